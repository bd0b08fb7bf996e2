"""Every shipped fact says when it was last checked, and every page and file that leaves one says so too."""

import json
import re
import sys
from collections import defaultdict
from datetime import date

import pytest

from deterrence_kit import load_scenario, scenario_names
from deterrence_kit.__main__ import main
from deterrence_kit.analysis import sweep
from deterrence_kit.app.as_notebook import as_notebook, as_prose
from deterrence_kit.app.brief import brief
from deterrence_kit.app.origin import origin
from deterrence_kit.app.state import State
from deterrence_kit.datasets.as_of import dated_facts
from deterrence_kit.datasets.errors import ScenarioError
from deterrence_kit.datasets.regions import load_region, region_names
from deterrence_kit.datasets.scenarios import parse_scenario
from deterrence_kit.views.record_words import facts_as_of, scenario_as_of
from tests.conftest import ROOT
from tests.datasets.test_scenarios import MINE
from tests.datasets.test_tables import rows

sys.path.insert(0, str(ROOT / "tools"))

import list_checked

READINGS = {
    room: f"deterrence_kit.pages.{room}.page"
    for room in sorted(p.parent.name for p in ROOT.glob("deterrence_kit/pages/*/page.py"))
}


def reading_of(room):
    module = __import__(READINGS[room], fromlist=["show"])
    (reading,) = {
        v for k, v in vars(module).items() if k.endswith("Reading") and k in module.__all__
    }
    return reading(State())


@pytest.mark.parametrize("fact", dated_facts(), ids=lambda f: f"{f.kind} {f.name}")
def test_each_scenario_region_pact_and_table_says_when_it_was_checked(fact):
    assert fact.checked, f"the {fact.kind} {fact.name} has no day of its last check"
    assert date.fromisoformat(fact.checked) >= date(2025, 1, 1)


def test_none_is_forgotten():
    known = {(fact.kind, fact.name) for fact in dated_facts()}
    assert {("scenario", name) for name in scenario_names()} <= known
    assert {("region", name) for name in region_names()} <= known
    assert {("pact", row["pact"]) for row in rows("pacts.csv")} <= known
    assert {("table", row["table"]) for row in rows("columns.csv")} <= known


def test_each_pair_of_a_region_has_the_regions_day_or_its_scenarios():
    for name in region_names():
        assert all(c.scenario.checked for c in load_region(name).commitments)


def test_no_crisis_is_younger_than_the_check():
    for name in scenario_names():
        scenario = load_scenario(name)
        assert all(c.year <= int(scenario.checked[:4]) for c in scenario.record)


def test_no_dispute_of_a_pair_is_younger_than_its_regions_check():
    for name in region_names():
        region = load_region(name)
        for pair in (c.scenario for c in region.commitments):
            told = re.match(r"Last dispute (\d+)", pair.why["quiet_years"])
            assert not told or int(told[1]) <= int(region.checked[:4]), (name, pair.title)


def last_disputes():
    """The year of the last dispute of each challenger and target, by the file that tells it."""
    told = defaultdict(dict)
    scenarios = map(load_scenario, scenario_names())
    single = [s for s in scenarios if s.year >= 2025 and len(s.challenger_codes) == 1]
    of_regions = [(n, c.scenario) for n in region_names() for c in load_region(n).commitments]
    for name, s in (*((s.name, s) for s in single), *of_regions):
        said = re.match(r"Last dispute (\d+)", s.why.get("quiet_years", ""))
        if said:
            pair = s.challenger_codes[0] or s.challenger_names[0], s.codes[s.protege]
            told[pair][name] = int(said[1])
    return told


def test_two_files_tell_the_same_year_of_the_same_pairs_last_dispute():
    told = last_disputes()
    assert any(len(years) > 1 for years in told.values())
    assert {p: y for p, y in told.items() if len(set(y.values())) > 1} == {}


def test_the_oldest_come_first_and_what_was_never_checked_before_them():
    days = [fact.checked for fact in dated_facts()]
    assert days == sorted(days)
    assert len(list_checked.lines()) == len(days)
    assert list_checked.lines()[0].startswith(days[0])
    assert list_checked.lines(days[0]) == []


@pytest.mark.parametrize("room", READINGS)
def test_a_page_and_all_that_leaves_it_says_as_of_when(room):
    shown = reading_of(room)
    assert shown.as_of.startswith("Facts as of ")
    assert shown.page("EST")["as_of"] == shown.as_of
    assert origin(shown)["source"].endswith(shown.as_of)  # of tables, Excel files and pictures
    assert brief(shown)["source"].startswith(shown.as_of)
    assert as_prose(shown.as_of) in json.loads(as_notebook(shown))["cells"][0]["source"]


def test_the_command_line_says_as_of_when(capsys):
    assert main(["assess", "us-japan"]) == 0
    assert scenario_as_of(load_scenario("us-japan")) in capsys.readouterr().out


def test_a_sweep_says_as_of_when():
    pytest.importorskip("xarray", reason='it comes with: pip install "deterrence-kit[research]"')
    swept = sweep(load_scenario("us-japan"), {"readiness": [0.4, 0.6]})
    assert swept.attrs["facts_as_of"] == load_scenario("us-japan").checked


def test_a_file_of_ones_own_may_say_when_or_not():
    own = parse_scenario(MINE.replace("[world]", "checked = 2026-01-31\n[world]", 1), "mine.toml")
    assert facts_as_of(own.checked) == "Facts as of 31 January 2026."
    assert "checked': '2026-01-31'" in own.origin
    silent = parse_scenario(MINE, "mine.toml")
    assert facts_as_of(silent.checked) == "When these facts were last checked is not said."


@pytest.mark.parametrize("day", ['"yesterday"', '"2026-13-01"', "2026"])
def test_a_day_that_is_none_is_refused(day):
    with pytest.raises(ScenarioError, match="column 'checked': expected a day, written 2026-11-27"):
        parse_scenario(MINE.replace("[world]", f"checked = {day}\n[world]", 1), "mine.toml")
