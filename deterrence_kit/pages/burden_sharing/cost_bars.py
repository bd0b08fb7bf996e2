"""What meeting the guideline costs each member, beside the credibility it buys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from bokeh.models import ColumnDataSource, FixedTicker
from bokeh.plotting import figure

from deterrence_kit.analysis.alliance.guideline import Guideline
from deterrence_kit.app.pictures import Picture
from deterrence_kit.model import Scenario
from deterrence_kit.pages.burden_sharing.findings import Findings
from deterrence_kit.pages.burden_sharing.inhabitants import per_head
from deterrence_kit.pages.burden_sharing.words import cost_words
from deterrence_kit.pages.burden_sharing.words import figure as two_digits
from deterrence_kit.views import keys
from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.labels import signed_points
from deterrence_kit.views.scales import scale_end
from deterrence_kit.views.shapes import Columns, Props
from deterrence_kit.views.theme import ALLY, DOWN, GHOST

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
) -> Columns:
    """Columns of the bars for the members that lack most, and of the table for all.

    Rows stand in the order of what a billion buys, the most first.

    Parameters
    ----------
    met, baseline : Guideline
        Now, and as the scenario is shipped.
    population : ndarray, shape (members,)
        NaN where it is not known.
    cost : str
        One of `choices.COSTS`.
    """
    rows = _rows(met)
    prices, ghosts = (
        (per_head(each.gap, population) if cost == "head" else each.gap)[rows]
        for each in (met, baseline)
    )
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
    lengths: np.ndarray = WIDTH * np.nan_to_num(values) / scale_end(largest, STEPS)
    return lengths


def _figure(value: float) -> str:
    if np.isnan(value):
        return "not known"
    return two_digits(value)


def _gain_text(gain: float, gap: float) -> str:
    sign = "+" if gain >= 0 else ""
    told = signed_points(gain / 100)  # as beside every other bar, where that says anything
    return f"{sign + two_digits(gain) if told == '0.0' else told} ({two_digits(gain / gap)})"


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


def cost_props(scenario: Scenario, columns: Columns) -> Props:
    """Row names, and room for as many rows as the pact can fill."""
    slots = min(SHOWN, max(len(scenario.codes), 3))
    return {
        "cost_names": {"major_label_overrides": cost_row_names(columns)},
        "cost_y": {"start": SHOWN - slots, "end": SHOWN + 0.7},
        "cost_style": {"--dk-tall": f"{14 + 28 * (slots + 0.7):.0f}px"},
    }


def cost_row_names(columns: Columns) -> dict[float, str]:
    """What stands at each place; places without a row stay empty."""
    names = dict(zip(columns["costs"]["y"], columns["costs"]["name"], strict=True))
    return {place: names.get(place, "") for place in PLACES}


def draw_costs(columns: Columns) -> figure:
    """Two columns of bars on one row for each member: its cost, and what that buys."""
    plot = plain_figure("cost", (LEFT, END), (0, SHOWN + 0.7))
    plot.min_border_left = 118
    plot.xaxis.visible = False
    plot.yaxis[0].update(
        name="cost_names", ticker=FixedTicker(ticks=list(PLACES)), axis_line_color=None,
        major_tick_line_color=None, major_label_overrides=cost_row_names(columns),
    )  # fmt: skip
    data = sources(columns)
    _draw_column(plot, data["costs"], "cost", LEFT, DOWN)
    _draw_column(plot, data["costs"], "gain", RIGHT, ALLY)
    plot.text("x", "y", text="text", source=data["cost_heads"], **text_style())
    # Not to be seen: it carries the table, which has all members.
    plot.scatter("gap", "gain", source=data["members"], visible=False)
    return plot


def _draw_column(
    plot: figure, source: ColumnDataSource, name: str, start: float, colour: str
) -> None:
    plot.hbar(y="y", left=start, right=name, height=0.6, source=source, color=colour)
    plot.scatter(
        f"{name}_ghost", "y", source=source, marker="dash", angle=1.5708, size=16,
        line_color=GHOST, line_width=3,
    )  # fmt: skip
    plot.text(name, "y", text=f"{name}_text", source=source, x_offset=7, **text_style())


def _columns(shown: Findings) -> Columns:
    cost = shown.state.choice("cost")
    return cost_columns(shown.scenario, shown.met, shown.met_before, shown.population, cost)


def _props(shown: Findings, columns: Columns) -> Props:
    return cost_props(shown.scenario, columns)


def _caption(shown: Findings, _columns: Columns) -> str:
    return cost_words(shown.scenario, shown.met, shown.population)


COST = Picture(
    name="cost", title="What the guideline costs, and buys", height=235, columns=_columns,
    draw=draw_costs, props=_props, caption=_caption, source="members", table=TABLE, choice="cost",
    legend=keys.COSTS,
)  # fmt: skip
