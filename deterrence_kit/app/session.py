"""A session of a page: a state and its history, with sliders and board kept in line with them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from functools import lru_cache, wraps
from typing import Any

import ipywidgets

from deterrence_kit.app.board import Board
from deterrence_kit.app.choices import CHOICES
from deterrence_kit.app.controls import Panel, descriptions
from deterrence_kit.app.edition.contents import offered
from deterrence_kit.app.lifeline import guard
from deterrence_kit.app.moved import moved
from deterrence_kit.app.origin import origin
from deterrence_kit.app.pictures import Drawn, Picture
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.resend import addresses_of, values_of
from deterrence_kit.app.state import State, offered_names, scenario_called, scenario_of
from deterrence_kit.app.travel import leaving
from deterrence_kit.app.undo import History
from deterrence_kit.views.glossary import GLOSSARY
from deterrence_kit.views.theme import INKS

REST = 0.25  # seconds without a move after which what takes longer is computed


class Session:
    """What a page holds and shows; what a user can do with it is `page.Page`.

    Parameters
    ----------
    reading : type of Reading
        What this page reads out of a state: its columns, captions and pictures.
    state : State, optional
    """

    def __init__(self, reading: type[Reading], state: State | None = None) -> None:
        self.history = History(state or State())
        self.card, self.notices, self.news = "", list[str](), list[str]()
        self.waiting = list[str]()  # links of other kinds of pages, see `travel`
        self.read = reading
        self.reading = reading(self.state)
        self.replayed: dict[str, object] | None = None  # the step of a replay that is shown
        self._refining: asyncio.Task[None] | None = None
        self._ally = ""  # whose own sliders are shown
        self.panel = Panel(
            self.reading.scenario,
            self._guarded(self.move),
            self._guarded(self.pick),
            reading.MAIN,
            reading.SLIDERS,
        )
        self.board = Board(
            self._guarded(self.answer_event),
            lambda: values_of(self.panel),
            figures=figures(reading),
            parameters=descriptions(reading.SLIDERS),
            inks=INKS,
            glossary=GLOSSARY,
            picker=picker(reading.PICKER),
            controls=addresses_of(self.panel),
        )
        panel = [self.panel.widget] if reading.SLIDERS else []
        self.widget = ipywidgets.Box([*panel, self.board])
        self.widget.add_class("dk-page")
        if not panel:
            self.widget.add_class("dk-single")
        self.show_state()

    def move(self, name: str, value: float) -> None:
        """A slider was moved."""
        raise NotImplementedError

    def pick(self, code: str) -> None:
        """An ally was picked."""
        raise NotImplementedError

    def answer_event(self, event: dict[str, Any]) -> None:
        """The board tells what a user did."""
        raise NotImplementedError

    @property
    def state(self) -> State:
        """What the page shows."""
        return self.history.now

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
        columns, props, captions = self.reading.pictured()
        self.board.show(
            columns=columns,
            props=props,
            words=self.reading.words(),
            captions=captions,
            blocks=self.reading.blocks(),
            page=self._page(),
        )

    def _page(self) -> dict[str, Any]:
        ally = self.panel.ally.value
        page = self.reading.page(ally)
        return page | {
            "query": page["query"] + leaving(self.state, self.waiting),
            "place": self.history.place,
            "can_undo": self.history.can_undo,
            "can_redo": self.history.can_redo,
            "notices": self.notices,
            "news": self.news,
            "replay": self.replayed,
            "moved": moved(self.reading),
            "card": self.reading.card(self.card),
            "origin": origin(self.reading),
            "edition": offered(self.reading),
            "between": self.panel.between_steps(),
        }

    def _guarded(self, step: Callable[..., None]) -> Callable[..., None]:
        """A step that fails in words, and leaves the page as it was before."""

        @wraps(step)
        def tried(*arguments: Any) -> None:
            before, history = self.history.mark(), self.history
            kept = self.reading, self.card, self.notices, self._ally
            try:
                step(*arguments)
            except Exception:
                self.history = history
                self.history.back_to(before)
                self._show_again(*kept)
                raise

        return guard(tried)

    def _show_again(self, reading: Reading, card: str, notices: list[str], ally: str) -> None:
        """The last good state, with its sliders; a page that has just opened has seen none yet."""
        self.reading, self.card, self.notices = reading, card, notices
        self.panel.show_members(reading.scenario)
        self.panel.pick(ally)
        self.panel.show(self.state.value)
        self._send()

    def show_state(self, replayed: dict[str, object] | None = None) -> None:
        """Bring sliders and board in line with the state, which may be a step of a replay."""
        self.replayed = replayed
        scenario, ally = scenario_of(self.state), self.panel.ally.value
        if scenario is not self.reading.scenario:
            self.panel.show_members(scenario)
            self.panel.pick(ally)
        self.reading = self.read(self.state)
        self.panel.show(self.state.value)
        self._send()
        self._ally = self.panel.ally.value
        self._refine_later()


def figures(reading: type[Reading]) -> dict[str, Drawn]:
    """A page's pictures as they are at first; what the state changes comes with the first update."""
    # Classes can be keys, which mypy does not know of those with instances that it takes for unhashable.
    return {
        p.name: _drawn(_home(reading, p), p)  # type: ignore[arg-type]
        for p in reading.shown_pictures()
    }


def _home(reading: type[Reading], picture: Picture[Any]) -> type[Reading]:
    """The page that a picture belongs to: one put together from it shares its drawing."""
    return next(
        each for each in reversed(reading.__mro__) if picture in vars(each).get("SHOWN", ())
    )


@lru_cache(maxsize=64)
def _drawn(reading: type[Reading], picture: Picture[Any]) -> Drawn:
    return picture.drawn(picture.columns(reading(State())))


def picker(about: str) -> dict[str, Any]:
    """What the page is about, to be picked: a label, the name of the choice, the options."""
    if about == "scenario":
        found = [scenario_called(name) for name in offered_names()]
        options = [{"name": s.name, "title": s.title, "group": s.region} for s in found]
    else:
        named = CHOICES.get(about, {})
        options = [{"name": name, "title": title, "group": ""} for name, title in named.items()]
    return {"label": about.capitalize(), "choice": about, "options": options}
