"""The page as a file, made by the command ``deterrence-kit export`` in a process of its own.

That takes seconds, and the page goes on answering meanwhile.
"""

from __future__ import annotations

import asyncio
import gzip
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from deterrence_kit.app.edition.contents import (
    added,
    left_out,
    not_filed,
    obstacle,
    opening,
    shipped_as,
)
from deterrence_kit.app.links import query_of
from deterrence_kit.app.origin import page_key
from deterrence_kit.app.reading import Reading
from deterrence_kit.views.labels import listed

log = logging.getLogger(__name__)
Tell: TypeAlias = Callable[..., None]

LONGEST = 180  # seconds
PACKAGES = str(Path(__file__).resolve().parents[3])
LEFT_OUT = (
    "The saved page opens without {parts}, which takes Python to show; all else in it is as it stands "
    "here."
)
OTHER_ANSWER = " So its answer is not the one that stands here."
FAILED = "The page could not be saved; the cause has been logged. This page itself is as it was: try again."
BUSY = "The page that was asked for before is still being made: it comes by itself."


async def send(reading: Reading, tell: Tell) -> None:
    """Make the file and tell the page, or tell why there is none; never both, never neither."""
    if why := obstacle(reading):
        return tell({"kind": "page", "failed": why})
    parts = [
        *left_out(reading.state, type(reading)),
        *not_filed(type(reading)),
        *added(reading),
    ]
    state = opening(reading.state, type(reading))
    said = LEFT_OUT.format(parts=listed(parts)) if parts else ""
    if type(reading)(state).words()["sentence"] != reading.words()["sentence"]:
        said += OTHER_ANSWER
    try:
        packed = await asyncio.to_thread(
            exported, query_of(state), page_key(shipped_as(type(reading)))
        )
    except (OSError, RuntimeError, subprocess.SubprocessError):
        log.exception("the page could not be saved")
        return tell({"kind": "page", "failed": FAILED})
    tell({"kind": "page", "said": said, "packed": True}, [packed])


def begun(
    now: asyncio.Task[None] | None, reading: Reading, tell: Tell
) -> asyncio.Task[None] | None:
    """Make one file at a time; meanwhile the session hears what the user does."""
    if now and not now.done():
        tell({"kind": "page", "failed": BUSY})
        return now
    try:
        return asyncio.get_running_loop().create_task(send(reading, tell))
    except RuntimeError:  # no kernel: a test or a script
        return asyncio.run(send(reading, tell))


def exported(link: str, page: str) -> bytes:
    """What the command writes of a page for a link, gzipped: it is too long for some servers as it is.

    Raises
    ------
    RuntimeError
        With what the command complained of.
    """
    command = [sys.executable, "-P", "-m", "deterrence_kit", "export", "-", "--page", page]
    command += ["--state", link]
    paths = os.pathsep.join(filter(None, (PACKAGES, os.environ.get("PYTHONPATH"))))
    env = {**os.environ, "PYTHONPATH": paths, "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(command, capture_output=True, env=env, timeout=LONGEST, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace").strip()[-500:])
    return gzip.compress(done.stdout, mtime=0)
