"""Geography and posture's part of its engine: help by the day, the map with days, windows, obstacles.

Lines of equal credibility are found by a Python library, in 41 × 41 cases: that picture is the session's.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np

from deterrence_kit.analysis.alliance import arrival_curve as days
from deterrence_kit.analysis.alliance.window_curve import STEPS
from deterrence_kit.analysis.alliance.windows import WINDOWS
from deterrence_kit.app.state import State
from deterrence_kit.datasets import scenario_names
from deterrence_kit.model import Scenario
from deterrence_kit.pages.geography_and_posture import (
    arrival,
    obstacles,
    rings,
    sentences,
    travel_map,
)
from deterrence_kit.pages.geography_and_posture.isolines import PAIR
from deterrence_kit.pages.geography_and_posture.page import GeographyReading
from deterrence_kit.pages.geography_and_posture.window import HEIGHTS
from deterrence_kit.portable.programs import columns_program, member_columns
from deterrence_kit.portable.room import Room
from deterrence_kit.tracing import Program
from deterrence_kit.views import map_labels, scales
from deterrence_kit.views.network import window
from deterrence_kit.views.theme import DOWN, UP

LIMITS = ("SAME", "STILL", "HARDLY", "SINGLE")  # of sentences
FIGURES = ("water", "crossing")  # which an obstacle takes away
STILL = {  # columns that no lever moves, by source
    "states": ("x", "y", "code", "name", "role", "kind", "size", "distance", "before"),
    "challengers": ("x", "y", "x1", "y1", "name", "strength"),
    "labels": ("x", "y", "name", "align", "offset", "lift", "room"),
    "arrival_days": ("day", "level0", "ghost"),
    "arrival_labels": ("text", "colour"),
    "arrivals": ("name", "foot", "mark"),
}


def days_program(scenario: Scenario, model: Program) -> Program:
    """Columns of areas, lines, table and map that levers move.

    Parameters
    ----------
    scenario : Scenario
    model : Program
        See `columns_program`.

    Returns
    -------
    Program

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> from deterrence_kit.portable.programs import model_program
    >>> japan = load_scenario("us-japan")
    >>> found = days_program(japan, model_program(japan, words=days.WORDS))
    >>> "arrival_days__together" in {slot.name for slot in found.outputs}
    True
    """
    order = np.concatenate(arrival.groups(scenario, days.arrival_curve(scenario, {})))

    def columns(word: dict[str, Any]) -> dict[str, Any]:
        now = days.arrival_streams(word, scenario.home)
        return {
            **member_columns(scenario, word),
            **_on_map(now),
            **_areas(now),
            **_rows(scenario, now, order),
        }

    return columns_program(scenario, model, columns, days.WORDS)


def _on_map(now: dict[str, Any]) -> dict[str, Any]:
    shade = np.clip(now["delay"], travel_map.SOON, travel_map.LATE)
    return {
        "states__travel": now["travel"],
        "states__sea": now["sea"],
        "states__days": now["delay"],
        "states__shade": shade,
        "states__forward": now["forward_share"],
    }


def _areas(now: dict[str, Any]) -> dict[str, Any]:
    """What the page adds up to areas: a text that names their members would be each pact's own."""
    return {
        "areas__members": 100 * now["members"].reshape(-1),
        "arrival_days__together": 100 * now["together"],
        "arrival_days__challenger": 100 * now["challenger"],
    }


def _rows(scenario: Scenario, now: dict[str, Any], order: np.ndarray) -> dict[str, Any]:
    """Those of the table; nan where the session has nothing."""
    none = np.full(2, np.nan)  # of what all are worth as one, and of the challenger
    marks = {day: int(np.searchsorted(days.DAYS, day)) for day in arrival.MARKS}
    lines = (now["together"], now["challenger"])

    def of_allies(values: Any) -> Any:
        known = np.where(order == scenario.protege, np.nan, values[order])
        return np.concatenate([known, none])

    return {
        "arrivals__first": of_allies(now["first"]),
        "arrivals__day": of_allies(now["delay"]),
        "arrivals__last": of_allies(now["last"]),
        **{
            f"arrivals__on{day}": np.concatenate(
                [now["members"][at, order], *(line[at : at + 1] for line in lines)]
            )
            for day, at in marks.items()
        },
    }


def _ally_on(scenario: Scenario) -> list[int]:
    """For each outline on the map, whose of the allies it is; -1 is nobody's."""
    place = {code: i for i, code in enumerate(scenario.codes) if not scenario.home[i]}
    return [place.get(code, -1) for code in travel_map.lands()]


def _kept(reading: GeographyReading) -> dict[str, Any]:
    columns, props, _ = reading.pictured()
    scenario, before = reading.scenario, reading.obstacles
    return {
        "columns": {of: {name: columns[of][name] for name in names} for of, names in STILL.items()},
        "map_frame": props["map_frame"],
        "view": asdict(window(scenario)),
        "centre": [scenario.longitude[scenario.protege], scenario.latitude[scenario.protege]],
        "them": scenario.challenger_name,
        "lands": _ally_on(scenario),
        "match": reading.curve.match,
        "areas": arrival.groups(scenario, reading.curve),
        "top": arrival.lowest_height(reading.curve),
        "obstacles": {
            "before": asdict(before),
            "routes": obstacles.ranked_by_access(scenario, before),
            "water": obstacles.ranked_by_sea(scenario, before),
        },
    }


def _later() -> tuple[str, ...]:
    """What the session alone says: the lines of equal credibility."""
    reading = GeographyReading(State(scenario_names()[0]))
    columns = PAIR.columns(reading)
    parts = {"columns": columns, "props": PAIR.props(reading, columns), "captions": [PAIR.name]}
    return tuple(f"{part}.{name}" for part, names in parts.items() for name in names)


def _shared() -> dict[str, Any]:
    return {
        "windows": [
            {"name": each.name, "days": each.days, "height": height}
            for each, height in zip(WINDOWS, HEIGHTS, strict=True)
        ],
        "steps": STEPS,
        "limits": {name.lower(): getattr(sentences, name) for name in LIMITS},
        "areas": {"line": arrival.LINE, "middle": arrival.MIDDLE},
        "no_member": travel_map.NO_MEMBER,
        "bars": {
            "places": list(obstacles.PLACES), "room": obstacles.ROOM, "spare": obstacles.SPARE,
            "near": scales.NEAR, "up": UP, "down": DOWN,
        },
        "blocks": GeographyReading(State(scenario_names()[0])).blocks(),
        "rings": {
            "days": list(rings.RING_DAYS), "km": rings.EARTH_KM, "bearings": rings.BEARINGS,
            "inside": rings.INSIDE, "seen": rings.SEEN, "middle": rings.MIDDLE._asdict(),
            "rooms": list(map_labels.ROOMS), "line": map_labels.LINE,
            "letters": map_labels.LETTERS, "others": map_labels.OTHERS,
        },
    }  # fmt: skip


GEOGRAPHY = Room(
    title="Geography and posture", reading=GeographyReading, sentences=sentences.SENTENCES,
    kept=_kept, pictures=days_program, shared=_shared, figures=FIGURES, words=days.WORDS,
    later=_later,
)  # fmt: skip
