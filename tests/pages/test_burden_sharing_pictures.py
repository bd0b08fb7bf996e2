"""The pictures of burden sharing, by their columns."""

from dataclasses import replace

import numpy as np
import pytest

from deterrence_kit import assess, load_scenario
from deterrence_kit.analysis.alliance.guideline import guideline_met
from deterrence_kit.analysis.alliance.other_burdens import other_burdens
from deterrence_kit.app.state import State
from deterrence_kit.datasets import scenario_names
from deterrence_kit.model.burden_sharing import equity
from deterrence_kit.pages.burden_sharing import burden_bars, cost_bars, lorenz, worth_bars
from deterrence_kit.pages.burden_sharing import words as burden_words
from deterrence_kit.pages.burden_sharing.findings import Findings

NATO = load_scenario("nato-estonia")


def bars(scenario=NATO, guideline=2.0, order="burden"):
    now = assess(scenario)
    nobody = np.full(len(scenario.codes), np.nan)
    return burden_bars.bar_columns(scenario, now, now, guideline, order, nobody)["burdens"]


def test_figures_of_a_scale_stand_apart_however_long_it_is():
    """A member at war, which spends a third of its GDP, once pressed 2, 3.5 and 5 into one."""
    for top in (0.04, 0.09, 0.14, 0.34, 0.9):
        now = assess(NATO)
        spent = replace(now, burden=np.append(now.burden[1:], top))
        columns = burden_bars.bar_columns(NATO, spent, spent, 3.5, "name", NATO.gdp)
        props = burden_bars.bar_props(columns)
        apart = np.diff(props["burden_marks"]["ticks"])
        assert apart.min() >= props["burden_x"]["end"] / 21, top


def test_each_order_is_that_order():
    assert list(bars(order="burden")["burden"]) == sorted(bars()["burden"], reverse=True)
    assert list(bars(order="gdp")["gdp"]) == sorted(bars()["gdp"], reverse=True)
    assert list(bars(order="gap", guideline=5)["gap"]) == sorted(
        bars(guideline=5)["gap"], reverse=True
    )
    assert bars(order="name")["name"] == sorted(NATO.names, key=str.casefold)


def test_bars_stay_in_place_while_spending_moves():
    now = assess(NATO, NATO.levers_at({"spending.USA": 0.5}))
    nobody = np.full(32, np.nan)
    moved = burden_bars.bar_columns(NATO, now, assess(NATO), 2.0, "burden", nobody)["burdens"]
    assert moved["code"] == bars()["code"]
    place = moved["code"].index("USA")
    assert moved["burden"][place] == pytest.approx(moved["ghost"][place] / 2)


def test_colour_tells_who_lacks():
    columns = bars(guideline=3.5)
    lacking = [gap > 0 for gap in columns["gap"]]
    assert len({(c, m) for c, m in zip(columns["colour"], lacking, strict=True)}) == 2


@pytest.mark.parametrize("name", scenario_names())
def test_the_widest_gap_of_the_curve_is_the_hoover_index(name):
    scenario = load_scenario(name)
    now = assess(scenario)
    columns = lorenz.lorenz_columns(scenario, now, (scenario.gdp, now.burden))
    expected = 1 - float(equity(scenario.gdp * now.burden, scenario.gdp)[0])
    assert lorenz.hoover(columns) == pytest.approx(expected)


def test_the_curve_rises_from_nothing_to_all_below_the_line():
    now = assess(NATO)
    curve = lorenz.lorenz_columns(NATO, now, (NATO.gdp, now.burden))["lorenz_curve"]
    assert (curve["x"][0], curve["y"][0]) == (0, 0)
    assert (curve["x"][-1], curve["y"][-1]) == pytest.approx((1, 1))
    assert (np.diff(curve["y"]) >= 0).all()
    assert (curve["y"] <= curve["x"] + 1e-12).all()
    slopes = curve["spending_share"][1:] / curve["gdp_share"][1:]
    assert (np.diff(slopes) >= -1e-9).all()


def test_costs_stand_in_the_order_of_what_a_billion_buys():
    met = guideline_met(NATO, {"guideline": 3.5})
    everyone = np.full(32, 1e7)
    columns = cost_bars.cost_columns(NATO, met, guideline_met(NATO, {}), everyone, "head")
    rates = [rate for rate in columns["members"]["per_billion"] if np.isfinite(rate)]
    assert rates == sorted(rates, reverse=True)
    assert len(columns["costs"]["name"]) == cost_bars.SHOWN
    assert len(columns["members"]["name"]) == 32
    assert columns["members"]["head"] == pytest.approx(columns["members"]["gap"] * 100)
    ends = cost_bars.LEFT + cost_bars.WIDTH, cost_bars.RIGHT + cost_bars.WIDTH
    assert (columns["costs"]["cost"] <= ends[0]).all()
    assert (columns["costs"]["gain"] <= ends[1]).all()


def test_without_a_population_the_cost_per_head_is_not_known():
    korea = load_scenario("korea-1950")
    met = guideline_met(korea, {"guideline": 5.0})
    columns = cost_bars.cost_columns(korea, met, met, np.full(2, np.nan), "head")
    assert set(columns["costs"]["cost_text"]) == {"not known"}
    assert "no population figures" in burden_words.cost_words(korea, met, np.full(2, np.nan))


def test_worth_has_a_row_for_each_protege_and_for_each_other_burden():
    met = {
        s.protege_name: (guideline_met(s, {"guideline": 5}), guideline_met(s, {}))
        for s in map(load_scenario, ("nato-estonia", "nato-norway"))
    }
    others = other_burdens(NATO, {})
    columns = worth_bars.worth_columns(met, (others, others))["worths"]
    assert columns["row"] == [
        "All at the guideline, for Estonia", "… for Norway", "Sanctions and cyber, in full",
        "Budgets that last ten years",
    ]  # fmt: skip
    assert columns["right"][0] > columns["ghost"][0]


@pytest.mark.parametrize("scenario", scenario_names())
def test_no_burden_that_the_sentence_tells_of_is_missing_from_the_picture(scenario):
    """Six protégés of one pact once filled the rows, and the others' burdens had none."""
    found = Findings(State(scenario))
    columns = worth_bars.worth_columns(found.worth, (found.others, found.others_before))
    rows = columns["worths"]
    assert len(rows["y"]) == len(rows["row"]) == len(found.worth) + len(found.others)
    assert rows["gain"][len(found.worth) :] == list(found.others.values())


def test_a_correlation_is_called_chance_unless_it_is_more():
    gdp = np.arange(1.0, 21)
    assert "Yes" in burden_words.exploitation_words(gdp, gdp / 100)
    assert "small carry more" in burden_words.exploitation_words(gdp, 1 / gdp)
    mixed = np.where(np.arange(20) % 2, 0.02, 0.03)
    assert "Not clearly" in burden_words.exploitation_words(gdp, mixed)
    assert "n = 20" in burden_words.exploitation_words(gdp, mixed)


def test_where_a_billion_buys_most_is_always_shown():
    met = guideline_met(NATO, {"guideline": 3.5})
    best = NATO.names[int(np.nanargmax(met.per_billion))]
    columns = cost_bars.cost_columns(NATO, met, met, np.full(32, np.nan), "money")
    assert met.gap[NATO.names.index(best)] < np.sort(met.gap)[-cost_bars.SHOWN]
    assert columns["costs"]["name"][0] == best
    assert best in burden_words.cost_words(NATO, met, np.full(32, np.nan))
