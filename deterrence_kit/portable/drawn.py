"""Pictures as a page without a session is given them: no data in them that its engine brings anyway."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from deterrence_kit.app.reading import Reading
from deterrence_kit.app.session import figures
from deterrence_kit.app.state import State
from deterrence_kit.portable.outlines import with_packed_outlines
from deterrence_kit.portable.room import Room


def drawn_for(room: Room, reading: type[Reading]) -> dict[str, Any]:
    """The pictures of a page, small.

    Parameters
    ----------
    room : Room
    reading : type of Reading
        What is shown of it.

    Returns
    -------
    dict

    Examples
    --------
    >>> from deterrence_kit.portable.rooms import ROOMS
    >>> explorer = ROOMS["explorer"]
    >>> list(drawn_for(explorer, explorer.reading))
    ['map', 'why', 'response']
    """
    brought = _columns(room.reading)
    found = figures(reading).items()
    return with_packed_outlines(
        {name: {**each, "item": emptied(each["item"], brought)} for name, each in found}
    )


def _columns(reading: type[Reading]) -> dict[str, frozenset[str]]:
    """The names of what every update brings that tells all, by source."""
    columns = reading(State()).columns()
    return {source: frozenset(held) for source, held in columns.items()}


def emptied(held: Any, brought: Mapping[str, Set[str]]) -> Any:
    """A Bokeh item whose sources are empty where all their columns are brought.

    Parameters
    ----------
    held : dict
        The item, or a part of it; it stays as it is.
    brought : mapping of str to set of str
        Columns by the name of their source.

    Returns
    -------
    dict

    Examples
    --------
    >>> data = {"type": "map", "entries": [["x", [1, 2]]]}
    >>> item = {"name": "ColumnDataSource", "attributes": {"name": "here", "data": data}}
    >>> emptied(item, {"here": {"x", "y"}})["attributes"]["data"]["entries"]
    [['x', []]]
    >>> emptied(item, {"here": {"y"}}) == emptied(item, {}) == item
    True
    """
    if isinstance(held, list):
        return [emptied(each, brought) for each in held]
    if not isinstance(held, dict):
        return held
    if held.get("name") == "ColumnDataSource":
        return {**held, "attributes": _without(held["attributes"], brought)}
    return {key: emptied(each, brought) for key, each in held.items()}


def _without(source: dict[str, Any], brought: Mapping[str, Set[str]]) -> dict[str, Any]:
    names = [name for name, _ in source["data"].get("entries", ())]
    if not set(names) <= brought.get(source.get("name", ""), frozenset()):
        return source
    return {**source, "data": {**source["data"], "entries": [[name, []] for name in names]}}


def models_of(held: Any) -> frozenset[str]:
    """The names of the Bokeh models that pictures are made of.

    Parameters
    ----------
    held : dict
        Pictures, or a part of one.

    Returns
    -------
    frozenset of str

    Examples
    --------
    >>> axis = {"type": "object", "name": "LinearAxis", "attributes": {}}
    >>> sorted(models_of({"roots": [{"type": "object", "name": "Figure", "below": [axis]}]}))
    ['Figure', 'LinearAxis']
    """
    parts = held.values() if isinstance(held, dict) else held if isinstance(held, list) else ()
    own = {held["name"]} if isinstance(held, dict) and held.get("type") == "object" else set()
    return frozenset(own).union(*map(models_of, parts))
