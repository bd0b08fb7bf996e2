"""The alliance as a graph: who is pledged to the protégé, who has left, and the other side's pacts."""

from __future__ import annotations

from typing import Any

import numpy as np

from deterrence_kit.model import Assessment, Scenario
from deterrence_kit.views.arrangement import Arrangement, Partners
from deterrence_kit.views.network import (
    FIRMEST,
    PROTEGE_SIZE,
    THICKEST,
    THINNEST,
    WEAKEST,
    commitments,
    diameters,
    fitting,
    strength_of,
)  # fmt: skip
from deterrence_kit.views.theme import ALLY, CHALLENGER, GHOST, PROTEGE

CHALLENGER_RADIUS, PARTNER_RADIUS = 12, 7  # px
LEGEND = (
    {"sign": "■", "colour": PROTEGE, "text": "protégé"},
    {"sign": "●", "colour": ALLY, "text": "ally, by strength"},
    {"sign": "○", "colour": GHOST, "text": "has left"},
    {"sign": "◆", "colour": CHALLENGER, "text": "challenger"},
    {"sign": "◇", "colour": CHALLENGER, "text": "its pact partner"},
    {"text": "width: what it would deliver (grey: baseline); colour, its resolve:",
     "low": WEAKEST, "high": FIRMEST},
)  # fmt: skip
SOURCES = ("states", "ghosts", "edges", "challengers", "partners", "rival_pacts", "labels")


def alliance_columns(
    scenario: Scenario,
    now: Assessment,
    roster: Scenario,
    baseline: np.ndarray,
    places: Arrangement,
) -> dict[str, dict[str, Any]]:
    """Columns of what a lever moves: states and commitments.

    Parameters
    ----------
    scenario : Scenario
        The pact as it is now.
    now : Assessment
    roster : Scenario
        The pact with everybody who has left or joined: all places and sizes are its.
    baseline : ndarray
        What each member of the roster would deliver at the baseline, 0 for those that joined.
    places : Arrangement
        Of the roster, the challengers and the partners.
    """
    return {
        "states": _states(scenario, now, roster, places),
        "edges": _edges(scenario, now, roster, baseline, places),
    }


def setting_columns(
    roster: Scenario, baseline: np.ndarray, places: Arrangement, partners: Partners
) -> dict[str, dict[str, Any]]:
    """Columns of what no lever moves: the baseline's commitments, the other side, the names."""
    size, rivals = len(roster.codes), len(roster.challenger_names)
    helped = np.flatnonzero(baseline * (1 - roster.home))
    return {
        "ghosts": _lines(roster, baseline, helped, baseline, places),
        "challengers": _challengers(roster, places),
        "partners": {
            "x": places.x[size + rivals :],
            "y": places.y[size + rivals :],
            "code": list(partners.codes),
            "name": list(partners.names),
        },
        "rival_pacts": _rival_pacts(roster, places, partners),
        "labels": _labels(roster, baseline, places, partners),
    }


def _states(scenario: Scenario, now: Assessment, roster: Scenario, places: Arrangement) -> dict:
    size, strength = len(roster.codes), strength_of(roster)
    helped = now.delivered * (1 - scenario.home)
    place = [scenario.codes.index(c) if c in scenario.codes else -1 for c in roster.codes]

    def here(values: np.ndarray) -> np.ndarray:
        return np.append(values, np.nan)[place]

    roles = ["ally" if i >= 0 else "has left" for i in place]
    roles[roster.protege] = "protégé"
    return {
        "x": places.x[:size],
        "y": places.y[:size],
        "code": list(roster.codes),
        "name": list(roster.names),
        "role": roles,
        "strength": strength,
        "size": np.maximum(diameters(strength), PROTEGE_SIZE * roster.home),
        "resolve": here(now.member_resolve),
        "arrival": here(now.arrival),
        "share": here(helped / max(helped.sum(), 1e-30)),
    }


def _edges(
    scenario: Scenario, now: Assessment, roster: Scenario, baseline: np.ndarray, places: Arrangement
) -> dict:
    graph = commitments(scenario, now)
    starts = [a for a, _ in graph.edges]
    which = np.array([roster.codes.index(code) for code in starts], dtype=int)
    delivered = np.zeros(len(roster.codes))
    delivered[which] = [d for *_, d in graph.edges(data="delivered")]
    lines = _lines(roster, delivered, which, baseline, places)
    resolve = np.array([r for *_, r in graph.edges(data="resolve")])
    return lines | {"resolve": resolve, "casing": lines["width"] + 1.5}


def _lines(
    roster: Scenario, delivered: np.ndarray, which: np.ndarray, baseline: np.ndarray,
    places: Arrangement,
) -> dict:  # fmt: skip
    """Lines to the protégé; widths go by the baseline's largest delivery, so that nothing jumps."""
    largest = max(float((baseline * (1 - roster.home)).max()), 1e-30)
    width = THICKEST * np.sqrt(delivered[which] / largest)
    return {
        "code": [roster.codes[i] for i in which],
        "x0": places.x[which],
        "y0": places.y[which],
        "x1": np.repeat(places.x[roster.protege], len(which)),
        "y1": np.repeat(places.y[roster.protege], len(which)),
        "width": np.clip(width, THINNEST, 1.5 * THICKEST),
    }


def _challengers(roster: Scenario, places: Arrangement) -> dict:
    size, count = len(roster.codes), len(roster.challenger_names)
    return {
        "x": places.x[size : size + count],
        "y": places.y[size : size + count],
        "x1": np.repeat(places.x[roster.protege], count),
        "y1": np.repeat(places.y[roster.protege], count),
        "name": list(roster.challenger_names),
        "strength": roster.challenger_strength,
    }


def _rival_pacts(roster: Scenario, places: Arrangement, partners: Partners) -> dict:
    codes = [*roster.codes, *roster.challenger_codes, *partners.codes]
    ends = [(codes.index(a), codes.index(b)) for a, b, _ in partners.pacts]
    start, end = np.array(ends, dtype=int).reshape(-1, 2).T
    return {
        "x0": places.x[start],
        "y0": places.y[start],
        "x1": places.x[end],
        "y1": places.y[end],
        "pact": [name for *_, name in partners.pacts],
    }


def _labels(
    roster: Scenario, baseline: np.ndarray, places: Arrangement, partners: Partners
) -> dict:
    """Names of the states that matter most, as many as fit without touching."""
    names = [*roster.names, *roster.challenger_names, *partners.names]
    rivals = len(roster.challenger_names)
    weight = np.r_[baseline, np.full(rivals, 2.0), 0.5 + partners.strength]
    weight[roster.protege] = 3.0
    radius = np.r_[
        diameters(strength_of(roster)) / 2,
        np.full(rivals, CHALLENGER_RADIUS),
        np.full(len(partners.codes), PARTNER_RADIUS),
    ]
    order, needed = np.argsort(-weight, kind="stable"), np.flatnonzero(weight >= 2)
    x, y, outward = places.x, places.y, places.layout == "network"
    chosen = fitting(x, y, radius, names, order, needed, places.window, outward=outward)
    return {
        "x": [x[i] for i, _ in chosen],
        "y": [y[i] for i, _ in chosen],
        "name": [names[i] for i, _ in chosen],
        "align": ["left" if side > 0 else "right" for _, side in chosen],
        "offset": [side * (radius[i] + 4) for i, side in chosen],
    }
