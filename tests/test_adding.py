"""Adding a page, a lever or a picture: how many files that takes, tried in a copy of the package."""

import filecmp
import re
import shutil
import subprocess
import sys

import pytest

from tests.conftest import ROOT

PAGE = {
    "deterrence_kit/pages/spare/__init__.py": '"""The page *Spare*."""\n',
    "deterrence_kit/pages/spare/choices.py": (
        'from deterrence_kit.app.choices import offer\n\noffer("spare", {"a": "First", "b": "Second"})\n'
    ),
    "deterrence_kit/pages/spare/curve.py": """
from deterrence_kit.app.pictures import Picture
from deterrence_kit.views.figures import plain_figure, sources


def columns(shown):
    return {"line": {"x": [0, 1], "y": [0, float(shown.now.credibility)]}}


def draw(columns):
    plot = plain_figure("curve", (0, 1), (0, 1))
    plot.line("x", "y", source=sources(columns)["line"])
    return plot


CURVE = Picture(name="curve", title="Curve", columns=columns, draw=draw, choice="spare")
""",
    "deterrence_kit/pages/spare/page.py": """
from deterrence_kit.app.composition import prepare_page, showing
from deterrence_kit.app.reading import Reading
from deterrence_kit.pages.spare.curve import CURVE


class SpareReading(Reading):
    SHOWN = (CURVE,)
    EVENTS = {"calm": lambda state, event: state.moved("clarity", 0.9)}


show = showing(SpareReading)


def prepare_sessions():
    prepare_page(SpareReading)
""",
    "notebooks/11_spare.ipynb": """{"cells": [
 {"cell_type": "markdown", "id": "a", "metadata": {}, "source": ["# Spare\\n", "\\n", "A page."]},
 {"cell_type": "code", "id": "b", "metadata": {}, "outputs": [], "execution_count": null,
  "source": ["from deterrence_kit.pages.spare.page import CURVE, show\\n", "\\n", "show(CURVE);"]}
], "metadata": {"title": "Spare"}, "nbformat": 4, "nbformat_minor": 5}""",
}
PAGE_WORKS = """
from pathlib import Path
from deterrence_kit.app.links import query_of, state_from
from deterrence_kit.app.page import Page
from deterrence_kit.pages.spare.page import SpareReading
from deterrence_kit.serve.catalogue import {listing}

page = Page(SpareReading)
page.answer_event({{"kind": "choice", "name": "spare", "value": "b"}})
page.answer_event({{"kind": "calm"}})
assert list(page.board.figures) == ["curve"]
assert page.state.choice("spare") == "b" and page.state.changes == {{"clarity": 0.9}}
assert state_from(query_of(page.state))[0] == page.state
page.answer_event({{"kind": "brief"}})
assert "Spare" in [each.title for each in {listing}(Path("notebooks"))]
"""
LEVER = """    spare_parts: Numeric = parameter(
        default=1, low=0.2, high=1, step=0.01, unit="share", pillar="capability",
        label="Spare parts", meaning="Share of what is ready that has its spare parts.",
        evidence="judgement", source="An example.", cost=5, cost_source="An example.",
    )
    readiness: Numeric = parameter("""
LEVER_WORKS = """
from deterrence_kit import load_scenario
from deterrence_kit.analysis import assess_cases, attribution
from deterrence_kit.app.links import query_of, state_from
from deterrence_kit.app.page import Page
from deterrence_kit.pages.explorer.page import ExplorerReading

page = Page(ExplorerReading)
page.panel.sliders["spare_parts"].value = 0.5
assert page.reading.now.credibility < page.reading.before.credibility
assert state_from(query_of(page.state))[0].changes == {"spare_parts": 0.5}
assert list(page.reading.why.parts) == ["spare_parts"]
page.answer_event({"kind": "keep_package", "name": "With fewer"})
again = state_from(query_of(page.state))[0]
assert again.packages[0].changes == {"spare_parts": 0.5}
assert page.board.parameters["spare_parts"]["meaning"].startswith("Share of what is ready")
"""
PICTURE_WORKS = """
from deterrence_kit.app.page import Page
from deterrence_kit.pages.explorer.page import ExplorerReading

page = Page(ExplorerReading)
assert "curve" in page.board.figures
assert page.reading.columns()["line"]["y"][1] == float(page.reading.now.credibility)
"""


@pytest.fixture
def copy(tmp_path):
    """The package and its notebooks, to be changed freely."""
    for folder in ("deterrence_kit", "notebooks"):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    return tmp_path


def works(copy, script):
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=copy, env={"PYTHONPATH": str(copy), "PATH": ""},
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def touched(copy):
    """Files that differ from the project's own, or are new."""
    found = set()
    for folder in ("deterrence_kit", "notebooks"):
        for path in (copy / folder).rglob("*.*"):
            own = ROOT / path.relative_to(copy)
            same = own.exists() and filecmp.cmp(path, own, shallow=False)
            if path.is_file() and path.suffix != ".pyc" and not same:
                found.add(path.relative_to(copy).as_posix())
    return found


def edit(path, pattern, text):
    before = path.read_text(encoding="utf-8")
    after, count = re.subn(pattern, text, before, count=1)
    assert count == 1, f"{pattern} is not in {path.name}"
    path.write_text(after, encoding="utf-8")


def test_a_page_is_one_folder_and_one_notebook(copy):
    for name, text in PAGE.items():
        (copy / name).parent.mkdir(exist_ok=True)
        (copy / name).write_text(text, encoding="utf-8")
    catalogue = (ROOT / "deterrence_kit" / "serve" / "catalogue.py").read_text(encoding="utf-8")
    (listing,) = re.findall(r"^def (\w+)\(folder: Path\) -> tuple", catalogue, re.MULTILINE)
    works(copy, PAGE_WORKS.format(listing=listing))
    assert {name.rpartition("/")[0] for name in touched(copy)} == {
        "deterrence_kit/pages/spare",
        "notebooks",
    }
    assert touched(copy) == set(PAGE)


def test_a_lever_is_one_entry_and_the_formula_that_reads_it(copy):
    model = copy / "deterrence_kit" / "model"
    edit(model / "levers.py", r"    readiness: Numeric = parameter\(", LEVER)
    edit(model / "capability.py", r"def ready\(strength: Array, readiness: Array\)",
         "def ready(strength: Array, readiness: Array, spare_parts: Array)")  # fmt: skip
    edit(
        model / "capability.py",
        r"return strength \* readiness",
        "return strength * readiness * spare_parts",
    )
    works(copy, LEVER_WORKS)
    assert touched(copy) == {"deterrence_kit/model/levers.py", "deterrence_kit/model/capability.py"}


def test_a_picture_is_one_file_and_its_place_on_its_page(copy):
    room = copy / "deterrence_kit" / "pages" / "explorer"
    text = PAGE["deterrence_kit/pages/spare/curve.py"].replace(', choice="spare"', "")
    (room / "curve.py").write_text(text, encoding="utf-8")
    first = "from deterrence_kit.pages.explorer.findings"
    edit(room / "page.py", first, f"from deterrence_kit.pages.explorer.curve import CURVE\n{first}")
    edit(
        room / "page.py",
        r"SHOWN = \(MAP, WHY, RESPONSE, LADDER\)",
        "SHOWN = (MAP, WHY, RESPONSE, LADDER, CURVE)",
    )
    works(copy, PICTURE_WORKS)
    room = "deterrence_kit/pages/explorer"
    assert touched(copy) == {f"{room}/curve.py", f"{room}/page.py"}
