"""What a user takes away: the brief says what the page says, the notebook computes the same."""

import json

import nbformat
import pytest
from nbclient import NotebookClient

from deterrence_kit.app.as_notebook import as_notebook
from deterrence_kit.app.brief import brief
from deterrence_kit.app.explorer import ExplorerReading
from deterrence_kit.app.geography_and_posture import GeographyReading
from deterrence_kit.app.page import Page
from deterrence_kit.app.state import State
from deterrence_kit.model.settings import ASSUMPTIONS

CHANGED = State(
    "nato-estonia",
    {"readiness": 0.7, "will.USA": 0.25, "contest_exponent": 0.8, "drift": 0.0},
    left=("TUR",),
    plan="3:clarity:0.8",
)


def printed(text):
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    outputs = [cell.outputs for cell in notebook.cells if cell.cell_type == "code"]
    return ["".join(o.get("text", "") for o in out) for out in outputs]


def test_the_notebook_computes_what_the_page_shows():
    reading = ExplorerReading(CHANGED)
    answers = printed(as_notebook(reading))
    assert answers[2].splitlines()[0] == reading.now.sentence()
    assert f"{float(reading.now.credibility):.4f} now" in answers[2]
    assert "readiness" in answers[3]
    assert "Türkiye" not in answers[4]
    assert "challenged by year 10" in answers[5]


def test_the_same_state_is_the_same_notebook():
    assert as_notebook(ExplorerReading(CHANGED)) == as_notebook(ExplorerReading(CHANGED))


@pytest.mark.parametrize("reading", [ExplorerReading, GeographyReading])
def test_the_brief_says_what_the_page_says(reading):
    said = brief(reading(CHANGED))
    words = reading(CHANGED).words()
    assert said["sentence"] == words["sentence"]
    assert [row[0] for row in said["changes"]][:2] == ["Readiness", "Domestic will, United States"]
    assert "Türkiye has left the pact." in said["besides"]
    assert f"1 of {len(ASSUMPTIONS)} assumptions differ" in " ".join(said["notes"])
    assert [f[0] for f in said["figures"]][:2] == ["Credibility", "Threshold"]


def test_many_changes_are_cut_and_counted():
    changes = {name: p.high for name, p in ASSUMPTIONS.items()}
    said = brief(ExplorerReading(State("nato-estonia", changes)))
    assert len(said["changes"]) + said["more"] == len(changes)
    assert said["more"] > 0


def test_the_page_sends_what_is_asked_for():
    page, told = Page(ExplorerReading, State("nato-estonia")), []
    page.board.send = lambda content, buffers=None: told.append(content)
    page.answer_event({"kind": "brief"})
    page.answer_event({"kind": "notebook"})
    assert [t["kind"] for t in told] == ["brief", "notebook"]
    assert json.loads(told[1]["text"])["nbformat"] == 4
