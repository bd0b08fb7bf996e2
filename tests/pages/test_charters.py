"""Regional charters on the alliance network: shown apart, and nobody's friendship."""

import pytest

from deterrence_kit import load_scenario, scenario_names
from deterrence_kit.app.state import State
from deterrence_kit.datasets.accession import runs_on_today
from deterrence_kit.datasets.pledges import pledged_pairs
from deterrence_kit.pages.alliance_network.neighbours import (
    charters_of_today,
    friends_and_rivals,
    pairs_of_today,
    partners_of,
)
from deterrence_kit.pages.alliance_network.page import AllianceReading
from deterrence_kit.pages.alliance_network.pledge_words import past_words

TODAY = [name for name in scenario_names() if runs_on_today(load_scenario(name))]


def ring_of(name):
    roster = load_scenario(name)
    partners = partners_of(roster)
    return (
        roster,
        partners,
        [c for c in (*roster.codes, *roster.challenger_codes, *partners.codes) if c],
    )


@pytest.mark.parametrize("name", TODAY)
def test_a_charter_is_no_friendship_and_no_partnership(name):
    roster, partners, codes = ring_of(name)
    assert charters_of_today(codes).isdisjoint(pairs_of_today(codes))
    friends, rivals = friends_and_rivals(roster, partners)
    treaties = pledged_pairs(["defence"])
    for a, b in ((c, m) for c in roster.challenger_codes if c for m in roster.codes):
        if tuple(sorted((a, b))) not in treaties:
            assert (a, b) in rivals
            assert {(a, b), (b, a)}.isdisjoint(friends)
    assert all(tuple(sorted((a, b))) in treaties for a, b, _ in partners.pacts)


def test_iraq_and_the_gulf_states_share_a_charter_and_stay_apart():
    reading = AllianceReading(State("gcc-kuwait"))
    shown = reading.columns()["web_pacts"]
    league = shown["name"].index("Arab League")  # its treaty of 1950
    assert shown["count"][league] == 7
    assert shown["dash"][league] == "dotted"
    assert "across" not in [
        k for k, dash in zip(shown["kind"], shown["dash"], strict=True) if dash == "solid"
    ]
    said = reading.captions()["pacts"]
    assert "The Arab League is a regional charter" in said
    assert "Nobody is pledged to both" in said


def test_a_past_year_is_compared_with_treaties_and_charters_together():
    assert "today 15 have, regional charters counted" in past_words("1960", 10, 15, 8)
