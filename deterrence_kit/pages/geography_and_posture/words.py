"""What the pictures of geography and posture say, in plain English."""

from __future__ import annotations

from typing import Any

import numpy as np

from deterrence_kit.analysis.alliance.arrival_curve import ArrivalCurve
from deterrence_kit.analysis.alliance.obstacles import Obstacles
from deterrence_kit.analysis.alliance.window_curve import WindowCurve
from deterrence_kit.analysis.alliance.windows import WINDOWS
from deterrence_kit.analysis.why.surface import Surface
from deterrence_kit.model import Scenario
from deterrence_kit.model.rounding import beside, difference, level
from deterrence_kit.model.settings import declared
from deterrence_kit.pages.geography_and_posture.sentences import (
    FLAT,
    HARDLY,
    SAME,
    SENTENCES,
    SINGLE,
    STILL,
)
from deterrence_kit.views.labels import label_of
from deterrence_kit.views.sentences import speaker
from deterrence_kit.views.verdict_words import PLAIN, Wording

SPEAKER = speaker(SENTENCES)


def arrival_words(scenario: Scenario, now: ArrivalCurve, before: ArrivalCurve) -> str:
    """When the allies match the challenger, how much is there, and how much of it counts."""
    day, day_before = now.match, before.match
    missing = "never" if day_before is None else "other"
    facts = {
        "them": scenario.challenger_name,
        "matching": "never" if day is None else "later" if day else "first",
        "day": day,
        "matching_before": "same" if day == day_before else missing,
        "day_before": day_before,
        "there": now.total[-1],
        "last": now.days[-1],
        "window": now.window,
        "counted": now.delivered.sum(),
    }
    return SPEAKER.say("arrival", facts)


def travel_words(scenario: Scenario, now: ArrivalCurve, lift: float) -> str:
    """Who is soonest, who brings most and when, and how to read the rings."""
    ally = np.flatnonzero(scenario.home == 0)
    first, last = ally[np.argmin(now.delay[ally])], ally[np.argmax(now.delay[ally])]
    most = ally[np.argmax(now.delivered[ally])]
    soon, late = f"{now.delay[first]:.0f}", f"{now.delay[last]:.0f}"
    days = float(now.travel[most])
    facts = {
        "apart": soon != late,
        "soonest": scenario.names[first],
        "soon": soon,
        "latest": scenario.names[last],
        "late": late,
        "giver": scenario.names[most],
        "delay": now.delay[most],
        "going": "hardly" if days < HARDLY else "single" if days < SINGLE else "many",
        "days": days,
        "sea": float(now.sea[most]) or None,
        "lift": lift,
    }
    return SPEAKER.say("travel", facts)


def window_words(now: WindowCurve) -> str:
    """Credibility at each preset, and what a short window does to it."""
    at = now.credibility[now.presets].tolist()
    change = at[-1] - at[0]
    facts = {
        "presets": [{"name": w.name, "level": c} for w, c in zip(WINDOWS, at, strict=True)],
        "slower": "same" if abs(change) < STILL else "more" if change > 0 else "less",
    }
    return SPEAKER.say("windows", facts)


def isoline_words(now: Surface, said: Wording = PLAIN) -> str:
    """How far these two levers carry, and on how much of their range deterrence holds."""
    first, second = (label_of(name, {}).lower() for name in now.names)
    low, high = float(now.credibility.min()), float(now.credibility.max())
    flat = high - low < FLAT
    facts = {
        "first": first,
        "second": second,
        "flat": flat,
        "low": level(low) if flat else level(low, high),
        "high": level(high, low),
        "holding": {1.0: "all", 0.0: "none"}.get(now.holding, "some"),
        "holds": said.holds,
        "share": min(99, max(1, round(100 * now.holding))),
    }
    return SPEAKER.say("pair", facts)


def route_words(scenario: Scenario, now: Obstacles) -> str:
    """What closing the sea or the land would cost, and whose access matters most."""
    by_sea, ally = scenario.water > 0, scenario.home == 0
    loss = now.now - now.access_lost
    most = int(np.argmax(loss))
    facts = {
        "ways": [
            _closing("by sea", now.sea_closed, now.now, int(by_sea.sum())),
            _closing("by land", now.land_closed, now.now, int((~by_sea & ally).sum())),
        ],
        "dearest": scenario.names[most] if ally.sum() > 2 and loss.max() > SAME else None,
        "change": float(difference(now.access_lost[most], now.now)),
        "least": declared("access").low,
    }
    return SPEAKER.say("routes", facts)


def _closing(way: str, closed: float, now: float, count: int) -> dict[str, Any]:
    there, here = beside(closed, now)
    moves = "nothing" if abs(closed - now) < SAME else "something"
    return {
        "way": way,
        "closed": moves if count else "nobody",
        "alone": count == 1,
        "count": count,
        "there": there,
        "here": here,
        "change": float(difference(closed, now)),
    }


def water_words(scenario: Scenario, now: Obstacles, curve: ArrivalCurve) -> str:
    """What the sea costs the allies, and what water and terrain cost the challenger."""
    count = int(((scenario.water > 0) & (scenario.home == 0)).sum())
    facts = {
        "crossers": {0: "none", 1: "one"}.get(count, "many"),
        "count": count,
        "days": curve.sea.max(),
        "part": float(difference(now.no_sea, now.now)),
        "them": scenario.challenger_name,
        "held": scenario.crossing,
        "change": float(difference(now.now, now.no_crossing)),
    }
    return SPEAKER.say("water", facts)
