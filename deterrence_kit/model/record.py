"""The crises in which a pact was called upon, and what came of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

Outcome: TypeAlias = Literal["honoured", "failed", "consulted"]

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


@dataclass(frozen=True)
class Crisis:
    """A dated crisis in which the pact was called upon.

    Attributes
    ----------
    year : int
    asked : str
        What the pact was called upon for.
    outcome : {"honoured", "failed", "consulted"}
        Honoured: help was given, with forces, arms or an act. Failed: it was asked for and not
        given. Consulted: members met, declared or condemned, and no more was asked or given.
    source : str
    doubt : str
        What speaks for another reading.
    disputed : bool
        Whether others would give it another outcome; `doubt` says why.
    """

    year: int
    asked: str
    outcome: Outcome
    source: str
    doubt: str = ""
    disputed: bool = False

    @property
    def honoured(self) -> bool:
        """Whether help was given."""
        return self.outcome == "honoured"

    @property
    def tests_the_pledge(self) -> bool:
        """Whether it tells if the pact helps: a consultation was all that was asked, so it does not.

        Examples
        --------
        >>> Crisis(2014, "Article 4 consultations", "consulted", "NATO").tests_the_pledge
        False
        """
        return self.outcome != "consulted"
