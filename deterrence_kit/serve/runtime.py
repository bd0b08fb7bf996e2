"""The server's folder for sockets, keys and temporary files: its own, and gone when it is gone."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where nothing is swept
    fcntl = None  # type: ignore[assignment]

from . import journal

OURS = re.compile(r"dk-(\d+)-\w+")
ENOUGH = 4096  # bytes that must find a place: more than a session's keys take


@contextmanager
def folder(root: str) -> Iterator[str]:
    """A new folder in `root` that bears this process's number; those of killed servers go."""
    sweep(Path(root))
    path = tempfile.mkdtemp(prefix=f"dk-{os.getpid()}-", dir=root)
    held = _lock(Path(path))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)
        if held is not None:
            os.close(held)


def sweep(root: Path) -> None:
    """Remove what servers that were killed have left in `root`."""
    for path in root.glob("dk-*") if fcntl else ():
        named = OURS.fullmatch(path.name)
        if named and not _runs(int(named[1])) and (held := _lock(path)) is not None:
            shutil.rmtree(path, ignore_errors=True)
            os.close(held)
            journal.event("leftover.removed", folder=path.name)


def refusal(root: str) -> str:
    """Why nothing can be written in a folder (a full disk, say); empty where all is well."""
    try:
        with tempfile.TemporaryFile(dir=root, buffering=0) as trial:
            trial.write(bytes(ENOUGH))
            return ""
    except OSError as error:
        return (error.strerror or str(error)).lower()


def _runs(pid: int) -> bool:
    """Whether another process has that number now; ours had another owner once."""
    try:
        os.kill(pid, 0)
    except OSError as error:
        return not isinstance(error, ProcessLookupError)
    return pid != os.getpid()


def _lock(path: Path) -> int | None:
    """A hold on a folder of this user's, None where somebody has it: a container counts its
    processes anew, so the number alone does not tell who lives.
    """
    if fcntl is None:
        return None
    handle = None
    try:
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        if os.fstat(handle).st_uid != os.geteuid():
            raise PermissionError(path)
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        if handle is not None:
            os.close(handle)
        return None
    return handle
