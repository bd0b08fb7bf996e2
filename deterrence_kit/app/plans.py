"""A plan over the years in the state: as text, checked when it comes from outside."""

from __future__ import annotations

from deterrence_kit.app.state import State, scenario_of
from deterrence_kit.model.phrases import quoted
from deterrence_kit.model.years.schedule import Schedule
from deterrence_kit.model.years.schedule_text import parse_schedule

LONGEST = 600  # characters of a plan


def plan_from(text: str, state: State, notices: list[str]) -> str:
    """The plan that a text describes, in its shortest form; what cannot be is said and left out."""
    if len(text) > LONGEST:
        notices.append(f"The plan “{quoted(text)}” was ignored: it is longer than {LONGEST} signs.")
        return ""
    schedule, ignored = read_plan(text, state)
    notices.extend(f"Plan: {sentence}" for sentence in ignored)
    return str(schedule)


def read_plan(text: str, state: State) -> tuple[Schedule, list[str]]:
    """A plan for the scenario of a state, and a sentence for each part that was ignored."""
    scenario = scenario_of(state)
    proteges = (scenario.codes[scenario.protege],)
    return parse_schedule(text, codes=scenario.codes, proteges=proteges)


def span_of(state: State) -> int:
    """How many years are shown; a plan may go beyond them."""
    return int(state.choice("years"))
