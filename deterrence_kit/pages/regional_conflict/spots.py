"""The region on the map: a line from each challenger to each target, with a bead for the pair."""

from __future__ import annotations

from typing import Any

import numpy as np

from deterrence_kit.model.region import Region
from deterrence_kit.views.places import spots
from deterrence_kit.views.risk import Risk, heat, pair_columns
from deterrence_kit.views.theme import ALLY, CHALLENGER

SOURCES = ("pairs", "region_states", "region_names")
# Where on the way to the target a pair's bead may sit: the first place that is free.
BEADS = (0.6, 0.5, 0.7, 0.42, 0.76, 0.34)
FREE = 0.035  # of the window's width: how far beads keep from each other and from states
ASIDE = 0.013  # of the window: how far two lines that run both ways stand apart
NEAR_KM = 2500.0  # challengers that stand nearer to one of their targets shape the window
WIDEST, THINNEST = 10.0, 1.0  # px
LARGEST, SMALLEST = 24.0, 15.0  # px of a bead: never too small to be tapped
# Who is what: target, target that is nobody's ally, challenger, or both at once.
ROLES = (
    "target with a pact", "target without an ally", "challenger",
    "challenger, and target with a pact", "challenger, and target without an ally",
)  # fmt: skip

LEGEND = (
    {"sign": "■", "colour": ALLY, "text": "target with a pact"},
    {"sign": "□", "colour": ALLY, "text": "target without an ally"},
    {"sign": "◆", "colour": CHALLENGER, "text": "challenger"},
    {"sign": "□", "colour": CHALLENGER, "text": "both"},
    {"text": "bead: a pair; colour, chance of a challenge a year:", "low": "0.2 %", "high": "20 %"},
    {"text": "grey line: the baseline; at the edge: farther away"},
)  # fmt: skip


class Spots:
    """Where the region's states stand: it depends on no lever, so nothing moves while one does."""

    def __init__(self, region: Region) -> None:
        self.codes = tuple(dict.fromkeys((*region.targets, *region.challengers)))
        found = [_place(region, code) for code in self.codes]
        latitude, longitude = (np.array(v) for v in zip(*found, strict=True))
        near = np.array([_near(region, code) for code in self.codes])
        centre = float(np.median(longitude[near]))
        self.x, self.y, self.window = spots(latitude, longitude, centre, near)
        self.roles = [_role(region, code) for code in self.codes]
        self.names = [region.names[code] for code in self.codes]
        self.lines = _lines(region, self)
        self.beads = _beads(self)

    def at(self, code: str) -> tuple[float, float]:
        """Abscissa and ordinate of a state."""
        i = self.codes.index(code)
        return float(self.x[i]), float(self.y[i])


def _place(region: Region, code: str) -> tuple[float, float]:
    for c in region.commitments:
        s = c.scenario
        if c.target == code:
            return float(s.latitude[s.protege]), float(s.longitude[s.protege])
        if c.challenger == code:
            return float(s.challenger_latitude[0]), float(s.challenger_longitude[0])
    raise KeyError(code)


def _near(region: Region, code: str) -> bool:
    """Targets shape the window, and the challengers whose capital or centre is not far away."""
    here = _place(region, code)
    return code in region.targets or any(
        c.challenger == code and _kilometres(here, _place(region, c.target)) < NEAR_KM
        for c in region.commitments
    )


def _kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    phi, lam = np.radians([a[0], b[0]]), np.radians([a[1], b[1]])
    chord = np.sin((phi[1] - phi[0]) / 2) ** 2
    chord += np.cos(phi[0]) * np.cos(phi[1]) * np.sin((lam[1] - lam[0]) / 2) ** 2
    return float(2 * 6371 * np.arcsin(np.sqrt(chord)))


def _role(region: Region, code: str) -> str:
    if code not in region.targets:
        return ROLES[2]
    alone = not any(c.pact for c in region.commitments if c.target == code)
    return ROLES[(3 if code in region.challengers else 0) + alone]


def risk_map_columns(
    region: Region, now: Risk, before: Risk, places: Spots
) -> dict[str, dict[str, Any]]:
    """Columns of the map: pairs with line and bead, states, and names that fit."""
    return {
        "pairs": pair_columns(region, now, before)
        | {
            **dict(zip(("x0", "y0", "x1", "y1"), places.lines, strict=True)),
            **places.beads,
            "width": widths(now.propensity),
            "ghost": widths(before.propensity) + 3,
            "size": SMALLEST + (LARGEST - SMALLEST) * heat(now.propensity),
        },
        "region_states": {
            "x": places.x, "y": places.y, "name": places.names, "role": places.roles,
        },
        "region_names": _names(places),
    }  # fmt: skip


def widths(propensity: np.ndarray) -> np.ndarray:
    """Widths in px on a fixed scale, growing with the root of the propensity."""
    return np.clip(WIDEST * np.sqrt(propensity / 0.15), THINNEST, 1.5 * WIDEST)


