"""Draws, bands, verdicts, ranks and reversals: what if an assumption is wrong."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deterrence_kit import Assumptions, assess, load_scenario, parameters_of
from deterrence_kit.analysis import assess_cases
from deterrence_kit.analysis.doubt.difference import difference
from deterrence_kit.analysis.doubt.draws import BATCH, assumption_draws, unit_draws
from deterrence_kit.analysis.doubt.quantiles import LEVELS
from deterrence_kit.analysis.doubt.ranking import PACT_LEVERS, lever_gains, pivotal_allies
from deterrence_kit.analysis.doubt.reversal import reversals
from deterrence_kit.analysis.doubt.uncertainty import TOLERANCE, uncertainty, uncertainty_in_steps
from deterrence_kit.analysis.doubt.verdict import verdict
from deterrence_kit.model.settings import declared

ASSUMPTIONS = parameters_of(Assumptions)
estonia = load_scenario("nato-estonia")
names = st.sampled_from(sorted(ASSUMPTIONS))
shares = st.floats(0, 1)


# --- shapes ---------------------------------------------------------------------------------------
def distribution(parameter, value):
    """The textbook's triangular (or uniform) distribution function, the inverse of `quantile`."""
    low, top, high = parameter.low, parameter.default, parameter.high
    if parameter.shape == "uniform":
        return (value - low) / (high - low)
    if value < top:
        return (value - low) ** 2 / ((high - low) * (top - low))
    return 1 - (high - value) ** 2 / ((high - low) * (high - top)) if high > top else 1.0


@given(names, shares)
def test_a_quantile_is_the_inverse_of_the_distribution(name, share):
    parameter = ASSUMPTIONS[name]
    value = float(parameter.quantile(share))
    assert parameter.low <= value <= parameter.high
    assert distribution(parameter, value) == pytest.approx(share, abs=1e-6)


@given(names)
def test_an_assumption_that_was_moved_has_its_peak_there(name):
    parameter = ASSUMPTIONS[name]
    drawn = assumption_draws({name: parameter.high}, 2000)[name]
    mean = (parameter.low + 2 * parameter.high) / 3
    if parameter.shape == "uniform":
        mean = (parameter.low + parameter.high) / 2
    assert drawn.mean() == pytest.approx(mean, abs=0.005 * (parameter.high - parameter.low))


def test_where_the_literature_disagrees_no_value_has_a_peak():
    flat = {n for n, p in ASSUMPTIONS.items() if p.shape == "uniform"}
    assert flat >= {"base_rate", "weight_institutions", "weight_trust", "trust_memory"}
    assert flat >= {"weight_heads", "reserve_use"}  # a fit against a convention; two mobilisations


# --- draws ----------------------------------------------------------------------------------------
def test_more_draws_begin_with_the_fewer_and_other_names_do_not_matter():
    few, many = unit_draws(["loss", "squeeze"], 300), unit_draws(["loss"], 1000)
    np.testing.assert_array_equal(few["loss"], many["loss"][:300])
    assert not np.array_equal(few["loss"], few["squeeze"])


def test_another_seed_draws_other_worlds_and_the_same_seed_the_same():
    first, again, other = (unit_draws(["loss"], 500, seed)["loss"] for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)


def test_every_batch_is_a_latin_hypercube():
    drawn = unit_draws(["loss"], 4 * BATCH)["loss"].reshape(4, BATCH)
    strata = np.sort((drawn * BATCH).astype(int), axis=1)
    np.testing.assert_array_equal(strata, np.broadcast_to(np.arange(BATCH), strata.shape))


@pytest.mark.parametrize("count", [0, -5, 10**9, 2.5, float("nan")])
def test_a_wrong_number_of_draws_is_refused_with_a_sentence(count):
    with pytest.raises(ValueError, match="whole number from 1 to 1,000,000"):
        uncertainty(estonia, {}, count)


