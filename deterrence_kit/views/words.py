"""What the pictures say, in plain English."""

from __future__ import annotations

import numpy as np

from deterrence_kit.model import Assessment, Persons, Scenario, shortfall
from deterrence_kit.model.rounding import beside, difference, level, two_parts, yearly
from deterrence_kit.model.severity.ladder import RUNGS
from deterrence_kit.model.telling.facts import facts_of
from deterrence_kit.views.figures_told import ALL, about, direction, points
from deterrence_kit.views.figures_told import compared as compared
from deterrence_kit.views.figures_told import named as named
from deterrence_kit.views.ladder_words import rungs_text
from deterrence_kit.views.names import possessive
from deterrence_kit.views.sentences import say
from deterrence_kit.views.shapes import Answer, Card
from deterrence_kit.views.verdict_words import verdict_and_why

#: What a state is to a pact, by the code that pages and scripts decide on.
ROLES = {"protege": "protégé", "ally": "ally", "departed": "has left the pact"}


def answer_words(
    scenario: Scenario, now: Assessment, before: Assessment, restoring: str = ""
) -> Answer:
    """The answer: figures as text, the changes, the verdict and the sentence.

    Parameters
    ----------
    restoring : str
        Where a war is under way: what would restore deterrence, by the model, in a sentence.
    """
    here, bound = float(now.credibility), float(now.threshold)
    change = float(difference(now.credibility, before.credibility))
    chance, chance_before = float(now.propensity), float(before.propensity)
    war, war_before = float(now.war), float(before.war)
    own, added = two_parts(here, float(now.denial_alone), bound)
    owner = possessive(scenario.protege_name)
    facts = facts_of(now, before) | {"owner": owner, "own": own, "added": added}
    verdict, why = verdict_and_why(scenario, now, say("verdict", facts), say("verdict_why", facts))
    return {
        "credibility": level(here, bound),
        "credibility_change": points(change),
        "credibility_against": " against ".join(beside(here, float(before.credibility))),
        "direction": direction(change),
        "threshold": level(bound, here),
        "propensity": yearly(chance, chance_before),
        "propensity_before": yearly(chance_before, chance),
        "war": yearly(war, war_before),
        "war_before": yearly(war_before, war),
        "rungs": rungs_text(*([float(getattr(of, n)) for n in RUNGS[:-1]] for of in (now, before))),
        "verdict": verdict,
        "verdict_why": why,
        "holds": facts["holds"] and not scenario.war,
        "parts": say("parts", facts),
        "sentence": f"{scenario.war.sentence} {restoring}"
        if scenario.war
        else say("answer", facts),
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
    return say("bad_case", {"short": None if np.isnan(short) else short})


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
    share = float(helped[first] / max(helped.sum(), 1e-30))
    short = shortfall(now.member_resolve, now.delivered, scenario.home, correlation)
    facts = {
        "any": bool(helped.any()),
        "first": scenario.names[first],
        "all": share > ALL,
        "share": share,
        "first_resolve": float(now.member_resolve[first]),
        "without": without,
        "short": None if np.isnan(short) else short,
    }
    return say("network", facts)


OUTCOMES = {"credibility": "Credibility", "propensity": "Armed challenge, a year"}


def card_words(scenario: Scenario, now: Assessment, place: int, persons: Persons) -> Card:
    """One state's card: a title and rows of what, how much.

    Parameters
    ----------
    persons : Persons
        Of the same case: how many each member sends, and by when they are there.
    """
    helped = now.delivered * (1 - scenario.home)
    share = helped[place] / max(helped.sum(), 1e-30)
    rows = [
        ("Spending", f"{100 * now.burden[place]:.2f} % of GDP"),
        ("Personnel", _heads(scenario, place)),
        ("Arrives in time", f"{100 * now.arrival[place]:.0f} % of what is ready"),
        *person_rows(persons, place, ally=place != scenario.protege),
    ]
    if place != scenario.protege:
        rows = [
            ("Honours the commitment", f"{now.member_resolve[place]:.2f}"),
            ("Share of what allies deliver", f"{100 * share:.1f} %"),
            *rows,
            ("Distance to the theatre", f"{scenario.distance[place]:,.0f} km"),
            ("In the theatre today", f"{scenario.forward[place]:,.0f} persons"),
            *_next_door(scenario, place),
            *_share(scenario, place),
        ]
    kind = "protege" if place == scenario.protege else "ally"
    return {
        "code": scenario.codes[place],
        "title": scenario.names[place],
        "role": ROLES[kind],
        "kind": kind,
        "rows": rows,
    }


def _heads(scenario: Scenario, place: int) -> str:
    reserves = scenario.reserves[place]
    told = f"{scenario.personnel[place]:,.0f}"
    return f"{told}, and {reserves:,.0f} in the reserves" if reserves else told


def _next_door(scenario: Scenario, place: int) -> list[tuple[str, str]]:
    near = scenario.near[place]
    return [("In a state next door", f"{near:,.0f} persons")] if near else []


def _share(scenario: Scenario, place: int) -> list[tuple[str, str]]:
    """The theatre share, what a second crisis takes of it, and why it is what it is."""
    text = f"{100 * scenario.theatre_share[place]:.0f} % of what is ready"
    taken = scenario.elsewhere[place]
    if taken:
        text += f"; {100 * taken:.0f} % is pledged to the second crisis first"
    why = scenario.share_why.get(scenario.codes[place], "")
    return [("Theatre share", text)] + [("Why that share", why)] * bool(why)


def person_rows(persons: Persons, place: int, *, ally: bool) -> list[tuple[str, str]]:
    """How many persons would be sent, and how many of them there by which day.

    Examples
    --------
    >>> found = Persons(np.array([10.0, 180.0]), np.array([9000.0]), np.array([[1234.0], [8000.0]]))
    >>> person_rows(found, 0, ally=True)
    [('Would send', 'about 9,000 persons'), ('There by day', '10: 1,200; 180: 8,000')]
    """
    by = "; ".join(
        f"{day:.0f}: {about(there)}"
        for day, there in zip(persons.days, persons.there[:, place], strict=True)
    )
    sends = "Would send" if ally else "Could field"
    return [(sends, f"about {about(persons.sent[place])} persons"), ("There by day", by)]


def departed_card(code: str, name: str) -> Card:
    """The card of a member that has left: only its name and what became of it."""
    kind = "departed"
    return {"code": code, "title": name, "role": ROLES[kind], "kind": kind, "rows": []}
