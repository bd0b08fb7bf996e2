"""What a cut has swallowed: the session's side."""

import pytest

from deterrence_kit.app.page import Page
from deterrence_kit.pages.explorer.page import ExplorerReading


@pytest.fixture
def page(monkeypatch):
    made = Page(ExplorerReading)
    made.messages = []
    monkeypatch.setattr(
        made.board, "send", lambda content, buffers=None: made.messages.append(content)
    )
    return made


def tell(page, number, **event):
    page.board._hear({"line": "a", "number": number, **event})


def ask(page):
    page.board._hear({"kind": "heard?", "line": "a", "ask": 1})
    return page.messages[-1]


def test_an_event_that_comes_twice_is_done_once(page):
    page.move("readiness", 0.6)
    page.move("clarity", 0.9)
    tell(page, 1, kind="undo")
    tell(page, 1, kind="undo")
    assert dict(page.state.changes) == {"readiness": 0.6}


def test_what_comes_before_something_lost_waits_until_that_is_sent_again(page):
    tell(page, 2, kind="undo")
    assert ask(page)["heard"] == 0
    tell(page, 1, kind="scenario", name="nato-poland")
    tell(page, 2, kind="undo")
    assert page.state.scenario == "nato-estonia"
    assert ask(page)["heard"] == 2


def test_the_answer_says_how_many_updates_there_were_and_what_sliders_show(page):
    page.move("readiness", 0.6)
    answer = ask(page)
    assert answer["sent"] == page.messages[0]["number"]
    assert answer["values"]["readiness"] == 0.6
    assert answer["values"].keys() == page.board.controls.keys()


def test_a_page_that_missed_an_update_gets_everything_again(page):
    tell(page, 1, kind="again")
    assert page.messages[-1]["whole"]
    assert {"columns", "words", "page"} <= page.messages[-1].keys()
