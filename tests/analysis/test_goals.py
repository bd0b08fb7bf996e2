"""What would it take: every answer is checked by going there; prices; the cheapest package."""

from dataclasses import fields, replace

import numpy as np
import pytest

from deterrence_kit import load_scenario, parameters_of
from deterrence_kit.analysis import assess_cases
from deterrence_kit.analysis.decide._search_problem import SearchProblem, finished
from deterrence_kit.analysis.decide.cheapest import _cheapest_effort, cheapest
from deterrence_kit.analysis.decide.decision_variables import decision_variables
from deterrence_kit.analysis.decide.goals import Goal
from deterrence_kit.analysis.decide.prices import price, prices
from deterrence_kit.analysis.decide.reach import least_changes
from deterrence_kit.analysis.outcomes import OUTCOMES
from deterrence_kit.model import Levers
from deterrence_kit.model.costs import POLICY, Costs, costs_at
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import SETTINGS, declared
from deterrence_kit.model.telling.written import number_text

GOALS = (Goal(), Goal("credibility", 0.5), Goal("propensity", 0.06), Goal("escalation", 0.011))
NAMES = ("nato-estonia", "us-philippines", "training", "gcc-kuwait")


def _exact_cost(search):
    """What the cheapest package would cost if levers had no steps."""
    effort, reached = finished(_cheapest_effort(search))
    assert reached
    return float(search.cost(effort[None])[0])


def _met(scenario, changes, goal):
    return bool(goal.slack(scenario, changes, 1)[0] >= -1e-9)


# --- least changes ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("goal", GOALS, ids=lambda goal: goal.outcome)
def test_the_verdict_turns_exactly_there(name, goal):
    scenario = load_scenario(name)
    for lever, reach in least_changes(scenario, {"loss": 1.2}, goal).items():
        if reach.value is None:
            continue
        step = 1e-4 * (declared(lever).high - declared(lever).low) * np.sign(reach.change)
        there, before = reach.value, reach.value - step
        assert _met(scenario, {"loss": 1.2, lever: there}, goal) != reach.met
        if abs(reach.change) > abs(step):
            assert _met(scenario, {"loss": 1.2, lever: before}, goal) == reach.met
        assert _met(scenario, {"loss": 1.2, lever: reach.setting}, goal) != reach.met


def test_out_of_reach_is_out_of_reach_everywhere():
    scenario, goal = load_scenario("nato-estonia"), Goal("credibility", 0.8)
    found = least_changes(scenario, goal=goal)
    lever = declared("readiness")
    grid = {"readiness": np.linspace(lever.low, lever.high, 500)}
    assert found["readiness"].value is None
    assert (goal.slack(scenario, grid, 500) < 0).all()
    assert found["readiness"].outcome == pytest.approx(0.8 + goal.slack(scenario, grid, 500).max())
    assert found["readiness"].sentence() == "Readiness: out of reach even at 0.95."


def test_a_lever_without_bearing_on_the_goal_says_so():
    found = least_changes(load_scenario("nato-estonia"), goal=Goal("credibility", 0.5))
    assert found["restraint"].idle
    assert not found["readiness"].idle


def test_one_ally_may_be_asked_and_follows_the_pact_where_it_has_no_value_of_its_own():
    scenario = load_scenario("us-korea")
    # Only the ally's equipment has to be brought there: ask for half of what that can give.
    now, most = assess_cases(scenario, {"stocks": np.array([0.1, 0.9])}).credibility
    goal = Goal("credibility", float(now + most) / 2)
    both = least_changes(scenario, goal=goal, names=["stocks", "stocks.USA"])
    alone = least_changes(scenario, goal=goal, names=["stocks.USA"])
    assert both["stocks.USA"] == alone["stocks.USA"]
    assert both["stocks"].value == pytest.approx(both["stocks.USA"].value, abs=1e-6)
    assert both["stocks"].cost > both["stocks.USA"].cost > 0


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda s: least_changes(s, names=["hope"]), "No lever is called 'hope'"),
        (lambda s: least_changes(s, names=["will.XXX"]), "no ally's own value"),
        (lambda s: least_changes(s, names=["clarity.USA"]), "no ally's own value"),
        (lambda s: Goal("fame", 1), "No outcome is called 'fame'"),
        (lambda s: Goal("propensity", float("nan")), "must be from 0 to 1"),
        (lambda s: cheapest(s, limits={"readiness": (0.9, 0.5)}), "the lower first"),
        (lambda s: cheapest(s, limits={"readiness": (float("nan"), 0.5)}), "the lower first"),
        (lambda s: cheapest(s, limits={"stakes": (1, 2)}), "has no price"),
        (lambda s: cheapest(s, most=0), "at least one measure"),
        (lambda s: cheapest(s, world={"cost_readiness": -1}), "cost_readiness must be"),
        (lambda s: costs_at({"cost_hope": 1}), "cost_hope is no cost"),
    ],
)
def test_bad_questions_get_a_sentence(call, words):
    with pytest.raises(ValueError, match=words):
        call(load_scenario("us-korea"))


