"""Who is pledged to whom: a column for each pact, a row for states that are alike in their pacts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from bokeh.models import FixedTicker
from bokeh.plotting import figure
from bokeh.transform import factor_mark

from deterrence_kit.app.pictures import Picture
from deterrence_kit.datasets import past_pacts
from deterrence_kit.pages.alliance_network.bundles import Bundle
from deterrence_kit.pages.alliance_network.findings import Findings
from deterrence_kit.pages.alliance_network.pledges import MEMBERS, Pledges, pledges
from deterrence_kit.views.figures import let_point, plain_figure, sources
from deterrence_kit.views.map_labels import text_width
from deterrence_kit.views.network import shares
from deterrence_kit.views.shapes import Columns, Entry, Props, Source
from deterrence_kit.views.theme import ALLY, CASING, CHALLENGER, GHOST, INK, PROTEGE

ACROSS = "#cc79a7"
KINDS = {"among members": ALLY, "on the challenger's side": CHALLENGER, "across": ACROSS}
SIGNS = {"protege": ("square", PROTEGE), "ally": ("circle", ALLY), "rival": ("diamond", CHALLENGER)}
DOT, HUB = 10.0, 17.0  # px
LARGER = 1.4  # a diamond looks smaller than a circle or a square of its size
LEFT, ABOVE, ROW = 186, 188, 25  # px: names of rows and of columns, height of a row
APART = 10  # px, from a row's name to the bars
LONGEST = 24  # letters of a column's name
ADDS = 2.2  # columns' width, left of the first, for a bar of what each row adds
BARS_FROM, LONGEST_BAR = -0.6 - ADDS, ADDS - 0.6
HEAD = -2  # where the bars' name stands: a whole number, which Bokeh finds again by its text
NARROWEST = 6  # columns for which there is room in any case
LEGEND: tuple[Entry, ...] = (
    {"sign": "━", "colour": ALLY, "text": "a pact among members", "when": "--dk-among"},
    {"sign": "━", "colour": CHALLENGER, "text": "on the challenger's side", "when": "--dk-rival"},
    {"sign": "━", "colour": ACROSS, "text": "across both sides", "when": "--dk-across"},
    {"sign": "┅", "colour": GHOST, "text": "a regional charter alone", "when": "--dk-charter"},
    {"sign": "▬", "colour": ALLY, "text": "a row's share of what allies deliver (bar and %)"},
    {"text": "large: has a treaty with each of the others"},
)
TABLE = (
    ("name", "Pact", "text"),
    ("kind", "Where", "text"),
    ("count", "States here", "integer"),
    ("states", "Which", "text"),
)


def pact_web_columns(held: Pledges) -> Columns:
    """Columns of the picture: a dot for each row in each pact, a line for each pact."""
    last = len(held.rows) - 1
    dots = [
        (x, last - i, row, bundle)
        for x, bundle in enumerate(held.bundles)
        for i, row in enumerate(held.rows)
        if row[0] in bundle.codes
    ]
    spans = [[y for x, y, *_ in dots if x == place] for place in range(len(held.bundles))]
    kinds = [_kind(bundle, held.sides) for bundle in held.bundles]
    return {
        "web_pacts": {
            "x": np.arange(len(spans), dtype=float),
            "low": np.array([min(span) for span in spans], dtype=float),
            "high": np.array([max(span) for span in spans], dtype=float),
            "name": [bundle.name for bundle in held.bundles],
            "kind": kinds,
            "colour": [
                GHOST if b.charter else KINDS[kind]
                for b, kind in zip(held.bundles, kinds, strict=True)
            ],
            "dash": ["dotted" if bundle.charter else "solid" for bundle in held.bundles],
            "count": [len(bundle.codes) for bundle in held.bundles],
            "states": [_named(sorted(b.codes), held) for b in held.bundles],
        },
        "web_states": _dots(dots, held),
    }


def added_columns(held: Pledges, share: Mapping[str, float]) -> Source:
    """Columns of the bars: what each row adds of what allies deliver, the most as the longest."""
    added = np.array([_added(row, share) for row in held.rows])
    return {
        "y": np.arange(len(added), dtype=float)[::-1],
        "share": added,
        "left": np.full(len(added), BARS_FROM),
        "right": BARS_FROM + LONGEST_BAR * added / max(added.max(initial=0.0), 1e-9),
        "states": [_named(row, held) for row in held.rows],
    }


def _added(row: Sequence[str], share: Mapping[str, float]) -> float:
    return sum(share.get(code, 0.0) for code in row)


def _dots(dots: Sequence[tuple[int, int, tuple[str, ...], Bundle]], held: Pledges) -> Source:
    kinds = [_sign(row[0], held) for *_, row, _ in dots]
    return {
        "x": np.array([x for x, *_ in dots], dtype=float),
        "y": np.array([y for _, y, *_ in dots], dtype=float),
        "kind": kinds,
        "colour": [SIGNS[kind][1] for kind in kinds],
        "size": np.array(
            [
                (HUB if b.hub in row else DOT) * (LARGER if kind == "rival" else 1)
                for (*_, row, b), kind in zip(dots, kinds, strict=True)
            ]
        ),
        "states": [_named(row, held) for *_, row, _ in dots],
        "pact": [bundle.name for *_, bundle in dots],
    }


def _sign(code: str, held: Pledges) -> str:
    if code == held.protege:
        return "protege"
    return "ally" if held.sides[code] == MEMBERS else "rival"


def _kind(bundle: Bundle, sides: Mapping[str, str]) -> str:
    found = {sides[code] for code in bundle.codes}
    if len(found) > 1:
        return "across"
    return "among members" if MEMBERS in found else "on the challenger's side"


def _named(codes: Sequence[str], held: Pledges) -> str:
    return ", ".join(sorted(held.names[code] for code in codes))


def shortest_first(row: Sequence[str], held: Pledges) -> list[str]:
    """The names of a row's states; the longest are the first to be left out."""
    return sorted((held.names[code] for code in row), key=len)


