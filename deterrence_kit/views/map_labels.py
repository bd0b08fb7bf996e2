"""Names on a map: those that matter most, as many as fit without touching."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

import numpy as np

from deterrence_kit.views.places import Window
from deterrence_kit.views.shapes import Source

# The picture's size when labels are chosen: smaller than on any desktop, so that they fit there.
WIDTH, HEIGHT, LETTER, LINE = 600, 450, 7.2, 17
NEEDED = 2.0  # names that weigh as much are shown even where it is crowded

Numbers: TypeAlias = tuple[float, ...]
Box: TypeAlias = tuple[float, float, float, float]  # left, right, bottom, top, in px


def map_labels(
    x: np.ndarray, y: np.ndarray, radius: np.ndarray, names: Sequence[str], weight: np.ndarray,
    view: Window, outward: bool = False,
) -> Source:  # fmt: skip
    """Columns of the labels, greedily: each crosses no other and no large mark.

    They are placed once and remembered: no lever moves them.

    Parameters
    ----------
    x, y : ndarray, shape (marks,)
    radius : ndarray, shape (marks,)
        In px.
    names : sequence of str
    weight : ndarray, shape (marks,)
        The order in which they are placed; from `NEEDED` on they are shown in any case.
    view : Window
    outward : bool
        To the side away from x = 0; by default to the right where there is room.

    Returns
    -------
    dict
        Places, names, on which side of its place a text ends, and how far off it starts, px.

    Examples
    --------
    >>> middle, small = np.zeros(2), np.full(2, 5.0)
    >>> labels = map_labels(middle, middle, small, ["One", "Two"], small, Window(0, 0, 4, 3))
    >>> labels["name"], labels["align"], labels["offset"]
    (['One', 'Two'], ['left', 'right'], [9.0, -9.0])
    """
    return _placed(
        _numbers(x), _numbers(y), _numbers(radius), tuple(names), _numbers(weight), view, outward
    )


def _numbers(values: np.ndarray) -> Numbers:
    return tuple(np.asarray(values, dtype=float).tolist())


@lru_cache(maxsize=64)
def _placed(
    x: Numbers, y: Numbers, radius: Numbers, names: tuple[str, ...], weight: Numbers, view: Window,
    outward: bool,
) -> Source:  # fmt: skip
    marks = _in_px(x, y, view)
    to_the_left = [outward and place < 0 for place in x]
    chosen = _chosen(marks, radius, names, weight, to_the_left)
    return {
        "x": [x[i] for i, _ in chosen],
        "y": [y[i] for i, _ in chosen],
        "name": [names[i] for i, _ in chosen],
        "align": ["left" if side > 0 else "right" for _, side in chosen],
        "offset": [side * (radius[i] + 4) for i, side in chosen],
    }


def _in_px(x: Numbers, y: Numbers, view: Window) -> list[tuple[float, float]]:
    """Places from the middle of the picture."""
    across, up = WIDTH / 2 / view.half_width, HEIGHT / 2 / view.half_height
    return [((a - view.x) * across, (b - view.y) * up) for a, b in zip(x, y, strict=True)]


def _chosen(
    marks: list[tuple[float, float]], radius: Numbers, names: tuple[str, ...], weight: Numbers,
    to_the_left: list[bool],
) -> list[tuple[int, int]]:  # fmt: skip
    """Which are labelled, and on which side of their mark."""
    taken: list[Box] = [
        (x - r, x + r, y - r, y + r) for (x, y), r in zip(marks, radius, strict=True)
    ]
    chosen: list[tuple[int, int]] = []
    for i in sorted(range(len(names)), key=lambda i: -weight[i]):
        others = taken[:i] + taken[i + 1 :]
        for side in (-1, 1) if to_the_left[i] else (1, -1):
            box = _box(marks[i], radius[i] + 4, LETTER * len(names[i]), side)
            if _fits(box, others):
                taken.append(box)
                chosen.append((i, side))
                break
        else:
            if weight[i] >= NEEDED:
                chosen.append((i, -1 if marks[i][0] > 0 else 1))
    return chosen


def _box(mark: tuple[float, float], gap: float, width: float, side: int) -> Box:
    x, y = mark
    near, far = x + side * gap, x + side * (gap + width)
    return min(near, far), max(near, far), y - LINE / 2, y + LINE / 2


def _fits(box: Box, others: Sequence[Box]) -> bool:
    inside = abs(box[0]) < WIDTH / 2 and abs(box[1]) < WIDTH / 2
    return inside and not any(_cross(box, other) for other in others)


def _cross(a: Box, b: Box) -> bool:
    return a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]
