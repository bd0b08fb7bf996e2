"""The three cheapest ways to the goal: a card each, to put on the sliders or to keep."""

from __future__ import annotations

from deterrence_kit.analysis.decide.ways import Way
from deterrence_kit.app.blocks import (
    Block,
    Made,
    Part,
    action,
    actions,
    block,
    cards,
    form,
    heading,
    items,
    text,
)
from deterrence_kit.pages.compare_and_decide import way_words as words
from deterrence_kit.pages.compare_and_decide.blocks import select
from deterrence_kit.pages.compare_and_decide.findings import Findings
from deterrence_kit.pages.compare_and_decide.words import COSTS_NOTE


def ways_block(shown: Findings) -> Made:
    """The goal and its limits, and up to three ways to it."""
    asked = (("goal", "Goal"), ("limits", "Within limits"), ("most", "With"))
    found = shown.ways
    parts = [
        form("decide", [select(shown, *each) for each in asked]),
        text(words.ways_words(found, shown.goal_text)),
    ]
    if found and found[0].found.reached and found[0].found.changes:
        parts.append(cards([_card(shown, place) for place in range(len(found))]))
    return block("The cheapest ways", *parts, text(COSTS_NOTE, note=True), wide=True)


def _card(shown: Findings, place: int) -> list[Part]:
    way = (shown.ways or [])[place]
    name = words.way_name(way)
    moves = way.found.changes
    return [
        heading(f"{place + 1}. {name}"),
        text(words.steps_text(way, shown.state, shown.shipped, shown.names)),
        items(_lines(way)),
        actions(
            action(
                "Put it on the sliders",
                "load_way",
                name=f"Put “{name}” on the sliders",
                values=moves,
            ),
            action(
                "Keep it", "keep_way", name=f"Keep “{name}” as a package", called=name, values=moves
            ),
        ),
    ]


def _lines(way: Way) -> list[str]:
    return [
        f"Costs {way.costs.sentence()}.",
        words.who_words(way),
        words.sure_words(way),
        words.fail_words(way),
    ]


CHEAPEST = Block("cheapest", ways_block)
