"""Other formulations: their closed forms, the data they were published with, and what they agree on."""

import csv
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deterrence_kit import load_scenario, scenario_names
from deterrence_kit.analysis import assess_cases
from deterrence_kit.analysis.decide.directions import directions
from deterrence_kit.analysis.decide.form_rankings import kendall, scenarios_by_form
from deterrence_kit.analysis.decide.forms import FORMS, form_values
from deterrence_kit.analysis.decide.game import (
    game_of_deterrence,
    normal_cdf,
    odds_as_probit,
    probit,
)
from deterrence_kit.analysis.decide.net_resources import net_resources, with_net_resources
from deterrence_kit.model import quantities

utilities = st.floats(-4, 4)
DATA = Path(os.environ.get("DETERRENCE_KIT_DATA", Path(__file__).parents[3] / "shared" / "data"))


# --- the game ---------------------------------------------------------------------------------


@given(utilities, utilities, utilities, utilities, st.floats(0.2, 3))
def test_the_outcomes_of_the_game_add_up_to_one(quo, capitulation, war, resist, error):
    play = game_of_deterrence(quo, capitulation, war, resist, error)
    assert float(play.status_quo + play.capitulation + play.war) == pytest.approx(1)
    assert all(0 <= float(p) <= 1 for p in (play.status_quo, play.capitulation, play.war))
    same = game_of_deterrence(quo / error, capitulation / error, war / error, resist / error)
    assert float(same.war) == pytest.approx(float(play.war))  # only utility over error counts


@given(utilities, utilities, utilities, utilities)
def test_the_game_equals_its_closed_form(quo, capitulation, war, resist):
    from scipy.stats import norm

    r = norm.cdf(resist / np.sqrt(2))
    a = norm.cdf(((1 - r) * capitulation + r * war - quo) / np.sqrt(2))
    play = game_of_deterrence(quo, capitulation, war, resist)
    assert float(play.resist) == pytest.approx(r, abs=1e-12)
    assert float(play.status_quo) == pytest.approx(1 - a, abs=1e-12)
    assert float(play.capitulation) == pytest.approx(a * (1 - r), abs=1e-12)
    assert float(play.war) == pytest.approx(a * r, abs=1e-12)


def test_the_game_equals_two_players_who_draw_their_errors():
    """Agent errors played out: each side knows its own, and only the spread of the other's."""
    random, size = np.random.default_rng(0), 400_000
    quo, capitulation, war, resist = 0.3, 0.9, -0.8, 0.4
    play = game_of_deterrence(quo, capitulation, war, resist)
    defends = resist + random.normal(size=size) > random.normal(size=size)
    hoped = (1 - play.resist) * capitulation + play.resist * war
    attacks = hoped + random.normal(size=size) > quo + random.normal(size=size)
    assert np.mean(~attacks) == pytest.approx(float(play.status_quo), abs=0.004)
    assert np.mean(attacks & defends) == pytest.approx(float(play.war), abs=0.004)


@given(st.floats(0.001, 0.999))
def test_probit_and_normal_undo_each_other(p):
    assert float(normal_cdf(probit(p))) == pytest.approx(p, abs=1e-9)
    play = game_of_deterrence(0.0, 0.0, 0.0, odds_as_probit(p))
    assert float(play.resist) == pytest.approx(p, abs=1e-9)


def test_the_game_fits_the_disputes_of_1816_to_1899():
    """The data used with Signorino & Tarar 2006: the game beats the frequencies, by its own maximum.

    Regressors as in the example that comes with the data (Kenkel & Signorino 2014). Its
    coefficients were not found in print, so what is checked is the maximum itself.
    """
    from scipy.optimize import minimize

    path = DATA / "war1800.csv"
    if not path.exists():
        pytest.skip("war1800.csv is not beside the project: see the data's README.")
    with path.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))

    def column(name):
        return np.array([float(row[name]) for row in rows])

    def regimes(name):
        return [np.array([row[name] == kind for row in rows], float) for kind in ("dem", "mixed")]

    outcome = np.where(column("esc") == 0, 0, np.where(column("war") == 0, 1, 2))
    counts = np.bincount(outcome)
    assert counts.tolist() == [133, 86, 94]
    one = np.ones(len(rows))
    quo = np.stack([one, column("s_wt_re1"), column("revis1")], axis=1)
    war = np.stack([one, *regimes("regime1")], axis=1)
    resist = np.stack([one, column("balanc"), *regimes("regime2")], axis=1)

    def likelihoods(b):
        play = game_of_deterrence(quo @ b[:3], 0.0, war @ b[3:6], resist @ b[6:])
        every = np.stack([play.status_quo, play.capitulation, play.war], axis=1)
        return np.maximum(every[np.arange(len(rows)), outcome], 1e-12)

    fit = minimize(lambda b: -np.log(likelihoods(b)).sum(), np.zeros(10), method="BFGS")
    frequencies = -(counts * np.log(counts / counts.sum())).sum()
    assert frequencies == pytest.approx(338.0016, abs=1e-3)
    assert fit.fun == pytest.approx(315.988, abs=0.01)  # 44 on 8 degrees of freedom: p < 1e-6
    assert np.abs(fit.jac).max() < 0.01
    # A defender resists less against a challenger with a larger share of the capabilities (balanc),
    # and less if it is a democracy.
    share = column("cap_1") / (column("cap_1") + column("cap_2"))
    np.testing.assert_allclose(column("balanc"), share, atol=1e-6)
    assert fit.x[7] < 0
    assert fit.x[8] < 0


# --- the forms --------------------------------------------------------------------------------


