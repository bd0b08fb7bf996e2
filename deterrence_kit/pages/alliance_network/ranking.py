"""Whom the pact hangs on: credibility lost without each ally, in points."""

from __future__ import annotations

import numpy as np
from bokeh.models import FixedTicker
from bokeh.models.annotations import Span
from bokeh.plotting import figure

from deterrence_kit.analysis.alliance.dependence import Dependence
from deterrence_kit.app.pictures import Picture
from deterrence_kit.model.rounding import difference, in_tenths
from deterrence_kit.pages.alliance_network.findings import Findings
from deterrence_kit.pages.alliance_network.words import ranking_words
from deterrence_kit.views import keys
from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.scales import label_places
from deterrence_kit.views.shapes import Columns, Props
from deterrence_kit.views.theme import ALLY, GHOST, MUTED

ROWS, FEWEST = 10, 5  # bars at most; a short list keeps room for so many, so that bars stay slim
ENDS = (2, 5, 10, 15, 20, 30, 40, 60, 100)  # points at which the scale may end
TABLE = (
    ("name", "Ally", "text"),
    ("lost", "Credibility lost without it, points", "signed"),
    ("without", "Credibility without it", "compared"),
    ("ghost", "Lost without it at the baseline, points", "signed"),
)


def ranking_columns(now: Dependence, baseline: Dependence, names: dict[str, str]) -> Columns:
    """Columns of the bars, from the top: in the baseline's order, so that no row moves.

    An ally that has left keeps its row and its ghost; one that has joined has no ghost.
    """
    lost, ghost = _losses(now), _losses(baseline)
    order = sorted({*lost, *ghost}, key=lambda code: (-ghost.get(code, lost.get(code, 0)), code))
    shown = order[:ROWS]
    values = np.array([lost.get(code, np.nan) for code in shown])
    before = np.array([ghost.get(code, np.nan) for code in shown])
    return {
        "losses": {
            "y": [ROWS - i - 0.5 for i in range(len(shown))],
            "code": shown,
            "name": [names.get(code, code) for code in shown],
            "lost": values,
            "without": in_tenths(now.credibility) - values,
            "ghost": before,
            "points": 100 * values,
            "ghost_points": 100 * before,
            "edge": np.fmax(0, label_places(100 * values, 100 * before)),
            "text": [_text(value) for value in values],
        }
    }


def _losses(found: Dependence) -> dict[str, float]:
    lost = -difference(found.without, found.credibility)
    return dict(zip(found.codes, lost.tolist(), strict=True))


def _text(value: float) -> str:
    if np.isnan(value):
        return "has left"
    return f"{round(100 * value, 1) + 0.0:.1f}".replace("-", "−")


def scale(columns: Columns) -> tuple[float, float]:
    """Ends of the scale: the first step that leaves room for the longest bar and its number."""
    bars = columns["losses"]
    every = np.nan_to_num(np.r_[bars["points"], bars["ghost_points"]])
    high = next((end for end in ENDS if every.max(initial=0) <= 0.85 * end), ENDS[-1])
    low = every.min(initial=0)
    return (0.0 if low > -0.05 else -next(e for e in ENDS if -low <= e)), float(high)


def row_names(columns: Columns) -> dict[float, str]:
    """What stands at each place of the row axis."""
    bars = columns["losses"]
    names = dict(zip(bars["y"], bars["name"], strict=True))
    return {ROWS - i - 0.5: names.get(ROWS - i - 0.5, "") for i in range(ROWS)}


def bottom(columns: Columns) -> float:
    """Lower end of the row axis."""
    return float(ROWS - max(FEWEST, len(columns["losses"]["y"])))


def draw_ranking(columns: Columns) -> figure:
    """A bar for each ally; the frame around it is the baseline."""
    plot = plain_figure("ranking", (0, 10), (0, ROWS), tools="tap")
    plot.min_border_left = 140  # fixed, so that longer names do not move the bars
    plot.xaxis[0].axis_label = "Points of credibility lost"
    plot.yaxis[0].update(
        name="ranking_rows", ticker=FixedTicker(ticks=[ROWS - i - 0.5 for i in range(ROWS)]),
        axis_line_color=None, major_tick_line_color=None,
        major_label_overrides=row_names(columns),
    )  # fmt: skip
    source = sources(columns)["losses"]
    plot.add_layout(Span(location=0, dimension="height", line_color=MUTED, line_width=1))
    plot.hbar(y="y", left=0, right="points", height=0.6, source=source, color=ALLY)
    plot.hbar(
        y="y", left=0, right="ghost_points", height=0.82, source=source, fill_alpha=0,
        line_color=GHOST, line_width=2, line_dash="dotted",
    )  # fmt: skip
    plot.text("edge", "y", text="text", source=source, x_offset=6, **text_style())
    return plot


def _columns(shown: Findings) -> Columns:
    names = dict(zip(shown.roster.codes, shown.roster.names, strict=True))
    return ranking_columns(shown.standing.dependence, shown.standing_before.dependence, names)


def _props(_shown: Findings, columns: Columns) -> Props:
    low, high = scale(columns)
    return {
        "ranking_x": {"start": low, "end": high},
        "ranking_y": {"start": bottom(columns)},
        "ranking_rows": {"major_label_overrides": row_names(columns)},
    }


def _caption(shown: Findings, _columns: Columns) -> str:
    return ranking_words(shown.standing)


RANKING = Picture(
    name="ranking", title="Whom it hangs on, in the baseline's order", height=420, columns=_columns,
    draw=draw_ranking, props=_props, caption=_caption, source="losses", table=TABLE,
    legend=keys.RANKING,
)  # fmt: skip
