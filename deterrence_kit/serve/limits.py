"""How much is let in: sessions, and the memory they may take together."""

from __future__ import annotations

from pathlib import Path

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


def available() -> int | None:
    """Megabytes the machine can still give; None where that cannot be known."""
    try:
        lines = MEMINFO.read_text().splitlines()
        return next(int(line.split()[1]) // 1024 for line in lines if "MemAvailable" in line)
    except (OSError, StopIteration):
        return None
