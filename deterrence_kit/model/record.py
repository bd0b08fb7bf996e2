"""The crises in which a pact was called upon, what came of each, and whether its source was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

import numpy as np

from deterrence_kit.model.parameter import Array

Outcome: TypeAlias = Literal["honoured", "failed", "consulted"]

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

#: ``read``: its source, or a page that quotes or reports it, was read on the day of the check.
#: ``recalled``: written from general knowledge; the source it names was not read again.
#: ``invented``: fictional, for exercises. Empty: a file of one's own that does not say.
Basis: TypeAlias = Literal["read", "recalled", "invented", ""]

BASES: tuple[Basis, ...] = tuple(basis for basis in get_args(Basis) if basis)
RECALLED = "from general knowledge, not read again"


def cited(source: str, basis: Basis) -> str:
    """A source as it may be cited: with a word where it was not read again.

    Parameters
    ----------
    source : str
    basis : {"read", "recalled", "invented", ""}

    Returns
    -------
    str

    Examples
    --------
    >>> cited("NATO, 4 March 2014", "read"), cited("NATO, 4 March 2014", "recalled")
    ('NATO, 4 March 2014', 'NATO, 4 March 2014; from general knowledge, not read again')
    """
    return f"{source}; {RECALLED}" if basis == "recalled" else source


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
    basis : {"read", "recalled", ""}
        Whether the source was read again; empty where the file does not say.
    """

    year: int
    asked: str
    outcome: Outcome
    source: str
    doubt: str = ""
    disputed: bool = False
    basis: Basis = ""

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
