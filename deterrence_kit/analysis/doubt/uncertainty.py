"""What if we are wrong: outcomes at the current levers over draws of the assumptions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.analysis.doubt.draws import assumption_draws, check_count
from deterrence_kit.analysis.doubt.quantiles import LEVELS, quantiles
from deterrence_kit.model import Assessment, Scenario
from deterrence_kit.model.parameter import Array

STEPS = (250, 500, 1000, 2000)
AT_REST = 500  # draws beside an answer, when its sliders have rested

# A band is settled when twice the draws move none of its edges by more than this part of the width
# between its outer two.
TOLERANCE = 0.05

# What an assumption cannot change gets a band of this width at most, which is no width.
_NOTHING = 1e-9


@dataclass(frozen=True, eq=False)
class Uncertainty:
    """Outcomes over draws.

    Attributes
    ----------
    worlds : dict of str to ndarray, shape (draws,)
        The assumptions, by name.
    cases : Assessment
        Arrays of shape (draws,), those of the members (draws, members).
    """

    worlds: dict[str, Array]
    cases: Assessment

    @property
    def draws(self) -> int:
        """How many."""
        return len(self.cases.credibility)

    @cached_property
    def holding(self) -> float:
        """Share of the draws in which deterrence holds."""
        return float(self.cases.holds.mean())

    def values(self, outcome: str, draws: int | None = None) -> Array:
        """An outcome in each draw, or in the first so many: shape (draws,) or (draws, members)."""
        return np.asarray(getattr(self.cases, outcome))[:draws]

    def band(self, outcome: str, levels: tuple[float, ...] = LEVELS) -> Array:
        """Quantiles of an outcome.

        Parameters
        ----------
        outcome : str
            A field of `Assessment`, or one of its properties: ``"credibility"``, ``"added"``.
        levels : tuple of float, 0 to 1

        Returns
        -------
        ndarray, shape (levels,) or (levels, members)

        Examples
        --------
        >>> from deterrence_kit import load_scenario
        >>> found = uncertainty(load_scenario("nato-estonia"), {}, 500)
        >>> low, middle, high = found.band("credibility", (0.05, 0.5, 0.95))
        >>> bool(0 < low < middle < high < 1)
        True
        >>> found.band("member_resolve").shape
        (5, 32)
        """
        return quantiles(self.values(outcome), levels)

    def moved(self, outcome: str) -> float:
        """How far the band's edges moved with the second half of the draws.

        Returns
        -------
        float
            The farthest that an edge moved, in widths of the band; of the members' bands, the
            farthest of all. Infinite with fewer draws than one could halve and compare.
        """
        if self.draws < 2 * STEPS[0]:
            return float("inf")
        half, whole = (quantiles(self.values(outcome, n)) for n in (self.draws // 2, self.draws))
        width = whole[-1] - whole[0]
        steady = width <= _NOTHING
        return float(np.max(np.abs(whole - half) / np.where(steady, np.inf, width)))

    def settled(self, *outcomes: str) -> bool:
        """Whether none of these bands moves by more than `TOLERANCE` any more."""
        return all(self.moved(outcome) <= TOLERANCE for outcome in outcomes)


def uncertainty(
    scenario: Scenario, changes: Mapping[str, float], draws: int = STEPS[-1], seed: int = 0
) -> Uncertainty:
    """Assess the case in as many worlds as there are draws, in one vectorised call.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        Settings that differ from the scenario's own. Levers stay where they are; an assumption is
        drawn around its value here.
    draws : int
    seed : int

    Returns
    -------
    Uncertainty

    Notes
    -----
    The same seed draws the same worlds whatever the scenario and the levers, so that two cases
    are compared world by world; see `difference`.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = uncertainty(load_scenario("nato-estonia"), {"readiness": 0.7}, draws=500)
    >>> found.draws, 0 < found.holding < 1
    (500, True)
    """
    worlds = assumption_draws(changes, draws, seed)
    return Uncertainty(worlds, _assessed(scenario, changes, worlds))


def uncertainty_in_steps(
    scenario: Scenario,
    changes: Mapping[str, float],
    steps: tuple[int, ...] = STEPS,
    seed: int = 0,
) -> Iterator[Uncertainty]:
    """The same with more and more draws; each step assesses only those that it adds.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        Settings that differ from the scenario's own, by name.
    steps : tuple of int
        Numbers of draws, each larger than the one before.
    seed : int

    Yields
    ------
    Uncertainty
        With so many draws.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> [found.draws for found in uncertainty_in_steps(load_scenario("nato-estonia"), {}, (250, 1000))]
    [250, 1000]
    """
    for count in steps:
        check_count(count)
    found: Uncertainty | None = None
    for count in steps:
        found = _more(scenario, changes, found, count, seed)
        yield found


def _more(
    scenario: Scenario,
    changes: Mapping[str, float],
    found: Uncertainty | None,
    count: int,
    seed: int,
) -> Uncertainty:
    if found is None:
        return uncertainty(scenario, changes, count, seed)
    worlds = assumption_draws(changes, count, seed)
    new = _assessed(scenario, changes, {n: values[found.draws :] for n, values in worlds.items()})
    joined = {
        f.name: np.concatenate([getattr(found.cases, f.name), getattr(new, f.name)])
        for f in fields(Assessment)
    }
    return Uncertainty(worlds, Assessment(**joined))


def _assessed(
    scenario: Scenario, changes: Mapping[str, float], worlds: Mapping[str, Array]
) -> Assessment:
    levers = {n: np.asarray(v, float) for n, v in changes.items() if n not in worlds}
    return assess_cases(scenario, {**levers, **worlds}, members=True)
