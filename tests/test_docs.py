"""The docs are true: their tables are the code's, and what they point to is there."""

import re
import sys
import tomllib

import pytest

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "tools"))

import scenario_tables
import write_tables

from deterrence_kit.datasets import scenario_names
from deterrence_kit.model.formulas import FORMULAS

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("name", write_tables.PAGES)
def test_a_table_is_what_the_code_says(name):
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    message = "run: python tools/write_tables.py"
    assert write_tables.filled(text, write_tables.PAGES[name]()) == text, message


def test_every_scenario_says_why_it_stands_where_it_does():
    reasons = tomllib.loads(scenario_tables.REASONS.read_text(encoding="utf-8"))
    assert list(reasons) == list(scenario_names())
    assert all(len(why) > 20 for why in reasons.values())
    assert not re.search(r"[{}]", scenario_tables.scenarios_table()), "a figure was not understood"


def test_the_picture_of_the_chain_is_what_the_formulas_say():
    drawn = write_tables.PICTURE.read_text(encoding="utf-8")
    assert drawn == write_tables.chain_picture(), "run: python tools/write_tables.py"
    for name in FORMULAS:
        assert re.search(rf"\b{name}\b", drawn), name


def test_the_picture_of_the_rooms_has_every_room():
    drawn = (ROOT / "docs" / "design.md").read_text(encoding="utf-8").split("```")[1]
    rooms = [path.parent for path in (ROOT / "deterrence_kit").glob("**/__init__.py")]
    shown = {f"{room.name}/" for room in rooms if room.parent.name not in ("pages", ROOT.name)}
    missing = {room for room in shown - {"deterrence_kit/"} if room not in drawn}
    assert not missing, f"docs/design.md draws no {sorted(missing)}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_leads_somewhere(page):
    targets = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    missing = [t for t in targets if "://" not in t and not (page.parent / t).exists()]
    assert not missing


def test_every_notebook_is_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        assert path.stem in readme
