"""What the explorer's pictures say."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from deterrence_kit.analysis import Attribution, Response
from deterrence_kit.app.second import Second
from deterrence_kit.model import Assessment, Persons
from deterrence_kit.model.rounding import beside, difference, level, percent, rounded_parts
from deterrence_kit.model.settings import declared
from deterrence_kit.views.labels import label_of, number_text, signed_points
from deterrence_kit.views.words import UNCHANGED, about, compared, direction, points

SECOND_CRISIS = "second crisis"  # its part in the waterfall


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
    if not why.parts:
        return "Nothing has been changed yet: this is the baseline. Move a lever and see why."
    change = float(difference(why.after, why.before))
    parts = [
        f"{label_of(name, members)} {signed_points(part)}"
        for name, part in _told(why, change).items()
    ]
    rest = len(_told(why, change, most=len(why.parts))) - len(parts)
    tail = f" and {rest} more" if rest > 0 else ""
    subject = {"credibility": "Credibility", "propensity": "The yearly chance of a challenge"}[
        outcome
    ]
    before = beside(why.after, why.before)[1]
    if outcome != "credibility":
        before = percent(float(before))
    against = f"{points(change)} than the baseline of" if direction(change) else "unchanged from"
    each = f"Points from each change: {', '.join(parts)}{tail}." if parts else "Nothing moves it."
    return f"{subject} is {against} {before}. {each}"


def _told(why: Attribution, change: float, most: int = 4) -> dict[str, float]:
    """The parts that are told: the first, without those that come to nothing."""
    parts = {n: part for n, part in rounded_parts(why.parts, change).items() if part}
    return dict(list(parts.items())[:most])


def apart_words(why: Attribution) -> str:
    """Levers and assumptions apart, and what comes of both together; nothing if only one kind moved."""
    if not (why.levers and why.assumptions):
        return ""
    parts = {
        "levers alone": sum(why.levers.values()),
        "assumptions alone": sum(why.assumptions.values()),
        "both together": why.interaction,
    }
    told = rounded_parts(parts, float(difference(why.after, why.before)))
    said = [f"{name} {signed_points(part)}" for name, part in told.items() if part]
    if len(said) < 2:
        return ""
    return f" Of the change, in points: {', '.join(said)}."


def shares_words(why: Attribution, members: Mapping[str, str], most: int = 3) -> str:
    """The largest shares of a change, in points, for a row of a card."""
    change = float(difference(why.after, why.before))
    parts = [(n, part) for n, part in rounded_parts(why.parts, change).items() if part][:most]
    said = [f"{label_of(n, members)} {signed_points(part)}" for n, part in parts]
    return ", ".join(said) or "nothing that was changed"


def response_words(curve: Response, members: Mapping[str, str]) -> str:
    """Where deterrence begins to hold along one lever."""
    label, unit = f"“{label_of(curve.name, members)}”", declared(curve.name).unit
    low, high = float(curve.credibility.min()), float(curve.credibility.max())
    ends = f"from {level(low, high)} to {level(high, low)}"
    span = f"Over its whole range, {label} moves credibility {ends}"
    if high - low < 0.0005:
        span = f"Credibility hardly moves with {label} (it stays at {level(low)})"
        if np.ptp(curve.propensity) > 1e-5:
            first, last = float(curve.propensity[0]), float(curve.propensity[-1])
            span += (
                f"; it moves the yearly chance of a challenge from "
                f"{percent(first, last)} to {percent(last, first)}"
            )
    if curve.crossing is not None:
        return f"{span}; credibility meets the threshold at {number_text(curve.crossing, unit)}."
    holds = bool((curve.credibility >= curve.threshold).all())
    return f"{span}; {'deterrence holds throughout' if holds else 'that alone is not enough'}."
