"""Two levers at a time: lines of equal credibility, and where deterrence begins to hold."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any

import contourpy
import numpy as np
from bokeh.plotting import figure

from deterrence_kit.analysis.why.surface import Surface
from deterrence_kit.app.pictures import Picture
from deterrence_kit.model.settings import declared
from deterrence_kit.model.telling.written import number_text
from deterrence_kit.pages.geography_and_posture.findings import Findings
from deterrence_kit.pages.geography_and_posture.words import isoline_words
from deterrence_kit.views.figures import draw_labels, plain_figure, sources
from deterrence_kit.views.keys import while_drawn
from deterrence_kit.views.labels import label_of
from deterrence_kit.views.shapes import Columns, Entry, Props, Source
from deterrence_kit.views.theme import CASING, CHALLENGER, INK, MUTED, UP
from deterrence_kit.views.verdict_words import wording

STEPS = (0.01, 0.02, 0.05, 0.1)  # of credibility, between lines
MOST_LINES = 12
EVERY = 5  # each so many-th case is a row of the table
EDGE = 0.12  # labels stay that share of the range away from the edges
TABLE = (
    ("across", "Along the bottom", "text"),
    ("up", "Along the side", "text"),
    ("credibility", "Credibility", "probability"),
    ("threshold", "Threshold", "probability"),
)
LEGEND: tuple[Entry, ...] = (
    while_drawn(
        {"sign": "■", "colour": UP, "text": "here credibility reaches the threshold"}, "holding"
    ),
    while_drawn({"sign": "━", "colour": CHALLENGER, "text": "threshold"}, "threshold_line"),
    while_drawn(
        {"sign": "┅", "colour": CHALLENGER, "text": "threshold in the baseline"}, "threshold_ghost"
    ),
    {"sign": "●", "colour": INK, "text": "now"},
    {"sign": "○", "colour": INK, "text": "baseline"},
)


def isoline_columns(
    now: Surface, before: Surface, here: tuple[float, float], there: tuple[float, float]
) -> Columns:
    """Columns of the lines, their labels, the threshold, the region where deterrence holds.

    Parameters
    ----------
    now, before : Surface
    here, there : tuple of float
        Where the two settings stand now, and stood in the baseline.
    """
    return _field(now) | {
        "threshold_ghost": _field(before)["threshold_line"],
        "pair_now": {"x": [here[0]], "y": [here[1]]},
        "pair_before": {"x": [there[0]], "y": [there[1]]},
    }


@lru_cache(maxsize=16)
def _field(grid: Surface) -> Columns:
    """All that stays while one of the two levers themselves is moved."""
    lines = _lines(grid, grid.credibility, _levels(grid.credibility))
    return {
        "isolines": _xs_ys([line for found in lines.values() for line in found]),
        "isoline_labels": _labels(grid, lines),
        "threshold_line": _xs_ys(_lines(grid, grid.margin, [0.0])[0.0]),
        "holding": _holding(grid),
        "pair_table": _table(grid),
    }


def _levels(credibility: np.ndarray) -> list[float]:
    """Round values of credibility inside its range, as many as stay readable."""
    low, high = float(credibility.min()), float(credibility.max())
    step = next((s for s in STEPS if (high - low) / s <= MOST_LINES), STEPS[-1])
    first, last = int(np.ceil(low / step + 1e-9)), int(np.floor(high / step - 1e-9))
    return [round(i * step, 3) for i in range(first, last + 1)]


def _lines(grid: Surface, values: np.ndarray, levels: list[float]) -> dict[float, list[np.ndarray]]:
    made = contourpy.contour_generator(grid.x, grid.y, values, line_type="Separate")
    return {level: [np.asarray(line) for line in made.lines(level)] for level in levels}


def _xs_ys(lines: list[np.ndarray]) -> Source:
    return {"xs": [line[:, 0] for line in lines], "ys": [line[:, 1] for line in lines]}


def _labels(grid: Surface, lines: Mapping[float, list[np.ndarray]]) -> Source:
    """A number on the longest piece of each line, where it is well inside the picture."""
    spots = []
    for level, pieces in lines.items():
        if not pieces:
            continue
        longest = max(pieces, key=lambda line: float(np.ptp(_scaled(grid, line), axis=0).sum()))
        if (place := _spot(_scaled(grid, longest))) is not None:
            spots.append((longest[place, 0], longest[place, 1], f"{level:.2f}"))
    return {name: [spot[i] for spot in spots] for i, name in enumerate(("x", "y", "text"))}


def _spot(line: np.ndarray) -> int | None:
    """The point of a line nearest to the rising diagonal, if it is away from the edges."""
    inside = np.flatnonzero(((line > EDGE) & (line < 1 - EDGE)).all(axis=1))
    if not len(inside):
        return None
    return int(inside[np.argmin(np.abs(line[inside, 0] - line[inside, 1]))])


def _scaled(grid: Surface, line: np.ndarray) -> np.ndarray:
    low = np.array([grid.x[0], grid.y[0]])
    scaled: np.ndarray = (line - low) / (np.array([grid.x[-1], grid.y[-1]]) - low)
    return scaled


def _holding(grid: Surface) -> Source:
    """The region where deterrence holds, as polygons with holes."""
    made = contourpy.contour_generator(grid.x, grid.y, grid.margin, fill_type="OuterOffset")
    found: Any = made.filled(0.0, 2.0)  # its shape depends on `fill_type`
    rings = [[polygon[a:b] for a, b in pairwise(cut)] for polygon, cut in zip(*found, strict=True)]
    return {
        "xs": [[[ring[:, 0] for ring in polygon]] for polygon in rings],
        "ys": [[[ring[:, 1] for ring in polygon]] for polygon in rings],
    }


def _table(grid: Surface) -> Source:
    rows, places = range(0, len(grid.y), EVERY), range(0, len(grid.x), EVERY)
    cells = [(j, i) for j in rows for i in places]
    threshold = grid.credibility - grid.margin
    return {
        "x": [grid.x[i] for _, i in cells],
        "y": [grid.y[j] for j, _ in cells],
        "across": [_setting(grid.names[0], grid.x[i]) for _, i in cells],
        "up": [_setting(grid.names[1], grid.y[j]) for j, _ in cells],
        "credibility": [grid.credibility[cell] for cell in cells],
        "threshold": [threshold[cell] for cell in cells],
    }


def _setting(name: str, value: float) -> str:
    return f"{label_of(name, {})} {number_text(float(value), declared(name).unit)}"


def draw_isolines(columns: Columns) -> figure:
    """Thin lines of equal credibility, the threshold in bold; a disc is now, a ring the baseline."""
    plot = plain_figure("pair", (0, 1), (0, 1))
    plot.xaxis[0].name, plot.yaxis[0].name = "pair_across", "pair_up"
    data = sources(columns)
    plot.multi_polygons("xs", "ys", source=data["holding"], fill_color=UP, fill_alpha=0.16,
                        line_color=None)  # fmt: skip
    line: dict[str, Any] = {"xs": "xs", "ys": "ys"}
    plot.multi_line(**line, source=data["isolines"], line_color=MUTED, line_width=1.2)
    plot.multi_line(**line, source=data["threshold_ghost"], line_color=CHALLENGER, line_width=2,
                    line_dash="dotted")  # fmt: skip
    for colour, width in ((CASING, 7), (CHALLENGER, 4)):
        plot.multi_line(**line, source=data["threshold_line"], line_color=colour, line_width=width)
    draw_labels(plot, data["isoline_labels"], x="x", y="y", text="text", text_align="center")
    _draw_points(plot, data)
    return plot


def _draw_points(plot: figure, data: dict[str, Any]) -> None:
    ring: dict[str, Any] = {
        "fill_color": CASING,
        "line_color": INK,
        "line_width": 2,
        "level": "annotation",
    }
    plot.scatter("x", "y", source=data["pair_before"], size=12, **ring)
    disc: dict[str, Any] = {
        "fill_color": INK,
        "line_color": CASING,
        "line_width": 2,
        "level": "annotation",
    }
    plot.scatter("x", "y", source=data["pair_now"], size=15, **disc)
    plot.scatter("x", "y", source=data["pair_table"], size=1, alpha=0)


def _columns(shown: Findings) -> Columns:
    names = shown.surface.names
    here, there = (
        [read(name) for name in names] for read in (shown.state.value, shown.shipped.default_of)
    )
    return isoline_columns(
        shown.surface, shown.surface_before, (here[0], here[1]), (there[0], there[1])
    )


def _props(shown: Findings, _columns: Columns) -> Props:
    across, up = (declared(name) for name in shown.surface.names)
    return {
        "pair_x": {"start": across.low, "end": across.high},
        "pair_y": {"start": up.low, "end": up.high},
        "pair_across": {"axis_label": f"{label_of(across.name, {})} ({across.unit})"},
        "pair_up": {"axis_label": f"{label_of(up.name, {})} ({up.unit})"},
    }


def _caption(shown: Findings, _columns: Columns) -> str:
    return isoline_words(shown.surface, wording(shown.scenario))


PAIR = Picture(
    name="pair", title="Two levers at a time", height=340, columns=_columns, draw=draw_isolines,
    props=_props, caption=_caption, source="pair_table", table=TABLE, choice="pair", legend=LEGEND,
)  # fmt: skip
