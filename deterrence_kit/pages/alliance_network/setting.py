"""What no lever moves: the baseline's commitments, the other side and its pacts, the names."""

from __future__ import annotations

import numpy as np

from deterrence_kit.model import Scenario
from deterrence_kit.pages.alliance_network.arrangement import Arrangement, Partners
from deterrence_kit.views.map_labels import importance, map_labels
from deterrence_kit.views.network import (
    THICKEST,
    THINNEST,
    challenger_strength_of,
    diameters,
    shares,
    strength_of,
)  # fmt: skip
from deterrence_kit.views.shapes import Columns, Source

CHALLENGER_RADIUS, PARTNER_RADIUS = 12, 7  # px


def setting_columns(
    roster: Scenario, baseline: np.ndarray, places: Arrangement, partners: Partners
) -> Columns:
    """Columns of what no lever moves: the baseline's commitments, the other side, the names."""
    size, rivals = len(roster.codes), len(roster.challenger_names)
    helped = np.flatnonzero(baseline * (1 - roster.home))
    return {
        "ghosts": commitment_lines(roster, baseline, helped, baseline, places),
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


def commitment_lines(
    roster: Scenario, delivered: np.ndarray, which: np.ndarray, baseline: np.ndarray,
    places: Arrangement,
) -> Source:  # fmt: skip
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


def _challengers(roster: Scenario, places: Arrangement) -> Source:
    size, count = len(roster.codes), len(roster.challenger_names)
    return {
        "x": places.x[size : size + count],
        "y": places.y[size : size + count],
        "x1": np.repeat(places.x[roster.protege], count),
        "y1": np.repeat(places.y[roster.protege], count),
        "name": list(roster.challenger_names),
        "strength": challenger_strength_of(roster),
    }


def _rival_pacts(roster: Scenario, places: Arrangement, partners: Partners) -> Source:
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
) -> Source:
    """Names of the states that matter most; protégé and challengers in any case."""
    names = [*roster.names, *roster.challenger_names, *partners.names]
    rivals = len(roster.challenger_names)
    weight = np.r_[
        importance(shares(baseline, roster.home), roster.protege, rivals), 0.5 + partners.strength
    ]
    radius = np.r_[
        diameters(strength_of(roster)) / 2,
        np.full(rivals, CHALLENGER_RADIUS),
        np.full(len(partners.codes), PARTNER_RADIUS),
    ]
    outward = places.layout == "network"
    return map_labels(places.x, places.y, radius, names, weight, places.window, outward)
