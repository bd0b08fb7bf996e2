"""Pacts among the members, the challengers and their partners: sides, bundles, and who is alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from deterrence_kit.datasets.pledges import pledged_groups
from deterrence_kit.pages.alliance_network.bundles import (
    MOST,
    Bundle,
    alike,
    bundles_of_groups,
    bundles_of_pairs,
    on_both_sides,
)
from deterrence_kit.pages.alliance_network.choices import TODAY
from deterrence_kit.pages.alliance_network.findings import partners_with, roster_with
from deterrence_kit.pages.alliance_network.neighbours import charters_of_today, pacts_in
from deterrence_kit.pages.alliance_network.pledge_words import past_words, pledge_words

MEMBERS, RIVALS = "members", "rivals"  # the sides


@dataclass(frozen=True)
class Pledges:
    """What is drawn: states with their sides, pacts, and the rows of states that are alike."""

    names: Mapping[str, str]
    sides: Mapping[str, str]
    protege: str
    bundles: tuple[Bundle, ...]
    rows: tuple[tuple[str, ...], ...]
    words: str


@lru_cache(maxsize=64)
def pledges(name: str, joined: tuple[str, ...], when: str, absent: tuple[str, ...]) -> Pledges:
    """The pacts of a year; `absent` are the files of past years that are not in place."""
    roster, partners = roster_with(name, joined), partners_with(name, joined)
    named = dict(zip(roster.codes, roster.names, strict=True))
    sides = dict.fromkeys(roster.codes, MEMBERS)
    challengers = zip(roster.challenger_codes, roster.challenger_names, strict=True)
    for code, state in (*challengers, *zip(partners.codes, partners.names, strict=True)):
        if code:
            named[code], sides[code] = state, RIVALS
    pacts, note = pacts_in(when, named, absent)
    charters = bundles_of_groups(pledged_groups(["charter"]), named, named, charter=True)
    if note or absent or when == TODAY:
        bundles = bundles_of_groups(pledged_groups(), named, named) + charters
        both = [named[code] for code in on_both_sides(sides, bundles)]
        words = pledge_words(bundles, frozenset(roster.codes), both, note)
    else:
        bundles = bundles_of_pairs(pacts, named)
        now = pacts_in(TODAY, named, absent)[0] | charters_of_today(named)
        words = past_words(when, len(pacts), len(now), len(named))
    home = roster.codes[roster.protege]
    shown = tuple(bundles[:MOST])
    order = [home, *(code for code in named if code != home)]
    return Pledges(named, sides, home, shown, tuple(alike(order, sides, shown, home)), words)
