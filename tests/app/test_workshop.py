"""A room at one page: what it chooses outlives reset and undo, and replay tells each change once."""

import pytest

from deterrence_kit.app.links import query_of, state_from
from deterrence_kit.app.page import Page
from deterrence_kit.app.state import State
from deterrence_kit.app.workshop import from_baseline, places, step_words
from deterrence_kit.pages.explorer.page import ExplorerReading
from deterrence_kit.pages.regional_conflict.page import RegionReading

LINK = "scenario=nato-estonia&leave=USA&readiness=0.7&clarity=0.9&will.FRA=0.2&v=0"


def steps_of(page):
    """What a replay shows from its beginning to its end."""
    page.answer_event({"kind": "replay", "to": 0})
    shown = [(page.replayed, page.state)]
    for to in range(1, page.replayed["of"] + 1):
        page.answer_event({"kind": "replay", "to": to})
        shown.append((page.replayed, page.state))
    return shown


def test_what_a_room_chooses_is_in_the_link_and_no_step():
    page = Page(ExplorerReading)
    page.move("readiness", 0.7)
    page.answer_event({"kind": "choice", "name": "guess", "value": "first"})
    assert state_from(query_of(page.state))[0].choice("guess") == "first"
    page.undo()
    assert not page.state.changes
    assert page.state.choice("guess") == "first"
    page.redo()
    for event in ({"kind": "reset_all"}, {"kind": "scenario", "name": "us-japan"}):
        page.answer_event(event)
        assert page.state.choice("guess") == "first"
    page.answer_event({"kind": "choice", "name": "guess", "value": "off"})
    assert "guess" not in query_of(page.state)


def test_a_link_on_which_a_room_is_to_guess_gives_nothing_away():
    sentence = ExplorerReading(state_from(LINK)[0]).words()["sentence"]
    assert sentence in ExplorerReading.said(LINK)
    assert sentence not in ExplorerReading.said(LINK.replace("&v", "&guess=first&v"))


@pytest.mark.parametrize("reading", [ExplorerReading, RegionReading])
def test_a_link_is_replayed_from_the_baseline_one_change_a_step(reading):
    page = Page(reading)
    page.open_link(LINK)
    end = page.state
    (first, baseline), *rest = steps_of(page)
    assert not baseline.differs
    assert first["at"] == 0
    assert rest[-1][1] == end
    assert len(rest) == 4
    before = baseline
    for told, state in rest:
        apart = set(state.changes.items()) ^ set(before.changes.items())
        assert len(apart) + len(set(state.left) ^ set(before.left)) == 1
        assert told["text"] == step_words(before, state)
        assert told["text"].count("→") == len(apart)
        before = state


def test_a_replay_follows_what_was_done_and_another_move_ends_it():
    page = Page(ExplorerReading)
    page.move("readiness", 0.7)
    page.answer_event(
        {"kind": "choice", "name": "why", "value": "propensity"}
    )  # computes nothing else
    page.answer_event({"kind": "leave", "code": "USA"})
    page.undo()
    page.redo()
    told = [step["text"] for step, _ in steps_of(page)]
    assert told == ["the baseline", "Readiness 0.5 → 0.7", "The United States leaves"]
    page.answer_event({"kind": "replay", "to": 1})
    page.move("clarity", 0.9)
    assert page.replayed is None
    assert dict(page.state.changes) == {"readiness": 0.7, "clarity": 0.9}
    page.answer_event({"kind": "replay", "to": "soon"})
    assert page.replayed is None


def test_the_way_to_a_state_computes_something_else_at_every_step():
    state = state_from(LINK + "&join=UKR")[0]
    way = [*from_baseline(state), state]
    assert places(way) == list(range(len(way)))
    assert not State(way[0].scenario).differs
