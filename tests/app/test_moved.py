"""What a link moves is told first, whatever it is, and its slider shows it."""

import pytest

from deterrence_kit.app.controls import OWN
from deterrence_kit.app.links import query_of
from deterrence_kit.app.moved import ally_of, moved
from deterrence_kit.app.page import Page
from deterrence_kit.app.state import State
from deterrence_kit.model.settings import LEVERS, SETTINGS, TABLES, declared
from deterrence_kit.pages.explorer.page import ExplorerReading
from tests.app.test_every_page import READINGS

OF_MEMBERS = [name for name in LEVERS if declared(name).scope == "member"]


LEAVING = (
    {"kind": "scenario", "name": "us-japan"},
    {"kind": "choice", "name": "region", "value": "gulf"},
    {"kind": "choose_pact", "pact": "Russia-Belarus"},
)


@pytest.mark.parametrize("reading", READINGS, ids=lambda r: r.__name__)
@pytest.mark.parametrize("event", LEAVING, ids=lambda event: event["kind"])
def test_what_another_scenario_leaves_behind_is_said_and_undo_brings_it_back(reading, event):
    for state in (
        State(changes={"readiness": 0.7, "will.USA": 0.2}),
        State(left=("USA",)),
        State(plan="3:violated"),
    ):
        page = Page(reading, state)
        page.answer_event(event)
        if page.state.scenario == state.scenario:
            continue  # a page that knows nothing of the event
        assert "not taken along" in " ".join(page.news), state
        page.undo()
        assert (page.state, page.news) == (state, [])
    page = Page(reading, State())
    page.answer_event(event)
    assert not page.news


@pytest.mark.parametrize("reading", READINGS, ids=lambda r: r.__name__)
def test_every_setting_that_is_moved_is_told_with_both_values_and_its_slider(reading):
    here = {name for table in reading.SLIDERS for name in TABLES[table]}
    for name, parameter in SETTINGS.items():
        for end in (parameter.low, parameter.high):
            state = State().moved(name, end)
            told = moved(reading(state))
            assert len(told) == bool(state.changes), name
            for one in told:
                before, now = one["text"].removeprefix(parameter.label).split(" → ")
                assert before.strip() != now
                assert one.get("name") == (name if name in here else None)


@pytest.mark.parametrize("name", OF_MEMBERS)
def test_a_members_own_value_is_told_and_its_sliders_are_opened(name):
    state = State("nato-poland").moved(f"{name}.TUR", 0.87 * declared(name).high)
    (told,) = moved(ExplorerReading(state))
    assert "Türkiye" in told["text"]
    assert told.get("code") == ("TUR" if name in OWN else None)
    page = Page(ExplorerReading)
    page.answer_event({"kind": "start", "query": "?" + query_of(state)})
    if name in OWN:
        assert page.panel.ally.value == "TUR"
        assert f"own.{name}" in page._page()["changed"]


def test_the_ally_that_was_moved_last_is_shown():
    state = State("nato-poland").moved("will.TUR", 0.3).moved("will.DEU", 0.3)
    assert ally_of(state) == "DEU"
    assert ally_of(State().moved("readiness", 0.7)) == ""


def test_members_and_the_plan_are_told_too():
    state = State("nato-poland", left=("TUR",), joined=("UKR",), plan="2:clarity:0.8")
    texts = [one["text"] for one in moved(ExplorerReading(state))]
    assert texts == [
        "Türkiye has left the pact", "Ukraine has joined the pact",
        "Over the years: from year 2: Clarity of the treaty 0.8",
    ]  # fmt: skip


def test_no_kind_of_step_is_told_in_the_letters_of_a_link():
    steps = ["1:readiness:0.7", "2:will.TUR:0.3", "3:violated", "4:honoured", "5:unilateral"]
    plan = ";".join(["review:1", *steps, "6:announce:TUR", "7:leave:TUR"])
    (told,) = [one["text"] for one in moved(ExplorerReading(State("nato-poland", plan=plan)))]
    assert told.count(";") == len(steps) + 2
    assert "a review every year" in told
    for letters in ("TUR", "will.", "readiness:", "announce", "unilateral", "violated", "review:"):
        assert letters not in told
