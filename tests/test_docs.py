"""The docs are true: their tables are the code's, and what they point to is there."""

import re
import sys

import pytest

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "tools"))

import write_tables

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("name", write_tables.pages())
def test_a_table_is_what_the_code_says(name):
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    message = "run: python tools/write_tables.py"
    assert write_tables.filled(text, write_tables.pages()[name]) == text, message


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_leads_somewhere(page):
    targets = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    missing = [t for t in targets if "://" not in t and not (page.parent / t).exists()]
    assert not missing


def test_every_notebook_is_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        assert path.stem in readme


def test_each_scenario_has_one_reason_why_it_stands_where_it_does():
    text = (ROOT / "docs/scenarios.md").read_text(encoding="utf-8")
    _, table = text.split("| scenario | why this order |\n| --- | --- |\n")
    rows = [row.split(" | ") for row in table.split("\n\n")[0].splitlines()]
    assert all(len(row) == 2 and len(row[1]) > 40 for row in rows)
    named = [title for first, _ in rows for title in first.removeprefix("| ").split("; ")]
    assert sorted(named) == sorted(scenario.title for scenario in write_tables.shipped())
