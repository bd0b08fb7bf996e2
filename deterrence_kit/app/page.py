"""A page: what its user can do with a session. Every app is one of these."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from math import isclose
from typing import Any, ClassVar, TypeAlias

from deterrence_kit.app import membership, own_files, packages
from deterrence_kit.app.arrivals import Arrivals
from deterrence_kit.app.as_notebook import as_notebook
from deterrence_kit.app.brief import brief
from deterrence_kit.app.choices import CHOICES, WORKSHOP
from deterrence_kit.app.edition import making
from deterrence_kit.app.links import state_from, steps_told
from deterrence_kit.app.moved import left_behind
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import State, can_be_shown, scenario_of
from deterrence_kit.app.workbook import workbook
from deterrence_kit.app.workshop import of_room, replay
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import SETTINGS
from deterrence_kit.views.shapes import Event

log = logging.getLogger(__name__)

# What a user can take away from any page: made when it is asked for.
TAKEN_AWAY: dict[str, Callable[[Reading], dict[str, Any]]] = {
    "brief": brief,
    "notebook": lambda reading: {"text": as_notebook(reading)},
}

NOT_MADE = (
    "The {what} could not be made; the cause has been logged. The page itself is as it was: go back "
    "to it, change something, and try again."
)


class Page(Arrivals):
    """One app.

    Parameters
    ----------
    reading : type of Reading
        What this app reads out of a state: its columns, captions and pictures.
    state : State, optional

    Examples
    --------
    >>> from deterrence_kit.pages.explorer.page import ExplorerReading
    >>> page = Page(ExplorerReading)
    >>> page.move("readiness", 0.7)
    >>> dict(page.state.changes)
    {'readiness': 0.7}
    >>> page.undo()
    >>> dict(page.state.changes)
    {}
    """

    def __init__(self, reading: type[Reading], state: State | None = None) -> None:
        self._changes: dict[str, Change] = {
            **membership.EVENTS,
            **packages.EVENTS,
            **reading.EVENTS,
        }
        self._saving: asyncio.Task[None] | None = None
        super().__init__(reading, state)

    def answer_event(self, event: dict[str, Any]) -> None:
        """Do what the user asked for on the board; unknown events are logged and ignored."""
        kind = str(event.get("kind"))
        if kind in self._changes:  # a page's own come first: it may mean something else by a name
            return self.change(kind, event)
        answer = self.ANSWERS.get(kind)
        if answer is None or answer(self, event) is False:
            log.warning("An event of the page was ignored: %r", kind)

    def move(self, name: str, value: float) -> None:
        """Move one setting; where it stands already, nothing happens."""
        if isclose(value, self.state.value(name), abs_tol=1e-9):
            return
        self._show_new(self.state.moved(name, value))

    def typed(self, name: str, value: object, own: bool = False) -> None:
        """Move one setting to a number that was typed; the page refuses what is out of range."""
        p = SETTINGS[name]
        if isinstance(value, int | float) and p.low <= value <= p.high:
            self.move(self._meant(name, own), float(value))

    def undo(self) -> None:
        """Take the last step back."""
        self.history.undo()
        self.news = []
        self.show_state()

    def redo(self) -> None:
        """Take a step again that was taken back."""
        self.history.redo()
        self.news = []
        self.show_state()

    def pick(self, code: str) -> None:
        """Open a state's card and its own sliders; the empty code closes the card."""
        self.card = code if self.reading.card(code) else ""
        self.panel.pick(self.card)
        self.show_state()

    def change(self, kind: str, event: dict[str, Any]) -> None:
        """Do what a card or a block of the page asked for; what cannot be is said in the notices."""
        try:
            changed = self._changes[kind](self.state, event)
            self.news = left_behind(self.state, changed)
            self.history.push(changed)
            self.notices = []
        except ValueError as fault:
            self.notices = [str(fault)[:1].upper() + str(fault)[1:]]
        self.show_state()

    def reset(self, name: str) -> None:
        """Put one setting back to its baseline."""
        self._show_new(self.state.reset(name))

    def _take_away(self, kind: str) -> None:
        """Send what was asked for; where it fails the page hears that too, for it waits for it."""
        try:
            made = TAKEN_AWAY[kind](self.reading)
        except Exception:
            self.board.send({"kind": kind, "failed": NOT_MADE.format(what=kind)})
            raise
        self.board.send({"kind": kind, **made})

    def _excel(self, table: dict[str, Any]) -> None:
        """The bytes travel as they are, beside the message."""
        self.board.send({"kind": "excel", "title": str(table["title"])}, [workbook(table)])

    def _save_page(self, _event: Event) -> None:
        self._saving = making.begun(self._saving, self.reading, self.board.send)

    # --- what the board tells; False is an event that cannot be ---------------------------------
    def _start(self, event: Event) -> None:
        self.board.forget()
        self.open_link(str(event.get("query", "")), event.get("files"), event.get("trail"))

    def _again(self, _event: Event) -> None:
        self.board.forget()
        self._send()

    def _unkept(self, _event: Event) -> None:
        self.notices, self.news = [own_files.UNKEPT], []
        self.show_state()

    def _typed(self, event: Event) -> bool:
        known = event.get("name") in self.panel.sliders
        if known:
            self.typed(str(event["name"]), event.get("value"), own=bool(event.get("own")))
        return known

    def _reset(self, event: Event) -> bool:
        known = event.get("name") in SETTINGS
        if known:
            self.reset(self._meant(str(event["name"]), bool(event.get("own"))))
        return known

    def _reset_all(self, _event: Event) -> None:
        self._show_new(self._blank(self.state.scenario))

    def _blank(self, scenario: str) -> State:
        """A scenario as it is shipped, with what a reset leaves: packages, and how a room looks at it."""
        return State(scenario, packages=self.state.packages, choices=of_room(self.state))

    def _choose(self, event: Event) -> bool:
        name, value = str(event.get("name")), str(event.get("value"))
        known = value in CHOICES.get(name, {})
        if known and name in WORKSHOP:
            self.history.everywhere(lambda state: state.chosen(name, value))
            self.show_state()
        elif known:
            self._show_new(self.state.chosen(name, value))
        return known

    def _steps(self, event: Event) -> bool:
        """What the page did by its own engine while its line was cut: states as links, and a place."""
        told = steps_told(event)
        if told is not None:
            before, (steps, at) = self.state, told
            self.history.continued([state_from(step)[0] for step in steps], at)
            self.card = str(event.get("card", ""))
            self.notices = self.notices if self.state == before else []
            self.panel.show_members(scenario_of(self.state))
            self.panel.pick(self.card)
            self.show_state()
        return told is not None

    def _replay(self, event: Event) -> bool:
        known = isinstance(event.get("to"), int)
        if known:
            self.show_state(replay(self.history, int(event["to"])))
        return known

    def _pick_scenario(self, event: Event) -> bool:
        name = str(event.get("name"))
        known = can_be_shown(name)
        if known:
            self.card, blank = "", self._blank(name)
            self.news = left_behind(self.state, blank)
            self._show_new(blank)
        return known

    def _meant(self, name: str, own: bool) -> str:
        """A setting of the whole pact, or the own one of the ally whose sliders are shown."""
        return str(SettingName(name, self.panel.ally.value)) if own else name

    def _show_new(self, state: State) -> None:
        self.history.push(state)
        self.show_state()
        self.history.shown()

    ANSWERS: ClassVar[dict[str, Answer]] = {
        "start": _start,
        "again": _again,
        "bokeh": lambda page, _: page.board.send_bokeh(),
        "excel": lambda page, event: page._excel(event["table"]),
        "page": _save_page,
        "undo": lambda page, _: page.undo(),
        "redo": lambda page, _: page.redo(),
        "tap": lambda page, event: page.pick(str(event.get("code", ""))),
        "file": lambda page, event: page.open_file(own_files.file_of(event)),
        "unkept": _unkept,
        "move": _typed,
        "reset": _reset,
        "reset_all": _reset_all,
        "choice": _choose,
        "scenario": _pick_scenario,
        "replay": _replay,
        "steps": _steps,
        **{kind: lambda page, event: page._take_away(str(event["kind"])) for kind in TAKEN_AWAY},
    }


# What a page does at an event of one kind.
Change: TypeAlias = Callable[[State, Event], State]
Answer: TypeAlias = Callable[[Page, Event], bool | None]
