"""What the pictures of geography and posture say, in plain English."""

from __future__ import annotations

import numpy as np

from deterrence_kit.analysis.alliance.arrival_curve import ArrivalCurve
from deterrence_kit.analysis.alliance.obstacles import Obstacles
from deterrence_kit.analysis.why.surface import Surface
from deterrence_kit.model import Scenario
from deterrence_kit.model.rounding import beside, difference, level
from deterrence_kit.model.settings import declared
from deterrence_kit.views.labels import label_of
from deterrence_kit.views.verdict_words import PLAIN, Wording
from deterrence_kit.views.words import compared, named


def where_words(name: str) -> str:
    """A state's name inside a sentence.

    Examples
    --------
    >>> where_words("United States"), where_words("Poland")
    ('the United States', 'Poland')
    """
    return named(name).replace("The ", "the ", 1)


def arrival_words(scenario: Scenario, now: ArrivalCurve, before: ArrivalCurve) -> str:
    """When the allies match the challenger, how much is there, and how much of it counts."""
    there, counted = 100 * now.total[-1], 100 * now.delivered.sum()
    return (
        f"If every member acts, {_match_words(scenario, now, before)} "
        f"{percent(there)} % of the world's strength is there after {now.days[-1]:.0f} days, but "
        f"late help counts less: who comes {now.window:.0f} days after the warning (the crisis "
        f"window) counts for a third. The answer above therefore counts {percent(counted)} %."
    )


def _match_words(scenario: Scenario, now: ArrivalCurve, before: ArrivalCurve) -> str:
    them = scenario.challenger_name.replace("United", "the United", 1)
    if now.match is None:
        text = f"the forces in the theatre do not match those of {them} within 90 days"
    elif now.match == 0:
        text = f"the forces in the theatre are worth as much as those of {them} from the first day"
    else:
        text = f"the forces in the theatre match those of {them} from day {now.match:.0f}"
    return f"{text} ({_baseline(now.match, before.match)})."


def _baseline(now: float | None, before: float | None) -> str:
    if now == before:
        return "as in the baseline"
    return "never in the baseline" if before is None else f"baseline: day {before:.0f}"


def percent(value: float) -> str:
    """A small percentage with two figures.

    Examples
    --------
    >>> percent(9.53), percent(0.0213), percent(14.2)
    ('9.5', '0.021', '14')
    """
    return f"{value:.2g}"


def travel_words(scenario: Scenario, now: ArrivalCurve, lift: float) -> str:
    """Who is soonest, who brings most and when, and how to read the rings."""
    ally = np.flatnonzero(scenario.home == 0)
    first, last = ally[np.argmin(now.delay[ally])], ally[np.argmax(now.delay[ally])]
    most = ally[np.argmax(now.delivered[ally])]
    soon, late = f"{now.delay[first]:.0f}", f"{now.delay[last]:.0f}"
    text = _days_words(scenario, now, most)
    if soon != late:
        text = (
            f"Help from {where_words(scenario.names[first])} takes {soon} days, from "
            f"{where_words(scenario.names[last])} {late}. {text}"
        )
    return f"{text} Each ring is what forces cover at {lift:,.0f} km a day; the map stretches it."


def _days_words(scenario: Scenario, now: ArrivalCurve, place: int) -> str:
    name = where_words(scenario.names[place])
    return (
        f"From {name}, which brings most, it is {now.delay[place]:.0f} days to decide, to mobilise "
        f"and to get there, {_way_words(now.travel[place], now.sea[place])}."
    )


def _way_words(travel: float, sea: float) -> str:
    if travel < 0.5:
        return "with hardly any way to go"
    way = f"{travel:.0f} of them on the way" if travel >= 1.5 else "1 of them on the way"
    return f"{way} ({sea:.0f} at sea)" if sea else way


def isoline_words(now: Surface, said: Wording = PLAIN) -> str:
    """How far these two levers carry, and on how much of their range deterrence holds."""
    first, second = (label_of(name, {}) for name in now.names)
    low, high = float(now.credibility.min()), float(now.credibility.max())
    text = (
        f"Between them, {first.lower()} and {second.lower()} move credibility from "
        f"{level(low, high)} to {level(high, low)}."
        if high - low >= 0.0005
        else f"Between them, {first.lower()} and {second.lower()} hardly move credibility: {level(low)}."
    )
    if now.holding == 1:
        return f"{text} Deterrence {said.holds} whatever the two are."
    if now.holding == 0:
        return f"{text} No mix of the two alone reaches the threshold."
    share = min(99, max(1, round(100 * now.holding)))
    return (
        f"{text} Deterrence {said.holds} on {share} % of the picture: along the threshold, "
        "more of one makes up for less of the other."
    )


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
            f"{where_words(scenario.names[most])}: {_less(now.access_lost[most], now.now)}."
        )
    low = declared("access").low
    return f"{text} A closed route lets {100 * low:.0f} % of reinforcements through."


def _way(way: str, closed: float, now: float, count: int) -> str:
    if not count:
        return f"Nobody comes {way}."
    allies = "the one ally that comes" if count == 1 else f"the {count} allies that come"
    if abs(closed - now) < 5e-4:
        return f"Closing the way of {allies} {way} would change nothing."
    there, here = beside(closed, now)
    less = _less(closed, now)
    return (
        f"With the way closed to {allies} {way}, credibility is {there} instead of {here} ({less})."
    )


def _less(there: float, here: float) -> str:
    return compared(float(there), float(here))


def water_words(scenario: Scenario, now: Obstacles, curve: ArrivalCurve) -> str:
    """What the sea costs the allies, and what water and terrain cost the challenger."""
    count, days = int(((scenario.water > 0) & (scenario.home == 0)).sum()), curve.sea.max()
    if count:
        who = "One ally has" if count == 1 else f"{count} allies have"
        cost = 100 * float(difference(now.no_sea, now.now))
        sea = (
            f"{who} to cross a sea, which takes {days:.0f} days more and costs "
            f"{cost:.1f} points of credibility."
        )
    else:
        sea = "No ally has to cross a sea."
    held, gain = 100 * scenario.crossing, 100 * float(difference(now.now, now.no_crossing))
    them = where_words(scenario.challenger_name)
    return (
        f"{sea} Water and terrain on the way of {them} hold up {held:.0f} % of its forces, worth "
        f"{gain:.1f} points to the pact."
    )
