"""A room that looks at one page together: how it is shown, and the replay of what was done, step by step.

How it is shown is chosen apart: it is in the link, and neither undo nor reset takes it back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from deterrence_kit.app.choices import WORKSHOP
from deterrence_kit.app.link_parts import order_of
from deterrence_kit.app.membership import name_of
from deterrence_kit.app.state import State, scenario_called, scenario_of
from deterrence_kit.app.undo import History
from deterrence_kit.model.settings import declared
from deterrence_kit.model.telling.written import number_text
from deterrence_kit.views.labels import label_of
from deterrence_kit.views.names import in_sentence, with_year


def of_room(state: State) -> dict[str, str]:
    """What a room has chosen, which outlives a reset and another scenario.

    Examples
    --------
    >>> of_room(State(choices={"guess": "first", "why": "propensity"}))
    {'guess': 'first'}
    """
    return {name: value for name, value in state.choices.items() if name in WORKSHOP}


def places(states: list[State]) -> list[int]:
    """Where a replay stops: at the first state, and at each that computes something else."""
    computed = [replace(state, touched="", choices={}, packages=()) for state in states]
    return [0, *(k for k in range(1, len(states)) if computed[k] != computed[k - 1])]


def replay(history: History, to: int) -> dict[str, object]:
    """Show one step of what was done, and say which; the whole begins at the baseline.

    What a link or another page brought along is taken apart into its changes, one a step.
    """
    states, _ = history.mark()
    if to == 0 and states[0].differs:
        history.precede(list(from_baseline(states[0])))
        states, _ = history.mark()
    stops = places(states)
    at = min(max(to, 0), len(stops) - 1)
    history.go_to(stops[at])
    told = step_words(states[stops[at - 1]], states[stops[at]]) if at else "the baseline"
    return {"at": at, "of": len(stops) - 1, "text": told}


def from_baseline(state: State) -> Iterator[State]:
    """The states that lead to one, each with one change more; without the last.

    Examples
    --------
    >>> ways = from_baseline(State("nato-estonia", {"readiness": 0.7, "will.USA": 0.2}, left=("FRA",)))
    >>> [(dict(each.changes), each.left) for each in ways]
    [({}, ()), ({}, ('FRA',)), ({'readiness': 0.7}, ('FRA',))]
    """
    step = replace(state, changes={}, left=(), joined=(), plan="")
    steps = [step]
    for field in ("joined", "left"):  # in this order: the last ally can be replaced
        codes = getattr(state, field)
        steps += [replace(steps[-1], **{field: codes[:k]}) for k in range(1, len(codes) + 1)]
    names = sorted(state.changes, key=order_of)
    for k, name in enumerate(names, start=1):
        changes = {n: state.changes[n] for n in names[:k]}
        steps.append(replace(steps[-1], changes=changes, touched=name))
    if state.plan:
        steps.append(replace(steps[-1], plan=state.plan))
    yield from steps[:-1]


def step_words(before: State, now: State) -> str:
    """What one step changed.

    Examples
    --------
    >>> step_words(State("nato-estonia"), State("nato-estonia", {"readiness": 0.7}, left=("USA",)))
    'The United States leaves; Readiness 0.5 → 0.7'
    """
    if now.scenario != before.scenario:
        scenario = scenario_called(now.scenario)
        return with_year(scenario.title, scenario.year)
    parts = [f"{_named(now, c)} leaves" for c in now.left if c not in before.left]
    parts += [f"{_named(now, c)} is back" for c in before.left if c not in now.left]
    parts += [f"{_named(now, c)} joins" for c in now.joined if c not in before.joined]
    parts += [f"{_named(now, c)} is out again" for c in before.joined if c not in now.joined]
    names = dict(zip(scenario_of(now).codes, scenario_of(now).names, strict=True))
    for name in sorted({*before.changes, *now.changes}, key=order_of):
        if before.changes.get(name) != now.changes.get(name):
            ends = (number_text(each.value(name), declared(name).unit) for each in (before, now))
            parts.append(f"{label_of(name, names)} {' → '.join(ends)}")
    parts += ["another plan over the years"] * (before.plan != now.plan)
    return "; ".join(parts)


def _named(state: State, code: str) -> str:
    name = in_sentence(name_of(state, code))
    return name[:1].upper() + name[1:]
