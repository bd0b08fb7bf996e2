"""What all scenarios of a page share: tables, sentences, sliders, and what the board is given."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from deterrence_kit import __version__
from deterrence_kit.analysis.doubt.draws import BATCH
from deterrence_kit.analysis.doubt.uncertainty import AT_REST
from deterrence_kit.analysis.why.coalitions import MOST_PLAYERS
from deterrence_kit.app import endmark, links
from deterrence_kit.app.about import LIMITS
from deterrence_kit.app.choices import CHOICES, WORKSHOP
from deterrence_kit.app.controls import OWN, Panel, descriptions
from deterrence_kit.app.link_parts import ONCE
from deterrence_kit.app.mended import FOREIGN
from deterrence_kit.app.origin import SOURCE
from deterrence_kit.app.packages import LINKED, WRITTEN_OUT
from deterrence_kit.app.session import REST
from deterrence_kit.app.state import FIRST_TOUCHED, scenario_called
from deterrence_kit.model.bad_case import FINE
from deterrence_kit.model.opponent import OPPONENT
from deterrence_kit.model.parameter import Parameter
from deterrence_kit.model.settings import ASSUMPTIONS, LEVERS, SETTINGS, TABLES
from deterrence_kit.portable.drawn import drawn_for
from deterrence_kit.portable.programs import DAYS
from deterrence_kit.portable.room import Room
from deterrence_kit.views.doubt_words import CLOSE, NINE_IN_TEN, SELDOM
from deterrence_kit.views.figures_told import ALL
from deterrence_kit.views.glossary import GLOSSARY
from deterrence_kit.views.sentences import SENTENCES
from deterrence_kit.views.theme import INKS
from deterrence_kit.views.words import OUTCOMES, PILLARS, ROLES

# Parts of a link that only a served page can show; the settings of other tables are among them.
SERVED = ("join", "leave", "plan", *LINKED, *WRITTEN_OUT, "fork")


def common_data(
    room: Room, names: Sequence[str], opens: str, today: datetime.date
) -> dict[str, Any]:
    """Everything but the scenarios.

    Parameters
    ----------
    room : Room
        The page.
    names : sequence of str
        The scenarios that can be picked, the first of them shown at first.
    opens : str
        The link that the page shows when it is opened without one.
    today : date
        Which it says it was made on.

    Returns
    -------
    dict

    Examples
    --------
    >>> from deterrence_kit.portable.rooms import ROOMS
    >>> common_data(ROOMS["explorer"], ["us-japan"], "", datetime.date(2026, 11, 27))["page"]
    'Explorer'
    """
    settings = {**LEVERS, **ASSUMPTIONS}
    others = [*(n for table in TABLES.values() for n in table), *CHOICES]
    return {
        "settings": {name: _setting(name, p) for name, p in settings.items()},
        "sentences": {**SENTENCES, **room.sentences},
        "pillars": PILLARS,
        "choices": room.choices,
        "workshop": list(WORKSHOP),
        "elsewhere": [*SERVED, *(n for n in others if n not in settings and n not in room.choices)],
        "own": list(OWN),
        "groups": _groups(room, names[0]),
        "outcomes": OUTCOMES,
        "days": [day for _, day in DAYS],
        "roles": ROLES,
        "links": _links(names[0]),
        "source": SOURCE,
        "page": room.page,
        "limit": LIMITS[0],
        "made": made(today),
        "opens": opens,
        "traits": _filed(room, _traits(room, names)),
        "most_players": MOST_PLAYERS,
        "doubt": {
            "draws": AT_REST, "batch": BATCH, "ends": NINE_IN_TEN, "close": CLOSE, "seldom": SELDOM,
            "rest": 1000 * REST,
        },
        "all": ALL,
        "fine": FINE,
        "later": list(room.later()),
        **room.shared(),
    }  # fmt: skip


def made(today: datetime.date) -> str:
    """Which version made a page, and when.

    Parameters
    ----------
    today : date

    Returns
    -------
    str

    Examples
    --------
    >>> made(datetime.date(2026, 11, 27)).partition(". ")[2].partition(":")[0]
    'It computes by itself, and asks nothing of any server'
    """
    return (
        f"Made on {today.isoformat()} by deterrence_kit {__version__}, numbers of version "
        f"{links.VERSION}. It computes by itself, and asks nothing of any server: what has been found "
        "out since then is not in it."
    )


def settings_told() -> dict[str, dict[str, Any]]:
    """Every setting of every page, as its scripts are told it.

    Returns
    -------
    dict

    Examples
    --------
    >>> settings_told()["diversion"]["low"]
    0
    """
    return {name: _setting(name, p) for name, p in SETTINGS.items()}


def _setting(name: str, p: Parameter) -> dict[str, Any]:
    shown = ("label", "unit", "low", "high", "step", "default", "evidence", "shape")
    return {
        **{each: getattr(p, each) for each in shown},
        "range": p.range_text,
        "assumed": name in ASSUMPTIONS or name in OPPONENT,
        "assumption": name in ASSUMPTIONS,
        "each": p.scope == "member" and name in LEVERS,
    }


def _links(first: str) -> dict[str, Any]:
    return {
        "version": links.VERSION,
        "first": first,
        "touched": FIRST_TOUCHED,
        "since": {str(version): sentence for version, sentence in links.SINCE.items()},
        "by_hand": endmark.BY_HAND,
        "unmarked": sorted(endmark.UNMARKED),
        "foreign": FOREIGN.pattern,
        "once": {name: list(ends) for name, ends in ONCE.items()},
        "cut": endmark.CUT,
        "changed": endmark.CHANGED,
    }


def _groups(room: Room, first: str) -> list[dict[str, Any]]:
    """The groups of the served panel, its own order and classes."""
    panel = Panel(scenario_called(first), lambda *_: None, lambda _: None, room.reading.MAIN)
    keys = {id(slider): key for key, slider, _ in panel.places()}
    return [_group(box, keys) for box in panel.widget.children]


def _group(box: Any, keys: dict[int, str]) -> dict[str, Any]:
    heading, *rest = box.children
    sliders = [(keys[id(each)], each) for each in rest if id(each) in keys]
    return {
        "heading": heading.value.removeprefix("<h3>").removesuffix("</h3>"),
        "css": list(box._dom_classes),
        "ally": len(sliders) < len(rest),
        "sliders": [
            {
                "name": key.removeprefix("own."),
                "own": key.startswith("own."),
                "main": "dk-main" in slider._dom_classes,
            }
            for key, slider in sliders
        ],
    }


def _filed(room: Room, traits: dict[str, Any]) -> dict[str, Any]:
    figures = traits["figures"].items()
    kept = {name: drawn for name, drawn in figures if name not in room.reading.NOT_FILED}
    return {**traits, "figures": kept}


def _traits(room: Room, names: Sequence[str]) -> dict[str, Any]:
    found = [scenario_called(name) for name in names]
    options = [{"name": s.name, "title": s.title, "group": s.region} for s in found]
    controls = [*descriptions(), *(f"own.{name}" for name in OWN)]
    return {
        "figures": {
            name: _alone(drawn, room) for name, drawn in drawn_for(room, room.reading).items()
        },
        "parameters": descriptions(),
        "inks": INKS,
        "glossary": GLOSSARY,
        "picker": {"label": "Scenario", "choice": "scenario", "options": options},
        "controls": {name: name for name in controls},
    }


def _alone(drawn: Any, room: Room) -> Any:
    """A picture without a choice that only Python can follow, such as a second crisis."""
    choice = drawn["choice"]
    return {**drawn, "choice": None} if choice and choice["name"] not in room.choices else drawn
