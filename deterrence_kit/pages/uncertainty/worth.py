"""What is worth knowing before one chooses: among packages, or whether deterrence holds."""

from __future__ import annotations

from bokeh.models import FixedTicker
from bokeh.plotting import figure

from deterrence_kit.app.pictures import Picture
from deterrence_kit.model.settings import declared
from deterrence_kit.pages.uncertainty.findings import Findings
from deterrence_kit.pages.uncertainty.weighing import Weighed
from deterrence_kit.views.doubt_words import in_hundred
from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.labels import listed
from deterrence_kit.views.names import lower_first
from deterrence_kit.views.shapes import Columns, Entry, Props
from deterrence_kit.views.theme import ALLY

ROWS = 8
PLACES = tuple(ROWS - i - 0.5 for i in range(ROWS))
TABLE = (
    ("label", "Assumption", "text"),
    ("turning", "Draws in 100 in which knowing it would change the choice", "number"),
    ("gain", "What that gains on average, points of credibility over the threshold", "number"),
)
LEGEND: tuple[Entry, ...] = (
    {
        "sign": "■",
        "colour": "var(--accent)",
        "text": "draws in 100 in which knowing it would change the choice",
    },
)
LOOKING = "Working out what would be worth knowing …"


def worth_columns(weighed: Weighed | None) -> Columns:
    """A row for each of the assumptions that are worth most."""
    each = [one for one in weighed.found.each if one.clear][:ROWS] if weighed else []
    return {
        "worth_bars": {
            "y": list(PLACES[: len(each)]),
            "label": [declared(one.name).label for one in each],
            "turning": [float(round(100 * one.turning)) for one in each],
            "gain": [round(100 * one.gain, 1) for one in each],
            "text": [f"{100 * one.turning:.0f}" for one in each],
        }
    }


def worth_words(weighed: Weighed | None) -> str:
    """Which assumption, if it were known, would most often change the choice."""
    if weighed is None:
        return LOOKING
    found, several = weighed.found, len(weighed.options) > 1
    what = "the choice" if several else "the verdict"
    begins = (
        f"Of {listed(weighed.options)}, {weighed.options[found.best]} is best on average over "
        f"{found.draws:,} draws. "
        if several
        else ""
    )
    clear = [one for one in found.each if one.clear]
    if not clear:
        return f"{begins}No assumption, known by itself, would change {what}."
    first = clear[0]
    return (
        f"{begins}Knowing “{lower_first(declared(first.name).label)}” would change {what} in "
        f"{in_hundred(first.turning)} of 100 draws, more often than any other assumption; knowing all, "
        f"in {in_hundred(found.turning)}. Find that out first."
    )


def draw_worth(columns: Columns) -> figure:
    """A bar for each assumption: in how many draws knowing it would change the choice."""
    plot = plain_figure("worth", (0, 100), (0, ROWS))
    plot.min_border_left = 172
    plot.xaxis[0].axis_label = "Draws in 100 in which the choice would change"
    plot.yaxis[0].update(
        name="worth_rows", ticker=FixedTicker(ticks=list(PLACES)), axis_line_color=None,
        major_tick_line_color=None,
    )  # fmt: skip
    rows = sources(columns)["worth_bars"]
    plot.hbar(y="y", right="turning", height=0.62, source=rows, color=ALLY)
    plot.text("turning", "y", text="text", source=rows, x_offset=6, **text_style())
    return plot


def _columns(shown: Findings) -> Columns:
    return worth_columns(shown.worth)


def _props(_shown: Findings, columns: Columns) -> Props:
    rows = columns["worth_bars"]
    names = dict(zip(rows["y"], rows["label"], strict=True))
    count = len(rows["y"])
    return {
        "worth_y": {"start": ROWS - max(count, 1), "end": ROWS},
        "worth_rows": {"major_label_overrides": {p: names.get(p, "") for p in PLACES}},
        "worth_style": {"--dk-tall": f"{62 + 28 * max(count, 1)}px"},
    }


def _caption(shown: Findings, _columns: Columns) -> str:
    return worth_words(shown.worth)


WORTH = Picture(
    name="worth", title="What is worth knowing", height=300, columns=_columns, draw=draw_worth,
    props=_props, caption=_caption, table=TABLE, legend=LEGEND,
)  # fmt: skip
