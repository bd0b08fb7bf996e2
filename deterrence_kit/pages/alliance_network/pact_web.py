"""Defence pacts among a set of states, of today or of a year: a ring with a line for each pair."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Any

import numpy as np
from bokeh.plotting import figure

from deterrence_kit.app.pictures import Picture
from deterrence_kit.datasets import past_pacts
from deterrence_kit.datasets.past_pacts import Pair
from deterrence_kit.model import Scenario
from deterrence_kit.pages.alliance_network.arrangement import Partners
from deterrence_kit.pages.alliance_network.choices import TODAY
from deterrence_kit.pages.alliance_network.findings import Findings, partners_with, roster_with
from deterrence_kit.pages.alliance_network.neighbours import (
    charters_of_today,
    pacts_in,
    pairs_of_today,
)
from deterrence_kit.pages.alliance_network.words import pact_web_words
from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.places import Window
from deterrence_kit.views.shapes import Columns, Entry, Props, Source
from deterrence_kit.views.theme import ALLY, CASING, CHALLENGER, GHOST, PROTEGE

ACROSS = "#cc79a7"
WIDE, TALL = 1.5, 1.25  # the ring is an ellipse, so that it uses the picture's width
VIEW = Window(0.0, 0.0, 2.5, 2.2)
KINDS = {"among members": ALLY, "on the challenger's side": CHALLENGER, "across": ACROSS}
LEGEND: tuple[Entry, ...] = (
    {"sign": "━", "colour": ALLY, "text": "among members"},
    {"sign": "━", "colour": CHALLENGER, "text": "on the challenger's side"},
    {"sign": "━", "colour": ACROSS, "text": "between the two sides"},
    {"sign": "━", "colour": "#8c959f", "text": "grey: a pact of today"},
    {
        "sign": "┄",
        "colour": "#8c959f",
        "text": "grey dashes: bound by no more than a regional charter",
    },
)
TABLE = (
    ("a", "State", "text"),
    ("b", "State with which it has a pact", "text"),
    ("kind", "Where", "text"),
)


def pact_web_columns(
    roster: Scenario,
    partners: Partners,
    pacts: Collection[Pair],
    today: Collection[Pair],
    charters: Collection[Pair] = (),
) -> Columns:
    """Columns of the ring: states, the pacts of the chosen year, and today's as a ghost."""
    rivals = [
        (code, name)
        for code, name in zip(roster.challenger_codes, roster.challenger_names, strict=True)
        if code
    ] + list(zip(partners.codes, partners.names, strict=True))
    codes = [*roster.codes, *(code for code, _ in rivals)]
    names = [*roster.names, *(name for _, name in rivals)]
    angle = _angles(len(roster.codes), len(rivals))
    x, y = WIDE * np.cos(angle), TALL * np.sin(angle)
    place = {code: i for i, code in enumerate(codes)}
    size, at = len(roster.codes), (x, y)
    kinds = [_kind(place[a] < size, place[b] < size) for a, b in sorted(pacts)]
    return {
        "web_states": _states(codes, names, angle, at, roster),
        "web_pacts": _ends(sorted(pacts), place, at)
        | {
            "a": [names[place[a]] for a, _ in sorted(pacts)],
            "b": [names[place[b]] for _, b in sorted(pacts)],
            "kind": kinds,
            "colour": [KINDS[kind] for kind in kinds],
            "alpha": np.full(len(kinds), np.clip(4 / np.sqrt(max(len(kinds), 1)), 0.2, 0.8)),
        },
        "web_today": _ends(sorted(today), place, at),
        "web_charters": _ends(sorted(charters), place, at),
    }


def _angles(members: int, rivals: int) -> np.ndarray:
    """Members from the upper right round the left; the other side in a group on the right."""
    step = 2 * np.pi / (members + rivals + 2)
    start = step * (rivals + 1) / 2
    angles: np.ndarray = np.r_[
        start + step * (0.5 + np.arange(members)),
        start - step * (0.5 + np.arange(1, rivals + 1)) + step / 2,
    ]
    return angles


