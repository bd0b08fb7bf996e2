"""The world in the shipped files: enough of it, in groups, dated and sourced; the past is kept apart."""

import csv
import json
import re
from itertools import groupby

import numpy as np
import pytest

from deterrence_kit import assess, load_scenario, scenario_names
from deterrence_kit.app.about import about
from deterrence_kit.app.as_notebook import as_notebook
from deterrence_kit.app.brief import brief
from deterrence_kit.app.session import picker
from deterrence_kit.app.state import State
from deterrence_kit.datasets import ScenarioError, what_happened
from deterrence_kit.datasets.regions import load_region, region_names
from deterrence_kit.datasets.scenarios import parse_scenario
from deterrence_kit.datasets.shipped import FOLDER
from deterrence_kit.model import quantities
from deterrence_kit.pages.alliance_network.page import AllianceReading
from deterrence_kit.pages.burden_sharing.page import BurdenReading
from deterrence_kit.pages.crises_and_trust.page import CrisesReading
from deterrence_kit.pages.explorer.page import ExplorerReading
from deterrence_kit.pages.geography_and_posture.page import GeographyReading
from tests.conftest import ROOT

DATA = ROOT.parent / "shared" / "data"
EVERY = {name: load_scenario(name) for name in scenario_names()}
PAST = [name for name, s in EVERY.items() if s.region == "History"]
TODAY = [name for name, s in EVERY.items() if s.region not in ("History", "Training")]
PAGES = (ExplorerReading, AllianceReading, BurdenReading, GeographyReading, CrisesReading)
# Names that are themselves disputed, and the word by which the file says so.
DISPUTED = {
    "us-taiwan": "Province of China",
    "greece-cyprus": "Türkiye does not",
    "us-guyana": "claims the territory",
    "romania-moldova": "Transnistria, which no member",
    "falklands-1982": "Falkland Islands (Malvinas)",
}


def test_there_are_enough_of_today_and_of_the_past():
    assert len(TODAY) >= 24
    assert len(PAST) >= 4
    assert all(EVERY[name].year >= 2026 for name in TODAY)
    assert all(EVERY[name].year < 2000 for name in PAST)


def test_the_picker_has_each_group_once_with_the_past_and_training_last():
    groups = [group for group, _ in groupby(o["group"] for o in picker("scenario")["options"])]
    assert len(groups) == len(set(groups))
    assert groups[-2:] == ["History", "Training"]


def test_no_two_scenarios_have_the_same_title():
    assert len({s.title for s in EVERY.values()}) == len(EVERY)


@pytest.mark.parametrize("name", EVERY)
def test_each_setting_share_and_crisis_of_a_file_has_its_words(name):
    scenario = EVERY[name]
    assert scenario.why["theatre"]
    assert all(len(scenario.why[n]) > 4 for n in scenario.settings if "." not in n)
    assert all(len(c.source) > 10 or name == "training" for c in scenario.record)
    assert all(c.doubt for c in scenario.record if c.disputed)
    assert not scenario.gaps


@pytest.mark.parametrize("name", DISPUTED)
def test_where_a_name_is_disputed_the_summary_says_so(name):
    assert DISPUTED[name] in EVERY[name].summary


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("page", PAGES)
def test_a_scenario_opens_on_a_page_without_fault(page, name):
    shown = page(State(name))
    assert shown.page(EVERY[name].codes[EVERY[name].protege])["as_of"].startswith("Facts as of ")
    for source in shown.columns().values():
        for column in source.values():
            single = isinstance(column, np.ndarray) and column.dtype.kind == "f"
            assert not (single and np.isinf(column).any())


@pytest.mark.parametrize("name", EVERY)
def test_at_the_ends_of_the_levers_a_scenario_still_gives_probabilities(name):
    for readiness in (0.1, 0.95):
        for stakes in (0.5, 2.0):
            moved = quantities(
                EVERY[name], {"readiness": readiness, "stakes": stakes}, ["credibility"]
            )
            assert 0 <= float(moved["credibility"][0]) <= 1


def test_one_ally_less_never_makes_europe_surer():
    """The same file with and without the United States: what differs is its help alone."""
    whole, europe = (assess(EVERY[n]) for n in ("nato-estonia", "europe-estonia"))
    assert europe.denial <= whole.denial
    assert set(EVERY["nato-estonia"].codes) - set(EVERY["europe-estonia"].codes) == {"USA"}


@pytest.mark.parametrize("name", PAST)
def test_what_happened_is_a_closed_section_and_nowhere_else(name):
    outcome = what_happened(name)
    assert len(outcome.text) > 80
    assert len(outcome.source) > 20
    last = about(EVERY[name])["sections"][-1]
    assert (last["title"], last["closed"], last["items"][0]) == (
        "What happened",
        True,
        outcome.text,
    )
    reading = ExplorerReading(State(name))
    rest = {k: v for k, v in reading.page("").items() if k != "about"}
    for shown in (
        EVERY[name].summary,
        brief(reading),
        as_notebook(reading),
        rest,
        reading.columns(),
    ):
        assert outcome.text[:60] not in json.dumps(shown, default=str, ensure_ascii=False)


@pytest.mark.parametrize("name", TODAY)
def test_of_today_nothing_has_happened_yet(name):
    assert what_happened(name) is None
    assert not any(section.get("closed") for section in about(EVERY[name])["sections"])


def test_a_file_of_ones_own_may_say_what_happened_but_shows_the_shipped_ones_nowhere():
    text = (FOLDER / "korea-1950.toml").read_text(encoding="utf-8")
    own = parse_scenario(text, "korea-1950.toml")
    assert not any(section.get("closed") for section in about(own)["sections"])
    with pytest.raises(ScenarioError, match="column 'happened': expected a text"):
        parse_scenario(text.replace('happened = "', "happened = 3 # "), "mine.toml")


def listed_out():
    text = (ROOT / "docs" / "regions.md").read_text(encoding="utf-8")
    found = re.findall(r"^\| .+ \| ([A-Z]{3}) ([A-Z]{3}) \| (.+) \|$", text, re.MULTILINE)
    return {frozenset((a, b)): why for a, b, why in found}


def in_a_region():
    pairs = (c.pair for n in region_names() for c in load_region(n).commitments)
    return {frozenset(pair) for pair in pairs}


def test_there_are_regions_enough_and_no_rival_is_both_in_one_and_left_out():
    assert len(set(region_names()) - {"training"}) >= 10
    assert all(len(why) > 10 for why in listed_out().values())
    assert not in_a_region() & set(listed_out())


@pytest.mark.skipif(not DATA.is_dir(), reason="scholarly data are not shipped")
def test_every_listed_rivalry_that_goes_on_is_in_a_region_or_left_out_with_a_reason():
    with (DATA / "cow_states.csv").open(encoding="utf-8") as file:
        codes = {row["ccode"]: row["iso3"] for row in csv.DictReader(file)}
    with (DATA / "strategic_rivalries.csv").open(encoding="utf-8") as file:
        listed = {
            frozenset((codes[row["ccode1"]], codes[row["ccode2"]]))
            for row in csv.DictReader(file)
            if row["end"] == "2020"
        }
    assert len(listed) > 50
    assert listed <= in_a_region() | set(listed_out())
    assert set(listed_out()) <= listed
