"""Ways to a goal in plain English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from deterrence_kit.analysis.decide.cheapest import Cheapest
from deterrence_kit.analysis.decide.instruments import KIND_LABELS
from deterrence_kit.analysis.decide.ways import Way
from deterrence_kit.analysis.outcomes import outcome_called
from deterrence_kit.app.state import State
from deterrence_kit.model import Scenario
from deterrence_kit.model.rounding import beside
from deterrence_kit.model.settings import declared
from deterrence_kit.pages.compare_and_decide.words import LOOKING, setting_text
from deterrence_kit.views.labels import label_of, listed
from deterrence_kit.views.names import lower_first

LOOSEN = "Loosen the limits, allow more measures, or choose a nearer goal."
PENDING = (
    "They were still being looked for when this was made; a few seconds later a brief has them."
)
OUT_OF_REACH = "No package within the limits reaches it"
SAID = {
    "propensity": "the chance of an armed challenge a year",
    "escalation": "the risk of escalation a year",
}
MET = "Nothing has to be done: that is so as the sliders stand."


def ways_words(found: Sequence[Way] | None, goal: str) -> str:
    """How many different ways there are, and what the first of them costs.

    Examples
    --------
    >>> ways_words(None, "deterrence holds")[:23]
    'Goal: deterrence holds.'
    """
    if found is None:
        return f"Goal: {goal}. {LOOKING}"
    if not found[0].found.reached:
        return f"Goal: {goal}. {nearest_words(found[0].found)} {LOOSEN}"
    if not found[0].found.changes:
        return f"Goal: {goal}. {MET}"
    first = f"The cheapest costs {found[0].costs.sentence()}."
    if len(found) == 1:
        return f"Goal: {goal}. One way reaches it; none that is different in kind does. {first}"
    count = {2: "Two", 3: "Three"}[len(found)]
    return f"Goal: {goal}. {count} ways that are different in kind reach it. {first}"


def nearest_words(found: Cheapest) -> str:
    """That the goal is out of reach, and how near one comes within the limits.

    Examples
    --------
    >>> from deterrence_kit.analysis.decide.goals import Goal
    >>> nearest_words(Cheapest(Goal("credibility", 0.6), False, {"will": 1.0}, 9, {}, 0.452))[41:]
    'credibility comes to 0.452 at most, and would have to be 0.600.'
    >>> nearest_words(Cheapest(Goal(), False, {"will": 1.0}, 9, {}, -0.0512))[41:]
    'credibility stays 5.1 points below the threshold.'
    """
    goal, outcome = found.goal, outcome_called(found.goal.outcome)
    if goal.outcome == "margin":
        gap = f"{100 * (goal.bound - found.outcome):.1f}"
        return f"{OUT_OF_REACH}: credibility stays {gap} points below the threshold."
    level, bound = beside(found.outcome, goal.bound)
    if outcome.unit != "probability":
        level, bound = f"{100 * found.outcome:.2f} %", f"{100 * goal.bound:.2f} %"
    end = "at most" if outcome.better > 0 else "at least"
    what = SAID.get(goal.outcome, outcome.label.lower())
    return f"{OUT_OF_REACH}: {what} comes to {level} {end}, and would have to be {bound}."


def way_name(way: Way) -> str:
    """What a way is called: by the kind of its measures."""
    return KIND_LABELS[way.kind] if way.kind else "Something of each"


def steps_text(way: Way, state: State, scenario: Scenario, members: Mapping[str, str]) -> str:
    """What it does, lever by lever, from where the sliders stand."""
    steps = []
    for place, (name, value) in enumerate(way.found.changes.items()):
        now = state.changes.get(name, scenario.default_of(name))
        start, end = setting_text(name, now), setting_text(name, value)
        if start == end:
            start, end = f"{now:g}", f"{value:g}"
        label, unit = label_of(name, members), end.partition(" ")[2]
        start = start.removesuffix(f" {unit}") if unit else start
        steps.append(f"{lower_first(label) if place else label} from {start} to {end}")
    return f"{listed(steps)}."


def way_text(way: Way, state: State, scenario: Scenario, members: Mapping[str, str]) -> str:
    """A way in one paragraph, for a brief."""
    if not way.found.reached:
        return nearest_words(way.found)
    if not way.found.changes:
        return MET
    parts = (who_words(way), sure_words(way), fail_words(way))
    steps = steps_text(way, state, scenario, members)
    return f"{way_name(way)}: {lower_first(steps)} Costs {way.costs.sentence()}. {' '.join(parts)}"


def ways_told(
    found: Sequence[Way] | None,
    goal: str,
    state: State,
    scenario: Scenario,
    names: Mapping[str, str],
) -> list[str]:
    """The goal and the ways to it, a paragraph each, for a brief; also that there are none, or not yet.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> ways_told(None, "deterrence holds", State("us-korea"), load_scenario("us-korea"), {})[0]
    'Goal: deterrence holds.'
    """
    if found is None:
        return [f"Goal: {goal}.", PENDING]
    return [f"Goal: {goal}.", *(way_text(way, state, scenario, names) for way in found)]


def who_words(way: Way) -> str:
    """Who would have to act.

    Parameters
    ----------
    way : Way
    """
    who = listed(way.who) if len(way.who) < 4 else "; ".join(way.who)
    return f"To act: {who}."


def sure_words(way: Way) -> str:
    """How sure it is, over the assumptions."""
    share = way.sure.share
    if share > 0.995:
        return f"How sure: it gets there in all of {way.sure.draws} draws of the assumptions."
    return f"How sure: it gets there in {100 * share:.0f} of 100 draws of the assumptions."


def fail_words(way: Way) -> str:
    """Where it fails: the assumption that the failing draws have most in common."""
    sure = way.sure
    if not sure.worst:
        return "Fails: hardly anywhere in the ranges of the assumptions."
    label = lower_first(declared(sure.worst).label)
    start, end = setting_text(sure.worst, sure.failing), setting_text(sure.worst, sure.reaching)
    return f"Fails: mostly with “{label}” nearer {start} than {end}."
