"""What is sent: theatre shares, forces next door, a second crisis; and strength in money and heads."""

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from deterrence_kit import Assumptions, assess, load_scenario, scenario_names
from deterrence_kit.datasets import load_region, tables, world_totals
from deterrence_kit.datasets.theatre_shares import share_by_rule
from deterrence_kit.datasets.world import strength_today
from deterrence_kit.model import (
    persons_by_day,
    pledged_elsewhere,
    quantities,
    second_crisis_fault,
    with_second_crisis,
)
from tests.model.strategies import assumptions, levers, scenarios, with_own_levers

SHARES = st.floats(0, 1)
SLACK = 1e-12
SHIPPED = {name: load_scenario(name) for name in scenario_names()}
PAIRS = [
    (one, other)
    for one, other in permutations(SHIPPED, 2)
    if second_crisis_fault(SHIPPED[one], SHIPPED[other]) is None
]


def an_ally(scenario, data):
    return data.draw(
        st.sampled_from([i for i in range(len(scenario.codes)) if scenario.home[i] == 0])
    )


# --- theatre shares ---------------------------------------------------------------------------


def test_every_share_is_a_share_and_has_its_reason():
    for scenario in map(load_scenario, scenario_names()):
        assert np.all((scenario.theatre_share >= 0) & (scenario.theatre_share <= 1))
        assert scenario.theatre_share[scenario.protege] == 1
        allies = {c for c, home in zip(scenario.codes, scenario.home, strict=True) if not home}
        assert set(scenario.share_why) == allies
        assert all("udgement" in why or "Fictional" in why for why in scenario.share_why.values())


@given(scenarios, levers, assumptions, st.data())
def test_more_sent_never_lowers_denial_and_all_of_it_is_the_whole_force(
    scenario, levers, assumptions, data
):
    low, high = sorted(data.draw(st.tuples(SHARES, SHARES)))
    i = an_ally(scenario, data)
    mine = np.arange(len(scenario.codes)) == i
    one, other = (
        replace(scenario, theatre_share=np.where(mine, share, scenario.theatre_share))
        for share in (low, high)
    )
    less, more = (assess(s, levers, assumptions) for s in (one, other))
    assert more.denial >= less.denial - SLACK
    assert np.all(more.arrival >= less.arrival - SLACK)


@given(with_own_levers(), assumptions)
def test_where_nothing_is_sent_only_those_in_place_and_next_door_are_there(case, assumptions):
    scenario, levers = case
    nothing = assess(scenario, replace(levers, contribution=0.0), assumptions)
    posted = replace(scenario, near=np.zeros(len(scenario.codes)))
    in_place = assess(posted, replace(levers, contribution=0.0), assumptions).arrival
    today = scenario.forward / np.maximum(scenario.personnel, 1) + levers.presence
    expected = np.where(scenario.home > 0, 1, np.clip(today, 0, 1))
    np.testing.assert_allclose(in_place, expected, atol=1e-12)
    assert np.all(nothing.arrival >= in_place - SLACK)


@given(scenarios, levers, assumptions, st.data(), SHARES)
def test_forces_next_door_count_for_more_than_at_home_and_less_than_in_place(
    scenario, levers, assumptions, data, share
):
    i = an_ally(scenario, data)
    persons = share * scenario.personnel[i]
    # A withdrawal takes from those in place alone, so it would not be the same persons.
    levers = replace(levers, presence=np.maximum(levers.presence, 0))

    def placed(forward, near):
        mine = np.arange(len(scenario.codes)) == i
        return replace(
            scenario, forward=np.where(mine, forward, scenario.forward),
            near=np.where(mine, near, scenario.near),
        )  # fmt: skip

    here, beside, home = (
        assess(placed(*where), levers, assumptions).arrival[i]
        for where in ((persons, 0.0), (0.0, persons), (0.0, 0.0))
    )
    assert here >= beside - SLACK
    assert beside >= home - SLACK


def test_forces_in_latvia_are_next_door_to_estonia_and_the_other_way_round():
    estonia = load_scenario("nato-estonia")
    latvia = load_region("europe-east").commitment("RUS", "LVA").scenario
    place = estonia.codes.index("CAN")
    assert (estonia.forward[place], estonia.near[place]) == (0, 2000)
    assert (latvia.forward[place], latvia.near[place]) == (2000, 0)
    britain = estonia.codes.index("GBR")
    assert estonia.forward[britain] == latvia.near[britain] > 0


