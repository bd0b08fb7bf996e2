"""Ways to a goal: each reaches it, none is of another's kind, the cheapest comes first."""

import numpy as np
import pytest

from deterrence_kit import load_scenario
from deterrence_kit.analysis import (
    Goal,
    Reference,
    apart,
    assess_cases,
    bill,
    bill_of,
    bills,
    cheapest,
    instrument,
    price,
    spent_today,
    sureness,
    ways,
)
from deterrence_kit.model.costs import POLICY

SCENARIOS = ("nato-estonia", "us-korea")


def credibility(scenario, settings):
    return float(assess_cases(scenario, settings).credibility)


@pytest.fixture(scope="module", params=SCENARIOS)
def asked(request):
    """A scenario after a loss of will, with the goal to be as credible as before, and the ways."""
    scenario = load_scenario(request.param)
    goal = Goal("credibility", round(credibility(scenario, {}), 6))
    given = {"will.USA": 0.2}
    reference = Reference(scenario)
    return scenario, goal, given, ways(scenario, goal, given, reference=reference)


def test_every_way_reaches_the_goal(asked):
    scenario, goal, given, found = asked
    assert 2 <= len(found) <= 3
    assert credibility(scenario, given) < goal.bound
    for way in found:
        assert credibility(scenario, {**given, **way.found.changes}) >= goal.bound - 1e-9


def test_the_first_is_as_cheap_as_the_cheapest_package_and_the_others_follow_by_cost(asked):
    scenario, goal, given, found = asked
    costs = [way.found.cost for way in found]
    assert costs == sorted(costs)
    assert costs[0] <= cheapest(scenario, goal, given).cost + 1e-9


def test_ways_are_different_in_kind(asked):
    *_, found = asked
    for i, one in enumerate(found):
        assert sum(one.kinds.values()) == pytest.approx(1)
        assert all(apart(one.found, other.found) >= 0.5 for other in found[:i])


def test_money_and_effort_together_are_the_price_and_are_never_mixed(asked):
    scenario, _, given, found = asked
    for way in found:
        whole = float(price(scenario, {**given, **way.found.changes}))
        assert way.costs.money + way.costs.effort == pytest.approx(whole)
        coins = {instrument(name).coin for name in way.found.changes}
        assert (way.costs.money > 0) <= ("money" in coins)
        assert (way.costs.effort > 0) <= ("politics" in coins)
        assert way.who == tuple(dict.fromkeys(instrument(n).who for n in way.found.changes))


def test_one_more_budget_costs_what_it_is():
    scenario = load_scenario("us-korea")
    spent = float((scenario.gdp * scenario.spending_today).sum())
    assert bill(scenario, {"spending": 1.25}).dollars == pytest.approx(0.25 * spent)
    assert "no money" in bill(scenario, {"clarity": 0.9}).sentence()
    assert bill(scenario, {}).sentence() == "nothing"


def test_a_goal_that_is_met_takes_nothing_and_of_one_out_of_reach_the_nearest_is_told():
    scenario = load_scenario("us-korea")
    (met,) = ways(scenario, Goal("credibility", 0.01))
    assert met.found.changes == {}
    (nearest,) = ways(scenario, Goal("credibility", 0.999999))
    assert not nearest.found.reached
    there = credibility(scenario, nearest.found.changes)
    assert credibility(scenario, {}) < there == pytest.approx(nearest.found.outcome)


def test_many_packages_cost_what_each_costs_and_one_lever_its_part():
    scenario, changed = load_scenario("nato-estonia"), {"cost_will": 7.0}
    packages = [{}, {"will": 0.8, "spending": 1.2}, {"presence": 0.05}, {"will.USA": 0.9}]
    for found, package in zip(bills(scenario, packages, changed), packages, strict=True):
        alone = bill(scenario, package, changed)
        assert (found.money, found.effort) == pytest.approx((alone.money, alone.effort))
        assert found.dollars == pytest.approx(found.money / 100 * spent_today(scenario))
    both = bill_of({"will.USA": 2.0, "spending": 3.0}, 50)
    assert (both.money, both.dollars, both.effort) == (3.0, 1.5, 2.0)


def test_a_way_that_is_the_baseline_itself_is_as_sure_as_can_be():
    scenario = load_scenario("us-korea")
    found = cheapest(scenario, Goal("credibility", 0.01))
    assert sureness(scenario, found, reference=Reference(scenario)).share == 1
    above = sureness(scenario, found, reference=Reference(scenario, shift=0.001))
    assert above.share == 0


def test_a_higher_mark_is_never_surer_and_what_it_fails_on_tells_the_draws_apart():
    scenario = load_scenario("nato-estonia")
    found = cheapest(scenario, Goal("credibility", credibility(scenario, {}) + 0.1))
    shares = [
        sureness(scenario, found, reference=Reference(scenario, shift=shift)).share
        for shift in (0.0, 0.05, 0.1, 0.2)
    ]
    assert shares == sorted(shares, reverse=True)
    holds = cheapest(scenario, Goal("margin", 0.05))
    told = sureness(scenario, holds)
    if told.worst:
        assert (told.failing > told.reaching) == told.high
        assert 0 < told.share < 1


def test_every_lever_with_a_cost_has_somebody_who_has_to_act():
    for name in POLICY:
        assert instrument(name).who.startswith(("the ", "all "))
    assert {instrument(n).coin for n, p in POLICY.items() if p.effort == "money"} == {"money"}
    political = {n for n, p in POLICY.items() if "political" in p.cost_source}
    assert all(instrument(name).coin == "politics" for name in political)
    assert np.isfinite([p.cost for p in POLICY.values()]).all()
