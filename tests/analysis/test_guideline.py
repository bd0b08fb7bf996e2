"""What meeting the guideline costs and buys: against the slow way, and the laws it must keep."""

from dataclasses import replace

import numpy as np
import pytest

from deterrence_kit import assess, load_scenario
from deterrence_kit.analysis import assess_cases
from deterrence_kit.analysis.alliance.guideline import guideline_met
from deterrence_kit.analysis.alliance.other_burdens import other_burdens
from deterrence_kit.datasets import scenario_names
from deterrence_kit.model.burden_sharing import guideline_gap

CHANGES = [
    {},
    {"guideline": 3.5},
    {"guideline": 5.0, "spending": 0.8, "spending.USA": 1.4},
    {"guideline": 3.5, "spending_floor": 2.5, "squeeze": 0.3, "durability": 0.4},
]


@pytest.mark.parametrize("changes", CHANGES)
def test_the_gap_is_the_models(changes):
    scenario = load_scenario("nato-estonia")
    now = assess_cases(scenario, changes, members=True)
    guideline = np.float64(changes.get("guideline", scenario.default_of("guideline")))
    expected = guideline_gap(scenario.gdp, now.burden, guideline)
    assert guideline_met(scenario, changes).gap == pytest.approx(expected)


@pytest.mark.parametrize("changes", CHANGES)
def test_all_raised_equals_a_pact_that_spends_the_guideline(changes):
    """The slow way: rewrite today's spending, one pact at a time, and look at the burden."""
    scenario = load_scenario("nato-norway")
    met, now = guideline_met(scenario, changes), assess_cases(scenario, changes, members=True)
    goal = changes.get("guideline", scenario.default_of("guideline")) / 100
    factor = np.maximum(1, goal / now.burden.clip(1e-12))
    # Without a floor the burden is proportional to today's spending; Iceland has none of either.
    planned = np.where(now.burden > 0, now.burden * factor, goal)
    bare = {**changes, "spending": 1.0, "spending_floor": 0.0, "durability": 1.0}
    bare = {n: v for n, v in bare.items() if not n.startswith("spending.")}
    slow = assess_cases(replace(scenario, spending_today=planned), bare)
    assert met.credibility + met.together == pytest.approx(float(slow.credibility))
    assert met.credibility == pytest.approx(float(now.credibility))


@pytest.mark.parametrize("name", scenario_names())
def test_who_meets_the_guideline_pays_and_buys_nothing(name):
    met = guideline_met(load_scenario(name), {"guideline": 2.5})
    meets = met.gap == 0
    assert met.gain[meets] == pytest.approx(0, abs=1e-12)
    assert np.isnan(met.per_billion[meets]).all()
    assert np.isfinite(met.per_billion[~meets]).all()


def test_one_member_alone_equals_its_own_spending_lever():
    scenario = load_scenario("us-japan")
    japan = scenario.codes.index("JPN")
    burden = assess(scenario).burden[japan]
    agreed = {"guideline": 2.0}
    raised = {**agreed, "spending.JPN": 0.02 / float(burden)}
    gain = assess_cases(scenario, raised).credibility - assess_cases(scenario, agreed).credibility
    assert guideline_met(scenario, agreed).gain[japan] == pytest.approx(float(gain))


def test_where_none_is_agreed_nothing_is_lacking():
    met = guideline_met(load_scenario("us-japan"), {})
    assert not met.gap.any()
    assert met.together == 0


def test_a_stricter_guideline_lacks_more():
    scenario = load_scenario("nato-poland")
    gaps = [guideline_met(scenario, {"guideline": g}).gap for g in (2, 3.5, 5)]
    assert (gaps[0] <= gaps[1]).all()
    assert (gaps[1] <= gaps[2]).all()


def test_sanctions_widen_the_margin_by_what_the_threshold_falls():
    scenario = load_scenario("gcc-kuwait")
    now, full = assess(scenario), assess_cases(scenario, {"sanctions": 1.0})
    fall = float(now.threshold - full.threshold)
    assert other_burdens(scenario, {})["sanctions"] == pytest.approx(fall)
    assert fall > 0


def test_what_is_carried_in_full_buys_nothing_more():
    scenario = load_scenario("nato-turkiye")
    bought = other_burdens(scenario, {"sanctions": 1.0, "durability": 1.0, "durability.USA": 0.2})
    assert bought["sanctions"] == pytest.approx(0, abs=1e-12)
    assert bought["durability"] > 0  # the one ally's own value counts


def test_without_the_members_alone_the_rest_is_the_same():
    scenario, changes = load_scenario("nato-poland"), {"guideline": 3.5, "squeeze": 0.2}
    full, short = (guideline_met(scenario, changes, alone=alone) for alone in (True, False))
    assert (short.together, short.credibility) == pytest.approx((full.together, full.credibility))
    assert np.isnan(short.gain).all()
