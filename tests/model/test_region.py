"""The region's matrix: each pair by itself, all of them together, and where a change moves the risk."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deterrence_kit import Assumptions, assess, load_scenario
from deterrence_kit.datasets.regions import load_region, region_names
from deterrence_kit.model.region.attention import attention
from deterrence_kit.model.region.matrix import matrix
from deterrence_kit.model.region.region import Commitment, Region
from deterrence_kit.model.region.regional import Regional
from deterrence_kit.model.region.shift import shift

INDEPENDENT = Regional(diversion=0)
MORE = {"NATO": {"readiness": 0.9, "shared_threat": 0.95}}


@pytest.fixture(scope="module")
def flank():
    return load_region("europe-east")


@pytest.mark.parametrize("name", region_names())
def test_without_diversion_the_matrix_is_one_pair_after_another(name):
    region = load_region(name)
    found = matrix(region, {"readiness": 0.6}, Assumptions(loss=1.3), INDEPENDENT)
    assert np.sum(found.pairs) == len(region.commitments)
    for c in region.commitments:
        levers = c.scenario.levers_at({"readiness": 0.6})
        alone = assess(c.scenario, levers, Assumptions(loss=1.3))
        assert found.at(found.propensity, c.pair) == pytest.approx(float(alone.propensity))
        assert found.at(found.credibility, c.pair) == pytest.approx(float(alone.credibility))


def test_expected_challenges_and_the_chance_of_any_have_a_closed_form(flank):
    found = matrix(flank, regional=INDEPENDENT)
    alone = np.array([float(assess(c.scenario).propensity) for c in flank.commitments])
    assert found.expected_in_all == pytest.approx(-np.log1p(-alone).sum())
    assert found.any_challenge == pytest.approx(1 - np.prod(1 - alone))


def test_the_first_probed_is_the_pair_with_the_highest_propensity(flank):
    found = matrix(flank)
    order = [found.at(found.propensity, pair) for pair in found.ranking()]
    assert order == sorted(order, reverse=True)
    assert found.first == found.ranking()[0]
    for challenger, target in found.probed_first.items():
        row = found.propensity[found.challengers.index(challenger)]
        assert found.at(found.propensity, (challenger, target)) == np.nanmax(row)


@given(order=st.permutations(range(7)))
@settings(max_examples=15, deadline=None)
def test_the_order_of_states_changes_nothing(order):
    region = load_region("training")
    shuffled = replace(region, commitments=tuple(region.commitments[i] for i in order))
    one, other = matrix(region), matrix(shuffled)
    assert one.expected_in_all == pytest.approx(other.expected_in_all)
    assert one.ranking() == other.ranking()
    for c in region.commitments:
        assert one.at(one.expected, c.pair) == pytest.approx(other.at(other.expected, c.pair))


@given(
    occasions=st.lists(st.floats(0.001, 2), min_size=1, max_size=6),
    chances=st.lists(st.floats(0.01, 0.99), min_size=6, max_size=6),
    diversion=st.floats(0, 1),
)
@settings(max_examples=60, deadline=None)
def test_diversion_conserves_occasions(occasions, chances, diversion):
    """What arrives has left another target, and never more than what was let pass."""
    o = np.array([occasions])
    p = np.array([chances[: len(occasions)]])
    arising, diverted = attention(o, p, diversion)
    passed = arising * (1 - p)
    assert np.all(diverted >= 0)
    assert diverted.sum() <= diversion * passed.sum() + 1e-12
    slow = np.zeros_like(o)  # the same, one occasion after another
    invites = o * p / (o * p).sum()
    for t in range(o.size):
        for s in range(o.size):
            if s != t:
                slow[0, s] += diversion * passed[0, t] * invites[0, s]
    assert diverted == pytest.approx(slow)


def test_at_the_threshold_the_total_does_not_depend_on_diversion():
    o = np.array([[0.3, 0.1, 0.02]])
    half = np.full_like(o, 0.5)
    for diversion in (0.0, 0.4, 1.0):
        arising, diverted = attention(o, half, diversion)
        assert ((arising + diverted) * 0.5).sum() == pytest.approx(0.5 * o.sum())


def test_a_challenger_with_one_target_has_nowhere_to_turn():
    arising, diverted = attention(np.array([[0.3, np.nan]]), np.array([[0.4, np.nan]]), 1.0)
    assert arising[0, 0] == 0.3
    assert diverted[0, 0] == 0
    assert np.isnan(diverted[0, 1])


def test_no_challenger_gets_another_challengers_occasions(flank):
    before, after = (matrix(flank, changes) for changes in ({}, MORE))
    poland = before.challengers.index("POL")
    assert np.array_equal(before.expected[poland], after.expected[poland], equal_nan=True)


def test_a_stronger_pact_deters_at_home_and_diverts_in_part(flank):
    moved = shift(matrix(flank), matrix(flank, MORE))
    assert moved.here < 0 < moved.elsewhere < -moved.here
    assert moved.net == pytest.approx(np.nansum(moved.change))
    georgia = moved.after.challengers.index("RUS"), moved.after.targets.index("GEO")
    assert moved.change[georgia] > 0
    assert not moved.touched[georgia]
    assert "deters more than it diverts" in moved.sentence()


def test_the_weakening_of_one_pact_draws_challenges_to_it(flank):
    moved = shift(matrix(flank), matrix(flank, {"NATO": {"readiness": 0.2}}))
    assert moved.here > 0 > moved.elsewhere
    assert moved.sentence().startswith("The change invites")


def test_without_diversion_a_change_moves_nothing_elsewhere(flank):
    before, after = (matrix(flank, c, regional=INDEPENDENT) for c in ({}, MORE))
    moved = shift(before, after)
    assert moved.elsewhere == 0
    assert "nothing moves elsewhere" in moved.sentence()


def test_more_diversion_moves_more(flank):
    shares = []
    for diversion in (0.1, 0.5, 1.0):
        both = [matrix(flank, c, regional=Regional(diversion=diversion)) for c in ({}, MORE)]
        shares.append(shift(*both).diverted_share)
    assert shares == sorted(shares)
    assert shares[0] < shares[-1]


def test_nothing_moved_is_said_so(flank):
    assert shift(matrix(flank), matrix(flank)).sentence().startswith("No lever moves")


def test_changes_of_one_pact_leave_the_others(flank):
    before, after = matrix(flank), matrix(flank, {"Russia-Belarus": {"readiness": 0.9}})
    moved = shift(before, after)
    assert [flank.targets[i] for i in np.flatnonzero(moved.touched.any(axis=0))] == ["BLR"]


def test_a_target_without_an_ally_defends_itself(flank):
    moldova = flank.commitment("RUS", "MDA")
    assert moldova.pact == moldova.leader == ""
    answer = assess(moldova.scenario)
    assert answer.resolve == 0
    assert answer.credibility == answer.denial_alone
    assert answer.added == pytest.approx(0)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"SEATO": {"readiness": 0.7}}, "no pact called 'SEATO'"),
        ({"NATO": {"readiness": 0.7}, "clarity": 0.9}, "'clarity' stands beside pacts"),
        ({"readiness": 7}, "readiness must be"),
        ({"NATO": {"rediness": 0.7}}, "no lever called 'rediness'"),
    ],
)
def test_wrong_changes_are_refused(flank, changes, said):
    with pytest.raises(ValueError, match=said):
        matrix(flank, changes)


def commitment(name):
    return Commitment(scenario=load_scenario(name), pact="NATO", leader="USA")


@pytest.mark.parametrize(
    ("commitments", "said"),
    [
        ((), "has no rival"),
        ((commitment("nato-estonia"), commitment("nato-estonia")), "RUS – EST is there twice"),
        ((commitment("russia-dprk"),), "one challenger, not 2"),
    ],
)
def test_a_wrong_region_is_refused(commitments, said):
    with pytest.raises(ValueError, match=said):
        Region(name="x", title="X", summary="", commitments=commitments)


def test_two_regions_have_no_shift(flank):
    with pytest.raises(ValueError, match="same challengers"):
        shift(matrix(flank), matrix(load_region("gulf")))
