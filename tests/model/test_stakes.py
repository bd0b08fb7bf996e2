"""What is at stake for the opponent, and what sanctions can do: laws, and a checklist for every pair."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deterrence_kit import Assumptions, assess, load_scenario, parameters_of, scenario_names
from deterrence_kit.datasets.regions import load_region, region_names
from deterrence_kit.model.checklist_weights import ChecklistWeights
from deterrence_kit.model.conflict import exposure, isolation
from deterrence_kit.model.opponent import OPPONENT
from deterrence_kit.model.settings import LEVERS
from deterrence_kit.model.stakes import LEVELS, QUESTIONS, stakes_of
from tests.model.strategies import assumptions, joined, scenarios

ANSWERS = st.fixed_dictionaries(dict.fromkeys(QUESTIONS, st.sampled_from(sorted(LEVELS))))
PAIRS = {
    **{name: load_scenario(name) for name in scenario_names()},
    **{c.scenario.name: c.scenario for n in region_names() for c in load_region(n).commitments},
}


def test_weights_add_up_to_one_so_that_the_ends_are_half_and_twice():
    assert sum(getattr(ChecklistWeights(), q) for q in QUESTIONS) == pytest.approx(1)
    highest = {**dict.fromkeys(QUESTIONS, "high"), "cost": "low"}
    lowest = {**dict.fromkeys(QUESTIONS, "low"), "cost": "high"}
    assert [stakes_of(a) for a in (lowest, {}, highest)] == [0.5, 1.0, 2.0]


@given(ANSWERS, st.sampled_from(QUESTIONS))
def test_each_answer_moves_the_stakes_its_own_way(answers, question):
    low, middle, high = (stakes_of({**answers, question: level}) for level in LEVELS)
    ordered = (high, middle, low) if question == "cost" else (low, middle, high)
    assert list(ordered) == sorted(ordered)
    assert low != high


def test_every_checklist_there_could_be_stays_in_the_declared_range():
    p = LEVERS["stakes"]
    for levels in product(LEVELS, repeat=len(QUESTIONS)):
        assert p.low <= stakes_of(dict(zip(QUESTIONS, levels, strict=True))) <= p.high


@pytest.mark.parametrize("name", PAIRS)
def test_stakes_come_from_the_checklist_and_each_answer_has_a_reason(name):
    scenario = PAIRS[name]
    assert tuple(a.question for a in scenario.checklist) == QUESTIONS
    for answer in scenario.checklist:
        assert answer.level in LEVELS
        last = answer.why.rstrip(".")
        assert last.endswith((")", "Judgement")) or answer.why.startswith("Fictional"), answer
    assert scenario.settings["stakes"] == stakes_of(
        {a.question: a.level for a in scenario.checklist}
    )


@pytest.mark.parametrize("name", PAIRS)
def test_rivalry_and_the_last_dispute_are_facts_with_a_source(name):
    why = PAIRS[name].why
    assert set(PAIRS[name].settings) >= {"rivalry", "quiet_years"}
    assert len(why["rivalry"]) > 20
    assert len(why["quiet_years"]) > 30
    if PAIRS[name].default_of("rivalry") and not why["rivalry"].startswith("Fictional"):
        assert "Thompson, Sakuwa & Suhas 2021" in why["rivalry"]
    if "Not in" in why["rivalry"] and PAIRS[name].default_of("rivalry"):
        assert "ounted as rivals" in why["rivalry"]


def test_thresholds_differ_between_pairs():
    """At least ten values among the scenarios; no value in more than a fifth of all pairs."""
    found = [round(float(assess(load_scenario(n)).threshold), 3) for n in scenario_names()]
    assert len(set(found)) >= 10
    everywhere = [round(float(assess(s).threshold), 2) for s in PAIRS.values()]
    assert max(everywhere.count(value) for value in everywhere) <= len(everywhere) / 5


@given(scenarios, assumptions, st.floats(0, 1e5))
def test_another_member_never_weakens_what_sanctions_can_do(scenario, assumed, gdp):
    more = joined(scenario, "ZZZ", gdp=gdp, distance=500.0)
    before, after = (assess(s, None, assumed).threshold for s in (scenario, more))
    assert after <= before + 1e-12


def test_who_sanctions_whom_matters():
    """The GCC alone can withhold less from Iraq than NATO from Russia; nobody, nothing."""
    of = {
        n: float(exposure(s.gdp, s.challenger_gdp, np.array([s.world_gdp]))[0])
        for n, s in PAIRS.items()
    }
    assert of["gcc-kuwait"] < of["us-japan"] < of["nato-estonia"] < 1
    assert of["ecowas-benin"] < 0.05
    assert float(isolation(np.array([0.8]), np.array([1.0]), np.array([0.0]))[0]) == 0


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=5), st.floats(0, 1e6), st.floats(0, 1e6))
def test_exposure_is_a_share_in_every_corner(gdp, challenger, world):
    with np.errstate(all="raise"):
        share = float(exposure(np.array(gdp), np.array([challenger]), np.array([world]))[0])
    assert 0 <= share <= 1


def test_zero_gdp_gives_no_isolation_and_no_warning():
    scenario = load_scenario("us-japan")
    poor = replace(scenario, gdp=np.zeros(2), challenger_gdp=np.zeros(1), world_gdp=0.0)
    with np.errstate(all="raise"):
        assert np.isfinite(float(assess(poor, None, Assumptions()).threshold))


def test_what_is_said_of_the_opponent_is_no_measure():
    from deterrence_kit.analysis.doubt.ranking import PACT_LEVERS
    from deterrence_kit.model.costs import POLICY

    assert set(OPPONENT) == {
        "stakes", "challenger_readiness", "rivalry", "quiet_years", "season", "nuclear_arms",
    }  # fmt: skip
    assert not set(OPPONENT) & {*POLICY, *PACT_LEVERS}
    for name in OPPONENT:
        p = LEVERS[name]
        assert p.cost is None
        assert "assumption about the opponent" in p.meaning or "fact of the pair" in p.meaning
    assert not [n for n, p in parameters_of(Assumptions).items() if p.pillar == "opponent"]
