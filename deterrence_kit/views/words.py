"""What the pictures say, in plain English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from deterrence_kit.model import Assessment, Scenario
from deterrence_kit.model.phrases import in_ten
from deterrence_kit.model.settings import declared
from deterrence_kit.views.labels import label_of, number_text

if TYPE_CHECKING:
    from deterrence_kit.analysis import Attribution, Response


def points(change: float) -> str:
    """A change of a probability, in points.

    Examples
    --------
    >>> points(0.083), points(-0.01), points(0.0001)
    ('8 points higher', '1 point lower', 'unchanged')
    """
    size = abs(100 * change)
    if size < 0.05:
        return "unchanged"
    number = f"{size:.0f}" if size >= 0.95 else f"{size:.1f}"
    plural = "" if number == "1" else "s"
    return f"{number} point{plural} {'higher' if change > 0 else 'lower'}"


def answer_words(scenario: Scenario, now: Assessment, before: Assessment) -> dict[str, Any]:
    """The answer: figures as text, the changes, the verdict and the sentence."""
    holds = bool(now.holds)
    side = "Above" if holds else "Below"
    return {
        "credibility": f"{now.credibility:.2f}",
        "credibility_change": points(float(now.credibility - before.credibility)),
        "threshold": f"{now.threshold:.2f}",
        "propensity": f"{100 * now.propensity:.1f} %",
        "propensity_before": f"{100 * before.propensity:.1f} %",
        "verdict": f"{side} threshold {now.threshold:.2f}",
        "verdict_why": "attacking does not pay" if holds else "attacking pays",
        "holds": holds,
        "parts": (
            f"{now.denial_alone:.2f} is {scenario.protege_name}'s own defence; "
            f"the pact adds {now.added:.2f}"
        ),
        "sentence": now.sentence(),
        "levels": {
            "credibility": float(now.credibility),
            "alone": float(now.denial_alone),
            "before": float(before.credibility),
            "threshold": float(now.threshold),
        },
        "pillars": [
            {
                "name": name,
                "now": float(getattr(now, field)),
                "before": float(getattr(before, field)),
            }
            for field, name in PILLARS.items()
        ],
    }


PILLARS = {
    "capability": "Capability",
    "cohesion": "Cohesion",
    "burden_sharing": "Burden sharing",
    "geography": "Geography",
}


def network_words(scenario: Scenario, now: Assessment, without: float | None) -> str:
    """Who would deliver most, how likely, and what hangs on it.

    Parameters
    ----------
    without : float or None
        Credibility without that ally; None if there is no other ally.
    """
    helped = now.delivered * (1 - scenario.home)
    first = int(np.argmax(helped))
    share = helped[first] / max(helped.sum(), 1e-30)
    most = f"most, {100 * share:.0f} % of what allies deliver in time"
    if share > 0.995:
        most = "all or nearly all of what allies deliver in time"
    sentence = (
        f"{named(scenario.names[first])} would deliver {most}, and honours its "
        f"commitment with a probability of {now.member_resolve[first]:.2f} "
        f"({in_ten(now.member_resolve[first])})."
    )
    return sentence if without is None else f"{sentence} Without it, credibility is {without:.2f}."


def named(name: str) -> str:
    """A state's name at the start of a sentence.

    Examples
    --------
    >>> named("United States"), named("Poland")
    ('The United States', 'Poland')
    """
    return f"The {name}" if name.startswith("United") else name


OUTCOMES = {"credibility": "Credibility", "propensity": "Armed challenge, a year"}


def why_words(why: Attribution, members: Mapping[str, str], outcome: str = "credibility") -> str:
    """What made the difference to the baseline."""
    if not why.parts:
        return "Nothing has been changed yet: this is the baseline. Move a lever and see why."
    parts = [
        f"{label_of(name, members)} {100 * change:+.1f}".replace("-", "−")
        for name, change in list(why.parts.items())[:4]
    ]
    rest = len(why.parts) - len(parts)
    tail = f" and {rest} more" if rest > 0 else ""
    subject = {"credibility": "Credibility", "propensity": "The yearly chance of a challenge"}[
        outcome
    ]
    level = f"{why.before:.2f}" if outcome == "credibility" else f"{100 * why.before:.1f} %"
    difference = points(why.after - why.before)
    against = "" if difference == "unchanged" else "than "
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
    said = [f"{name} {100 * part:+.1f}".replace("-", "−") for name, part in parts]
    return f" Of the change, in points: {', '.join(said)}."


def shares_words(why: Attribution, members: Mapping[str, str], most: int = 3) -> str:
    """The largest shares of a change, in points, for a row of a card."""
    parts = [(n, part) for n, part in why.parts.items() if abs(part) >= 0.0005][:most]
    said = [f"{label_of(n, members)} {100 * part:+.1f}".replace("-", "−") for n, part in parts]
    return ", ".join(said) or "nothing that was changed"


def response_words(curve: Response, members: Mapping[str, str]) -> str:
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
    return f"{span}; {'deterrence holds throughout' if holds else 'that alone is not enough'}."


def card_words(scenario: Scenario, now: Assessment, place: int) -> dict[str, Any]:
    """One state's card: a title and rows of what, how much."""
    helped = now.delivered * (1 - scenario.home)
    share = helped[place] / max(helped.sum(), 1e-30)
    rows = [
        ("Spending", f"{100 * now.burden[place]:.1f} % of GDP"),
        ("Personnel", f"{scenario.personnel[place]:,.0f}"),
        ("Arrives in time", f"{100 * now.arrival[place]:.0f} % of what is ready"),
    ]
    if place != scenario.protege:
        rows = [
            ("Honours the commitment", f"{now.member_resolve[place]:.2f}"),
            ("Share of what allies deliver", f"{100 * share:.1f} %"),
            *rows,
            ("Distance to the theatre", f"{scenario.distance[place]:,.0f} km"),
            ("In the theatre today", f"{scenario.forward[place]:,.0f} persons"),
        ]
    role = "protégé" if place == scenario.protege else "ally"
    return {
        "code": scenario.codes[place],
        "title": scenario.names[place],
        "role": role,
        "rows": rows,
    }


def departed_card(code: str, name: str) -> dict[str, Any]:
    """The card of a member that has left: only its name and what became of it."""
    return {"code": code, "title": name, "role": "has left the pact", "rows": []}
