"""Who else is pledged to whom: the challenger's partners, today's pairs, those of a year."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import numpy as np

from deterrence_kit.datasets import past_pacts, tables
from deterrence_kit.datasets.accession import runs_on_today
from deterrence_kit.datasets.past_pacts import Pair
from deterrence_kit.datasets.pledges import DEFENCE, OBLIGING, Kind, pledged_pairs
from deterrence_kit.datasets.world import strength_today, world_totals
from deterrence_kit.model import Scenario
from deterrence_kit.pages.alliance_network.arrangement import Partners
from deterrence_kit.pages.alliance_network.choices import TODAY

MOST_PARTNERS = 10


def pairs_of_today(codes: Iterable[str], kinds: Iterable[Kind] = DEFENCE) -> frozenset[Pair]:
    """The pairs of states that are pledged today by a pact of one of these kinds.

    By defence pacts alone, unless others are asked for: a regional charter binds rivals, too, so
    it says nothing of sides.
    """
    wanted = set(codes)
    return frozenset(pair for pair in pledged_pairs(kinds) if wanted.issuperset(pair))


def partners_of(roster: Scenario) -> Partners:
    """The strongest states outside the pact that have a defence pact with a challenger.

    Only for scenarios of today: the tables hold today's pacts.
    """
    found = dict(_pacts_of_challengers(roster)) if runs_on_today(roster) else {}
    inside = {*roster.codes, *roster.challenger_codes}
    outside = sorted({b for _, b in found} - inside, key=lambda code: (-_strength(code), code))
    kept = outside[:MOST_PARTNERS]
    states = [tables.states()[code] for code in kept]
    return Partners(
        codes=tuple(kept),
        names=tuple(str(s["name"]) for s in states),
        strength=np.array([_strength(code) for code in kept]),
        latitude=np.array([float(s["lat"] or 0) for s in states]),
        longitude=np.array([float(s["lon"] or 0) for s in states]),
        pacts=tuple((a, b, name) for (a, b), name in found.items() if b in {*kept, *inside}),
        more=len(outside) - len(kept),
    )


def _pacts_of_challengers(roster: Scenario) -> Iterable[tuple[Pair, str]]:
    for pair, names in pledged_pairs().items():
        for one, other in (pair, pair[::-1]):
            if one in roster.challenger_codes:
                yield (one, other), " and ".join(names)


def _strength(code: str) -> float:
    return strength_today(tables.states()[code], world_totals())


def friends_and_rivals(scenario: Scenario, partners: Partners) -> tuple[set[Pair], set[Pair]]:
    """Signed ties: members and partners are friends of their own side; the challenger a rival.

    The pact is a tie between each two members; a defence pact of today is one too. Each challenger
    is a rival of each member, unless those two have a defence pact.
    """
    challengers = {code for code in scenario.challenger_codes if code}
    codes = {*scenario.codes, *challengers, *partners.codes}
    known = pairs_of_today(codes) if runs_on_today(scenario) else frozenset()
    friends = {*combinations(scenario.codes, 2), *known}
    both = {frozenset(pair) for pair in known}
    against = {(c, m) for c in challengers for m in scenario.codes}
    return friends, {pair for pair in against if frozenset(pair) not in both}


def charters_of_today(codes: Iterable[str]) -> frozenset[Pair]:
    """The pairs that nothing but the charter of a region binds today."""
    codes = set(codes)
    return pairs_of_today(codes, OBLIGING) - pairs_of_today(codes)


def pacts_in(
    when: str, codes: Iterable[str], absent: tuple[str, ...]
) -> tuple[frozenset[Pair], str]:
    """The pairs with a defence pact in a year, or today's and what stands in the way, where one asked.

    Files of past years count regional charters as defence pacts; today's are kept apart from them.

    Parameters
    ----------
    when : str
        ``"today"`` or a year.
    codes : iterable of str
    absent : tuple of str
        The files that are not in place.
    """
    codes = set(codes)
    today = pairs_of_today(codes)
    if not codes & tables.states().keys():
        return today, "These states are invented, so the tables hold no pacts of them."
    if absent:
        return today, ""
    try:
        return (today if when == TODAY else past_pacts.defence_pacts(int(when), codes)), ""
    except past_pacts.PastPactsError as fault:
        return today, f"{fault} So today's pacts are shown."
