"""The map with days: states shaded by the days their help takes, rings by what lift covers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from deterrence_kit.model import Scenario
from deterrence_kit.views.arrival import where_words
from deterrence_kit.views.places import Window, mercator, positions
from deterrence_kit.views.theme import CHALLENGER, PROTEGE

if TYPE_CHECKING:
    from deterrence_kit.analysis.arrival_curve import ArrivalCurve

SOON, LATE = 10.0, 40.0  # ends of the colour scale, days
NO_MEMBER = -1.0  # below the scale: drawn in the colour of land
RING_DAYS = (1, 2, 5, 10, 20)
EARTH_KM = 6371.0
BEARINGS = np.arange(0, 360, 15.0)  # where a ring's label may stand
MOST_LABELS = 12
INSIDE = 0.88
SEEN = 1.7  # a wide or high picture shows that much of the window

LEGEND = (
    {"sign": "■", "colour": PROTEGE, "text": "protégé"},
    {"sign": "◆", "colour": CHALLENGER, "text": "challenger"},
    {"text": "days from the warning to arrival:", "low": f"{SOON:.0f}", "high": f"{LATE:.0f}"},
    {"sign": "◌", "colour": "currentColor", "text": "what lift covers in so many days"},
)
TABLE = (
    ("name", "State", "text"),
    ("role", "Role", "text"),
    ("distance", "Distance, km", "number"),
    ("travel", "Days on the way", "number"),
    ("sea", "of these for crossing a sea", "number"),
    ("days", "Days from the warning to arrival", "number"),
    ("before", "The same in the baseline", "number"),
    ("forward", "In the theatre today or stationed by lever", "percent"),
)


def travel_columns(
    scenario: Scenario,
    now: ArrivalCurve,
    before: ArrivalCurve,
    graph: Mapping[str, Mapping[str, Any]],
    lands: Sequence[str],
    lift: float,
) -> dict[str, dict[str, Any]]:
    """Columns of the map.

    Parameters
    ----------
    scenario : Scenario
    now, before : ArrivalCurve
    graph : mapping
        The columns of `network_columns`: challengers, labels and the states' sizes are shared.
    lands : sequence of str
        The code of the state of each outline on the map.
    lift : float
        Km a day.
    """
    shades = np.clip(now.delay, SOON, LATE)
    lands_of = np.where(scenario.home, NO_MEMBER, shades)
    shade = dict(zip(scenario.codes, lands_of, strict=True))
    states = graph["states"]
    return {
        "states": {
            **{name: states[name] for name in ("x", "y", "code", "name", "role", "size")},
            "distance": scenario.distance,
            "travel": now.travel,
            "sea": now.sea,
            "days": now.delay,
            "shade": shades,
            "before": before.delay,
            "forward": now.forward_share,
        },
        "lands": {"shade": [shade.get(code, NO_MEMBER) for code in lands]},
        "challengers": dict(graph["challengers"]),
        "labels": {name: column[:MOST_LABELS] for name, column in graph["labels"].items()},
        **rings(scenario, lift),
    }


def rings(scenario: Scenario, lift: float) -> dict[str, dict[str, Any]]:
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


def _label(points: Any, days: int, view: Window, states: Any) -> list[tuple]:
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


def land_codes(countries: Mapping[str, Any]) -> list[str]:
    """The code of the state of each outline, in the order of `coastline_columns`."""
    return [
        feature["properties"]["code"]
        for feature in countries["features"]
        for _ in range(_polygons(feature["geometry"]))
    ]


def _polygons(geometry: Mapping[str, Any]) -> int:
    return 1 if geometry["type"] == "Polygon" else len(geometry["coordinates"])


def travel_words(scenario: Scenario, now: ArrivalCurve, lift: float) -> str:
    """Who is soonest, who brings most and when, and how to read the rings."""
    ally = np.flatnonzero(scenario.home == 0)
    first, last = ally[np.argmin(now.delay[ally])], ally[np.argmax(now.delay[ally])]
    most = ally[np.argmax(now.delivered[ally])]
    soon, late = f"{now.delay[first]:.0f}", f"{now.delay[last]:.0f}"
    text = _days_words(scenario, now, most)
    if soon != late:
        text = (
            f"Help from {where_words(scenario.names[first])} takes {soon} days, from "
            f"{where_words(scenario.names[last])} {late}. {text}"
        )
    return f"{text} Each ring is what forces cover at {lift:,.0f} km a day; the map stretches it."


def _days_words(scenario: Scenario, now: ArrivalCurve, place: int) -> str:
    name = where_words(scenario.names[place])
    return (
        f"From {name}, which brings most, it is {now.delay[place]:.0f} days to decide, to mobilise "
        f"and to get there, {_way_words(now.travel[place], now.sea[place])}."
    )


def _way_words(travel: float, sea: float) -> str:
    if travel < 0.5:
        return "with hardly any way to go"
    way = f"{travel:.0f} of them on the way" if travel >= 1.5 else "1 of them on the way"
    return f"{way} ({sea:.0f} at sea)" if sea else way
