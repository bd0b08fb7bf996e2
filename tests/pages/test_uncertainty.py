"""The page on uncertainty: bands as one drags, steps at rest, cases to load, what a link carries."""

import re
import sys

import numpy as np
import pytest

from deterrence_kit.analysis import assess_cases
from deterrence_kit.analysis.doubt.labelled_cases import labelled_cases
from deterrence_kit.analysis.doubt.prim import Box, Limit
from deterrence_kit.app.brief_story import how_sure
from deterrence_kit.app.kept import Kept
from deterrence_kit.app.links import query_of, state_from
from deterrence_kit.app.page import Page
from deterrence_kit.app.state import Package, State
from deterrence_kit.datasets import scenario_names
from deterrence_kit.model.settings import declared
from deterrence_kit.pages.uncertainty import findings
from deterrence_kit.pages.uncertainty.page import UncertaintyReading
from deterrence_kit.views.doubt_words import NINE_IN_TEN, in_hundred


def texts(block):
    return [part.get("text", "") for part in block["parts"]]


def buttons(block):
    return [one for part in block["parts"] for one in part.get("buttons", [])]


def test_a_move_has_bands_at_once_and_they_settle_at_rest():
    page = Page(UncertaintyReading)
    before = page.reading.captions()
    page.move("readiness", 0.7)
    assert page.reading.found.draws == 250
    assert "not settled yet" in page.reading.captions()["bands"]
    assert "not settled yet" in page.reading.words()["headline"][3]["note"]
    page.settle()
    assert page.reading.found.draws >= 2000
    assert page.reading.settled
    assert "draws: settled" in page.reading.captions()["bands"]
    assert page.reading.captions() != before


def test_a_brief_tells_the_range_that_the_page_shows():
    """It once drew anew: one sheet said 0.05 to 0.42 on top and 0.06 to 0.41 below."""
    reading = UncertaintyReading(State("nato-estonia", {"readiness": 0.7}, "readiness"))
    assert how_sure(reading)  # and then more draws, which it must not forget
    next(reading.refine())
    low, high = reading.found.band("credibility", NINE_IN_TEN)
    assert f"between {low:.2f} and {high:.2f};" in how_sure(reading)[0]
    assert f"in {in_hundred(float(reading.found.holding))} of 100" in how_sure(reading)[0]


def test_more_draws_make_new_columns():
    page = Page(UncertaintyReading)
    steps = page.reading.refine()
    first = page.reading.columns()["band_rows"]["low"]
    next(steps)
    assert not np.array_equal(page.reading.columns()["band_rows"]["low"], first)


def test_at_rest_the_ranks_are_there():
    page = Page(UncertaintyReading)
    page.settle()
    rows = page.reading.blocks()["ranks"]["parts"][0]["rows"]
    assert [row["answer"] for row in rows][1] == "United States"
    assert all(row["share"] for row in rows)


@pytest.mark.parametrize("name", scenario_names())
def test_every_scenario_has_a_page(name):
    page = Page(UncertaintyReading, State(name))
    page.move("sanctions", 0.9)
    for source, data in page.reading.columns().items():
        assert len({len(values) for values in data.values()}) == 1, source
    assert all(page.reading.captions().values())
    assert set(page.reading.blocks()) >= {"flips", "ranks", "rules", "spread"}


def test_what_would_flip_the_verdict_can_be_tried_and_does():
    page = Page(UncertaintyReading)
    holds = page.reading.told.holds
    rows = page.reading.blocks()["flips"]["parts"][1]["rows"]
    assert rows
    for row in rows:
        page.answer_event(row["actions"][0]["event"])
        assert page.reading.told.holds != holds, row["label"]
        page.undo()
    assert page.reading.told.holds == holds


def test_rules_and_spread_are_choices_that_a_link_carries():
    state = State("us-philippines").chosen("rules", "levers").chosen("spread", "sobol")
    state = state.chosen("matters", "propensity")
    assert state_from(query_of(state)) == (state, [])
    page = Page(UncertaintyReading)
    (ask,) = buttons(page.reading.blocks()["spread"])
    page.answer_event(ask["event"])
    assert page.state.choice("spread") == "sobol"
    assert "Working out" in texts(page.reading.blocks()["spread"])[1]
    page.answer_event(buttons(page.reading.blocks()["spread"])[0]["event"])
    assert page.state.choice("spread") == "off"


RULE = Box((Limit("readiness", None, 0.337), Limit("sanctions", None, 0.591)), 0.55, 0.85, 0.17)


class Soon:
    """A search that has found something when it is asked for the second time."""

    stopped = 0

    def __init__(self, scenario, changes, over, cases):
        self.drawn = labelled_cases(scenario, changes, over, cases)
        self._answers = iter([None, (RULE,)])

    def boxes(self):
        return next(self._answers)

    def stop(self):
        Soon.stopped += 1


def test_rules_are_looked_for_told_and_loaded(monkeypatch):
    monkeypatch.setattr(findings, "DiscoverySearch", Soon)
    monkeypatch.setattr(findings, "RULES", Kept())
    page = Page(UncertaintyReading, State("gcc-kuwait").chosen("rules", "levers"))
    assert "Looking for rules" in texts(page.reading.blocks()["rules"])[1]
    page.settle()
    rules = page.reading.blocks()["rules"]
    limits = r"readiness is below (0\.\d+) and sanctions and cyber coordination is below (0\.\d+)"
    assert re.fullmatch(f"Deterrence fails when {limits}.", texts(rules)[2])
    load = buttons(rules)[-1]
    case = r"Load this case: readiness (0\.\d+), sanctions and cyber coordination 0\.\d+"
    readiness = re.fullmatch(case, load["label"]).group(1)
    page.answer_event(load["event"])
    assert not page.reading.now.holds
    assert f"readiness={readiness}" in query_of(page.state)
    # A rule among the levers does not depend on where they stand, so it is still there.
    assert "The sliders stand in this region now." in texts(page.reading.blocks()["rules"])
    page.move("loss", 2.0)
    assert page.reading.rules is None


