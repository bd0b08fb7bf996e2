"""Arrival by day, two levers at a time, obstacles: laws that tie them to the model."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deterrence_kit import assess, load_scenario, scenario_names
from deterrence_kit.analysis import assess_cases
from deterrence_kit.analysis.alliance.arrival_curve import DAYS, arrival_curve
from deterrence_kit.analysis.alliance.obstacles import obstacles
from deterrence_kit.analysis.why.surface import STEPS, surface
from deterrence_kit.model.intermediates import quantities
from deterrence_kit.model.settings import declared

names = st.sampled_from(scenario_names())


def within(name):
    p = declared(name)
    return st.floats(p.low, p.high)


changes = st.fixed_dictionaries(
    {},
    optional={
        n: within(n)
        for n in ("lift", "stocks", "presence", "access", "decision_days", "mobilisation_days")
    },
)


def stretch(scenario, moved, window):
    """What discounting the stream instead of its middle day multiplies reinforcements with."""
    word = quantities(scenario, moved, ["delay_days", "own_decision_days"])
    length = (word["delay_days"] - word["own_decision_days"]) / window
    return np.where(length > 1e-9, np.sinh(length / 2) / np.maximum(length / 2, 1e-9), 1)


@given(names, changes)
def test_discounted_over_the_window_the_curve_is_the_models_figure(name, moved):
    """∫ present(t) exp(−t/window)/window dt = ready (f + (1−f) passage exp(−delay/window) k)."""
    scenario = load_scenario(name)
    days = np.linspace(0, 900, 18_001)
    curve = arrival_curve(scenario, moved, days)
    weight = np.exp(-days / curve.window) / curve.window
    flow = curve.members * weight[:, None]
    counted = (np.diff(days)[:, None] * (flow[1:] + flow[:-1]) / 2).sum(axis=0)
    counted += curve.members[-1] * np.exp(-days[-1] / curve.window)
    there = curve.members[-1] * 0 + quantities(scenario, moved, ["ready"])["ready"]
    forward = there * curve.forward_share
    names = ["passage", "near_share", "decision_days"]
    passage, near, decision = quantities(scenario, moved, names).values()
    beside = there * passage * near * np.exp(-decision / curve.window)
    late = (curve.delivered - forward - beside) * stretch(scenario, moved, curve.window)
    np.testing.assert_allclose(counted, forward + beside + late, rtol=2e-3, atol=1e-9)


@given(names, changes)
def test_help_only_grows_from_what_is_forward_to_all_that_passes(name, moved):
    scenario = load_scenario(name)
    curve = arrival_curve(scenario, moved, np.arange(400.0))
    assert (np.diff(curve.members, axis=0) >= -1e-15).all()
    word = quantities(scenario, moved, ["ready", "passage", "near_share", "sent_share"])
    away = np.maximum(word["sent_share"] - curve.forward_share, word["near_share"])
    all_of_it = curve.forward_share + away * word["passage"]
    np.testing.assert_allclose(curve.members[-1], word["ready"] * all_of_it)
    waiting = (curve.first > 0) & (word["near_share"] == 0) | (curve.forward_share == 1)
    forward = (word["ready"] * curve.forward_share)[waiting]
    np.testing.assert_allclose(curve.members[0][waiting], forward)
    assert (curve.together <= curve.total * (1 + 1e-9)).all()
    assert (curve.delivered <= curve.members[-1] * (1 + 1e-9)).all()


@pytest.mark.parametrize(("name", "better"), [("lift", 1), ("stocks", 1), ("decision_days", -1)])
@given(scenario=names, low=st.floats(0, 1), high=st.floats(0, 1))
def test_no_day_gets_worse_with(name, better, scenario, low, high):
    p, scenario = declared(name), load_scenario(scenario)
    ends = [p.low + (p.high - p.low) * share for share in sorted((low, high))][::better]
    worse, best = (arrival_curve(scenario, {name: value}) for value in ends)
    assert (best.members >= worse.members - 1e-12).all()


def test_the_days_of_an_ally_are_those_of_the_formula():
    curve = arrival_curve(load_scenario("us-japan"), {"stocks": 0.5, "decision_days": 10})
    travel = 6501 / 800 + 5
    place = int(np.argmax(curve.delay))
    assert curve.travel[place] == pytest.approx(travel, rel=1e-3)
    assert curve.delay[place] == pytest.approx(10 + (15 + travel) * 0.5, rel=1e-3)
    assert curve.first[place] == pytest.approx(10 + (15 + travel) * 0.25, rel=1e-3)
    assert curve.sea[place] == 5


def test_a_neighbouring_challenger_is_there_at_once_and_a_distant_one_is_not():
    near, far = (arrival_curve(load_scenario(n), {}) for n in ("nato-estonia", "anzus-australia"))
    assert near.challenger[0] == near.challenger[-1] > 0
    assert far.challenger[0] == 0 < far.challenger[-1]


def test_matching_means_from_then_on():
    every = (
        arrival_curve(load_scenario(name), {"contribution": sent})
        for name in scenario_names() for sent in (1.0, 2.0, 3.0)
    )  # fmt: skip
    curve = next(curve for curve in every if curve.match)  # not on day 0, and not never
    day = int(curve.match)
    assert (curve.together[day:] >= curve.challenger[day:]).all()
    assert curve.together[day - 1] < curve.challenger[day - 1]
    assert arrival_curve(load_scenario("poland-1939"), {}).match is None


def test_other_members_keep_the_baselines_figures_and_newcomers_had_nothing():
    curve = arrival_curve(load_scenario("nato-estonia"), {})
    codes = load_scenario("nato-estonia").codes
    other = curve.for_members(codes, (codes[3], "XXX", codes[1]))
    np.testing.assert_array_equal(other.members[:, [0, 2]], curve.members[:, [3, 1]])
    assert not other.members[:, 1].any()
    np.testing.assert_array_equal(other.total, curve.total)


def test_a_surface_is_one_case_at_a_time():
    scenario, moved = load_scenario("nato-norway"), {"readiness": 0.7, "presence.USA": 0.1}
    grid = surface(scenario, moved, ("presence", "stocks"))
    assert grid.credibility.shape == grid.margin.shape == (STEPS, STEPS)
    for j, i in ((0, 0), (7, 31), (40, 40)):
        case = assess_cases(scenario, {**moved, "presence": grid.x[i], "stocks": grid.y[j]})
        assert grid.credibility[j, i] == pytest.approx(float(case.credibility), rel=1e-12)
        margin = float(case.credibility - case.threshold)
        assert grid.margin[j, i] == pytest.approx(margin, abs=1e-12)


@pytest.mark.parametrize("name", scenario_names())
def test_obstacles_are_one_case_at_a_time(name):
    scenario = load_scenario(name)
    moved = {"access": 0.8, "stocks": 0.3}
    found, low = obstacles(scenario, moved), declared("access").low
    assert found.now == pytest.approx(float(assess_cases(scenario, moved).credibility))
    ally = int(np.flatnonzero(scenario.home == 0)[-1])
    lost = assess(scenario, scenario.levers_at({**moved, f"access.{scenario.codes[ally]}": low}))
    assert found.access_lost[ally] == pytest.approx(float(lost.credibility))
    by_sea = {f"access.{scenario.codes[i]}": low for i in np.flatnonzero(scenario.water > 0)}
    closed = assess(scenario, scenario.levers_at({**moved, **by_sea}))
    assert found.sea_closed == pytest.approx(float(closed.credibility))
    dry = replace(scenario, water=0 * scenario.water)
    assert found.no_sea == pytest.approx(float(assess_cases(dry, moved).credibility))
    open_way = replace(scenario, crossing=0.0)
    assert found.no_crossing == pytest.approx(float(assess_cases(open_way, moved).credibility))
    assert found.access_lost[scenario.protege] == pytest.approx(found.now)


def test_the_days_on_the_picture_are_ninety():
    assert DAYS[0] == 0
    assert DAYS[-1] == 90
