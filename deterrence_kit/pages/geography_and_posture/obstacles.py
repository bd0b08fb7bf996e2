"""Water, terrain and routes: points of credibility each takes away, or gives."""

from __future__ import annotations

from typing import Any

import numpy as np
from bokeh.models import FixedTicker
from bokeh.models.annotations import Span
from bokeh.plotting import figure

from deterrence_kit.analysis.alliance.arrival_curve import ArrivalCurve
from deterrence_kit.analysis.alliance.obstacles import Obstacles
from deterrence_kit.app.pictures import Picture
from deterrence_kit.model import Scenario
from deterrence_kit.model.rounding import difference
from deterrence_kit.pages.geography_and_posture.findings import Findings
from deterrence_kit.pages.geography_and_posture.words import route_words, water_words
from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.labels import signed_points
from deterrence_kit.views.scales import label_places
from deterrence_kit.views.shapes import Columns, Entry, Props
from deterrence_kit.views.theme import DOWN, INK, MUTED, UP

SINGLE = 6  # allies with a row of their own
SLOTS = 2 + SINGLE
PLACES = tuple(SLOTS - i - 0.5 for i in range(SLOTS))  # from the top
ROOM = 1.4  # length of the scale, in the longest bar of the baseline
SPARE = 0.3  # of a side of the scale, where no bar goes but a figure may stand
TABLE = (
    ("label", "What", "text"),
    ("change", "Points of credibility", "signed"),
    ("before", "The same in the baseline", "signed"),
    ("otherwise", "Credibility in the other case", "compared"),
    ("days", "Days at sea", "number"),
)
LEGEND: tuple[Entry, ...] = (
    {"sign": "■", "colour": DOWN, "text": "lowers credibility"},
    {"sign": "■", "colour": UP, "text": "raises it"},
    {"sign": "┃", "colour": INK, "text": "baseline"},
)
Row = tuple[str, float, float, "float | None"]  # label, credibility otherwise now and before, days


def obstacle_columns(
    scenario: Scenario, now: Obstacles, before: Obstacles, curve: ArrivalCurve, choice: str
) -> Columns:
    """Columns of the bars, from the top; which allies have a row is fixed by the baseline."""
    rows = (_routes if choice == "routes" else _waters)(scenario, now, before, curve)
    label, other, other_before, days = map(list, zip(*rows, strict=True))
    sign = 1 if choice == "routes" else -1  # a route's loss; an obstacle's presence
    change = sign * 100 * difference(np.array(other), now.now)
    ghost = sign * 100 * difference(np.array(other_before), before.now)
    leftward = [c < -0.05 or (c < 0.05 and g < -0.05) for c, g in zip(change, ghost, strict=True)]
    return {
        "obstacles": {
            "y": list(PLACES[: len(rows)]),
            "label": label,
            "otherwise": other,
            "points": change,
            "change": change / 100,
            "ghost": ghost,
            "before": ghost / 100,
            "colour": [UP if c > 0 else DOWN for c in change],
            "text": [signed_points(c / 100) for c in change],
            "edge": label_places(change, ghost),
            "align": ["right" if left else "left" for left in leftward],
            "offset": [-5 if left else 5 for left in leftward],
            "days": days,
        }
    }


def _routes(scenario: Scenario, now: Obstacles, before: Obstacles, _: ArrivalCurve) -> list[Row]:
    lost = ranked_by_access(scenario, before)
    return [
        ("All routes by sea", now.sea_closed, before.sea_closed, None),
        ("All routes by land", now.land_closed, before.land_closed, None),
        *((scenario.names[i], now.access_lost[i], before.access_lost[i], None) for i in lost),
    ]


def _waters(
    scenario: Scenario, now: Obstacles, before: Obstacles, curve: ArrivalCurve
) -> list[Row]:
    by_sea = ranked_by_sea(scenario, before)
    days = float(curve.sea.max())
    return [
        ("What the challenger crosses", now.no_crossing, before.no_crossing, None),
        ("The sea, for all allies", now.no_sea, before.no_sea, days),
        *((scenario.names[i], now.sea_bridged[i], before.sea_bridged[i], days) for i in by_sea),
    ]


