"""The Evidence page without a browser: with the historical files, and without them."""

import json
from dataclasses import replace

import pytest

from deterrence_kit.app.as_notebook import as_notebook
from deterrence_kit.app.brief import brief
from deterrence_kit.app.links import state_from
from deterrence_kit.app.page import Page
from deterrence_kit.app.state import State
from deterrence_kit.datasets import load_scenario
from deterrence_kit.evidence import has_data
from deterrence_kit.evidence.claims import claims
from deterrence_kit.evidence.sources import SOURCES
from deterrence_kit.model.settings import SETTINGS
from deterrence_kit.pages.evidence import blocks as evidence_blocks
from deterrence_kit.pages.evidence import cases as past_cases
from deterrence_kit.pages.evidence import findings, yardstick
from deterrence_kit.pages.evidence.design_answers import design_words
from deterrence_kit.pages.evidence.designs import DESIGNS
from deterrence_kit.pages.evidence.findings import MODEL
from deterrence_kit.pages.evidence.page import EvidenceReading
from deterrence_kit.pages.evidence.rungs import rung_words

CASES = [
    {"year": 1914, "challenger": "A", "target": "B", "defenders": "C, D, E, F, G, H, I",
     "defenders_joined": 0, "credibility": 0.9, "model": "deterred", "happened": "war", "wrong": True},
    {"year": 1950, "challenger": "A", "target": "C", "defenders": "D", "defenders_joined": 1,
     "credibility": 0.2, "model": "not deterred", "happened": "war", "wrong": False},
]  # fmt: skip


@pytest.fixture
def page():
    past_cases.past_cases.cache_clear()
    page = Page(EvidenceReading)
    page.messages = []
    page.board.send = lambda content, buffers=None: page.messages.append(content)
    page.answer_event({"kind": "start", "query": ""})
    yield page
    past_cases.past_cases.cache_clear()


def part(page, block, kind):
    return next(p for p in page.reading.blocks()[block]["parts"] if p["kind"] == kind)


def test_every_claim_is_there_with_what_came_out(page):
    rows = part(page, "claims", "table")["rows"]
    assert sorted(row["claim"] for row in rows) == sorted(claim.sentence for claim in claims())
    built = sum(row["built"] == "yes" for row in rows)
    assert page.reading.words()["headline"][0]["value"] == f"{built} of {len(rows)}"


def test_what_holds_in_fewest_draws_is_listed_first(page):
    rows = [row for row in part(page, "claims", "table")["rows"] if row["result"] == "holds"]
    shares = [float(row["draws"].split(" ")[0]) for row in rows]
    assert shares == sorted(shares)


def test_what_speaks_against_the_model_stands_first_on_the_page(page):
    name, told = next(iter(page.reading.blocks().items()))
    assert name == "against"
    headings = [p for p in told["parts"] if p["kind"] == "heading"]
    assert len(headings) == 3
    for said in (p["text"] for p in told["parts"] if p["kind"] == "text"):
        assert "In reply" in said


def test_each_design_says_what_it_found_when_and_by_what(page):
    for name in DESIGNS:
        said = design_words(name, findings.fitted())
        assert "n = " in said
        assert "deterrence-kit evidence designs" in said
        assert page.reading.columns()[f"{name}_rows"]["value"].size == len(DESIGNS[name].rows)


def test_a_design_that_comes_out_the_other_way_is_said_to(page):
    fitted = dict(findings.fitted())
    row = fitted["design.pact_free.both"]
    for value, words in ((5.0, "against the model"), (-5.0, "as the model has it")):
        fitted["design.pact_free.both"] = replace(row, value=value, se=0.1)
        assert words in design_words("same_year", fitted)


def test_the_rungs_say_where_the_forecast_is_beaten(page):
    rows = [
        {"rung": "war", "name": name, "log_score": score, "expected": "3", "happened": "2"}
        for name, score in ((MODEL, "0.2"), ("baseline: x", "0.1"))
    ]
    assert "war: does not beat" in rung_words(rows)
    assert len(part(page, "rungs", "table")["rows"]) > 10


def test_the_yardstick_names_numbers_and_says_what_cannot_be_seen(page):
    rows = part(page, "yardstick", "table")["rows"]
    labels = tuple(p.label for p in (SETTINGS | yardstick.CHECKLIST).values())
    blind = [row for row in rows if row["numbers"].startswith("none")]
    assert blind
    for row in rows:
        if row not in blind:
            assert all(part.startswith(labels) for part in row["numbers"].split("; "))
    assert all(row["asked"].lower() in part(page, "yardstick", "text")["text"] for row in blind)


