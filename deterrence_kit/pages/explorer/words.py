"""What the explorer's pictures say."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from deterrence_kit.analysis import Attribution, Response
from deterrence_kit.app.second import Second
from deterrence_kit.model import Assessment, Persons
from deterrence_kit.model.settings import declared
from deterrence_kit.views.labels import label_of, number_text, signed_points
from deterrence_kit.views.verdict_words import PLAIN, Wording
from deterrence_kit.views.words import UNCHANGED, about, direction, points

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
    lost = points(float(now.credibility - one.credibility))
    told = "hardly changes credibility" if lost == UNCHANGED else f"makes credibility {lost}"
    return (
        f"A crisis at {second.title} at the same time takes about {about(fewer)} of the "
        f"{about(float(sent_alone.sent.sum()))} persons who would be sent, and {told}."
    )


def why_words(why: Attribution, members: Mapping[str, str], outcome: str = "credibility") -> str:
    """What made the difference to the baseline."""
    if not why.parts:
        return "Nothing has been changed yet: this is the baseline. Move a lever and see why."
    parts = [
        f"{label_of(name, members)} {signed_points(change)}"
        for name, change in list(why.parts.items())[:4]
    ]
    rest = len(why.parts) - len(parts)
    tail = f" and {rest} more" if rest > 0 else ""
    subject = {"credibility": "Credibility", "propensity": "The yearly chance of a challenge"}[
        outcome
    ]
    level = f"{why.before:.2f}" if outcome == "credibility" else f"{100 * why.before:.1f} %"
    difference = points(why.after - why.before)
    against = "than " if direction(why.after - why.before) else ""
    return (
        f"{subject} is {difference} {against}{'(baseline' if not against else 'the baseline of'} "
        f"{level}{')' if not against else ''}. Points from each change: {', '.join(parts)}{tail}."
    )


def apart_words(why: Attribution) -> str:
    """Levers and assumptions apart, and what comes of both together; nothing if only one kind moved."""
    if not (why.levers and why.assumptions):
        return ""
    levers, assumptions = sum(why.levers.values()), sum(why.assumptions.values())
    parts = [
        ("levers alone", levers),
        ("assumptions alone", assumptions),
        ("both together", why.interaction),
    ]
    said = [f"{name} {signed_points(part)}" for name, part in parts]
    return f" Of the change, in points: {', '.join(said)}."


def shares_words(why: Attribution, members: Mapping[str, str], most: int = 3) -> str:
    """The largest shares of a change, in points, for a row of a card."""
    parts = [(n, part) for n, part in why.parts.items() if abs(part) >= 0.0005][:most]
    said = [f"{label_of(n, members)} {signed_points(part)}" for n, part in parts]
    return ", ".join(said) or "nothing that was changed"


def response_words(curve: Response, members: Mapping[str, str], said: Wording = PLAIN) -> str:
    """Where deterrence begins to hold along one lever."""
    label, unit = label_of(curve.name, members), declared(curve.name).unit
    low, high = curve.credibility.min(), curve.credibility.max()
    span = f"Over its whole range, {label.lower()} moves credibility from {low:.2f} to {high:.2f}"
    if high - low < 0.0005:
        span = f"{label} hardly moves credibility (it stays at {low:.2f})"
        if np.ptp(curve.propensity) > 1e-5:
            span += (
                f"; it moves the yearly chance of a challenge from "
                f"{100 * curve.propensity[0]:.1f} to {100 * curve.propensity[-1]:.1f} %"
            )
    if curve.crossing is not None:
        return f"{span}; credibility meets the threshold at {number_text(curve.crossing, unit)}."
    holds = bool((curve.credibility >= curve.threshold).all())
    return (
        f"{span}; {f'deterrence {said.holds} throughout' if holds else 'that alone is not enough'}."
    )
