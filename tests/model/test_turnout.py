"""Who comes: laws over all scenarios, closed forms, enumeration and Monte Carlo."""

import re
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deterrence_kit import Assumptions, assess, load_scenario, scenario_names
from deterrence_kit.model import quantities, shortfall
from deterrence_kit.model.credibility import credibility, denial, denial_alone
from deterrence_kit.model.phrases import how_often, in_ten
from deterrence_kit.model.rounding import level
from deterrence_kit.model.turnout import effective_resolve
from tests.model.strategies import assumptions, levers, scenarios

READ = ("member_resolve", "delivered", "opposing", "jointness", "contest_exponent")
CORRELATIONS = (0.0, 0.25, 1.0)
chances = st.floats(0, 1)
shares = st.floats(1e-5, 0.3)


def credible(resolve, delivered, home, opposing, interoperability, contest_exponent, correlation):
    """Credibility by the model's formulas, others' resolve held; one number."""
    correlation = np.atleast_1d(correlation)
    contest = (opposing, interoperability, contest_exponent)
    worth = effective_resolve(resolve, delivered, home, *contest, correlation)
    whole = denial(delivered, opposing, interoperability, contest_exponent)
    return float(
        credibility(worth, whole, denial_alone(delivered, opposing, home, contest_exponent))[0]
    )


@st.composite
def pacts(draw, most=6):
    """A made-up pact: resolve, delivered, home, and what the contest reads."""
    allies = draw(st.integers(1, most))
    resolve = np.array([1.0, *(draw(chances) for _ in range(allies))])
    delivered = np.array([draw(shares) for _ in range(allies + 1)])
    home = np.eye(allies + 1)[0]
    ends = ((1e-4, 0.3), (0.2, 1), (0.2, 2))
    return resolve, delivered, home, *(np.array([draw(st.floats(*end))]) for end in ends)


@st.composite
def shipped(draw):
    """What a shipped scenario's formulas say, at any levers and assumptions."""
    scenario = draw(scenarios)
    table, world = draw(levers), draw(assumptions)
    answer = assess(scenario, table, world)
    contest = (np.atleast_1d(answer.opposing), table.interoperability, world.contest_exponent)
    rest = (np.atleast_1d(np.asarray(value, float)) for value in contest)
    return answer.member_resolve, answer.delivered, scenario.home, *rest


def enumerated(resolve, delivered, home, opposing, interoperability, contest_exponent):
    """Every coalition of allies who decide apart, one at a time."""
    allies, mean = np.flatnonzero(home == 0), 0.0
    for came in product((0.0, 1.0), repeat=len(allies)):
        there = delivered * home
        there[allies] = delivered[allies] * came
        chance = np.prod(np.where(came, resolve[allies], 1 - resolve[allies]))
        mean += chance * denial(there, opposing, interoperability, contest_exponent)[0]
    return mean


# --- laws ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("correlation", CORRELATIONS)
@given(case=shipped() | pacts(), data=st.data())
def test_an_ally_with_next_to_no_resolve_is_an_ally_that_has_left(correlation, case, data):
    """One of 1e-15 once moved credibility by 0.003, where it was by far the strongest."""
    resolve, delivered, home, *contest = case
    i = data.draw(st.sampled_from(np.flatnonzero(home == 0).tolist()))
    little = data.draw(st.sampled_from([0.0, 1e-15, 1e-10]))
    unwilling = np.where(np.arange(len(home)) == i, little, resolve)
    left = [np.delete(values, i) for values in (resolve, delivered, home)]
    stays = credible(unwilling, delivered, home, *contest, correlation)
    assert stays == pytest.approx(credible(*left, *contest, correlation), abs=1e-9)


@pytest.mark.parametrize("correlation", CORRELATIONS)
@given(case=shipped() | pacts(), data=st.data())
def test_an_ally_more_never_lowers_credibility(correlation, case, data):
    resolve, delivered, home, *contest = case
    more = [
        np.append(values, data.draw(of))
        for values, of in ((resolve, chances), (delivered, st.floats(0, 0.5)), (home, st.just(0.0)))
    ]
    with_it = credible(*more, *contest, correlation)
    assert with_it >= credible(resolve, delivered, home, *contest, correlation) - 1e-9


