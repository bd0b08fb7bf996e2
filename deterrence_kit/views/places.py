"""Where states stand on the map: a Mercator window on the theatre, far states pinned to its edge."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from deterrence_kit.model import Scenario

NEAR_KM = 3500  # states whose capitals are nearer than that shape the window
LEAST_HALF_WIDTH = 6.0  # degrees of longitude
ASPECT = 4 / 3
INSET = 0.93  # pinned states stand that far out
APART = 0.085  # least distance between pinned states, in heights of the window


@dataclass(frozen=True)
class Window:
    """The part of the map that has to be visible, in degrees of longitude and Mercator degrees."""

    x: float
    y: float
    half_width: float
    half_height: float

    @property
    def bounds(self) -> dict[str, float]:
        """The window's edges by name."""
        return {
            "x0": self.x - self.half_width, "x1": self.x + self.half_width,
            "y0": self.y - self.half_height, "y1": self.y + self.half_height,
        }  # fmt: skip


def mercator(latitude: np.ndarray) -> np.ndarray:
    """Mercator ordinate in degrees; the poles are cut off at 83°.

    Examples
    --------
    >>> import numpy as np
    >>> mercator(np.array([0.0, 60.0])).round(1).tolist()
    [0.0, 75.5]
    """
    cut = np.radians(np.clip(latitude, -83, 83))
    ordinate: np.ndarray = np.degrees(np.arcsinh(np.tan(cut)))
    return ordinate


def positions(scenario: Scenario) -> tuple[np.ndarray, np.ndarray, Window]:
    """Abscissas and ordinates of members, then challengers, and the window they stand in."""
    latitude = np.r_[scenario.latitude, scenario.challenger_latitude]
    longitude = np.r_[scenario.longitude, scenario.challenger_longitude]
    near = _capital_km(latitude, longitude, scenario.protege) <= NEAR_KM
    return spots(latitude, longitude, scenario.longitude[scenario.protege], near)


def spots(
    latitude: np.ndarray, longitude: np.ndarray, centre: float, near: np.ndarray
) -> tuple[np.ndarray, np.ndarray, Window]:
    """Abscissas, ordinates and the window that the near ones shape; the others go to its edge."""
    x = centre + (longitude - centre + 180) % 360 - 180  # the short way round
    y = mercator(latitude)
    window = _window(x, y, near)
    return *_pinned(x, y, window), window


def _capital_km(latitude: np.ndarray, longitude: np.ndarray, protege: int) -> np.ndarray:
    """Great-circle distance of every capital from the protégé's, km."""
    phi, lam = np.radians(latitude), np.radians(longitude)
    chord = np.sin((phi - phi[protege]) / 2) ** 2
    chord += np.cos(phi) * np.cos(phi[protege]) * np.sin((lam - lam[protege]) / 2) ** 2
    km: np.ndarray = 2 * 6371 * np.arcsin(np.sqrt(np.minimum(chord, 1)))
    return km


def _window(x: np.ndarray, y: np.ndarray, near: np.ndarray) -> Window:
    low_x, high_x, low_y, high_y = x[near].min(), x[near].max(), y[near].min(), y[near].max()
    half = max((high_x - low_x) / 2, ASPECT * (high_y - low_y) / 2, LEAST_HALF_WIDTH) * 1.18
    return Window((low_x + high_x) / 2, (low_y + high_y) / 2, half, half / ASPECT)


def _pinned(x: np.ndarray, y: np.ndarray, window: Window) -> tuple[np.ndarray, np.ndarray]:
    """Move what lies outside the window to its edge, in the direction in which it lies."""
    across, up = (x - window.x) / window.half_width, (y - window.y) / window.half_height
    out = np.maximum(np.abs(across), np.abs(up))
    scale = np.where(out > 1, INSET / np.maximum(out, 1), 1)
    across, up = across * scale, up * scale
    for side in (-1, 1):
        edge = np.flatnonzero((out > 1) & (np.abs(across - side * INSET) < 1e-9))
        up[edge] = _spread(up[edge])
    return window.x + across * window.half_width, window.y + up * window.half_height


def _spread(up: np.ndarray) -> np.ndarray:
    """Push neighbours apart along the edge, keeping their order and staying inside."""
    order, placed = np.argsort(up, kind="stable"), up.copy()
    for before, after in pairwise(order):
        placed[after] = max(placed[after], placed[before] + 2 * APART)
    spread: np.ndarray = placed - max(0, placed.max(initial=-1) - INSET)
    return spread
