"""The pictures of the years, on their columns, and the story in sentences."""

import re

import numpy as np
import pytest

from deterrence_kit import load_scenario
from deterrence_kit.model.years.dynamics import simulate
from deterrence_kit.model.years.futures import Event, Future
from deterrence_kit.model.years.preview import preview
from deterrence_kit.model.years.schedule import Schedule
from deterrence_kit.model.years.step import Step
from deterrence_kit.pages.crises_and_trust.fan import TABLE, fan_columns, fan_words
from deterrence_kit.pages.crises_and_trust.healing import healing_columns, healing_words
from deterrence_kit.pages.crises_and_trust.story import story, story_title
from deterrence_kit.pages.crises_and_trust.violation import cost, half_healed
from deterrence_kit.pages.crises_and_trust.waiting import waiting_columns, waiting_words
from deterrence_kit.views.plan_words import SPAN, step_words

ESTONIA = load_scenario("nato-estonia")
YEARS = {"years": SPAN + 1}


@pytest.fixture(scope="module")
def lived():
    """Many futures, the mean of another policy, and one of the futures."""
    found = simulate(ESTONIA, futures=300, **YEARS)
    return found, preview(ESTONIA, **YEARS), preview(ESTONIA, {"clarity": 0.9}, **YEARS)


def test_a_fan_opens_and_its_quantiles_are_in_order(lived):
    found, mean, other = lived
    rows = fan_columns("trust", found, mean, found, other, found.future(3))["trust_fan"]
    assert {name for name, _, _ in TABLE} <= rows.keys()
    assert {len(values) for values in rows.values()} == {SPAN + 1}
    for low, high in zip(
        ("low", "q25", "median", "q75"), ("q25", "median", "q75", "high"), strict=True
    ):
        assert np.all(rows[low] <= rows[high] + 1e-12)
    width = rows["high"] - rows["low"]
    assert width[0] < 0.002 < 0.05 < width[-1]
    assert np.array_equal(rows["one"], found.future(3).trust[:, 0])
    assert f"from {mean.trust[0, 0]:.2f} today" in fan_words("trust", mean, found, "the baseline")


def test_the_wait_begins_at_nothing_and_marks_the_challenges_of_the_future_picked(lived):
    found, mean, other = lived
    one = next(f for f in found.some(0, 50) if any(e.kind == "challenge" for e in f.events))
    shares = {"deaths_share": 0.4, "war_share": 0.1}
    columns = waiting_columns(found, mean, other, one, shares)
    curve = columns["waiting_curve"]
    assert np.all(curve["war"] <= curve["deaths"] + 1e-12)
    assert np.all(curve["deaths"] <= curve["mean"] + 1e-12)
    assert np.all(np.diff(curve["war"]) >= 0)
    assert curve["share"][0] == 0
    assert np.all(np.diff(curve["share"]) >= 0)
    assert curve["share"][-1] == pytest.approx(found.any_by[SPAN - 1])
    assert np.all((curve["low"] <= curve["share"]) & (curve["share"] <= curve["high"]))
    years = [e.year for e in one.events if e.kind == "challenge" and e.year <= SPAN]
    assert columns["challenges_met"]["x"] == years
    half = next(year for year, share in enumerate(found.any_by, 1) if share >= 0.5)
    (told,) = re.findall(r"by year (\d+)", waiting_words(found, mean, shares))
    assert abs(int(told) - half) <= 1  # the mean over all futures, not the few that are drawn


def test_a_violation_costs_at_once_and_heals():
    calm, bad, good = (
        preview(ESTONIA, schedule=Schedule(steps), **YEARS)
        for steps in ((), (Step(1, "violated"),), (Step(1, "honoured"),))
    )
    columns = healing_columns(calm, bad, good)
    lost = columns["healing_curve"]["violated"]
    assert lost[0] == 0
    assert lost[1] == lost.min() == pytest.approx(-cost(calm, bad))
    assert columns["healing_curve"]["honoured"][1] > 0
    half = half_healed(calm, bad)
    assert np.interp(half, np.arange(SPAN + 1), lost) == pytest.approx(lost[1] / 2, rel=1e-6)
    assert columns["half_healed"]["x"] == [half]
    assert f"{100 * cost(calm, bad):.0f} points" in healing_words(calm, bad, good)
    assert half_healed(calm, calm) is None


def test_a_story_tells_each_year_once_and_in_order():
    trust = np.linspace(0.7, 0.5, SPAN + 1)[:, None]
    future = Future(
        index=0, trust=trust, credibility=trust, propensity=trust,
        events=(
            Event(2, "challenge", 0, "EST", honoured=False, repelled=True),
            Event(2, "squeeze"),
            Event(5, "set", name="will.USA", value=0.3),
            Event(6, "leave", name="TUR"),
            Event(3, "review"),
            Event(9, "crisis", honoured=True),
        ),
    )  # fmt: skip
    lines = story(future, ESTONIA)
    assert lines[0] == "Today: trust is 0.70, credibility 0.70."
    assert lines[1] == "The pact is reviewed every 3 years."
    assert lines[2] == "Year 1: nothing happens."
    lines = lines[1:]
    assert lines[2].startswith(
        "Year 2: Russia challenges Estonia: the pact stays away, the challenge fails"
    )
    assert "(trust falls from 0.69 to 0.68); a fiscal squeeze" in lines[2]
    assert lines[3] == "Years 3 to 4: nothing happens."
    assert lines[4] == "Year 5: Domestic will, United States is set to 0.3."
    assert lines[5].startswith("Year 6: Türkiye leaves")
    assert lines[-1] == "After 20 years: trust is 0.50, credibility 0.50."
    assert story_title(future) == "1 challenge, the pact acts in none, none succeed"


def test_a_step_is_told_with_its_unit_and_whom_it_concerns():
    names = dict(zip(ESTONIA.codes, ESTONIA.names, strict=True))
    assert step_words(Step(3, "set", "guideline", 3.5), names) == (
        "from year 3: Spending guideline 3.5 % of GDP"
    )
    assert (
        step_words(Step(4, "unilateral"), names) == "in year 4: a member moves without its allies"
    )
