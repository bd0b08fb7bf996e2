"""Rings on the map: what lift covers in so many days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from deterrence_kit.model import Scenario
from deterrence_kit.model.parameter import Array
from deterrence_kit.views.map_labels import ROOMS, Spot, crossed, in_px, label_box
from deterrence_kit.views.places import Window, mercator, positions
from deterrence_kit.views.shapes import Columns, Source

RING_DAYS = (1, 2, 5, 10, 20)
EARTH_KM = 6371.0
BEARINGS = np.arange(0, 360, 7.5)  # where a ring's label may stand
MIDDLE = Spot("center", 0.0, 0.0)
INSIDE = 0.88
SEEN = 1.7  # a wide or high picture shows that much of the window


def rings(scenario: Scenario, lift: float, names: Source) -> Columns:
    """Lines of equal distance from the theatre on the map's projection, and labels that fit.

    Parameters
    ----------
    scenario : Scenario
    lift : float
        Km a day.
    names : dict
        Those on the map, see `map_labels`: no ring's label lies on one.
    """
    x, y, window = positions(scenario)
    lines, tried = [], []
    for days in RING_DAYS:
        if days * lift < 0.95 * np.pi * EARTH_KM:
            line = _ring(scenario, days * lift, np.arange(0, 361, 5.0))
            lines += [line] if (np.abs(_inside(line, window)).max(axis=1) < SEEN).any() else []
            tried.append(
                (days, _label_places(_ring(scenario, days * lift, BEARINGS), window, (x, y)))
            )
    return {
        "rings": {"xs": [x for x, _ in lines], "ys": [y for _, y in lines]},
        "ring_labels": _labels(tried, names, window),
    }


def _labels(tried: Sequence[tuple[int, Array]], names: Source, view: Window) -> Source:
    """For each room, each ring's label at the first of its places where it lies on no other."""
    found = []
    for room in ROOMS:
        taken = _named(names, view, room)
        for days, places in tried:
            text = f"{days} day{'s' * (days > 1)}"
            for place, at in zip(
                places, in_px(places[:, 0], places[:, 1], view, room), strict=True
            ):
                box = label_box(at, text, MIDDLE)
                if not crossed(box, taken).any():
                    taken = np.vstack([taken, box])
                    found.append((*map(float, place), text, str(room)))
                    break
    keys = ("x", "y", "name", "room")
    columns: Source = {key: [row[i] for row in found] for i, key in enumerate(keys)}
    return columns | {key: [value] * len(found) for key, value in MIDDLE._asdict().items()}


def _named(names: Source, view: Window, room: float) -> Array:
    """Boxes of the names in a room, one a row."""
    here = [i for i, of in enumerate(names["room"]) if of == str(room)]
    x, y = ([names[axis][i] for i in here] for axis in "xy")
    spots = (Spot(names["align"][i], names["offset"][i], names["lift"][i]) for i in here)
    boxes = [
        label_box(at, names["name"][i], spot)
        for i, at, spot in zip(here, in_px(x, y, view, room), spots, strict=True)
    ]
    return np.array(boxes).reshape(-1, 4)


def _ring(scenario: Scenario, km: float, bearing: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Points at a distance from the protégé on the globe, projected; broken at the map's back."""
    centre = float(scenario.longitude[scenario.protege])
    lat, turn = np.radians(scenario.latitude[scenario.protege]), np.radians(bearing)
    arc = km / EARTH_KM
    up = np.sin(lat) * np.cos(arc) + np.cos(lat) * np.sin(arc) * np.cos(turn)
    across = np.arctan2(np.sin(turn) * np.sin(arc) * np.cos(lat), np.cos(arc) - np.sin(lat) * up)
    x, y = np.degrees(across), mercator(np.degrees(np.arcsin(np.clip(up, -1, 1))))
    torn = np.r_[False, np.abs(np.diff(x)) > 180]
    return centre + np.where(torn, np.nan, x), y


def _label_places(points: Any, view: Window, states: Any) -> Array:
    """Where a ring's label may stand, well inside the window; first what is farthest from any state."""
    here, taken = _inside(points, view), _inside(states, view)
    inside = np.flatnonzero(np.abs(here).max(axis=1) < INSIDE)
    gaps = np.abs(here[inside, None, :] - taken[None, :, :]) * (1, 2)  # text is wide, not high
    order = np.argsort(-np.hypot(*np.moveaxis(gaps, -1, 0)).min(axis=1), kind="stable")
    return np.column_stack(points)[inside[order]]


def _inside(points: Any, view: Window) -> np.ndarray:
    """Points in half widths and half heights of the window, shape (points, 2)."""
    x, y = points
    return np.stack([(x - view.x) / view.half_width, (y - view.y) / view.half_height], axis=-1)
