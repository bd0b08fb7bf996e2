"""What takes longer than a drag runs in steps once the sliders rest, and is dropped at a move."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import ClassVar

from deterrence_kit.app import session
from deterrence_kit.app.blocks import action, actions, block, text
from deterrence_kit.app.page import Page
from deterrence_kit.app.state import State
from deterrence_kit.pages.explorer.page import ExplorerReading


class SlowReading(ExplorerReading):
    """Counts its steps."""

    SLIDERS = ("levers", "rates")
    EVENTS: ClassVar = {
        "plan_it": lambda state, event: State(state.scenario, plan=str(event["plan"]))
    }
    found = 0

    def refine(self):
        for self.found in range(1, 4):
            yield

    def blocks(self):
        return {
            "steps": block("Steps", text(f"{self.found} steps"), actions(action("Go", "plan_it")))
        }


def played(scene):
    """The scene in a loop of its own, in a thread: the browser of other tests has one in this thread."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, scene()).result()


def made(monkeypatch):
    monkeypatch.setattr(session, "REST", 0.01)
    page = Page(SlowReading, State("nato-estonia"))
    page.told = []
    page.board.send = lambda content, buffers=None: page.told.append(content)
    return page


def steps(page):
    blocks = [message["blocks"]["steps"] for message in page.told if "blocks" in message]
    return [one["parts"][0]["text"] for one in blocks]


def test_steps_are_shown_one_by_one_when_the_sliders_rest(monkeypatch):
    async def scene():
        page = made(monkeypatch)
        page.move("readiness", 0.8)
        await page._refining
        return page

    assert steps(played(scene)) == ["1 steps", "2 steps", "3 steps"]


def test_a_move_drops_the_steps_of_the_move_before(monkeypatch):
    async def scene():
        page = made(monkeypatch)
        monkeypatch.setattr(session, "REST", 0.05)
        for value in (0.6, 0.7, 0.8):
            page.move("readiness", value)
            await asyncio.sleep(0.01)
        await page._refining
        return page

    page = played(scene)
    assert steps(page) == ["1 steps", "2 steps", "3 steps"]
    assert page.reading.found == 3


def test_settling_computes_at_once(monkeypatch):
    page = made(monkeypatch)
    page.settle()
    assert page.reading.found == 3


def test_a_page_has_the_sliders_of_its_tables_and_events_of_its_own(monkeypatch):
    page = made(monkeypatch)
    assert "drift" in page.panel.sliders
    assert "contest_exponent" not in page.panel.sliders
    page.move("drift", 0.0)
    assert page.reading.changes == {}
    assert page.reading.state.changes == {"drift": 0.0}
    page.answer_event({"kind": "plan_it", "plan": "review:2"})
    assert page.state.plan == "review:2"
    page.undo()
    assert page.state.changes == {"drift": 0.0}
