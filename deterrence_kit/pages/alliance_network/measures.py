"""How the pact holds together, in six measures from 0 to 1, now and at the baseline."""

from __future__ import annotations

import numpy as np
from bokeh.models import FixedTicker
from bokeh.plotting import figure

from deterrence_kit.app.pictures import Picture
from deterrence_kit.pages.alliance_network.findings import Findings
from deterrence_kit.pages.alliance_network.standing import Standing
from deterrence_kit.pages.alliance_network.words import measures_words
from deterrence_kit.views import keys
from deterrence_kit.views.figures import draw_labels, plain_figure, sources
from deterrence_kit.views.labels import listed
from deterrence_kit.views.map_labels import text_width
from deterrence_kit.views.shapes import Columns
from deterrence_kit.views.theme import ALLY, CASING, GHOST, MUTED

NO_DATA = "not enough data"
OUTSIDE = -9.0  # where a mark without a value is drawn: off the picture
ROWS = 6
APART, NARROWEST = 12, 205  # px: from a mark to its words, and the width of the scale on a phone
PLACES = tuple(ROWS - i - 0.5 for i in range(ROWS))
TABLE = (
    ("label", "Measure", "text"),
    ("value", "Now", "probability"),
    ("ghost", "Baseline", "probability"),
    ("words", "In words", "text"),
)


def measures_columns(now: Standing, before: Standing) -> Columns:
    """Columns of the measures: a row each, from the top."""
    rows, old = _rows(now), _rows(before)
    values = np.array([value for _, value, _ in rows])
    rings = np.array([value for _, value, _ in old])
    dot, ring = np.nan_to_num(values), np.where(np.isfinite(rings), rings, np.nan_to_num(values))
    left = dot > 0.5
    at = np.where(left, np.minimum(dot, ring), np.maximum(dot, ring))  # beside both marks
    return {
        "gauges": {
            "y": [len(rows) - i - 0.5 for i in range(len(rows))],
            "label": [label for label, *_ in rows],
            "value": values,
            "ghost": rings,
            "at": at,
            "dot": np.nan_to_num(values, nan=OUTSIDE),
            "ring": np.nan_to_num(rings, nan=OUTSIDE),
            "words": [text for *_, text in rows],
            "text": [
                _beside(text, *where)
                for (*_, text), *where in zip(rows, at.tolist(), left.tolist(), strict=True)
            ],
            "align": ["right" if on_left else "left" for on_left in left],
            "offset": [-APART if on_left else APART for on_left in left],
        }
    }


def _rows(it: Standing) -> list[tuple[str, float, str]]:
    """Label, value and words of each measure."""
    help_, hangs, triangles = it.delivery, it.dependence, it.balance.triangles
    rows = [
        ("Without one ally", float(hangs.without.min()), _who(it, hangs.pivotal)),
        ("Without two allies", hangs.without_pair, _who(it, *hangs.pair)),
        ("Lowest resolve", it.resolve(help_.weakest), _who(it, help_.weakest)),
        ("Help most in doubt", help_.doubt, _who(it, help_.doubted)),
        ("Concentration of help", help_.concentration, f"as of {help_.effective_allies:.1f} equal"),
        ("Balanced triangles", it.balance.share, f"of {triangles:,}"),
    ]
    return [(label, value, _told(value, what)) for label, value, what in rows]


def _who(it: Standing, *codes: str) -> str:
    return listed([it.name(code) for code in codes if code])


def _told(value: float, what: str) -> str:
    if not what:
        return "there is only one ally"
    return f"{value:.2f} {what}" if np.isfinite(value) else NO_DATA


def _beside(said: str, at: float, on_left: bool) -> str:
    """What stands beside a mark: whole if a phone has room for it there, else the number alone."""
    room = NARROWEST * (at if on_left else 1 - at) - APART
    number = said.partition(" ")[0]
    return said if text_width(said) <= room or not number[0].isdigit() else number


def row_names(columns: Columns) -> dict[float, str]:
    """What stands at each place of the row axis."""
    return dict(zip(columns["gauges"]["y"], columns["gauges"]["label"], strict=True))


def draw_measures(columns: Columns) -> figure:
    """A dot for each measure on one scale from 0 to 1; the ring is the baseline."""
    plot = plain_figure("measures", (-0.03, 1.03), (0, ROWS))
    plot.min_border_left = 150
    plot.xaxis[0].ticker = FixedTicker(ticks=[0, 0.25, 0.5, 0.75, 1])
    plot.yaxis[0].update(
        ticker=FixedTicker(ticks=list(PLACES)), axis_line_color=None, major_tick_line_color=None,
        major_label_overrides=row_names(columns),
    )  # fmt: skip
    plot.ygrid.update(grid_line_color=MUTED, grid_line_alpha=0.25)
    source = sources(columns)["gauges"]
    plot.scatter("ring", "y", source=source, size=17, fill_alpha=0, line_color=GHOST, line_width=2)
    plot.scatter("dot", "y", source=source, size=12, fill_color=ALLY, line_color=CASING)
    draw_labels(plot, source, x="at", y="y", text="text", text_align="align", x_offset="offset")
    return plot


def _columns(shown: Findings) -> Columns:
    return measures_columns(shown.standing, shown.standing_before)


def _caption(shown: Findings, _columns: Columns) -> str:
    return measures_words(shown.standing)


MEASURES = Picture(
    name="measures", title="How it holds together", height=260, columns=_columns,
    draw=draw_measures, caption=_caption, source="gauges", table=TABLE, legend=keys.MEASURES,
)  # fmt: skip
