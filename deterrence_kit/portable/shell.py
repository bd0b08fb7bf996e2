"""A served page before it has a session: what a session's page would begin with, and its own engine."""

from __future__ import annotations

import ast
import datetime
import importlib
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from deterrence_kit.app.blocks import Made
from deterrence_kit.app.board import styles
from deterrence_kit.app.choices import CHOICES
from deterrence_kit.app.composition import composed
from deterrence_kit.app.edition.contents import held_names, offered
from deterrence_kit.app.membership import membership
from deterrence_kit.app.packages import LINKED
from deterrence_kit.app.pictures import Picture
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import State, offered_names
from deterrence_kit.portable.common import common_data, settings_told
from deterrence_kit.portable.document import as_json
from deterrence_kit.portable.drawn import drawn_for, models_of
from deterrence_kit.portable.engine_scripts import engine_script, short_sheet
from deterrence_kit.portable.lever_words import at_once
from deterrence_kit.portable.room import Room

HERE = Path(__file__).parent


class Shown(NamedTuple):
    """What a notebook shows, as far as its code says it plainly.

    Attributes
    ----------
    names : tuple of str
        The parts of the page, as the notebook names them.
    levers : tuple of str or None
        Those that are open at first; None for the page's own.
    """

    names: tuple[str, ...]
    levers: tuple[str, ...] | None


def shell(room: Room, code: str) -> str:
    """The page without a session, as an ES module: scripts, and all that they are told.

    Parameters
    ----------
    room : Room
        The page.
    code : str
        The notebook's, all of it.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        If the notebook does more than to show that page: then its session has to say what it shows.

    Examples
    --------
    >>> from deterrence_kit.portable.rooms import ROOMS
    >>> shell(ROOMS["explorer"], "print('mine')")
    Traceback (most recent call last):
    ValueError: A notebook that does more than to show its page needs a session.
    """
    reading = page_shown(room, code)
    names = offered_names()
    whole = common_data(room, names, "", datetime.date.today())
    own = common_data(replace(room, reading=reading), names, "", datetime.date.today())
    small = _small(room, reading)
    told = {
        "groups": own["groups"],
        "traits": {**own["traits"], **small},
        "models": sorted(models_of(small["figures"])),
        "asked": _asked(reading),
        "members": _members(reading),
        "blocks": _blocks(whole, reading),
        "styles": short_sheet(f"{styles()}\n{_sheet()}"),
        "carried": _carried(room),
        "others": {name: p for name, p in settings_told().items() if name not in whole["settings"]},
        "packages": LINKED,
        "edition": offered(reading(State(held_names()[0]))),
    }
    script = engine_script("shell.js", room.page)
    return f"{script}\nexport const common = {as_json({**whole, **told})};\n"


def _blocks(whole: dict[str, Any], reading: type[Reading]) -> dict[str, Made]:
    """Those of the notebook that the page's engine makes."""
    made = whole.get("blocks", {})
    found = reading(State(held_names()[0])).blocks()
    return {name: block for name, block in found.items() if name in made}


def _asked(reading: type[Reading]) -> list[dict[str, str]]:
    """Pictures that only a session draws, and what they stand after."""
    shown = [""] + [each.name for each in reading.shown_pictures()]
    return [
        {"name": each.name, "title": each.title, "after": shown[place]}
        for place, each in enumerate(reading.shown_pictures())
        if each.name in reading.NOT_FILED
    ]


def _members(reading: type[Reading]) -> dict[str, Any]:
    """Who could join each pact, where the page offers that: all, and who cannot join which, and why."""
    if "members" not in reading(State(held_names()[0])).page(""):
        return {}
    offered = {name: membership(name, (), ()) for name in held_names()}
    everyone = dict(pair for each in offered.values() for pair in each["candidates"])
    pacts = {
        name: {"not": sorted(everyone.keys() - dict(each["candidates"])), "note": each["note"]}
        for name, each in offered.items()
    }
    return {"everyone": sorted(everyone.items(), key=itemgetter(1)), "pacts": pacts}


def _small(room: Room, reading: type[Reading]) -> dict[str, Any]:
    """What the board is given, without what comes later: from the engine, at rest, or with a session."""
    drawn = drawn_for(room, reading)
    figures = {name: each for name, each in drawn.items() if name not in reading.NOT_FILED}
    return {"figures": figures, "parameters": at_once()}


def _carried(room: Room) -> dict[str, list[str]]:
    """Choices of other pages with their values: they change nothing here, and go along in the link."""
    own = {each.choice for each in room.reading.shown_pictures()} | {*room.choices}
    return {name: list(values) for name, values in CHOICES.items() if name not in own}


def page_shown(room: Room, code: str) -> type[Reading]:
    """The page that a notebook shows: its pictures in its order, its levers.

    Parameters
    ----------
    room : Room
    code : str

    Returns
    -------
    type of Reading

    Raises
    ------
    ValueError
        As `shell`.

    Examples
    --------
    >>> from deterrence_kit.portable.rooms import ROOMS
    >>> code = "from deterrence_kit.pages.explorer.page import WHY, show\\nshow(WHY, levers=['will'])"
    >>> found = page_shown(ROOMS["explorer"], code)
    >>> [each.name for each in found.SHOWN], found.MAIN
    (['why'], frozenset({'will'}))
    """
    module = importlib.import_module(room.reading.__module__)
    names, levers = _read(code, module)
    parts = [getattr(module, name) for name in names]
    own = [each for each in parts if any(each is shown for shown in room.reading.SHOWN)]
    pictures = [each for each in own if isinstance(each, Picture)]
    if len(own) < len(parts) or (parts and not pictures):
        raise _needs_session()
    return composed(room.reading, parts, levers)


def _needs_session() -> ValueError:
    return ValueError("A notebook that does more than to show its page needs a session.")


def _read(code: str, module: ModuleType) -> Shown:
    """One import out of the page's module, and one call of its ``show`` with names and levers."""
    try:
        source, call = ast.parse(code).body
    except (SyntaxError, ValueError) as fault:
        raise _needs_session() from fault
    if not (isinstance(source, ast.ImportFrom) and source.module == module.__name__):
        raise _needs_session()
    known = {each.name for each in source.names if each.asname is None}
    if len(known) < len(source.names) or not all(hasattr(module, name) for name in known):
        raise _needs_session()
    return _call(call, known)


def _call(line: ast.stmt, known: set[str]) -> Shown:
    call = line.value if isinstance(line, ast.Expr) else None
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
        raise _needs_session()
    names = [each.id for each in call.args if isinstance(each, ast.Name)]
    named = {each.arg: each.value for each in call.keywords}
    plain = len(names) == len(call.args) and {call.func.id, *names} <= known
    if not plain or call.func.id != "show" or named.keys() - {"levers"}:
        raise _needs_session()
    return Shown(tuple(names), _levers(named["levers"]) if "levers" in named else None)


def _levers(value: ast.expr) -> tuple[str, ...]:
    try:
        found: Any = ast.literal_eval(value)
    except ValueError as fault:
        raise _needs_session() from fault
    if not (isinstance(found, list | tuple) and all(isinstance(each, str) for each in found)):
        raise _needs_session()
    return tuple(found)


@lru_cache(maxsize=1)
def _sheet() -> str:
    """What ipywidgets gives the sliders of a page with a session."""
    return (HERE / "panel.css").read_text("utf-8") + (HERE / "shell.css").read_text("utf-8")
