"""Parts of a link and of a package: one setting, one member, read with a sentence about each fault."""

from __future__ import annotations

from deterrence_kit.app.membership import CHANGES
from deterrence_kit.app.state import State, scenario_called, scenario_of
from deterrence_kit.model.phrases import QUOTED, quoted
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import LEVERS, SETTINGS, declared

ORDER = {name: place for place, name in enumerate(SETTINGS)}


def order_of(name: str) -> tuple[int, str]:
    """Where a setting stands among the others: the tables' order, then the ally's code."""
    return ORDER[SettingName.parse(name).base], name


def member_changed(state: State, name: str, code: str, notices: list[str]) -> State:
    """The state after a member has left or a state has joined, where that can be."""
    try:
        return CHANGES[name](state, quoted(code))
    except ValueError as fault:
        notices.append(f"“{quoted(f'{name}={code}')}” was ignored: {fault}")
        return state


def applied(state: State, name: str, text: str, notices: list[str]) -> State:
    """The state after a setting has been given a value as text, where both are good."""
    fault = fault_of(state, name)
    if fault is None:
        try:
            declared(name).check(text)
            return state.moved(name, float(text))
        except ValueError as wrong:
            fault = str(wrong) if len(text) <= QUOTED else "it is far too long."
    notices.append(f"“{quoted(f'{name}={text}')}” was ignored: {fault}")
    return state


def fault_of(state: State, name: str) -> str | None:
    """What is wrong with the name of a setting, or None."""
    base, code = SettingName.parse(name)
    if base not in SETTINGS:
        return "nothing that can be set has that name."
    if code is None:
        return None
    if base not in LEVERS or declared(base).scope != "member":
        return f"{base} is one number for the whole pact."
    if code not in scenario_of(state).codes:
        return f"no member of {scenario_called(state.scenario).title} has that code."
    return None
