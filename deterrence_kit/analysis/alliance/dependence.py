"""Whom a pact hangs on: what is left when one ally leaves, or two, and how concentrated help is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.model import Assessment, Scenario


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
    without: np.ndarray
    pair: tuple[str, ...]
    without_pair: float

    @property
    def lost(self) -> np.ndarray:
        """Credibility lost without each ally; below 0 where the pact is more credible without it."""
        return self.credibility - self.without

    @property
    def pivotal(self) -> str:
        """The ally without which credibility falls most."""
        return self.codes[int(np.argmax(self.lost))]


def dependence(scenario: Scenario, changes: Mapping[str, float]) -> Dependence:
    """Leave out every ally and every pair of allies, in one vectorised call.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        Settings that differ from the scenario's own, by name.

    Notes
    -----
    An ally without GDP and personnel has no strength, so it counts in no formula: the case equals
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
    worst = int(np.argmin(of_pairs)) if len(pairs) else None
    return Dependence(
        codes,
        float(credibility[0]),
        credibility[1 : len(allies) + 1],
        () if worst is None else tuple(codes[i] for i in pairs[worst]),
        float("nan") if worst is None else float(of_pairs[worst]),
    )


def _credibility_without(
    scenario: Scenario, changes: Mapping[str, float], allies: np.ndarray, absent: np.ndarray
) -> np.ndarray:
    present = np.ones((len(absent), len(scenario.codes)))
    present[:, allies] = ~absent
    forces = {name: getattr(scenario, name) * present for name in ("gdp", "personnel")}
    return assess_cases(replace(scenario, **forces), changes).credibility


@dataclass(frozen=True)
class Delivery:
    """How what the allies would deliver is spread over them.

    Attributes
    ----------
    concentration : float
        Herfindahl index of the shares: 1 where one ally delivers all; NaN where nobody does.
    weakest : str
        The ally with the lowest resolve.
    doubted : str
        The ally whose doubt costs most: the largest delivery times the chance that it stays away.
    doubt : float
        That ally's part of the delivery that is expected to stay away.
    """

    concentration: float
    weakest: str
    doubted: str
    doubt: float

    @property
    def effective_allies(self) -> float:
        """As many equal allies would be as concentrated: one over the Herfindahl index."""
        return 1 / self.concentration


def delivery(scenario: Scenario, assessment: Assessment) -> Delivery:
    """Concentration of delivery, and the weakest commitments.

    Parameters
    ----------
    scenario : Scenario
    assessment : Assessment
        Of one case, with the members' arrays.

    Examples
    --------
    >>> from deterrence_kit import assess, load_scenario
    >>> japan = load_scenario("us-japan")
    >>> delivery(japan, assess(japan)).effective_allies
    1.0
    """
    allies = np.flatnonzero(scenario.home == 0)
    helped, resolve = assessment.delivered[allies], assessment.member_resolve[allies]
    shares, away = _shares(helped), _shares(helped * (1 - resolve))
    doubted = int(np.argmax(away))
    return Delivery(
        float(np.sum(shares**2)) or float("nan"),
        scenario.codes[allies[int(np.argmin(resolve))]],
        scenario.codes[allies[doubted]],
        float(away[doubted]),
    )


def _shares(values: np.ndarray) -> np.ndarray:
    return values / max(float(values.sum()), np.finfo(float).tiny)