def ranked_by_access(scenario: Scenario, before: Obstacles) -> list[int]:
    """Allies whose access alone matters most, by place."""
    return _ranked(before.now - before.access_lost, scenario.home == 0)


def ranked_by_sea(scenario: Scenario, before: Obstacles) -> list[int]:
    """Allies whom the sea holds up most, by place."""
    return _ranked(before.sea_bridged - before.now, (scenario.water > 0) & (scenario.home == 0))


def _ranked(size: np.ndarray, eligible: np.ndarray) -> list[int]:
    """The members with the largest effects, by place."""
    order = np.argsort(-np.where(eligible, size, -np.inf), kind="stable")
    return [int(i) for i in order[:SINGLE] if eligible[i]]


def reach(now: dict[str, Any], before: dict[str, Any]) -> tuple[float, float]:
    """Ends of the scale, points: fixed by the baseline, doubled until the longest bar fits."""
    ghost, points = (np.abs(columns["obstacles"]["points"]) for columns in (before, now))
    size = ROOM * max(ghost.max(), 1.0)
    size *= 2 ** max(0, int(np.ceil(np.log2(max(points.max() * 1.2, 1e-9) / size))))
    signs = np.sign(before["obstacles"]["points"][ghost > 0.05])
    right = 1.0 if (signs > 0).any() or (now["obstacles"]["points"] > 0.05).any() else SPARE
    left = 1.0 if (signs < 0).any() or (now["obstacles"]["points"] < -0.05).any() else SPARE
    return -left * size, right * size


def row_names(columns: dict[str, Any]) -> dict[float, str]:
    """What stands at each place of the row axis; places without a row stay empty."""
    names = dict(zip(columns["obstacles"]["y"], columns["obstacles"]["label"], strict=True))
    return {place: names.get(place, "") for place in PLACES}


def draw_obstacles(columns: Columns) -> figure:
    """A bar for each, to the left what it costs; an upright mark where it stood in the baseline."""
    plot = plain_figure("obstacle", (-1, 1), (0, SLOTS))
    plot.min_border_left = 190  # fixed, so that longer names do not move the bars
    plot.xaxis.axis_label = "Points of credibility"
    plot.yaxis[0].update(
        name="obstacle_rows", ticker=FixedTicker(ticks=list(PLACES)), axis_line_color=None,
        major_tick_line_color=None, major_label_overrides=row_names(columns),
    )  # fmt: skip
    source = sources(columns)["obstacles"]
    plot.add_layout(Span(location=0, dimension="height", line_color=MUTED))
    plot.hbar(y="y", left=0, right="points", height=0.6, source=source, color="colour")
    plot.scatter("ghost", "y", source=source, marker="dash", angle=1.5708, size=24, line_color=INK,
                 line_width=2)  # fmt: skip
    plot.text(
        "edge", "y", text="text", source=source, x_offset="offset", text_align="align",
        **text_style(),
    )  # fmt: skip
    return plot


def _columns(shown: Findings) -> Columns:
    return obstacle_columns(
        shown.scenario, shown.obstacles, shown.obstacles_before, shown.curve,
        shown.state.choice("obstacle"),
    )  # fmt: skip


def _columns_before(shown: Findings) -> Columns:
    return obstacle_columns(
        shown.scenario, shown.obstacles_before, shown.obstacles_before, shown.curve_before,
        shown.state.choice("obstacle"),
    )  # fmt: skip


def _props(shown: Findings, columns: Columns) -> Props:
    low, high = reach(columns, _columns_before(shown))
    return {
        "obstacle_x": {"start": low, "end": high},
        "obstacle_rows": {"major_label_overrides": row_names(columns)},
    }


def _caption(shown: Findings, _columns: Columns) -> str:
    if shown.state.choice("obstacle") == "routes":
        return route_words(shown.scenario, shown.obstacles)
    return water_words(shown.scenario, shown.obstacles, shown.curve)


OBSTACLE = Picture(
    name="obstacle", title="Obstacles", height=340, columns=_columns, draw=draw_obstacles,
    props=_props, caption=_caption, source="obstacles", table=TABLE, choice="obstacle",
    legend=LEGEND,
)  # fmt: skip
