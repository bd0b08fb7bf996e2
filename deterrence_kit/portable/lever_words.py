"""What is told of levers at once, and what a reader of a lever's "i" is told, once the page stands."""

from __future__ import annotations

from typing import Any

from deterrence_kit.app.controls import descriptions

FIRST = ("also", "anchors")  # name, unit and range stand among the settings, for the engine
LATER = ("meaning", "source", "evidence", "examples")


def at_once() -> dict[str, dict[str, Any]]:
    """What a lever's slider shows at first, besides what the engine knows of its setting.

    Returns
    -------
    dict

    Examples
    --------
    >>> sorted(at_once()["will"])
    ['also', 'anchors']
    """
    return _told(FIRST)


def later() -> dict[str, dict[str, Any]]:
    """The rest.

    Returns
    -------
    dict

    Examples
    --------
    >>> sorted(later()["will"])
    ['evidence', 'examples', 'meaning', 'source']
    """
    return _told(LATER)


def _told(what: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    return {name: {each: about[each] for each in what} for name, about in descriptions().items()}
