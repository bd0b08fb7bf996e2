"""Laws of the ladder: any challenge, force, deaths, war; and of nuclear arms, on the last rung alone."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deterrence_kit import Assumptions, Levers, assess, load_scenario, parameters_of, scenario_names
from deterrence_kit.datasets.nuclear_arms import nuclear_arms, nuclear_states
from deterrence_kit.evidence.coefficient_table import coefficients
from deterrence_kit.model.severity.ladder import RUNGS, reaching
from tests.model.strategies import assumptions, levers, scenarios

LOWER = RUNGS[:-1]


def armed(scenario, *codes):
    return replace(scenario, nuclear_states=frozenset(codes))


def rungs(answer, names=RUNGS):
    return [float(getattr(answer, name)) for name in names]


@settings(max_examples=25)
@given(scenarios, levers, assumptions)
def test_the_rungs_nest(scenario, levers, assumptions):
    chances = rungs(assess(scenario, levers, assumptions))
    assert chances == sorted(chances, reverse=True)
    assert all(0 <= chance <= 1 for chance in chances)


@settings(max_examples=25)
@given(scenarios, levers, assumptions, st.floats(0.05, 1))
def test_every_rung_falls_where_readiness_makes_the_pact_more_credible(
    scenario, levers, assumptions, more
):
    most = parameters_of(Levers)["readiness"].high
    better = replace(levers, readiness=levers.readiness + more * (most - levers.readiness))
    before, after = (assess(scenario, one, assumptions) for one in (levers, better))
    assert after.credibility >= before.credibility - 1e-12
    for one, other in zip(rungs(after), rungs(before), strict=True):
        assert one <= other + 1e-12


@settings(max_examples=25)
@given(scenarios, levers, assumptions, st.booleans(), st.booleans())
def test_nuclear_arms_touch_war_alone(scenario, levers, assumptions, pact, challenger):
    codes = [scenario.codes[-1]] * pact + [scenario.challenger_codes[0]] * challenger
    levers = replace(levers, nuclear_arms=1.0)
    bare, under = (
        assess(armed(scenario, *c), levers, assumptions) for c in ((), codes)
    )  # fmt: skip
    assert rungs(bare, LOWER) == rungs(under, LOWER)
    assert float(bare.credibility) == float(under.credibility)
    if pact and not challenger:
        assert under.war <= bare.war
    if challenger and not pact:
        assert under.war >= bare.war


@settings(max_examples=25)
@given(scenarios, levers, assumptions)
def test_with_the_switch_off_nuclear_arms_count_for_nothing(scenario, levers, assumptions):
    off, on = replace(levers, nuclear_arms=0.0), replace(levers, nuclear_arms=1.0)
    everybody = armed(scenario, *scenario.codes, *scenario.challenger_codes)
    without = assess(everybody, off, assumptions)
    assert rungs(without) == rungs(assess(armed(scenario), off, assumptions))
    # And where nobody has nuclear arms, the switch changes nothing.
    assert rungs(without) == rungs(assess(armed(scenario), on, assumptions))


def test_the_protege_s_own_arms_and_an_ally_s_are_one_umbrella():
    japan = load_scenario("us-japan")
    own, ally, both = (armed(japan, *c) for c in (["JPN"], ["USA"], ["JPN", "USA"]))
    assert assess(own).war == assess(ally).war == assess(both).war < assess(armed(japan)).war


def test_the_umbrella_leaves_with_the_ally_that_holds_it():
    japan = load_scenario("us-japan")
    assert japan.nuclear_pact == 1
    assert japan.without("USA").nuclear_pact == 0


@given(st.floats(0, 0.99), st.floats(0, 1), st.floats(0, 1))
def test_a_share_of_challenges_that_come_by_chance(p, share, other):
    """Two parts that make the whole: neither of them comes as often as both stay away."""
    part, rest = reaching(np.array([p, p]), np.array([share, 1 - share]))
    assert (1 - part) * (1 - rest) == pytest.approx(1 - p)
    more, less = max(share, other), min(share, other)
    assert reaching(np.array(p), np.array(less)) <= reaching(np.array(p), np.array(more))


def test_the_rungs_together_give_what_was_seen():
    """Weighted by where challenges came from, the declared shares meet the shares of all of them."""
    a, seen = Assumptions(), coefficients()
    kinds = {
        (0, 0): ("force_apart", "deaths_strangers", "neither"),
        (1, 0): ("force_border", "deaths_border", "border"),
        (0, 1): ("force_apart", "deaths_rivals", "rivalry"),
        (1, 1): ("force_border", "deaths_rivals_border", "both"),
    }
    count = {k: seen[f"rate.{name}"].events for k, (_, _, name) in kinds.items()}
    total = sum(count.values())
    force = sum(n * getattr(a, kinds[k][0]) for k, n in count.items()) / total
    deaths = (
        sum(n * getattr(a, kinds[k][0]) * getattr(a, kinds[k][1]) for k, n in count.items()) / total
    )
    for told, name in ((force, "force"), (deaths, "deaths")):
        low, high = seen[f"rung.all.{name}"].interval
        assert low <= told <= high, name


def test_nine_states_have_nuclear_arms_and_each_row_says_by_whom():
    assert len(nuclear_states(2026)) == 9
    assert nuclear_states(1944) == frozenset()
    years = [len(nuclear_states(year)) for year in (1945, 1949, 1952, 1960, 1964)]
    assert years == [1, 2, 3, 4, 5]
    assert "ZAF" in nuclear_states(1985)
    assert "ZAF" not in nuclear_states(1995)
    assert all(row["source"] and row["checked"] and row["what"] for row in nuclear_arms())


@pytest.mark.parametrize("name", scenario_names())
def test_a_scenario_has_the_arms_of_its_year(name):
    scenario = load_scenario(name)
    assert scenario.nuclear_states == nuclear_states(scenario.year)


@pytest.mark.parametrize("name", ["umbrella", "attacker_arms"])
def test_what_nuclear_arms_do_ranges_over_the_fit_s_interval(name):
    from deterrence_kit.evidence.defaults import FITTED

    p, (low, high) = parameters_of(Assumptions)[name], FITTED[name].interval()
    assert p.low == pytest.approx(low, abs=2 * p.step)
    assert p.high == pytest.approx(high, abs=2 * p.step)
