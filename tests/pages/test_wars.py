"""Where a war is under way no page gives a verdict, but says what would restore deterrence.

Pages, scenarios and regions are found, not listed: what is added is walked too.
"""

import importlib
import json
import pkgutil
import re

import numpy as np
import pytest

import deterrence_kit.pages as rooms
from deterrence_kit.__main__ import main
from deterrence_kit.analysis import restoring
from deterrence_kit.analysis.doubt.discovery import DiscoveredBox
from deterrence_kit.analysis.doubt.prim import Box, Limit
from deterrence_kit.analysis.doubt.reversal import reversals
from deterrence_kit.app.as_notebook import as_notebook
from deterrence_kit.app.brief import brief
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import State
from deterrence_kit.datasets import load_scenario, scenario_names, tables
from deterrence_kit.datasets.errors import ScenarioError
from deterrence_kit.datasets.regions import load_region, region_names
from deterrence_kit.datasets.scenarios import parse_scenario
from deterrence_kit.datasets.shipped import FOLDER
from deterrence_kit.model.severity.war import ASKED, FAILED
from deterrence_kit.pages.uncertainty import conclusion_words, discovery_words
from deterrence_kit.views.verdict_words import AT_WAR, wording

for found in pkgutil.iter_modules(rooms.__path__):
    importlib.import_module(f"{rooms.__name__}.{found.name}.page")

VERDICTS = re.compile(
    r"[Dd]eterrence (holds|fails)|attacking (does not pay|pays|stops paying)|\b(it|in which it) "
    r"(holds|fails)\b|^(holds|fails)\b|(Above|Below) threshold|(above|below) the \d|would (hold|fail)\b"
)


def readings(kind=Reading):
    for each in kind.__subclasses__():
        if each.__module__.startswith(rooms.__name__) and each.SHOWN:
            yield each
        yield from readings(each)


CODES = {"holds"}  # the goal's name in links, which no reader sees
READINGS = [each for each in readings() if "evidence" not in each.__module__]
COMMITMENT = [each for each in READINGS if "regional" not in each.__module__]
AT_WAR_NOW = [name for name in scenario_names() if load_scenario(name).war]
AT_PEACE = [name for name in scenario_names() if not load_scenario(name).war]


