"""Alliance network's part of its engine: both layouts, whom it hangs on, the pacts, the measures."""

from __future__ import annotations

from math import isfinite
from typing import Any

from deterrence_kit.app.state import State
from deterrence_kit.model.members import SAME
from deterrence_kit.pages.alliance_network import measures, pact_web, ranking, words
from deterrence_kit.pages.alliance_network.alliance import MAP
from deterrence_kit.pages.alliance_network.choices import LAYOUTS
from deterrence_kit.pages.alliance_network.findings import Findings
from deterrence_kit.pages.alliance_network.page import AllianceReading
from deterrence_kit.pages.alliance_network.sentences import SENTENCES
from deterrence_kit.portable.explorer import FORCES, map_program, still
from deterrence_kit.portable.room import Room
from deterrence_kit.views import map_labels, scales
from deterrence_kit.views.shapes import Columns

LOSSES_MOVE = {"lost", "without", "points", "edge", "text"}
ROWS_MOVE = "pacts_rows"  # the property with the rows' names, which tell what they add


def _kept(reading: Findings) -> dict[str, Any]:
    name, balance = reading.state.scenario, reading.standing.balance
    losses = ranking.RANKING.columns(reading)["losses"]
    gauges = measures.MEASURES.columns(reading)["gauges"]
    held = {
        "layouts": {layout: _layout(name, layout) for layout in LAYOUTS},
        "pacts": _pacts(reading),
        "losses": {n: column for n, column in losses.items() if n not in LOSSES_MOVE},
        "gauges": {
            "credibility": reading.standing.dependence.credibility,
            "ghost": [n if isfinite(n) else None for n in gauges["ghost"].tolist()],
            "was": gauges["was"],
        },
        "balance": {
            "triangles": balance.triangles,
            "balanced": balance.balanced,
            "words": words.balance_words(balance),
        },
        "rivals": words.rivals_words(reading.scenario, reading.partners),
    }
    return {"network": held}


def _layout(name: str, layout: str) -> dict[str, Any]:
    """The map's columns and properties that no lever moves, in one of its arrangements."""
    reading = AllianceReading(State(name).chosen("layout", layout))
    columns: Columns = MAP.columns(reading)
    kept = {source: still(source, held) for source, held in columns.items()}
    return {"columns": kept, "props": MAP.props(reading, columns)}


def _pacts(reading: Findings) -> dict[str, Any]:
    held, columns = pact_web.pledged(reading), pact_web.PACTS.columns(reading)
    props, adds = pact_web.PACTS.props(reading, columns), columns["web_adds"]
    places = {code: place for place, code in enumerate(reading.scenario.codes)}
    return {
        "columns": {source: columns[source] for source in columns if source != "web_adds"},
        "props": {model: told for model, told in props.items() if model != ROWS_MOVE},
        "rows": [
            {
                "states": states,
                "members": [places[code] for code in row if code in places],
                "names": pact_web.shortest_first(row, held),
            }
            for row, states in zip(held.rows, adds["states"], strict=True)
        ],
        "words": held.words,
    }


def _shared() -> dict[str, Any]:
    return {
        "network": {
            "forces": FORCES,
            "same": SAME,
            "no_matter": words.NO_MATTER,
            "from_one": words.ALL_FROM_ONE,
            **_ranking(),
            **_measures(),
            "bars": {"from": pact_web.BARS_FROM, "long": pact_web.LONGEST_BAR},
            "row_room": pact_web.LEFT - pact_web.APART,
            "letters": map_labels.LETTERS,
            "others": map_labels.OTHERS,
        }
    }


def _ranking() -> dict[str, Any]:
    return {
        "rank_rows": ranking.ROWS,
        "rank_fewest": ranking.FEWEST,
        "rank_ends": ranking.ENDS,
        "near": scales.NEAR,
    }


def _measures() -> dict[str, Any]:
    return {
        "gauge_rows": measures.PLACES,
        "gauge_ends": measures.ENDS,
        "kinds": [kind._asdict() for kind in measures.KINDS],
        "no_data": measures.NO_DATA,
        "one_ally": measures.ONE_ALLY,
        "outside": measures.OUTSIDE,
        "apart": measures.APART,
        "narrowest": measures.NARROWEST,
    }


NETWORK = Room(
    title="Alliance network", reading=AllianceReading, sentences=SENTENCES, kept=_kept,
    pictures=map_program, shared=_shared, figures=FORCES,
)  # fmt: skip
