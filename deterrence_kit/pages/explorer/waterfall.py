"""Why credibility changed: a waterfall of exact contributions from the baseline to now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from deterrence_kit.views.labels import label_of
from deterrence_kit.views.theme import BEFORE, DOWN, NOW, UP

if TYPE_CHECKING:
    from deterrence_kit.analysis import Attribution

OTHERS = "all other changes"
SLOTS = 7  # baseline, five changes, now
PLACES = tuple(SLOTS - i - 0.5 for i in range(SLOTS))  # from the top
TABLE = (
    ("label", "What changed", "text"),
    ("change", "Contribution, points", "signed"),
    ("end", "Credibility after it", "probability"),
)


def waterfall_columns(why: Attribution, names: dict[str, str] | None = None) -> dict[str, Any]:
    """Columns of the waterfall: one bar a row, from the top.

    Parameters
    ----------
    why : Attribution
    names : dict, optional
        Names of the members by code, for labels such as "Domestic will, Poland".
    """
    parts = _shown(why.parts)
    rows: list[tuple[str, float, float, float, str]] = []
    rows.append(("Baseline", 0.0, why.before, why.before, BEFORE))
    level = why.before
    for name, change in parts.items():
        label = label_of(name, names or {})
        rows.append((label, level, level + change, change, UP if change >= 0 else DOWN))
        level += change
    rows.append(("Now", 0.0, why.after, why.after, NOW))
    return {"waterfall": _columns(rows)}


def _shown(parts: dict[str, float]) -> dict[str, float]:
    """The largest contributions, the smaller ones added up, so that the rows always fit."""
    if len(parts) <= SLOTS - 2:
        return parts
    items = [item for item in parts.items() if item[0] != OTHERS]
    kept = dict(items[: SLOTS - 3])
    return kept | {OTHERS: sum(parts.values()) - sum(kept.values())}


def _columns(rows: list[tuple[str, float, float, float, str]]) -> dict[str, Any]:
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
            f"{c:.2f}" if t else f"{100 * c:+.1f}".replace("-", "−")
            for t, c in zip(total, changes, strict=True)
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


def row_names(columns: dict[str, Any]) -> dict[float, str]:
    """What stands at each place of the row axis; places without a row stay empty."""
    names = dict(zip(columns["waterfall"]["y"], columns["waterfall"]["label"], strict=True))
    return {place: names.get(place, "") for place in PLACES}
