"""Whatever a widget calls may fail: a sentence, the last good picture, the cause in the log."""

import inspect

import pytest

from deterrence_kit.app import page as frame
from deterrence_kit.app import session
from deterrence_kit.app.lifeline import SORRY, lifeline
from deterrence_kit.app.page import TAKEN_AWAY, Page
from deterrence_kit.app.reading import Reading
from deterrence_kit.pages.explorer.page import ExplorerReading
from tests.app.test_refine import played

EVENTS = [
    {"kind": "undo"},
    {"kind": "redo"},
    {"kind": "tap", "code": "USA"},
    {"kind": "start", "query": "?readiness=0.9"},
    {"kind": "reset", "name": "readiness"},
    {"kind": "reset_all"},
    {"kind": "scenario", "name": "nato-poland"},
    {"kind": "file", "name": "x.toml", "text": "title = 'x'"},
    {"kind": "leave", "code": "USA"},
    {"kind": "again"},
]
# What a page asks its reading for whenever it shows a state.
SHOWN = [
    name
    for name in ("pictured", "words", "blocks", "page", "card")
    if inspect.isfunction(getattr(Reading, name))
]


def broken(*_, **__):
    raise RuntimeError("out of order")


@pytest.fixture
def page(monkeypatch):
    made = Page(ExplorerReading)
    monkeypatch.setattr(made.board, "send", lambda content, buffers=None: made.sent.append(content))
    made.sent = []
    made.panel.sliders["clarity"].value = 0.9
    made.panel.sliders["readiness"].value = 0.7
    yield made
    lifeline().failing.clear()
    lifeline().sentence = ""


def seen(page):
    """What stands on the page: the state, and the answer as it was sent."""
    shown = {}
    for message in page.sent:
        for part in ("words", "captions"):
            shown |= message.get(part, {})
    sliders = {name: slider.value for name, slider in page.panel.sliders.items()}
    return page.state, shown, sliders, page.history.can_undo, page.panel.ally.value


def fails_in_words(page, step, caplog):
    before = seen(page)
    caplog.clear()
    step()
    assert lifeline().sentence == SORRY
    assert "out of order" in caplog.text
    assert seen(page) == before


def works_again(page):
    page.panel.sliders["readiness"].value = 0.65
    page.board._on_event({"kind": "tap", "code": "POL"})
    page.panel.ally.value = "DEU"
    assert page.state.changes["readiness"] == 0.65
    assert lifeline().sentence == ""


@pytest.mark.parametrize("part", SHOWN)
@pytest.mark.parametrize("event", EVENTS, ids=lambda e: e["kind"])
def test_an_event_whose_answer_fails_leaves_the_page_as_it_was(page, event, part, caplog):
    """In each part of the answer in turn, and whatever was asked for."""
    with pytest.MonkeyPatch.context() as broke:
        broke.setattr(ExplorerReading, part, broken)
        if part == "card" or event["kind"] in ("undo", "redo"):
            page.board._on_event({"kind": "tap", "code": "USA"})
        else:
            fails_in_words(page, lambda: page.board._on_event(event), caplog)
    works_again(page)


@pytest.mark.parametrize("part", SHOWN)
def test_a_slider_or_a_list_whose_answer_fails_goes_back(page, part, caplog):
    def move():
        page.panel.sliders["readiness"].value = 0.2

    def pick():
        page.panel.ally.value = "POL"

    for step in (move, pick):
        with pytest.MonkeyPatch.context() as broke:
            broke.setattr(ExplorerReading, part, broken)
            fails_in_words(page, step, caplog)
    works_again(page)


@pytest.mark.parametrize("what", TAKEN_AWAY)
def test_what_cannot_be_taken_away_is_said_where_it_is_waited_for(page, what, monkeypatch, caplog):
    monkeypatch.setitem(frame.TAKEN_AWAY, what, broken)
    fails_in_words(page, lambda: page.board._on_event({"kind": what}), caplog)
    failed = [message for message in page.sent if message["kind"] == what]
    assert f"The {what} could not be made" in failed[0]["failed"]


def test_what_is_computed_when_sliders_rest_may_fail_too(page, monkeypatch, caplog):
    monkeypatch.setattr(session, "REST", 0)

    def steps():
        broken()
        yield

    fails_in_words(page, lambda: played(lambda: page._refine(steps())), caplog)


def test_a_link_that_cannot_be_shown_opens_the_baseline(page, caplog):
    """Once such a page never got ready."""
    good = ExplorerReading.pictured

    def pictured(reading):
        return broken() if "will" in reading.state.changes else good(reading)

    with pytest.MonkeyPatch.context() as broke:
        broke.setattr(ExplorerReading, "pictured", pictured)
        page.board._on_event({"kind": "start", "query": "?will=0.2"})
    assert lifeline().sentence == SORRY
    assert page.sent[-1]["whole"]
    assert page.sent[-1]["columns"]
