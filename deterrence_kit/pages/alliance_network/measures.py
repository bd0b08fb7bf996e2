"""How the pact holds together, in six measures: each on a scale of its own, now and at the baseline."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from bokeh.core.properties import value
from bokeh.models import FixedTicker
from bokeh.plotting import figure

from deterrence_kit.app.pictures import Picture
from deterrence_kit.pages.alliance_network.findings import Findings
from deterrence_kit.pages.alliance_network.standing import Standing
from deterrence_kit.pages.alliance_network.words import measures_words
from deterrence_kit.views import keys
from deterrence_kit.views.figures import draw_labels, plain_figure, sources, text_style
from deterrence_kit.views.labels import listed
from deterrence_kit.views.map_labels import text_width
from deterrence_kit.views.scales import scale_end
from deterrence_kit.views.shapes import Columns
from deterrence_kit.views.theme import ALLY, CASING, GHOST, MUTED

NO_DATA, ONE_ALLY = "not enough data", "there is only one ally"
OUTSIDE = -9.0  # where a mark without a value is drawn: off the picture
ROWS = 6
APART, NARROWEST = 12, 205  # px: from a mark to its words, and the width of a scale on a phone
SMALL, BELOW = "13px", 17  # px: from a scale to what stands at its ends
PLACES = tuple(ROWS - i - 0.5 for i in range(ROWS))
ENDS = (0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1.0)  # of credibility, at which a scale may end
TABLE = (
    ("label", "Measure", "text"),
    ("words", "Now", "text"),
    ("was", "Baseline", "text"),
    ("scale", "Scale", "text"),
)


class Kind(NamedTuple):
    """What a measure is called, and how its numbers are written."""

    label: str
    digits: int
    unit: str = ""

    def written(self, number: float) -> str:
        """A number of this measure."""
        return f"{number:.{self.digits}f}{self.unit}" if np.isfinite(number) else NO_DATA


KINDS = (
    Kind("Without one ally", 2), Kind("Without two allies", 2), Kind("Lowest resolve", 2),
    Kind("Help most in doubt", 0, " %"), Kind("Help comes as from", 1),
    Kind("Balanced triangles", 0, " %"),
)  # fmt: skip


class Measure(NamedTuple):
    """One measure of a standing: its number, and what that is about."""

    kind: Kind
    value: float
    what: str

    @property
    def words(self) -> str:
        """Its number with what it is about."""
        if not self.what:
            return ONE_ALLY
        number = self.kind.written(self.value)
        return number if number == NO_DATA else f"{number} {self.what}"


def measures_columns(now: Standing, before: Standing) -> Columns:
    """Columns of the measures: a row each, from the top, and where it stands on its own scale."""
    rows, old = _rows(now), _rows(before)
    low, high = np.array(_scales(now, before)).T
    share, was = ((np.array([row.value for row in of]) - low) / (high - low) for of in (rows, old))
    dot, ring = np.nan_to_num(share), np.where(np.isfinite(was), was, np.nan_to_num(share))
    left = dot > 0.5
    at = np.where(left, np.minimum(dot, ring), np.maximum(dot, ring))  # beside both marks
    ends = [
        [row.kind.written(end) for end in pair] for row, *pair in zip(rows, low, high, strict=True)
    ]
    return {
        "gauges": {
            "y": list(PLACES),
            "label": [row.kind.label for row in rows],
            "value": np.array([row.value for row in rows]),
            "ghost": np.array([row.value for row in old]),
            "was": [row.words for row in old],
            "low": [_plain(first) for first, _ in ends],
            "high": [_plain(last) for _, last in ends],
            "scale": [f"{_plain(first)} to {_plain(last)}" for first, last in ends],
            "first": np.zeros(ROWS),
            "last": np.ones(ROWS),
            "at": at,
            "dot": np.nan_to_num(share, nan=OUTSIDE),
            "ring": np.nan_to_num(was, nan=OUTSIDE),
            "words": [row.words for row in rows],
            "text": [
                _beside(row.words, row.kind.written(row.value), *where)
                for row, *where in zip(rows, at.tolist(), left.tolist(), strict=True)
            ],
            "align": ["right" if on_left else "left" for on_left in left],
            "offset": [-APART if on_left else APART for on_left in left],
        }
    }


def _plain(number: str) -> str:
    """The end of a scale, without digits that say nothing."""
    figures, space, unit = number.partition(" ")
    return f"{figures.rstrip('0').rstrip('.') if '.' in figures else figures}{space}{unit}"


def _rows(it: Standing) -> list[Measure]:
    help_, hangs = it.delivery, it.dependence
    found = (
        (float(hangs.without.min()), _who(it, hangs.pivotal)),
        (hangs.without_pair, _who(it, *hangs.pair)),
        (it.resolve(help_.weakest), _who(it, help_.weakest)),
        (100 * help_.doubt, _who(it, help_.doubted)),
        (help_.effective_allies, "equal allies"),
        (100 * it.balance.share, f"of {it.balance.triangles:,}"),
    )
    return [Measure(kind, *each) for kind, each in zip(KINDS, found, strict=True)]


def _scales(*both: Standing) -> list[tuple[float, float]]:
    """Where the scale of each measure begins and ends, so that now and the baseline fit on it."""
    credible = scale_end(max(it.dependence.credibility for it in both), ENDS)
    allies = float(max(2, *(len(it.dependence.codes) for it in both)))
    whole = (0.0, 100.0)
    return [(0.0, credible), (0.0, credible), (0.0, 1.0), whole, (1.0, allies), whole]


def _who(it: Standing, *codes: str) -> str:
    return listed([it.name(code) for code in codes if code])


def _beside(said: str, number: str, at: float, on_left: bool) -> str:
    """What stands beside a mark: whole if a phone has room for it there, else the number alone."""
    room = NARROWEST * (at if on_left else 1 - at) - APART
    return number if said.startswith(number) and text_width(said) > room else said


def row_names(columns: Columns) -> dict[float, str]:
    """What stands at each place of the row axis."""
    return dict(zip(columns["gauges"]["y"], columns["gauges"]["label"], strict=True))


def draw_measures(columns: Columns) -> figure:
    """A dot for each measure on its own scale, with what the scale's ends are; the ring is the baseline."""
    plot = plain_figure("measures", (-0.03, 1.03), (0, ROWS))
    plot.min_border_left = 150
    plot.xaxis[0].visible = False
    plot.yaxis[0].update(
        ticker=FixedTicker(ticks=list(PLACES)), axis_line_color=None, major_tick_line_color=None,
        major_label_overrides=row_names(columns),
    )  # fmt: skip
    source = sources(columns)["gauges"]
    plot.segment("first", "y", "last", "y", source=source, line_color=MUTED, line_alpha=0.5)
    for end, said in (("first", "low"), ("last", "high")):
        plot.scatter(end, "y", source=source, marker="dash", angle=np.pi / 2, size=9, color=MUTED)
        plot.text(
            end, "y", text=said, source=source, y_offset=BELOW,
            **text_style(text_align=_inwards(end), text_color=MUTED, text_font_size=value(SMALL)),
        )  # fmt: skip
    plot.scatter("ring", "y", source=source, size=17, fill_alpha=0, line_color=GHOST, line_width=2)
    plot.scatter("dot", "y", source=source, size=12, fill_color=ALLY, line_color=CASING)
    draw_labels(plot, source, x="at", y="y", text="text", text_align="align", x_offset="offset")
    return plot


def _inwards(end: str) -> str:
    return "left" if end == "first" else "right"


def _columns(shown: Findings) -> Columns:
    return measures_columns(shown.standing, shown.standing_before)


def _caption(shown: Findings, _columns: Columns) -> str:
    return measures_words(shown.standing)


MEASURES = Picture(
    name="measures", title="How it holds together", height=340, columns=_columns,
    draw=draw_measures, caption=_caption, source="gauges", table=TABLE, legend=keys.MEASURES,
)  # fmt: skip
