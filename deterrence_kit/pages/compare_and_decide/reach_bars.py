"""What would it take: how far each lever alone would have to go, on its own range."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from deterrence_kit.model.settings import declared
from deterrence_kit.views.labels import label_of, number_text
from deterrence_kit.views.theme import DOWN, GHOST, UP

if TYPE_CHECKING:
    from deterrence_kit.analysis.goals import Reach

SLOTS = 20
# Beside the track, where a longer name would leave a phone no room; the table has it whole.
SHORT = {"Sanctions and cyber coordination": "Sanctions and cyber"}
PLACES = tuple(SLOTS - i - 0.5 for i in range(SLOTS))
LEGEND = (
    {"sign": "┃", "colour": GHOST, "text": "now"},
    {"sign": "●", "colour": UP, "text": "reaches the goal; cost in % of spending"},
    {"sign": "◆", "colour": DOWN, "text": "goal lost"},
)
TABLE = (
    ("label", "Lever", "text"),
    ("now_value", "Now", "number"),
    ("setting", "Would take", "number"),
    ("cost", "Cost, % of spending", "number"),
    ("sentence", "In words", "text"),
)


def reach_columns(found: Mapping[str, Reach]) -> dict[str, dict[str, Any]]:
    """Columns of the tracks, in the order of what is cheapest, then of what is out of reach.

    Parameters
    ----------
    found : mapping of str to Reach
        By lever.
    """
    rows = [found[name] for name in ordered(found)][:SLOTS]
    shares = [(share(r.name, r.now), share(r.name, r.setting)) for r in rows]
    return {
        "reaches": {
            "y": list(PLACES[: len(rows)]),
            "label": [label_of(r.name, {}) for r in rows],
            "now": [now for now, _ in shares],
            "there": [now if there is None else there for now, there in shares],
            "colour": [GHOST if r.setting is None else DOWN if r.met else UP for r in rows],
            "marker": ["diamond" if r.met else "circle" for r in rows],
            "size": [0 if r.setting is None else 13 for r in rows],
            "text": [told(r) for r in rows],
            "now_value": [r.now for r in rows],
            "setting": [r.setting for r in rows],
            "cost": [r.cost for r in rows],
            "sentence": [r.sentence() for r in rows],
        }
    }


def ordered(found: Mapping[str, Reach]) -> list[str]:
    """Levers that reach the goal by cost, then those out of reach by how near they come, then idle."""

    def key(name: str) -> tuple[int, float]:
        reach = found[name]
        if reach.setting is not None:
            gone = abs((share(name, reach.setting) or 0) - (share(name, reach.now) or 0))
            return 0, reach.cost if reach.cost is not None else gone
        return (2, 0.0) if reach.idle else (1, -abs(reach.outcome))

    return sorted(found, key=key)


def share(name: str, value: float | None) -> float | None:
    """Where a value stands on the lever's range, 0 to 1."""
    if value is None:
        return None
    lever = declared(name)
    return (value - lever.low) / (lever.high - lever.low)


def told(reach: Reach) -> str:
    """What stands beside the track, short enough for a phone.

    Examples
    --------
    >>> from deterrence_kit.analysis.goals import Reach
    >>> told(Reach("spending_floor", 0, False, 5.2, 5.2, 6, 0.5, 66.04, False))
    '5.2 %, cost 66'
    """
    if reach.idle:
        return "no bearing"
    if reach.setting is None:
        return "met throughout" if reach.met else "out of reach"
    value = setting_text(reach.name, reach.setting)
    value = value.replace(" of GDP", "").replace(" a day", "/day")
    if reach.met:
        return f"lost at {value}"
    cost = reach.cost
    return value if cost is None else f"{value}, cost {cost:.{1 if cost < 10 else 0}f}"


SAID = ("days", "% of GDP", "km a day")  # units without which a value would not be understood


def setting_text(name: str, value: float) -> str:
    """A lever's value, with its unit only where the bare number would not be understood.

    Examples
    --------
    >>> setting_text("presence", 0.085), setting_text("decision_days", 2)
    ('0.085', '2 days')
    """
    unit = declared(name).unit
    return number_text(value, unit if unit in SAID else "share")


def reach_props(columns: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """The names of the rows."""
    rows = columns["reaches"]
    names = dict(zip(rows["y"], (SHORT.get(n, n) for n in rows["label"]), strict=True))
    return {"reach_rows": {"major_label_overrides": {p: names.get(p, "") for p in PLACES}}}
