"""What the pictures say, in plain English."""

from __future__ import annotations

import numpy as np

from deterrence_kit.model import Assessment, Scenario, shortfall
from deterrence_kit.model.phrases import how_often, in_ten
from deterrence_kit.views.shapes import Answer, Card

UNCHANGED = "unchanged"
#: What a state is to a pact, by the code that pages and scripts decide on.
ROLES = {"protege": "protégé", "ally": "ally", "departed": "has left the pact"}


def direction(change: float) -> int:
    """The sign of a change of a probability, as far as it is shown.

    Examples
    --------
    >>> direction(0.083), direction(-0.01), direction(0.0001)
    (1, -1, 0)
    """
    if abs(100 * change) < 0.05:
        return 0
    return 1 if change > 0 else -1


def points(change: float) -> str:
    """A change of a probability, in points.

    Examples
    --------
    >>> points(0.083), points(-0.01), points(0.0001)
    ('8 points higher', '1 point lower', 'unchanged')
    """
    if not direction(change):
        return UNCHANGED
    size = abs(100 * change)
    number = f"{size:.0f}" if size >= 0.95 else f"{size:.1f}"
    plural = "" if number == "1" else "s"
    return f"{number} point{plural} {'higher' if change > 0 else 'lower'}"


def answer_words(scenario: Scenario, now: Assessment, before: Assessment) -> Answer:
    """The answer: figures as text, the changes, the verdict and the sentence."""
    holds = bool(now.holds)
    side = "Above" if holds else "Below"
    return {
        "credibility": f"{now.credibility:.2f}",
        "credibility_change": points(float(now.credibility - before.credibility)),
        "direction": direction(float(now.credibility - before.credibility)),
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


def bad_case_words(short: float) -> str:
    """How often less than half of the allies' help would come; nothing where there is none.

    Examples
    --------
    >>> bad_case_words(0.19), bad_case_words(0.0)
    ('Less than half of all help comes 2 times in 10.', 'Less than half of all help comes hardly ever.')
    """
    return (
        ""
        if np.isnan(short)
        else f"Less than half of all help comes {how_often(np.asarray(short))}."
    )


def network_words(
    scenario: Scenario, now: Assessment, without: float | None, correlation: float
) -> str:
    """Who would deliver most, how likely, what hangs on it, and how bad a bad case is.

    Parameters
    ----------
    without : float or None
        Credibility without that ally; None if there is no other ally.
    correlation : float
        How alike allies decide.
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
    hangs = "" if without is None else f"Without it, credibility is {without:.2f}."
    short = shortfall(now.member_resolve, now.delivered, scenario.home, correlation)
    return " ".join(filter(None, (sentence, hangs, bad_case_words(short))))


def named(name: str) -> str:
    """A state's name at the start of a sentence.

    Examples
    --------
    >>> named("United States"), named("Poland")
    ('The United States', 'Poland')
    """
    return f"The {name}" if name.startswith("United") else name


OUTCOMES = {"credibility": "Credibility", "propensity": "Armed challenge, a year"}


def card_words(scenario: Scenario, now: Assessment, place: int) -> Card:
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
    kind = "protege" if place == scenario.protege else "ally"
    return {
        "code": scenario.codes[place],
        "title": scenario.names[place],
        "role": ROLES[kind],
        "kind": kind,
        "rows": rows,
    }


def departed_card(code: str, name: str) -> Card:
    """The card of a member that has left: only its name and what became of it."""
    kind = "departed"
    return {"code": code, "title": name, "role": ROLES[kind], "kind": kind, "rows": []}
