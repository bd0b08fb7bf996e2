"""What was moved: the first thing that somebody who opens a link wants to know."""

from __future__ import annotations

from typing import Any

from deterrence_kit.app.brief import besides
from deterrence_kit.app.controls import OWN
from deterrence_kit.app.link_parts import order_of
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import State
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import TABLES, declared
from deterrence_kit.model.telling.written import two_texts
from deterrence_kit.views.labels import label_of
from deterrence_kit.views.sentences import say


def moved(reading: Reading) -> list[dict[str, Any]]:
    """Everything that differs from the baseline, in the tables' order; then members, and the plan.

    Examples
    --------
    >>> from deterrence_kit.pages.explorer.page import ExplorerReading
    >>> moved(ExplorerReading(State("nato-estonia", {"will.USA": 0.25})))
    [{'text': 'Domestic will, United States 0.5 → 0.25', 'name': 'will', 'code': 'USA'}]
    """
    names = sorted(reading.state.changes, key=order_of)
    return [*(_setting(reading, name) for name in names), *_besides(reading)]


def left_behind(before: State, after: State) -> list[str]:
    """What does not go along to another scenario, in a sentence; nothing where all does.

    Parameters
    ----------
    before, after : State

    Examples
    --------
    >>> left_behind(State("us-japan", {"readiness": 0.6}), State("nato-estonia"))
    ['1 change was not taken along. Undo brings it back.']
    """
    lost = [name for name in before.changes if name not in after.changes]
    parts = zip(_people_and_plan(before), _people_and_plan(after), strict=True)
    count = len(lost) + sum(bool(was) and not now for was, now in parts)
    if before.scenario == after.scenario or not count:
        return []
    return [say("left_behind", {"one": count == 1, "count": count})]


def _people_and_plan(state: State) -> tuple[object, ...]:
    return state.left, state.joined, state.plan


def ally_of(state: State) -> str:
    """Whose own sliders a link is about: those last moved, else the first; or nobody's."""
    names = [state.touched, *sorted(state.changes, key=order_of)]
    own = [SettingName.parse(name) for name in names if name in state.changes]
    return next((code for base, code in own if code is not None and base in OWN), "")


def _setting(reading: Reading, name: str) -> dict[str, Any]:
    base, code = SettingName.parse(name)
    ends = reading.scenario.default_of(name), reading.state.value(name)
    before, now = two_texts(*ends, declared(name).unit)
    shown = any(base in TABLES[table] for table in reading.SLIDERS) and (not code or base in OWN)
    about = {"name": base, "code": code} if shown else {}
    return {"text": f"{label_of(name, reading.names)} {before} → {now}", **about}


def _besides(reading: Reading) -> list[dict[str, Any]]:
    """The brief's sentences, without their full stops."""
    return [{"text": text[:1].upper() + text[1:-1]} for text in besides(reading)]
