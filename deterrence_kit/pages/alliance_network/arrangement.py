"""Two arrangements of the same states: on the map, and as a network with the protégé in the middle."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from deterrence_kit.model import Scenario
from deterrence_kit.views.places import Window, positions

INNER = 10  # allies on the inner ring: those that would deliver most
GAP = np.radians(52)  # half of the opening towards the challengers
RINGS = (0.56, 1.0)
TALL = 1.32  # rings are ellipses, so that they use the picture's height
CHALLENGER_X, PARTNER_X = 1.36, 1.8
VIEW = Window(0.5, 0.0, 2.3, 2.3 * 3 / 4)


@dataclass(frozen=True, kw_only=True)
class Partners:
    """States outside the pact that have a defence pact with a challenger.

    Attributes
    ----------
    codes, names : tuple of str
    strength, latitude, longitude : ndarray
    pacts : tuple of (challenger's code, other code, name of the pact)
        The other one may also be a member.
    more : int
        Weaker partners that are left out.
    """

    codes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    strength: np.ndarray
    latitude: np.ndarray
    longitude: np.ndarray
    pacts: tuple[tuple[str, str, str], ...] = ()
    more: int = 0


@dataclass(frozen=True)
class Arrangement:
    """Places of members, challengers and partners, in that order, and what has to be visible."""

    x: np.ndarray
    y: np.ndarray
    window: Window
    layout: str


def arrangement(
    roster: Scenario, delivered: np.ndarray, partners: Partners, layout: str
) -> Arrangement:
    """Where everybody stands; it depends on no lever, so nothing moves while one does.

    Parameters
    ----------
    roster : Scenario
        With the members that have left, and those that have joined.
    delivered : ndarray
        What each would deliver at the baseline: the rank on the rings.
    partners : Partners
    layout : str
        One of `choices.LAYOUTS`.
    """
    if layout == "map":
        return Arrangement(*positions(_with_partners(roster, partners)), layout)
    allies = np.flatnonzero(roster.home == 0)
    ranked = allies[np.argsort(-delivered[allies], kind="stable")]
    x, y = np.zeros(len(roster.codes)), np.zeros(len(roster.codes))
    inner = INNER if len(ranked) > INNER + 2 else 0
    for radius, group in zip(RINGS, (ranked[:inner], ranked[inner:]), strict=True):
        angle = _angles(len(group))
        x[group], y[group] = radius * np.cos(angle), radius * TALL * np.sin(angle)
    columns = [
        _column(CHALLENGER_X, len(roster.challenger_names)), _column(PARTNER_X, len(partners.codes)),
    ]  # fmt: skip
    return Arrangement(
        np.r_[x, columns[0][0], columns[1][0]], np.r_[y, columns[0][1], columns[1][1]], VIEW, layout
    )


def _angles(count: int) -> np.ndarray:
    """Directions on a ring that is open to the right, from the top round the left."""
    if count == 1:
        return np.array([0.8 * np.pi])  # off the line to the challenger
    return np.linspace(GAP, 2 * np.pi - GAP, count)


def _column(x: float, count: int) -> tuple[np.ndarray, np.ndarray]:
    half = min(1.25, 0.16 * (count - 1)) if count > 1 else 0.0
    lift = 0.35 if x == PARTNER_X and count == 1 else 0.0  # off that line's end
    return np.full(count, x), np.linspace(half, -half, count) + lift


def _with_partners(roster: Scenario, partners: Partners) -> Scenario:
    """The map's places are found for the partners as for challengers that shape no window."""
    far: Any = np.full(len(partners.codes), np.inf)
    return replace(
        roster,
        challenger_names=(*roster.challenger_names, *partners.names),
        challenger_latitude=np.r_[roster.challenger_latitude, partners.latitude],
        challenger_longitude=np.r_[roster.challenger_longitude, partners.longitude],
        challenger_distance=np.r_[roster.challenger_distance, far],
    )
