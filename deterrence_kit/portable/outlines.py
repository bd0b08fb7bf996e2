"""The countries' outlines, packed for a page without a session: steps between points, each border once.

A page that has one gets them as lists of decimals, which are two and a half times as much;
``browser/outlines.js`` makes those lists again.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from deterrence_kit.app.pictures import coastline
from deterrence_kit.views.network_figure import PER_DEGREE

NOUGHT = ord("#")  # its sign; the signs up to "~" are digits
ENDS = 64  # signs below end a number
GOES_ON = 28  # signs that say that it goes on

Point = tuple[int, int]


def with_packed_outlines(figures: dict[str, Any]) -> dict[str, Any]:
    """Pictures whose items lack the outlines, which stand beside them, packed.

    Parameters
    ----------
    figures : dict
        As `app.session.figures` gives them; they stay as they are.

    Returns
    -------
    dict

    Examples
    --------
    >>> from deterrence_kit.app.session import figures
    >>> from deterrence_kit.pages.explorer.page import ExplorerReading
    >>> found = with_packed_outlines(figures(ExplorerReading))
    >>> [name for name, drawn in found.items() if "outlines" in drawn]
    ['map']
    """
    return {name: _packed(drawn) for name, drawn in figures.items()}


def _packed(drawn: dict[str, Any]) -> dict[str, Any]:
    for at, entries in _entries(drawn["item"], ()):
        if dict(entries).get("xs") == coastline()["xs"]:
            rest = [each for each in entries if each[0] not in ("xs", "ys")]
            item = _replaced(drawn["item"], at, rest)
            return {**drawn, "item": item, "outlines": {"at": at, "packed": packed_outlines()}}
    return drawn


def _entries(held: Any, at: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Columns of the sources in a Bokeh item, and where they stand."""
    if isinstance(held, dict):
        if held.get("type") == "map" and "entries" in held:
            yield (*at, "entries"), held["entries"]
        for key, value in held.items():
            yield from _entries(value, (*at, key))
    elif isinstance(held, list) and held and isinstance(held[0], dict):
        for place, value in enumerate(held):
            yield from _entries(value, (*at, place))


def _replaced(held: Any, at: tuple[str | int, ...], value: Any) -> Any:
    """A copy with another value at that place."""
    if not at:
        return value
    key, *rest = at
    inner = _replaced(held[key], tuple(rest), value)
    if isinstance(held, list):
        return [inner if place == key else each for place, each in enumerate(held)]
    return {**held, key: inner}


@lru_cache(maxsize=1)
def packed_outlines() -> str:
    """All outlines as one text of signs that JSON leaves as they are.

    Returns
    -------
    str

    Examples
    --------
    >>> len(packed_outlines()) < 25_000
    True
    """
    known: dict[Point, int] = {}
    rings = [_points(*ring) for ring in zip(*coastline().values(), strict=True)]
    numbers = [len(rings)]
    last = (0, 0)
    for ring in rings:
        numbers.append(len(ring))
        numbers += _ring(ring, last, known)
        last = next(reversed(known))
    return "".join(map(_signs, numbers))


def _points(xs: list[float], ys: list[float]) -> list[Point]:
    """A ring in whole units, without its end, where it began."""
    points = [(round(x * PER_DEGREE), round(y * PER_DEGREE)) for x, y in zip(xs, ys, strict=True)]
    if points[0] != points[-1]:
        raise ValueError("An outline is not closed.")
    return points[:-1]


def _ring(ring: list[Point], last: Point, known: dict[Point, int]) -> Iterator[int]:
    """By turns points that are new, as steps, and points that a neighbour has, backwards."""
    at = 0
    while at < len(ring):
        fresh = at
        while fresh < len(ring) and ring[fresh] not in known:
            known[ring[fresh]] = len(known)
            fresh += 1
        yield fresh - at
        for point in ring[at:fresh]:
            yield from (_unsigned(to - since) for to, since in zip(point, last, strict=True))
            last = point
        if fresh == len(ring):
            return
        at = fresh
        first = known[ring[at]]
        while at < len(ring) and known.get(ring[at]) == first - (at - fresh):
            at += 1
        yield from (len(known) - first, at - fresh)
        last = ring[at - 1]


def _unsigned(step: int) -> int:
    return 2 * step if step >= 0 else -2 * step - 1


def _signs(number: int) -> str:
    if number < ENDS:
        return chr(NOUGHT + number).replace("\\", "!")
    rest, digit = divmod(number - ENDS, GOES_ON)
    return chr(NOUGHT + ENDS + digit) + _signs(rest)
