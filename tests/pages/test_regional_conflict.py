"""The page on a region: whose levers move, what year is shown, and what a link carries."""

import numpy as np
import pytest

from deterrence_kit.app.links import SINCE, query_of, state_from
from deterrence_kit.app.page import Page
from deterrence_kit.app.state import State, can_be_linked
from deterrence_kit.datasets.regions import load_region, region_names
from deterrence_kit.model.region.matrix import matrix
from deterrence_kit.model.region.regional import Regional
from deterrence_kit.pages.alliance_network.page import AllianceReading
from deterrence_kit.pages.burden_sharing.page import BurdenReading
from deterrence_kit.pages.explorer.page import ExplorerReading
from deterrence_kit.pages.geography_and_posture.page import GeographyReading
from deterrence_kit.pages.regional_conflict.page import RegionReading
from deterrence_kit.pages.regional_conflict.whose import pact_of, region_of, representatives


def opened(query=""):
    page = Page(RegionReading)
    page.open_link(query)
    return page


@pytest.mark.parametrize("name", region_names())
def test_every_region_and_each_of_its_pacts_has_a_page(name):
    page = opened(f"?region={name}&v=1")
    page.answer_event({"kind": "choice", "name": "region", "value": name})
    for pact in representatives(name):
        page.answer_event({"kind": "pact", "pact": pact})
        page.move("readiness", 0.9)
        assert page.notices == []
        assert (page.reading.name, page.reading.pact) == (name, pact)
        assert page.reading.shift.touched.any()
        assert all(page.reading.captions().values())
        assert page.reading.words()["sentence"]


def test_levers_move_only_the_pact_they_are_for():
    page = opened("?scenario=nato-estonia&readiness=0.9")
    found = matrix(load_region("europe-east"), {"NATO": {"readiness": 0.9}})
    now = page.reading.columns()["pairs"]
    for place, c in enumerate(page.reading.region.commitments):
        assert now["propensity"][place] == pytest.approx(found.at(found.propensity, c.pair))


def test_a_slider_stands_where_the_chosen_pact_stands():
    page = opened()
    page.answer_event({"kind": "choice", "name": "region", "value": "west-africa"})
    page.answer_event({"kind": "pact", "pact": "AES"})
    aes = load_region("west-africa").commitment("JNIM", "MLI").scenario
    assert page.panel.sliders["shared_threat"].value == aes.settings["shared_threat"]


def test_another_pact_keeps_assumptions_and_undo_brings_levers_back():
    page = opened("?loss=2&diversion=0.5&readiness=0.8")
    page.answer_event({"kind": "pact", "pact": "Russia-Belarus"})
    assert dict(page.state.changes) == {"loss": 2.0, "diversion": 0.5}
    page.undo()
    assert page.state.changes["readiness"] == 0.8


def test_a_link_carries_region_pact_year_and_diversion():
    page = opened()
    page.answer_event({"kind": "choice", "name": "region", "value": "west-africa"})
    page.answer_event({"kind": "pact", "pact": "AES"})
    page.answer_event({"kind": "when", "values": {"when": 7}})
    page.move("diversion", 0.6)
    state, notices = state_from(query_of(page.state))
    assert notices == []
    assert state == page.state
    assert (region_of(state).name, pact_of(state)) == ("west-africa", "AES")


def test_a_scenario_from_another_page_shows_its_region():
    assert opened("?scenario=us-korea").reading.name == "east-asia"
    page = opened("?scenario=anzus-australia&readiness=0.9")
    assert page.reading.pact == ""
    assert not page.reading.shift.touched.any()
    assert "not in this region" in str(page.reading.blocks()["whose"])


def test_a_pair_of_a_region_is_a_scenario_for_the_other_pages():
    assert can_be_linked("europe-east.rus-lva")
    assert not can_be_linked("europe-east.rus-mda")
    assert not can_be_linked("atlantis.rus-mda")


@pytest.mark.parametrize(
    "reading", [AllianceReading, BurdenReading, ExplorerReading, GeographyReading]
)
@pytest.mark.parametrize("name", ["europe-east.rus-lva", "gulf.ansar-allah-sau"])
def test_the_other_pages_show_a_pair_of_a_region(reading, name):
    page = Page(reading)
    page.open_link(f"?scenario={name}&readiness=0.8&v=1")
    assert page.notices == [*SINCE.values()]
    assert page.state.scenario == name
    assert all(page.reading.captions().values())


def test_diversion_is_a_slider_of_the_region():
    page = opened("?readiness=0.9")
    page.move("diversion", 0)
    assert page.reading.shift.elsewhere == 0
    assert page.reading.assumed["regional"] == Regional(diversion=0)


