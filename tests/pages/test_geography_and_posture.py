"""The app geography and posture: moves, choices and links change what is shown."""

from collections import Counter

import pytest
from bokeh.core.serialization import Serializer

from deterrence_kit.app.earlier import earlier_words
from deterrence_kit.app.links import SINCE, query_of, state_from
from deterrence_kit.app.page import Page
from deterrence_kit.app.state import State
from deterrence_kit.datasets import scenario_names
from deterrence_kit.pages.geography_and_posture.page import GeographyReading


@pytest.fixture
def page():
    return Page(GeographyReading)


@pytest.mark.parametrize("name", ["lift", "stocks", "presence"])
def test_a_main_lever_moves_pictures_and_sentences(page, name):
    before, told = page.reading.columns(), page.reading.captions()
    page.move(name, {"lift": 1500, "stocks": 0.6, "presence": 0.05}[name])
    after = page.reading.columns()
    assert list(after["arrival_days"]["level6"]) != list(before["arrival_days"]["level6"])
    assert list(after["arrival_days"]["ghost"]) == list(before["arrival_days"]["ghost"])
    assert list(after["obstacles"]["points"]) != list(before["obstacles"]["points"])
    assert page.reading.captions()["arrival"] != told["arrival"]
    page.undo()
    assert page.reading.captions() == told


def test_the_map_follows_lift_and_the_point_follows_its_lever(page):
    before = page.reading.columns()
    page.move("lift", 400)
    after = page.reading.columns()
    assert list(after["lands"]["shade"]) != list(before["lands"]["shade"])
    assert len(after["rings"]["xs"]) >= len(before["rings"]["xs"])
    assert after["pair_now"]["x"] == [400]
    assert after["pair_before"] == before["pair_before"]
    assert after["isolines"] is before["isolines"]  # only the point moves along its own axis


def test_choices_change_the_pictures_and_are_in_the_link(page):
    page.answer_event({"kind": "choice", "name": "pair", "value": "presence-stocks"})
    page.answer_event({"kind": "choice", "name": "obstacle", "value": "water"})
    assert page.reading.props()["pair_x"] == {"start": -0.05, "end": 0.15}
    assert "forward presence and pre-positioned equipment" in page.reading.captions()["pair"]
    assert "cross a sea" in page.reading.captions()["obstacle"]
    state, notices = state_from(query_of(page.state))
    assert (state, notices) == (page.state, [])
    page.undo()
    assert "cross a sea" not in page.reading.captions()["obstacle"]


def test_a_choice_that_does_not_exist_is_refused_with_a_sentence(page):
    page.open_link("?pair=lift-moon&obstacle=water&lift=9000&stocks=0.5&v=1")
    assert len(page.notices) == 2 + len(SINCE)
    assert any("pair=lift-moon" in notice and "lift-access" in notice for notice in page.notices)
    assert page.state.choice("pair") == "lift-access"
    assert page.state.choice("obstacle") == "water"
    assert dict(page.state.changes) == {"stocks": 0.5}


def test_one_allys_own_access_is_a_lever(page):
    before = float(page.reading.now.credibility)
    page.open_link("?access.USA=0.2&v=1")
    assert page.notices == [earlier_words(page.state, 1)]
    assert float(page.reading.now.credibility) < before


@pytest.mark.parametrize("name", scenario_names())
def test_every_scenario_shows_and_says_something(name):
    reading = GeographyReading(State(name))
    _, _, captions = reading.pictured()
    assert all(len(text) > 40 for text in captions.values())
    assert "nan" not in " ".join(captions.values()).lower().split()
    for picture in reading.shown_pictures():
        plot = picture.draw(picture.columns(reading))
        told, parts = Serializer(deferred=False), Counter(m.name for m in plot.references())
        assert told.encode(plot)["type"] == "object"
        assert not [part for part, count in parts.items() if part and count > 1]
        assert captions.pop(picture.name)
    assert not captions


def test_a_pact_with_other_members_is_compared_with_the_shipped_one():
    reading = GeographyReading(State("nato-estonia", left=("USA",)))
    whole = GeographyReading(State("nato-estonia"))
    ghost = reading.columns()["arrival_days"]["ghost"]
    assert list(ghost) == list(whole.columns()["arrival_days"]["ghost"])
    assert reading.columns()["arrival_days"]["level7"][-1] < ghost[-1]
    assert "United States" not in reading.columns()["arrival_labels"]["text"]
