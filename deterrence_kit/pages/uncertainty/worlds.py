"""A hundred draws as a hundred dots, by how far credibility is above the threshold."""

from __future__ import annotations

import numpy as np
from bokeh.models.annotations import Span
from bokeh.plotting import figure

from deterrence_kit.analysis.doubt.uncertainty import Uncertainty
from deterrence_kit.app.pictures import Picture
from deterrence_kit.model import Assessment
from deterrence_kit.pages.uncertainty.findings import Findings
from deterrence_kit.pages.uncertainty.words import world_words
from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.shapes import Columns, Entry, Props, Source
from deterrence_kit.views.theme import ALLY, CASING, CHALLENGER, INK
from deterrence_kit.views.verdict_words import PLAIN, Wording, wording

DOTS = 100
REACH = 60  # points to each side; what lies farther stands at the edge
STEP = 4  # points that share a column of dots
TALLEST = (18, 26, 40, 70, 100)  # ends of the scale, so that it rarely changes
TABLE = (
    ("label", "Credibility less threshold, points", "text"),
    ("count", "Draws in 100", "number"),
    ("verdict", "Deterrence", "text"),
)
LEGEND: tuple[Entry, ...] = (
    {
        "sign": "●",
        "colour": ALLY,
        "text": "1 draw in 100 in which credibility reaches the threshold",
    },
    {"sign": "▼", "colour": CHALLENGER, "text": "in which it does not"},
    {"sign": "┃", "colour": INK, "text": "at the sliders"},
)


def world_columns(found: Uncertainty, now: Assessment, said: Wording = PLAIN) -> Columns:
    """Columns of the dots, of the two counts, of the line at the sliders, and of the table.

    Each dot stands for a hundredth of the draws: quantiles of the margin at 0.5 %, 1.5 % …; as
    many are on the right as the share of the draws in which deterrence holds says.
    """
    margin = 100 * (found.cases.credibility - found.cases.threshold)
    holding = round(DOTS * found.holding)
    dots = np.quantile(margin, (np.arange(DOTS) + 0.5) / DOTS)
    columns = _places_of(dots, holding)
    right = np.arange(DOTS) >= DOTS - holding
    place = float(np.clip(100 * (now.credibility - now.threshold), -REACH, REACH))
    top = tallest(columns)
    return {
        "world_dots": {
            "x": columns * STEP + STEP / 2,
            "y": _stacked(columns),
            "colour": [ALLY if one else CHALLENGER for one in right],
            "marker": ["circle" if one else "inverted_triangle" for one in right],
        },
        "world_counts": {
            "x": [-REACH + 1, REACH - 1],
            "y": [0.96 * top, 0.96 * top],
            "text": [f"{said.is_not} in {DOTS - holding}", f"{said.is_held} in {holding}"],
            "align": ["left", "right"],
        },
        "world_now": {"x": [place], "y0": [0], "y1": [0.86 * top]},
        "world_bins": _table(columns, said),
    }


def _places_of(dots: np.ndarray, holding: int) -> np.ndarray:
    """The column of each dot; those that hold are never left of the threshold, nor the others right."""
    inside = np.clip(dots, -REACH, REACH - 1e-6)
    columns: np.ndarray = np.floor(inside / STEP).astype(int)
    right = np.arange(DOTS) >= DOTS - holding
    columns[right] = np.maximum(columns[right], 0)
    columns[~right] = np.minimum(columns[~right], -1)
    return columns


def _stacked(columns: np.ndarray) -> np.ndarray:
    """How high each dot stands in its column."""
    below = [np.count_nonzero(columns[:i] == column) for i, column in enumerate(columns)]
    return np.array(below) + 0.5


def tallest(columns: np.ndarray) -> int:
    """The end of the scale: the first that leaves room above the tallest column."""
    most = np.unique(columns, return_counts=True)[1].max() + 2
    return next(end for end in (*TALLEST, DOTS + 2) if end >= most)


def _table(columns: np.ndarray, said: Wording) -> Source:
    places, counts = np.unique(columns, return_counts=True)
    labels = [f"{STEP * p} to {STEP * (p + 1)}".replace("-", "−") for p in places.tolist()]
    last = REACH // STEP - 1
    labels = [
        f"below {-REACH + STEP}".replace("-", "−") if p == -last - 1
        else f"above {REACH - STEP}" if p == last else label
        for p, label in zip(places.tolist(), labels, strict=True)
    ]  # fmt: skip
    verdicts = [said.is_held if place >= 0 else said.is_not for place in places.tolist()]
    middle = (places + 0.5) * STEP
    return {"x": middle, "y": 0 * middle, "label": labels, "count": counts, "verdict": verdicts}


def world_props(columns: Columns) -> Props:
    """The end of the upright scale."""
    return {"worlds_y": {"start": 0, "end": columns["world_counts"]["y"][0] / 0.96}}


def draw_worlds(columns: Columns) -> figure:
    """Dots in columns; left of the dashed line deterrence fails, right of it it holds."""
    plot = plain_figure("worlds", (-REACH - 1, REACH + 1), (0, TALLEST[0]))
    plot.xaxis[0].axis_label = "Credibility less threshold, points"
    plot.yaxis[0].visible = False
    data = sources(columns)
    plot.add_layout(
        Span(
            location=0, dimension="height", line_color=CHALLENGER, line_dash="dashed", line_width=2
        )
    )
    plot.segment(
        x0="x", x1="x", y0="y0", y1="y1", source=data["world_now"], line_color=INK, line_width=3
    )
    plot.scatter(
        "x", "y", source=data["world_dots"], size=10, marker="marker", fill_color="colour",
        line_color=CASING,
    )  # fmt: skip
    plot.text(
        "x", "y", text="text", text_align="align", source=data["world_counts"],
        **text_style(text_font_size="17px", text_font_style="bold"),
    )  # fmt: skip
    plot.scatter("x", "y", source=data["world_bins"], size=1, alpha=0)  # the table twin's source
    return plot


def _columns(shown: Findings) -> Columns:
    said = wording(shown.scenario)
    return shown.while_drawn("worlds", lambda: world_columns(shown.found, shown.now, said))


def _props(_shown: Findings, columns: Columns) -> Props:
    return world_props(columns)


def _caption(shown: Findings, _columns: Columns) -> str:
    return world_words(shown.found, wording(shown.scenario))


WORLDS = Picture(
    name="worlds", title="A hundred draws", height=330, columns=_columns, draw=draw_worlds,
    props=_props, caption=_caption, source="world_bins", table=TABLE, legend=LEGEND,
)  # fmt: skip