def test_a_search_is_stopped_when_the_sliders_move_on(monkeypatch):
    monkeypatch.setattr(findings, "DiscoverySearch", Soon)
    monkeypatch.setattr(findings, "RULES", Kept())
    page = Page(UncertaintyReading, State("us-korea").chosen("rules", "levers"))
    steps, before = page.reading._look(), Soon.stopped
    next(steps)
    steps.close()  # what becomes of a task that is cancelled
    assert Soon.stopped == before + 1
    assert page.reading.rules is None


class Here:
    """Work that is done here and at once, on a small sample."""

    done = True

    def __init__(self, function, *arguments):
        self._asked = function, arguments

    def result(self):
        function, arguments = self._asked
        return function(*arguments, size=64)

    def stop(self):
        pass


def test_the_spread_is_worked_out_at_rest(monkeypatch):
    pytest.importorskip("SALib", reason="SALib is not installed")
    monkeypatch.setattr(findings, "SeparateProcess", Here)
    page = Page(UncertaintyReading, State("us-japan").chosen("spread", "sobol"))
    page.settle()
    assert "has a hand in" in texts(page.reading.blocks()["spread"])[1]
    assert len(page.reading.blocks()["spread"]["parts"][2]["rows"]) == 8


def test_what_is_missing_is_said_on_the_page(monkeypatch):
    def missing(*_):
        raise ImportError("Discovery needs the EMA Workbench")

    monkeypatch.setattr(findings.DiscoverySearch, "boxes", missing)
    page = Page(UncertaintyReading, State("us-korea").chosen("rules", "levers"))
    page.settle()
    assert texts(page.reading.blocks()["rules"])[1] == "Discovery needs the EMA Workbench"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (None, "There was no case to load."),
        ([0.5], "There was no case to load."),
        ({"courage": 1.0}, "“courage” is no setting"),
        ({"readiness": 9}, "Readiness must be a number from 0.1 to 0.95"),
        ({"readiness": "<b>"}, "Readiness has no number"),
        ({"readiness": [0.2, 0.3]}, "Readiness has no number"),
        ({"readiness": float("nan")}, "Readiness must be a number"),
    ],
)
def test_a_wrong_case_is_refused_with_a_sentence(values, said):
    page = Page(UncertaintyReading)
    page.answer_event({"kind": "load_case", "values": values})
    assert page.state.changes == {}
    assert said in page.notices[0]


def test_the_page_needs_none_of_the_heavy_libraries():
    import subprocess

    code = (
        "import sys, deterrence_kit.pages.uncertainty.page as app; app.prepare_sessions();"
        "print([m for m in ('pandas', 'SALib', 'ema_workbench', 'scipy') if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_the_share_that_agrees_is_that_of_the_draws():
    page = Page(UncertaintyReading, State("korea-1950"))
    page.settle()
    told, found = page.reading.told, page.reading.found
    again = assess_cases(page.reading.scenario, found.worlds)
    assert told.agreeing == pytest.approx(float((again.holds == told.holds).mean()))


FORWARD, CLEAR = (
    Package("Forward", {"presence": 0.1}),
    Package("Clear", {"clarity": 1, "will": 0.8}),
)


def rested(**changed):
    findings.CHOICES.clear()
    reading = UncertaintyReading(State("nato-estonia", **changed))
    assert "once the sliders have rested" in reading.captions()["knowing"]
    for _ in reading.refine():
        pass
    return reading


def test_at_rest_it_is_said_what_would_most_often_turn_the_verdict():
    reading = rested()
    told, said = reading.choosing.told, reading.captions()["knowing"]
    assert f"From {told.draws:,} draws" in said
    assert declared(told.telling[0]).label.lower() in said.lower()
    rows = reading.columns()["knowing_bars"]
    assert rows["label"][0] == declared(told.names[0]).label
    assert sorted(rows["changing"], reverse=True) == rows["changing"]
    assert reading.found.holding < 0.5
    assert "In most draws deterrence fails" in said


def test_kept_packages_are_what_is_chosen_among():
    reading = rested(packages=(FORWARD, CLEAR))
    assert reading.choosing.options == ("Forward", "Clear")
    said = reading.captions()["knowing"]
    assert "“Forward”" in said
    assert "“Clear”" in said
    assert "costs left out" in said
    best = reading.choosing.options[reading.choosing.told.chosen]
    values = {}
    for package in (FORWARD, CLEAR):
        cases = assess_cases(reading.scenario, {**reading.found.worlds, **package.changes})
        values[package.name] = (cases.credibility - cases.threshold)[:2000].mean()
    assert best == max(values, key=values.get)


def test_one_package_is_held_against_what_stands_or_the_sliders():
    assert rested(packages=(FORWARD,)).choosing.options == ("Forward", "As things stand")
    moved = rested(packages=(FORWARD,), changes={"readiness": 0.7})
    assert moved.choosing.options == ("Forward", "On the sliders")
