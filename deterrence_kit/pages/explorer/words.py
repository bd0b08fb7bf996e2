"""What the explorer's pictures say."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from deterrence_kit.analysis import Attribution, Response
from deterrence_kit.app.second import Second
from deterrence_kit.model import Assessment, Persons
from deterrence_kit.model.rounding import beside, difference, level, percent, rounded_parts, yearly
from deterrence_kit.model.settings import declared
from deterrence_kit.model.telling.written import number_text
from deterrence_kit.pages.explorer.sentences import FLAT, MOST_NAMED, MOST_ON_CARD, SENTENCES, STILL
from deterrence_kit.views.figures_told import UNCHANGED, about, compared, direction
from deterrence_kit.views.labels import label_of
from deterrence_kit.views.sentences import speaker
from deterrence_kit.views.verdict_words import PLAIN, Wording

SECOND_CRISIS = "second crisis"  # its part in the waterfall
SPEAKER = speaker(SENTENCES)


def second_words(
    second: Second, now: Assessment, sent: Persons, one: Assessment, sent_alone: Persons
) -> str:
    """What a second crisis takes from this one.

    Parameters
    ----------
    second : Second
        With a title.
    now, one : Assessment
        With the second crisis, and without it.
    sent, sent_alone : Persons
        The same.
    """
    if second.fault:
        return f"A second crisis is not counted: {second.fault}"
    fewer = float(sent_alone.sent.sum() - sent.sent.sum())
    if fewer < 1:
        return (
            f"A crisis at {second.title} at the same time takes nothing: nobody is pledged to both."
        )
    lost = compared(float(now.credibility), float(one.credibility))
    told = "hardly changes credibility" if lost == UNCHANGED else f"makes credibility {lost}"
    return (
        f"A crisis at {second.title} at the same time takes about {about(fewer)} of the "
        f"{about(float(sent_alone.sent.sum()))} persons who would be sent, and {told}."
    )


def why_words(why: Attribution, members: Mapping[str, str], outcome: str = "credibility") -> str:
    """What made the difference to the baseline."""
    change = float(difference(why.after, why.before))
    parts = _told(why, change)
    most = list(parts.items())[:MOST_NAMED]
    before = beside(why.after, why.before)[1]
    facts = {
        "changed": bool(why.parts),
        "outcome": outcome,
        "before": before if outcome == "credibility" else percent(float(before)),
        "change": change,
        "moved": bool(direction(change)),
        "some": bool(most),
        "parts": [{"label": label_of(name, members), "part": part} for name, part in most],
        "rest": len(parts) - len(most) or None,
    }
    return SPEAKER.say("why", facts)


def _told(why: Attribution, change: float) -> dict[str, float]:
    """The parts that are told, without those that come to nothing."""
    return {name: part for name, part in rounded_parts(why.parts, change).items() if part}


def apart_words(why: Attribution) -> str:
    """Levers and assumptions apart, and what comes of both together; nothing if only one kind moved."""
    if not (why.levers and why.assumptions):
        return ""
    parts = {
        "levers": sum(why.levers.values()),
        "assumptions": sum(why.assumptions.values()),
        "together": why.interaction,
    }
    told = rounded_parts(parts, float(difference(why.after, why.before)))
    kinds = [{"kind": kind, "part": part} for kind, part in told.items() if part]
    return SPEAKER.say("apart", {"kinds": kinds}) if len(kinds) > 1 else ""


def shares_words(why: Attribution, members: Mapping[str, str]) -> str:
    """The largest shares of a change, in points, for a row of a card."""
    change = float(difference(why.after, why.before))
    moving = [(n, part) for n, part in rounded_parts(why.parts, change).items() if part]
    parts = [{"label": label_of(n, members), "part": part} for n, part in moving[:MOST_ON_CARD]]
    return SPEAKER.say("moved_by", {"some": bool(parts), "parts": parts})


def response_words(curve: Response, members: Mapping[str, str], said: Wording = PLAIN) -> str:
    """Where deterrence begins to hold along one lever."""
    low, high = float(curve.credibility.min()), float(curve.credibility.max())
    first, last = float(curve.propensity[0]), float(curve.propensity[-1])
    holds = bool((curve.credibility >= curve.threshold).all())
    met = curve.crossing
    place = None if met is None else number_text(met, declared(curve.name).unit)
    facts = {
        "label": label_of(curve.name, members),
        "low": level(low, high),
        "high": level(high, low),
        "stays": level(low),
        "flat": high - low < FLAT,
        "first": yearly(first, last) if np.ptp(curve.propensity) > STILL else None,
        "last": yearly(last, first),
        "end": "crossing" if place else "holds" if holds else "fails",
        "crossing": place,
    }
    text = SPEAKER.say("response", facts)
    return text.replace(f"deterrence {PLAIN.holds} ", f"deterrence {said.holds} ")
