"""The page without a browser: every parameter has a control, a move is one message, undo undoes."""

import re
from typing import get_args

import numpy as np
import pytest

from deterrence_kit import Assumptions, Levers, load_scenario, parameters_of, scenario_names
from deterrence_kit.app.controls import descriptions
from deterrence_kit.app.links import query_of
from deterrence_kit.app.page import Page
from deterrence_kit.app.state import State
from deterrence_kit.app.undo import ONE_DRAG, History
from deterrence_kit.datasets.shipped import FOLDER
from deterrence_kit.model.parameter import Evidence
from deterrence_kit.pages.explorer.page import ExplorerReading

TABLES = parameters_of(Levers) | parameters_of(Assumptions)


@pytest.fixture
def page():
    page = Page(ExplorerReading)
    page.messages = []
    page.board.send = lambda content, buffers=None: page.messages.append(content)
    page.answer_event({"kind": "start", "query": ""})
    page.messages.clear()
    return page


def test_every_parameter_has_a_control_made_from_its_declaration(page):
    assert page.panel.sliders.keys() == TABLES.keys()
    for name, slider in page.panel.sliders.items():
        p = TABLES[name]
        assert (slider.min, slider.max, slider.step) == (p.low, p.high, p.step)
        assert slider.description == p.label
        assert slider.value == page.reading.scenario.default_of(name)


def test_every_parameter_explains_itself():
    for name, about in descriptions().items():
        assert about["meaning"].endswith("."), name
        assert about["source"], name
        assert about["evidence"] in get_args(Evidence)


def test_about_eight_levers_are_open_at_first():
    assert sum(p.main for p in parameters_of(Levers).values()) == 8


def test_a_move_is_one_message_with_what_changed(page):
    page.panel.sliders["readiness"].value = 0.7
    assert len(page.messages) == 1
    message = page.messages[0]
    assert message["kind"] == "update"
    assert {"edges", "waterfall", "here"} <= message["columns"].keys()
    assert "x0" not in message["columns"]["edges"]  # what stays is not sent again
    assert "labels" not in message["columns"]
    assert "readiness=0.7" in message["page"]["query"]


def test_a_move_back_and_noise_of_the_browser_change_nothing(page):
    page.panel.sliders["readiness"].value = 0.50000000001
    assert page.messages == []
    assert not page.history.can_undo


def test_a_typed_number_between_two_steps_is_not_rounded_by_its_slider(page):
    page.answer_event({"kind": "move", "name": "readiness", "value": 0.625})
    assert page.state.changes == {"readiness": 0.625}
    assert page.messages[-1]["page"]["between"] == {"readiness": 0.625}
    page.panel.sliders["readiness"].value = 0.63  # as the browser's slider tells where it stands
    assert page.state.changes == {"readiness": 0.625}
    page.panel.sliders["readiness"].value = 0.64
    assert page.state.changes == {"readiness": 0.64}
    assert page.messages[-1]["page"]["between"] == {}


@pytest.mark.parametrize("value", [7, -1, "0.7", None, float("nan"), [0.7]])
def test_a_typed_number_that_the_page_should_have_refused_moves_nothing(page, value):
    page.answer_event({"kind": "move", "name": "readiness", "value": value})
    assert page.state.changes == {}


def test_undo_and_redo_bring_sliders_and_answer_back(page):
    before = page.reading.words()
    page.panel.sliders["readiness"].value = 0.7
    after = page.reading.words()
    page.answer_event({"kind": "undo"})
    assert page.panel.sliders["readiness"].value == 0.5
    assert page.reading.words() == before
    page.answer_event({"kind": "redo"})
    assert page.panel.sliders["readiness"].value == 0.7
    assert page.reading.words() == after


def test_reset_goes_back_to_the_baseline_and_can_be_undone(page):
    page.move("readiness", 0.7)
    page.move("will.USA", 0.1)
    page.answer_event({"kind": "reset_all"})
    assert page.state.changes == {}
    page.undo()
    assert dict(page.state.changes) == {"readiness": 0.7, "will.USA": 0.1}
    page.answer_event({"kind": "reset", "name": "readiness"})
    assert dict(page.state.changes) == {"will.USA": 0.1}


def test_one_ally_follows_the_alliance_until_it_is_moved_itself(page):
    page.pick("POL")
    page.move("will", 0.8)
    assert page.panel.own["will"].value == pytest.approx(0.8)
    page.panel.own["will"].value = 0.3
    assert page.state.changes == {"will": 0.8, "will.POL": 0.3}
    poland = page.reading.scenario.codes.index("POL")
    resolve = page.reading.now.member_resolve
    assert resolve[poland] < np.delete(resolve, poland).max()


def test_a_tapped_state_opens_its_card_and_nonsense_does_not(page):
    page.answer_event({"kind": "tap", "code": "POL"})
    assert page.messages[-1]["page"]["card"]["title"] == "Poland"
    assert page.panel.ally.value == "POL"
    page.answer_event({"kind": "tap", "code": "<b>"})
    assert page.messages[-1]["page"]["card"] is None


@pytest.mark.parametrize("name", scenario_names())
def test_every_scenario_can_be_shown_and_moved(page, name):
    page.answer_event({"kind": "scenario", "name": name})
    page.move("readiness", 0.61)
    assert page.reading.scenario.title == load_scenario(name).title
    assert all(page.reading.captions().values())
    codes = {value for _, value in page.panel.ally.options}
    assert codes == set(load_scenario(name).codes) - {
        load_scenario(name).codes[load_scenario(name).protege]
    }


def test_unknown_events_are_ignored(page, caplog):
    for event in ({}, {"kind": "explode"}, {"kind": "scenario", "name": "x"}, {"kind": "choice"}):
        page.answer_event(event)
    assert page.messages == []
    assert "ignored" in caplog.text


