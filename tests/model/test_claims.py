"""Claims: every sentence of the argument, run against the model. The sentence is the test's name."""

from dataclasses import replace

import pytest

from deterrence_kit import assess, load_scenario, scenario_names
from deterrence_kit.evidence.claims import Claim, argument, claims
from deterrence_kit.evidence.trials import tried


@pytest.mark.parametrize("claim", claims(), ids=lambda claim: claim.sentence)
def test_claim(claim):
    found = tried(claim)
    assert found.passed, found.words


def test_every_row_of_the_argument_is_covered():
    assert len(argument()) == 20
    assert {row for claim in claims() for row in claim.rows} == set(range(1, 21))


def test_no_claim_is_made_twice():
    sentences = [claim.sentence for claim in claims()]
    assert len(sentences) == len(set(sentences))


def test_no_claim_holds_the_other_way_round():
    """What is claimed can be false: the opposite direction does not pass as well."""
    turned = [replace(claim, rises=claim.falls, falls=claim.rises) for claim in claims()]
    assert [claim.sentence for claim in turned if tried(claim).passed] == []


def test_a_claim_about_nothing_does_not_pass():
    assert not tried(Claim(sentence="Nothing.", move={"clarity": 0.9})).passed
    still = Claim(sentence="Still.", move={"guideline": 3.5}, rises=("burden_sharing",))
    assert not tried(still).passed
    assert "stays at" in tried(still).words


def test_a_claim_about_something_unknown_is_refused_with_a_sentence():
    with pytest.raises(ValueError, match="“Odd” moves 'clarty', which no table declares"):
        tried(Claim(sentence="Odd", move={"clarty": 0.9}, rises=("resolve",)))
    with pytest.raises(ValueError, match="“Odd” asks for 'peace', which nothing here computes"):
        tried(Claim(sentence="Odd", move={"clarity": 0.9}, rises=("peace",)))
    twice = {"plan": "3:leave:USA;5:leave:USA"}
    with pytest.raises(ValueError, match="USA has already left"):
        tried(Claim(sentence="Odd", kind="years", move=twice, falls=("trust",)))


def test_losing_the_strongest_ally_costs_most():
    scenario = load_scenario("nato-estonia")
    allies = [c for c in scenario.codes if c != "EST"]
    left = {c: float(assess(scenario.without(c)).credibility) for c in allies}
    assert min(left, key=left.get) == "USA"


def test_what_the_pact_adds_orders_the_scenarios_sensibly():
    """NATO's eastern commitments add most today; a pact that failed its protégé thrice adds little."""
    today = [n for n in scenario_names() if load_scenario(n).year >= 2025]
    added = {n: float(assess(load_scenario(n)).added) for n in today}
    resolve = {n: float(assess(load_scenario(n)).resolve) for n in scenario_names()}
    assert max(added, key=added.get) == "nato-estonia"
    assert added["csto-armenia"] < 0.5 * added["nato-estonia"]
    assert resolve["csto-armenia"] < resolve["us-philippines"] < resolve["us-japan"]
    assert min(resolve, key=resolve.get) in ("csto-armenia", "poland-1939", "korea-1950")
