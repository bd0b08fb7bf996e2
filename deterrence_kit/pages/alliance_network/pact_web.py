"""Defence pacts among a set of states, of today or of a year: a ring with a line for each pair."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np

from deterrence_kit.model import Scenario
from deterrence_kit.views.arrangement import Partners
from deterrence_kit.views.places import Window
from deterrence_kit.views.theme import ALLY, CHALLENGER, PROTEGE

Pair = tuple[str, str]
TODAY = "today"
ACROSS = "#cc79a7"
WIDE, TALL = 1.5, 1.25  # the ring is an ellipse, so that it uses the picture's width
VIEW = Window(0.0, 0.0, 2.5, 2.2)
KINDS = {"among members": ALLY, "on the challenger's side": CHALLENGER, "across": ACROSS}
LEGEND = (
    {"sign": "━", "colour": ALLY, "text": "among members"},
    {"sign": "━", "colour": CHALLENGER, "text": "on the challenger's side"},
    {"sign": "━", "colour": ACROSS, "text": "between the two sides"},
    {"sign": "━", "colour": "#8c959f", "text": "grey: a pact of today"},
)
TABLE = (
    ("a", "State", "text"),
    ("b", "State with which it has a pact", "text"),
    ("kind", "Where", "text"),
)


def years(first: int, last: int) -> dict[str, str]:
    """The years to choose from, today first."""
    return {TODAY: "today"} | {str(year): str(year) for year in range(first, last + 1)}


def pact_web_columns(
    roster: Scenario, partners: Partners, pacts: Collection[Pair], today: Collection[Pair]
) -> dict[str, dict[str, Any]]:
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
    }


def _angles(members: int, rivals: int) -> np.ndarray:
    """Members from the upper right round the left; the other side in a group on the right."""
    step = 2 * np.pi / (members + rivals + 2)
    start = step * (rivals + 1) / 2
    return np.r_[
        start + step * (0.5 + np.arange(members)),
        start - step * (0.5 + np.arange(1, rivals + 1)) + step / 2,
    ]


def _states(
    codes: list[str], names: list[str], angle: np.ndarray, at: Any, roster: Scenario
) -> dict:
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
