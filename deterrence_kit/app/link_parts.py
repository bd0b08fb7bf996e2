"""Parts of a link and of a package: one setting, one member, read with a sentence about each fault."""

from __future__ import annotations

from deterrence_kit.app.membership import CHANGES
from deterrence_kit.app.state import State, scenario_called, scenario_of
from deterrence_kit.model.phrases import QUOTED, quoted
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import LEVERS, SETTINGS, declared

# Ranges that have become narrower, as older links may use them: from the lowest to the highest.
ONCE = {"stake_range": (500, 8000), "discernment": (0.1, 5), "dispute_rate": (0.002, 0.01)}
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
            value = _within(name, text, notices)
            declared(name).check(value)
            return state.moved(name, float(value))
        except ValueError as wrong:
            fault = str(wrong) if len(text) <= QUOTED else "it is far too long."
    notices.append(f"“{quoted(f'{name}={text}')}” was ignored: {fault}")
    return state


def _within(name: str, text: str, notices: list[str]) -> str:
    """A value that was in range when its link was made, brought to the nearest end of today's."""
    try:
        given = float(text)
    except ValueError:
        return text  # refused with a sentence by whoever checks it
    now = declared(name)
    lowest, highest = ONCE.get(name, (now.low, now.high))
    nearest = min(max(given, now.low), now.high)
    if not lowest <= given <= highest or nearest == given:
        return text
    notices.append(
        f"“{quoted(f'{name}={text}')}” was read as {nearest:g}: since this link was made the range of "
        f"{now.label} has become narrower and ends there."
    )
    return f"{nearest:g}"


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
