"""Rings on the map: what lift covers in so many days."""

from __future__ import annotations

from typing import Any

import numpy as np

from deterrence_kit.model import Scenario
from deterrence_kit.views.places import Window, mercator, positions
from deterrence_kit.views.shapes import Columns

RING_DAYS = (1, 2, 5, 10, 20)
EARTH_KM = 6371.0
BEARINGS = np.arange(0, 360, 15.0)  # where a ring's label may stand
INSIDE = 0.88
SEEN = 1.7  # a wide or high picture shows that much of the window


def rings(scenario: Scenario, lift: float) -> Columns:
    """Lines of equal distance from the theatre on the map's projection, and their labels."""
    x, y, window = positions(scenario)
    lines, labels = [], []
    for days in RING_DAYS:
        if days * lift < 0.95 * np.pi * EARTH_KM:
            line = _ring(scenario, days * lift, np.arange(0, 361, 5.0))
            lines += [line] if (np.abs(_inside(line, window)).max(axis=1) < SEEN).any() else []
            labels += _label(_ring(scenario, days * lift, BEARINGS), days, window, (x, y))
    return {
        "rings": {"xs": [x for x, _ in lines], "ys": [y for _, y in lines]},
        "ring_labels": {
            "x": [x for x, _, _ in labels],
            "y": [y for _, y, _ in labels],
            "text": [text for _, _, text in labels],
        },
    }


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


def _label(points: Any, days: int, view: Window, states: Any) -> list[tuple[float, float, str]]:
    """The label of a ring where it is well inside the window and farthest from any state."""
    here, taken = _inside(points, view), _inside(states, view)
    inside = np.flatnonzero(np.abs(here).max(axis=1) < INSIDE)
    if not len(inside):
        return []
    gaps = np.abs(here[inside, None, :] - taken[None, :, :]) * (1, 2)  # text is wide, not high
    best = inside[np.argmax(np.hypot(*np.moveaxis(gaps, -1, 0)).min(axis=1))]
    return [(float(points[0][best]), float(points[1][best]), f"{days} day{'s' * (days > 1)}")]


def _inside(points: Any, view: Window) -> np.ndarray:
    """Points in half widths and half heights of the window, shape (points, 2)."""
    x, y = points
    return np.stack([(x - view.x) / view.half_width, (y - view.y) / view.half_height], axis=-1)
