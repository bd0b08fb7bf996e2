"""The page on the years: plans, futures, what is compared, and what a link carries."""

import re

import numpy as np
import pytest

from deterrence_kit.app.links import query_of, state_from
from deterrence_kit.app.page import Page
from deterrence_kit.app.plan_editor import (
    add_event,
    add_lever,
    choose_years,
    drop_step,
    plan_parts,
    schedule_of,
    set_review,
)
from deterrence_kit.app.state import Package, State
from deterrence_kit.datasets import scenario_names
from deterrence_kit.model.settings import declared
from deterrence_kit.pages.crises_and_trust.asked import compare_with, pick_future
from deterrence_kit.pages.crises_and_trust.page import CrisesReading
from deterrence_kit.views.plan_words import step_words

ESTONIA = State("nato-estonia")


def planned(**values):
    return add_lever(ESTONIA, {"values": {"member": "", **values}})


def test_a_plan_is_made_undone_and_carried_by_the_link():
    page = Page(CrisesReading, ESTONIA)
    flat = page.reading.columns()["credibility_fan"]["mean"]
    page.answer_event(
        {
            "kind": "add_lever",
            "values": {"year": 5, "lever": "spending_floor", "member": "", "value": 3.5},
        }
    )
    page.answer_event({"kind": "set_review", "values": {"every": 2}})
    assert page.state.plan == "review:2;5:spending_floor:3.5"
    mean = page.reading.columns()["credibility_fan"]["mean"]
    # A step of year 5 is first seen where year 5 begins, four years from now; a review a year on.
    assert mean[1] == pytest.approx(flat[1])
    assert mean[4] > flat[4] + 0.01
    back, notices = state_from(query_of(page.state))
    assert (back.plan, notices) == (page.state.plan, [])
    page.undo()
    page.undo()
    assert page.state.plan == ""
    np.testing.assert_array_equal(page.reading.columns()["credibility_fan"]["mean"], flat)


def test_a_bad_plan_in_a_link_is_said_and_the_rest_kept():
    plan = "3:leave:USA;5:leave:USA;40:clarity:0.8;4:leave:EST;2:clarity:0.8"
    state, notices = state_from(f"scenario=nato-estonia&plan={plan}&v=1")
    assert state.plan == "2:clarity:0.8;3:leave:USA"
    assert sum(n.startswith("Plan: “") for n in notices) == 3
    assert "already left in year 3" in notices[0]
    assert "outside the years 1 to 30" in notices[1]
    assert "EST is the protégé" in notices[2]


