"""Undo leads through the steps of the page before, as the browser has kept them: on every page."""

import pytest

from deterrence_kit.app.links import query_of
from deterrence_kit.app.page import Page
from deterrence_kit.app.state import State
from deterrence_kit.app.undo import MOST_STEPS
from deterrence_kit.pages.explorer.page import ExplorerReading
from tests.app.test_every_page import READINGS

FIRST = State("nato-poland")
STATES = [
    FIRST,
    FIRST.moved("readiness", 0.7),
    FIRST.moved("readiness", 0.7).moved("will.USA", 0.2),
]
STEPS = [query_of(state) for state in STATES]


def opened(reading, place, **trail):
    page = Page(reading)
    query = f"?{STEPS[place]}&from=scenario%3Dtraining"
    page.answer_event(
        {"kind": "start", "query": query, "trail": {"steps": STEPS, "at": place, **trail}}
    )
    return page


@pytest.mark.parametrize("reading", [r for r in READINGS if not r.MARK], ids=lambda r: r.__name__)
def test_every_page_goes_on_where_the_one_before_was_left(reading):
    page = opened(reading, 1)
    told = page._page()
    assert (page.state, told["place"], told["can_undo"], told["can_redo"]) == (
        STATES[1],
        1,
        True,
        True,
    )
    page.undo()
    assert page.state == STATES[0]
    page.redo()
    page.redo()
    assert page.state == STATES[2]
    page.move("readiness", 0.5)
    page.undo()
    assert page.state == STATES[2]


@pytest.mark.parametrize(
    "trail",
    [
        {"at": 0},  # led to another state
        {"at": 9},
        {"at": "1"},
        {"steps": STEPS * MOST_STEPS},
        {"steps": "all"},
        {"steps": [STEPS[0] + "&clarity=7", STEPS[1]]},  # damaged
        {"steps": ["scenario=own-0123456789&v=3", STEPS[1]]},  # a file that is not there any more
    ],
    ids=str,
)
def test_steps_that_cannot_be_taken_are_left(trail):
    page = opened(ExplorerReading, 1, **trail)
    assert page.state == STATES[1]
    assert not page.history.can_undo
    assert not page.history.can_redo
    assert not page.notices
