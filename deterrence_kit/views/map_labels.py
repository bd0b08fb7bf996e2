"""Names on a map: those that matter most first, as many as fit; none lies on another at any size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np

from deterrence_kit.views.places import Window
from deterrence_kit.views.shapes import Source

# Widths of the window in px for which names are placed; the page shows those of the widest that it has
# room for, in its reader's size of letters.
ROOMS = (300, 350, 420, 500, 565, 680, 820)
LINE, GAP, FARTHER = 17.0, 4.0, 16.0  # px: height of a name, from its mark, from a crowded one
NEEDED = 2.0  # names that weigh as much may lie on marks, where there is no other room
FIRST = 3  # allies that are needed: those who deliver most
# Widths of letters in px at 13 px, in the widest of the page's typefaces.
LETTERS = {"ijl.,'’|": 4.8, "Iftr -()/": 5.5, "mwMWO@": 12.9, "ABCDEFGHJKLNPQRSTUVXYZ": 10.1}
OTHERS = 8.4

Numbers: TypeAlias = tuple[float, ...]


class Spot(NamedTuple):
    """Where a name stands beside its place: alignment, and px to the right and down."""

    align: str
    offset: float
    lift: float


def text_width(text: str) -> float:
    """Px that a name takes at most.

    Examples
    --------
    >>> text_width("Mali") < text_width("Niger") < text_width("Germany")
    True
    """
    return sum(next((w for of, w in LETTERS.items() if c in of), OTHERS) for c in text)


def map_labels(
    x: np.ndarray, y: np.ndarray, radius: np.ndarray, names: Sequence[str], weight: np.ndarray,
    view: Window, outward: bool = False,
) -> Source:  # fmt: skip
    """Columns of the labels for each of `ROOMS`, greedily: none lies on another or on a mark.

    They are placed once and remembered: no lever moves them.

    Parameters
    ----------
    x, y : ndarray, shape (marks,)
        Marks beyond the names are kept clear as well.
    radius : ndarray, shape (marks,)
        In px.
    names : sequence of str
    weight : ndarray, shape (names,)
        The order in which they are placed; from `NEEDED` on they may lie on marks.
    view : Window
    outward : bool
        To the side away from x = 0; by default to the right where there is room.

    Returns
    -------
    dict
        Places, names, alignments, offsets in px, and for which room of `ROOMS`.

    Examples
    --------
    >>> middle, small = np.zeros(2), np.full(2, 5.0)
    >>> labels = map_labels(middle, middle, small, ["One", "Two"], small, Window(0, 0, 4, 3))
    >>> labels["name"][:2], labels["align"][:2], labels["offset"][:2]
    (['One', 'Two'], ['left', 'right'], [9.0, -9.0])
    >>> labels["room"][:2]
    ['300', '300']
    """
    return _placed(
        _numbers(x), _numbers(y), _numbers(radius), tuple(names), _numbers(weight), view, outward
    )


def importance(shares: np.ndarray, protege: int, rivals: int) -> np.ndarray:
    """Weights of members and challengers: first the protégé, the challengers, the allies with most.

    Examples
    --------
    >>> importance(np.array([0.0, 0.1, 0.5, 0.3, 0.1]), 0, 1).tolist()
    [4.0, 2.1, 2.5, 2.3, 0.1, 3.0]
    """
    weight = np.r_[shares, np.full(rivals, NEEDED + 1)]
    weight[np.argsort(-shares, kind="stable")[:FIRST]] += NEEDED
    weight[protege] = NEEDED + 2
    found: np.ndarray = weight
    return found


def _numbers(values: np.ndarray) -> Numbers:
    return tuple(np.asarray(values, dtype=float).tolist())


@lru_cache(maxsize=64)
def _placed(
    x: Numbers, y: Numbers, radius: Numbers, names: tuple[str, ...], weight: Numbers, view: Window,
    outward: bool,
) -> Source:  # fmt: skip
    left = [outward and place < 0 for place in x]
    chosen = [
        (room, i, spot)
        for room in ROOMS
        for i, spot in _chosen(in_px(x, y, view, room), radius, names, weight, left, view, room)
    ]
    return {
        "x": [x[i] for _, i, _ in chosen],
        "y": [y[i] for _, i, _ in chosen],
        "name": [names[i] for _, i, _ in chosen],
        "align": [spot.align for *_, spot in chosen],
        "offset": [spot.offset for *_, spot in chosen],
        "lift": [spot.lift for *_, spot in chosen],
        "room": [str(room) for room, *_ in chosen],
    }


def in_px(
    x: Sequence[float] | np.ndarray, y: Sequence[float] | np.ndarray, view: Window, room: float
) -> np.ndarray:
    """Places from the middle of a window that is so many px wide, to the right and down."""
    scale = room / 2 / view.half_width
    return np.column_stack([(np.array(x) - view.x) * scale, (view.y - np.array(y)) * scale])


def _chosen(
    marks: np.ndarray, radius: Numbers, names: tuple[str, ...], weight: Numbers, left: list[bool],
    view: Window, room: float,
) -> list[tuple[int, Spot]]:  # fmt: skip
    """Which are named, the weightiest first, and where beside their mark."""
    r = np.array(radius)[:, None]
    on_marks = np.hstack([marks - r, marks + r])
    edge = room / 2 * np.array([1, view.half_height / view.half_width])
    taken, found = np.empty((0, 4)), list[tuple[int, Spot]]()
    for i in sorted(range(len(names)), key=lambda i: -weight[i]):
        others = np.delete(on_marks, i, axis=0)
        tries = [(spot, others) for spot in _spots(radius[i] + GAP, left[i])]
        if weight[i] >= NEEDED:
            farther = list(_spots(radius[i] + FARTHER, left[i]))
            tries += [(spot, others) for spot in farther]
            tries += [(spot, others[:0]) for spot, _ in tries]
        for spot, clear in tries:
            box = label_box(marks[i], names[i], spot)
            inside = (box[:2] >= -edge).all() and (box[2:] <= edge).all()
            if inside and not crossed(box, clear).any() and not crossed(box, taken).any():
                taken = np.vstack([taken, box])
                found.append((i, spot))
                break
    return found


def _spots(gap: float, left: bool) -> Iterator[Spot]:
    """Beside the mark, above and below it, then aslant."""
    sides = [Spot("left", gap, 0.0), Spot("right", -gap, 0.0)]
    yield from sides[::-1] if left else sides
    up, near = gap + LINE / 2 - 2, 0.6 * gap
    yield from (Spot("center", 0.0, -up), Spot("center", 0.0, up))
    aslant = near + LINE / 2
    for lift in (-aslant, aslant):
        yield from (Spot("left", near, lift), Spot("right", -near, lift))


def label_box(mark: np.ndarray, name: str, spot: Spot) -> np.ndarray:
    """Left, top, right and bottom of a name in px."""
    width = text_width(name)
    start = mark[0] + spot.offset - {"left": 0.0, "center": 0.5, "right": 1.0}[spot.align] * width
    middle = mark[1] + spot.lift
    return np.array([start, middle - LINE / 2, start + width, middle + LINE / 2])


def crossed(box: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Which of other boxes, one a row, this one lies on."""
    apart: np.ndarray = (box[:2] >= others[:, 2:]) | (others[:, :2] >= box[2:])
    found: np.ndarray = ~np.any(apart, axis=1)
    return found