def _lines(region: Region, places: Spots) -> tuple[np.ndarray, ...]:
    """Ends of the lines; where two run both ways each is moved to its left."""
    pairs = {c.pair for c in region.commitments}
    ends = []
    for c in region.commitments:
        (x0, y0), (x1, y1) = places.at(c.challenger), places.at(c.target)
        if c.pair[::-1] in pairs:
            length = max(float(np.hypot(x1 - x0, y1 - y0)), 1e-9)
            move = ASIDE * 2 * places.window.half_width / length
            across, up = -(y1 - y0) * move, (x1 - x0) * move
            x0, x1, y0, y1 = x0 + across, x1 + across, y0 + up, y1 + up
        ends.append((x0, y0, x1, y1))
    return tuple(np.array(ends).T)


def _beads(places: Spots) -> dict[str, np.ndarray]:
    """Where each bead sits: apart from the others, so that each can be seen and tapped."""
    taken = list(zip(places.x, places.y, strict=True))
    found, apart = [], FREE * 2 * places.window.half_width
    for ends in zip(*places.lines, strict=True):
        spots = _on_the_way(*ends, apart)
        room = [min(np.hypot(x - a, y - b) for a, b in taken) for x, y in spots]
        free = [r >= apart for r in room]
        best = free.index(True) if any(free) else int(np.argmax(room))
        found.append(spots[best])
        taken.append(spots[best])
    x, y = np.array(found).T
    return {"x": x, "y": y}


def _on_the_way(
    x0: float, y0: float, x1: float, y1: float, apart: float
) -> list[tuple[float, float]]:
    """Places for a bead: along the line, or to its left where the line is too short."""
    across, up = x1 - x0, y1 - y0
    length = max(float(np.hypot(across, up)), 1e-9)
    aside = (x0 + across / 2 - up / length * apart, y0 + up / 2 + across / length * apart)
    return [*((x0 + f * across, y0 + f * up) for f in BEADS), aside]


# The picture's size when names are placed: a phone's, so that they fit there and everywhere.
WIDTH, HEIGHT, LETTER, LINE = 374.0, 330.0, 7.2, 16.0
# Sides on which a name may stand: alignment, offsets in px.
SIDES = (
    ("left", 12, 0), ("right", -12, 0), ("center", 0, 18), ("center", 0, -18),
    ("left", 2, 17), ("right", -2, 17), ("left", 2, -17), ("right", -2, -17),
)  # fmt: skip
HIDDEN = 4.0  # how much worse it is to cover a state, or to be cut off, than to cover a name


def _names(places: Spots) -> dict[str, Any]:
    """A name beside each state, on the side where it covers least."""
    view = places.window
    scale = min(WIDTH / view.half_width, HEIGHT / view.half_height) / 2
    px, py = (places.x - view.x) * scale, (view.y - places.y) * scale
    taken = [(x - 8, x + 8, y - 8, y + 8) for x, y in zip(px, py, strict=True)]
    chosen = []
    for i, name in enumerate(places.names):
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
        "x": places.x,
        "y": places.y,
        "name": places.names,
        "align": [side[0] for side in chosen],
        "offset": [float(side[1]) for side in chosen],
        "lift": [float(side[2]) for side in chosen],
    }


def _box(x: float, y: float, side: tuple[str, int, int], name: str) -> tuple[float, ...]:
    align, across, down = side
    width = LETTER * len(name)
    left = x + across - {"left": 0.0, "right": width, "center": width / 2}[align]
    return left, left + width, y + down - LINE / 2, y + down + LINE / 2


def _overlap(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    wide, tall = min(a[1], b[1]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[2], b[2])
    return max(wide, 0.0) * max(tall, 0.0)


def _outside(box: tuple[float, ...]) -> float:
    over = max(-WIDTH / 2 - box[0], 0) + max(box[1] - WIDTH / 2, 0)
    over += max(-HEIGHT / 2 - box[2], 0) + max(box[3] - HEIGHT / 2, 0)
    return HIDDEN * over * LINE


def risk_map_words(region: Region, now: Risk, before: Risk) -> str:
    """Which pair comes first, and what has moved most."""
    first = int(np.argmax(now.propensity))
    pair = region.commitments[first]
    said = (
        f"{pair.pair_name} is the likeliest challenge: {100 * now.propensity[first]:.1f} % a year, "
        f"{_standing(float(now.credibility[first]), float(now.threshold[first]))}."
    )
    change = now.propensity - before.propensity
    most = int(np.argmax(np.abs(change)))
    if abs(change[most]) < 5e-4:
        return f"{said} All pairs stand at the baseline."
    way = "higher" if change[most] > 0 else "lower"
    return (
        f"{said} {region.commitments[most].pair_name} has moved most: "
        f"{abs(100 * change[most]):.1f} points {way}."
    )


def _standing(credibility: float, threshold: float) -> str:
    side = "above" if credibility >= threshold else "below"
    return f"with a credibility of {credibility:.2f}, {side} the threshold of {threshold:.2f}"
