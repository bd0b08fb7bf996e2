"""Packages: kept, loaded, renamed and dropped, undone, and carried whole by a link."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deterrence_kit.app.links import query_of, state_from
from deterrence_kit.app.packages import MOST_PACKAGES, package_from, packed, text_of, unpacked
from deterrence_kit.app.page import Page
from deterrence_kit.app.state import Package, State
from deterrence_kit.model.settings import SETTINGS
from deterrence_kit.pages.explorer.page import ExplorerReading

START = State("nato-estonia")
MOVED = st.dictionaries(st.sampled_from(sorted(SETTINGS)), st.floats(0.1, 0.9), max_size=4)


def moved(shares):
    state = START
    for name, share in shares.items():
        p = SETTINGS[name]
        steps = round((p.high - p.low) / p.step * share)
        state = state.moved(name, float(f"{p.low + steps * p.step:.6g}"))
    return state


@given(MOVED, st.text(min_size=1, max_size=30), st.sampled_from([(), ("TUR",), ("USA", "TUR")]))
@settings(max_examples=40, deadline=None)
def test_a_package_survives_its_text(shares, name, left):
    state = State("nato-estonia", moved(shares).changes, left=left)
    package = packed(state, name)
    notices = []
    assert package_from(text_of(package), START, notices) == package
    assert notices == []


def test_what_is_bad_in_a_package_is_said_and_the_rest_kept():
    notices = []
    package = package_from("More~readiness:7~clarity:0.9~leave:EST~nonsense", START, notices)
    assert package == Package("More", {"clarity": 0.9})
    assert len(notices) == 3
    assert "readiness must be a number from" in notices[0]
    assert all("In the package “More”" in notice for notice in notices)


def test_a_link_carries_packages_whole():
    state = moved({"readiness": 0.8, "clarity": 0.2})
    for name in ("First", "A & B = 100 % ~ <b>"):
        state = State(
            state.scenario, state.changes, packages=(*state.packages, packed(state, name))
        )
    again, notices = state_from(query_of(state))
    assert notices == []
    assert again == State(again.scenario, state.changes, again.touched, packages=state.packages)
    assert len(parse_qsl(query_of(state))) == len(state.changes) + 6


@pytest.fixture
def page():
    page = Page(ExplorerReading, START)
    page.board.send = lambda content, buffers=None: None
    return page


def test_packages_are_kept_loaded_renamed_dropped_and_undone(page):
    page.move("readiness", 0.8)
    page.answer_event({"kind": "keep_package", "name": "Ready"})
    page.answer_event({"kind": "reset_all"})
    assert page.state.changes == {}
    page.answer_event({"kind": "load_package", "place": 0})
    assert page.state.changes == {"readiness": 0.8}
    page.answer_event({"kind": "rename_package", "place": 0, "name": "Readier"})
    page.answer_event({"kind": "drop_package", "place": 0})
    assert page.state.packages == ()
    page.undo()
    assert [p.name for p in page.state.packages] == ["Readier"]
    page.answer_event({"kind": "scenario", "name": "nato-poland"})
    assert [p.name for p in page.state.packages] == ["Readier"]
    assert unpacked(page.state, page.state.packages[0]).changes == {"readiness": 0.8}


@pytest.mark.parametrize("place", [-1, 7, "0", None, 0.0])
def test_a_package_that_is_not_there_is_said(page, place):
    page.answer_event({"kind": "load_package", "place": place})
    assert page.notices == ["That package is not there any more."]
    assert page.state == START


def test_a_form_and_a_button_name_a_package_alike(page):
    page.answer_event({"kind": "keep_package", "values": {"name": " Ready "}})
    for values in ({"name": float("nan")}, {"name": ["x"]}, {}, {"name": "  "}):
        page.answer_event({"kind": "keep_package", "values": values})
    page.answer_event({"kind": "rename_package", "place": 1, "values": {"name": "Second"}})
    found = [package.name for package in page.state.packages]
    assert found == ["Ready", "Second", "Package 3", "Package 4", "Package 5"]


def test_a_package_of_another_pact_is_loaded_as_far_as_it_fits_or_refused_with_a_sentence(page):
    page.history.push(page.state.moved("will.FRA", 0.1).moved("readiness", 0.8))
    page.answer_event({"kind": "keep_package", "name": "One ally's"})
    page.answer_event({"kind": "leave", "code": "TUR"})
    page.answer_event({"kind": "keep_package", "name": "Without"})
    page.answer_event({"kind": "scenario", "name": "us-korea"})
    page.answer_event({"kind": "load_package", "place": 1})
    assert "“Without” cannot be loaded here: TUR is not an ally" in page.notices[0]
    assert page.state.left == ()
    page.answer_event({"kind": "load_package", "place": 0})
    assert page.state.changes == {"readiness": 0.8}
    assert state_from(query_of(page.state))[0].changes == {"readiness": 0.8}


def test_more_packages_than_can_be_compared_are_refused(page):
    for _ in range(MOST_PACKAGES + 1):
        page.answer_event({"kind": "keep_package"})
    assert len(page.state.packages) == MOST_PACKAGES
    assert "remove one first" in page.notices[0]
