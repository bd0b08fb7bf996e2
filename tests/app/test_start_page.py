"""The start page: every link opens a state without a complaint, and shows what the prose says."""

import json
import re

import pytest

from deterrence_kit.analysis import dependence
from deterrence_kit.app.links import state_from
from deterrence_kit.app.reading import Reading
from deterrence_kit.datasets import load_scenario, scenario_names
from tests.conftest import ROOT

NOTEBOOKS = ROOT / "notebooks"
START = NOTEBOOKS / "0_start_here.ipynb"
CELLS = json.loads(START.read_text(encoding="utf-8"))["cells"]
TEXT = "\n".join("".join(cell["source"]) for cell in CELLS)
LINKS = re.findall(r'(?:\]\(|href=")([\w]+\.ipynb)(\?[^")#]*)?', TEXT)
THREE = TEXT.partition("## Three things to try")[2].partition("\n## ")[0]
EXAMPLES = {
    stem.removesuffix(".ipynb"): q for stem, q in re.findall(r"\(([\w]+[.]ipynb)([?][^)]*)", THREE)
}
CARDS = re.findall(r'<a class="dk-ask" href="(\w+)[.]ipynb([?][^"]*)?">.*?<h3>(.*?)</h3>', TEXT)


def test_it_needs_no_kernel():
    assert {cell["cell_type"] for cell in CELLS} == {"markdown"}


def test_every_other_notebook_has_a_card_with_a_picture():
    others = {path.name for path in NOTEBOOKS.glob("*.ipynb")} - {START.name}
    assert {name for name, query in LINKS if not query} == others
    assert {f"{stem}.ipynb" for stem, *_ in CARDS} == others
    assert all(question.endswith("?") for *_, question in CARDS)
    for picture in re.findall(r'(?:src|srcset)="([^"]+)"', TEXT):
        assert 1000 < (NOTEBOOKS / picture).stat().st_size <= 60_000, picture


@pytest.mark.parametrize(("name", "query"), LINKS)
def test_every_link_opens_a_state_without_a_notice(name, query):
    assert (NOTEBOOKS / name).is_file()
    assert state_from(query)[1] == []


@pytest.mark.parametrize(("stem", "query"), [(stem, q) for stem, q, _ in CARDS if q])
def test_a_question_opens_with_something_moved_that_the_page_shows(stem, query):
    reading = Reading(state_from(query)[0])
    assert reading.state.differs or reading.state.plan
    words = reading.words()
    if not reading.state.plan:
        assert words["direction"] != 0  # so that the first view answers the question


def test_the_ten_minutes_lead_over_one_state_and_answer_the_four_questions():
    way = TEXT.partition("## In ten minutes")[2].partition("\n## ")[0]
    found = re.findall(r"\((\w+)[.]ipynb([?][^#)]*)(#tour)?\)", way)
    assert [stem[0] for stem, *_ in found] == ["1", "2", "8", "7"]
    assert len({query for _, query, _ in found}) == 1
    assert [bool(tour) for *_, tour in found] == [True, False, False, False]


def test_there_are_three_examples_on_three_pages():
    assert len(EXAMPLES) == 3


def reading(stem, more=""):
    state, notices = state_from(EXAMPLES[stem] + more)
    assert more or notices == []
    return Reading(state)


def test_without_the_strongest_ally_credibility_falls_most_and_an_unwilling_one_is_like_none():
    scenario = load_scenario("nato-estonia")
    assert scenario.names[int((scenario.gdp * scenario.spending_today).argmax())] == "United States"
    assert dependence(scenario, {}).pivotal == "USA"
    left = reading("2_alliance_network")
    assert left.now.denial_alone + 0.1 < left.now.credibility < left.before.credibility
    unwilling = Reading(state_from("?scenario=nato-estonia&will.USA=0")[0])
    more = unwilling.now.credibility - left.now.credibility
    assert 0 <= more < 0.25 * (left.before.credibility - left.now.credibility)  # "hardly more"


def test_a_stricter_guideline_costs_credibility_until_it_is_kept():
    stricter = reading("3_burden_sharing")
    kept = reading("3_burden_sharing", "&spending_floor=5")
    assert stricter.now.credibility < stricter.before.credibility < kept.now.credibility


def test_stocks_stand_in_for_lost_access():
    lost = reading("4_geography_and_posture")
    stocked = reading("4_geography_and_posture", "&stocks=0.5")
    assert lost.now.credibility < stocked.now.credibility < lost.before.credibility


def test_the_tour_counts_the_scenarios():
    regions = [load_scenario(name).region for name in scenario_names()]
    assert len(regions) == 32, "the tour says thirty-two"
    assert (regions.count("History"), regions.count("Training")) == (6, 1)