@pytest.mark.parametrize("correlation", CORRELATIONS)
@given(case=shipped() | pacts(), to=chances, data=st.data())
def test_credibility_rises_with_every_resolve_and_never_by_a_jump(correlation, case, to, data):
    resolve, delivered, home, *contest = case
    i = data.draw(st.sampled_from(np.flatnonzero(home == 0).tolist()))
    moved = np.where(np.arange(len(home)) == i, to, resolve)
    change = credible(moved, delivered, home, *contest, correlation)
    change -= credible(resolve, delivered, home, *contest, correlation)
    assert change * np.sign(to - resolve[i]) >= -1e-9
    assert abs(change) <= abs(to - resolve[i]) + 1e-9  # denial is between 0 and 1


@given(case=pacts(most=1), correlation=chances)
def test_a_pact_of_two_comes_or_does_not(case, correlation):
    resolve, delivered, home, *contest = case
    whole, alone = (
        denial(delivered, *contest),
        denial_alone(delivered, contest[0], home, contest[2]),
    )
    expected = resolve[1] * whole + (1 - resolve[1]) * alone
    assert credible(*case, correlation) == pytest.approx(float(expected[0]), abs=1e-12)
    beside = [np.append(values, 0.0) for values in case[:3]]  # a third one who delivers nothing
    assert credible(*beside, *contest, correlation) == pytest.approx(float(expected[0]), abs=1e-9)


@given(case=shipped() | pacts(), resolve=chances)
def test_equal_allies_that_decide_as_one_come_all_or_not_at_all(case, resolve):
    _, delivered, home, *contest = case
    equal = np.where(home > 0, 1.0, resolve)
    whole, alone = (
        denial(delivered, *contest),
        denial_alone(delivered, contest[0], home, contest[2]),
    )
    expected = resolve * whole + (1 - resolve) * alone
    assert credible(equal, delivered, home, *contest, 1.0) == pytest.approx(
        float(expected[0]), abs=1e-9
    )


@given(case=shipped(), correlation=chances)
def test_between_the_ends_of_correlation_it_is_their_mean(case, correlation):
    apart, one, found = (credible(*case, c) for c in (0.0, 1.0, correlation))
    assert found == pytest.approx(correlation * one + (1 - correlation) * apart, abs=1e-9)


@given(case=pacts(), data=st.data())
def test_where_two_forces_pass_each_other_credibility_moves_by_next_to_nothing(case, data):
    """The one seam of the quadrature: the order of the strongest."""
    resolve, delivered, home, *contest = case
    i = data.draw(st.sampled_from(np.flatnonzero(home == 0).tolist()))
    j = data.draw(st.sampled_from(np.flatnonzero(home == 0).tolist()))
    below, above = delivered.copy(), delivered.copy()
    below[i], above[i] = delivered[j] * (1 - 1e-9), delivered[j] * (1 + 1e-9)
    jump = credible(resolve, above, home, *contest, 0.0) - credible(
        resolve, below, home, *contest, 0.0
    )
    assert abs(jump) < 0.003


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("correlation", CORRELATIONS)
@pytest.mark.parametrize("opposing", [0.0, 1e-12, 0.03, 5.0])
@pytest.mark.parametrize("own", [0.0, 0.02, 5.0])
@pytest.mark.parametrize("allies", [(), (0.0,), (0.0, 0.0), (0.1, 0.0, 0.1), (0.1,) * 40])
@pytest.mark.parametrize("ends", [(0.2, 0.2), (1.0, 2.0)])
def test_corners_stay_between_alone_and_all(correlation, opposing, own, allies, ends):
    delivered, home = np.array([own, *allies]), np.eye(len(allies) + 1)[0]
    contest = [np.array([opposing]), *(np.array([end]) for end in ends)]
    for resolve in (0.0, 1e-300, 1e-18, 0.3, 1 - 1e-16, 1.0):
        comes = np.where(home > 0, 1.0, resolve)
        found = credible(comes, delivered, home, *contest, correlation)
        alone = denial_alone(delivered, contest[0], home, contest[2])[0]
        assert alone - 1e-12 <= found <= denial(delivered, *contest)[0] + 1e-12


