"""What the pictures of the alliance say, in plain English."""

from __future__ import annotations

import numpy as np

from deterrence_kit.model import Scenario, shortfall
from deterrence_kit.model.phrases import in_ten
from deterrence_kit.model.rounding import beside
from deterrence_kit.pages.alliance_network.arrangement import Partners
from deterrence_kit.pages.alliance_network.standing import Standing
from deterrence_kit.views.labels import listed
from deterrence_kit.views.words import bad_case_words, compared, named


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
    first = int(np.argmax(helped))
    share = helped[first] / max(helped.sum(), 1e-30)
    sentences = [
        f"{named(scenario.names[first])} would deliver most: {100 * share:.0f} % of what allies "
        f"deliver in time, with a resolve of {now.member_resolve[first]:.2f} "
        f"({in_ten(now.member_resolve[first])}).",
        bad_case_words(shortfall(now.member_resolve, now.delivered, scenario.home, correlation)),
        _changed("left", left),
        _changed("joined", joined),
        _rivals(scenario, partners),
    ]
    return " ".join(filter(None, sentences))


def _changed(what: str, names: tuple[str, ...]) -> str:
    return f"{listed(names)} {'have' if len(names) > 1 else 'has'} {what}." if names else ""


def _rivals(scenario: Scenario, partners: Partners) -> str:
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
    first = hangs.pivotal
    lost = float(hangs.lost.max())
    here = beside(float(hangs.without.min()), float(hangs.credibility))
    less = compared(float(hangs.without.min()), float(hangs.credibility))
    if len(hangs.codes) == 1:
        return (
            f"{named(it.name(first))} is the only ally: without it, {it.scenario.protege_name} "
            f"stands alone and credibility is {here[0]} instead of {here[1]}, {less}."
        )
    gain = int(np.sum(hangs.lost < -0.0005))
    tail = ""
    if gain:
        tail = (
            f" Without {gain} of the {len(hangs.codes)} allies it would be higher: a larger part of "
            "what is left is then to be expected, and that weighs more than the force that is gone."
        )
    if lost < 0.0005:
        return (
            "No ally alone makes a difference: without any one of them, credibility stays at "
            f"{hangs.credibility:.2f}."
        )
    return (
        f"The pact hangs most on {the(it.name(first))}: without it alone, credibility falls from "
        f"{here[1]} to {here[0]}, {less}.{tail}"
    )


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
    if not hangs.pair:
        return f"All help comes from {the(it.name(hangs.pivotal))}. {_balance_words(it)}"
    who = listed([the(it.name(code)) for code in hangs.pair])
    first = (
        f"Without {the(it.name(hangs.pivotal))}, credibility would be {hangs.without.min():.2f}; if"
    )
    return (
        f"{first} {who} both left, {hangs.without_pair:.2f}. The least certain "
        f"commitment is that of {the(it.name(help_.weakest))}; of the help that is expected to stay "
        f"away, {100 * help_.doubt:.0f} % is that of {the(it.name(help_.doubted))}."
        f"{_spread_words(help_.effective_allies)} {_balance_words(it)}"
    )


def _spread_words(equal: float) -> str:
    if np.isnan(equal):
        return ""
    if equal < 1.05:
        return " Nearly all help comes from one ally."
    return f" Help is as concentrated as if {equal:.1f} equal allies sent it."


def _balance_words(it: Standing) -> str:
    found = it.balance
    if not found.triangles:
        return "Friends and rivals form no triangle here, so their balance cannot be judged."
    if found.balanced == found.triangles:
        return "No state stands between friends and rivals: all triangles are balanced."
    torn = found.triangles - found.balanced
    return (
        f"{torn} of {found.triangles} triangles of friends and rivals are out of balance: some state "
        "has pacts on both sides."
    )
