"""The notebook taken from any page runs in an empty folder, with whatever was one's own on the page."""

import json
import math
import os
import subprocess
import sys

import numpy as np
import pytest

from deterrence_kit.app import state as states
from deterrence_kit.app.as_notebook import as_notebook
from deterrence_kit.app.carried import carried
from deterrence_kit.app.own_formula import forked
from deterrence_kit.app.page import Page
from deterrence_kit.app.state import State
from deterrence_kit.datasets.own import scenario_from_csv
from deterrence_kit.datasets.scenarios import parse_scenario
from deterrence_kit.pages.explorer.page import ExplorerReading
from tests.app.own import kept
from tests.app.test_every_page import READINGS

FILE = """title = "Ours – “three”"
protege = "EST"
members = ["EST", "LVA", "FIN"]
[[member]]
code = "LVA"
will = 0.7
[[challenger]]
code = "RUS"
"""
THEIRS = '''from functools import wraps
from math import exp as e

import numpy as np
from their_helpers import least

SHARE = 0.1


def same(function):
    @wraps(function)
    def called(member_resolve, home):
        return function(member_resolve, home)

    return called


@same
def unanimity(member_resolve, home):
    """All or none."""
    return least(np.where(home > 0, 1.0, member_resolve)) * e(-SHARE)


class Weight:
    value = SHARE


def unstopped(assessment):
    """What is not stopped."""
    return assessment.propensity * (1 - assessment.credibility) * (1 + Weight.value)
'''
HELPERS = """def least(values):
    return values.min(axis=-1, keepdims=True)
"""


@pytest.fixture(autouse=True)
def _no_trace():
    yield
    states._OFFERED.clear()
    states.scenario_called.cache_clear()
    states._with_members.cache_clear()


def run(text, folder):
    """What the notebook's cells print, run by another Python in a folder without anything else."""
    folder.mkdir()
    cells = [c for c in json.loads(text)["cells"] if c["cell_type"] == "code"]
    script = folder / "script.py"
    script.write_text("\n\n".join(cell["source"] for cell in cells), encoding="utf-8")
    clean = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, str(script)], cwd=folder, env=clean, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("reading", READINGS, ids=lambda r: r.__name__)
@pytest.mark.parametrize("what", ["shipped", "own file"])
def test_the_notebook_of_every_page_runs_in_an_empty_folder(reading, what, tmp_path):
    # A small pact: the searches of the decision page are run once more by its notebook.
    state = State("us-japan", {"readiness": 0.7, "will.USA": 0.2, "window_days": 60.0}, "will")
    if what == "own file":
        own = kept(parse_scenario(FILE, "ours.toml"))
        state = State(own, {"readiness": 0.7, "will.LVA": 0.2}, left=("FIN",))
    page = Page(reading, state)
    printed = run(as_notebook(page.reading), tmp_path / "empty")
    assert printed
    if not page.reading.steps():
        assert page.reading.now.sentence() in printed


@pytest.fixture
def theirs(tmp_path, from_folder, monkeypatch):
    (tmp_path / "theirs.py").write_text(THEIRS, encoding="utf-8")
    (tmp_path / "their_helpers.py").write_text(HELPERS, encoding="utf-8")
    (tmp_path / "three.csv").write_text("code,will\nEST,\nLVA,0.9\nFIN,0.2\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return from_folder(tmp_path, "theirs")


@pytest.mark.parametrize("own", [True, False], ids=["own scenario", "own formula alone"])
def test_the_notebook_of_a_fork_carries_table_formulas_and_outcomes(theirs, own, tmp_path):
    title = "Three, ‘alone’"
    pact = scenario_from_csv("three.csv", protege="EST", challenger="RUS", title=title)
    outcomes = {"Not stopped": theirs.unstopped}
    page = Page(
        forked(
            ExplorerReading,
            pact if own else None,
            {"effective_resolve": theirs.unanimity},
            outcomes,
        )
    )
    page.board.send = lambda content, buffers=None: None
    page.answer_event({"kind": "start", "query": ""})
    page.move("clarity", 0.9)
    text = as_notebook(page.reading)
    printed = run(text, tmp_path / "empty")
    assert page.reading.now.sentence() in printed
    assert f"{float(theirs.unstopped(page.reading.now)):.4g} now" in printed
    assert "theirs" not in text


def test_the_fork_that_is_shipped_runs_elsewhere_too(tmp_path, from_folder):
    from tests.conftest import ROOT

    formulas = from_folder(ROOT / "notebooks", "my_formulas")
    pact = scenario_from_csv(ROOT / "notebooks" / "my_pact.csv", protege="EST", challenger="RUS")
    page = Page(
        forked(
            ExplorerReading,
            pact,
            {"effective_resolve": formulas.effective_resolve},
            {"U": formulas.unstopped},
        )
    )
    page.board.send = lambda content, buffers=None: None
    page.answer_event({"kind": "start", "query": ""})
    assert page.reading.now.sentence() in run(as_notebook(page.reading), tmp_path / "empty")


def scaled(member_resolve, home):
    return np.sqrt(member_resolve) * math.pi + DEPTH * home + STEPS.sum()


DEPTH, STEPS = 2.5, np.array([1.0, 2.0])


def twice(n):
    return 1 if n < 1 else n * once(n - 1)


def once(n):
    return twice(n)


def test_a_function_is_carried_with_what_it_uses():
    there = {"np": np}
    exec(carried([scaled, twice]), there)
    assert there["scaled"](4.0, 1.0) == scaled(4.0, 1.0)
    assert there["twice"](3) == twice(3)
    assert carried([np.sqrt.__class__]) == "from numpy import ufunc"


def test_what_cannot_be_written_down_is_imported():
    lines = carried([math.sqrt, json.dumps])
    assert lines == "from math import sqrt\nfrom json import dumps"
