"""Laws: what must hold for every setting inside the declared ranges."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deterrence_kit import Assumptions, Levers, assess, load_scenario, parameters_of, scenario_names
from deterrence_kit.model import FORMULAS
from tests.model.strategies import (
    assumptions,
    joined,
    levers,
    of_members,
    scaled,
    scenarios,
    with_own_levers,
)

PROBABILITIES = (
    "capability", "cohesion", "burden_sharing", "geography", "resolve", "denial", "denial_alone",
    "credibility", "threshold", "propensity", "challenge", "member_resolve", "arrival", "record_trust",
)  # fmt: skip
OUTCOMES = ("resolve", "denial", "credibility", "threshold", "propensity")


def same(one, other, names=OUTCOMES, rtol=1e-9):
    for name in names:
        np.testing.assert_allclose(
            getattr(one, name), getattr(other, name), rtol=rtol, err_msg=name
        )


@given(with_own_levers(), assumptions)
def test_everything_stays_in_bounds(case, assumptions):
    scenario, levers = case
    answer = assess(scenario, levers, assumptions)
    for name in PROBABILITIES:
        values = getattr(answer, name)
        assert np.all((values >= 0) & (values <= 1 + 1e-12)), name
    assert np.all(answer.delivered >= 0)
    assert answer.denial_alone <= answer.credibility + 1e-12
    assert answer.credibility <= answer.denial + 1e-12


@given(scenarios, levers, assumptions, st.randoms(use_true_random=False))
def test_permuting_members_changes_nothing(scenario, levers, assumptions, random):
    place = list(range(len(scenario.codes)))
    random.shuffle(place)
    shuffled = assess(of_members(scenario, place), levers, assumptions)
    straight = assess(scenario, levers, assumptions)
    same(straight, shuffled)
    np.testing.assert_allclose(straight.member_resolve[place], shuffled.member_resolve)


@given(scenarios, levers, assumptions, st.floats(-2, 2))
def test_a_member_without_strength_changes_nothing(scenario, levers, assumptions, ideal_point):
    more = joined(scenario, "ZZZ", ideal_point=ideal_point, distance=500.0)
    same(assess(scenario, levers, assumptions), assess(more, levers, assumptions))


@given(scenarios, levers, assumptions, st.data())
def test_splitting_a_member_in_two_changes_nothing_when_forces_add_up(
    scenario, levers, assumptions, data
):
    allies = [i for i in range(len(scenario.codes)) if i != scenario.protege]
    i = data.draw(st.sampled_from(allies))
    halved = {
        n: np.where(np.arange(len(scenario.codes)) == i, 0.5, 1) * getattr(scenario, n)
        for n in ("gdp", "personnel", "reserves", "forward", "near")
    }
    half = replace(scenario, **halved)
    twice = of_members(half, [*range(len(scenario.codes)), i])
    # Half the troops are half the tripwire: with the stake out of the way, only strength is left.
    # Two halves that each decide for themselves are two allies: so they decide as one.
    added_up = replace(levers, interoperability=1.0)
    no_stake = replace(assumptions, weight_ties=0.0, correlation=1.0)
    same(assess(scenario, added_up, no_stake), assess(twice, added_up, no_stake), rtol=1e-7)


@given(scenarios, levers, assumptions, st.floats(0.1, 10))
def test_scaling_all_strengths_changes_nothing(scenario, levers, assumptions, factor):
    same(
        assess(scenario, levers, assumptions), assess(scaled(scenario, factor), levers, assumptions)
    )


@given(scenarios, assumptions, st.lists(levers, min_size=2, max_size=4))
def test_an_array_of_cases_equals_one_case_at_a_time(scenario, assumptions, cases):
    stacked = Levers(
        **{n: np.array([[getattr(c, n)] for c in cases]) for n in parameters_of(Levers)}
    )
    together = assess(scenario, stacked, assumptions)
    for i, case in enumerate(cases):
        alone = assess(scenario, case, assumptions)
        for name in (*OUTCOMES, "member_resolve", "delivered"):
            np.testing.assert_allclose(getattr(together, name)[i], getattr(alone, name), rtol=1e-12)


RISING = (
    "readiness", "interoperability", "spending", "spending_floor", "stocks", "lift",
    "access", "air_defence", "shared_threat", "red_lines", "signalling", "consultation", "will",
    "trust", "clarity", "permanence", "presence",
    "command", "intelligence", "civil_protection",
)  # fmt: skip
FALLING = ("mobilisation_days", "decision_days", "turmoil", "challenger_readiness", "caveats")
# Levers that move credibility not at all, or either way: what they move, and the way it goes.
MIXED = {
    "contribution": ("denial", 1),
    "guideline": ("burden_sharing", -1),
    "sanctions": ("threshold", -1),
    "stakes": ("threshold", 1),
    "restraint": ("propensity", -1),
    "rivalry": ("propensity", 1),
    "quiet_years": ("propensity", -1),
    "season": ("geography", -1),
    "nuclear_arms": ("war", -1),  # where the pact has them and the challenger none
}
# What counts only where years pass, see test_dynamics: today's forces are what they are.
OVER_YEARS = ("durability",)
SLACK = 1e-12


def test_every_lever_is_in_one_law():
    """A new lever belongs into RISING, FALLING, MIXED or OVER_YEARS: say what it is for."""
    assert sorted([*RISING, *FALLING, *MIXED, *OVER_YEARS]) == sorted(parameters_of(Levers))


@pytest.mark.parametrize(("table", "name"), [(Levers, "durability"), (Assumptions, "squeeze")])
def test_what_counts_over_the_years_changes_nothing_today(table, name):
    p, scenario = parameters_of(table)[name], load_scenario("nato-estonia")
    ends = {name: np.array([[p.low], [p.high]])}
    swept = (
        (replace(scenario.levers, **ends), Assumptions())
        if table is Levers
        else (scenario.levers, Assumptions(**ends))
    )
    same(assess(scenario, *swept), assess(scenario), rtol=0)


# --- money ---------------------------------------------------------------------------------------


@given(with_own_levers(), assumptions, st.floats(0, 5), st.floats(0, 5))
def test_a_guideline_alone_changes_nobodys_spending_or_forces(case, assumptions, one, other):
    """It reaches credibility through fairness alone: without ties it reaches nothing."""
    scenario, levers = case
    answers = [
        assess(scenario, replace(levers, guideline=g), replace(assumptions, weight_ties=0.0))
        for g in (one, other)
    ]
    same(*answers, names=("burden", "delivered", *OUTCOMES), rtol=1e-12)


@given(scenarios, assumptions, st.data(), st.floats(0.5, 1))
def test_an_ally_that_carries_less_lowers_its_own_resolve_alone(
    scenario, assumptions, data, spending
):
    allies = [i for i in range(len(scenario.codes)) if i != scenario.protege]
    i = data.draw(st.sampled_from(allies))
    less = np.where(np.arange(len(scenario.codes)) == i, spending, 1.0)
    before = assess(scenario, replace(scenario.levers, spending=np.ones(len(less))), assumptions)
    after = assess(scenario, replace(scenario.levers, spending=less), assumptions)
    others = np.arange(len(less)) != i
    np.testing.assert_array_equal(before.member_resolve[others], after.member_resolve[others])
    assert after.member_resolve[i] <= before.member_resolve[i]


def held(share):
    return lambda burden: share


@pytest.mark.parametrize("name", scenario_names())
def test_a_protege_is_better_off_with_fair_allies(name):
    """All allies at what is due, the protégé as it is; forces held still, so that it is fairness."""
    scenario = load_scenario(name)
    due = FORMULAS["due"](
        scenario.gdp, scenario.spending_today, np.atleast_1d(scenario.levers.guideline)
    )
    fair = FORMULAS["fair_share"](scenario.spending_today, due)
    means = []
    for share in (np.full(len(fair), 0.5), fair, np.ones(len(fair))):
        answer = assess(scenario, formulas={"fair_share": held(share)})
        means.append(float(answer.credibility))
    # Where help hardly counts, who comes is summed up to 1e-6 of the answer.
    assert means[0] < means[1] + 1e-6
    assert means[1] <= means[2] + 1e-6
    assert means[0] < means[2]


@given(scenarios, levers, assumptions)
def test_what_the_protege_pays_binds_none_of_its_allies(scenario, levers, assumptions):
    home = scenario.protege
    less = np.where(np.arange(len(scenario.codes)) == home, 0.5, 1.0)
    before, after = (
        assess(scenario, replace(levers, spending=spending), assumptions)
        for spending in (np.ones(len(less)), less)
    )
    np.testing.assert_array_equal(before.member_resolve, after.member_resolve)


def test_without_a_guideline_members_owe_the_average_and_nobody_falls_short():
    gdp, spent, none = np.array([60.0, 40.0]), np.array([0.01, 0.03]), np.array([0.0])
    assert FORMULAS["due"](gdp, spent, none) == pytest.approx(0.6 * 0.01 + 0.4 * 0.03)
    assert FORMULAS["adequacy"](gdp, spent, none) == 1
    barely = FORMULAS["adequacy"](gdp, spent, np.array([1e-9]))  # no jump at the end of the slider
    assert barely == pytest.approx(1)


@given(scenarios, levers, assumptions, st.integers(1, 60), st.integers(1, 60))
def test_more_allies_by_treaty_dilute_the_resolve_of_each(
    scenario, levers, assumptions, one, other
):
    few, many = (
        assess(replace(scenario, pledged=n), levers, assumptions) for n in sorted((one, other))
    )
    assert np.all(many.member_resolve <= few.member_resolve + SLACK)


@given(scenarios, st.data())
def test_who_leaves_makes_the_others_no_readier(scenario, data):
    allies = [c for c in scenario.codes if c != scenario.codes[scenario.protege]]
    code = data.draw(st.sampled_from(allies))
    stays = [c != code for c in scenario.codes]
    if len(allies) == 1:
        return
    left = scenario.without(code)
    assert left.allies_pledged == scenario.allies_pledged
    undue = replace(Assumptions(), average_fair_share=0.9)
    agreed = {"guideline": 2.0}  # where none is agreed, the average is another without it
    before = assess(scenario, scenario.levers_at(agreed), undue).member_resolve[stays]
    after = assess(left, left.levers_at(agreed), undue).member_resolve
    np.testing.assert_allclose(before, after, rtol=1e-12)


@pytest.mark.parametrize("name", MIXED)
@given(scenario=scenarios, low=st.floats(0, 1), high=st.floats(0, 1))
@settings(max_examples=25)
def test_what_a_lever_moves_goes_one_way(name, scenario, low, high):
    outcome, way = MIXED[name]
    p = parameters_of(Levers)[name]
    ends = np.sort(np.clip([p.low + (p.high - p.low) * s for s in (low, high)], p.low, p.high))
    answer = assess(scenario, replace(scenario.levers, **{name: ends[:, None]}))
    before, after = np.broadcast_to(getattr(answer, outcome), 2)
    assert way * (after - before) >= -SLACK


@given(st.floats(0.01, 100), st.floats(0, 1), st.floats(0, 1))
def test_signals_are_as_mixed_as_two_equal_capitals_are_apart(strength, one, other):
    mixed = FORMULAS["mixed_signals"](np.array([one, other]), np.array([strength, strength]))
    assert mixed == pytest.approx(abs(one - other), abs=1e-12)


@given(st.floats(0.05, 0.45))
def test_mixed_signals_are_read_less_clearly(apart):
    known = {"discernment": np.array([1.0]), "clarity": np.array([0.5])}
    weight = np.ones(2)
    of_one_voice, of_two = (
        FORMULAS["mixed_signals"](np.array([0.5 + d, 0.5 - d]), weight) for d in (0.0, apart)
    )
    known |= {"vague_reading": np.array([0.5]), "blur": np.array([1.0])}
    read = [FORMULAS["legibility"](**known, mixed_signals=m) for m in (of_one_voice, of_two)]
    assert read[1] == pytest.approx(read[0] * (1 - 2 * apart))


@pytest.mark.parametrize("name", RISING)
@given(scenario=scenarios, low=st.floats(0, 1), high=st.floats(0, 1))
@settings(max_examples=25)
def test_credibility_does_not_fall_with(name, scenario, low, high):
    """At the baseline of every scenario; mixed effects (a floor's on equity) are left in."""
    p = parameters_of(Levers)[name]
    ends = np.sort(np.clip([p.low + (p.high - p.low) * s for s in (low, high)], p.low, p.high))
    grid = replace(scenario.levers, **{name: ends[:, None]})
    # More help from afar, of allies with less at stake, weighs more in the pact's resolve: it may slip.
    before, after = assess(scenario, grid).credibility
    assert after >= before - (0.01 if name in ("spending", "spending_floor", "lift") else 1e-12)


@pytest.mark.parametrize("name", FALLING)
@given(scenario=scenarios, low=st.floats(0, 1), high=st.floats(0, 1))
@settings(max_examples=25)
def test_credibility_does_not_rise_with(name, scenario, low, high):
    p = parameters_of(Levers)[name]
    ends = np.sort(np.clip([p.low + (p.high - p.low) * s for s in (low, high)], p.low, p.high))
    before, after = assess(scenario, replace(scenario.levers, **{name: ends[:, None]})).credibility
    assert after <= before + 1e-12


def test_blocks_do_not_show():
    """Many cases are worked through in blocks; the seams must not be visible."""
    scenario = load_scenario("nato-estonia")
    grid = np.linspace(0.1, 0.95, 9001)
    whole = assess(scenario, replace(scenario.levers, readiness=grid[:, None]))
    for i in (0, 4095, 4096, 8191, 8192, 8999, 9000):
        one = assess(scenario, replace(scenario.levers, readiness=grid[i]))
        np.testing.assert_allclose(whole.credibility[i], one.credibility, rtol=1e-13)
        np.testing.assert_allclose(whole.delivered[i], one.delivered, rtol=1e-13)


def test_two_sweeps_cross():
    scenario = load_scenario("us-japan")
    answer = assess(
        scenario,
        replace(scenario.levers, clarity=np.linspace(0, 1, 4)[:, None, None]),
        Assumptions(base_rate=np.linspace(0.3, 0.7, 5)[:, None]),
    )
    assert answer.credibility.shape == (4, 5)
    assert answer.member_resolve.shape == (4, 5, 2)


@pytest.mark.parametrize("table", [Levers, Assumptions])
@pytest.mark.parametrize("bad", [float("nan"), float("inf"), -99.0, 1e308, "lots", None])
def test_every_parameter_refuses_what_is_out_of_range(table, bad):
    for name in parameters_of(table):
        with pytest.raises(ValueError, match=f"{name} must be a number from"):
            table(**{name: bad})


def test_a_pact_wide_lever_refuses_members_values():
    with pytest.raises(ValueError, match="one number for the whole pact"):
        Levers(clarity=np.full(32, 0.5))


def test_a_member_lever_of_the_wrong_length_is_refused():
    with pytest.raises(ValueError, match=r"readiness has 5 values .* has 32 members"):
        assess(load_scenario("nato-estonia"), Levers(readiness=np.full(5, 0.5)))


def test_no_lever_pins_the_answer_at_the_defaults():
    for name in scenario_names():
        scenario = load_scenario(name)
        for lever, p in parameters_of(Levers).items():
            ends = np.array([[p.low], [p.high]])
            answer = assess(scenario, replace(scenario.levers, **{lever: ends}))
            assert np.all((answer.credibility > 0.005) & (answer.credibility < 0.995)), (
                name,
                lever,
            )
            assert np.all((answer.propensity > 0) & (answer.propensity < 0.5)), (name, lever)


def test_every_lever_moves_something_one_can_see():
    """At least a point of credibility or threshold, or a tenth of the yearly chance, at Estonia."""
    scenario = load_scenario("nato-estonia")
    today = {n: p for n, p in parameters_of(Levers).items() if n not in OVER_YEARS}
    today.pop("nuclear_arms")  # both sides have them here; see the next
    for lever, p in today.items():
        ends = np.array([[p.low], [p.high]])
        answer = assess(scenario, replace(scenario.levers, **{lever: ends}))
        seen = max(np.ptp(answer.credibility), np.ptp(np.broadcast_to(answer.threshold, 2)))
        chance = np.ptp(answer.propensity) / answer.propensity.min()
        assert seen >= 0.01 or chance >= 0.1, lever


def test_nuclear_arms_move_war_alone_and_where_one_side_has_them_one_can_see_it():
    seen = []
    for name in scenario_names():
        scenario = load_scenario(name)
        answer = assess(scenario, replace(scenario.levers, nuclear_arms=np.array([[0.0], [1.0]])))
        assert np.ptp(np.broadcast_to(answer.propensity, 2)) == 0, name
        seen.append(np.ptp(np.broadcast_to(answer.war, 2)) / answer.war.min())
    assert max(seen) >= 0.1


def test_one_ally_can_be_changed_alone():
    scenario = load_scenario("nato-estonia")
    usa = scenario.codes.index("USA")
    before, after = assess(scenario), assess(scenario, scenario.levers_at({"will.USA": 0.1}))
    changed = np.flatnonzero(~np.isclose(before.member_resolve, after.member_resolve))
    assert changed.tolist() == [usa]
    assert after.credibility < before.credibility


def test_words_mean_one_thing():
    """No word is declared twice among scenario, levers, assumptions and formulas."""
    from deterrence_kit.model.formulas import FORMULAS
    from deterrence_kit.model.intermediates import SCENARIO_WORDS

    words = [*SCENARIO_WORDS, *parameters_of(Levers), *parameters_of(Assumptions), *FORMULAS]
    assert len(words) == len(set(words))


def test_a_formula_can_be_swapped():
    def denial(delivered, opposing):
        total = delivered.sum(axis=-1, keepdims=True)
        return total**2 / (total**2 + opposing**2)

    scenario = load_scenario("nato-poland")
    assert assess(scenario, formulas={"denial": denial}).denial != assess(scenario).denial


def test_a_formula_that_reads_the_unknown_is_refused():
    with pytest.raises(ValueError, match="reads 'morale', which is not known"):
        assess(load_scenario("nato-poland"), formulas={"denial": lambda morale: morale})
    with pytest.raises(ValueError, match="No formula is called 'victory'"):
        assess(load_scenario("nato-poland"), formulas={"victory": lambda denial: denial})
