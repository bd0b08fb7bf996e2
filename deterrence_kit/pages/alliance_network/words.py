"""What the pictures of the alliance say, in plain English."""

from __future__ import annotations

from typing import Any

import numpy as np

from deterrence_kit.analysis.alliance.balance import Balance
from deterrence_kit.model import Scenario, shortfall
from deterrence_kit.model.members import largest_at
from deterrence_kit.model.rounding import beside
from deterrence_kit.pages.alliance_network.arrangement import Partners
from deterrence_kit.pages.alliance_network.sentences import SENTENCES
from deterrence_kit.pages.alliance_network.standing import Standing
from deterrence_kit.views.labels import listed
from deterrence_kit.views.sentences import speaker
from deterrence_kit.views.words import compared, named

NO_MATTER = 0.0005  # of credibility: less lost is nothing
ALL_FROM_ONE = 1.05  # equal allies
SPEAKER = speaker(SENTENCES)


def alliance_words(
    it: Standing,
    partners: Partners,
    left: tuple[str, ...],
    joined: tuple[str, ...],
    correlation: float,
) -> str:
    """Who would deliver most, how bad a bad case is, who has left or joined, the other side."""
    scenario, now = it.scenario, it.assessment
    helped = now.delivered * (1 - scenario.home)
    shares = helped / max(float(helped.sum()), 1e-30)
    first = largest_at(shares)
    short = shortfall(now.member_resolve, now.delivered, scenario.home, correlation)
    facts = {
        "any": bool(helped.any()),
        "first": scenario.names[first],
        "share": shares[first],
        "first_resolve": now.member_resolve[first],
        "short": None if np.isnan(short) else short,
        **_who("left", left),
        **_who("joined", joined),
        "rivals": rivals_words(scenario, partners),
    }
    return SPEAKER.say("alliance", facts)


def _who(what: str, names: tuple[str, ...]) -> dict[str, Any]:
    return {what: listed(names) or None, f"{what}_have": "have" if len(names) > 1 else "has"}


def rivals_words(scenario: Scenario, partners: Partners) -> str:
    """The pacts of the other side, which no lever moves.

    Parameters
    ----------
    scenario : Scenario
    partners : Partners
    """
    who = named(scenario.challenger_name)
    verb = "have" if len(scenario.challenger_names) > 1 else "has"
    if not any(scenario.challenger_codes):
        return f"{who} is not a state, so it has no pacts."
    if not partners.pacts:
        return f"{who} {verb} no defence pact in the tables, which hold those of today."
    others = {code for pact in partners.pacts for code in pact[:2]} - {*scenario.challenger_codes}
    count = len(others) + partners.more
    more = f"; the {len(partners.codes)} strongest of them are drawn" if partners.more else ""
    with_whom = f"{count} other states" if count > 1 else the(_name(scenario, partners, *others))
    return (
        f"{who} {verb} {'defence pacts' if count > 1 else 'a defence pact'} with {with_whom}{more}."
    )


def _name(scenario: Scenario, partners: Partners, code: str) -> str:
    codes, names = (*scenario.codes, *partners.codes), (*scenario.names, *partners.names)
    return names[codes.index(code)] if code in codes else code


def ranking_words(it: Standing) -> str:
    """Whom the pact hangs on."""
    hangs = it.dependence
    least, whole = float(hangs.without.min()), float(hangs.credibility)
    falls_to, stands_at = beside(least, whole)
    better = int(np.sum(hangs.lost < -NO_MATTER))
    nobody = float(hangs.lost.max()) < NO_MATTER
    facts = {
        "hangs": "only" if len(hangs.codes) == 1 else "nobody" if nobody else "somebody",
        "ally": it.name(hangs.pivotal),
        "ally_in_text": the(it.name(hangs.pivotal)),
        "protege": it.scenario.protege_name,
        "falls_to": falls_to,
        "stands_at": stands_at,
        "less": compared(least, whole),
        "credible": whole,
        "better_without": better or None,
        "allies": len(hangs.codes),
    }
    return SPEAKER.say("ranking", facts)


def the(name: str) -> str:
    """A state's name inside a sentence.

    Examples
    --------
    >>> the("United States"), the("Poland")
    ('the United States', 'Poland')
    """
    return f"{named(name)[0].lower()}{named(name)[1:]}" if named(name) != name else name


def measures_words(it: Standing) -> str:
    """What is left without two, the weakest commitments, and how concentrated help is."""
    hangs, help_ = it.dependence, it.delivery
    facts = {
        "alone": not hangs.pair,
        "ally_in_text": the(it.name(hangs.pivotal)),
        "two": listed([the(it.name(code)) for code in hangs.pair]),
        "without_one": hangs.without.min(),
        "without_two": hangs.without_pair,
        "weakest": the(it.name(help_.weakest)),
        "doubted": the(it.name(help_.doubted)),
        "doubt": help_.doubt,
        "concentrated": _concentrated(help_.effective_allies),
        "equal_allies": help_.effective_allies,
        "balance": balance_words(it.balance),
    }
    return SPEAKER.say("measures", facts)


def _concentrated(equal: float) -> str:
    if np.isnan(equal):
        return "unknown"
    return "one" if equal < ALL_FROM_ONE else "several"


def balance_words(found: Balance) -> str:
    """Whether friends and rivals form triangles that are in balance, which no lever moves.

    Examples
    --------
    >>> balance_words(Balance(4, 4))
    'No state stands between friends and rivals: all triangles are balanced.'
    """
    if not found.triangles:
        return "Friends and rivals form no triangle here, so their balance cannot be judged."
    if found.balanced == found.triangles:
        return "No state stands between friends and rivals: all triangles are balanced."
    torn = found.triangles - found.balanced
    return (
        f"{torn} of {found.triangles} triangles of friends and rivals are out of balance: some state "
        "has pacts on both sides."
    )
