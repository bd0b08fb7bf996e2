"""Leaving and joining: what a reader can change in a pact's membership, and what is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

import numpy as np

from deterrence_kit.analysis.alliance.counted import counted
from deterrence_kit.app.state import FIRST_TOUCHED, State, scenario_called, scenario_of
from deterrence_kit.datasets import tables
from deterrence_kit.datasets.accession import accession_fault, not_today, runs_on_today
from deterrence_kit.model import Assessment
from deterrence_kit.model.blocks import MEMBER_QUANTITIES
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.years.schedule_text import parse_schedule
from deterrence_kit.views.counted_words import Told, counted_words
from deterrence_kit.views.words import named

MOST_MEMBERS = 60  # what all pairs of allies can be looked at for within one move


def left_by(state: State, code: str) -> State:
    """The state after one ally has left.

    Raises
    ------
    ValueError
        With a sentence for people.

    Examples
    --------
    >>> left_by(State("nato-estonia"), "USA").left
    ('USA',)
    """
    fault = _departure_fault(state, code)
    if fault:
        raise ValueError(fault)
    changes = {n: v for n, v in state.changes.items() if SettingName.parse(n).code != code}
    touched = FIRST_TOUCHED if SettingName.parse(state.touched).code == code else state.touched
    plan = _without_steps_of(code, state.plan)
    state = replace(state, changes=changes, touched=touched, plan=plan)
    if code in state.joined:
        return replace(state, joined=tuple(c for c in state.joined if c != code))
    return replace(state, left=(*state.left, code))


def _without_steps_of(code: str, plan: str) -> str:
    """A plan without what concerns one member: after it has left there is nobody to do it."""
    schedule = parse_schedule(plan)[0]
    return str(replace(schedule, steps=tuple(s for s in schedule.steps if s.code != code)))


def joined_by(state: State, code: str) -> State:
    """The state after a state has joined, or joined again.

    Raises
    ------
    ValueError
        With a sentence for people.

    Examples
    --------
    >>> joined_by(State("nato-estonia"), "UKR").joined
    ('UKR',)
    """
    if code in state.left:
        return replace(state, left=tuple(c for c in state.left if c != code))
    fault = accession_fault(scenario_of(state), code)
    if fault is None and len(scenario_of(state).codes) >= MOST_MEMBERS:
        fault = f"a pact here has {MOST_MEMBERS} members at most."
    if fault:
        raise ValueError(fault)
    return replace(state, joined=(*state.joined, code))


CHANGES = {"leave": left_by, "join": joined_by}


def _asked(change: Callable[[State, str], State], state: State, event: Mapping[str, Any]) -> State:
    return change(state, str(event.get("code", "")))


EVENTS = {kind: partial(_asked, change) for kind, change in CHANGES.items()}


def _departure_fault(state: State, code: str) -> str | None:
    scenario = scenario_of(state)
    if code in state.left:
        return f"{name_of(state, code)} has left already."
    if code not in scenario.codes:
        return f"no member of {scenario.title} has the code {code}."
    if code == scenario.codes[scenario.protege]:
        return (
            f"{scenario.protege_name} is the protégé, the member to be defended: it cannot leave."
        )
    if len(scenario.codes) < 3:
        return f"{name_of(state, code)} is the last ally: let another state join first."
    return None


def name_of(state: State, code: str) -> str:
    """A state's name, also of one that has left."""
    shipped = scenario_called(state.scenario)
    names = dict(zip(shipped.codes, shipped.names, strict=True))
    return named(names.get(code) or str(tables.states().get(code, {}).get("name", code)))


@lru_cache(maxsize=64)
def membership(name: str, left: tuple[str, ...], joined: tuple[str, ...]) -> dict[str, Any]:
    """What the control for membership offers: who can join, who has left, who has joined."""
    state = State(name, left=left, joined=joined)
    scenario = scenario_of(state)
    open_to_all = runs_on_today(scenario)
    inside = {*scenario.codes, *scenario.challenger_codes, *state.left}
    candidates = [s for s in tables.states().values() if s["code"] not in inside]
    entries = [[s["code"], s["name"]] for s in sorted(candidates, key=lambda s: str(s["name"]))]
    return {
        "candidates": entries if open_to_all else [],
        "left": [[code, name_of(state, code)] for code in state.left],
        "joined": [[code, name_of(state, code)] for code in state.joined],
        "note": "" if open_to_all else not_today(scenario),
    }


def aligned(assessment: Assessment, before: tuple[str, ...], now: tuple[str, ...]) -> Assessment:
    """The members' arrays in another order of members; who was not there delivered nothing."""
    place = [before.index(code) if code in before else len(before) for code in now]
    arrays = {name: getattr(assessment, name) for name in MEMBER_QUANTITIES}
    return replace(assessment, **{n: np.append(a, 0.0)[place] for n, a in arrays.items()})


def why_pillars(state: State, changes: Mapping[str, float], now: Assessment) -> str:
    """What pillars owe to who has left or joined; nothing where they owe it nothing.

    Only pillars that stand on the page as they are found here are spoken of: a page that adds a
    second crisis shows others.

    Examples
    --------
    >>> from deterrence_kit.pages.explorer.page import ExplorerReading
    >>> gone = ExplorerReading(State("nato-estonia", left=("USA",)))
    >>> why_pillars(gone.state, gone.changes, gone.now).count("instead of")
    2
    """
    here = scenario_of(state)
    fewer, more = list[Told](), list[Told]()
    if state.left:
        found = counted(scenario_of(replace(state, left=())), here, changes)
        fewer = [Told(c.pillar, c.rest, c.all, c.reason) for c in found]
    if state.joined:
        found = counted(here, scenario_of(replace(state, joined=())), changes)
        more = [Told(c.pillar, c.all, c.rest, c.reason) for c in found]
    left, joined = (
        [name_of(state, code) for code in codes] for codes in (state.left, state.joined)
    )
    return counted_words(_standing(fewer, now), left, _standing(more, now), joined)


def _standing(told: list[Told], now: Assessment) -> list[Told]:
    return [each for each in told if abs(float(getattr(now, each.pillar)) - each.now) < 1e-9]
