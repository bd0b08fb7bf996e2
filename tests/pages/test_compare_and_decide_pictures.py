"""Columns of the decision page: dots, tracks, trade-offs, and what is said of them."""

import numpy as np
import pytest

from deterrence_kit import assess, load_scenario, scenario_names
from deterrence_kit.analysis.decide.bill import Bill, bill_of, bills, spent_today
from deterrence_kit.analysis.decide.cheapest import Cheapest
from deterrence_kit.analysis.decide.compare import compare
from deterrence_kit.analysis.decide.directions import directions
from deterrence_kit.analysis.decide.flips import flips
from deterrence_kit.analysis.decide.form_rankings import scenarios_by_form
from deterrence_kit.analysis.decide.front import front
from deterrence_kit.analysis.decide.goals import Goal
from deterrence_kit.analysis.decide.reach import least_changes
from deterrence_kit.analysis.decide.strategy import Strategy
from deterrence_kit.analysis.outcomes import outcome_called
from deterrence_kit.model.settings import declared
from deterrence_kit.model.telling.written import from_to
from deterrence_kit.pages.compare_and_decide import words
from deterrence_kit.pages.compare_and_decide.front_dots import (
    DEAREST,
    SIZES,
    front_columns,
    front_props,
)
from deterrence_kit.pages.compare_and_decide.package_dots import (
    PLACES,
    lifts,
    package_columns,
    package_props,
)
from deterrence_kit.pages.compare_and_decide.packages import LOOKS, STANDS
from deterrence_kit.pages.compare_and_decide.reach_bars import ordered, reach_columns, reach_props
from deterrence_kit.pages.compare_and_decide.way_words import nearest_words
from tests.pages.test_sentences import faults

READY, FORWARD = Strategy("Ready", {"readiness": 0.7}), Strategy("Forward", {"presence": 0.1})
SCENARIOS = [load_scenario(name) for name in ("nato-estonia", "us-korea", "gcc-kuwait")]


@pytest.fixture(scope="module")
def comparison():
    return compare([READY, FORWARD], SCENARIOS)


@pytest.mark.parametrize("outcome", ["credibility", "propensity", "escalation"])
def test_every_package_has_a_dot_in_every_scenario(comparison, outcome):
    every = [[Bill(0, 0, 0), Bill(5, 60, 0), Bill(0, 0, 5)]] * 3
    columns = package_columns(comparison, [STANDS, *LOOKS[:2]], every, outcome)
    dots = columns["package_dots"]
    assert len({len(values) for values in dots.values()}) == 1
    assert dots["x"] == comparison.values[outcome].ravel().tolist()
    assert dots["letter"] == ["·", "A", "B"] * 3
    np.testing.assert_allclose(np.array(dots["y"]), np.repeat(PLACES[:3], 3), atol=0.5)
    first = float(assess(SCENARIOS[0]).threshold)
    assert dots["threshold"][0] == pytest.approx(first)
    lines = columns["package_thresholds"]
    assert len(lines["x"]) == (3 if outcome == "credibility" else 0)
    scale = package_props(comparison, outcome)["compare_x"]
    assert scale["start"] <= min(dots["x"]) <= max(dots["x"]) <= scale["end"]
    assert all(scale["start"] <= x <= scale["end"] for x in lines["x"])


def test_dots_that_would_cover_each_other_stand_apart():
    found = lifts(np.array([0.5, 0.5, 0.5, 0.9]))
    assert len(set(found[:3].tolist())) == 3
    assert found[3] == 0
    assert (np.abs(found) < 0.5).all()


def test_tracks_go_from_now_to_what_it_takes():
    scenario = load_scenario("nato-estonia")
    now = float(assess(scenario).credibility)
    goal, spent = Goal("credibility", now + 0.02), spent_today(scenario)
    found = least_changes(scenario, goal=goal)
    rows = reach_columns(found, goal, spent)["reaches"]
    assert len(set(rows["label"])) == len(rows["label"]) == 20
    assert all(0 <= x <= 1 for x in rows["now"] + rows["there"])
    moved = [i for i, size in enumerate(rows["size"]) if size]
    assert moved == list(range(len(moved)))  # what reaches the goal stands first
    costs = [found[name].cost for name in ordered(found, goal)[: len(moved)]]
    assert costs == sorted(costs)
    for i in moved:  # either coin, never a sum of both
        assert (rows["money"][i] > 0) != (rows["effort"][i] != "none")
    short = [s for s in rows["short"] if s is not None]
    assert short == sorted(short)  # then what comes nearest
    assert min(short) > 0
    without = [i for i, text in enumerate(rows["text"]) if text == "no bearing"]
    assert without == list(
        range(20 - len(without), 20)
    )  # what has no bearing stands last, or not at all
    names = reach_props({"reaches": rows})["reach_rows"]["major_label_overrides"]
    short = zip(list(names.values())[:20], rows["label"], strict=True)
    assert all(label.startswith(name) and len(name) <= 26 for name, label in short)
    # A phone has room for some 17 characters beside a track.
    assert max(map(len, rows["text"])) <= 17
    cheapest = min((r for r in found.values() if r.cost), key=lambda r: r.cost)
    assert ordered(found, goal)[0] == cheapest.name
    assert bill_of({cheapest.name: cheapest.cost}, spent).sentence() in words.reach_words(
        found, goal, "more", spent
    )


