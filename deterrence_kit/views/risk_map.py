"""The region on the map: a line from each challenger to each target, with a bead for the pair."""

from __future__ import annotations

from typing import Any

import numpy as np

from deterrence_kit.model.region import Region
from deterrence_kit.views.network import fitting
from deterrence_kit.views.places import Window, spots
from deterrence_kit.views.risk import Risk, heat, pair_columns
from deterrence_kit.views.theme import ALLY, CHALLENGER

SOURCES = ("pairs", "region_states", "region_names")
BEAD = 0.6  # where on the way to the target a pair's bead sits
ASIDE = 0.013  # of the window: how far two lines that run both ways stand apart
NEAR_KM = 3000.0  # challengers whose borders are nearer to a target than that shape the window
WIDEST, THINNEST = 10.0, 1.0  # px
LARGEST, SMALLEST = 24.0, 15.0  # px of a bead: never too small to be tapped
# Who is what: target, target that is nobody's ally, challenger, or both at once.
ROLES = ("target with a pact", "target without an ally", "challenger", "challenger and target")

LEGEND = (
    {"sign": "■", "colour": ALLY, "text": "target with a pact"},
    {"sign": "□", "colour": ALLY, "text": "target without an ally"},
    {"sign": "◆", "colour": CHALLENGER, "text": "challenger (◇ and target)"},
    {"text": "bead: a pair; colour, chance of a challenge a year:", "low": "0.2 %", "high": "20 %"},
    {"text": "grey line: the baseline"},
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
    """Targets shape the window, and the challengers that are not an ocean away."""
    return code in region.targets or any(
        c.challenger == code and c.scenario.challenger_distance[0] < NEAR_KM
        for c in region.commitments
    )


def _role(region: Region, code: str) -> str:
    if code in region.challengers:
        return ROLES[3] if code in region.targets else ROLES[2]
    allied = any(c.pact for c in region.commitments if c.target == code)
    return ROLES[0] if allied else ROLES[1]


def risk_map_columns(
    region: Region, now: Risk, before: Risk, places: Spots
) -> dict[str, dict[str, Any]]:
    """Columns of the map: pairs with line and bead, states, and names that fit."""
    x0, y0, x1, y1 = _lines(region, places)
    return {
        "pairs": pair_columns(region, now, before)
        | {
            "x0": x0, "y0": y0, "x1": x1, "y1": y1,
            "x": x0 + BEAD * (x1 - x0), "y": y0 + BEAD * (y1 - y0),
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


def _names(places: Spots) -> dict[str, Any]:
    order = np.array(
        sorted(range(len(places.codes)), key=lambda i: -places.roles[i].count("chall"))
    )
    radius = np.full(len(places.codes), 9.0)
    chosen = fitting(
        places.x, places.y, radius, places.names, order, np.arange(len(order)), places.window
    )
    return {
        "x": [float(places.x[i]) for i, _ in chosen],
        "y": [float(places.y[i]) for i, _ in chosen],
        "name": [places.names[i] for i, _ in chosen],
        "align": ["left" if side > 0 else "right" for _, side in chosen],
        "offset": [side * 13.0 for _, side in chosen],
    }


def frame(places: Spots) -> dict[str, float]:
    """The window that has to be visible."""
    view: Window = places.window
    return view.bounds


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
