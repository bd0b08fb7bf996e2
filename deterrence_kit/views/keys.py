"""Legends of pictures whose signs are those of several pages, or stand in no module of their own."""

from __future__ import annotations

from deterrence_kit.views.shapes import Entry
from deterrence_kit.views.theme import (
    ALLY,
    BEFORE,
    CHALLENGER,
    DOWN,
    GHOST,
    INK,
    MUTED,
    NOW,
    PROTEGE,
    UP,
)


def _key(*entries: tuple[str, str, str]) -> tuple[Entry, ...]:
    return tuple(Entry(sign=s, colour=colour, text=text) for s, colour, text in entries)


def while_drawn(entry: Entry, source: str) -> Entry:
    """The entry, told only while that source of the picture's has a row."""
    return {**entry, "when": f"--dk-{source}"}


RESPONSE = (
    *_key(
        ("━", ALLY, "credibility"), ("┉", GHOST, "at the baseline"),
        ("┅", CHALLENGER, "threshold"), ("○", INK, "now"),
    ),
    while_drawn({"sign": "◆", "colour": CHALLENGER, "text": "where the verdict turns"}, "crossing"),
)  # fmt: skip
WINDOW = _key(
    ("━", ALLY, "credibility"), ("┉", GHOST, "at the baseline"), ("┅", CHALLENGER, "threshold"),
    ("○", INK, "now"), ("■", ALLY, "windows that others have planned with"),
)  # fmt: skip
WATERFALL = _key(
    ("■", BEFORE, "baseline"), ("■", UP, "raises it"), ("■", DOWN, "lowers it"), ("■", NOW, "now")
)
LORENZ = _key(
    ("━", ALLY, "members, each a point"), ("┉", GHOST, "at the baseline"),
    ("┅", MUTED, "equal burdens"), ("┃", CHALLENGER, "what would have to be shifted"),
)  # fmt: skip
COSTS = _key(("■", DOWN, "cost"), ("■", ALLY, "what it buys"), ("┃", GHOST, "at the baseline"))
WORTH = _key(
    ("■", PROTEGE, "the guideline met, for each protégé"), ("■", ALLY, "another burden in full"),
    ("┃", GHOST, "at the baseline"),
)  # fmt: skip
PAIRS = _key(("■", CHALLENGER, "chance of a challenge a year"), ("□", GHOST, "at the baseline"))
RANKING = _key(("■", ALLY, "credibility lost without it"), ("□", GHOST, "at the baseline"))
MEASURES = _key(("●", ALLY, "now"), ("○", GHOST, "at the baseline"))
ALLIES = _key(
    ("●", ALLY, "at the sliders"), ("━", ALLY, "half of the draws"),
    ("─", ALLY, "nine tenths of the draws"),
)  # fmt: skip
MATRIX: tuple[Entry, ...] = (
    {"text": "colour, chance of a challenge a year:", "low": "0.2 %", "high": "20 %"},
)
