"""What meeting the guideline costs each member, beside the credibility it buys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from deterrence_kit.model import Scenario
from deterrence_kit.views.burden_bars import per_head, scale_end

if TYPE_CHECKING:
    from deterrence_kit.analysis.guideline import Guideline

COSTS = {"money": "In money", "head": "Per head"}
HEADS = {"money": "costs, bn $", "head": "costs, $ a head"}

TABLE = (
    ("name", "Member", "text"),
    ("gap", "Gap, bn international $ a year", "number"),
    ("head", "Gap per head, international $ a year", "number"),
    ("gain", "Credibility gained, points", "signed"),
    ("per_billion", "Points per bn", "number"),
)
SHOWN = 7  # rows; the table holds all members
PLACES = tuple(SHOWN - i - 0.5 for i in range(SHOWN))  # from the top
LEFT, RIGHT, WIDTH = 0.0, 1.25, 0.7  # where the two columns of bars begin, and how wide they are
END = 3.3
STEPS = tuple(float(f"{m}e{e}") for e in range(-3, 6) for m in (1, 2, 5))


def cost_columns(
    scenario: Scenario, met: Guideline, baseline: Guideline, population: np.ndarray, cost: str
) -> dict[str, dict[str, Any]]:
    """Columns of the bars for the members that lack most, and of the table for all.

    Rows stand in the order of what a billion buys, the most first.

    Parameters
    ----------
    met, baseline : Guideline
        Now, and as the scenario is shipped.
    population : ndarray, shape (members,)
        NaN where it is not known.
    cost : str
        One of `COSTS`.
    """
    rows = _rows(met)
    price = {"money": lambda gap: gap, "head": lambda gap: per_head(gap, population)}[cost]
    prices, ghosts = price(met.gap)[rows], price(baseline.gap)[rows]
    gains, were = 100 * met.gain[rows], 100 * baseline.gain[rows]
    return {
        "costs": {
            "y": list(PLACES[: len(rows)]),
            "name": [scenario.names[i] for i in rows],
            "cost": _lengths(prices, (prices, ghosts)),
            "cost_ghost": _lengths(ghosts, (prices, ghosts)),
            "gain": RIGHT + _lengths(gains, (gains, were)),
            "gain_ghost": RIGHT + _lengths(were, (gains, were)),
            "cost_text": [_figure(p) for p in prices],
            "gain_text": [_gain_text(g, p) for g, p in zip(gains, met.gap[rows], strict=True)],
        },
        "cost_heads": {
            "x": [LEFT, RIGHT],
            "y": [SHOWN + 0.35] * 2,
            "text": [HEADS[cost], "buys, points (per bn)"],
        },
        "members": _table(scenario, met, population),
    }


def _rows(met: Guideline) -> np.ndarray:
    """The largest gaps, and where a billion buys most, even if little is lacking there."""
    lacking = np.argsort(-met.gap, kind="stable")[: int((met.gap > 0).sum())]
    if len(lacking) > SHOWN:
        best = int(np.nanargmax(met.per_billion))
        lacking = np.array([best, *(i for i in lacking if i != best)])[:SHOWN]
    return lacking[np.argsort(-met.per_billion[lacking], kind="stable")]


def _lengths(values: np.ndarray, all_of: Sequence[np.ndarray]) -> np.ndarray:
    """Lengths on a scale with a round end, so that it rarely changes; nothing where unknown."""
    largest = max((float(np.nan_to_num(v).max(initial=0)) for v in all_of), default=0)
    return WIDTH * np.nan_to_num(values) / scale_end(largest, STEPS)


def _figure(value: float) -> str:
    if np.isnan(value):
        return "not known"
    return f"{value:,.0f}" if value >= 100 else f"{value:.2g}"


def _gain_text(gain: float, gap: float) -> str:
    return f"{gain:+.2g} ({gain / gap:.2g})".replace("-", "−")


def _table(scenario: Scenario, met: Guideline, population: np.ndarray) -> dict[str, Any]:
    order = np.argsort(-np.nan_to_num(met.per_billion, nan=-np.inf), kind="stable")
    return {
        "code": [scenario.codes[i] for i in order],
        "name": [scenario.names[i] for i in order],
        "gap": met.gap[order],
        "head": per_head(met.gap, population)[order],
        "gain": met.gain[order],
        "per_billion": 100 * met.per_billion[order],
    }


def cost_props(scenario: Scenario, columns: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Row names, and room for as many rows as the pact can fill."""
    slots = min(SHOWN, max(len(scenario.codes), 3))
    return {
        "cost_names": {"major_label_overrides": cost_row_names(columns)},
        "cost_y": {"start": SHOWN - slots, "end": SHOWN + 0.7},
        "cost_style": {"--dk-tall": f"{14 + 28 * (slots + 0.7):.0f}px"},
    }


def cost_row_names(columns: dict[str, dict[str, Any]]) -> dict[float, str]:
    """What stands at each place; places without a row stay empty."""
    names = dict(zip(columns["costs"]["y"], columns["costs"]["name"], strict=True))
    return {place: names.get(place, "") for place in PLACES}
