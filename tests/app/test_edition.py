"""*Save as a page*: which page has it, what it opens with, and that nothing is left out silently."""

import asyncio
import logging

import pytest

from deterrence_kit.app.composition import composed
from deterrence_kit.app.edition import contents, making
from deterrence_kit.app.links import state_from
from deterrence_kit.app.page import Page
from deterrence_kit.app.state import Package, State
from deterrence_kit.datasets import load_scenario, scenario_names
from deterrence_kit.pages.alliance_network.page import AllianceReading
from deterrence_kit.pages.burden_sharing.page import BurdenReading
from deterrence_kit.pages.explorer.page import MAP, ExplorerReading
from deterrence_kit.pages.geography_and_posture.page import PAIR, GeographyReading
from tests.app.own import kept
from tests.app.test_every_page import READINGS

MOVED = State("nato-estonia", {"readiness": 0.7, "will.USA": 0.25})


@pytest.fixture
def links(monkeypatch):
    """Links that the command was asked for; it writes nothing here."""
    asked = []
    monkeypatch.setattr(making, "exported", lambda link, page: asked.append(link) or b"packed")
    return asked


def pressed(state, reading=ExplorerReading):
    """What the page hears after the button was pressed."""
    page, sent = Page(reading, state), []
    page.board.send = lambda content, buffers=None: sent.append((content, buffers))
    page.answer_event({"kind": "page"})
    (answer,) = sent
    return answer


def test_pages_with_a_file_have_the_button_and_say_what_is_in_it():
    said = {reading: contents.offered(reading(State())) for reading in READINGS}
    offering = [reading for reading, title in said.items() if title]
    assert offering == [reading for reading in READINGS if reading.EDITION]
    assert {ExplorerReading, AllianceReading, BurdenReading} <= {*offering}
    assert f"{len(contents.held_names())} scenarios" in said[ExplorerReading]
    assert Page(ExplorerReading)._page()["edition"] == said[ExplorerReading]


def test_the_file_opens_with_the_state_that_is_shown(links):
    content, (packed,) = pressed(MOVED.chosen("why", "propensity").chosen("numbers", "hidden"))
    assert packed == b"packed"
    assert not content["said"]
    (link,) = links
    opened, notices = state_from(link)
    assert opened == contents.opening(opened, ExplorerReading)
    assert (opened.changes, opened.choices) == (
        MOVED.changes, {"why": "propensity", "numbers": "hidden"},
    )  # fmt: skip
    assert not notices


def test_a_picture_that_only_python_computes_is_named_and_its_choice_kept(links):
    told = f"the picture “{PAIR.title}”"
    offered = contents.offered(GeographyReading(State()))
    content, _ = pressed(MOVED.chosen("pair", "lift-access"), GeographyReading)
    assert told in offered
    assert told in content["said"]
    assert making.OTHER_ANSWER not in content["said"]
    assert state_from(links[0])[0].choice("pair") == "lift-access"
    assert told not in contents.offered(ExplorerReading(State()))


def test_a_year_that_only_python_can_show_is_left_out_and_said(links):
    state = MOVED.chosen("layout", "network").chosen("year", "1950")
    content, _ = pressed(state, AllianceReading)
    assert "the pacts of another year" in content["said"]
    assert making.OTHER_ANSWER not in content["said"]
    opened, _ = state_from(links[0])
    assert opened.choices == {"layout": "network"}
    assert not contents.left_out(MOVED.chosen("year", "1950"), ExplorerReading)


@pytest.mark.parametrize(
    ("more", "named", "same"),
    [
        ({"left": ("USA",)}, "membership", False),
        ({"joined": ("UKR",)}, "membership", False),
        ({"plan": "3:clarity:0.8"}, "plan", True),
        ({"packages": (Package("A", {"clarity": 0.9}),)}, "packages", True),
        ({"choices": {"second": "us-korea"}}, "second crisis", False),
        ({"changes": {**MOVED.changes, "drift": 0.0}}, "other pages", True),
    ],
)
def test_what_the_file_cannot_show_is_said_with_what_was_done_instead(more, named, same, links):
    content, _ = pressed(State(**{**vars(MOVED), **more}))
    assert named in content["said"]
    assert (making.OTHER_ANSWER in content["said"]) != same
    opened, notices = state_from(links[0])
    assert opened.changes == MOVED.changes
    assert not contents.left_out(opened, ExplorerReading)
    assert not notices


def test_a_member_that_joined_leaves_no_setting_behind(links):
    pressed(State("nato-estonia", {"will.UKR": 0.9, "clarity": 0.9}, joined=("UKR",)))
    assert state_from(links[0])[0].changes == {"clarity": 0.9}


def test_no_file_of_a_war_or_of_a_file_of_ones_own_and_the_reason_is_said(links):
    at_war = [name for name in scenario_names() if name not in contents.held_names()]
    assert at_war
    for name in (*at_war, kept(load_scenario("us-japan"))):
        content, buffers = pressed(State(name))
        assert content["failed"] == contents.offered(ExplorerReading(State(name)))
        assert ("war is under way" in content["failed"]) == (name in at_war)
        assert buffers is None
    assert not links


def test_what_a_notebook_adds_is_said(links):
    mine = composed(ExplorerReading, ["Look here first.", MAP])
    assert "this notebook adds" in pressed(MOVED, mine)[0]["said"]
    fewer = composed(ExplorerReading, [MAP])
    assert not pressed(MOVED, fewer)[0]["said"]


def test_one_file_is_made_at_a_time_and_the_page_goes_on_meanwhile(monkeypatch):
    async def twice():
        free, sent = asyncio.Event(), []

        async def slow(_reading, tell):
            await free.wait()
            tell({"kind": "page"}, [b""])

        monkeypatch.setattr(making, "send", slow)
        page = Page(ExplorerReading, MOVED)
        page.board.send = lambda content, buffers=None: sent.append(content)
        page.answer_event({"kind": "page"})
        await asyncio.sleep(0)
        page.move("clarity", 0.9)
        page.answer_event({"kind": "page"})
        free.set()
        await page._saving
        page._refining.cancel()
        return [content.get("failed") for content in sent if content["kind"] == "page"]

    assert asyncio.run(twice()) == [making.BUSY, None]


def test_where_it_fails_the_page_hears_that_and_the_log_why(monkeypatch, caplog):
    monkeypatch.setattr(making, "PACKAGES", "/nowhere")
    monkeypatch.setattr(making.sys, "executable", "/nowhere/python")
    with caplog.at_level(logging.ERROR):
        content, _ = pressed(MOVED)
    assert content["failed"] == making.FAILED
    assert "nowhere" in caplog.text


def test_what_the_command_complains_of_is_the_reason():
    with pytest.raises(RuntimeError, match="readiness must be"):
        making.exported("readiness=7&v=0", "explorer")
