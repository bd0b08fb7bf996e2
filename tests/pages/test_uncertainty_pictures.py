"""Columns and words of the page on uncertainty: what the pictures are drawn from."""

import numpy as np
import pytest

from deterrence_kit import assess, load_scenario, scenario_names
from deterrence_kit.analysis.doubt.difference import difference
from deterrence_kit.analysis.doubt.ranking import Ranking
from deterrence_kit.analysis.doubt.reversal import reversals
from deterrence_kit.analysis.doubt.tornado import tornado
from deterrence_kit.analysis.doubt.uncertainty import uncertainty
from deterrence_kit.analysis.doubt.variance import variance_shares
from deterrence_kit.analysis.doubt.verdict import verdict
from deterrence_kit.pages.uncertainty import conclusion_words as conclusions
from deterrence_kit.pages.uncertainty import words
from deterrence_kit.pages.uncertainty.ally_bands import MOST_ALLIES, ally_columns, ally_props
from deterrence_kit.pages.uncertainty.bands import band_columns
from deterrence_kit.pages.uncertainty.tornado import tornado_columns, tornado_props
from deterrence_kit.pages.uncertainty.worlds import DOTS, REACH, world_columns, world_props

estonia = load_scenario("nato-estonia")


@pytest.fixture(scope="module")
def found():
    return uncertainty(estonia, {"readiness": 0.6}, 1000)


@pytest.fixture(scope="module")
def now():
    return assess(estonia, estonia.levers_at({"readiness": 0.6}))


def test_a_row_for_each_figure_with_its_band_and_the_baseline(found, now):
    rows = band_columns(found, now, uncertainty(estonia, {}, 1000))["band_rows"]
    assert rows["label"] == list(words.FIGURES.values())
    np.testing.assert_array_equal(rows["low"][0], found.band("credibility")[0])
    assert rows["now"][0] == now.credibility
    assert rows["ghost"][0] < rows["median"][0]  # readiness was raised
    edges = [rows[name] for name in ("low", "q25", "median", "q75", "high")]
    assert (np.diff(edges, axis=0) >= 0).all()
    assert rows["text"][2].endswith("%")


def test_the_allies_are_those_who_would_deliver_most(found, now):
    rows = ally_columns(estonia, found, now)["ally_bands"]
    helped = now.delivered * (1 - estonia.home)
    largest = {estonia.codes[i] for i in np.argsort(-helped)[:4]}
    assert largest <= set(rows["code"][:6])
    assert len(rows["y"]) == MOST_ALLIES
    assert estonia.codes[estonia.protege] not in rows["code"]


def test_a_pact_of_two_has_one_ally_and_a_low_picture():
    japan = load_scenario("us-japan")
    columns = ally_columns(japan, uncertainty(japan, {}, 250), assess(japan))
    assert columns["ally_bands"]["label"] == ["United States"]
    props = ally_props(columns)
    assert props["allies_y"] == {"start": MOST_ALLIES - 1, "end": MOST_ALLIES}
    assert props["allies_style"] == {"--dk-tall": "76px"}


@pytest.mark.parametrize("name", scenario_names())
def test_a_hundred_dots_as_many_on_each_side_as_the_draws_say(name):
    scenario = load_scenario(name)
    found = uncertainty(scenario, {}, 500)
    columns = world_columns(found, assess(scenario))
    x, y = columns["world_dots"]["x"], columns["world_dots"]["y"]
    assert len(x) == DOTS
    assert (x > 0).sum() == round(100 * found.holding)
    assert np.abs(x).max() < REACH
    assert len({*zip(x, y, strict=True)}) == DOTS, "no dot stands on another"
    assert y.max() < world_props(columns)["worlds_y"]["end"]
    assert sum(columns["world_bins"]["count"]) == DOTS
    marks = dict(zip(columns["world_bins"]["label"], columns["world_bins"]["verdict"], strict=True))
    assert set(marks.values()) <= {"holds", "fails"}


