"""Which pact the levers move, which year is shown, and what is planned until then."""

from __future__ import annotations

from deterrence_kit.app.blocks import (
    Block,
    Made,
    Part,
    action,
    actions,
    block,
    field,
    form,
    text,
)
from deterrence_kit.pages.regional_conflict.choices import AS_FILED, LAST, SWITCHED, YEARS
from deterrence_kit.pages.regional_conflict.findings import Findings
from deterrence_kit.pages.regional_conflict.risk import codes
from deterrence_kit.pages.regional_conflict.whose import representatives, switched
from deterrence_kit.views.plan_words import step_words


def _whose(shown: Findings) -> Made:
    offered = representatives(shown.name)
    year = field(
        "when", "Year shown", "range", shown.year, min=0, max=LAST, step=1, live=True,
        shown=YEARS[str(shown.year)], unit="years from now",
    )  # fmt: skip
    return block(
        "Whose levers, and which year",
        text(_whose_words(shown)),
        actions(*(action(pact, "pact", pressed=pact == shown.pact, pact=pact) for pact in offered)),
        form("when", [year]),
        form("switch_rivalry", [_rivalry(shown)]),
        *_planned(shown),
    )


def _whose_words(shown: Findings) -> str:
    if not shown.pact:
        return (
            f"The levers are those of {shown.scenario.title}, which is not in this region: pick "
            "one of its pacts. Assumptions hold everywhere."
        )
    others = "; the other pacts stay as they are" if len(shown.region.pacts) > 1 else ""
    return (
        f"The levers move {shown.pact}, for all of its targets here{others}. What is assumed about the "
        "opponent holds for all who face it."
    )


def _rivalry(shown: Findings) -> Part:
    """Which pair's rivalry is set the other way round than its file says."""
    now = shown.state.choice("rivals_of") if switched(shown.state) else AS_FILED
    options = [[code, SWITCHED[code]] for code in (AS_FILED, *codes(shown.region))]
    return field("rivals_of", "Turn a rivalry on or off", "select", now, options=options, live=True)


def _planned(shown: Findings) -> list[Part]:
    """What a plan made on another page brings, and how to be rid of it."""
    schedule = shown.schedule
    if not schedule:
        return []
    review = [f"a review every {schedule.review} years"] if schedule.review else []
    steps = "; ".join([*review, *(step_words(step, shown.names) for step in schedule.steps)])
    told = (
        f"The plan from Crises and trust holds for every target here, in the years ahead: {steps}."
    )
    return [text(told), actions(action("Take the plan out", "clear_plan"))]


WHOSE = Block("whose", _whose)
