"""The editor of a plan over the years: what it shows, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from deterrence_kit.app.blocks import Part, action, field, form, table, text
from deterrence_kit.app.plans import LONGEST, read_plan, span_of
from deterrence_kit.app.state import State, scenario_of
from deterrence_kit.model.settings import LEVERS
from deterrence_kit.model.years.schedule import Schedule
from deterrence_kit.model.years.step import KINDS, Step
from deterrence_kit.model.years.step_faults import contradiction, fault_of
from deterrence_kit.views.plan_words import HAPPENINGS, OF_ONE, SPANS, step_words

EVERYONE = "all members"
OWN_LEVERS = tuple(name for name, p in LEVERS.items() if p.scope == "member")


def schedule_of(state: State) -> Schedule:
    """The plan of a state."""
    return read_plan(state.plan, state)[0]


def add_lever(state: State, event: Mapping[str, Any]) -> State:
    """The state with a lever set from a year on."""
    values = _values(event)
    lever, code = str(values.get("lever")), str(values.get("member") or "")
    own = f".{code}" if code else ""
    return _added(state, Step(_year(values), "set", lever + own, _number(values, "value")))


def add_event(state: State, event: Mapping[str, Any]) -> State:
    """The state with something that happens in a year."""
    values = _values(event)
    kind, code = values.get("what"), str(values.get("member") or "")
    if not isinstance(kind, str) or kind not in HAPPENINGS or kind not in KINDS:
        raise ValueError("That cannot be planned.")
    who = code if kind in OF_ONE else ""
    return _added(state, Step(_year(values), kind, who))


def set_review(state: State, event: Mapping[str, Any]) -> State:
    """The state with a review every so many years; 0 is never."""
    every, span = _number(_values(event), "every"), span_of(state)
    if every != int(every) or not 0 <= every <= span:
        raise ValueError(f"A review comes every 1 to {span} years; 0 is never.")
    return replace(state, plan=str(replace(schedule_of(state), review=int(every))))


def choose_years(state: State, event: Mapping[str, Any]) -> State:
    """The state in which so many years are shown; the plan stays whole."""
    years = _values(event).get("years")
    if not isinstance(years, str) or years not in SPANS:
        raise ValueError(f"The years shown are {', '.join(sorted(SPANS, key=int))}.")
    return state.chosen("years", years)


def drop_step(state: State, event: Mapping[str, Any]) -> State:
    """The state without one of its steps."""
    schedule = schedule_of(state)
    found = [step for step in schedule.steps if str(step) == event.get("step")]
    if not found:
        raise ValueError("That step is not in the plan any more.")
    return replace(state, plan=str(schedule.without(found[0])))


def clear_plan(state: State, event: Mapping[str, Any]) -> State:
    """The state without a plan."""
    return replace(state, plan="")


EVENTS = {
    "add_lever": add_lever,
    "add_event": add_event,
    "set_review": set_review,
    "choose_years": choose_years,
    "drop_step": drop_step,
    "clear_plan": clear_plan,
}


def _added(state: State, step: Step) -> State:
    scenario, schedule = scenario_of(state), schedule_of(state)
    proteges = (scenario.codes[scenario.protege],)
    fault = fault_of(step, scenario.codes, proteges, span_of(state))
    fault = fault or contradiction(step, schedule.steps)
    if fault:
        raise ValueError(f"That cannot be planned: {fault}")
    plan = str(schedule.with_step(step))
    if len(plan) > LONGEST:
        raise ValueError("The plan is as long as a link can carry: take something out first.")
    return replace(state, plan=plan)


def _values(event: Mapping[str, Any]) -> Mapping[str, Any]:
    values = event.get("values")
    if not isinstance(values, Mapping):
        raise ValueError("The form came without its fields.")
    return values


def _number(values: Mapping[str, Any], name: str) -> float:
    value: Any = values.get(name)
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not abs(value) < 1e9:  # nor what is not a number, or without an end
        raise ValueError(f"There is no number in the field “{name}” that could be meant.")
    return float(value)


def _year(values: Mapping[str, Any]) -> int:
    year = _number(values, "year")
    if year != int(year):
        raise ValueError("A year is a whole number.")
    return int(year)


def plan_parts(state: State) -> list[Part]:
    """The plan as a table, and the forms that add to it."""
    scenario, schedule, span = scenario_of(state), schedule_of(state), span_of(state)
    names = dict(zip(scenario.codes, scenario.names, strict=True))
    rows = [
        {
            "year": step.year,
            "step": step_words(step, names).partition(": ")[2],
            "actions": [
                action(
                    "Remove", "drop_step", name=f"Remove: {step_words(step, names)}", step=str(step)
                )
            ],
        }
        for step in schedule.steps
    ]
    members = [["", EVERYONE], *([c, n] for c, n in names.items())]
    allies = [[c, n] for i, (c, n) in enumerate(names.items()) if i != scenario.protege]
    years = {"min": 1, "max": span, "step": 1}
    levers = [[n, p.label] for n, p in LEVERS.items() if n != "trust"]
    listed = table("The plan", (("year", "Year", "integer"), ("step", "What", "text")), rows)
    spans = [[n, SPANS[n]] for n in sorted(SPANS, key=int)]
    return [
        form("choose_years", [field("years", "Years shown", "select", str(span), options=spans,
             live=True)]),
        listed if rows else text("Nothing is planned yet: all stays as the sliders have it.", note=True),
        *_beyond(schedule, span),
        form("set_review", [field("every", "Review every … years (0: never)", "number",
             schedule.review, min=0, max=max(span, schedule.review), step=1, live=True)]),
        form("add_lever", [
            field("year", "From year", "number", min(3, span), **years),
            field("lever", "Lever", "select", "spending_floor", options=levers),
            field("member", "Of", "select", "", options=members, when={"lever": list(OWN_LEVERS)}),
            field("value", "Value", "number", 3, step="any"),
        ], submit="Add to the plan"),
        form("add_event", [
            field("year", "In year", "number", 5, **years),
            field("what", "What", "select", "violated", options=[[k, v] for k, v in HAPPENINGS.items()]),
            field("member", "Member", "select", allies[0][0] if allies else "", options=allies,
                  when={"what": list(OF_ONE)}),
        ], submit="Add to the plan"),
    ]  # fmt: skip


def _beyond(schedule: Schedule, span: int) -> list[Part]:
    """What is said of steps that come after the years shown."""
    late = [step.year for step in schedule.steps if step.year > span]
    if not late:
        return []
    which = f"The step in year {late[0]} lies" if len(late) == 1 else f"{len(late)} steps lie"
    kept = "It is" if len(late) == 1 else "They are"
    return [text(f"{which} beyond the {span} years shown. {kept} kept, and counted when more are.")]