# --- bands ----------------------------------------------------------------------------------------
def test_a_draw_is_what_the_model_says_of_that_world():
    found = uncertainty(estonia, {"readiness": 0.7, "will.USA": 0.2}, 20)
    for i in (0, 7, 19):
        world = Assumptions(**{n: float(v[i]) for n, v in found.worlds.items()})
        alone = assess(estonia, estonia.levers_at({"readiness": 0.7, "will.USA": 0.2}), world)
        assert found.cases.credibility[i] == pytest.approx(float(alone.credibility), rel=1e-12)
        np.testing.assert_allclose(found.cases.member_resolve[i], alone.member_resolve, rtol=1e-12)


def test_steps_end_where_all_draws_at_once_end():
    *_, last = uncertainty_in_steps(estonia, {"clarity": 0.8}, (250, 500, 1000))
    whole = uncertainty(estonia, {"clarity": 0.8}, 1000)
    np.testing.assert_array_equal(last.cases.credibility, whole.cases.credibility)
    np.testing.assert_array_equal(last.cases.delivered, whole.cases.delivered)
    np.testing.assert_array_equal(last.worlds["loss"], whole.worlds["loss"])


def test_bands_are_in_order_for_the_pact_and_for_every_member():
    found = uncertainty(estonia, {}, 500)
    assert found.band("member_resolve").shape == (len(LEVELS), len(estonia.codes))
    for outcome in ("credibility", "propensity", "added", "member_resolve", "delivered"):
        assert (np.diff(found.band(outcome), axis=0) >= 0).all()


def test_the_band_is_the_quantiles_of_one_case_at_a_time():
    found = uncertainty(estonia, {}, 60)
    one = [
        float(
            assess(estonia, None, Assumptions(**{n: v[i] for n, v in found.worlds.items()})).denial
        )
        for i in range(60)
    ]
    np.testing.assert_allclose(found.band("denial"), np.quantile(one, LEVELS), rtol=1e-12)


def test_what_no_assumption_moves_has_a_band_of_no_width_and_is_settled():
    found = uncertainty(estonia, {}, 500)
    low, *_, high = found.band("capability")
    assert high - low < 0.25
    assert np.ptp(found.band("arrival")[:, estonia.protege]) < 1e-12
    steady = replace(found, cases=replace(found.cases, denial=np.full(500, 0.5)))
    assert steady.moved("denial") == 0
    assert steady.settled("denial")


def test_few_draws_have_not_settled_and_many_have():
    few, *_, many = uncertainty_in_steps(estonia, {}, (250, 2000))
    assert few.moved("credibility") == float("inf")
    assert not few.settled("credibility")
    assert many.settled("credibility", "threshold", "propensity")


def test_a_band_that_still_moves_has_not_settled():
    found = uncertainty(estonia, {}, 1000)
    drifting = replace(found.cases, credibility=np.linspace(0, 1, 1000))
    assert replace(found, cases=drifting).moved("credibility") > TOLERANCE


def test_two_cases_are_compared_world_by_world():
    before, now = (uncertainty(estonia, {"clarity": c}, 1000) for c in (0.5, 0.6))
    paired = difference(before, now).values
    other = uncertainty(estonia, {"clarity": 0.6}, 1000, seed=1)
    unpaired = difference(before, other).values
    assert paired.std() < 0.2 * unpaired.std()
    changed = difference(before, now)
    # Where institutions go with fewer honoured commitments, a clearer treaty makes it worse.
    worse = before.worlds["weight_institutions"] < 0
    np.testing.assert_array_equal(paired < 0, worse)
    assert changed.falling == pytest.approx(worse.mean())
    assert changed.rising == pytest.approx(1 - worse.mean())


# --- verdicts and ranks ---------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["nato-estonia", "poland-1939", "korea-1950"])
def test_a_verdict_comes_with_the_share_of_draws_that_agree(name):
    scenario = load_scenario(name)
    told = verdict(scenario, {})
    found = uncertainty(scenario, {})
    assert told.holds == bool(assess(scenario).holds)
    assert told.agreeing == pytest.approx((found.cases.holds == told.holds).mean())