# --- prices -----------------------------------------------------------------------------------


def test_costs_are_declared_on_the_levers_and_nowhere_else():
    assert [f.name for f in fields(Costs)] == [f"cost_{name}" for name in POLICY]
    assert {n for n, p in parameters_of(Levers).items() if p.cost is not None} == set(POLICY)
    assert set(parameters_of(Costs)) <= set(SETTINGS)
    assert all(p.cost_source for p in POLICY.values())


def test_what_the_pact_cannot_choose_has_no_price():
    moved = {"stakes": 1, "trust": 1, "guideline": 2, "turmoil": 0, "readiness": 0.7}
    assert list(prices(load_scenario("us-korea"), moved)) == ["readiness"]


@pytest.mark.parametrize("name", NAMES)
def test_a_lever_moved_over_its_whole_range_costs_its_cost(name):
    scenario = load_scenario(name)
    for lever, p in POLICY.items():
        if p.effort in ("money", "either"):
            continue
        first, last = (p.high, p.low) if p.effort == "down" else (p.low, p.high)
        settings = {
            k: v for k, v in scenario.settings.items() if SettingName.parse(k).base != lever
        }
        start = replace(scenario, settings={**settings, lever: first})
        assert float(price(start, {lever: last})) == pytest.approx(p.cost)
        assert float(price(start, {lever: first})) == 0


def test_letting_go_frees_nothing_and_spending_is_money():
    scenario = load_scenario("us-japan")
    assert float(price(scenario, {"readiness": 0.2, "spending": 0.8})) == 0
    assert float(price(scenario, {"spending": 1.5})) == pytest.approx(50)
    today = scenario.gdp * scenario.spending_today
    floor = 100 * (scenario.gdp * np.maximum(scenario.spending_today, 0.03)).sum() / today.sum()
    assert float(price(scenario, {"spending_floor": 3})) == pytest.approx(floor - 100)
    both = prices(scenario, {"spending": 1.5, "spending_floor": 3})
    together = (scenario.gdp * np.maximum(1.5 * scenario.spending_today, 0.03)).sum()
    assert sum(map(float, both.values())) == pytest.approx(100 * (together / today.sum() - 1))


def test_one_allys_own_value_costs_its_share_of_the_pacts_spending():
    scenario = load_scenario("us-korea")
    whole = float(price(scenario, {"will": 0.9}))
    parts = [float(price(scenario, {f"will.{code}": 0.9})) for code in scenario.codes]
    assert sum(parts) == pytest.approx(whole)
    assert max(parts) > 0.9 * whole  # one ally spends nearly all of it


def test_changed_costs_change_prices_in_proportion():
    scenario = load_scenario("us-korea")
    assert float(price(scenario, {"readiness": 0.8, "cost_readiness": 30})) == pytest.approx(
        float(price(scenario, {"readiness": 0.8})) / 2
    )


# --- the cheapest package ---------------------------------------------------------------------

CASES = [
    ("training", Goal()),
    ("us-philippines", Goal("credibility", 0.6)),
    ("gcc-kuwait", Goal("propensity", 0.08)),
]


def _slopes(function, x):
    """Differences in every direction by one call, as scipy makes them by many."""
    at = np.clip(x, 0, 1)
    step = np.where(at > 0.5, -1.5e-8, 1.5e-8)
    found = function(np.vstack([at, at + step * np.eye(len(at))]))
    return (found[1:] - found[0]) / step


