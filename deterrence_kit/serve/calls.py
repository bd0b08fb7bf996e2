"""What a function that a notebook names says, asked in a child of the zygote that lives for that alone."""

from __future__ import annotations

import asyncio
from pathlib import Path
from uuid import uuid4

from . import forkserver
from .child import Child


class Calls:
    """Calls of functions, each in a process of its own.

    Parameters
    ----------
    preload : sequence of str
        What names the zygote, see `forkserver.shared`; empty where there is none.
    folder : str
        Where a child leaves what was said.
    """

    def __init__(self, preload: tuple[str, ...], folder: str) -> None:
        self.preload, self.folder = preload, Path(folder)

    async def said(self, function: str, argument: str, seconds: float) -> str | None:
        """What `function` says of `argument`: an empty text where it refuses that with a ValueError.

        None where it fails, takes longer, or cannot be asked: another time it may answer.
        """
        if not self.preload:
            return None
        path = self.folder / f"call-{uuid4()}"
        try:
            server = forkserver.shared(self.preload)
            child = await asyncio.to_thread(server.call, function, argument, str(path))
            return await self._read(child, path, seconds)
        except OSError:
            return None
        finally:
            path.unlink(missing_ok=True)

    async def _read(self, child: Child, path: Path, seconds: float) -> str | None:
        deadline = asyncio.get_running_loop().time() + seconds
        while child.poll() is None:
            if asyncio.get_running_loop().time() > deadline:
                child.kill()
                return None
            await asyncio.sleep(0.02)
        return path.read_text(encoding="utf-8") if path.is_file() else None