def _states(
    codes: list[str], names: list[str], angle: np.ndarray, at: Any, roster: Scenario
) -> Source:
    turned = np.cos(angle) < 0
    slope = np.arctan2(np.sin(angle) / TALL, np.cos(angle) / WIDE)  # outward from the ellipse
    colours = [ALLY] * len(roster.codes) + [CHALLENGER] * (len(codes) - len(roster.codes))
    colours[roster.protege] = PROTEGE
    return {
        "x": at[0],
        "y": at[1],
        "code": codes,
        "name": names,
        "colour": colours,
        "label_x": at[0] + 0.05 * np.cos(slope),
        "label_y": at[1] + 0.05 * np.sin(slope),
        "angle": np.where(turned, slope + np.pi, slope),
        "align": ["right" if flip else "left" for flip in turned],
    }


def _kind(first: bool, second: bool) -> str:
    if first != second:
        return "across"
    return "among members" if first else "on the challenger's side"


def _ends(pairs: list[Pair], place: dict[str, int], at: Any) -> dict[str, np.ndarray]:
    start, end = np.array([(place[a], place[b]) for a, b in pairs], dtype=int).reshape(-1, 2).T
    return {"x0": at[0][start], "y0": at[1][start], "x1": at[0][end], "y1": at[1][end]}


def draw_pact_web(columns: Columns) -> figure:
    """The ring of states, names outward, and their pacts as chords."""
    edges = VIEW.bounds
    plot = plain_figure("pacts", (edges["x0"], edges["x1"]), (edges["y0"], edges["y1"]))
    plot.axis.visible = False
    plot.min_border = 0
    data = sources(columns)
    ends: dict[str, Any] = {"x0": "x0", "y0": "y0", "x1": "x1", "y1": "y1"}
    plot.segment(**ends, source=data["web_today"], line_color=GHOST, line_alpha=0.22)
    plot.segment(
        **ends, source=data["web_charters"], line_color=GHOST, line_alpha=0.3, line_dash="dotted"
    )
    plot.segment(
        **ends, source=data["web_pacts"], line_color="colour", line_width=1.5, line_alpha="alpha"
    )
    plot.scatter(
        "x", "y", source=data["web_states"], size=10, fill_color="colour", line_color=CASING
    )
    plot.text(
        "label_x", "label_y", text="name", angle="angle", text_align="align",
        source=data["web_states"], **text_style(),
    )  # fmt: skip
    return plot


@lru_cache(maxsize=64)
def _web(
    name: str, joined: tuple[str, ...], when: str, absent: tuple[str, ...]
) -> tuple[Columns, str]:
    """Columns and sentence of the pacts of a year; `absent` are the files that are not in place."""
    roster, partners = roster_with(name, joined), partners_with(name, joined)
    codes = [c for c in (*roster.codes, *roster.challenger_codes, *partners.codes) if c]
    (pacts, note), today = pacts_in(when, codes, absent), pairs_of_today(codes)
    charters = charters_of_today(codes)
    columns = pact_web_columns(roster, partners, pacts, today, charters)
    shown = TODAY if note else when
    return columns, pact_web_words(
        shown, len(pacts), len(today), len(codes), note, charters=len(charters)
    )


def _shown_web(shown: Findings) -> tuple[Columns, str]:
    return _web(*shown.key, shown.state.choice("year"), past_pacts.missing_files())


def _columns(shown: Findings) -> Columns:
    return _shown_web(shown)[0]


def _props(_shown: Findings, _columns: Columns) -> Props:
    return {
        "pacts_frame": VIEW.bounds,
        "pacts_style": {"--dk-year": "none" if past_pacts.missing_files() else "flex"},
    }


def _caption(shown: Findings, _columns: Columns) -> str:
    return _shown_web(shown)[1]


PACTS = Picture(
    name="pacts", title="Who is pledged to whom", height=480, columns=_columns,
    draw=draw_pact_web, props=_props, caption=_caption, source="web_pacts", table=TABLE, fit=True,
    choice="year", legend=LEGEND,
)  # fmt: skip
