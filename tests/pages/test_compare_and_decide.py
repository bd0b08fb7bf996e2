"""The decision page: packages kept and compared, cases loaded, choices in links, bad events."""

import re

import pytest

from deterrence_kit.analysis.decide.bill import bill
from deterrence_kit.analysis.decide.instruments import instrument
from deterrence_kit.analysis.decide.strategy import Strategy
from deterrence_kit.app.links import query_of, state_from
from deterrence_kit.app.page import Page
from deterrence_kit.app.state import Package, State
from deterrence_kit.datasets import scenario_names
from deterrence_kit.model.costs import POLICY, Costs
from deterrence_kit.model.parameter import parameters_of
from deterrence_kit.pages.compare_and_decide.asked import aim_of, goal_of, limits_of, world_of
from deterrence_kit.pages.compare_and_decide.events import EXAMPLES
from deterrence_kit.pages.compare_and_decide.package_table import PLAN_NOTE
from deterrence_kit.pages.compare_and_decide.packages import ON_SLIDERS, compared_packages
from deterrence_kit.pages.compare_and_decide.page import DecisionReading


@pytest.fixture(scope="module")
def settled():
    """One page with three packages and something on the sliders, everything worked out."""
    page = Page(DecisionReading, State("us-korea").chosen("over", "pact").chosen("goal", "ten"))
    page.answer_event({"kind": "suggest"})
    page.move("readiness", 0.6)
    page.said_before = page.reading.captions()
    page.settle()
    return page


def parts(page, block, kind):
    return [part for part in page.reading.blocks()[block]["parts"] if part["kind"] == kind]


def test_costs_have_sliders():
    page = Page(DecisionReading)
    assert set(parameters_of(Costs)) <= page.panel.sliders.keys()
    page.move("cost_readiness", 10)
    assert page.reading.world["cost_readiness"] == 10
    assert state_from(query_of(page.state)) == (page.state, [])


def test_examples_are_kept_compared_and_dropped(settled):
    names = [package.name for package in settled.reading.packages]
    assert names == ["As things stand", *[e.name for e in EXAMPLES], ON_SLIDERS]
    (table,) = parts(settled, "packages", "table")
    assert [row["package"][0] for row in table["rows"]] == ["·", "A", "B", "C", "S"]
    assert table["rows"][0]["money"] == 0 < table["rows"][1]["money"]
    assert min(row["worst"] for row in table["rows"]) == 0  # one scenario: the best regrets nothing
    shares = [row["first"] for row in table["rows"]]
    assert sum(shares) == pytest.approx(1, abs=0.02)
    page = Page(DecisionReading, settled.state)
    page.answer_event({"kind": "drop_package", "place": 0})
    assert [p.name for p in page.reading.packages][1] == EXAMPLES[1].name
    page.undo()
    assert len(page.state.packages) == 3


def test_what_is_on_the_sliders_is_no_package_of_its_own_once_it_is_kept():
    page = Page(DecisionReading, State("us-korea"))
    page.move("readiness", 0.7)
    assert [p.name for p in page.reading.packages] == ["As things stand", ON_SLIDERS]
    (keep, _) = parts(page, "packages", "form")
    page.answer_event({**keep["event"], "values": {"name": "Mine"}})
    assert [p.name for p in page.reading.packages] == ["As things stand", "Mine"]


def test_packages_of_one_name_are_told_apart_and_assumptions_hold_for_all():
    page = Page(DecisionReading, State("us-korea"))
    page.move("loss", 2)
    page.move("readiness", 0.7)
    for _ in range(2):
        page.answer_event({"kind": "keep_package", "name": "Mine"})
        page.move("clarity", 0.9)
    names = [package.name for package in page.reading.packages]
    assert names == ["As things stand", "Mine", "Mine (2)"]
    assert all("loss" not in package.changes for package in page.reading.packages)
    assert page.reading.world == {"loss": 2.0}


def cards(page):
    (part,) = parts(page, "cheapest", "cards")
    return part["cards"]


def test_a_way_can_be_put_on_the_sliders_on_top_of_what_stands_there(settled):
    found = settled.reading.ways
    assert found
    assert len(cards(settled)) == len(found)
    for way, card in zip(found, cards(settled), strict=True):
        page = Page(DecisionReading, settled.state)
        put, _keep = card[-1]["buttons"]
        page.answer_event(put["event"])
        assert page.state.changes == {**settled.state.changes, **way.found.changes}
        goal = goal_of(settled.state)
        assert float(page.reading.now.credibility) >= goal.bound - 1e-9
        page.undo()
        assert page.state.changes == settled.state.changes


