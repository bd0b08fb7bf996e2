"""Why credibility changed: a waterfall of exact contributions from the baseline to now."""

from __future__ import annotations

from typing import Any

from bokeh.models import FixedTicker
from bokeh.plotting import figure

from deterrence_kit.analysis import Attribution
from deterrence_kit.app.pictures import Picture
from deterrence_kit.model.rounding import beside, difference, rounded_parts
from deterrence_kit.pages.explorer.findings import Findings
from deterrence_kit.pages.explorer.words import apart_words, why_words
from deterrence_kit.views import keys
from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.labels import label_of, signed_points
from deterrence_kit.views.shapes import Columns, Props
from deterrence_kit.views.theme import BEFORE, DOWN, NOW, UP
from deterrence_kit.views.words import OUTCOMES

OTHERS = "all other changes"
SLOTS = 7  # baseline, five changes, now
PLACES = tuple(SLOTS - i - 0.5 for i in range(SLOTS))  # from the top
TABLE = (
    ("label", "What changed", "text"),
    ("change", "Contribution, points", "signed"),
    ("end", "Level after it", "compared"),
)


def waterfall_columns(why: Attribution, names: dict[str, str] | None = None) -> Columns:
    """Columns of the waterfall: one bar a row, from the top.

    Parameters
    ----------
    why : Attribution
    names : dict, optional
        Names of the members by code, for labels such as "Domestic will, Poland".
    """
    change = float(difference(why.after, why.before))
    parts = _shown(rounded_parts(why.parts, change))
    after, before = map(float, beside(why.after, why.before))
    rows: list[tuple[str, float, float, float, str]] = []
    rows.append(("Baseline", 0.0, before, before, BEFORE))
    level = before
    for name, change in parts.items():
        label = label_of(name, names or {})
        rows.append((label, level, level + change, change, UP if change >= 0 else DOWN))
        level += change
    rows.append(("Now", 0.0, after, after, NOW))
    return {"waterfall": _bars(rows)}


def _shown(parts: dict[str, float]) -> dict[str, float]:
    """The largest contributions, the smaller ones added up, so that the rows always fit."""
    if len(parts) <= SLOTS - 2:
        return parts
    items = [item for item in parts.items() if item[0] != OTHERS]
    kept = dict(items[: SLOTS - 3])
    return kept | {OTHERS: sum(parts.values()) - sum(kept.values())}


def _bars(rows: list[tuple[str, float, float, float, str]]) -> dict[str, Any]:
    labels, starts, ends, changes, colours = map(list, zip(*rows, strict=True))
    total = [label in ("Baseline", "Now") for label in labels]
    return {
        "y": list(PLACES[: len(rows)]),
        "label": labels,
        "start": starts,
        "end": ends,
        "change": [None if t else c for t, c in zip(total, changes, strict=True)],
        "colour": colours,
        "edge": [max(a, b) for a, b in zip(starts, ends, strict=True)],
        "text": [
            f"{c:.3f}" if t else signed_points(c) for t, c in zip(total, changes, strict=True)
        ],
    }


def span(why: Attribution) -> tuple[float, float]:
    """Ends of the scale: a quarter to each side of the baseline, or all of it if that is left."""
    level, levels = why.before, [why.before, why.after]
    for change in why.parts.values():
        level += change
        levels.append(level)
    low, high = max(0.0, why.before - 0.25), min(1.0, why.before + 0.25)
    inside = low <= min(levels) and max(levels) <= high - 0.03
    return (low, high) if inside else (0.0, 1.0)


def row_names(columns: Columns) -> dict[float, str]:
    """What stands at each place of the row axis; places without a row stay empty."""
    names = dict(zip(columns["waterfall"]["y"], columns["waterfall"]["label"], strict=True))
    return {place: names.get(place, "") for place in PLACES}


def draw_waterfall(columns: Columns) -> figure:
    """The bars, the name of each to its left and its number to its right."""
    plot = plain_figure("why", (0, 1), (0, SLOTS))
    plot.min_border_left = 190  # fixed, so that longer names do not move the bars
    plot.xaxis[0].update(axis_label="Credibility", name="why_axis")
    plot.yaxis[0].update(
        name="why_rows", ticker=FixedTicker(ticks=list(PLACES)), axis_line_color=None,
        major_tick_line_color=None, major_label_overrides=row_names(columns),
    )  # fmt: skip
    source = sources(columns)["waterfall"]
    plot.hbar(y="y", left="start", right="end", height=0.62, source=source, color="colour")
    plot.text("edge", "y", text="text", source=source, x_offset=5, **text_style())
    return plot


def _columns(shown: Findings) -> Columns:
    return waterfall_columns(shown.why, shown.names)


def _props(shown: Findings, columns: Columns) -> Props:
    low, high = span(shown.why)
    return {
        "why_x": {"start": low, "end": high},
        "why_axis": {"axis_label": OUTCOMES[shown.state.choice("why")]},
        "why_rows": {"major_label_overrides": row_names(columns)},
    }


def _caption(shown: Findings, _columns: Columns) -> str:
    return why_words(shown.why, shown.names, shown.state.choice("why")) + apart_words(shown.why)


WHY = Picture(
    name="why", title="Why it changed", height=225, columns=_columns, draw=draw_waterfall,
    props=_props, caption=_caption, table=TABLE, choice="why", legend=keys.WATERFALL,
)  # fmt: skip
