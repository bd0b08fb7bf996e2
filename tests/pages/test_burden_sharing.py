"""The page on burden sharing: what moves when a lever moves, and what a link carries."""

import numpy as np
import pytest

from deterrence_kit.app.earlier import earlier_words
from deterrence_kit.app.links import query_of, state_from
from deterrence_kit.app.page import Page
from deterrence_kit.app.state import State, scenario_called
from deterrence_kit.datasets import scenario_names, shipped_contents
from deterrence_kit.datasets.tables import guidelines, states
from deterrence_kit.pages.burden_sharing.findings import siblings
from deterrence_kit.pages.burden_sharing.inhabitants import populations
from deterrence_kit.pages.burden_sharing.page import BurdenReading
from deterrence_kit.views.words import card_words


@pytest.fixture(scope="module")
def page():
    return Page(BurdenReading)


def test_the_guideline_moves_every_caption_and_undo_brings_them_back():
    page = Page(BurdenReading)
    before = page.reading.captions()
    assert "3.5 % of GDP" in before["burden"]  # what NATO has agreed
    page.move("guideline", 2.5)
    after = page.reading.captions()
    assert "2.5 % of GDP" in after["burden"]
    assert {n for n in before if before[n] != after[n]} == {"burden", "cost", "worth"}
    assert page.reading.columns()["guideline"]["x"] == [2.5]
    page.undo()
    assert page.reading.captions() == before


def test_a_floor_closes_the_gap_and_moves_the_curve():
    before = BurdenReading(State("ecowas-benin", {"guideline": 2.0}))
    after = BurdenReading(State("ecowas-benin", {"guideline": 2.0, "spending_floor": 2.0}))
    assert after.met.gap.sum() < 0.01 * before.met.gap.sum()
    assert after.captions()["lorenz"] != before.captions()["lorenz"]
    assert after.columns()["lorenz_ghost"]["y"] == pytest.approx(
        before.columns()["lorenz_ghost"]["y"]
    )


@pytest.mark.parametrize("name", scenario_names())
def test_every_scenario_has_a_page(name):
    page = Page(BurdenReading, State(name))
    for guideline in (1.0, 5.0):
        page.move("guideline", guideline)
    columns = page.reading.columns()
    for source, data in columns.items():
        assert len({len(values) for values in data.values()}) == 1, source
    assert all(page.reading.captions().values())
    card = page.reading.card(page.reading.scenario.codes[0])
    assert "Gap to the guideline" in dict(card["rows"])


@pytest.mark.parametrize("name", scenario_names())
def test_what_the_page_calls_published_is_the_shipped_table(name):
    """Bars, table, card and the other pages' cards: spending as published, whatever is moved."""
    scenario, contents = scenario_called(name), shipped_contents(name)
    own = {row["code"]: row["spending"] for row in contents.get("member", []) if "spending" in row}
    expected = {c: own.get(c, states().get(c, {}).get("spending")) for c in scenario.codes}
    moved = {"durability": 0.1, "squeeze": 0.4, "guideline": 4.0, "spending_floor": 3.0}
    for state in (State(name), State(name, moved)):
        reading = BurdenReading(state)
        bars = reading.columns()["burdens"]
        shown = dict(zip(bars["code"], bars["published"], strict=True))
        assert shown == pytest.approx({c: 100 * v for c, v in expected.items()}, abs=1e-12)
        for code, year in zip(bars["code"], bars["year"], strict=True):
            rows = dict(reading.card(code)["rows"])
            assert rows["As published"] == f"{100 * expected[code]:.2f} %, {year}"
            if code not in own and name not in ("training",):
                assert year == f"{states()[code]['spending_year']:.0f}"
    plain = BurdenReading(State(name))
    bars = plain.columns()["burdens"]
    assert bars["burden"] == pytest.approx(bars["published"])  # nothing moved: fact and bar are one
    for place, code in enumerate(plain.scenario.codes):
        said = f"{100 * expected[code]:.2f} % of GDP"
        assert dict(plain.card(code)["rows"])["Military spending"] == said
        assert (
            dict(card_words(plain.scenario, plain.now, place, plain.persons)["rows"])["Spending"]
            == said
        )


def test_no_nato_member_with_forces_spends_less_than_two_per_cent_in_2025():
    bars = BurdenReading(State("nato-estonia")).columns()["burdens"]
    low = [n for n, b in zip(bars["name"], bars["burden"], strict=True) if b < 2 - 1e-9]
    assert low == ["Iceland"]


@pytest.mark.parametrize("name", scenario_names())
def test_the_guideline_is_what_this_pact_agreed(name):
    reading, contents = BurdenReading(State(name)), shipped_contents(name)
    agreed = [r for r in guidelines() if r["pact"] == contents.get("pact")]
    caption = reading.captions()["burden"]
    if not agreed:
        assert reading.guideline == 0
        assert "This pact has agreed no guideline" in caption
        assert not reading.met.gap.any()
        return
    assert reading.guideline == agreed[-1]["guideline"]
    assert f"guideline of {agreed[-1]['guideline']:g} % of GDP" in caption
    assert agreed[-1]["source"] in reading.scenario.why["guideline"]


def test_orders_and_costs_are_choices_that_a_link_carries(page):
    state = State("nato-poland").chosen("order", "gap").chosen("cost", "head")
    assert state_from(query_of(state)) == (state, [])
    state, notices = state_from("?order=size&v=1")
    assert state.choices == {}
    ignored = "“order=size” was ignored: it is one of burden, gdp, gap, name."
    assert notices == [ignored, earlier_words(state, 1)]
    page.answer_event({"kind": "choice", "name": "order", "value": "name"})
    names = page.reading.columns()["burdens"]["name"]
    assert names == sorted(names, key=str.casefold)
    page.undo()


def test_nato_is_six_scenarios_and_korea_of_1950_is_not_koreas_today():
    assert set(siblings("nato-estonia")) == {
        "nato-estonia", "nato-lithuania", "nato-finland", "nato-norway", "nato-poland", "nato-turkiye",
    }  # fmt: skip
    assert siblings("us-korea") == ("us-korea",)
    worth = list(BurdenReading(State("nato-norway")).worth)
    assert worth[0] == "Norway"
    assert set(worth) >= {"Estonia", "Poland", "Türkiye", "Lithuania", "Finland"}


def test_populations_are_of_today_only():
    assert populations(scenario_called("us-japan")).min() > 1e8
    for name in ("poland-1939", "korea-1950", "training"):
        assert np.isnan(populations(scenario_called(name))).all()


def test_a_pact_whose_members_changed_still_has_a_page():
    state, notices = state_from("?scenario=nato-estonia&leave=USA,POL&join=UKR&v=1")
    assert notices == [earlier_words(state, 1)]
    reading = BurdenReading(state)
    codes = reading.columns()["burdens"]["code"]
    assert "UKR" in codes
    assert "USA" not in codes
    assert "Poland" not in reading.worth  # the protégé there has left
    assert all(reading.captions().values())


def test_the_levers_of_this_page_are_open_at_first(page):
    main = {n for n, s in page.panel.sliders.items() if "dk-main" in s._dom_classes}
    assert main == BurdenReading.MAIN
