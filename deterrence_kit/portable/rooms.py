"""The pages that have an engine, by their names in commands."""

from __future__ import annotations

from deterrence_kit.portable.burden import BURDEN
from deterrence_kit.portable.explorer import EXPLORER
from deterrence_kit.portable.geography import GEOGRAPHY
from deterrence_kit.portable.network import NETWORK
from deterrence_kit.portable.room import Room

ROOMS: dict[str, Room] = {room.key: room for room in (EXPLORER, NETWORK, BURDEN, GEOGRAPHY)}


def room_called(name: str) -> Room:
    """A page that has an engine.

    Parameters
    ----------
    name : str

    Returns
    -------
    Room

    Raises
    ------
    ValueError
        With a sentence, if there is none of that name.

    Examples
    --------
    >>> room_called("explorer").title
    'Credibility explorer'
    >>> room_called("atlas")
    Traceback (most recent call last):
    ValueError: No page 'atlas' computes by itself; these do: explorer...
    """
    if name not in ROOMS:
        raise ValueError(f"No page {name!r} computes by itself; these do: {', '.join(ROOMS)}.")
    return ROOMS[name]
