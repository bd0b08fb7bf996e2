"""What the lever last touched does over its whole range, and where deterrence begins to hold."""

from __future__ import annotations

from typing import Any

import numpy as np
from bokeh.plotting import figure

from deterrence_kit.analysis import Response
from deterrence_kit.app.pictures import Picture
from deterrence_kit.model.settings import declared
from deterrence_kit.pages.explorer.findings import Findings
from deterrence_kit.pages.explorer.words import response_words
from deterrence_kit.views import keys
from deterrence_kit.views.figures import draw_labels, plain_figure, sources
from deterrence_kit.views.labels import label_of
from deterrence_kit.views.shapes import Columns, Props
from deterrence_kit.views.theme import ALLY, CASING, CHALLENGER, GHOST, INK
from deterrence_kit.views.verdict_words import wording

TABLE = (
    ("value", "Value of the lever", "number"),
    ("credibility", "Credibility", "probability"),
    ("threshold", "Threshold", "probability"),
    ("ghost", "Credibility, baseline", "probability"),
)


def response_columns(now: Response, baseline: Response) -> Columns:
    """Columns of the curve, of the point where things stand, and of the crossing if there is one."""
    place = int(abs(now.values - now.now).argmin())
    crossing = [] if now.crossing is None else [now.crossing]
    level = [] if now.crossing is None else [_at(now, now.crossing)]
    return {
        "curve": {
            "value": now.values,
            "credibility": now.credibility,
            "threshold": now.threshold,
            "ghost": baseline.credibility,
        },
        "here": {"x": [now.now], "y": [_at(now, now.now)], "place": [place]},
        "crossing": {"x": crossing, "y": level, "text": ["begins to hold"] * len(crossing)},
    }


def _at(curve: Response, value: float) -> float:
    return float(np.interp(value, curve.values, curve.credibility))


def draw_response(columns: Columns) -> figure:
    """Credibility against the threshold; the ring is now, the diamond where deterrence holds."""
    plot = plain_figure("response", (0, 1), (0, 1))
    plot.xaxis[0].name = "response_axis"
    plot.yaxis.axis_label = "Credibility"
    data = sources(columns)
    curve: dict[str, Any] = {"x": "value", "source": data["curve"]}
    plot.line(y="ghost", **curve, line_color=GHOST, line_width=2, line_dash="dotted")
    plot.line(y="threshold", **curve, line_color=CHALLENGER, line_width=2, line_dash="dashed")
    plot.line(y="credibility", **curve, line_color=ALLY, line_width=3)
    plot.scatter(
        "x", "y", source=data["crossing"], marker="diamond", size=16,
        fill_color=CHALLENGER, line_color=CASING,
    )  # fmt: skip
    draw_labels(
        plot, data["crossing"], x="x", y="y", text="text", y_offset=-18, text_align="center"
    )
    plot.scatter("x", "y", source=data["here"], size=14, fill_color=CASING, line_color=INK,
                 line_width=3)  # fmt: skip
    return plot


def _columns(shown: Findings) -> Columns:
    return response_columns(shown.curve, shown.curve_before)


def _props(shown: Findings, _columns: Columns) -> Props:
    parameter = declared(shown.touched)
    label = f"{label_of(shown.touched, shown.names)} ({parameter.unit})"
    return {
        "response_x": {"start": parameter.low, "end": parameter.high},
        "response_axis": {"axis_label": label},
    }


def _caption(shown: Findings, _columns: Columns) -> str:
    return response_words(shown.curve, shown.names, wording(shown.scenario))


RESPONSE = Picture(
    name="response", title="What this lever does", height=215, columns=_columns,
    draw=draw_response, props=_props, caption=_caption, source="curve", table=TABLE,
    legend=keys.RESPONSE,
)  # fmt: skip
