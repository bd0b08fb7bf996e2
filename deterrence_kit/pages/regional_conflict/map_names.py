"""Names on the map: each beside its state or place, on the side where it covers least."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

import numpy as np

from deterrence_kit.pages.regional_conflict.spots import Spots
from deterrence_kit.views.shapes import Source

Box: TypeAlias = tuple[float, float, float, float]  # left, right, top, bottom, px
Side: TypeAlias = tuple[str, int, int]  # alignment, offsets in px

# The picture's size when names are placed: a phone's, so that they fit there and everywhere.
WIDTH, HEIGHT, LETTER, LINE = 374.0, 330.0, 7.2, 16.0
# Sides on which a name may stand.
SIDES: tuple[Side, ...] = (
    ("left", 12, 0), ("right", -12, 0), ("center", 0, 18), ("center", 0, -18),
    ("left", 2, 17), ("right", -2, 17), ("left", 2, -17), ("right", -2, -17),
)  # fmt: skip
HIDDEN = 4.0  # how much worse it is to cover a state, or to be cut off, than to cover a name


@lru_cache(maxsize=16)
def name_columns(places: Spots) -> Source:
    """A name beside each state and marked place, on the side where it covers least."""
    x, y = np.r_[places.x, places.marks["x"]], np.r_[places.y, places.marks["y"]]
    names, view = [*places.names, *places.marks["name"]], places.window
    scale = min(WIDTH / view.half_width, HEIGHT / view.half_height) / 2
    px, py = (x - view.x) * scale, (view.y - y) * scale
    taken = [(x - 8, x + 8, y - 8, y + 8) for x, y in zip(px, py, strict=True)]
    chosen = []
    for i, name in enumerate(names):
        boxes = [_box(px[i], py[i], side, name) for side in SIDES]
        states, named = taken[:i] + taken[i + 1 : len(px)], taken[len(px) :]
        covered = [
            HIDDEN * sum(_overlap(box, state) for state in states)
            + sum(_overlap(box, other) for other in named)
            + _outside(box)
            for box in boxes
        ]
        best = int(np.argmin(covered))
        taken.append(boxes[best])
        chosen.append(SIDES[best])
    return {
        "x": x,
        "y": y,
        "name": names,
        "align": [side[0] for side in chosen],
        "offset": [float(side[1]) for side in chosen],
        "lift": [float(side[2]) for side in chosen],
    }


def _box(x: float, y: float, side: Side, name: str) -> Box:
    align, across, down = side
    width = LETTER * len(name)
    left = x + across - {"left": 0.0, "right": width, "center": width / 2}[align]
    return left, left + width, y + down - LINE / 2, y + down + LINE / 2


def _overlap(a: Box, b: Box) -> float:
    wide, tall = min(a[1], b[1]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[2], b[2])
    return max(wide, 0.0) * max(tall, 0.0)


def _outside(box: Box) -> float:
    over = max(-WIDTH / 2 - box[0], 0) + max(box[1] - WIDTH / 2, 0)
    over += max(-HEIGHT / 2 - box[2], 0) + max(box[3] - HEIGHT / 2, 0)
    return HIDDEN * over * LINE
