"""Scenario files: the shipped ones are whole, a user's own loads the same way, a wrong one is refused."""

import re

import numpy as np
import pytest

from deterrence_kit import assess, load_scenario, scenario_names
from deterrence_kit.datasets import ScenarioError
from deterrence_kit.datasets.scenarios import parse_scenario
from deterrence_kit.datasets.shipped import FOLDER
from deterrence_kit.model import quantities

TODAY = {
    "nato-estonia", "nato-poland", "nato-norway", "nato-turkiye", "us-japan", "us-korea",
    "us-philippines", "anzus-australia", "gcc-kuwait", "csto-armenia", "ecowas-benin", "russia-dprk",
}  # fmt: skip


def test_the_promised_scenarios_are_there():
    assert set(scenario_names()) >= TODAY | {"poland-1939", "korea-1950", "training"}


@pytest.mark.parametrize("name", scenario_names())
def test_a_scenario_is_whole(name):
    scenario = load_scenario(name)
    assert scenario.summary
    assert len(scenario.record) >= 1
    assert all(crisis.source and crisis.asked for crisis in scenario.record)
    assert all(crisis.year <= scenario.year for crisis in scenario.record)
    for setting in scenario.settings:
        if "." not in setting:
            assert scenario.why.get(setting), f"{name} sets {setting} without a reason"
    assert np.isfinite(float(assess(scenario).credibility))


def test_a_challenger_may_be_an_armed_group():
    benin = load_scenario("ecowas-benin")
    assert benin.challenger_codes == ("",)
    strength = quantities(benin, {}, ["challenger_strength"])["challenger_strength"]
    assert 0 < strength[0] < 0.01


def test_a_copied_file_of_ones_own_loads_the_same_way(tmp_path):
    copy = tmp_path / "mine.toml"
    copy.write_text((FOLDER / "nato-poland.toml").read_text(encoding="utf-8"), encoding="utf-8")
    mine, shipped = load_scenario(copy), load_scenario("nato-poland")
    assert mine.name == "mine"
    assert assess(mine).credibility == assess(shipped).credibility


MINE = """
title = "Mine"
protege = "AAA"
[world]
milex = 100.0
personnel = 1000000
[[challenger]]
name = "Other"
strength = 0.2
distance = 0
lat = 10
lon = 10
[[member]]
code = "AAA"
gdp = 100
spending = 0.02
personnel = 10000
ideal_point = 0
lat = 11
lon = 11
[[member]]
code = "BBB"
gdp = 1000
spending = 0.02
personnel = 100000
ideal_point = 1
distance = 300
lat = 12
lon = 12
"""


def test_a_scenario_may_be_made_of_nothing_but_its_own_figures():
    mine = parse_scenario(MINE, "mine.toml")
    assert mine.codes == ("AAA", "BBB")
    assert 0 < assess(mine).credibility < 1


WRONG = {
    "a number in words": (
        "personnel = 100000\nideal_point = 1", 'personnel = "lots"\nideal_point = 1',
        r"mine.toml, member row 2, column 'personnel': expected a number from 0 to .* found 'lots'",
    ),
    "a share over one": (
        "spending = 0.02", "spending = 2", r"member row 1, column 'spending': expected .* 0 to 1"
    ),
    "not a number": ("gdp = 1000", "gdp = nan", r"member row 2, column 'gdp': expected a number"),
    "a misspelt column": (
        "ideal_point = 1", "ideal_pont = 1", r"no column 'ideal_pont' \(did you mean 'ideal_point'"
    ),
    "an unknown state": ("distance = 300", "", r"member row 2, column 'distance': BBB is not in"),
    "no protégé": ('protege = "AAA"', "", "has no 'protege'"),
    "a stranger as protégé": ('protege = "AAA"', 'protege = "ZZZ"', "'ZZZ' is not among the members"),
    "a member twice": ('code = "BBB"', 'code = "AAA"', r"member row 2: AAA is there twice"),
    "broken syntax": ("[world]", "[world", "mine.toml is not valid TOML: .* line"),
    "a section for rows": ("[world]", "world = 3\n[whirl]", "'world' has to be a section|no column"),
    "a challenger without strength": ("strength = 0.2", "", "challenger row 1, column 'strength'"),
    "a lever out of range": ("[world]", "[levers]\nclarity = 7\n[world]", r"\[levers\], column 'clarity'"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_file_is_refused_with_a_sentence(case):
    good, bad, message = WRONG[case]
    assert good in MINE
    with pytest.raises(ScenarioError) as refusal:
        parse_scenario(MINE.replace(good, bad, 1), "mine.toml")
    assert re.search(message, str(refusal.value)), refusal.value


def test_a_crisis_needs_its_source():
    with pytest.raises(ScenarioError, match="record row 1: the column 'source' is missing"):
        parse_scenario(
            MINE + '[[record]]\nyear = 2001\nasked = "x"\nhonoured = true\n', "mine.toml"
        )


@pytest.mark.parametrize(
    ("name", "message"),
    [("atlantis", "no scenario called 'atlantis'"), ("/nowhere/x.toml", "does not exist")],
)
def test_a_missing_scenario_is_told_in_a_sentence(name, message):
    with pytest.raises(ScenarioError, match=message):
        load_scenario(name)


def test_a_file_that_is_no_text_is_refused(tmp_path):
    file = tmp_path / "x.toml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ScenarioError, match="not text in UTF-8"):
        load_scenario(file)


def test_an_enormous_file_is_refused():
    with pytest.raises(ScenarioError, match="larger than 200 kB"):
        parse_scenario("#" * 300_000, "mine.toml")


RECORD = '[[record]]\nyear = 2001\nasked = "x"\nsource = "x"\n'


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ('outcome = "consulted"', "consulted"),
        ("honoured = true", "honoured"),
        ("honoured = false", "failed"),
    ],
)
def test_an_older_file_may_say_honoured_instead_of_an_outcome(line, outcome):
    (crisis,) = parse_scenario(f"{MINE}{RECORD}{line}\n", "mine.toml").record
    assert crisis.outcome == outcome


def test_an_outcome_is_one_of_three_and_has_to_be_there():
    with pytest.raises(
        ScenarioError, match="expected one of honoured, failed, consulted, found 'won'"
    ):
        parse_scenario(f'{MINE}{RECORD}outcome = "won"\n', "mine.toml")
    with pytest.raises(ScenarioError, match="record row 1: the column 'outcome' is missing"):
        parse_scenario(f"{MINE}{RECORD}", "mine.toml")
