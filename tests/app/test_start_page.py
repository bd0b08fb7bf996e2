"""The start page: every link opens a state without a complaint, and shows what the prose says."""

import json
import re
import sys

import pytest

from deterrence_kit.analysis import dependence
from deterrence_kit.app.links import state_from
from deterrence_kit.app.reading import Reading
from deterrence_kit.datasets import load_scenario, scenario_names
from deterrence_kit.pages.alliance_network.page import AllianceReading
from deterrence_kit.pages.burden_sharing.page import BurdenReading
from deterrence_kit.pages.geography_and_posture.page import GeographyReading
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "tools"))

import start_figures

NOTEBOOKS = ROOT / "notebooks"
PAGES = {
    "2_alliance_network": AllianceReading,
    "3_burden_sharing": BurdenReading,
    "4_geography_and_posture": GeographyReading,
}
START = NOTEBOOKS / "0_start_here.ipynb"
CELLS = json.loads(START.read_text(encoding="utf-8"))["cells"]
TEXT = "\n".join("".join(cell["source"]) for cell in CELLS)
LINKS = re.findall(r'(?:\]\(|href=")([\w]+\.ipynb)(\?[^")#]*)?', TEXT)
THREE = TEXT.partition("## Three things to try")[2].partition("\n## ")[0]
IN_THREE = re.findall(
    r"\((\w+)[.]ipynb([?][^)]*)\)[^\]]*?\*\*([\d.]+) instead of ([\d.]+)\*\*", THREE
)
EXAMPLES = {stem: query for stem, query, *_ in reversed(IN_THREE)}  # what each opens with
THEN = {stem: query for stem, query, *_ in IN_THREE}  # and what is tried after it
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


def test_there_are_three_examples_on_three_pages_each_with_a_second_step_and_figures():
    assert len(EXAMPLES) == len(THEN) == 3
    assert len(IN_THREE) == len(re.findall(r"[.]ipynb[?]", THREE)) == 6
    assert all(EXAMPLES[stem] != THEN[stem] for stem in EXAMPLES)


@pytest.mark.parametrize(("stem", "query", "now", "before"), IN_THREE)
def test_an_example_says_the_figures_that_the_page_behind_it_shows(stem, query, now, before):
    message = "run: python tools/write_tables.py"
    words = PAGES[stem](state_from(query)[0]).words()
    assert words["credibility_against"] == f"{now} against {before}", message
    assert start_figures.told(THREE) == THREE, message


def test_the_figures_are_written_where_they_stand_and_nowhere_else():
    text = START.read_text(encoding="utf-8")
    stale = re.sub(r"\*\*0[.]\d+ instead of", "**0.9 instead of", text)
    assert stale != text
    assert start_figures.page_with_figures(stale) == text
    without = re.sub(r'<p class=\\"dk-told\\">[^<]*</p>', "", text)
    assert without != text
    assert start_figures.page_with_figures(without) == text


@pytest.mark.parametrize(("stem", "query"), [(stem, q) for stem, q, _ in CARDS if q])
def test_a_card_says_the_figures_of_the_state_that_it_opens_with_their_doubt(stem, query):
    told = re.search(
        rf'href="{stem}[.]ipynb[?][^"]*"><picture>.*?<p class="dk-told">(.*?)</p>', TEXT
    )
    assert told, "run: python tools/write_tables.py"
    here = Reading(state_from(query)[0])
    here.draw()
    words = here.words()
    if stem in start_figures.OF_THEIR_OWN:
        shown = start_figures.OF_THEIR_OWN[stem](here.state).words()["headline"]
        assert any(f" {figure['value']} {figure['note']}." in told[1] for figure in shown)
    else:
        now, before = words["credibility_against"].split(" against ")
        assert told[1].startswith(f"Credibility {now} instead of {before};")
        low, high = re.search(r"([\d.]+ )to ([\d.]+ )in nine of ten", words["sure"]).groups()
        assert f"{low}to {high.strip()}." in told[1]


def reading(stem):
    state, notices = state_from(EXAMPLES[stem])
    assert notices == []
    return Reading(state)


def afterwards(stem):
    return Reading(state_from(THEN[stem])[0])


def test_without_the_strongest_ally_credibility_falls_most_and_an_unwilling_one_is_like_none():
    scenario = load_scenario("nato-estonia")
    assert scenario.names[int((scenario.gdp * scenario.spending_today).argmax())] == "United States"
    assert dependence(scenario, {}).pivotal == "USA"
    left = reading("2_alliance_network")
    assert left.now.denial_alone + 0.1 < left.now.credibility < left.before.credibility
    unwilling = afterwards("2_alliance_network")
    assert unwilling.state.changes == {"will.USA": 0}
    more = unwilling.now.credibility - left.now.credibility
    assert 0 <= more < 0.25 * (left.before.credibility - left.now.credibility)  # "hardly more"


def test_a_stricter_guideline_costs_credibility_until_it_is_kept():
    stricter = reading("3_burden_sharing")
    kept = afterwards("3_burden_sharing")
    assert stricter.now.credibility < stricter.before.credibility < kept.now.credibility


def test_stocks_stand_in_for_lost_access():
    lost = reading("4_geography_and_posture")
    stocked = afterwards("4_geography_and_posture")
    assert lost.now.credibility < stocked.now.credibility < lost.before.credibility


def test_how_a_page_works_counts_the_scenarios():
    regions = [load_scenario(name).region for name in scenario_names()]
    assert len(regions) == 32, "how a page works says thirty-two"
    assert (regions.count("History"), regions.count("Training")) == (6, 1)
