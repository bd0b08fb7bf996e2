"""Whom a pact hangs on: what is left when one ally leaves, or two, and how concentrated help is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.model import Scenario
from deterrence_kit.model.members import largest_at
from deterrence_kit.model.parameter import Array


@dataclass(frozen=True)
class Dependence:
    """Credibility without each ally, and without the two whose leaving costs most.

    Attributes
    ----------
    codes : tuple of str
        The allies, in the members' order.
    credibility : float
        With all of them.
    without : ndarray, shape (allies,)
        Credibility if that ally alone were not there.
    pair : tuple of str
        The two whose leaving together costs most; empty with fewer than two allies.
    without_pair : float
        Credibility without both; NaN with fewer than two allies.
    """

    codes: tuple[str, ...]
    credibility: float
    without: Array
    pair: tuple[str, ...]
    without_pair: float

    @property
    def lost(self) -> Array:
        """Credibility lost without each ally; below 0 where the pact is more credible without it."""
        return self.credibility - self.without

    @property
    def pivotal(self) -> str:
        """The ally without which credibility falls most."""
        return self.codes[largest_at(self.lost)]


def dependence(scenario: Scenario, changes: Mapping[str, float]) -> Dependence:
    """Leave out every ally and every pair of allies, in one vectorised call.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        Settings that differ from the scenario's own, by name.

    Returns
    -------
    Dependence

    Notes
    -----
    An ally without GDP and heads has no strength, so it counts in no formula: the case equals
    ``scenario.without(code)``. n allies make 1 + n + n (n − 1) / 2 cases.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> dependence(load_scenario("nato-estonia"), {}).pivotal
    'USA'
    """
    allies = np.flatnonzero(scenario.home == 0)
    pairs = np.array(list(combinations(range(len(allies)), 2)), dtype=int).reshape(-1, 2)
    absent = np.zeros((1 + len(allies) + len(pairs), len(allies)), dtype=bool)
    absent[1 : len(allies) + 1] = np.eye(len(allies), dtype=bool)
    absent[len(allies) + 1 + np.arange(len(pairs))[:, None], pairs] = True
    credibility = _credibility_without(scenario, changes, allies, absent)
    codes = tuple(scenario.codes[i] for i in allies)
    of_pairs = credibility[len(allies) + 1 :]
    worst = largest_at(-of_pairs) if len(pairs) else None
    return Dependence(
        codes,
        float(credibility[0]),
        credibility[1 : len(allies) + 1],
        () if worst is None else tuple(codes[i] for i in pairs[worst]),
        float("nan") if worst is None else float(of_pairs[worst]),
    )


def _credibility_without(
    scenario: Scenario,
    changes: Mapping[str, float],
    allies: NDArray[np.intp],
    absent: NDArray[np.bool_],
) -> Array:
    present = np.ones((len(absent), len(scenario.codes)))
    present[:, allies] = ~absent
    names = ("gdp", "personnel", "reserves")
    forces = {name: getattr(scenario, name) * present for name in names}
    return assess_cases(replace(scenario, **forces), changes).credibility