def test_what_an_assumption_does_is_not_counted_as_a_lever():
    page = opened("?loss=2&diversion=0.8")
    assert page.reading.risk.any_challenge < page.reading.risk_before.any_challenge
    assert page.reading.shift.here == page.reading.shift.elsewhere == 0
    later = opened("?loss=2&diversion=0.8&when=5").reading
    assert later.shift.net == pytest.approx(0, abs=1e-12)


def test_another_year_shows_the_simulation():
    today, later = opened("?readiness=0.9"), opened("?readiness=0.9&when=10")
    assert later.reading.year == 10
    assert not np.allclose(today.reading.risk.propensity, later.reading.risk.propensity, rtol=1e-3)
    assert later.reading.shift.here < 0
    assert "in 10 years" in str(later.reading.words())
    still = opened("?when=10").reading
    assert still.risk.propensity == pytest.approx(still.risk_before.propensity)


def test_a_member_that_leaves_is_missing_in_the_whole_region():
    before, after = opened(), opened("?leave=USA")
    assert after.reading.risk.propensity[0] > before.reading.risk.propensity[0]
    estonia, norway = (
        after.reading.region.commitment("RUS", code).scenario.codes for code in ("EST", "NOR")
    )
    assert "USA" not in estonia
    assert "USA" not in norway


@pytest.mark.parametrize(
    ("scenario", "code", "own"), [("nato-estonia", "BLR", "BLR"), ("gcc-kuwait", "IRN", "IRN")]
)
def test_a_challenger_that_joins_does_not_join_against_itself(scenario, code, own):
    page = opened(f"?scenario={scenario}&join={code}")
    assert page.state.joined == (code,)
    pacts = [c for c in page.reading.region.commitments if c.pact == page.reading.pact]
    inside = {c.challenger: code in c.scenario.codes for c in pacts}
    assert inside.pop(own) is False
    assert inside
    assert all(inside.values())


def test_rates_move_the_years_ahead_and_not_today():
    def propensity(query):
        return opened(query).reading.risk.propensity

    assert propensity("?drift=0.3") == pytest.approx(propensity(""))
    assert np.all(propensity("?drift=0.3&when=10")[0] > propensity("?when=10")[0])
    page = opened("?drift=0.3&when=10")
    page.answer_event({"kind": "pact", "pact": "Russia-Belarus"})
    assert dict(page.state.changes) == {"drift": 0.3}


def test_a_plan_from_the_other_page_is_said_and_can_be_taken_out():
    page = opened("?plan=review:2;3:readiness:0.9&when=10")
    said = str(page.reading.blocks()["whose"])
    assert "for every target here" in said
    assert "from year 3: Readiness 0.9" in said
    planned = page.reading.risk.any_challenge
    page.answer_event({"kind": "clear_plan"})
    assert "for every target here" not in str(page.reading.blocks()["whose"])
    assert page.reading.risk.any_challenge > planned


def test_a_plan_that_goes_beyond_the_year_shown_says_nothing_before_it_begins():
    usual, planned = opened("?when=5"), opened("?plan=12:leave:USA;25:clarity:0.9&when=5")
    assert planned.state.plan == "12:leave:USA;25:clarity:0.9"
    assert planned.reading.risk.propensity == pytest.approx(usual.reading.risk.propensity)
    later = opened("?plan=12:leave:USA;25:clarity:0.9&when=15").reading.risk
    assert np.any(later.propensity > opened("?when=15").reading.risk.propensity + 1e-3)


def test_a_target_that_leaves_by_plan_goes_on_defending_itself():
    planned = opened("?plan=1:leave:POL&unilateral_cost=0&when=10").reading
    gone = opened("?leave=POL&unilateral_cost=0&when=10").reading
    for pair in (("RUS", "POL"), ("RUS", "EST")):
        place = [c.pair for c in planned.region.commitments].index(pair)
        assert planned.risk.credibility[place] == pytest.approx(
            gone.risk.credibility[place], abs=0.002
        )


def test_a_plan_of_a_pact_elsewhere_says_nothing_here():
    planned = opened("?scenario=anzus-australia&plan=review:2;2:violated&when=5").reading
    assert planned.risk.propensity == pytest.approx(planned.risk_before.propensity)


def test_a_pair_and_an_ally_have_cards():
    page = opened()
    page.pick("RUS-EST")
    assert page.reading.card(page.card)["title"] == "Russia → Estonia"
    page.pick("DEU")
    assert page.reading.card(page.card)["role"] == "ally"
    page.pick("RUS-ZZZ")
    assert page.card == ""