def test_the_rule_keeps_more_at_home_for_every_reason():
    pact = tables.pact_members("NATO")

    def share(code, water, protege="EST", rival="RUS", year=2026, members=pact):
        return share_by_rule(code, members, protege, [rival], water=water, year=year)[0]

    free, front = share("ITA", False), share("POL", False)  # Kaliningrad
    sea, both = share("CAN", True), share("USA", True)  # and other theatres
    assert both < sea < free
    assert front < free
    assert share("EST", False) == 1
    # In 1939 no pact that is listed stood, so nobody was tied to another theatre.
    assert share("USA", False, "POL", "DEU", 1939, ("USA", "POL")) == free


# --- persons ----------------------------------------------------------------------------------


@given(with_own_levers(), assumptions)
@settings(max_examples=30)
def test_persons_come_by_and_by_and_never_more_than_are_sent(case, assumptions):
    scenario, _ = case
    found = persons_by_day(scenario, {}, days=(1, 10, 30, 180, 1000))
    assert (np.diff(found.there, axis=0) >= -1e-6).all()
    assert (found.there <= found.sent + 1e-6).all()
    heads = scenario.personnel + Assumptions().reserve_use * scenario.reserves
    assert (found.sent <= heads + 1e-6).all()


def test_persons_within_the_window_are_what_the_model_counts():
    scenario = load_scenario("nato-poland")
    moved = {"window_days": 45.0, "readiness": 0.6, "contribution.DEU": 1.4}
    word = quantities(scenario, moved, ["arrival", "readiness", "reserve_use"])
    heads = scenario.personnel + word["reserve_use"] * scenario.reserves
    found = persons_by_day(scenario, moved)
    assert found.days[1] == 45
    np.testing.assert_allclose(found.there[1], heads * word["readiness"] * word["arrival"])


# NATO's force model (Madrid, 29 June 2022): well over 100,000 in up to 10 days, around 200,000 more
# in 10 to 30, at least 500,000 more in 30 to 180.
FORCE_MODEL = {10: 100_000, 30: 300_000, 180: 800_000}


@pytest.mark.parametrize("name", ["nato-estonia", "nato-poland", "nato-norway"])
def test_nato_sends_what_its_force_model_promises(name):
    """Within a factor of 1.5: what allies make ready, before fire or closed roads stop any of it."""
    scenario = load_scenario(name)
    open_roads = {"access": 1.0, "interdiction": 0.0}
    found = persons_by_day(scenario, open_roads, days=tuple(FORCE_MODEL))
    allies = (found.there * (1 - scenario.home)).sum(axis=1)
    for ready, promised in zip(allies, FORCE_MODEL.values(), strict=True):
        assert promised / 1.5 <= ready <= promised * 1.5


# --- a second crisis --------------------------------------------------------------------------


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_second_crisis_never_raises_credibility(one, other):
    here, there = SHIPPED[one], SHIPPED[other]
    beside = with_second_crisis(here, there)
    without, with_it = assess(here), assess(beside)
    assert with_it.denial <= without.denial + SLACK
    common = {c for c in set(here.codes) & set(there.codes) if c != here.codes[here.protege]}
    if not common:
        np.testing.assert_array_equal(with_it.delivered, without.delivered)
        assert with_it.credibility == without.credibility
    elif pledged_elsewhere(here, there).any():
        assert with_it.delivered.sum() < without.delivered.sum()
    assert with_it.credibility <= without.credibility + SLACK


@given(st.sampled_from(PAIRS), levers, assumptions)
@settings(max_examples=40)
def test_two_crises_never_take_more_than_there_is(pair, levers, assumptions):
    here, there = map(SHIPPED.get, pair)
    beside = with_second_crisis(here, there)
    sent = quantities(beside, {}, ["sent_share"])["sent_share"]
    assert np.all(sent + pledged_elsewhere(here, there) <= 1 + (beside.home > 0) + SLACK)
    less = assess(beside, levers, assumptions)
    assert less.denial <= assess(here, levers, assumptions).denial + SLACK


def test_who_is_attacked_elsewhere_sends_nothing_but_what_is_here_stays():
    estonia, poland = load_scenario("nato-estonia"), load_scenario("nato-poland")
    beside = with_second_crisis(estonia, poland)
    place = estonia.codes.index("POL")
    assert beside.elsewhere[place] == 1
    word = quantities(beside, {}, ["sent_share", "arrival", "near_share"])
    assert word["sent_share"][place] == 0 < word["near_share"][place]
    assert 0 < word["arrival"][place] < quantities(estonia, {}, ["arrival"])["arrival"][place]
    assert beside.elsewhere[estonia.protege] == 0


def test_what_cannot_be_a_second_crisis_is_refused_with_a_sentence():
    estonia = load_scenario("nato-estonia")
    with pytest.raises(ValueError, match="is this crisis itself"):
        with_second_crisis(estonia, estonia)
    with pytest.raises(ValueError, match="is of 1950, this crisis of 2026"):
        with_second_crisis(estonia, load_scenario("korea-1950"))
    twin = replace(estonia, name="ours", title="Ours")
    with pytest.raises(ValueError, match="Ours is in this theatre"):
        with_second_crisis(estonia, twin)


