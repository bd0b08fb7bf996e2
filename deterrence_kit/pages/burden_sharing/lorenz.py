"""Shares of spending against shares of GDP, as a Lorenz curve with its Hoover index."""

from __future__ import annotations

from typing import Any

import numpy as np
from bokeh.models import NumeralTickFormatter
from bokeh.plotting import figure

from deterrence_kit.app.pictures import Picture
from deterrence_kit.model import Assessment, Scenario
from deterrence_kit.pages.burden_sharing.findings import Findings
from deterrence_kit.pages.burden_sharing.words import lorenz_words
from deterrence_kit.views import keys
from deterrence_kit.views.figures import draw_labels, plain_figure, sources
from deterrence_kit.views.shapes import Columns
from deterrence_kit.views.theme import ALLY, CASING, CHALLENGER, GHOST, MUTED

TABLE = (
    ("name", "Member, lightest burden first", "text"),
    ("gdp_share", "Share of GDP", "percent"),
    ("spending_share", "Share of spending", "percent"),
    ("x", "GDP, added up", "percent"),
    ("y", "Spending, added up", "percent"),
)
NAMED, LEAST = 4, 0.06  # so many names, for shares of GDP of at least that
APART = 0.085  # least distance of names, in heights of the picture


def lorenz_columns(
    scenario: Scenario, now: Assessment, ghost: tuple[np.ndarray, np.ndarray]
) -> Columns:
    """Columns of the curve, its ghost, the widest gap and the names of the largest members.

    Parameters
    ----------
    ghost : two ndarrays
        GDP and burden of the members at the baseline.

    Examples
    --------
    >>> from deterrence_kit import assess, load_scenario
    >>> japan = load_scenario("us-japan")
    >>> columns = lorenz_columns(japan, assess(japan), (japan.gdp, japan.spending_today))
    >>> columns["lorenz_curve"]["name"]
    ['', 'Japan', 'United States']
    """
    x, y, order = _curve(scenario.gdp, now.burden)
    ghost_x, ghost_y, _ = _curve(*ghost)
    widest = int(np.argmax(np.round(x - y, 12)))  # the first, where burdens are equal
    return {
        "lorenz_curve": {
            "x": x,
            "y": y,
            "name": ["", *(scenario.names[i] for i in order)],
            "gdp_share": np.diff(x, prepend=0),
            "spending_share": np.diff(y, prepend=0),
        },
        "lorenz_ghost": {"x": ghost_x, "y": ghost_y},
        "hoover": {
            "x": [x[widest]],
            "y0": [y[widest]],
            "y1": [x[widest]],
            "text": [f"Hoover {x[widest] - y[widest]:.2f}"],
            **_beside(float(x[widest])),
        },
        "lorenz_names": _names(scenario, x, y, order),
    }


def _beside(x: float) -> dict[str, Any]:
    """Where the index is written: left of its line, or above where there is no room."""
    room = x > 0.36
    return {
        "text_x": [x if room else 0.015],
        "text_y": [x if room else x + 0.17],
        "align": ["right" if room else "left"],
        "offset": [-8 if room else 0],
    }


def _curve(gdp: np.ndarray, burden: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Cumulative shares of GDP and spending, lightest burden first, and that order."""
    order = np.lexsort((-gdp, burden))
    gdp_share, spending = gdp[order] / gdp.sum(), (gdp * burden)[order]
    spending_share = spending / max(spending.sum(), 1e-30)
    return np.r_[0, np.cumsum(gdp_share)], np.r_[0, np.cumsum(spending_share)], order


def _names(scenario: Scenario, x: np.ndarray, y: np.ndarray, order: np.ndarray) -> dict[str, Any]:
    """Names below the middle of the longest stretches, as many as do not touch."""
    kept: list[int] = []
    for place in np.argsort(-np.diff(x), kind="stable")[:NAMED]:
        middle = (y[place] + y[place + 1]) / 2
        clear = all(abs(middle - (y[k] + y[k + 1]) / 2) > APART for k in kept)
        if x[place + 1] - x[place] >= LEAST and clear:
            kept.append(int(place))
    far = {k for k in kept if x[k] + x[k + 1] > 1.2}  # no room to the right of them
    return {
        "x": [1.0 if k in far else (x[k] + x[k + 1]) / 2 for k in kept],
        "y": [(y[k] + y[k + 1]) / 2 for k in kept],
        "text": [scenario.names[order[k]] for k in kept],
        "align": ["right" if k in far else "left" for k in kept],
        "offset": [0 if k in far else 8 for k in kept],
    }


def hoover(columns: Columns) -> float:
    """The Hoover index: the widest gap between the line of equal burdens and the curve."""
    gap = columns["hoover"]
    return float(gap["y1"][0] - gap["y0"][0])


def draw_lorenz(columns: Columns) -> figure:
    """The line of equal burdens, the curve with a point for each member, the baseline dotted."""
    plot = plain_figure("lorenz", (0, 1.005), (0, 1.04))
    for axis, label in ((plot.xaxis[0], "Share of GDP"), (plot.yaxis[0], "Share of spending")):
        axis.update(axis_label=f"{label}, added up", formatter=NumeralTickFormatter(format="0 %"))
    data = sources(columns)
    plot.line([0, 1], [0, 1], line_color=MUTED, line_width=2, line_dash="dashed")
    plot.line("x", "y", source=data["lorenz_ghost"], line_color=GHOST, line_width=3,
              line_dash="dotted")  # fmt: skip
    plot.line("x", "y", source=data["lorenz_curve"], line_color=ALLY, line_width=3)
    plot.scatter("x", "y", source=data["lorenz_curve"], size=7, fill_color=ALLY, line_color=CASING)
    plot.segment("x", "y0", "x", "y1", source=data["hoover"], line_color=CHALLENGER, line_width=3)
    draw_labels(
        plot, data["hoover"], x="text_x", y="text_y", text="text", text_align="align",
        x_offset="offset", y_offset=-4,
    )  # fmt: skip
    draw_labels(
        plot, data["lorenz_names"], x="x", y="y", text="text", text_align="align",
        x_offset="offset", y_offset=15,
    )  # fmt: skip
    return plot


def _columns(shown: Findings) -> Columns:
    return lorenz_columns(shown.scenario, shown.now, shown.shipped_burdens)


def _caption(shown: Findings, columns: Columns) -> str:
    ghost = columns["lorenz_ghost"]
    before = float(np.max(np.asarray(ghost["x"]) - np.asarray(ghost["y"])))
    return lorenz_words(shown.scenario, shown.now, hoover(columns), before)


LORENZ = Picture(
    name="lorenz", title="How evenly it is shared", height=270, columns=_columns,
    draw=draw_lorenz, caption=_caption, source="lorenz_curve", table=TABLE, legend=keys.LORENZ,
)  # fmt: skip