def row_name(row: Sequence[str], held: Pledges, share: Mapping[str, float]) -> str:
    """Who stands in a row, as far as there is room, and what they add."""
    added = _added(row, share)
    tail = f" · {100 * added:.0f} %" if 100 * added >= 0.5 else ""
    names = shortest_first(row, held)
    shown = list(names)
    while True:
        more = f" + {len(names) - len(shown)}" if len(shown) < len(names) else ""
        text = f"{', '.join(sorted(shown))}{more}{tail}"
        if len(shown) == 1 or text_width(text) <= LEFT - APART:
            return text
        shown.pop()


def axes(held: Pledges, share: Mapping[str, float]) -> Props:
    """Names of rows and columns, and how far the picture reaches."""
    rows, columns = len(held.rows), len(held.bundles)
    heads = [
        b.name if len(b.name) <= LONGEST else f"{b.name[: LONGEST - 1]}…" for b in held.bundles
    ]
    told = {rows - 1 - i: row_name(row, held, share) for i, row in enumerate(held.rows)}
    return {
        "pacts_x": {"end": max(columns, NARROWEST) - 0.4},
        "pacts_y": {"end": rows - 0.4},
        "pacts_heads": {"major_label_overrides": {**dict(enumerate(heads)), HEAD: "What they add"}},
        "pacts_rows": {"major_label_overrides": told},
        "pacts_columns_at": {"ticks": [HEAD, *range(columns)]},
        "pacts_rows_at": {"ticks": list(range(rows))},
    }


def draw_pact_web(columns: Columns) -> figure:
    """A line for each pact through the states that are in it."""
    plot = plain_figure("pacts", (BARS_FROM, NARROWEST), (-0.6, 12), x_axis_location="above")
    plot.update(min_border_left=LEFT, min_border_top=ABOVE)
    for axis, name, at in (
        (plot.xaxis[0], "pacts_heads", "pacts_columns_at"),
        (plot.yaxis[0], "pacts_rows", "pacts_rows_at"),
    ):
        axis.update(
            name=name, axis_line_color=None, major_tick_line_color=None,
            ticker=FixedTicker(ticks=[], name=at),
        )  # fmt: skip
    plot.xaxis[0].major_label_orientation = "vertical"
    plot.ygrid[0].update(grid_line_color=GHOST, grid_line_alpha=0.35, ticker=plot.yaxis[0].ticker)
    data = sources(columns)
    bars = plot.hbar(
        y="y", left="left", right="right", height=0.5, source=data["web_adds"], fill_color=ALLY,
        line_color=None,
    )  # fmt: skip
    let_point(plot, bars, "@states", "@share{0 %} of what allies deliver in time")
    plot.segment(
        "x", "low", "x", "high", source=data["web_pacts"], line_color="colour", line_width=3,
        line_dash="dash",
    )  # fmt: skip
    marks = [marker for marker, _ in SIGNS.values()]
    dots = plot.scatter(
        "x", "y", source=data["web_states"], size="size", fill_color="colour", line_color=CASING,
        line_width=1.5, marker=factor_mark("kind", marks, list(SIGNS)), hover_line_color=INK,
    )  # fmt: skip
    let_point(plot, dots, "@pact", "@states")
    return plot


def _share(shown: Findings) -> dict[str, float]:
    added = shares(shown.now.delivered, shown.scenario.home)
    return dict(zip(shown.scenario.codes, added.tolist(), strict=True))


def pledged(shown: Findings) -> Pledges:
    """Who is pledged to whom in the year that is chosen."""
    return pledges(*shown.key, shown.state.choice("year"), past_pacts.missing_files())


def _columns(shown: Findings) -> Columns:
    fixed = _web_columns(*shown.key, shown.state.choice("year"), past_pacts.missing_files())
    return {**fixed, "web_adds": added_columns(pledged(shown), _share(shown))}


@lru_cache(maxsize=64)
def _web_columns(*key: Any) -> Columns:
    return pact_web_columns(pledges(*key))


def _props(shown: Findings, _columns: Columns) -> Props:
    held = pledged(shown)
    style = {
        "--dk-year": "none" if past_pacts.missing_files() else "flex",
        **_signs(held),
        "--dk-tall": f"{ABOVE + 12 + ROW * len(held.rows)}px",
    }
    return {**axes(held, _share(shown)), "pacts_style": style}


def _signs(held: Pledges) -> dict[str, str]:
    """Which entries of the legend stand for something that is drawn."""
    there = {"charter" if b.charter else _kind(b, held.sides) for b in held.bundles}
    kinds = {**dict(zip(KINDS, ("among", "rival", "across"), strict=True)), "charter": "charter"}
    return {f"--dk-{of}": "inline" if kind in there else "none" for kind, of in kinds.items()}


def _caption(shown: Findings, _columns: Columns) -> str:
    return pledged(shown).words


PACTS = Picture(
    name="pacts", title="Who is pledged to whom", height=480, columns=_columns,
    draw=draw_pact_web, props=_props, caption=_caption, source="web_pacts", table=TABLE,
    choice="year", legend=LEGEND,
)  # fmt: skip
