"""Shapley values: their axioms, brute force over orders, and exactness on the model."""

from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deterrence_kit import Assumptions, Levers, load_scenario, parameters_of
from deterrence_kit.analysis import assess_cases, attribution, response
from deterrence_kit.analysis.why.attribution import MEMBERSHIP
from deterrence_kit.analysis.why.coalitions import MOST_PLAYERS, REST, REST_ASSUMPTIONS
from deterrence_kit.analysis.why.shapley import interactions, shapley, subgame
from deterrence_kit.model.opponent import OPPONENT

games = st.integers(1, 5).flatmap(
    lambda k: st.lists(st.floats(-1, 1), min_size=2**k, max_size=2**k).map(np.array)
)


@given(games)
def test_efficiency(worth):
    assert shapley(worth).sum() == pytest.approx(worth[-1] - worth[0], abs=1e-12)


@given(games)
def test_equals_brute_force_over_all_orders(worth):
    k = int(np.log2(len(worth)))
    total = np.zeros(k)
    orders = list(permutations(range(k)))
    for order in orders:
        coalition = 0
        for player in order:
            total[player] += worth[coalition | 1 << player] - worth[coalition]
            coalition |= 1 << player
    np.testing.assert_allclose(shapley(worth), total / len(orders), atol=1e-12)


@given(games, st.integers(0, 4))
def test_a_dummy_gets_nothing(worth, player):
    player %= int(np.log2(len(worth)))
    index = np.arange(len(worth))
    assert shapley(worth[index & ~(1 << player)])[player] == pytest.approx(0, abs=1e-12)


@given(games, st.floats(-2, 2))
def test_additivity(worth, factor):
    other = worth[::-1]
    both = shapley(worth + factor * other)
    np.testing.assert_allclose(both, shapley(worth) + factor * shapley(other), atol=1e-12)


def test_symmetry():
    np.testing.assert_allclose(shapley(np.array([0, 1, 1, 5])), [2.5, 2.5])


@pytest.mark.parametrize("name", ["nato-estonia", "csto-armenia", "training"])
def test_contributions_add_up_with_allies_of_their_own(name):
    scenario = load_scenario(name)
    ally = next(c for i, c in enumerate(scenario.codes) if i != scenario.protege)
    changes = {"will": 0.8, f"will.{ally}": 0.5, "readiness": 0.7, "contest_exponent": 1.0}
    why = attribution(scenario, changes)
    now = assess_cases(scenario, {n: np.asarray(v) for n, v in changes.items()})
    assert set(why.parts) == set(changes)
    assert why.after == pytest.approx(float(now.credibility))
    assert sum(why.parts.values()) == pytest.approx(why.after - why.before)


def test_very_many_changes_are_still_shared_out_exactly():
    scenario = load_scenario("nato-estonia")
    moved = {n: p.high for n, p in {**parameters_of(Levers), **parameters_of(Assumptions)}.items()}
    why = attribution(scenario, moved)
    assert len(why.parts) == MOST_PLAYERS
    assert {REST, REST_ASSUMPTIONS} <= set(why.parts)
    assert sum(why.parts.values()) == pytest.approx(why.after - why.before)
    assert REST in why.levers
    assert REST_ASSUMPTIONS in why.assumptions
    policy = {n: p.high for n, p in parameters_of(Levers).items() if n not in OPPONENT}
    levers = attribution(scenario, policy)
    assert len(levers.parts) == MOST_PLAYERS
    assert REST_ASSUMPTIONS not in levers.parts


def test_what_is_assumed_of_the_opponent_counts_as_an_assumption():
    moved = {"readiness": 0.7, "challenger_readiness": 0.8, "stakes": 1.5}
    why = attribution(load_scenario("nato-estonia"), moved, "propensity")
    assert set(why.levers) == {"readiness"}
    assert set(why.assumptions) == {"challenger_readiness", "stakes"}


# --- levers and assumptions apart ----------------------------------------------------------------

settings_moved = st.fixed_dictionaries(
    {},
    optional={
        "readiness": st.floats(0.2, 0.9),
        "clarity": st.floats(0, 1),
        "will": st.floats(0, 1),
        "will.USA": st.floats(0, 1),
        "contest_exponent": st.floats(0.2, 2),
        "loss": st.floats(0.25, 4),
        "drift": st.floats(0, 0.1),
        "cost_readiness": st.floats(0, 300),
    },
)
SEEN = {"readiness", "clarity", "will", "will.USA", "contest_exponent", "loss"}


@given(settings_moved, st.sampled_from(["credibility", "threshold", "propensity", "added"]))
def test_levers_assumptions_and_their_interaction_add_up(changes, outcome):
    why = attribution(load_scenario("us-korea"), changes, outcome)
    levers, assumed = set(why.levers), set(why.assumptions)
    assert levers | assumed == set(changes) & SEEN
    assert assumed == set(changes) & {"contest_exponent", "loss"}
    total = sum(why.levers.values()) + sum(why.assumptions.values()) + why.interaction
    assert total == pytest.approx(why.after - why.before, abs=1e-12)