@pytest.mark.parametrize(("name", "goal"), CASES, ids=[f"{n}-{g.outcome}" for n, g in CASES])
def test_scipy_finds_nothing_cheaper(name, goal):
    from scipy.optimize import minimize

    scenario = load_scenario(name)
    found = cheapest(scenario, goal)
    assert found.reached
    assert _met(scenario, found.changes, goal)
    assert found.cost == pytest.approx(float(price(scenario, found.changes)))
    search = SearchProblem(scenario, goal, {}, decision_variables(scenario))
    size = len(search.variables.names)
    best = np.inf
    for start in np.random.default_rng(1).random((2, size)):
        tried = minimize(
            lambda x: search.cost(x[None])[0], start, method="SLSQP", bounds=[(0, 1)] * size,
            jac=lambda x: _slopes(search.cost, x),
            constraints={
                "type": "ineq", "fun": lambda x: search.slack(np.clip(x, 0, 1)[None])[0],
                "jac": lambda x: _slopes(search.slack, x),
            },
            options={"maxiter": 60},
        )  # fmt: skip
        if search.slack(np.clip(tried.x, 0, 1)[None])[0] > -1e-6:
            best = min(best, tried.fun)
    assert np.isfinite(best)
    assert _exact_cost(search) <= best * 1.01
    assert found.cost <= best * 1.05 + 0.5  # on the levers' steps


def test_no_single_measure_is_cheaper_than_the_cheapest_package():
    scenario = load_scenario("us-philippines")
    goal = Goal("credibility", float(assess_cases(scenario, {}).credibility) + 0.04)
    singles = [r.cost for r in least_changes(scenario, goal=goal).values() if r.cost]
    found = cheapest(scenario, goal)
    one = cheapest(scenario, goal, most=1)
    assert len(one.changes) == 1
    assert found.cost <= one.cost + 1e-9
    assert one.cost == pytest.approx(min(singles), rel=0.02)


def test_limits_are_kept_and_what_is_out_of_reach_is_said():
    scenario, goal = load_scenario("us-philippines"), Goal("credibility", 0.6)
    free = cheapest(scenario, goal)
    lever = next(iter(free.costs))
    now = scenario.default_of(lever)
    held = cheapest(scenario, goal, limits={lever: (now, now)})
    assert lever not in held.changes
    assert held.cost >= 0.9 * free.cost  # a search, not a proof, see docs/decisions.md
    none = cheapest(scenario, Goal("credibility", 0.95))
    assert not none.reached
    assert "Out of reach" in none.sentence()
    assert none.outcome < 0.95
    assert cheapest(scenario, Goal("credibility", 0.2)).changes == {}


def test_dearer_measures_are_used_less():
    scenario, goal = load_scenario("training"), Goal()
    found = cheapest(scenario, goal)
    lever = next(iter(found.costs))
    dear = cheapest(scenario, goal, {f"cost_{lever}": 300})
    move = abs(found.changes[lever] - scenario.default_of(lever))
    assert (
        abs(dear.changes.get(lever, scenario.default_of(lever)) - scenario.default_of(lever)) < move
    )
    assert dear.cost >= found.cost


def test_more_ambition_never_costs_less():
    scenario = load_scenario("russia-dprk")
    variables = decision_variables(scenario)
    goals = [Goal("credibility", bound) for bound in (0.42, 0.45, 0.48, 0.5)]
    exact = [_exact_cost(SearchProblem(scenario, goal, {}, variables)) for goal in goals]
    assert exact == sorted(exact)
    assert exact[0] > 0


def test_escalation_is_a_challenge_in_which_the_pact_acts():
    cases = assess_cases(load_scenario("us-korea"), {"restraint": np.array([0.2, 0.8])})
    risk = OUTCOMES["escalation"].of(cases)
    assert risk[0] > risk[1]
    np.testing.assert_allclose(risk, cases.propensity * cases.resolve)


@pytest.mark.parametrize("name", NAMES)
def test_what_a_lever_would_take_is_said_with_its_unit_as_everywhere_else(name):
    scenario = load_scenario(name)
    for goal in GOALS:
        for reach in least_changes(scenario, goal=goal).values():
            ends = (
                [reach.setting]
                if reach.setting is not None
                else []
                if reach.met
                else [reach.furthest]
            )
            for end in [] if reach.idle else ends:
                assert (
                    number_text(end, declared(reach.name).unit).replace("-", "−")
                    in reach.sentence()
                )