@pytest.mark.parametrize(
    "event",
    [
        {"kind": "pact", "pact": "SEATO"},
        {"kind": "pact"},
        {"kind": "when", "values": {"when": 99}},
        {"kind": "when", "values": {"when": float("nan")}},
        {"kind": "when", "values": "5"},
        {"kind": "when", "values": {"when": 2.4}},
        {"kind": "when", "values": {"when": 10**400}},
        {"kind": "pact", "pact": ["NATO"]},
        {"kind": "choice", "name": "region", "value": ["gulf"]},
        {"kind": "choice", "name": "region", "value": "atlantis"},
        {"kind": "choice", "name": 3, "value": []},
    ],
)
def test_what_cannot_be_chosen_is_said_and_changes_nothing(event):
    page = opened()
    state = page.state
    page.answer_event(event)
    assert page.state == state
    assert page.notices


def test_two_paths_give_one_state():
    page = opened()
    page.answer_event({"kind": "choice", "name": "region", "value": "gulf"})
    assert page.state == State("gcc-kuwait").chosen("region", "gulf")


def test_the_notebook_of_a_page_computes_the_same_region(capsys):
    page = opened("?scenario=west-africa.jnim-mli&readiness=0.9&loss=1.5&when=3&leave=NER&lesson=2")
    scope = {}
    steps = page.reading.steps()
    assert "deterrence_kit.app" not in str(steps)
    assert "deterrence_kit.pages" not in str(steps)
    for step in steps:
        exec(step, scope)
    assert len(steps) == 3
    today, first = page.reading.today, page.reading.today.ranking()[0]
    told = f"{' → '.join(first):16} {today.at(today.propensity, first):.1%}"
    assert told in capsys.readouterr().out
    assert scope["then"].propensity[-1] == pytest.approx(page.reading.risk.propensity)


# --- the opponent -----------------------------------------------------------------------------------


def place_of(page, pair):
    return [c.pair for c in page.reading.region.commitments].index(pair)


def test_one_pairs_rivalry_can_be_switched_and_the_link_carries_it():
    page, usual = opened(), opened()
    page.answer_event({"kind": "switch_rivalry", "values": {"rivals_of": "RUS-FIN"}})
    finland, estonia = place_of(page, ("RUS", "FIN")), place_of(page, ("RUS", "EST"))
    now, before = page.reading.risk.propensity, usual.reading.risk.propensity
    assert now[finland] > 2 * before[finland]
    assert now[estonia] == pytest.approx(before[estonia], rel=0.05)  # attention turns a little
    state, notices = state_from(query_of(page.state))
    assert (state, notices) == (page.state, [])
    assert "yes" in dict(page.reading.card("RUS-FIN")["rows"])["Rivals"]
    page.undo()
    assert page.reading.risk.propensity == pytest.approx(before)


def test_a_switch_made_in_another_region_says_nothing_here():
    here = opened("?region=gulf&scenario=gcc-kuwait&rivals_of=RUS-FIN")
    assert here.reading.risk.propensity == pytest.approx(
        opened("?region=gulf&scenario=gcc-kuwait").reading.risk.propensity
    )
    assert "as the files say" in str(here.reading.blocks()["whose"])


@pytest.mark.parametrize("query", ["?stakes=0.5", "?challenger_readiness=0.1", "?rivalry=0",
                                   "?quiet_years=40", "?rivals_of=RUS-FIN"])  # fmt: skip
def test_what_is_assumed_of_the_opponent_neither_deters_nor_diverts(query):
    """It moves the risk, but no lever did it: it is on both sides of the comparison."""
    page = opened(query)
    assert page.reading.risk.any_challenge != pytest.approx(page.reading.risk_before.any_challenge)
    assert page.reading.shift.here == page.reading.shift.elsewhere == 0
    later = opened(f"{query}&when=3").reading
    assert later.shift.net == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("values", [None, {}, {"rivals_of": "RUS-ZZZ"}, {"rivals_of": 3}])
def test_a_pair_that_is_none_cannot_be_switched(values):
    page = opened()
    page.answer_event({"kind": "switch_rivalry", "values": values})
    assert page.notices
    assert page.state == opened().state


def test_a_card_says_rivalry_quiet_years_and_stakes_with_their_sources():
    rows = dict(opened().reading.card("RUS-GEO")["rows"])
    assert "Thompson, Sakuwa & Suhas 2021" in rows["Rivals"]
    assert "6 November" in rows["Quiet years"]
    assert "Dissatisfaction: " in rows["At stake for the opponent"]


def test_the_notebook_switches_the_same_rivalry(capsys):
    page, scope = opened("?rivals_of=RUS-FIN&readiness=0.8"), {}
    for step in page.reading.steps():
        exec(step, scope)
    now = scope["now"]
    assert now.propensity[now.pairs] == pytest.approx(
        page.reading.today.propensity[page.reading.today.pairs]
    )
