"""Laws of what arrives late: nothing at 0, more fear never makes an attack pay more; and of windows."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deterrence_kit import Assumptions, assess, load_scenario, parameters_of, scenario_names
from deterrence_kit.analysis.alliance.window_curve import window_curve
from deterrence_kit.analysis.alliance.windows import WINDOWS
from deterrence_kit.model import FORMULAS
from tests.model.strategies import assumptions, levers, scenarios


@settings(max_examples=25)
@given(scenarios, levers, assumptions)
def test_without_punishment_the_threshold_is_what_it_was(scenario, levers, assumptions):
    """``c* = (V − S) / (V + L)``, to the last digit."""
    told = assess(scenario, levers, replace(assumptions, punishment=0.0))
    isolation = FORMULAS["isolation"](
        assumptions.penalty,
        levers.sanctions,
        FORMULAS["exposure"](
            np.asarray(scenario.gdp),
            np.asarray(scenario.challenger_gdp),
            np.array([scenario.world_gdp]),
        ),
    )
    before = np.maximum(levers.stakes - isolation, 0) / (levers.stakes + assumptions.loss)
    assert told.threshold == before


@settings(max_examples=25)
@given(scenarios, levers, assumptions, st.floats(0, 1), st.floats(0, 1))
def test_more_fear_of_what_comes_late_never_invites_an_attack(
    scenario, levers, assumptions, one, other
):
    less, more = (
        assess(scenario, levers, replace(assumptions, punishment=p)) for p in sorted((one, other))
    )
    assert more.threshold <= less.threshold + 1e-12
    assert more.propensity <= less.propensity + 1e-12
    assert more.credibility == less.credibility


def test_punishment_is_off_as_shipped():
    assert parameters_of(Assumptions)["punishment"].default == 0


def test_who_has_no_allies_to_wait_for_fears_nothing_late():
    alone = load_scenario("us-japan").without("USA")
    one, other = (assess(alone, assumptions=Assumptions(punishment=p)) for p in (0.0, 1.0))
    assert one.threshold == other.threshold


def test_the_windows_go_from_short_to_long_inside_the_declared_range():
    p = parameters_of(Assumptions)["window_days"]
    days = [window.days for window in WINDOWS]
    assert all(one < other for one, other in pairwise(days))
    assert all(p.low <= each <= p.high for each in days)
    assert all(len(window.source) > 40 for window in WINDOWS)
    assert p.default in days


@settings(max_examples=25)
@given(scenarios, levers, assumptions)
def test_in_a_longer_window_nobody_delivers_less(scenario, levers, assumptions):
    """The challenger has more time too, so credibility itself may go either way."""
    found = [
        assess(scenario, levers, replace(assumptions, window_days=w.days)).delivered
        for w in WINDOWS
    ]
    for short, long in pairwise(found):
        assert (long >= short - 1e-15).all()


@pytest.mark.parametrize("name", scenario_names())
def test_the_curve_has_the_answer_where_the_window_stands(name):
    scenario = load_scenario(name)
    curve = window_curve(scenario, {})
    at = int(np.searchsorted(curve.days, curve.now))
    assert curve.credibility[at] == pytest.approx(float(assess(scenario).credibility))
    assert (np.diff(curve.days) > 0).all()
