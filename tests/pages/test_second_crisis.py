"""A second crisis on the explorer and the region page; and help in persons on cards and tables."""

import json

import numpy as np
import pytest

from deterrence_kit import load_scenario
from deterrence_kit.app.as_notebook import as_notebook
from deterrence_kit.app.links import query_of, state_from
from deterrence_kit.app.page import Page
from deterrence_kit.app.second import SECOND
from deterrence_kit.app.state import State
from deterrence_kit.model import persons_by_day, with_second_crisis
from deterrence_kit.pages.alliance_network.page import AllianceReading
from deterrence_kit.pages.explorer.page import ExplorerReading
from deterrence_kit.pages.regional_conflict.page import RegionReading

ELSEWHERE = {"second": "us-japan"}
ESTONIA = load_scenario("nato-estonia")


def test_the_choice_is_in_the_link_and_can_be_undone():
    page = Page(ExplorerReading, State("nato-estonia"))
    page.answer_event({"kind": "choice", "name": "second", "value": "us-japan"})
    assert page.state.choice("second") == "us-japan"
    assert "second=us-japan" in query_of(page.state)
    assert state_from(query_of(page.state)) == (page.state, [])
    page.undo()
    assert page.state.choice("second") == "none"
    assert "second" not in query_of(page.state)
    assert set(SECOND) >= {"none", "nato-poland", "us-korea"}


def test_the_explorer_says_what_the_other_crisis_takes():
    alone, beside = (
        ExplorerReading(State("nato-estonia")),
        ExplorerReading(State("nato-estonia", choices=ELSEWHERE)),
    )
    assert beside.now.credibility < alone.now.credibility
    said = beside.words()["sentence"]
    lost = persons_by_day(ESTONIA, {}).sent.sum() - beside.persons.sent.sum()
    assert lost > 1000
    assert "A crisis at US – Japan at the same time takes about" in said
    assert "makes credibility" in said
    assert "lower" in said
    assert "at the same time" not in alone.words()["sentence"]
    assert "Second crisis" in beside.columns()["waterfall"]["label"]
    columns = beside.columns()["waterfall"]
    moved = sum(c for c in columns["change"] if c is not None)
    assert moved == pytest.approx(float(beside.now.credibility - alone.now.credibility), abs=0.001)


def test_with_levers_moved_as_well_the_parts_still_add_up():
    state = State("nato-estonia", {"readiness": 0.8, "contest_exponent": 1.0}, choices=ELSEWHERE)
    reading = ExplorerReading(state)
    why = reading.why
    assert sum(why.parts.values()) == pytest.approx(why.after - why.before)
    assert why.after == pytest.approx(float(reading.now.credibility))
    assert reading.captions()["why"]
    with_it = with_second_crisis(ESTONIA, load_scenario("us-japan"))
    np.testing.assert_array_equal(reading.scenario.elsewhere, with_it.elsewhere)


@pytest.mark.parametrize(
    ("scenario", "second", "words"),
    [
        ("nato-estonia", "nato-estonia", "is not counted: NATO – Estonia is this crisis itself"),
        ("nato-estonia", "korea-1950", "is of 1950, this crisis of 2026"),
        ("nato-estonia", "gcc-kuwait", "takes nothing: nobody is pledged to both"),
        ("nato-estonia", "training", "takes nothing: nobody is pledged to both"),
    ],
)  # fmt: skip
def test_what_takes_nothing_is_said_and_changes_nothing(scenario, second, words):
    alone = ExplorerReading(State(scenario))
    reading = ExplorerReading(State(scenario, choices={"second": second}))
    assert words in reading.words()["sentence"]
    assert reading.now.credibility == alone.now.credibility


def test_a_value_that_is_none_is_ignored_with_a_sentence():
    state, notices = state_from("scenario=nato-estonia&second=atlantis")
    assert state.choice("second") == "none"
    assert "“second=atlantis” was ignored" in notices[0]


def test_an_old_link_opens_as_before():
    link = "scenario=nato-estonia&readiness=0.7&will.USA=0.25&touched=readiness&v=3&check=t6on"
    state, notices = state_from(link)
    assert state.choice("second") == "none"
    assert state.value("contribution") == 1
    assert not any("ignored" in notice for notice in notices)


def test_the_notebook_brings_the_second_crisis_in():
    text = as_notebook(ExplorerReading(State("nato-estonia", choices=ELSEWHERE)))
    cells = "\n".join("".join(c["source"]) for c in json.loads(text)["cells"])
    assert "with_second_crisis(scenario, load_scenario('us-japan'))" in cells


def test_the_region_says_what_the_other_crisis_takes():
    alone = RegionReading(State("nato-estonia"))
    beside = RegionReading(State("nato-estonia", choices=ELSEWHERE))
    said = beside.words()["sentence"]
    assert "A crisis at US – Japan at the same time takes forces from" in said
    assert beside.risk.expected.sum() >= alone.risk.expected.sum()
    # What the levers do is told apart from what the other crisis does: none has been moved.
    assert abs(beside.shift.here) + abs(beside.shift.elsewhere) < 1e-9
    far = RegionReading(State("nato-estonia", choices={"second": "training"}))
    assert "takes nothing from this region" in far.words()["sentence"]


def test_the_pair_that_is_the_other_crisis_stays_as_it_is():
    beside = RegionReading(State("nato-estonia", choices={"second": "nato-poland"}))
    pair = beside.region.commitment("RUS", "POL").scenario
    assert not pair.elsewhere.any()
    assert beside.region.commitment("RUS", "EST").scenario.elsewhere.any()


@pytest.mark.parametrize("reading", [ExplorerReading, AllianceReading])
def test_tables_say_how_many_persons_come_and_when(reading):
    shown = reading(State("nato-estonia"))
    states = shown.columns()["states"]
    found = persons_by_day(ESTONIA, {})
    np.testing.assert_allclose(states["sent"], found.sent)
    for name, there in zip(("early", "in_time", "late"), found.there, strict=True):
        np.testing.assert_allclose(states[name], there)
    headings = {column[0] for column in shown.pictures()["map"]["table"]["columns"]}
    assert headings >= {"sent", "early", "in_time", "late"}


def test_cards_say_persons_share_and_why():
    rows = dict(ExplorerReading(State("nato-estonia")).card("CAN")["rows"])
    assert rows["In a state next door"] == "2,000 persons"
    assert rows["In the theatre today"] == "0 persons"
    assert rows["Would send"].startswith("about ")
    assert rows["There by day"].startswith("10: ")
    assert "180: " in rows["There by day"]
    assert rows["Why that share"].startswith("By rule: a sea")
    protege = dict(ExplorerReading(State("nato-estonia")).card("EST")["rows"])
    assert "Could field" in protege
    assert "Theatre share" not in protege
    second = dict(
        ExplorerReading(State("nato-estonia", choices={"second": "nato-poland"})).card("POL")[
            "rows"
        ]
    )
    assert "100 % is pledged to the second crisis first" in second["Theatre share"]
