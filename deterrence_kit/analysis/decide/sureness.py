"""How sure a way to a goal is, over the assumptions, and what it fails on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.analysis.decide.cheapest import Cheapest
from deterrence_kit.analysis.decide.goals import ENOUGH
from deterrence_kit.analysis.doubt.draws import assumption_draws
from deterrence_kit.analysis.outcomes import outcome_called
from deterrence_kit.model import Scenario
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.settings import ASSUMPTIONS

DRAWS = 500
FEWEST = 10  # failing draws, to say what they have in common


@dataclass(frozen=True)
class Reference:
    """What a goal is measured against, so that it can be asked in every draw of the assumptions.

    Attributes
    ----------
    scenario : Scenario
    settings : mapping
        The case whose outcome is to be reached, times `scale` plus `shift`.
    scale, shift : float
    """

    scenario: Scenario
    settings: Mapping[str, float] = field(default_factory=dict)
    scale: float = 1.0
    shift: float = 0.0


@dataclass(frozen=True)
class Sureness:
    """In how many draws a package reaches its goal.

    Attributes
    ----------
    share : float
        Of the draws in which it does.
    draws : int
    worst : str
        The assumption that failing draws have most in common; empty where too few fail.
    high : bool
        Whether they have it high, not low.
    failing, reaching : float
        Its middle value in the draws of either kind.
    """

    share: float
    draws: int
    worst: str = ""
    high: bool = False
    failing: float = float("nan")
    reaching: float = float("nan")


def sureness(
    scenario: Scenario,
    found: Cheapest,
    world: Mapping[str, float] | None = None,
    reference: Reference | None = None,
    *,
    draws: int = DRAWS,
    seed: int = 0,
) -> Sureness:
    """In how many draws of the assumptions a package reaches its goal, and on what it fails.

    Parameters
    ----------
    scenario : Scenario
    found : Cheapest
    world : mapping, optional
        What differs besides; an assumption among it has its peak there.
    reference : Reference, optional
        What the goal is measured against in the same draw; by default the goal's bound.
    draws, seed : int

    Returns
    -------
    Sureness

    Notes
    -----
    The assumption named is the one whose medians among failing and reaching draws lie farthest
    apart, in ranks; the same draws meet every package (common random numbers).

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> from deterrence_kit.analysis import Goal, cheapest
    >>> easy = cheapest(load_scenario("us-korea"), Goal("credibility", 0.01))
    >>> sureness(load_scenario("us-korea"), easy).share
    1.0
    """
    given = dict(world or {})
    worlds = assumption_draws(given, draws, seed)
    reaches = _slack(scenario, found, {**given, **found.changes, **worlds}, reference, worlds)
    good = reaches >= -ENOUGH
    share = float(good.mean())
    if min(good.sum(), (~good).sum()) < FEWEST:
        return Sureness(share, draws)
    name = max(worlds, key=lambda n: abs(_gap(worlds[n], good)))
    failing, reaching = (float(np.median(worlds[name][rows])) for rows in (~good, good))
    return Sureness(share, draws, name, _gap(worlds[name], good) < 0, failing, reaching)


def _slack(
    scenario: Scenario,
    found: Cheapest,
    settings: Mapping[str, float | Array],
    reference: Reference | None,
    worlds: Mapping[str, Array],
) -> Array:
    outcome = outcome_called(found.goal.outcome)
    value = outcome.of(assess_cases(scenario, settings))
    bound: Array = np.asarray(found.goal.bound)
    if reference is not None:
        own = {n: v for n, v in reference.settings.items() if n not in ASSUMPTIONS}
        there = outcome.of(assess_cases(reference.scenario, {**own, **worlds}))
        bound = reference.scale * there + reference.shift
    slack: Array = outcome.better * (value - bound)
    return slack


def _gap(values: Array, good: NDArray[np.bool_]) -> float:
    """How far the middle rank of reaching draws lies above that of failing ones, as a share."""
    ranks = np.argsort(np.argsort(values)) / len(values)
    return float(np.median(ranks[good]) - np.median(ranks[~good]))