def test_the_tornado_is_sorted_and_its_line_is_where_the_verdict_flips():
    swings = tornado(estonia, ["loss", "penalty", "squeeze"], "margin")
    columns = tornado_columns(swings)
    bars = columns["tornado_bars"]
    widths = np.abs(np.subtract(bars["at_high"], bars["at_low"]))
    assert (np.diff(widths) <= 0).all()
    now = assess(estonia)
    margin = float(now.credibility - now.threshold)
    props = tornado_props(columns, "margin", margin)
    assert props["tornado_flip"] == {"location": pytest.approx(-100 * margin), "visible": True}
    assert not tornado_props(columns, "credibility", margin)["tornado_flip"]["visible"]
    ends = columns["tornado_ends"]
    assert max(map(abs, ends["x"])) < props["tornado_x"]["end"]
    # A higher loss deters: its low value is the left end of its bar.
    assert ends["text"][bars["label"].index("Loss when repelled")] == "0.25"


def test_shares_are_told_without_false_certainty():
    assert [words.in_hundred(s) for s in (0, 0.001, 0.5, 0.9951, 1)] == [
        "none", "fewer than 1 in 100", "50 in 100", "more than 99 in 100", "all",
    ]  # fmt: skip


def test_the_answer_says_how_many_agree_and_what_has_changed(found):
    told = verdict(estonia, {"readiness": 0.6}, found)
    change = difference(uncertainty(estonia, {}, 1000), found)
    sentence = words.answer_sentence(told, found, change)
    assert (
        f"deterrence holds; when all of them are drawn from their ranges, "
        f"{words.in_hundred(told.agreeing)} draws agree" in sentence
    )
    assert "credibility is higher in all draws" in sentence
    assert "baseline" not in words.answer_sentence(told, found, None)


def test_not_settled_is_said_until_it_is(now):
    few, many = (uncertainty(estonia, {"readiness": 0.6}, n) for n in (250, 2000))
    assert "not settled yet" in words.band_words(few, now, few.settled("credibility"))
    assert "not settled" not in words.band_words(many, now, many.settled("credibility"))
    assert "From 2,000 draws: settled" in words.band_words(many, now, True)


def test_ranks_are_being_worked_out_until_they_are_there():
    told = verdict(estonia, {})
    waiting = conclusions.rank_rows(told, None, None, None, {})
    assert [row["answer"] for row in waiting] == ["yes", conclusions.WAIT, conclusions.WAIT]
    effect = np.array([[3.0, 1.0], [2.0, 1.0], [1.0, 4.0], [5.0, 0.0]])
    allies = Ranking(("USA", "POL"), effect)
    levers = Ranking(("readiness", "clarity"), -effect)
    rows = conclusions.rank_rows(
        told, allies, levers, None, {"USA": "United States", "POL": "Poland"}
    )
    assert (rows[1]["answer"], rows[1]["share"], rows[1]["others"]) == (
        "United States", "75 in 100", "Poland 25",
    )  # fmt: skip
    assert rows[2]["answer"] == "Clarity of the treaty"
    assert len(waiting) == len(rows), "nothing jumps when they are there"


def test_a_reversal_is_told_with_its_distance_and_those_that_cannot_are_named():
    found = reversals(estonia, {})
    rows, firm = conclusions.reversal_rows(found), conclusions.firm_words(found)
    assert len(rows) + len(firm) == len(found)
    assert rows[0]["label"] == "Loss when repelled"
    flips = rows[0]["flips"]
    assert flips.startswith("below 0.")
    assert firm
    assert not set(firm) & {row["label"] for row in rows}
    assert (
        f"It would fail if loss when repelled were {flips} (now 1)"
        in conclusions.reversal_words(found)
    )
    lost = reversals(load_scenario("poland-1939"), {})
    assert conclusions.reversal_words(lost).startswith(
        "Deterrence fails, and no assumption by itself"
    )


def test_the_spread_is_told_with_its_intervals_and_whether_it_settled():
    pytest.importorskip("SALib", reason="SALib is not installed")
    found = variance_shares(estonia, {"readiness": 0.7, "loss": 2.0}, size=64)
    rows = conclusions.variance_rows(found)
    assert len(rows) == conclusions.MOST_ROWS
    assert all(0 <= row["first"] <= 1 and "±" in row["total_text"] for row in rows)
    assert "not settled yet" in conclusions.variance_words(found)


def test_an_assumption_that_was_moved_is_drawn_around_its_slider():
    pytest.importorskip("SALib", reason="SALib is not installed")
    plain, moved = (variance_shares(estonia, c, size=64) for c in ({}, {"loss": 4.0}))
    assert moved.mean > plain.mean  # a higher loss lowers the threshold
