"""What would be chosen, over draws: among kept packages, or between the two verdicts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.analysis.decide.strategy import Strategy
from deterrence_kit.analysis.doubt.draws import assumption_draws
from deterrence_kit.analysis.doubt.uncertainty import Uncertainty
from deterrence_kit.analysis.doubt.worth_knowing import WorthKnowing, worth_knowing
from deterrence_kit.analysis.outcomes import outcome_called
from deterrence_kit.app.packages import packed, text_of
from deterrence_kit.app.state import Package, State, scenario_called
from deterrence_kit.datasets.accession import with_members
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import is_lever

DRAWS, PIECE = 2000, 500  # of the assumptions, and how many at a time
NOW, ON_SLIDERS = "As things stand", "On the sliders"


@dataclass(frozen=True, eq=False)
class Choosing:
    """Between what, and what knowing each assumption would do.

    Attributes
    ----------
    options : tuple of str
        Names of packages; empty where the choice is between the two verdicts.
    told : WorthKnowing
    """

    options: tuple[str, ...]
    told: WorthKnowing


def options_of(state: State) -> list[Strategy]:
    """The packages kept; beside a single one what is on the sliders, or what stands; none without.

    Examples
    --------
    >>> from deterrence_kit.app.state import State
    >>> more = Package("More", {"readiness": 0.7})
    >>> [o.name for o in options_of(State("us-korea", packages=(more,)))]
    ['More', 'As things stand']
    >>> options_of(State("us-korea"))
    []
    """
    kept = list(state.packages)
    if len(kept) == 1:
        now = packed(state, ON_SLIDERS)
        other = (now.changes, now.left, now.joined)
        same = other in ((kept[0].changes, kept[0].left, kept[0].joined), ({}, (), ()))
        kept.append(Package(NOW) if same else now)
    return [_as_strategy(package) for package in kept]


def _as_strategy(kept: Package) -> Strategy:
    """The levers alone: assumptions, the opponent's too, hold for all packages alike."""
    levers = {n: v for n, v in kept.changes.items() if is_lever(n)}
    return Strategy(kept.name, levers, kept.left, kept.joined)


def packages_key(state: State) -> tuple[str, ...]:
    """What a choice among packages depends on beside the case."""
    return tuple(map(text_of, state.packages))


def between_packages(state: State, outcome: str) -> Iterator[Choosing | None]:
    """The choice among packages by one outcome: None while draws are being assessed."""
    options, worlds = options_of(state), assumption_draws(state.changes, DRAWS)
    columns = []
    for option in options:
        parts = []
        for start in range(0, DRAWS, PIECE):
            piece = {n: v[start : start + PIECE] for n, v in worlds.items()}
            parts.append(_benefit(state, option, piece, outcome))
            yield None
        columns.append(np.concatenate(parts))
    found = worth_knowing(worlds, np.column_stack(columns))
    yield Choosing(tuple(option.name for option in options), found)


def _benefit(state: State, option: Strategy, worlds: dict[str, Array], outcome: str) -> Array:
    scenario = with_members(scenario_called(state.scenario), option.left, option.joined)
    given = {
        n: v for n, v in state.changes.items()
        if not is_lever(n) and SettingName.parse(n).concerns(scenario.codes)
    }  # fmt: skip
    chosen = outcome_called(outcome)
    cases = assess_cases(scenario, {**given, **worlds, **option.in_scenario(scenario)})
    return np.broadcast_to(chosen.better * chosen.of(cases), PIECE)


def between_verdicts(found: Uncertainty) -> Choosing:
    """Whether it holds or fails: the worth of a verdict is the share of draws in which it is right."""
    holds = found.cases.holds.astype(float)
    return Choosing((), worth_knowing(found.worlds, np.column_stack([holds, 1 - holds])))
