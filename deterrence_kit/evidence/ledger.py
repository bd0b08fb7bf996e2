"""Where rows went: nothing is dropped without a line that counts it and says why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Count:
    """One step: rows that came in, rows that went on, and why the others did not."""

    what: str
    read: int
    used: int
    why: str = ""

    @property
    def left_out(self) -> int:
        """Rows that did not go on."""
        return self.read - self.used

    def sentence(self) -> str:
        """The step in words."""
        kept = f"{self.what}: {self.read:,} rows read, {self.used:,} used"
        return f"{kept}, {self.left_out:,} left out ({self.why})." if self.left_out else f"{kept}."


@dataclass
class Ledger:
    """The counts of a run, in order.

    Examples
    --------
    >>> ledger = Ledger()
    >>> ledger.note("disputes", read=10, used=7, why="no year")
    >>> print(ledger.text())
    disputes: 10 rows read, 7 used, 3 left out (no year).
    """

    counts: list[Count] = field(default_factory=list)

    def note(self, what: str, *, read: int, used: int, why: str = "") -> None:
        """Write a step down, once."""
        count = Count(what, int(read), int(used), why)
        if count not in self.counts:
            self.counts.append(count)

    def kept(self, what: str, frame: Any, keep: Any, why: str) -> Any:
        """The rows of a frame that go on; the others are counted with the reason."""
        keep = np.asarray(keep, dtype=bool)
        self.note(what, read=len(keep), used=int(keep.sum()), why=why)
        return frame[keep]

    def __iter__(self) -> Iterator[Count]:
        return iter(self.counts)

    def text(self) -> str:
        """A line for each step."""
        return "\n".join(count.sentence() for count in self.counts)

    def records(self) -> list[dict[str, Any]]:
        """Every step as a dictionary, for JSON and tables."""
        return [
            {"what": c.what, "read": c.read, "used": c.used, "left_out": c.left_out, "why": c.why}
            for c in self.counts
        ]
