"""The game behind an attribution: the outcome of every coalition of changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

import numpy as np

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.model import Assessment, Scenario
from deterrence_kit.model.opponent import OPPONENT
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import ASSUMPTIONS

# 2^12 coalitions of a pact of 32 take a few milliseconds; beyond, the smallest effects act as one.
MOST_PLAYERS = 12
REST = "all other changes"
REST_ASSUMPTIONS = "all other assumptions"
OutcomeLike: TypeAlias = str | Callable[[Assessment], Array]


def _assumed(player: str) -> bool:
    return player in ASSUMPTIONS or player in OPPONENT or player == REST_ASSUMPTIONS


def _groups(
    scenario: Scenario, changes: Mapping[str, float], outcome: OutcomeLike, commitment: str | None
) -> dict[str, tuple[str, ...]]:
    """The players: one for each change, or the smallest together where there are too many."""
    if len(changes) <= MOST_PLAYERS:
        return {name: (name,) for name in changes}
    alone = _worth(scenario, changes, [(n,) for n in changes], outcome, commitment, pairs=False)
    effect = dict(zip(changes, np.abs(alone[1:] - alone[0]), strict=True))
    ranked = sorted(changes, key=lambda name: -effect[name])
    kinds = len({_assumed(name) for name in ranked})
    largest, rest = ranked[: MOST_PLAYERS - kinds], ranked[MOST_PLAYERS - kinds :]
    levers, assumed = (tuple(n for n in rest if _assumed(n) == kind) for kind in (False, True))
    groups = {name: (name,) for name in largest} | {REST: levers, REST_ASSUMPTIONS: assumed}
    return {name: group for name, group in groups.items() if group}


def _worth(
    scenario: Scenario,
    changes: Mapping[str, float],
    groups: list[tuple[str, ...]],
    outcome: OutcomeLike,
    commitment: str | None,
    pairs: bool = True,
) -> Array:
    """The outcome of every coalition, or with ``pairs=False`` of nobody and of each alone."""
    coalitions = np.arange(2 ** len(groups)) if pairs else np.r_[0, 1 << np.arange(len(groups))]
    inside = {n: (coalitions >> i) & 1 == 1 for i, group in enumerate(groups) for n in group}
    settings: dict[str, Array] = {}
    for name in sorted(inside, key=lambda name: "." in name):
        base = SettingName.parse(name).base
        # An ally without a value of its own follows the alliance-wide one, in every coalition.
        follows = base in settings and name not in scenario.settings
        absent = settings[base] if follows else scenario.default_of(name)
        settings[name] = np.where(inside[name], changes[name], absent)
    cases = assess_cases(scenario, settings, members=commitment is not None)
    # Values of an ally that is not in the pact are not read, so there may be no axis of cases.
    return np.broadcast_to(_outcome(scenario, cases, outcome, commitment), coalitions.shape)


def _outcome(
    scenario: Scenario, cases: Assessment, outcome: OutcomeLike, commitment: str | None
) -> Array:
    if commitment is None:
        return outcome(cases) if callable(outcome) else getattr(cases, outcome)
    if commitment not in scenario.codes:
        return np.zeros(1)
    values: Array = getattr(cases, str(outcome))[..., scenario.codes.index(commitment)]
    return values