@pytest.mark.parametrize("outcome", ["credibility", "propensity"])
def test_where_no_lever_reaches_the_goal_each_says_how_far_it_stays_away(outcome):
    scenario = load_scenario("nato-estonia")
    goal = Goal(outcome, {"credibility": 0.99, "propensity": 0.0001}[outcome])
    found = least_changes(scenario, goal=goal)
    rows = reach_columns(found, goal, spent_today(scenario))["reaches"]
    assert all("points short" in text or text == "no bearing" for text in rows["text"])
    for name, now, there in zip(ordered(found, goal), rows["now"], rows["there"], strict=False):
        assert (now != there) == (found[name].furthest != found[name].now)
    said = words.reach_words(found, goal, "more", 1.0)
    nearest = found[ordered(found, goal)[0]]
    assert declared(nearest.name).label in said
    assert from_to(nearest.now, nearest.furthest, declared(nearest.name).unit) in said


def test_a_goal_that_is_met_shows_where_it_would_be_lost():
    met = [s for s in map(load_scenario, scenario_names()) if assess(s).holds]
    found = least_changes(min(met, key=lambda s: assess(s).credibility - assess(s).threshold))
    rows = reach_columns(found, Goal(), 1.0)["reaches"]
    assert set(rows["marker"]) == {"diamond"}
    assert any(text.startswith("lost at") for text in rows["text"])
    assert "It is met" in words.reach_words(found, Goal(), "deterrence holds", 1.0)


def test_the_front_shows_risk_by_colour_and_shape_and_packages_by_letter():
    scenario = load_scenario("us-philippines")
    found = front(scenario, generations=20)
    costs = bills(scenario, found.packages)
    texts = [words.measures_text(package, {}) for package in found.packages]
    looks = ("A", "#0072b2", "#ffffff"), ("B", "#d55e00", "#ffffff")
    marks = [(*looks[0], Bill(5, 60, 0), 0.5), (*looks[1], Bill(999, 9999, 0), 0.5)]
    columns = front_columns(found, costs, texts, marks)
    dots = columns["front_cases"]
    assert len({len(values) for values in dots.values()}) == 1
    assert max(dots["money"]) <= DEAREST / 100 * spent_today(scenario)
    efforts = [SIZES[effort] for effort in dots["effort"]]
    assert dots["size"] == efforts
    assert list(SIZES.values()) == sorted({*SIZES.values()})  # more effort is never drawn smaller
    for marker, risk in zip(dots["marker"][1:], dots["escalation"][1:], strict=True):
        assert (marker == "triangle") == (risk > found.now[2] + 1e-9)
    assert columns["front_marks"]["letter"] == ["A"]
    props = front_props(columns, found.now[1])
    assert max(dots["money"]) < props["front_x"]["end"]
    scale = props["front_y"]
    assert scale["start"] <= min(dots["credibility"]) <= max(dots["credibility"]) <= scale["end"]
    empty = front_columns(None, [], [], marks)["front_cases"]
    assert empty.keys() == dots.keys()
    assert not any(empty.values())


def test_sentences(comparison):
    said = words.comparison_words(comparison, "credibility", "Credibility")
    assert said.startswith("By credibility, “")
    alone = words.comparison_words(compare([], SCENARIOS), "credibility", "Credibility")
    assert alone.startswith("Only what stands is shown.")
    turned = flips([READY, FORWARD], SCENARIOS)
    lines = words.flip_words(turned, [s.title for s in SCENARIOS])
    assert lines
    assert all(any(s.title in line for s in SCENARIOS) for line in lines)
    every = directions(SCENARIOS[0])
    rows = words.form_rows(every)
    assert [row["composite"] for row in rows if row["lever"].startswith("Sanctions")] == [
        "not seen"
    ]
    assert "levers work the same way" in words.form_words(every, scenarios_by_form(SCENARIOS))


@pytest.mark.parametrize("name", scenario_names()[::5])
def test_what_levers_and_nearest_packages_are_said_to_do_has_no_known_fault(name):
    scenario = load_scenario(name)
    now, spent = assess(scenario), spent_today(scenario)
    for goal in (
        Goal("credibility", min(1.0, float(now.credibility) + 0.1)),
        Goal("propensity", 0.75 * float(now.propensity)),
        Goal(),
    ):
        found = least_changes(scenario, goal=goal)
        nearest = max(found.values(), key=lambda r: outcome_called(goal.outcome).better * r.outcome)
        short = Cheapest(goal, False, {}, 1.0, {}, nearest.outcome)
        said = [words.reach_words(found, goal, "more credible", spent)]
        if nearest.setting is None and not nearest.met:
            said.append(nearest_words(short))
        assert not [fault for text in said for fault in faults(text)]
