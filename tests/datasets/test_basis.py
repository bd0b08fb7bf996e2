"""Every shipped fact says whether its source was read again, and so does every place that shows it."""

import sys
from dataclasses import replace

import pytest

from deterrence_kit import load_scenario, scenario_names
from deterrence_kit.app.about import about
from deterrence_kit.datasets import tables
from deterrence_kit.datasets.as_of import dated_facts
from deterrence_kit.datasets.basis import OF_TABLES, basis_in
from deterrence_kit.datasets.errors import ScenarioError
from deterrence_kit.datasets.nuclear_arms import nuclear_arms
from deterrence_kit.datasets.regions import load_region, parse_region, region_names
from deterrence_kit.datasets.scenarios import parse_scenario
from deterrence_kit.evidence.order import statements
from deterrence_kit.model.record import BASES, RECALLED, cited
from deterrence_kit.model.severity.war import War
from deterrence_kit.pages.crises_and_trust.past_calls import past_calls_columns
from deterrence_kit.views.record_words import crisis_words, facts_as_of, scenario_as_of
from tests.conftest import ROOT
from tests.datasets.test_scenarios import MINE

sys.path.insert(0, str(ROOT / "tools"))

import list_checked

PAIR = '[[pair]]\nchallenger = "RUS"\ntarget = "LVA"\npact = "NATO"\n'


@pytest.mark.parametrize("fact", dated_facts(), ids=lambda f: f"{f.kind} {f.name}")
def test_each_fact_says_whether_its_source_was_read(fact):
    assert fact.basis in (OF_TABLES if fact.kind == "table" else BASES)
    assert set(fact.parts) <= set(BASES)


def test_rows_calls_pairs_and_statements_say_it_too():
    rows = [*tables.pacts(), *tables.wars(), *nuclear_arms()]
    calls = [call for name in scenario_names() for call in load_scenario(name).record]
    pairs = [pair.scenario for name in region_names() for pair in load_region(name).commitments]
    calls += [call for pair in pairs for call in pair.record]
    assert {str(row["basis"]) for row in rows} <= set(BASES)
    assert {one.basis for one in (*calls, *pairs, *statements())} <= set(BASES)


def test_only_what_is_fictional_is_invented():
    invented = {fact.name for fact in dated_facts() if fact.basis == "invented"}
    assert invented == {fact.name for fact in dated_facts() if "training" in fact.name}


def test_what_was_not_seen_was_not_read():
    unseen = [row for row in tables.pacts() if "not seen" in str(row["doubt"]).lower()]
    assert unseen
    assert {row["basis"] for row in unseen} == {"recalled"}


@pytest.mark.parametrize("name", scenario_names())
def test_a_page_says_it_beside_each_source(name):
    scenario = load_scenario(name)
    shown = past_calls_columns(scenario)["past_calls_marks"]["source"]
    text = str(about(scenario))
    for call, source in zip(scenario.record, shown, strict=True):
        assert (RECALLED in crisis_words(call)) == (call.basis == "recalled")
        assert source == cited(call.source, call.basis)
        assert crisis_words(call) in text.replace("\\'", "'")


def test_a_war_says_it():
    war = War(2022, "a war", "UN", "2026-11-27", basis="recalled")
    assert f"UN; {RECALLED}; written 2026-11-27" in war.words
    assert "(UN; checked 2026-11-27)" in replace(war, basis="read").words
    row = next(row for row in tables.wars() if row["target"] == "UKR")
    told = parse_region(
        'title = "Ours"\n' + PAIR.replace("LVA", "UKR").replace("NATO", ""), "ours.toml"
    )
    assert told.commitments[0].scenario.war.basis == row["basis"]


def test_the_day_says_what_was_read():
    whole = facts_as_of("2026-11-27", "recalled", ["recalled"])
    assert whole.endswith("from general knowledge: sources were not read again.")
    some = facts_as_of("2026-11-27", "read", ["recalled", "read", "recalled"])
    assert some.endswith("; the sources of 2 of 3 calls on record were not read again.")
    assert facts_as_of("2026-11-27", "read", ["read"]) == "Facts as of 27 November 2026."
    for name in scenario_names():
        scenario = load_scenario(name)
        silent = scenario.basis != "recalled" and all(
            c.basis != "recalled" for c in scenario.record
        )
        assert ("not read again" in scenario_as_of(scenario)) != silent


def test_the_tool_counts_and_lists_what_is_to_be_read_yet():
    facts = dated_facts()
    told = [line.rpartition(": ")[2].split(" ")[0] for line in list_checked.counts().splitlines()]
    assert sum(map(int, told)) == len(facts)
    unread = [fact for fact in facts if fact.basis == "recalled" or "recalled" in fact.parts]
    assert list_checked.chosen(recalled=True) == unread


@pytest.mark.parametrize("basis", ['"seen"', "true", '""'])
def test_a_basis_that_is_none_is_refused(basis):
    expected = f"'basis': expected one of {', '.join(BASES)}"
    with pytest.raises(ScenarioError, match=expected):
        parse_scenario(MINE.replace("[world]", f"basis = {basis}\n[world]", 1), "mine.toml")
    with pytest.raises(ScenarioError, match=expected):
        parse_region(f'title = "Ours"\nbasis = {basis}\n{PAIR}', "ours.toml")
    with pytest.raises(ScenarioError, match=expected):
        parse_region(f'title = "Ours"\n{PAIR}basis = {basis}\n', "ours.toml")
    with pytest.raises(ScenarioError, match="column 'basis': expected read"):
        basis_in({"basis": basis}, "wars.csv")


def test_a_pair_or_a_call_says_it_for_itself_or_has_its_files():
    call = '[[pair.record]]\nyear = 2014\nasked = "x"\noutcome = "consulted"\nsource = "y"\n'
    text = f'title = "Ours"\nbasis = "recalled"\n{PAIR}basis = "read"\n{call}'
    told = parse_region(text + PAIR.replace("LVA", "EST"), "ours.toml").commitments
    assert [one.scenario.basis for one in told] == ["read", "recalled"]
    assert [one.basis for one in told[0].scenario.record] == ["read"]
