"""The crises in which a pact was called upon, and what came of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

import numpy as np

from deterrence_kit.model.parameter import Array

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


def ages_of_tests(record: Sequence[Crisis], year: int) -> Array:
    """Years since each crisis that tested the pledge.

    Parameters
    ----------
    record : sequence of Crisis
    year : int
        From which they are counted.

    Returns
    -------
    ndarray, shape (crises that tested the pledge,), years

    Examples
    --------
    >>> met = Crisis(2014, "Article 4", "consulted", "NATO")
    >>> ages_of_tests([met, Crisis(2001, "Article 5", "honoured", "NATO")], 2026).tolist()
    [25.0]
    """
    return np.array([year - crisis.year for crisis in record if crisis.tests_the_pledge], float)


def honoured_tests(record: Sequence[Crisis]) -> Array:
    """Whether each crisis that tested the pledge was honoured.

    Parameters
    ----------
    record : sequence of Crisis

    Returns
    -------
    ndarray, shape (crises that tested the pledge,), 1 or 0

    Examples
    --------
    >>> honoured_tests([Crisis(2014, "Article 4", "consulted", "NATO")]).tolist()
    []
    """
    return np.array([crisis.honoured for crisis in record if crisis.tests_the_pledge], float)
