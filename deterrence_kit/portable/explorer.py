"""The explorer's part of its engine: map, waterfall and curve."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from deterrence_kit.analysis.why.response import STEPS
from deterrence_kit.app.state import State
from deterrence_kit.model import Scenario, assess
from deterrence_kit.model.severity.rung_bands import rung_ends
from deterrence_kit.pages.explorer import sentences
from deterrence_kit.pages.explorer.ladder import DISPUTED
from deterrence_kit.pages.explorer.page import ExplorerReading
from deterrence_kit.pages.explorer.waterfall import PLACES
from deterrence_kit.portable.programs import columns_program, member_columns
from deterrence_kit.portable.room import Room
from deterrence_kit.tracing import Program
from deterrence_kit.views import network
from deterrence_kit.views.ladder_words import umbrella_words
from deterrence_kit.views.theme import BEFORE, DOWN, NOW, UP

FORCES = ("gdp", "personnel", "reserves")  # an ally without them counts in no formula
MAP_MOVES = {  # columns of the map that levers move, by source: they are traced
    "states": {"resolve", "arrival", "share", "sent", "early", "in_time", "late"},
    "edges": {"resolve", "width", "casing"},
}
SOURCES = ("states", "edges", "challengers", "labels")  # whose columns do not all move


def map_program(scenario: Scenario, model: Program) -> Program:
    """Columns of the map that levers move.

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
    >>> found = map_program(japan, model_program(japan))
    >>> "edges__width" in {slot.name for slot in found.outputs}
    True
    """
    largest = network.largest_delivery(assess(scenario), scenario.home)
    allies = np.flatnonzero(scenario.home == 0)

    def columns(word: dict[str, Any]) -> dict[str, Any]:
        width = network.widths(word["delivered"][allies], largest)
        return {
            **member_columns(scenario, word),
            "edges__resolve": word["member_resolve"][allies],
            "edges__width": width,
            "edges__casing": width + network.CASING_WIDER,
        }

    return columns_program(scenario, model, columns)


def still(source: str, columns: Mapping[str, Any]) -> dict[str, Any]:
    """Those columns of a source of the map that no lever moves, as they are drawn.

    Parameters
    ----------
    source : str
    columns : mapping of str to sequence

    Returns
    -------
    dict

    Examples
    --------
    >>> still("edges", {"x0": [0.3 - 0.2], "width": [3.0]})
    {'x0': [0.1]}
    """
    moved = MAP_MOVES.get(source, set())
    kept = {name: column for name, column in columns.items() if name not in moved}
    return {name: [_rounded(value) for value in column] for name, column in kept.items()}


def _rounded(value: Any) -> Any:
    """Ten digits, where Python writes 24.716999999999985 for 24.717."""
    return float(f"{value:.10g}") if isinstance(value, float) else value


def _kept(reading: ExplorerReading) -> dict[str, Any]:
    columns, props, _ = reading.pictured()
    return {
        "columns": {source: still(source, columns[source]) for source in SOURCES},
        "map_frame": props["map_frame"],
        "arms": [umbrella_words(reading.scenario, counts) for counts in (True, False)],
    }


def _shared() -> dict[str, Any]:
    return {
        "colours": {"up": UP, "down": DOWN, "before": BEFORE, "now": NOW},
        "places": list(PLACES),
        "most_named": sentences.MOST_NAMED,
        "most_on_card": sentences.MOST_ON_CARD,
        "flat": sentences.FLAT,
        "still": sentences.STILL,
        "steps": STEPS,
        "forces": FORCES,
        "blocks": ExplorerReading(State()).blocks(),
        "ladder": {"ends": rung_ends(), "disputed": DISPUTED},
    }


EXPLORER = Room(
    title="Credibility explorer", reading=ExplorerReading, sentences=sentences.SENTENCES,
    kept=_kept, pictures=map_program, shared=_shared, figures=FORCES,
)  # fmt: skip