def test_the_rank_of_an_ally_is_that_of_leaving_it_out_in_that_world():
    scenario = load_scenario("poland-1939")
    ranks = pivotal_allies(scenario, {}, draws=40)
    worlds = assumption_draws({}, 40)
    whole = assess_cases(scenario, worlds).credibility
    for i, code in enumerate(ranks.names):
        alone = assess_cases(scenario.without(code), worlds).credibility
        np.testing.assert_allclose(ranks.effect[:, i], whole - alone, atol=1e-12)
    assert sum(ranks.first.values()) == pytest.approx(1)
    assert ranks.agreeing == max(ranks.first.values())


def test_the_rank_of_a_lever_is_by_the_margin_it_gains():
    ranks = lever_gains(estonia, {"clarity": 0.95}, 30, names=["sanctions", "clarity"])
    worlds = assumption_draws({"clarity": 0.95}, 30)

    def margin(**moved):
        found = assess_cases(estonia, {**worlds, **{n: np.asarray(v) for n, v in moved.items()}})
        return found.credibility - found.threshold

    now = margin(clarity=0.95)
    sanctions = margin(clarity=0.95, sanctions=0.6) - now
    clarity = np.maximum(margin(clarity=1.0), margin(clarity=0.85)) - now
    np.testing.assert_allclose(ranks.effect[:, 0], np.maximum(sanctions, 0), atol=1e-12)
    np.testing.assert_allclose(ranks.effect[:, 1], np.maximum(clarity, 0), atol=1e-12)


def test_what_is_the_challengers_own_is_no_lever_of_the_pact():
    assert not {"stakes", "challenger_readiness"} & set(PACT_LEVERS)
    with pytest.raises(ValueError, match="'loss' is not one"):
        lever_gains(estonia, {}, 10, names=["loss"])


# --- reversals ------------------------------------------------------------------------------------
SCENARIOS = ("nato-estonia", "korea-1950", "us-philippines", "training")


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_reversal_is_the_nearest_value_with_another_verdict(name):
    scenario = load_scenario(name)
    holds = bool(assess(scenario).holds)
    for one in reversals(scenario, {}):
        parameter = declared(one.name)
        grid = np.linspace(parameter.low, parameter.high, 1001)
        flipped = np.broadcast_to(assess_cases(scenario, {one.name: grid}).holds != holds, 1001)
        if one.value is None:
            assert not flipped.any()
            continue
        nearest = np.abs(grid[flipped] - one.now).min()
        width = parameter.high - parameter.low
        assert abs(one.value - one.now) == pytest.approx(nearest, abs=2e-3 * width)
        there = assess_cases(scenario, {one.name: np.asarray(one.value)})
        assert bool(there.holds) != holds


@settings(max_examples=15, deadline=None)
@given(st.fixed_dictionaries({n: st.floats(0.1, 0.9) for n in ("readiness", "clarity", "will")}))
def test_a_reversal_flips_the_verdict_at_any_sliders(changes):
    found = reversals(estonia, changes)
    distances = [one.distance for one in found]
    assert distances == sorted(distances)
    for one in found:
        if one.value is not None:
            there = assess_cases(
                estonia,
                {n: np.asarray(v) for n, v in changes.items()} | {one.name: np.asarray(one.value)},
            )
            assert bool(there.holds) != one.holds


def test_how_likely_a_reversal_is_follows_from_the_declared_shape():
    drawn = assumption_draws({}, 20_000)
    for one in reversals(estonia, {}):
        if one.value is not None:
            beyond = drawn[one.name] > one.value if one.higher else drawn[one.name] < one.value
            assert one.beyond == pytest.approx(beyond.mean(), abs=0.005)


def test_an_unknown_name_is_refused_with_a_sentence():
    with pytest.raises(ValueError, match="'courage' is neither a lever nor an assumption"):
        reversals(estonia, {}, names=["courage"])
    assert reversals(estonia, {}, names=[]) == ()
