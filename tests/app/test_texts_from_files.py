"""Texts from a file of one's own: one line of plain text, escaped wherever they go."""

import ast
import io
import json
import re
from html.parser import HTMLParser

import nbformat
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbconvert.filters import markdown2html

from deterrence_kit.app.as_notebook import as_notebook, as_prose
from deterrence_kit.app.brief import brief
from deterrence_kit.app.origin import origin
from deterrence_kit.app.page import Page
from deterrence_kit.app.state import State
from deterrence_kit.app.workbook import workbook
from deterrence_kit.datasets import load_scenario
from deterrence_kit.datasets.assembly import scenario_from
from deterrence_kit.datasets.plain_text import one_line
from deterrence_kit.datasets.regions import parse_region
from deterrence_kit.pages.explorer.page import ExplorerReading
from tests.app.own import kept
from tests.app.test_every_page import READINGS

HOSTILE = (
    'Ours\n# big <script>alert(1)</script>\r\n\n<img src=x onerror="alert(1)"> **b** $x$ '
    "[a](javascript:alert(1)) `c` \\(y\\) &amp; www.a.example http://a.example\x00\x1b[31m\u202e=1+1"
)
TEXTS = st.one_of(
    st.text(max_size=30),
    st.lists(
        st.sampled_from(
            ["\n", "\r", "#", " ", "<b>", "</", "*", "_", "`", "$", "\\", "(", "[x](y)", "&lt;", "1.",
             "- ", "|", "~~", "a", "www.", "http://", "a@b.example", "=", "---", "\u2028", "\x00",
             "\u202e", "\ud800", "ü", "$$", "\\begin{a}", "!", "<!--", "&#60;"]
        ),
        max_size=10,
    ).map("".join),
)  # fmt: skip
HEAD = {"title": "T", "protege": "EST", "members": ["EST", "LVA"], "challenger": [{"code": "RUS"}]}


def scenario(text):
    rows = [{"code": "EST", "name": f"E{text}"}, {"code": "LVA", "doubt": text, "source": text}]
    more = {"title": f"T{text}", "summary": text, "member": rows, "why": {"clarity": text}}
    return scenario_from(HEAD | more, f"f{text}.toml")


def is_plain(text):
    return not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff]", text)


def texts(value):
    """Every text in what a page sends."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)


@given(TEXTS)
def test_a_text_becomes_one_line(text):
    line = one_line(text)
    assert is_plain(line)
    assert len(line.splitlines()) <= 1
    assert one_line(line) == line
    line.encode("utf-8")
    letters = [c for c in text if c.isalnum() and not "\ud800" <= c <= "\udfff"]
    assert [c for c in line if c.isalnum()] == letters


@given(TEXTS)
@settings(max_examples=50)
def test_a_file_gives_only_lines(text):
    made = scenario(text)
    assert all(map(is_plain, [made.title, made.summary, made.name, *made.names, *made.gaps]))
    assert made.title == one_line(f"T{text}")


def test_a_regions_file_gives_only_lines():
    with pytest.raises(ValueError, match=r"x\.toml") as refusal:
        parse_region('title = "a\\nb"\nstates_from = "a\\nb"', "x.toml")
    assert "\n" not in str(refusal.value)


class Shown(HTMLParser):
    """What a reader of the rendered text sees, and the tags it is made of."""

    def __init__(self, html):
        super().__init__()
        self.text, self.tags = "", set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)

    def handle_data(self, data):
        self.text += data


@given(TEXTS)
@settings(max_examples=300)
def test_a_notebook_shows_a_text_letter_by_letter(text):
    shown = Shown(markdown2html(f"Title: {as_prose(text)}"))
    assert shown.tags <= {"p", "span"}
    assert shown.text.strip() == f"Title: {one_line(text)}".strip()
    heading = Shown(markdown2html(f"# {as_prose(text)}x"))
    assert heading.tags <= {"h1", "span", "a"}
    assert not re.search(r"\$|\\[(\[]|\\begin", as_prose(text)), "taken for a formula"


@pytest.mark.parametrize("reading", READINGS, ids=lambda r: r.__name__)
def test_nothing_that_leaves_a_page_has_a_break_or_a_control_character(reading):
    page = Page(reading, State(kept(scenario(HOSTILE)), {"readiness": 0.7}))
    shown = page.reading
    sent = [shown.words(), shown.captions(), shown.blocks(), shown.page("LVA"), origin(shown)]
    sent += [brief(shown), shown.card("EST") or {}]
    assert all(map(is_plain, texts(sent)))
    cells = json.loads(as_notebook(shown))["cells"]
    assert nbformat.reads(as_notebook(shown), 4)
    for cell in cells:
        if cell["cell_type"] == "markdown":
            assert not re.search("<(script|img|b)", cell["source"])
        else:
            assert ast.parse(cell["source"])


def test_the_title_stands_in_the_files_as_it_is():
    shown = ExplorerReading(State(kept(scenario(HOSTILE))))
    title = one_line(f"T{HOSTILE}")
    assert origin(shown)["subject"].startswith(title)
    assert brief(shown)["title"].startswith(title)
    table = {
        "title": HOSTILE,
        "lines": [["About", HOSTILE]],
        "head": [HOSTILE],
        "rows": [[HOSTILE]],
    }
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(table))).active
    assert sheet["B1"].value == sheet["A3"].value == sheet["A4"].value == one_line(HOSTILE)


def test_the_shipped_texts_stay_as_they_are():
    assert "\n" not in load_scenario("nato-estonia").summary
