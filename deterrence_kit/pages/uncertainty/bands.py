"""How sure each figure is: its value now, and the band it has over the draws."""

from __future__ import annotations

import numpy as np
from bokeh.plotting import figure

from deterrence_kit.analysis.doubt.uncertainty import Uncertainty
from deterrence_kit.app.pictures import Picture
from deterrence_kit.model import Assessment
from deterrence_kit.pages.uncertainty import band_marks
from deterrence_kit.pages.uncertainty.findings import Findings
from deterrence_kit.pages.uncertainty.words import FIGURES, band_words
from deterrence_kit.views.figures import sources
from deterrence_kit.views.ladder_words import RUNG_NAMES
from deterrence_kit.views.shapes import Columns, Entry
from deterrence_kit.views.theme import ALLY, GHOST

PLACES = tuple(len(FIGURES) - i - 0.5 for i in range(len(FIGURES)))
TABLE = (
    ("label", "Figure", "text"),
    *band_marks.TABLE,
    ("ghost", "Half, baseline", "probability"),
)
LEGEND: tuple[Entry, ...] = (
    {"sign": "●", "colour": ALLY, "text": "at the sliders"},
    {"sign": "━", "colour": ALLY, "text": "half of the draws"},
    {"sign": "─", "colour": ALLY, "text": "nine tenths of the draws"},
    {"sign": "┃", "colour": GHOST, "text": "middle of the baseline's draws"},
)


def band_columns(found: Uncertainty, now: Assessment, before: Uncertainty) -> Columns:
    """Columns of the pact's figures, a row each, from the top.

    Parameters
    ----------
    found : Uncertainty
        Over the draws, at the sliders.
    now : Assessment
        With every assumption where its slider stands.
    before : Uncertainty
        Over the draws, at the baseline.
    """
    edges = np.array([found.band(name) for name in FIGURES]).T
    values = np.array([float(getattr(now, name)) for name in FIGURES])
    ghosts = [float(np.median(before.values(name))) for name in FIGURES]
    percent = [name in RUNG_NAMES for name in FIGURES]
    rows = band_marks.band_rows(list(FIGURES.values()), PLACES, edges, values, percent)
    return {
        "band_rows": rows | {"ghost": ghosts},
    }


def draw_bands(columns: Columns) -> figure:
    """The pact's figures; the upright mark is the middle of the baseline's draws."""
    names = dict(zip(PLACES, FIGURES.values(), strict=True))
    plot = band_marks.draw_rows("bands", PLACES, names, left=172)
    source = sources(columns)["band_rows"]
    plot.scatter(
        "ghost", "y", source=source, marker="dash", angle=1.5708, size=24, line_color=GHOST,
        line_width=3,
    )  # fmt: skip
    return band_marks.with_bands(plot, source)


def _columns(shown: Findings) -> Columns:
    return shown.while_drawn(
        "bands", lambda: band_columns(shown.found, shown.now, shown.found_before)
    )


def _caption(shown: Findings, _columns: Columns) -> str:
    return band_words(shown.found, shown.now, shown.settled)


BANDS = Picture(
    name="bands", title="How sure each figure is", height=330, columns=_columns, draw=draw_bands,
    caption=_caption, table=TABLE, legend=LEGEND,
)  # fmt: skip