@given(settings_moved)
def test_each_kind_apart_is_what_it_does_alone(changes):
    scenario = load_scenario("us-korea")
    why = attribution(scenario, changes)
    for own in (why.levers, why.assumptions):
        alone = attribution(scenario, {n: changes[n] for n in changes if n in own})
        assert own == pytest.approx(alone.parts, abs=1e-12)
        assert sum(own.values()) == pytest.approx(alone.after - alone.before, abs=1e-12)


def test_without_assumptions_there_is_no_interaction():
    why = attribution(load_scenario("us-korea"), {"readiness": 0.8, "clarity": 0.9})
    assert why.interaction == pytest.approx(0, abs=1e-12)
    assert why.levers == pytest.approx(why.parts)
    both = attribution(load_scenario("us-korea"), {"readiness": 0.8, "contest_exponent": 2})
    assert abs(both.interaction) > 1e-3


@given(games)
def test_the_subgame_of_some_players_is_the_game_without_the_others(worth):
    k = int(np.log2(len(worth)))
    for some in combinations(range(k), min(2, k)):
        small = subgame(worth, list(some))
        for index in range(len(small)):
            coalition = sum(1 << p for j, p in enumerate(some) if index >> j & 1)
            assert small[index] == worth[coalition]


@given(games)
def test_interactions_equal_brute_force_over_all_orders(worth):
    """Grabisch & Roubens: over orders of the others with the pair as one player."""
    k = int(np.log2(len(worth)))
    found = interactions(worth)
    for i, j in combinations(range(k), 2):
        others = [p for p in range(k) if p not in (i, j)]
        orders = list(permutations([*others, "pair"]))
        total = 0.0
        for order in orders:
            before = sum(1 << p for p in order[: order.index("pair")])
            a, b = before | 1 << i, before | 1 << j
            total += worth[a | b] - worth[a] - worth[b] + worth[before]
        assert found[i, j] == pytest.approx(total / len(orders), abs=1e-12)
    np.testing.assert_array_equal(found, found.T)


def test_changes_that_only_add_up_do_not_interact():
    worth = np.array(
        [sum(v for b, v in enumerate((0.1, -0.2, 0.4)) if i >> b & 1) for i in range(8)]
    )
    np.testing.assert_allclose(interactions(worth), 0, atol=1e-15)
    why = attribution(load_scenario("us-korea"), {"readiness": 0.8, "contest_exponent": 2})
    assert list(why.pairs) == [("readiness", "contest_exponent")]
    assert why.pairs["readiness", "contest_exponent"] == pytest.approx(why.interaction)


# --- one commitment ------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", ["member_resolve", "delivered", "arrival", "burden"])
def test_one_allys_commitment_is_attributed_too(outcome):
    scenario = load_scenario("nato-estonia")
    changes = {"will.POL": 0.9, "readiness": 0.7, "presence": 0.05, "spending": 1.3}
    place = scenario.codes.index("POL")
    why = attribution(scenario, changes, outcome, commitment="POL")
    now = assess_cases(scenario, {n: np.asarray(v) for n, v in changes.items()}, members=True)
    assert why.after == pytest.approx(float(getattr(now, outcome)[place]))
    assert sum(why.parts.values()) == pytest.approx(why.after - why.before)
    moved = ("member_resolve", "arrival", "delivered")  # will also moves the day of decision
    assert (abs(why.parts["will.POL"]) > 1e-6) == (outcome in moved)
    other = attribution(scenario, changes, outcome, commitment="FRA")
    assert other.parts["will.POL"] == pytest.approx(0, abs=1e-15)


def test_who_has_left_delivers_nothing():
    scenario = load_scenario("nato-estonia")
    why = attribution(
        scenario, {"readiness": 0.7}, "delivered", members=scenario.without("USA"), commitment="USA"
    )
    assert why.after == 0 < why.before
    assert why.parts[MEMBERSHIP] < 0


@pytest.mark.parametrize(
    ("outcome", "commitment", "words"),
    [
        ("fame", None, "no outcome 'fame' of the pact"),
        ("delivered", None, "no outcome 'delivered' of the pact"),
        ("credibility", "USA", "no outcome 'credibility' of one ally"),
        ("delivered", "XXX", "XXX is not in"),
    ],
)
def test_what_cannot_be_attributed_is_said(outcome, commitment, words):
    with pytest.raises(ValueError, match=words):
        attribution(load_scenario("us-korea"), {}, outcome, commitment=commitment)


def test_the_crossing_of_the_response_is_where_credibility_meets_the_threshold():
    scenario = load_scenario("nato-estonia")
    now = assess_cases(scenario, {})
    # The stakes at which sanctions halfway up their range put the threshold where credibility is.
    stakes = (float(now.credibility) + 0.4 / 2) / (1 - float(now.credibility))
    curve = response(scenario, {"stakes": stakes}, "sanctions")
    assert curve.crossing is not None
    there = assess_cases(
        scenario, {"stakes": np.asarray(stakes), "sanctions": np.asarray(curve.crossing)}
    )
    assert float(there.credibility) == pytest.approx(float(there.threshold), abs=1e-3)
