"""Shapley values: their axioms, brute force over orders, and exactness on the model."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deterrence_kit import Assumptions, Levers, load_scenario, parameters_of
from deterrence_kit.analysis import assess_cases, attribution, response
from deterrence_kit.analysis.attribution import MOST_PLAYERS, REST, shapley

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
    assert REST in why.parts
    assert sum(why.parts.values()) == pytest.approx(why.after - why.before)


def test_the_crossing_of_the_response_is_where_credibility_meets_the_threshold():
    scenario = load_scenario("nato-estonia")
    curve = response(scenario, {"stakes": 1.2}, "sanctions")
    assert curve.crossing is not None
    there = assess_cases(
        scenario, {"stakes": np.asarray(1.2), "sanctions": np.asarray(curve.crossing)}
    )
    assert float(there.credibility) == pytest.approx(float(there.threshold), abs=1e-3)