# --- against the truth --------------------------------------------------------------------------


@given(case=pacts(most=2))
@settings(max_examples=30)
def test_two_allies_are_exact(case):
    assert credible(*case, 0.0) == pytest.approx(enumerated(*case), abs=1e-9)


@given(case=pacts(most=8))
@settings(max_examples=30, deadline=None)
def test_more_are_within_a_thousandth(case):
    assert credible(*case, 0.0) == pytest.approx(enumerated(*case), abs=1e-3)


def test_a_strong_ally_who_hardly_ever_comes_hides_nobody():
    """By far the strongest, it ruled what was known of the weaker: 0.003 too much."""
    delivered, resolve = (
        np.array([1.5e-5, 5e-4, 3e-4, 7e-3, 0.19, 4e-4]),
        np.array([1, 0.5, 0.5, 0.05, 0, 0.8]),
    )
    case = delivered, np.eye(6)[0], np.array([5e-4]), np.array([0.45]), np.array([1.6])
    for little in (1e-17, 1e-15, 1e-12, 1e-8, 1e-3, 0.1):
        resolve[4] = little
        assert credible(resolve, *case, 0.0) == pytest.approx(enumerated(resolve, *case), abs=1e-4)


@pytest.mark.parametrize("name", ["nato-estonia", "nato-norway", "ecowas-benin"])
@pytest.mark.parametrize("correlation", [0.0, 0.5, 1.0])
def test_shipped_pacts_agree_with_monte_carlo(name, correlation):
    """Half a million crises: one draw for all in a share of them, a draw for each in the others."""
    scenario, luck, count = load_scenario(name), np.random.default_rng(5), 500_000
    found = quantities(scenario, {}, READ)
    resolve, delivered, *contest = (found[word] for word in READ)
    # Draws that lie evenly: what is left of chance is who comes with whom.
    one = luck.permutation((np.arange(count) + 0.5) / count)[:, None]
    each = luck.random((count, len(resolve)), dtype=np.float32)
    draws = np.where(luck.random((count, 1)) < correlation, one, each)
    there = np.where((draws < resolve) | (scenario.home > 0), delivered, 0.0)
    denied = denial(there, *contest)
    said = assess(scenario, None, Assumptions(correlation=correlation)).credibility
    assert float(said) == pytest.approx(denied.mean(), abs=4 * denied.std() / count**0.5)


def test_correlation_lowers_credibility_where_each_ally_adds_less_than_the_one_before():
    apart, half, one = (
        float(assess(load_scenario("nato-estonia"), None, Assumptions(correlation=c)).credibility)
        for c in (0, 0.5, 1)
    )
    assert apart > half > one


def test_an_absent_ally_no_longer_sends_the_others_home():
    """What was wrong: the United States certain to stay away was worse than no member at all."""
    estonia = load_scenario("nato-estonia")
    found = quantities(estonia, {}, READ)
    absent = np.where(np.array(estonia.codes) == "USA", 0.0, found["member_resolve"])
    rest = [found[word] for word in READ[1:]]
    unwilling = credible(absent, rest[0], estonia.home, *rest[1:], 0.25)
    gone = float(assess(estonia.without("USA")).credibility)
    assert unwilling == pytest.approx(gone, abs=0.02)  # burdens and cohesion differ a little


# --- how bad a bad case is ----------------------------------------------------------------------


@given(case=pacts(most=7), share=st.floats(0.05, 0.95))
@settings(max_examples=30, deadline=None)
def test_a_shortfall_is_the_chance_of_the_coalitions_below_it(case, share):
    resolve, delivered, home, *_ = case
    allies = np.flatnonzero(home == 0)
    part, below = delivered[allies] / delivered[allies].sum(), [0.0, 0.0]
    for came in product((0.0, 1.0), repeat=len(allies)):
        chance = np.prod(np.where(came, resolve[allies], 1 - resolve[allies]))
        for place, slack in enumerate((-0.004, 0.004)):
            below[place] += chance * (part @ came < share + slack)
    assert below[0] - 1e-9 <= shortfall(resolve, delivered, home, 0.0, share) <= below[1] + 1e-9