def test_a_way_can_be_kept_and_leaves_the_sliders_alone(settled):
    page = Page(DecisionReading, settled.state)
    way, card = settled.reading.ways[0], cards(settled)[0]
    page.answer_event(card[-1]["buttons"][1]["event"])
    assert page.state.changes == settled.state.changes
    kept = page.state.packages[-1]
    assert kept.changes == {**settled.state.changes, **way.found.changes}
    assert kept.name == card[0]["text"].partition(". ")[2]


def test_each_way_says_what_it_costs_who_acts_how_sure_and_where_it_fails(settled):
    for way, card in zip(settled.reading.ways, cards(settled), strict=True):
        lines = card[2]["items"]
        assert [line.partition(" ")[0] for line in lines] == ["Costs", "To", "How", "Fails:"]
        assert way.costs.sentence() in lines[0]
        assert all(who in lines[1] for who in way.who)
    names = [card[0]["text"] for card in cards(settled)]
    assert len({name[3:] for name in names}) == len(names)


def test_the_goals_that_one_can_say():
    shaken = State("nato-estonia", {"will.USA": 0.2, "readiness": 0.3}, touched="readiness")
    before = State("nato-estonia", {"will.USA": 0.2})
    here = {state: float(DecisionReading(s).now.credibility) for state, s in
            (("base", State("nato-estonia")), ("before", before), ("now", shaken))}  # fmt: skip
    assert here["now"] < here["before"] < here["base"]
    bound = {g: goal_of(shaken.chosen("goal", g)).bound for g in ("back", "baseline", "before")}
    assert bound["back"] == bound["baseline"] == pytest.approx(here["base"], abs=1e-6)
    assert bound["before"] == pytest.approx(here["before"], abs=1e-6)
    assert "readiness went from 0.5 to 0.3" in aim_of(shaken.chosen("goal", "before")).text
    still = State("nato-estonia")
    assert goal_of(still) == goal_of(still.chosen("goal", "ten"))
    page = Page(DecisionReading, still)
    (asked,) = parts(page, "cheapest", "form")
    assert "before" not in dict(asked["fields"][0]["options"])
    assert "before" in dict(
        parts(Page(DecisionReading, shaken), "cheapest", "form")[0]["fields"][0]["options"]
    )


def test_an_ally_that_left_can_be_made_up_for():
    gone = State("nato-estonia", left=("USA",))
    aim = aim_of(gone.chosen("goal", "before"))
    assert aim.text == "as before the United States left"
    assert aim.goal == aim_of(gone.chosen("goal", "baseline")).goal


def test_every_cost_that_the_decision_page_tells_is_a_bill_of_its_own(settled):
    reading = settled.reading
    dots, columns = reading.columns()["front_cases"], reading.columns()
    for i, code in enumerate(dots["code"]):
        package = reading.front.packages[int(code.removeprefix("front-"))]
        costs = bill(reading.scenario, package)
        assert dots["money"][i] == pytest.approx(costs.dollars)
        assert dots["effort"][i] == costs.effort_word
    assert columns["package_dots"]["money"] == pytest.approx([b.dollars for b in reading.bills])
    marks = dict(zip(columns["front_marks"]["letter"], columns["front_marks"]["y"], strict=True))
    for number, way in enumerate(reading.ways, start=1):  # as on the sliders, see above
        page = Page(DecisionReading, settled.state)
        page.answer_event({"kind": "load_way", "values": way.found.changes})
        assert marks[str(number)] == pytest.approx(float(page.reading.now.credibility))
    told = reading.captions()["front"]
    assert any(costs.sentence() in told for costs in reading.front_bills)
    assert "% of what the pact spends" in told  # beside the money, never instead of it
    assert not re.search(r"effort[^.;]*\d+ %(?! a year)", told)


def test_budgets_that_stay_cost_no_money():
    limits = limits_of(State("us-korea").chosen("limits", "budgets"))
    for name, lever in POLICY.items():
        now = DecisionReading(State("us-korea")).scenario.default_of(name)
        fixed = limits.get(name) == (now, now)
        assert fixed == (instrument(name).coin == "money"), lever.label


def test_a_tap_on_the_front_puts_its_case_on_the_sliders(settled):
    page = Page(DecisionReading, settled.state)
    cases = page.reading.columns()["front_cases"]
    page.answer_event({"kind": "load_front", "code": cases["code"][-1]})
    assert float(page.reading.now.credibility) == pytest.approx(cases["credibility"][-1])
    page.answer_event({"kind": "load_front", "code": "front-999"})
    assert "not there any more" in page.notices[0]


def test_every_caption_and_block_says_something_before_and_after(settled):
    before, after = settled.said_before, settled.reading.captions()
    assert all(before.values())
    assert "Looking" in before["front"]
    assert all(after.values())
    assert "Looking" not in " ".join(after.values())
    told = str(settled.reading.blocks())
    assert "Looking for it" not in told
    assert "in all forms" in told


