"""The crises in which a pact was called upon."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Crisis:
    """A dated crisis in which the pact was called upon."""

    year: int
    asked: str
    honoured: bool
    source: str
    doubt: str = ""
