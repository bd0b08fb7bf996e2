"""Claims: every sentence of the argument, run against the model. The sentence is the test's name."""

import tomllib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from deterrence_kit import Assumptions, assess, load_scenario, scenario_names

CLAIMS = tomllib.loads((Path(__file__).parent / "claims.toml").read_text(encoding="utf-8"))["claim"]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["sentence"])
def test_claim(claim):
    scenario = load_scenario("nato-estonia")
    start = claim.get("baseline", {})
    before = assess(scenario, scenario.levers_at(start))
    after = assess(scenario, scenario.levers_at({**start, **claim["move"]}))
    assert claim.get("rises", []) or claim.get("falls", [])
    for name in claim.get("rises", []):
        assert getattr(after, name) > getattr(before, name) + 1e-6, f"{name} should rise"
    for name in claim.get("falls", []):
        assert getattr(after, name) < getattr(before, name) - 1e-6, f"{name} should fall"


def test_asymmetry_of_power_makes_the_pact_hang_on_one_ally():
    """Losing the strongest ally costs most, and more the stronger it is."""
    scenario = load_scenario("nato-estonia")
    whole = float(assess(scenario).credibility)
    allies = [c for c in scenario.codes if c != "EST"]
    losses = {c: whole - float(assess(scenario.without(c)).credibility) for c in allies}
    assert max(losses, key=losses.get) == "USA"
    richer = replace(scenario, gdp=scenario.gdp * np.where(np.array(scenario.codes) == "USA", 2, 1))
    lost = float(assess(richer).credibility - assess(richer.without("USA")).credibility)
    assert lost > losses["USA"]


def test_ambiguity_makes_misjudgement_likelier_in_both_directions():
    """Vague terms pull the challenger's choice towards a coin toss, from above and from below."""
    scenario = load_scenario("nato-estonia")
    for stakes in (0.6, 1.9):
        vague, clear = (
            assess(
                scenario,
                scenario.levers_at({"clarity": c, "stakes": stakes}),
                Assumptions(weight_institutions=0.0),
            )
            for c in (0.0, 1.0)
        )
        assert abs(vague.challenge - 0.5) < abs(clear.challenge - 0.5)


def test_terrain_and_water_slow_the_side_that_crosses():
    scenario = load_scenario("us-japan")
    assert (
        assess(replace(scenario, crossing=0.8)).denial
        > assess(replace(scenario, crossing=0.0)).denial
    )
    dry = replace(scenario, water=scenario.water * 0)
    assert assess(dry).geography > assess(scenario).geography


def test_proximity_lift_compensates_distance():
    scenario = load_scenario("us-japan")
    far = replace(scenario, distance=scenario.distance + 4000 * (1 - scenario.home))
    assert assess(far).geography < assess(scenario).geography
    fast = assess(far, far.levers_at({"lift": 2000}))
    assert fast.geography > assess(far).geography


def test_what_the_pact_adds_orders_the_scenarios_sensibly():
    """NATO's eastern commitments add most; a pact that failed its protégé three times adds little."""
    added = {n: float(assess(load_scenario(n)).added) for n in scenario_names()}
    resolve = {n: float(assess(load_scenario(n)).resolve) for n in scenario_names()}
    assert max(added, key=added.get) == "nato-estonia"
    assert added["csto-armenia"] < 0.5 * added["nato-estonia"]
    assert resolve["csto-armenia"] < resolve["us-philippines"] < resolve["us-japan"]
    assert min(resolve, key=resolve.get) in ("csto-armenia", "poland-1939")