def test_the_waterfall_can_explain_the_yearly_chance(page):
    page.move("sanctions", 0.9)
    page.answer_event({"kind": "choice", "name": "why", "value": "propensity"})
    assert page.reading.why.parts["sanctions"] < 0
    assert "yearly chance" in page.reading.captions()["why"]
    page.undo()
    assert page.state.choice("why") == "credibility"


def test_a_drag_is_one_step_and_a_later_move_another():
    time = iter([0.0, 0.5, 0.9, 0.9 + 2 * ONE_DRAG])
    history = History(State(), clock=lambda: next(time))
    for value in (0.6, 0.65, 0.7):
        history.push(history.now.moved("readiness", value))
    history.push(history.now.moved("readiness", 0.8))
    assert history.undo().changes == {"readiness": 0.7}
    assert history.undo().changes == {}
    assert not history.can_undo


def test_a_drag_is_one_step_however_long_the_server_takes_to_show_it(page, monkeypatch):
    time, send = [0.0], page._send
    monkeypatch.setattr(page.history, "_clock", lambda: time[0])

    def slow():
        time[0] += 2 * ONE_DRAG
        send()

    monkeypatch.setattr(page, "_send", slow)
    for value in (0.51, 0.52, 0.53):
        page.panel.sliders["readiness"].value = value
    page.undo()
    assert page.state.changes == {}
    time[0] += 2 * ONE_DRAG
    page.panel.sliders["readiness"].value = 0.6
    time[0] += 2 * ONE_DRAG  # the reader pauses
    page.panel.sliders["readiness"].value = 0.7
    page.undo()
    assert page.state.changes == {"readiness": 0.6}


def test_another_lever_starts_another_step():
    history = History(State(), clock=lambda: 0.0)
    history.push(history.now.moved("readiness", 0.6))
    history.push(history.now.moved("clarity", 0.6))
    assert history.undo().changes == {"readiness": 0.6}


def test_a_new_step_forgets_what_was_undone():
    history = History(State(), clock=lambda: 0.0)
    history.push(history.now.moved("readiness", 0.6))
    history.undo()
    history.push(history.now.moved("clarity", 0.6))
    assert not history.can_redo


def test_steps_that_the_page_made_alone_are_taken_over_with_undo_and_redo(page):
    page.move("clarity", 0.9)
    first = page.state
    second = first.moved("readiness", 0.7)
    third = second.moved("will", 0.2)
    page.move("readiness", 0.6)  # which the line swallowed half of
    steps = [query_of(state) for state in (first, second, third)]
    page.answer_event({"kind": "steps", "steps": steps, "at": 1, "card": "USA"})
    assert page.state == second
    assert page.panel.sliders["readiness"].value == pytest.approx(0.7)
    assert page.card == "USA"
    page.redo()
    assert page.state == third
    for _ in range(3):
        page.undo()
    assert not page.state.changes
    assert not page.history.can_undo


@pytest.mark.parametrize("event", [{"steps": [], "at": 0}, {"steps": ["v=3"], "at": 1}, {"at": 0}])
def test_steps_that_cannot_be_are_ignored(page, event):
    page.move("clarity", 0.9)
    page.answer_event({"kind": "steps", **event})
    assert dict(page.state.changes) == {"clarity": 0.9}


def test_a_file_of_ones_own_is_opened_and_can_be_undone(page):
    text = (FOLDER / "training.toml").read_text(encoding="utf-8")
    page.answer_event({"kind": "file", "name": "mine.toml", "text": text})
    assert page.state.scenario.startswith("own-mine-")
    assert page.notices == []
    assert "kept until this tab is closed" in page.news[0]
    page.move("readiness", 0.7)
    page.answer_event({"kind": "scenario", "name": "nato-poland"})
    page.undo()
    assert page.reading.scenario.title == load_scenario("training").title
    assert dict(page.state.changes) == {"readiness": 0.7}


@pytest.mark.parametrize("text", ["", "title = 3", "x" * 300_000, "[[member]]\ncode = 1"])
def test_a_wrong_file_is_refused_and_nothing_lost(page, text):
    page.move("readiness", 0.7)
    page.answer_event({"kind": "file", "name": "mine.toml", "text": text})
    assert page.notices[0].startswith("The file was not opened. mine.toml")
    assert dict(page.state.changes) == {"readiness": 0.7}


def test_levers_and_assumptions_are_told_apart_and_an_allys_card_says_what_moved_it():
    both = State("nato-estonia", {"readiness": 0.7, "will.POL": 0.2, "contest_exponent": 1.0})
    reading = ExplorerReading(both)
    caption = reading.captions()["why"]
    parts = [
        float(x.replace("−", "-")) for x in re.findall(r"(?:alone|together) ([+−]\d+\.\d)", caption)
    ]
    change = 100 * float(reading.now.credibility - reading.before.credibility)
    assert len(parts) == 3
    assert sum(parts) == pytest.approx(change, abs=0.2)
    only = ExplorerReading(State("nato-estonia", {"readiness": 0.7}))
    assert "alone" not in only.captions()["why"]
    rows = dict(reading.card("POL")["rows"])
    assert rows["Moved by, in points"].startswith("Domestic will, Poland −")
    assert "Moved by, in points" not in dict(
        ExplorerReading(State("nato-estonia")).card("POL")["rows"]
    )


def test_from_between_two_steps_a_drag_to_the_next_step_is_a_move_and_an_echo_is_none():
    for shown, wanted in ((0.62, 0.62), (0.63, 0.625), (0.64, 0.64)):  # the slider stands at 0.63
        page = Page(ExplorerReading)
        page.typed("readiness", 0.625)
        page.panel.sliders["readiness"].value = shown
        assert page.state.value("readiness") == wanted