def strings(value):
    """Every text in what a page sends."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from strings(one)
    elif isinstance(value, np.ndarray) and value.dtype.kind in "OU":
        yield from strings(value.tolist())


def everything(shown):
    """Answer, pictures with their legends and tables, captions, blocks, brief, notebook."""
    legends = [picture.legend for picture in shown.shown_pictures()]
    blocks = [text for text in strings(shown.blocks()) if text not in CODES]
    parts = [shown.words(), shown.columns(), shown.props(), shown.captions(), legends, brief(shown)]
    return [*strings(parts), *blocks, *strings(json.loads(as_notebook(shown)))]


def test_there_is_a_scenario_at_war_and_one_at_peace():
    assert AT_WAR_NOW
    assert AT_PEACE


@pytest.mark.parametrize("reading", COMMITMENT, ids=lambda r: r.__name__)
@pytest.mark.parametrize("name", AT_WAR_NOW)
@pytest.mark.parametrize(
    "changes", [{}, {"readiness": 0.95, "presence": 0.15}], ids=["now", "moved"]
)
def test_no_page_gives_a_verdict_where_a_war_is_under_way(reading, name, changes):
    shown = reading(State(name, changes))
    assert [text for text in everything(shown) if VERDICTS.search(text)] == []
    for sentence in (shown.words()["sentence"], brief(shown)["sentence"]):
        assert sentence.startswith(f"{FAILED}:")
        assert ASKED in sentence
        assert restoring(shown.scenario, shown.changes).sentence() in sentence
    assert not shown.words().get("holds")


@pytest.mark.parametrize("reading", COMMITMENT, ids=lambda r: r.__name__)
@pytest.mark.parametrize("name", AT_WAR_NOW)
def test_the_preview_of_a_link_and_the_notebook_say_so(reading, name):
    said = reading.said(f"scenario={name}&v=3")
    assert FAILED in said
    assert not VERDICTS.search(said)
    assert FAILED in as_notebook(reading(State(name)))


@pytest.mark.parametrize("reading", COMMITMENT, ids=lambda r: r.__name__)
def test_where_there_is_no_war_nobody_says_that_there_is(reading):
    for name in AT_PEACE:
        shown = reading(State(name))
        assert FAILED not in shown.words()["sentence"]
        assert FAILED not in brief(shown)["sentence"]


@pytest.mark.parametrize("name", region_names())
def test_the_page_of_a_region_marks_its_wars(name):
    reading = next(each for each in READINGS if "regional" in each.__module__)
    shown = reading(State("nato-estonia", choices={"region": name}))
    wars = [c for c in shown.region.commitments if c.scenario.war]
    assert ("Deterrence has failed" in shown.words()["sentence"]) == bool(wars)
    for commitment in shown.region.commitments:
        card = dict(shown.card("-".join(commitment.pair))["rows"])
        assert ("To restore it" in card) == bool(commitment.scenario.war)
        if commitment.scenario.war:
            assert card["A war under way"] == commitment.scenario.war.sentence
            assert card["To restore it"] == shown.restored(commitment)
            assert not VERDICTS.search(" ".join(card.values()))
            assert "above the threshold of" not in card["Credibility"]
            assert "below the threshold of" not in card["Credibility"]


def test_rules_reversals_and_counts_are_worded_as_restoring():
    """What the page on uncertainty finds later than a test of every page can wait for."""
    scenario = load_scenario(AT_WAR_NOW[0])
    box = DiscoveredBox(Box((Limit("readiness", None, 0.4),), 0.6, 0.8, 0.2), {})
    assert wording(scenario) is AT_WAR
    for holds in (True, False):
        texts = [
            discovery_words.rule_words(box, holds, AT_WAR),
            discovery_words.measure_words(box, holds, AT_WAR),
        ]
        assert all("restored" in text and not VERDICTS.search(text) for text in texts)
    said = conclusion_words.reversal_words(reversals(scenario, {}), AT_WAR)
    assert "restored" in said
    assert not VERDICTS.search(said)


def test_the_command_line_gives_no_verdict_either(capsys):
    for name in AT_WAR_NOW:
        assert main(["assess", name]) == 0
        said = capsys.readouterr().out
        assert FAILED in said
        assert restoring(load_scenario(name)).sentence() in said
        assert not VERDICTS.search(said)


def test_what_restores_it_does():
    """The lever named first, moved as far as is said, brings credibility to the threshold."""
    for name in AT_WAR_NOW:
        told = restoring(load_scenario(name))
        for one in told.able:
            again = restoring(load_scenario(name), {one.name: one.setting})
            assert again.credibility >= again.threshold, one.name
        costs = [one.cost for one in told.able if one.cost is not None]
        assert costs == sorted(costs)


def test_each_war_has_a_year_a_source_and_a_day():
    pairs = [(row["challenger"], row["target"]) for row in tables.wars()]
    assert len(pairs) == len(set(pairs))
    for row in tables.wars():
        assert row["what"], row
        assert row["source"], row
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["checked"])
        assert row["since"] <= int(row["checked"][:4])
        assert row["target"] in tables.states()


def test_a_file_says_itself_that_a_war_is_under_way_or_supposes_that_it_is_over():
    text = (FOLDER / f"{AT_PEACE[0]}.toml").read_text(encoding="utf-8")
    war = '\n[war]\nsince = 2025\nwhat = "a war"\nsource = "UN"\n'
    told = parse_scenario(text + war, "ours.toml").war
    assert (told.since, told.source) == (2025, "UN")
    assert told.checked == load_scenario(AT_PEACE[0]).checked
    fought = (FOLDER / f"{AT_WAR_NOW[0]}.toml").read_text(encoding="utf-8")
    assert parse_scenario(fought, "ours.toml").war
    assert not parse_scenario(f'{fought}\n[war]\nover = "It supposes a truce."\n', "ours.toml").war
    with pytest.raises(ScenarioError, match=r"\[war\]: 'source' is missing"):
        parse_scenario(text + '\n[war]\nsince = 2025\nwhat = "a war"\n', "ours.toml")


def test_a_pair_of_a_region_finds_its_war_by_its_two_sides():
    found = {c.pair for n in region_names() for c in load_region(n).commitments if c.scenario.war}
    listed = {(row["challenger"], row["target"]) for row in tables.wars()}
    assert found
    assert found <= listed
