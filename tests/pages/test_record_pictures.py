"""The record as pages show it: three outcomes told apart without their colours."""

from dataclasses import replace

import pytest

from deterrence_kit import load_scenario, scenario_names
from deterrence_kit.app.about import about
from deterrence_kit.app.state import State
from deterrence_kit.model.record import OUTCOMES
from deterrence_kit.pages.crises_and_trust.page import CrisesReading
from deterrence_kit.pages.crises_and_trust.past_calls import (
    MARKERS,
    PAST_CALLS,
    past_calls_columns,
    past_calls_ends,
)
from deterrence_kit.views.record_words import SIGNS, record_words


def test_each_outcome_has_a_sign_a_marker_and_a_colour_of_its_own():
    for table in (SIGNS, MARKERS):
        assert set(table) == set(OUTCOMES)
    for key in ("sign", "colour", "text"):
        assert len({SIGNS[outcome][key] for outcome in OUTCOMES}) == len(OUTCOMES)
    assert len(set(MARKERS.values())) == len(OUTCOMES)


@pytest.mark.parametrize("name", scenario_names())
def test_the_picture_holds_every_call_once_and_apart(name):
    scenario = load_scenario(name)
    marks = past_calls_columns(scenario)["past_calls_marks"]
    assert {len(values) for values in marks.values()} == {len(scenario.record)}
    assert len(set(zip(marks["year"], marks["height"], strict=True))) == len(scenario.record)
    ends = past_calls_ends(scenario)
    assert all(ends["start"] < year < ends["end"] for year in marks["year"])
    assert {column for column, _, _ in PAST_CALLS.table} <= marks.keys()


def test_the_page_says_how_many_of_each_and_that_talk_moves_no_trust():
    reading = CrisesReading(State("nato-estonia"))
    record = reading.shipped.record
    said = reading.captions()["past_calls"]
    for outcome in OUTCOMES:
        assert f"{sum(c.outcome == outcome for c in record)} {outcome}" in said
    assert "a consultation shows that members talk" in said
    assert PAST_CALLS.drawn(reading.columns())["legend"][0]["sign"] == SIGNS["honoured"]["sign"]


def test_the_fold_of_every_page_lists_the_record_with_its_signs():
    scenario = load_scenario("csto-armenia")
    summary, *marked = about(scenario)["sections"][0]["items"]
    assert summary == record_words(scenario)
    assert [m["sign"] for m in marked] == [SIGNS[c.outcome]["sign"] for c in scenario.record]
    assert sum("(disputed)" in m["text"] for m in marked) == sum(
        c.disputed for c in scenario.record
    )


def test_an_empty_record_says_so():
    nothing = replace(load_scenario("us-japan"), record=())
    assert "base rate alone" in record_words(nothing)
    assert past_calls_columns(nothing)["past_calls_marks"]["year"] == []
    assert past_calls_ends(nothing)["start"] < past_calls_ends(nothing)["end"]