# --- strength ---------------------------------------------------------------------------------


def today(code):
    return strength_today(tables.states()[code], world_totals())


def test_strength_is_in_the_order_that_money_and_heads_together_give():
    assert today("PRK") < today(
        "KOR"
    )  # it spends a seventeenth; by halves it was 1.63 times stronger
    assert today("USA") > today("CHN") > today("RUS") > today("DEU") > today("EST")
    ranked = sorted(tables.states(), key=today, reverse=True)
    assert ranked.index("PRK") >= 10
    assert sum(map(today, tables.states())) == pytest.approx(1)


@given(st.floats(0, 0.5), st.floats(0, 0.8), scenarios)
def test_members_and_challengers_are_measured_by_one_formula(weight, use, scenario):
    assume(
        all(code in tables.states() for code in scenario.challenger_codes) and scenario.year > 2000
    )
    assumed = {"weight_heads": weight, "reserve_use": use}
    theirs = quantities(scenario, assumed, ["challenger_strength"])["challenger_strength"]
    states = [tables.states()[code] for code in scenario.challenger_codes]
    figures = {
        "personnel": [s["personnel"] for s in states], "reserves": [s["reserves"] or 0 for s in states],
    }  # fmt: skip
    as_members = replace(
        scenario, codes=scenario.challenger_codes, names=scenario.challenger_names, protege=0,
        **{n: np.array(v, float) for n, v in figures.items()}, gdp=scenario.challenger_milex,
        **{n: np.zeros(len(states)) for n in ("population", "ideal_point", "distance", "water", "forward",
        "near", "theatre_share", "elsewhere", "latitude", "longitude")},
        spending_today=np.ones(len(states)), settings={},
    )  # fmt: skip
    whole = {**assumed, "durability": 1.0}
    ours = quantities(as_members, whole, ["strength"])["strength"]
    np.testing.assert_allclose(ours, theirs, rtol=1e-9)


def test_a_challenger_that_is_only_a_strength_keeps_it_whatever_heads_weigh():
    benin = load_scenario("ecowas-benin")
    for assumed in ({}, {"weight_heads": 0.0}, {"weight_heads": 0.5, "reserve_use": 0.8}):
        found = quantities(benin, assumed, ["challenger_strength"])["challenger_strength"]
        assert found == pytest.approx([0.00043])


def test_where_money_counts_alone_heads_and_reserves_do_not_matter():
    scenario = load_scenario("us-korea")
    more = replace(scenario, personnel=scenario.personnel * 3, reserves=scenario.reserves + 1e6)
    words = [
        quantities(s, {"weight_heads": 0.0}, ["strength"])["strength"] for s in (scenario, more)
    ]
    np.testing.assert_allclose(*words)


@given(scenarios, st.floats(0, 0.5), st.data())
@settings(max_examples=40)
def test_reserves_never_make_a_member_weaker(scenario, weight, data):
    use = sorted(data.draw(st.tuples(st.floats(0, 0.8), st.floats(0, 0.8))))
    i = data.draw(st.integers(0, len(scenario.codes) - 1))
    more = replace(
        scenario, reserves=scenario.reserves + np.where(np.arange(len(scenario.codes)) == i, 1e5, 0)
    )
    assumed = {"weight_heads": weight, "reserve_use": use[1]}
    before, after = (quantities(s, assumed, ["strength"])["strength"] for s in (scenario, more))
    assert np.all(after >= before - SLACK)


def test_nothing_of_today_is_counted_in_the_past():
    for name in ("korea-1950", "poland-1939"):
        scenario = load_scenario(name)
        assert not scenario.reserves.any()
        assert not scenario.challenger_reserves.any()
        assert scenario.population.max() < 2e8  # the United States of 1950, not of today


CORNERS = {
    "nobody has anything": {"gdp": 0, "personnel": 0, "reserves": 0},
    "all forces next door": {"near": 1e7},
    "all is pledged elsewhere": {"elsewhere": 1},
    "nothing is sent": {"theatre_share": 0},
}


@pytest.mark.parametrize("figures", CORNERS.values(), ids=CORNERS)
@pytest.mark.filterwarnings("error")
def test_corners_stay_inside_their_bounds(figures):
    for scenario in map(load_scenario, scenario_names()):
        full = {n: np.full(len(scenario.codes), float(v)) for n, v in figures.items()}
        found = assess(replace(scenario, **full))
        for name in ("arrival", "denial", "credibility", "geography", "capability"):
            values = getattr(found, name)
            assert np.all((values >= 0) & (values <= 1 + SLACK)), (scenario.name, name)