def test_as_one_the_shortfall_is_the_doubt_of_the_last_who_is_needed():
    resolve, delivered = np.array([1, 0.9, 0.6, 0.3]), np.array([0.1, 0.1, 0.2, 0.2])
    home = np.eye(4)[0]
    assert shortfall(resolve, delivered, home, 1.0, 0.1) == pytest.approx(0.1)
    assert shortfall(resolve, delivered, home, 1.0, 0.5) == pytest.approx(0.4)
    assert shortfall(resolve, delivered, home, 1.0, 0.9) == pytest.approx(0.7)
    assert np.isnan(shortfall(resolve, 0 * delivered, home, 0.3))


# --- domestic will ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", scenario_names())
def test_will_reaches_its_ends_for_every_ally(name):
    """0: only if everybody else does. 1: in nearly every crisis. Whatever else is so."""
    scenario = load_scenario(name)
    will = np.linspace(0, 1, 101)[:, None]
    resolve = assess(scenario, replace(scenario.levers, will=will)).member_resolve
    resolve = resolve[:, scenario.home == 0]
    assert np.all(resolve[0] <= 0.1)
    assert np.all(resolve[-1] >= 0.9)
    assert np.all(np.diff(resolve, axis=0) > 0)
    assert np.abs(np.diff(resolve, n=2, axis=0)).max() < 0.002  # no jump, no corner


@given(scenarios, assumptions)
def test_an_average_will_leaves_the_other_terms_as_they_are(scenario, world):
    average = replace(scenario.levers, will=0.5)
    found, fixed = (
        assess(scenario, average, replace(world, will_reach=reach)).member_resolve
        for reach in (world.will_reach, 0.0)
    )
    np.testing.assert_allclose(found, fixed, rtol=1e-12)


def test_near_the_average_the_fitted_weight_is_the_slope():
    scenario, world = load_scenario("us-japan"), Assumptions()
    will = np.array([[0.4999], [0.5001]])
    r = assess(scenario, replace(scenario.levers, will=will), world).member_resolve[
        :, scenario.home == 0
    ][:, 0]
    slope = np.diff(np.log(r / (1 - r)))[0] / 0.0002
    assert slope == pytest.approx(world.weight_politics, rel=3e-3)


@given(scenarios, assumptions, st.floats(0, 30))
def test_the_unwilling_decide_later_and_a_champion_sooner(scenario, world, days):
    late, usual, soon = (
        quantities_at(replace(scenario.levers, will=will, decision_days=days), scenario, world)
        for will in (0.0, 0.5, 1.0)
    )
    assert np.all(soon >= usual - 1e-12)
    assert np.all(usual >= late - 1e-12)


def quantities_at(table, scenario, world):
    return assess(scenario, table, world).arrival


# --- the sentence -------------------------------------------------------------------------------


@given(scenarios, levers, assumptions)
def test_the_sentence_says_what_was_computed(scenario, table, world):
    now = assess(scenario, table, world)
    said, side = now.sentence(), "above" if now.holds else "below"
    both = level(now.credibility, now.threshold), level(now.threshold, now.credibility)
    assert f"credibility is {both[0]}, {side} the {both[1]}" in said
    assert f"the attack fails {how_often(now.denial)}" in said.replace(": the", " the")
    assert how_often(now.denial_alone) in said
    part = re.search(r"(\d+) % is to be expected", said)
    if now.denial == now.denial_alone:
        assert said.startswith("What allies could have there in time adds nothing")
    elif len(scenario.codes) == 2:
        assert said.startswith(f"If the ally comes ({in_ten(now.resolve)})")
    else:
        assert int(part[1]) == pytest.approx(100 * now.resolve, abs=0.501)


def test_the_sentence_of_one_who_stands_alone():
    japan = load_scenario("us-japan")
    nobody = replace(
        japan,
        gdp=japan.gdp * japan.home,
        personnel=japan.personnel * japan.home,
        reserves=japan.reserves * japan.home,
    )
    assert assess(nobody).sentence().startswith("What allies could have there in time adds nothing")