@pytest.mark.parametrize("name", scenario_names())
def test_every_scenario_has_a_page(name):
    page = Page(DecisionReading, State(name))
    page.answer_event({"kind": "suggest"})
    for weigh in ("credibility", "propensity", "escalation"):
        page.answer_event({"kind": "choice", "name": "weigh", "value": weigh})
        for source, data in page.reading.columns().items():
            assert len({len(values) for values in data.values()}) == 1, source
    assert page.reading.comparison.scenarios[0] == name


def test_choices_are_in_the_link_and_bad_ones_are_refused():
    page = Page(DecisionReading)
    page.answer_event(
        {"kind": "decide", "values": {"goal": "holds", "limits": "words", "most": "3"}}
    )
    assert state_from(query_of(page.state)) == (page.state, [])
    assert set(limits_of(page.state)) == {
        n
        for n, p in POLICY.items()
        if p.pillar not in ("cohesion", "challenger") or instrument(n).coin == "money"
    }
    page.answer_event({"kind": "decide", "values": {"goal": "<b>victory</b>"}})
    assert "is not offered there" in page.notices[0]
    assert page.state.choice("goal") == "holds"
    page.answer_event({"kind": "decide", "values": "nonsense"})


@pytest.mark.parametrize(
    "values",
    [None, "x", {"stakes": 1}, {"readiness": 7}, {"readiness": "0.7"}, {"readiness": float("nan")},
     {"will.USA": 0.5}, {"cost_readiness": 1}, {"readiness": True}],
)  # fmt: skip
def test_bad_measures_are_refused_with_a_sentence(values):
    page = Page(DecisionReading)
    for kind in ("load_measures", "load_way", "keep_way"):
        page.answer_event({"kind": kind, "values": values})
        assert page.notices
        assert page.state.changes == {}
        assert not page.state.packages


def test_loading_a_package_leaves_assumptions_and_costs_and_says_what_is_not_compared():
    page = Page(DecisionReading, State("us-korea", {"loss": 1.3, "cost_will": 5.0, "clarity": 0.9}))
    page.answer_event({"kind": "suggest"})
    page.answer_event({"kind": "load_package", "place": 0})
    assert page.state.changes == {**EXAMPLES[0].changes, "loss": 1.3, "cost_will": 5.0}
    assert PLAN_NOTE not in str(page.reading.blocks())
    page.open_link("?scenario=us-korea&package1=Later~plan:3:clarity:0.8")
    assert page.state.packages[0].plan == "3:clarity:0.8"
    assert PLAN_NOTE in str(page.reading.blocks())


@pytest.mark.parametrize("value", [["ten"], {"a": 1}, float("nan"), None])
def test_a_goal_that_is_no_text_is_refused_with_a_sentence(value):
    page = Page(DecisionReading)
    page.answer_event({"kind": "decide", "values": {"goal": value}})
    assert "is not offered there" in page.notices[0]
    page.answer_event({"kind": "choice", "name": "weigh", "value": value})
    assert page.state.choice("weigh") == "credibility"


def test_seven_packages_are_refused():
    page = Page(DecisionReading)
    page.answer_event({"kind": "suggest"})
    for number in range(4):
        page.move("readiness", 0.6 + 0.05 * number)
        page.answer_event({"kind": "keep_package", "name": f"P{number}"})
    assert len(page.state.packages) == 6
    assert "6 packages" in page.notices[0]
    page.move("readiness", 0.9)
    assert len(page.reading.packages) == 8  # six, what stands, and the sliders
    assert len(page.reading.rivals) == 6


def test_what_the_pact_cannot_choose_is_the_world():
    state = State("us-korea", {"readiness": 0.7, "stakes": 1.5, "loss": 2.0, "cost_will": 5.0})
    assert world_of(state) == {"stakes": 1.5, "loss": 2.0, "cost_will": 5.0}


def test_no_package_holds_what_is_assumed_of_the_opponent():
    """It is the same for all packages, as the sliders have it."""
    moved = {"readiness": 0.7, "stakes": 1.5, "challenger_readiness": 0.9}
    kept = Package("Kept", {"clarity": 0.9, "stakes": 0.5})
    state = State("us-korea", moved, packages=(kept,))
    packages = compared_packages(state)
    assert [dict(package.changes) for package in packages] == [
        {}, {"clarity": 0.9}, {"readiness": 0.7},
    ]  # fmt: skip
    assert world_of(state) == {"stakes": 1.5, "challenger_readiness": 0.9}
    page = Page(DecisionReading, State("us-korea", {"stakes": 1.5}, packages=(kept,)))
    page.answer_event({"kind": "load_package", "place": 0})
    assert dict(page.state.changes) == {"clarity": 0.9, "stakes": 1.5}
    with pytest.raises(ValueError, match="stakes is not one"):
        Strategy("Wish", {"stakes": 0.5})
