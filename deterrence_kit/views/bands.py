"""How sure each figure is: its value now, and the band it has over the draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from deterrence_kit.model import Assessment, Scenario

if TYPE_CHECKING:
    from deterrence_kit.analysis.uncertainty import Uncertainty

ROWS = {
    "credibility": "Credibility",
    "threshold": "Threshold",
    "propensity": "Armed challenge, a year",
    "resolve": "The pact acts",
    "denial": "Attack fails, pact acts",
    "denial_alone": "Attack fails, pact absent",
    "capability": "Capability",
    "cohesion": "Cohesion",
    "burden_sharing": "Burden sharing",
    "geography": "Geography",
}
PLACES = tuple(len(ROWS) - i - 0.5 for i in range(len(ROWS)))
TOLD_AT = 1.04  # where the ends of a band stand as text, so that they form a column
ALLIES = 12  # those who would deliver most
ALLY_PLACES = tuple(ALLIES - i - 0.5 for i in range(ALLIES))
TABLE = (
    ("label", "Figure", "text"),
    ("now", "At the sliders", "probability"),
    ("low", "5 % of draws below", "probability"),
    ("q25", "25 %", "probability"),
    ("median", "Half", "probability"),
    ("q75", "75 %", "probability"),
    ("high", "95 %", "probability"),
    ("ghost", "Half, baseline", "probability"),
)
ALLY_TABLE = (("label", "Ally", "text"), *TABLE[1:-1])
LEGEND = (
    {"sign": "●", "colour": "var(--accent)", "text": "at the sliders"},
    {"sign": "━", "colour": "var(--accent)", "text": "half of the draws"},
    {"sign": "─", "colour": "var(--accent)", "text": "nine tenths of the draws"},
    {"sign": "┃", "colour": "var(--muted)", "text": "middle of the baseline's draws"},
)


def band_columns(
    found: Uncertainty, now: Assessment, before: Uncertainty
) -> dict[str, dict[str, Any]]:
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
    edges = np.array([found.band(name) for name in ROWS]).T
    values = np.array([float(getattr(now, name)) for name in ROWS])
    ghosts = [float(np.median(before.values(name))) for name in ROWS]
    return {
        "band_rows": _columns(list(ROWS.values()), PLACES, edges, values) | {"ghost": ghosts},
    }


def ally_columns(
    scenario: Scenario, found: Uncertainty, now: Assessment
) -> dict[str, dict[str, Any]]:
    """Columns of the allies' resolve, those who would deliver most first."""
    helped = np.median(found.cases.delivered, axis=0) * (1 - scenario.home)
    allies = [i for i in np.argsort(-helped, kind="stable") if scenario.home[i] == 0][:ALLIES]
    edges = found.band("member_resolve")[:, allies]
    names = [scenario.names[i] for i in allies]
    columns = _columns(names, ALLY_PLACES[: len(allies)], edges, now.member_resolve[allies])
    return {"ally_bands": columns | {"code": [scenario.codes[i] for i in allies]}}


def _columns(
    labels: list[str], places: tuple[float, ...], edges: np.ndarray, now: np.ndarray
) -> dict[str, Any]:
    low, q25, median, q75, high = edges
    percent = [label == ROWS["propensity"] for label in labels]
    return {
        "y": list(places),
        "label": labels,
        "low": low,
        "q25": q25,
        "median": median,
        "q75": q75,
        "high": high,
        "now": now,
        "told": [TOLD_AT] * len(labels),
        "text": [_text(*ends) for ends in zip(low, high, percent, strict=True)],
    }


def _text(low: float, high: float, percent: bool) -> str:
    """The ends of a band, short enough for a phone.

    Examples
    --------
    >>> _text(0.221, 0.573, False), _text(0.012, 0.061, True), _text(0.012, 0.226, True)
    ('0.22–0.57', '1.2–6.1 %', '1–23 %')
    """
    if not percent:
        return f"{low:.2f}–{high:.2f}"
    digits = 1 if high < 0.1 else 0
    return f"{100 * low:.{digits}f}–{100 * high:.{digits}f} %"


def ally_props(columns: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The names at the rows, and as many rows as there are allies."""
    rows = columns["ally_bands"]
    names = dict(zip(rows["y"], rows["label"], strict=True))
    count = len(rows["y"])
    return {
        "allies_y": {"start": ALLIES - count, "end": ALLIES},
        "allies_rows": {"major_label_overrides": {p: names.get(p, "") for p in ALLY_PLACES}},
        "allies_style": {"--dk-tall": f"{48 + 28 * count}px"},
    }
