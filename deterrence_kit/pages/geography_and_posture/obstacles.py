"""Water, terrain and routes: points of credibility each takes away, or gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from deterrence_kit.model import Scenario
from deterrence_kit.model.settings import declared
from deterrence_kit.views.arrival import where_words
from deterrence_kit.views.theme import DOWN, UP
from deterrence_kit.views.words import points

if TYPE_CHECKING:
    from deterrence_kit.analysis.arrival_curve import ArrivalCurve
    from deterrence_kit.analysis.obstacles import Obstacles

OBSTACLES = {"routes": "If a route closes", "water": "Water and terrain"}
SINGLE = 6  # allies with a row of their own
SLOTS = 2 + SINGLE
PLACES = tuple(SLOTS - i - 0.5 for i in range(SLOTS))  # from the top
ROOM = 1.4  # length of the scale, in the longest bar of the baseline
TABLE = (
    ("label", "What", "text"),
    ("change", "Effect on credibility, points", "signed"),
    ("before", "The same in the baseline", "signed"),
    ("otherwise", "Credibility in the other case", "probability"),
    ("days", "Days at sea", "number"),
)
LEGEND = (
    {"sign": "■", "colour": DOWN, "text": "lowers credibility"},
    {"sign": "■", "colour": UP, "text": "raises it"},
    {"sign": "┃", "colour": "currentColor", "text": "baseline"},
)
Row = tuple[str, float, float, "float | None"]  # label, credibility otherwise now and before, days


def obstacle_columns(
    scenario: Scenario, now: Obstacles, before: Obstacles, curve: ArrivalCurve, choice: str
) -> dict[str, dict[str, Any]]:
    """Columns of the bars, from the top; which allies have a row is fixed by the baseline."""
    rows = (_routes if choice == "routes" else _waters)(scenario, now, before, curve)
    label, other, other_before, days = map(list, zip(*rows, strict=True))
    sign = 1 if choice == "routes" else -1  # a route's loss; an obstacle's presence
    change = sign * 100 * (np.array(other) - now.now)
    ghost = sign * 100 * (np.array(other_before) - before.now)
    return {
        "obstacles": {
            "y": list(PLACES[: len(rows)]),
            "label": label,
            "otherwise": other,
            "points": change,
            "change": change / 100,
            "ghost": ghost,
            "before": ghost / 100,
            "colour": [UP if c > 0 else DOWN for c in change],
            "text": [f"{c:+.1f}".replace("-", "−").replace("−0.0", "0.0") for c in change],
            "edge": [
                min(c, g) if c < -0.05 else max(c, g, 0) for c, g in zip(change, ghost, strict=True)
            ],
            "align": ["right" if c < -0.05 else "left" for c in change],
            "offset": [-5 if c < -0.05 else 5 for c in change],
            "days": days,
        }
    }


def _routes(scenario: Scenario, now: Obstacles, before: Obstacles, _: ArrivalCurve) -> list[Row]:
    lost = _ranked(before.now - before.access_lost, scenario.home == 0)
    return [
        ("All routes by sea", now.sea_closed, before.sea_closed, None),
        ("All routes by land", now.land_closed, before.land_closed, None),
        *((scenario.names[i], now.access_lost[i], before.access_lost[i], None) for i in lost),
    ]


def _waters(
    scenario: Scenario, now: Obstacles, before: Obstacles, curve: ArrivalCurve
) -> list[Row]:
    by_sea = _ranked(before.sea_bridged - before.now, (scenario.water > 0) & (scenario.home == 0))
    days = float(curve.sea.max())
    return [
        ("What the challenger crosses", now.no_crossing, before.no_crossing, None),
        ("The sea, for all allies", now.no_sea, before.no_sea, days),
        *((scenario.names[i], now.sea_bridged[i], before.sea_bridged[i], days) for i in by_sea),
    ]


def _ranked(size: np.ndarray, eligible: np.ndarray) -> list[int]:
    """The members with the largest effects, by place."""
    order = np.argsort(-np.where(eligible, size, -np.inf), kind="stable")
    return [int(i) for i in order[:SINGLE] if eligible[i]]


def reach(now: dict[str, Any], before: dict[str, Any]) -> tuple[float, float]:
    """Ends of the scale, points: fixed by the baseline, doubled until the longest bar fits."""
    ghost, points = (np.abs(columns["obstacles"]["points"]) for columns in (before, now))
    size = ROOM * max(ghost.max(), 1.0)
    size *= 2 ** max(0, int(np.ceil(np.log2(max(points.max() * 1.2, 1e-9) / size))))
    signs = np.sign(before["obstacles"]["points"][ghost > 0.05])
    right = 1.0 if (signs > 0).any() or (now["obstacles"]["points"] > 0.05).any() else 0.12
    left = 1.0 if (signs < 0).any() or (now["obstacles"]["points"] < -0.05).any() else 0.12
    return -left * size, right * size


def row_names(columns: dict[str, Any]) -> dict[float, str]:
    """What stands at each place of the row axis; places without a row stay empty."""
    names = dict(zip(columns["obstacles"]["y"], columns["obstacles"]["label"], strict=True))
    return {place: names.get(place, "") for place in PLACES}


def route_words(scenario: Scenario, now: Obstacles) -> str:
    """What closing the sea or the land would cost, and whose access matters most."""
    ways = [
        _way(way, closed, now.now, int(count))
        for way, closed, count in (
            ("by sea", now.sea_closed, (scenario.water > 0).sum()),
            ("by land", now.land_closed, ((scenario.water == 0) & (scenario.home == 0)).sum()),
        )
    ]
    loss = now.now - now.access_lost
    text = f"{ways[0]} {ways[1]}"
    if (scenario.home == 0).sum() > 2 and loss.max() > 5e-4:
        most = int(np.argmax(loss))
        text += (
            f" No single ally's access matters more than that of "
            f"{where_words(scenario.names[most])}: {_less(loss[most])}."
        )
    low = declared("access").low
    return f"{text} A closed route lets {100 * low:.0f} % of reinforcements through."


def _way(way: str, closed: float, now: float, count: int) -> str:
    if not count:
        return f"Nobody comes {way}."
    allies = "the one ally that comes" if count == 1 else f"the {count} allies that come"
    if abs(closed - now) < 5e-4:
        return f"Closing the way of {allies} {way} would change nothing."
    return f"With the way closed to {allies} {way}, credibility is {closed:.2f} ({_less(now - closed)})."


def _less(loss: float) -> str:
    return points(-float(loss))


def water_words(scenario: Scenario, now: Obstacles, curve: ArrivalCurve) -> str:
    """What the sea costs the allies, and what water and terrain cost the challenger."""
    count, days = int(((scenario.water > 0) & (scenario.home == 0)).sum()), curve.sea.max()
    if count:
        who = "One ally has" if count == 1 else f"{count} allies have"
        cost = 100 * (now.no_sea - now.now)
        sea = (
            f"{who} to cross a sea, which takes {days:.0f} days more and costs "
            f"{cost:.1f} points of credibility."
        )
    else:
        sea = "No ally has to cross a sea."
    held, gain = 100 * scenario.crossing, 100 * (now.now - now.no_crossing)
    them = where_words(scenario.challenger_name)
    return (
        f"{sea} Water and terrain on the way of {them} hold up {held:.0f} % of its forces, worth "
        f"{gain:.1f} points to the pact."
    )