@pytest.mark.parametrize("name", ["us-korea", "nato-estonia"])
def test_the_yardstick_stands_where_the_scenario_at_hand_does(name):
    reading = EvidenceReading(State(name))
    rows = {row["asked"]: row["numbers"] for row in yardstick.yardstick_rows(reading)}
    levels = {a.question: a.level for a in load_scenario(name).checklist}
    assert levels
    for one in yardstick.ASKED:
        for question in one.answers:
            assert rows[one.words].endswith(levels[question]) or levels[question] in rows[one.words]
    assert reading.scenario.title in reading.blocks()["yardstick"]["parts"][0]["text"]


def test_a_claim_that_fails_is_shown_as_failing(page, monkeypatch):
    claim, result = findings.trials()[0]
    failed = type(result)(passed=False, before={}, after={}, words="Resolve falls.")
    mixed = ((claim, failed), (claim, result), (claim, result))
    for module in (findings, evidence_blocks):
        monkeypatch.setattr(module, "trials", lambda: mixed)
    evidence_blocks.claim_parts.cache_clear()
    try:
        assert part(page, "claims", "table")["rows"][0]["result"] == "FAILS"
        assert claim.sentence in part(page, "claims", "text")["text"]
        assert "1 fail at the defaults" in page.reading.words()["verdict"]
    finally:
        evidence_blocks.claim_parts.cache_clear()


def test_its_notebook_runs_and_its_brief_is_about_evidence(page, capsys):
    cells = json.loads(as_notebook(page.reading))["cells"]
    for cell in cells[1:]:
        exec(cell["source"], {})
    printed = capsys.readouterr().out
    assert all(claim.sentence in printed for claim in claims())
    assert brief(page.reading)["title"].startswith("Evidence")


def test_a_number_is_looked_up_and_stands_in_the_link(page):
    page.answer_event({"kind": "look_up", "values": {"parameter": "rival_border_rate"}})
    table = part(page, "origin", "table")
    assert table["title"] == SETTINGS["rival_border_rate"].label
    query = page.reading.page("")["query"]
    assert "parameter=rival_border_rate" in query
    assert state_from(query) == (page.state, [])
    page.undo()
    assert part(page, "origin", "table")["title"] != table["title"]


@pytest.mark.parametrize(
    "values", [{"parameter": "<b>"}, {"nonsense": "x"}, {"cases": 3}, {"period": ["1815"]}]
)
def test_what_cannot_be_chosen_is_said(page, values):
    before = page.state
    page.answer_event({"kind": "look_up", "values": values})
    assert page.state == before
    assert page.notices == ["That cannot be chosen here."]


def test_without_the_files_the_page_says_what_is_missing_and_from_whom(page, monkeypatch):
    monkeypatch.setattr(evidence_blocks, "has_data", lambda: False)
    parts = page.reading.blocks()["cases"]["parts"]
    assert "DETERRENCE_KIT_DATA" in parts[0]["text"]
    listed = parts[1]["parts"][0]["items"]
    assert len(listed) == len(SOURCES)
    assert all("Cite" in line for line in listed)
    assert page.reading.columns()["honoured_rows"]["value"].size


def test_cases_are_filtered_and_counted(page, monkeypatch):
    monkeypatch.setattr(evidence_blocks, "has_data", lambda: True)
    past_cases.past_cases().found = CASES
    (row,) = part(page, "cases", "table")["rows"]
    assert (row["year"], row["verdict"], row["joined"]) == ("1914", "wrong", "none")
    assert row["defenders"] == "C, D, E, F, G and 2 more"
    page.answer_event({"kind": "look_up", "values": {"cases": "war", "period": "1946"}})
    (row,) = part(page, "cases", "table")["rows"]
    assert (row["year"], row["verdict"], row["joined"]) == ("1950", "", "1")


def test_a_wrong_file_is_told_and_the_page_stands(page, monkeypatch):
    monkeypatch.setattr(evidence_blocks, "has_data", lambda: True)
    monkeypatch.setattr(past_cases, "has_data", lambda: True)

    def fails():
        raise ValueError("states.csv has no column 'ccode'.")

    monkeypatch.setattr(past_cases, "_cases", fails)
    page.settle()
    assert part(page, "cases", "text")["text"] == "states.csv has no column 'ccode'."


@pytest.mark.skipif(
    not has_data(), reason="The historical files are not here: see docs/evidence.md."
)
def test_the_cases_come_from_the_files_when_the_page_rests(page):
    assert "are being read" in part(page, "cases", "text")["text"]
    page.settle()
    rows = part(page, "cases", "table")["rows"]
    assert len(rows) == evidence_blocks.MOST_CASES
    assert all(row["verdict"] == "wrong" for row in rows)
    assert any("Italy" in (row["challenger"], row["target"]) for row in rows)
    differ = [p for p in page.reading.blocks()["cases"]["parts"] if p["kind"] == "table"][1]["rows"]
    assert {"war": "World War II", "treaty": "2580", "LLM": "honoured", "BF": "violated"} in differ
    assert all(row["LLM"] != row["BF"] for row in differ)
