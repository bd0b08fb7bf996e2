"""Costs mean one thing on every page: money is told in money, political effort in words."""

import re

import pytest

from deterrence_kit import scenario_names
from deterrence_kit.analysis import bill, instrument
from deterrence_kit.app.links import state_from
from deterrence_kit.app.pictures import Picture
from deterrence_kit.app.state import State
from deterrence_kit.model.costs import POLICY
from deterrence_kit.pages.compare_and_decide.asked import limits_of, standing
from tests.pages.test_sentences import PAGES

MIXED = re.compile(
    r"effort[^.;]*\d|effort[^.;]*%|cost[^.;]* % of (?:the pact's )?(?:military )?spending"
)


def headings(reading):
    """What stands over columns, at axes and in legends."""
    columns = reading.columns()
    for picture in (shown for shown in reading.SHOWN if isinstance(shown, Picture)):
        yield from (title for _, title, _ in picture.table)
        yield from (entry.get("text", "") for entry in picture.legend)
        plot = picture.draw(columns)
        yield from (str(axis.axis_label or "") for axis in plot.axis)
    for made in reading.blocks().values():
        for part in made["parts"]:
            if part["kind"] == "table":
                yield from (title for _, title, _ in part["columns"])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_no_heading_axis_or_legend_adds_effort_to_money(page):
    found = list(headings(page(state_from("?scenario=us-korea&readiness=0.7")[0])))
    assert len(found) > 5
    assert not [text for text in found if MIXED.search(text)]


@pytest.mark.parametrize("limits", ["budgets", "words"])
@pytest.mark.parametrize("name", scenario_names())
def test_whatever_is_moved_while_budgets_stay_costs_no_money(name, limits):
    for state in (State(name), State(name, {"readiness": 0.3})):
        state = state.chosen("limits", limits)
        there = standing(state)
        bound = limits_of(state, there)
        for end in (0, 1):
            every = {n: bound.get(n, (p.low, p.high))[end] for n, p in POLICY.items()}
            assert bill(there, every).money == 0
    assert {instrument(n).coin for n in POLICY if n not in bound} == {"politics"}
