"""The plan and what it is compared with, and one future told."""

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
    items,
    text,
)
from deterrence_kit.app.plan_editor import plan_parts
from deterrence_kit.app.state import State
from deterrence_kit.pages.crises_and_trust.asked import WAYS, comparable
from deterrence_kit.pages.crises_and_trust.choices import TOLD
from deterrence_kit.pages.crises_and_trust.findings import Findings
from deterrence_kit.pages.crises_and_trust.story import story, story_title


def _plan(shown: Findings) -> Made:
    keep = action("Keep what is changed as a package", "keep_package")
    return block("The plan", *plan_parts(shown.state), _against(shown.state), actions(keep))


def _against(state: State) -> Part:
    """The form that picks what the plan is compared with."""
    known = comparable(state)
    chosen = state.choice("against")
    select = field(
        "against", "Compare with", "select", chosen if chosen in known else "baseline",
        options=[list(pair) for pair in known.items()], live=True,
    )  # fmt: skip
    note = "What is kept as a package, here or on another page, can be compared with, too."
    return form("compare_with", [select], note="" if len(known) > 1 else note)


def _story(shown: Findings) -> Made:
    number = int(shown.state.choice("future"))
    which = field("future", "Future", "number", number, min=1, max=TOLD, step=1, live=True)
    return block(
        f"Future {number}: {story_title(shown.one)}",
        form("pick_future", [which]),
        actions(*(action(label, "pick_future", way=way) for way, label in WAYS.items())),
        items(story(shown.one, shown.scenario)),
        text("One of many that could be; the luck is the same whatever the plan.", note=True),
    )


PLAN = Block("plan", _plan)
STORY = Block("story", _story)
