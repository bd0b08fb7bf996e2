"""A page: a state, its history, the sliders and the board, wired together. Every app is one of these."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from functools import lru_cache
from math import isclose
from typing import Any

import ipywidgets
from IPython.display import display

from deterrence_kit.app.as_notebook import as_notebook
from deterrence_kit.app.board import Board
from deterrence_kit.app.brief import brief
from deterrence_kit.app.choices import CHOICES
from deterrence_kit.app.controls import Panel, descriptions
from deterrence_kit.app.history import History
from deterrence_kit.app.lifeline import guard, lifeline
from deterrence_kit.app.links import state_from
from deterrence_kit.app.membership import CHANGES
from deterrence_kit.app.packages import EVENTS
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import (
    State,
    can_be_shown,
    keep_scenario,
    offered_names,
    scenario_called,
    scenario_of,
)
from deterrence_kit.datasets.scenarios import parse_scenario
from deterrence_kit.model.settings import SETTINGS
from deterrence_kit.views.theme import INKS

log = logging.getLogger(__name__)

REST = 0.25  # seconds without a move after which what takes longer is computed

# What a user can take away from any page: made when it is asked for.
TAKEN_AWAY = {
    "brief": brief,
    "notebook": lambda reading: {
        "name": f"{reading.state.scenario}.ipynb",
        "text": as_notebook(reading),
    },
}

OWN_FILE = (
    "{title} was opened from your file. It stays in this session: a link cannot carry it, so send "
    "the file along."
)


class Page:
    """One app.

    Parameters
    ----------
    reading : type of Reading
        What this app reads out of a state: its columns, captions and pictures.
    state : State, optional

    Examples
    --------
    >>> from deterrence_kit.app.explorer import ExplorerReading
    >>> page = Page(ExplorerReading)
    >>> page.move("readiness", 0.7)
    >>> dict(page.state.changes)
    {'readiness': 0.7}
    >>> page.undo()
    >>> dict(page.state.changes)
    {}
    """

    def __init__(self, reading: type[Reading], state: State | None = None) -> None:
        self.history = History(state or State())
        self.card, self.notices = "", list[str]()
        self.read = reading
        self.reading = reading(self.state)
        self._refining: asyncio.Task[None] | None = None
        self._events = {**EVENTS, **reading.EVENTS}
        self.panel = Panel(
            self.reading.scenario, guard(self.move), guard(self.pick), reading.MAIN, reading.SLIDERS
        )
        self.board = Board(
            guard(self.answer_event),
            figures=_figures(reading),
            parameters=descriptions(reading.SLIDERS),
            inks=INKS,
            picker=_picker(reading.PICKER),
        )
        panel = [self.panel.widget] if reading.SLIDERS else []
        self.widget = ipywidgets.Box([self.board, *panel])
        self.widget.add_class("dk-page")
        if not panel:
            self.widget.add_class("dk-single")
        self.show_state()

    @property
    def state(self) -> State:
        """What the page shows."""
        return self.history.now

    def move(self, name: str, value: float) -> None:
        """Move one setting; where it stands already, nothing happens."""
        if isclose(value, self.state.value(name), abs_tol=1e-9):
            return
        self.history.push(self.state.moved(name, value))
        self.show_state()

    def undo(self) -> None:
        """Take the last step back."""
        self.history.undo()
        self.show_state()

    def redo(self) -> None:
        """Take a step again that was taken back."""
        self.history.redo()
        self.show_state()

    def pick(self, code: str) -> None:
        """Open a state's card and its own sliders; the empty code closes the card."""
        self.card = code if self.reading.card(code) else ""
        self.panel.pick(self.card)
        self.show_state()

    def change_members(self, kind: str, code: str) -> None:
        """Let a member leave or a state join; what cannot be is said in the notices."""
        try:
            self.history.push(CHANGES[kind](self.state, code))
            self.notices = []
        except ValueError as fault:
            self.notices = [str(fault)[:1].upper() + str(fault)[1:]]
        self.show_state()

    def change(self, kind: str, event: dict[str, Any]) -> None:
        """Do what a block of the page asked for; what cannot be is said in the notices."""
        try:
            self.history.push(self._events[kind](self.state, event))
            self.notices = []
        except ValueError as fault:
            self.notices = [str(fault)[:1].upper() + str(fault)[1:]]
        self.show_state()

    def open_file(self, name: str, text: str) -> None:
        """Show a scenario from a user's own file; a wrong one is refused with a sentence."""
        try:
            scenario = parse_scenario(text, name)
            self.history.push(State(keep_scenario(scenario)))
            self.card, self.notices = "", [OWN_FILE.format(title=scenario.title)]
        except ValueError as fault:
            self.notices = [f"The file was not opened. {fault}"]
        self.show_state()

    def open_link(self, query: str) -> None:
        """Show the state a query string describes, and say what in it was ignored."""
        state, self.notices = state_from(query)
        self.history = History(state)
        self.show_state()

    def reset(self, name: str) -> None:
        """Put one setting back to its baseline."""
        self.history.push(self.state.reset(name))
        self.show_state()

    def answer_event(self, event: dict[str, Any]) -> None:
        """Do what the user asked for on the board; unknown events are logged and ignored."""
        kind = event.get("kind")
        if kind == "start":
            self.board.forget()
            self.open_link(self.read.arriving(str(event.get("query", ""))))
        elif kind == "bokeh":
            self.board.send_bokeh()
        elif kind in TAKEN_AWAY:
            self.board.send({"kind": kind, **TAKEN_AWAY[kind](self.reading)})
        elif kind in ("undo", "redo"):
            getattr(self, kind)()
        elif kind == "tap":
            self.pick(str(event.get("code", "")))
        elif kind == "file":
            self.open_file(str(event.get("name", "file"))[:80], str(event.get("text", "")))
        elif kind in CHANGES:
            self.change_members(kind, str(event.get("code", "")))
        elif kind == "reset" and event.get("name") in SETTINGS:
            own = f".{self.panel.ally.value}" if event.get("own") else ""
            self.reset(f"{event.get('name')}{own}")
        elif kind == "reset_all":
            self.history.push(State(self.state.scenario, packages=self.state.packages))
            self.show_state()
        elif kind in self._events:
            self.change(kind, event)
        elif kind == "choice" and str(event.get("value")) in CHOICES.get(
            str(event.get("name")), {}
        ):
            self.history.push(self.state.chosen(str(event["name"]), str(event["value"])))
            self.show_state()
        elif kind == "scenario" and can_be_shown(str(event.get("name"))):
            self.history.push(State(event["name"], packages=self.state.packages))
            self.card = ""
            self.show_state()
        else:
            log.warning("An event of the page was ignored: %r", kind)

    def show_state(self) -> None:
        """Bring sliders and board in line with the state."""
        scenario, ally = scenario_of(self.state), self.panel.ally.value
        if scenario is not self.reading.scenario:
            self.panel.show_members(scenario)
            self.panel.pick(ally)
        self.reading = self.read(self.state)
        self.panel.show(self.state.value)
        self._send()
        self._refine_later()

    def settle(self) -> None:
        """Compute at once what would be computed when the sliders rest (tests, screenshots)."""
        steps = self.reading.refine()
        while self._take(steps):
            pass

    def _refine_later(self) -> None:
        if self._refining is not None:
            self._refining.cancel()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # no kernel: a test or a script calls `settle`
            return
        self._refining = loop.create_task(self._refine(self.reading.refine()))

    async def _refine(self, steps: Iterator[None]) -> None:
        """One step at a time: between two of them the session hears what the user does."""
        await asyncio.sleep(REST)
        take = guard(self._take)
        while take(steps):
            await asyncio.sleep(0.01)

    def _take(self, steps: Iterator[None]) -> bool:
        """Whether there was a step; what it found is shown."""
        if next(steps, self) is self:
            return False
        self._send()
        return True

    def _send(self) -> None:
        self.board.show(
            columns=self.reading.columns(),
            props=self.reading.props(),
            words=self.reading.words(),
            captions=self.reading.captions(),
            blocks=self.reading.blocks(),
            page=self._page(),
        )

    def _page(self) -> dict[str, Any]:
        ally = self.panel.ally.value
        return self.reading.page(ally) | {
            "can_undo": self.history.can_undo,
            "can_redo": self.history.can_redo,
            "notices": self.notices,
            "card": self.reading.card(self.card),
        }


@lru_cache(maxsize=32)
def _figures(reading: type[Reading]) -> dict[str, dict[str, Any]]:
    """An app's pictures as they are at first; what the state changes comes with the first update."""
    return reading(State()).pictures()


def _picker(about: str) -> dict[str, Any]:
    """What the page is about, to be picked: a label, the name of the choice, the options."""
    if about == "scenario":
        found = [scenario_called(name) for name in offered_names()]
        options = [{"name": s.name, "title": s.title, "group": s.region} for s in found]
    else:
        named = CHOICES.get(about, {})
        options = [{"name": name, "title": title, "group": ""} for name, title in named.items()]
    return {"label": about.capitalize(), "choice": about, "options": options}


def prepare_page(reading: type[Reading]) -> None:
    """Draw an app's pictures and read the scenarios once, for all sessions forked afterwards."""
    _figures(reading)
    _picker(reading.PICKER)


def show_page(reading: type[Reading]) -> None:
    """Display an app in a notebook."""
    display(Page(reading).widget, lifeline())
