"""What matters most: each assumption by itself, from a low to a high value of its range."""

from __future__ import annotations

from typing import Any

import numpy as np
from bokeh.models import FixedTicker
from bokeh.models.annotations import Span
from bokeh.plotting import figure

from deterrence_kit.analysis.doubt.tornado import Tornado
from deterrence_kit.app.pictures import Picture
from deterrence_kit.model.settings import declared
from deterrence_kit.model.telling.written import number_text
from deterrence_kit.pages.uncertainty.findings import Findings
from deterrence_kit.pages.uncertainty.words import tornado_words
from deterrence_kit.views.figures import draw_labels, plain_figure, sources
from deterrence_kit.views.scales import scale_end
from deterrence_kit.views.shapes import Columns, Entry, Props, Source
from deterrence_kit.views.theme import ALLY, CHALLENGER, MUTED, PROTEGE

SLOTS = 12
PLACES = tuple(SLOTS - i - 0.5 for i in range(SLOTS))
SCALES = (2.0, 5.0, 10.0, 20.0, 30.0, 40.0, 60.0, 100.0)  # points to each side
LOW, HIGH = ALLY, PROTEGE
TABLE = (
    ("label", "Assumption", "text"),
    ("low", "A low value", "text"),
    ("at_low", "Outcome there, points from now", "number"),
    ("high", "A high value", "text"),
    ("at_high", "Outcome there, points from now", "number"),
)
LEGEND: tuple[Entry, ...] = (
    {"sign": "■", "colour": LOW, "text": "at a low value of its range"},
    {"sign": "▨", "colour": HIGH, "text": "at a high one"},
    {"sign": "┇", "colour": CHALLENGER, "text": "where the verdict flips"},
)


def tornado_columns(found: Tornado) -> Columns:
    """Columns of the bars, the widest on top, and of the values at their ends."""
    names = found.names[:SLOTS]
    at_low, at_high = (100 * (ends[:SLOTS] - found.now) for ends in (found.at_low, found.at_high))
    return {
        "tornado_bars": {
            "y": list(PLACES[: len(names)]),
            "label": [declared(name).label for name in names],
            "low": [_value(*pair) for pair in zip(names, found.low, strict=False)],
            "high": [_value(*pair) for pair in zip(names, found.high, strict=False)],
            "at_low": at_low,
            "at_high": at_high,
        },
        "tornado_ends": _ends(found, at_low, at_high),
    }


def _value(name: str, value: float) -> str:
    return number_text(value, declared(name).unit)


def _short(value: float) -> str:
    text = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2g}"
    return text.replace("-", "−")


def _ends(found: Tornado, at_low: np.ndarray, at_high: np.ndarray) -> Source:
    """The assumption's value at each end of a bar, outside of it: the left ends, then the right."""
    low, high = found.low[:SLOTS], found.high[:SLOTS]
    rises = at_low <= at_high
    values = [*np.where(rises, low, high), *np.where(rises, high, low)]
    lowest = np.minimum(np.minimum(at_low, at_high), 0)
    highest = np.maximum(np.maximum(at_low, at_high), 0)
    count = len(low)
    return {
        "x": [*lowest, *highest],
        "y": [*PLACES[:count], *PLACES[:count]],
        "text": [_short(value) for value in values],
        "align": ["right"] * count + ["left"] * count,
        "offset": [-6] * count + [6] * count,
    }


def tornado_props(columns: Columns, outcome: str, now: float) -> Props:
    """The scale, the row names and the line at which the verdict flips.

    Parameters
    ----------
    columns : mapping
    outcome : str
        One of `choices.MATTERS`; only the margin has a flip.
    now : float
        The margin now.
    """
    rows = columns["tornado_bars"]
    reach = scale_end(1.12 * max(map(abs, (*rows["at_low"], *rows["at_high"]))), SCALES)
    names = dict(zip(rows["y"], rows["label"], strict=True))
    return {
        "tornado_x": {"start": -1.18 * reach, "end": 1.18 * reach},
        "tornado_rows": {"major_label_overrides": {p: names.get(p, "") for p in PLACES}},
        "tornado_flip": {"location": -100 * now, "visible": outcome == "margin"},
    }


def draw_tornado(columns: Columns) -> figure:
    """Two bars an assumption from where things stand; the dashed line is where the verdict flips."""
    plot = plain_figure("tornado", (-10, 10), (0, SLOTS))
    plot.min_border_left = 172
    plot.xaxis[0].axis_label = "Change in points"
    plot.yaxis[0].update(
        name="tornado_rows", ticker=FixedTicker(ticks=list(PLACES)), axis_line_color=None,
        major_tick_line_color=None,
    )  # fmt: skip
    data = sources(columns)
    bars: dict[str, Any] = {"y": "y", "left": 0, "height": 0.62, "source": data["tornado_bars"]}
    plot.hbar(right="at_low", **bars, fill_color=LOW, line_color=LOW)
    plot.hbar(
        right="at_high", **bars, fill_color=HIGH, fill_alpha=0.35, line_color=HIGH,
        hatch_pattern="right_diagonal_line", hatch_color=HIGH, hatch_scale=7,
    )  # fmt: skip
    plot.add_layout(Span(location=0, dimension="height", line_color=MUTED, line_width=2))
    plot.add_layout(
        Span(
            name="tornado_flip",
            location=0,
            dimension="height",
            line_color=CHALLENGER,
            line_dash="dashed",
            line_width=2,
        )
    )
    draw_labels(
        plot, data["tornado_ends"], x="x", y="y", text="text", text_align="align", x_offset="offset"
    )
    return plot


def _columns(shown: Findings) -> Columns:
    return shown.while_drawn("tornado", lambda: tornado_columns(shown.swings))


def _props(shown: Findings, columns: Columns) -> Props:
    margin = float(shown.now.credibility - shown.now.threshold)
    return tornado_props(columns, shown.state.choice("matters"), margin)


def _caption(shown: Findings, _columns: Columns) -> str:
    return tornado_words(shown.swings)


TORNADO = Picture(
    name="tornado", title="What matters most", height=380, columns=_columns, draw=draw_tornado,
    props=_props, caption=_caption, source="tornado_bars", table=TABLE, choice="matters",
    legend=LEGEND,
)  # fmt: skip
