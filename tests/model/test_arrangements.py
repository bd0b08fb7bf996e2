"""Command, intelligence, civil protection and season: laws over all scenarios, and what is left alone."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deterrence_kit import assess, load_scenario, scenario_names
from deterrence_kit.model import parameters_of, quantities
from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.settings import declared
from tests.model.strategies import assumptions, levers, scenarios

SIZES = {"command": "command_reach", "intelligence": "doubt", "civil_protection": "damage"}
# What each moves on its way to the answer; and what it must leave alone.
MOVES = {
    "command": ("jointness", ["arrival", "own_decision_days", "passage", "member_resolve"]),
    "intelligence": ("own_decision_days", ["jointness", "passage", "travel_days", "opposing"]),
    "civil_protection": ("passage", ["jointness", "own_decision_days", "opposing", "denial_alone"]),
    "season": ("travel_days", ["jointness", "own_decision_days", "passage", "ready"]),
}
shares = st.floats(0, 1)


def changes(data, *, without=()):
    """Any levers, as changes by name."""
    table = data.draw(levers)
    return {n: float(getattr(table, n)) for n in parameters_of(type(table)) if n not in without}


@pytest.mark.parametrize(("lever", "size"), SIZES.items())
@pytest.mark.parametrize("name", scenario_names())
def test_at_rest_its_size_does_not_matter(name, lever, size):
    scenario = load_scenario(name)
    assert declared(lever).default == scenario.default_of(lever)
    ends = declared(size).low, declared(size).high
    low, high = (assess(scenario, None, replace(Assumptions(), **{size: end})) for end in ends)
    assert low.credibility == pytest.approx(high.credibility, abs=1e-12)


@pytest.mark.parametrize(("lever", "size"), SIZES.items())
@given(scenario=scenarios, table=levers, world=assumptions, at=shares)
def test_at_a_size_of_one_it_makes_no_difference(lever, size, scenario, table, world, at):
    world = replace(world, **{size: 1.0})
    rest, moved = replace(table, **{lever: 0.5}), replace(table, **{lever: at})
    before, after = (assess(scenario, each, world).credibility for each in (rest, moved))
    assert before == pytest.approx(after, abs=1e-12)


@pytest.mark.parametrize("lever", MOVES)
@pytest.mark.parametrize("name", scenario_names())
def test_it_works_through_one_word_and_leaves_the_others_alone(name, lever):
    scenario, (word, others) = load_scenario(name), MOVES[lever]
    before = quantities(scenario, {}, [word, *others])
    after = quantities(scenario, {lever: declared(lever).high}, [word, *others])
    still = lever == "season" and not scenario.distance.any()
    assert still or np.abs(after[word] - before[word]).max() > 0.01
    for other in others:
        np.testing.assert_array_equal(after[other], before[other])


@given(scenario=scenarios, table=levers, world=assumptions, at=shares)
def test_command_adds_nothing_to_forces_that_count_as_one(scenario, table, world, at):
    one = replace(table, interoperability=1.0)
    before = assess(scenario, replace(one, command=0.5), world)
    after = assess(scenario, replace(one, command=at), world)
    assert after.credibility == pytest.approx(before.credibility, abs=1e-12)


@given(data=st.data(), scenario=scenarios, at=shares)
def test_jointness_stays_between_none_and_one(data, scenario, at):
    moved = changes(data) | {"command": at}
    (joint,) = quantities(scenario, moved, ["jointness"]).values()
    assert 0 < joint.item() <= 1
    assert (joint.item() - moved["interoperability"]) * (at - 0.5) >= -1e-12


@given(scenario=scenarios, data=st.data(), at=shares)
def test_shared_intelligence_speeds_all_capitals_alike(scenario, data, at):
    moved = changes(data, without=("intelligence",))
    words = ["own_decision_days"]
    (before,) = quantities(scenario, moved, words).values()
    (after,) = quantities(scenario, moved | {"intelligence": at}, words).values()
    times = Assumptions().doubt ** (1 - 2 * at)
    np.testing.assert_allclose(after, before * times, rtol=1e-12, atol=1e-300)


@given(scenario=scenarios, data=st.data(), at=shares)
def test_where_nothing_is_hit_civil_protection_keeps_nothing_more_open(scenario, data, at):
    moved = changes(data) | {"air_defence": 1.0, "civil_protection": at}
    open_ways, access = quantities(scenario, moved, ["passage", "access"]).values()
    np.testing.assert_allclose(open_ways, access, rtol=1e-12)


@given(scenario=scenarios, data=st.data(), at=shares, size=st.floats(1, 3), fire=st.floats(0, 0.9))
def test_never_more_comes_through_than_has_access_nor_less_than_nothing(
    scenario, data, at, size, fire
):
    moved = changes(data) | {"civil_protection": at, "damage": size, "interdiction": fire}
    open_ways, access = quantities(scenario, moved, ["passage", "access"]).values()
    assert (open_ways >= 0).all()
    assert (open_ways <= access + 1e-12).all()


@given(scenario=scenarios, data=st.data(), season=st.floats(1, 3))
def test_a_hard_season_slows_both_sides(scenario, data, season):
    moved = changes(data, without=("season",))
    words = ["arrival", "opposing", "travel_days"]
    before = quantities(scenario, moved, words)
    after = quantities(scenario, moved | {"season": season}, words)
    np.testing.assert_allclose(after["travel_days"], season * before["travel_days"], rtol=1e-12)
    assert (after["arrival"] <= before["arrival"] + 1e-12).all()
    assert (after["opposing"] <= before["opposing"] + 1e-12).all()
    assert after["arrival"][scenario.protege] == pytest.approx(before["arrival"][scenario.protege])


@pytest.mark.parametrize("name", scenario_names())
def test_who_is_there_already_needs_no_season(name):
    scenario = load_scenario(name)
    here = scenario.distance * 0
    beside = replace(
        scenario, distance=here, water=here, challenger_distance=0 * scenario.challenger_distance
    )
    calm, hard = (assess(beside, beside.levers_at({"season": s})).credibility for s in (1.0, 3.0))
    assert calm == pytest.approx(hard, abs=1e-12)


@pytest.mark.parametrize("name", scenario_names())
def test_anti_war_sentiment_delays_and_a_champion_speeds(name):
    scenario, words = load_scenario(name), ["own_decision_days"]
    for code in scenario.codes:
        own = scenario.codes.index(code)
        days = [
            quantities(scenario, {"decision_days": 6, f"will.{code}": will}, words)
            for will in (0.0, 0.5, 1.0)
        ]
        against, average, champion = (each["own_decision_days"][own] for each in days)
        assert against > average > champion


@given(scenario=scenarios, data=st.data(), caveat=st.floats(0.01, 0.9))
def test_a_caveat_is_its_own_allys_alone(scenario, data, caveat):
    allies = [c for i, c in enumerate(scenario.codes) if i != scenario.protege]
    code = data.draw(st.sampled_from(allies))
    before, after = (
        quantities(scenario, moved, ["member_resolve"])["member_resolve"]
        for moved in ({}, {f"caveats.{code}": caveat})
    )
    own = np.array([c == code for c in scenario.codes])
    free = 1 - scenario.default_of(f"caveats.{code}")
    np.testing.assert_allclose(after[own], before[own] * (1 - caveat) / free, rtol=1e-12)
    np.testing.assert_array_equal(after[~own], before[~own])