@pytest.mark.parametrize(
    ("ask", "values", "why"),
    [
        (add_lever, {"year": 3, "lever": "clarity", "value": 7}, "a number from 0 to 1"),
        (add_lever, {"year": 3, "lever": "nothing", "value": 1}, "nothing is no lever"),
        (add_lever, {"year": 33, "lever": "clarity", "value": 0.5}, "outside the years"),
        (add_lever, {"year": 2.5, "lever": "clarity", "value": 0.5}, "whole number"),
        (
            add_lever,
            {"year": None, "lever": "clarity", "value": 0.5},
            "no number in the field “year”",
        ),
        (add_lever, {"year": float("nan"), "lever": "clarity", "value": 0.5}, "field “year”"),
        (add_lever, {"year": float("inf"), "lever": "clarity", "value": 0.5}, "field “year”"),
        (add_lever, {"year": 10**400, "lever": "clarity", "value": 0.5}, "field “year”"),
        (
            add_lever,
            {"year": 3, "lever": "clarity", "member": "USA", "value": 0.5},
            "one number for the whole pact",
        ),
        (add_event, {"year": 3, "what": ["leave"], "member": "USA"}, "cannot be planned"),
        (add_event, {"year": 3, "what": "war"}, "cannot be planned"),
        (add_event, {"year": 3, "what": "set"}, "cannot be planned"),
        (add_event, {"year": 3, "what": "leave", "member": "XXX"}, "no member here has the code"),
        (set_review, {"every": 2.5}, "every 1 to 20 years"),
        (choose_years, {"years": "7"}, "5, 10, 20, 30"),
        (choose_years, {"years": 10}, "5, 10, 20, 30"),
        (set_review, {"every": float("inf")}, "field “every”"),
        (pick_future, {"future": 1000}, "1 to 100"),
        (pick_future, {"future": 10**400}, "1 to 100"),
        (compare_with, {"against": ["baseline"]}, "not there any more"),
        (compare_with, {"against": "package1"}, "not there any more"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(ask, values, why):
    with pytest.raises(ValueError, match=why):
        ask(ESTONIA, {"values": values})


@pytest.mark.parametrize("years", [5, 10, 30])
def test_the_years_shown_are_chosen_undone_and_carried_by_the_link(years):
    page = Page(CrisesReading, ESTONIA)
    usual = page.reading.columns()
    page.answer_event({"kind": "choose_years", "values": {"years": str(years)}})
    reading, short = page.reading, min(years, 20) + 1
    columns = reading.columns()
    for name in ("trust_fan", "credibility_fan", "waiting_curve", "healing_curve"):
        assert list(columns[name]["year"]) == list(range(years + 1)), name
        assert {len(values) for values in columns[name].values()} == {years + 1}, name
    # The years that both show are the same years.
    for fan in ("mean", "other", "one"):
        np.testing.assert_allclose(
            columns["trust_fan"][fan][:short], usual["trust_fan"][fan][:short]
        )
    for name in ("trust", "credibility", "waiting", "healing"):
        assert years < reading.props()[f"{name}_x"]["end"] < 1.1 * years
    said = [*reading.captions().values(), *map(str, reading.words()["headline"])]
    said += [reading.words()["sentence"], str(reading.blocks()["story"])]
    horizons = " ".join(said).replace("healed after 20 years", "")  # a result, no horizon
    assert "20 years" not in horizons
    assert f"After {years} years: trust" in said[-1]
    assert f"War within {years} years" in " ".join(said)
    assert state_from(query_of(page.state)) == (page.state, [])
    page.undo()
    assert list(page.reading.columns()["trust_fan"]["year"]) == list(range(21))


def test_a_step_beyond_the_years_shown_is_said_and_kept():
    page = Page(CrisesReading, state_from("plan=review:2;3:clarity:0.9;8:leave:USA&years=5")[0])
    assert page.state.plan == "review:2;3:clarity:0.9;8:leave:USA"
    assert "year 8 lies beyond the 5 years shown" in str(page.reading.blocks()["plan"])
    without = CrisesReading(drop_step(page.state, {"step": "8:leave:USA"}))
    np.testing.assert_array_equal(page.reading.mean.credibility, without.mean.credibility)
    with pytest.raises(ValueError, match="outside the years 1 to 5"):
        add_lever(page.state, {"values": {"year": 6, "lever": "clarity", "value": 0.5}})
    with pytest.raises(ValueError, match="every 1 to 5 years"):
        set_review(page.state, {"values": {"every": 6}})
    page.answer_event({"kind": "choose_years", "values": {"years": "10"}})
    assert "beyond" not in str(page.reading.blocks()["plan"])
    assert page.reading.mean.credibility[8, 0] < without.mean.credibility[-1, 0] - 0.01


def test_steps_are_taken_out_again():
    state = planned(year=4, lever="will", member="USA", value=0.2)
    assert state.plan == "4:will.USA:0.2"
    assert drop_step(state, {"step": "4:will.USA:0.2"}).plan == ""
    with pytest.raises(ValueError, match="not in the plan any more"):
        drop_step(state, {"step": "9:clarity:1"})


def test_futures_are_told_by_number_and_by_what_they_are_known_for():
    page = Page(CrisesReading, ESTONIA)
    first = page.reading.blocks()["story"]
    page.answer_event({"kind": "pick_future", "way": "challenges"})
    busy = page.reading.one
    assert "future=" in query_of(page.state)
    assert page.reading.blocks()["story"]["title"] != first["title"]
    page.answer_event({"kind": "pick_future", "way": "calmest"})
    calm = page.reading.one
    counts = [sum(e.kind == "challenge" for e in f.events) for f in (busy, calm)]
    assert counts[0] > counts[1]


def test_a_package_is_compared_with():
    kept = State("nato-estonia", packages=(Package("Floor", {"spending_floor": 4.0}),))
    state = compare_with(kept, {"values": {"against": "package1"}})
    reading = CrisesReading(state)
    other = reading.columns()["credibility_fan"]
    assert other["other"][-1] > other["mean"][-1] + 0.01
    assert "“Floor”" in reading.captions()["trust"]
    baseline = CrisesReading(kept).columns()["credibility_fan"]
    np.testing.assert_allclose(baseline["other"], baseline["mean"])


def test_a_package_of_another_scenario_is_not_offered_where_it_cannot_be():
    page = Page(CrisesReading, State("nato-estonia", packages=(Package("Gone", left=("TUR",)),)))
    page.answer_event({"kind": "scenario", "name": "us-japan"})
    state = page.state
    page.answer_event({"kind": "compare_with", "values": {"against": "package1"}})
    assert "cannot be in this scenario" in page.notices[0]
    assert page.state == state
    page.answer_event({"kind": "scenario", "name": "nato-poland"})
    page.answer_event({"kind": "compare_with", "values": {"against": "package1"}})
    assert page.reading.other[0] == "“Gone”"


def test_what_a_member_was_to_do_goes_with_it():
    page = Page(
        CrisesReading, state_from("plan=review:2;3:will.TUR:0.3;6:leave:TUR;4:unilateral")[0]
    )
    page.answer_event({"kind": "leave", "code": "TUR"})
    assert page.state.plan == "review:2;4:unilateral"
    assert state_from(query_of(page.state)) == (page.state, [])
    page.undo()
    assert page.state.plan == "review:2;3:will.TUR:0.3;4:unilateral;6:leave:TUR"


def test_the_curve_of_war_ends_where_the_headline_says():
    page = Page(CrisesReading, ESTONIA)
    curve = page.reading.columns()["waiting_curve"]
    (war, *_) = page.reading.words()["headline"]
    assert curve["war"][-1] == pytest.approx(war["now"])
    assert curve["other_war"][-1] == pytest.approx(war["before"])


def test_a_violation_that_changes_no_chance_is_not_said_to():
    """A chance near one does not move by what is shown; the sentence must not give a direction."""
    for name in scenario_names():
        said = Page(CrisesReading, State(name)).reading.captions()["healing"]
        assert not re.search(r"\b0\.0 points", said), said


def test_rest_brings_more_futures_and_a_narrower_error():
    page = Page(CrisesReading, ESTONIA)
    curve = page.reading.columns()["waiting_curve"]
    quick = curve["high"][9] - curve["low"][9]
    page.settle()
    curve = page.reading.columns()["waiting_curve"]
    assert curve["high"][9] - curve["low"][9] < quick / 3


@pytest.mark.parametrize("name", scenario_names())
def test_every_scenario_has_a_page(name):
    page = Page(CrisesReading, State(name))
    page.answer_event(
        {"kind": "add_event", "values": {"year": 3, "what": "violated", "member": ""}}
    )
    page.move("drift", 0.2)
    for source, data in page.reading.columns().items():
        assert len({len(values) for values in data.values()}) == 1, source
        numbers = [v for values in data.values() for v in values if not isinstance(v, str)]
        assert np.isfinite(numbers).all(), source
    assert all(page.reading.captions().values())
    assert page.reading.blocks()["plan"]["parts"]


def test_a_form_asks_for_a_member_where_the_step_is_about_one_and_offers_the_plans_own_words():
    """What a form does not ask for, no step of the plan may need, and the other way round."""
    forms = {
        part["event"]["kind"]: part["fields"]
        for part in plan_parts(ESTONIA)
        if part["kind"] == "form"
    }
    by_name = {kind: {field["name"]: field for field in fields} for kind, fields in forms.items()}
    for kind, words in by_name["add_event"]["what"]["options"]:
        asked = kind in by_name["add_event"]["member"]["when"]["what"]
        planned = schedule_of(
            add_event(ESTONIA, {"values": {"year": 4, "what": kind, "member": "USA"}})
        )
        assert bool(planned.steps[0].name) == asked, kind
        told = step_words(planned.steps[0], {"USA": "United States"}).partition(": ")[2]
        assert told == words.replace("a member", "the United States")
    for lever, _ in by_name["add_lever"]["lever"]["options"]:
        asked = lever in by_name["add_lever"]["member"]["when"]["lever"]
        value = declared(lever).low
        event = {"values": {"year": 4, "lever": lever, "value": value, "member": "USA"}}
        if asked:
            assert schedule_of(add_lever(ESTONIA, event)).steps[0].code == "USA"
        else:
            with pytest.raises(ValueError, match="cannot be planned"):
                add_lever(ESTONIA, event)
