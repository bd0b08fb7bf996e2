"""What if we are wrong: outcomes at the current levers over draws of the assumptions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.analysis.draws import assumption_draws, check_count
from deterrence_kit.model import Assessment, Scenario

LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
STEPS = (250, 500, 1000, 2000)

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

    worlds: dict[str, np.ndarray]
    cases: Assessment

    @property
    def draws(self) -> int:
        """How many."""
        return len(self.cases.credibility)

    @cached_property
    def holding(self) -> float:
        """Share of the draws in which deterrence holds."""
        return float(self.cases.holds.mean())

    def values(self, outcome: str, draws: int | None = None) -> np.ndarray:
        """An outcome in each draw, or in the first so many: shape (draws,) or (draws, members)."""
        return np.asarray(getattr(self.cases, outcome))[:draws]

    def band(self, outcome: str, levels: tuple[float, ...] = LEVELS) -> np.ndarray:
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


def refined(
    scenario: Scenario,
    changes: Mapping[str, float],
    steps: tuple[int, ...] = STEPS,
    seed: int = 0,
) -> Iterator[Uncertainty]:
    """The same with more and more draws; each step assesses only those that it adds.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> [found.draws for found in refined(load_scenario("nato-estonia"), {}, (250, 1000))]
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
    scenario: Scenario, changes: Mapping[str, float], worlds: Mapping[str, np.ndarray]
) -> Assessment:
    levers = {n: np.asarray(v, float) for n, v in changes.items() if n not in worlds}
    return assess_cases(scenario, {**levers, **worlds}, members=True)


def quantiles(values: np.ndarray, levels: tuple[float, ...] = LEVELS) -> np.ndarray:
    """Quantiles over the first axis, by linear interpolation, shape (levels, ...).

    Examples
    --------
    >>> import numpy as np
    >>> quantiles(np.arange(101.0), (0.05, 0.5)).tolist()
    [5.0, 50.0]
    """
    return np.quantile(values, levels, axis=0)


@dataclass(frozen=True, eq=False)
class Difference:
    """What changed between two cases, world by world.

    Attributes
    ----------
    values : ndarray, shape (draws,)
        The outcome in the second case less that in the first.
    """

    values: np.ndarray

    @property
    def band(self) -> np.ndarray:
        """Its quantiles at `LEVELS`."""
        return quantiles(self.values)

    @property
    def rising(self) -> float:
        """Share of the draws in which the outcome is higher in the second case."""
        return float((self.values > _NOTHING).mean())

    @property
    def falling(self) -> float:
        """Share of the draws in which it is lower."""
        return float((self.values < -_NOTHING).mean())


def difference(before: Uncertainty, now: Uncertainty, outcome: str = "credibility") -> Difference:
    """Compare two cases in the same worlds.

    Parameters
    ----------
    before, now : Uncertainty
        Drawn with the same seed; the fewer draws of the two count.
    outcome : str
        A field of `Assessment` with one value a case.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> scenario = load_scenario("nato-estonia")
    >>> before, now = (uncertainty(scenario, {"readiness": r}, 500) for r in (0.5, 0.7))
    >>> difference(before, now).rising
    1.0
    """
    count = min(before.draws, now.draws)
    return Difference(now.values(outcome, count) - before.values(outcome, count))