def test_the_composite_is_the_geometric_mean_of_its_parts():
    scenario = load_scenario("us-korea")
    grid = {"readiness": np.linspace(0.2, 0.9, 5)}
    cases = assess_cases(scenario, grid)
    parts = ("capability", "cohesion", "burden_sharing", "geography", "resolve")
    slow = [np.prod([getattr(cases, p)[i] for p in parts]) ** 0.2 for i in range(5)]
    np.testing.assert_allclose(form_values(scenario, grid)["composite"], slow)


def test_the_game_of_a_scenario_is_the_game_with_its_utilities():
    scenario = load_scenario("gcc-kuwait")
    changes = {"loss": 1.4, "sanctions": 0.7, "stakes": 1.2}
    case = assess_cases(scenario, changes)
    isolation = float(quantities(scenario, changes, ["isolation"])["isolation"][0])

    def attack(fails):
        return (1 - fails) * 1.2 - fails * 1.4 - isolation

    resist = odds_as_probit(float(case.effective_resolve)) + (float(case.denial) - 0.5) * 2.4
    play = game_of_deterrence(
        0.0, attack(float(case.denial_alone)), attack(float(case.denial)), resist
    )
    assert float(form_values(scenario, changes)["game"]) == pytest.approx(float(play.status_quo))
    assert float(form_values(scenario, changes)["margin"]) == pytest.approx(
        float(case.credibility - case.threshold)
    )


def test_net_resources_are_population_times_the_square_of_gdp_per_head():
    gdp, people = np.array([1000.0, 1000.0, 40.0]), np.array([1e6, 1e8, 0.0])
    found = net_resources(gdp, people)
    np.testing.assert_allclose(found[:2], (people * (gdp / np.maximum(people, 1)) ** 2)[:2])
    assert found[2] == 0  # a population that is not known


@pytest.mark.parametrize("name", scenario_names())
def test_strengths_by_net_resources_keep_their_proportions(name):
    scenario = load_scenario(name)
    measured = with_net_resources(scenario)
    challengers = measured.formulas["challenger_strength"](scenario.challenger_personnel)
    members = measured.formulas["strength"](scenario.gdp)
    net = net_resources(scenario.gdp, scenario.population)
    np.testing.assert_allclose(members / members.sum(), net / net.sum())
    own = quantities(scenario, {}, ["strength", "challenger_strength"])
    assert members.sum() == pytest.approx(own["strength"].sum())
    theirs = net_resources(scenario.challenger_gdp, scenario.challenger_population)
    expected = np.where(theirs > 0, theirs * members.sum() / net.sum(), own["challenger_strength"])
    np.testing.assert_allclose(challengers, expected)


def test_net_resources_see_how_rich_a_side_is_and_not_what_it_arms():
    korea = load_scenario("us-korea")
    values = form_values(korea, {"spending": np.array([0.5, 2.0])})
    rise = {form: float(np.ptp(v)) for form, v in values.items()}
    assert rise["net"] < 0.5 * rise["margin"]  # through fairness alone
    assert form_values(korea)["net"] > form_values(korea)["margin"]  # rich against poor


@given(st.lists(st.integers(0, 5), min_size=3, max_size=9), st.integers(0, 10**6))
def test_kendall_equals_scipy(values, seed):
    from scipy.stats import kendalltau

    other = np.random.default_rng(seed).permutation(values)
    slow = kendalltau(values, other, variant="b").statistic
    found = kendall(np.array(values, float), other.astype(float))
    assert found == pytest.approx(float(slow), nan_ok=True)


def test_scenarios_are_ranked_by_every_form():
    scenarios = [load_scenario(name) for name in scenario_names()]
    found = scenarios_by_form(scenarios, {"readiness": 0.6, "will.USA": 0.4})
    for form in FORMS:
        places = found.places(form)
        assert places.min() == 1
        assert np.argmax(found.values[form]) == np.argmin(places)
    assert found.agreement("margin") == pytest.approx(1)
    one, other = found.disputed[0]
    i, j = found.names.index(one), found.names.index(other)
    signs = {float(np.sign(v[i] - v[j])) for v in found.values.values()}
    assert {1.0, -1.0} <= signs


def test_what_all_forms_agree_on_and_what_one_does_not_see():
    found = {d.name: d for d in directions(load_scenario("nato-estonia"))}
    for lever, sign in (("readiness", 1), ("mobilisation_days", -1), ("will", 1), ("access", 1)):
        assert set(found[lever].signs.values()) == {sign}
    assert found["sanctions"].unseen == ("composite",)  # it knows no price of attacking
    assert found["sanctions"].signs["game"] == found["sanctions"].signs["margin"] == 1
    low, high = (
        form_values(load_scenario("nato-estonia"), {"readiness": value}) for value in (0.1, 0.95)
    )
    for form in FORMS:
        assert found["readiness"].effects[form] == pytest.approx(float(high[form] - low[form]))


def test_conclusions_that_depend_on_the_form_are_found():
    every = [d for name in scenario_names() for d in directions(load_scenario(name))]
    disputed = [d for d in every if d.disputed]
    assert 0 < len(disputed) < len(every) / 4
    assert all({1, -1} <= set(d.signs.values()) for d in disputed)


def test_bad_questions_get_a_sentence():
    with pytest.raises(ValueError, match="'hope' is no lever"):
        directions(load_scenario("us-korea"), names=["hope"])
    with pytest.raises(ValueError, match="at least one"):
        scenarios_by_form([])
    with pytest.raises(ValueError, match="above 0"):
        game_of_deterrence(0.0, 0.0, 0.0, 0.0, 0.0)
