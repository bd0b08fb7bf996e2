"""How much is let in: sessions, and the memory they may take together."""

from __future__ import annotations

import logging
from pathlib import Path

try:
    import resource
except ImportError:  # Windows, which has no such limit
    resource = None  # type: ignore[assignment]

log = logging.getLogger("deterrence_kit.serve")
HANDLES = 15  # open files that a session takes in the server: sockets, its process, its line
OWN_HANDLES = 100  # those of the server itself, and of visitors on their way
MEMINFO = Path("/proc/meminfo")
#: Megabytes that must be left on the machine before another session is let in.
RESERVE = 256


class Full(Exception):  # noqa: N818
    """There is no place for another session."""


def check(sessions: int, most: int) -> None:
    """Raise `Full` where another session would be one too many."""
    if sessions >= most:
        raise Full(f"all {most} places are taken")
    left = available()
    if left is not None and left < RESERVE:
        raise Full(f"only {left} MB of memory are left")


def raise_handles(most: int) -> None:
    """Allow the server all open files it may have; say so where they are too few for all sessions."""
    if resource is None:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    needed = OWN_HANDLES + HANDLES * most
    if hard != resource.RLIM_INFINITY and hard < needed:
        log.warning(
            "This server may open %d files, enough for about %d sessions and not for %d: raise the limit "
            "(ulimit -Hn, LimitNOFILE) to %d, or lower --max-sessions.",
            hard, max(0, (hard - OWN_HANDLES) // HANDLES), most, needed,
        )  # fmt: skip


def available() -> int | None:
    """Megabytes the machine can still give; None where that cannot be known."""
    try:
        lines = MEMINFO.read_text().splitlines()
        return next(int(line.split()[1]) // 1024 for line in lines if "MemAvailable" in line)
    except (OSError, StopIteration):
        return None
