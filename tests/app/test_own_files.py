"""A file of one's own goes along to every page; its levers are never another scenario's."""

import json

import pytest

from deterrence_kit.app import state as states
from deterrence_kit.app.page import Page
from deterrence_kit.datasets.shipped import FOLDER
from deterrence_kit.pages.evidence.page import EvidenceReading
from deterrence_kit.pages.explorer.page import ExplorerReading
from deterrence_kit.pages.regional_conflict.page import RegionReading
from tests.app.test_every_page import READINGS

TOML = (FOLDER / "training.toml").read_text(encoding="utf-8")
CSV = "code,will\nEST,\nLVA,0.9\nFIN,0.2\n"
FILES = {
    "toml": {"name": "My pact (2).toml", "text": TOML},
    "csv": {"name": "my_pact.csv", "text": CSV, "protege": "EST", "challenger": "RUS"},
}
UNABLE = (RegionReading, EvidenceReading)


@pytest.fixture(autouse=True)
def new_session():
    """Each page of these tests begins as in a session of its own."""
    states._OWN.clear()
    yield
    states._OWN.clear()


def page_of(reading):
    states._OWN.clear()
    page = Page(reading)
    page.sent = []
    page.board.send = lambda content, buffers=None: page.sent.append(content)
    return page


def kept(page):
    return next(content for content in page.sent if content["kind"] == "keep")


def address(page):
    return "?" + page._page()["query"]


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("reading", READINGS, ids=lambda r: r.__name__)
def test_a_file_is_opened_on_every_page_and_found_again_after_a_reload(reading, kind):
    page = page_of(reading)
    page.answer_event({"kind": "file", **FILES[kind]})
    assert page.notices == []
    assert "was opened from" in page.news[0]
    assert kept(page)["file"] == FILES[kind]
    page.move("clarity", 0.7)
    again = page_of(reading)
    assert kept(page)["scenario"] in address(page)
    again.answer_event({"kind": "start", "query": address(page), "files": [kept(page)["file"]]})
    assert again.state == page.state
    assert again.notices == []
    waits = [sentence for sentence in again.news if "waits for the other pages" in sentence]
    assert len(waits) == (reading in UNABLE)


@pytest.mark.parametrize("reading", READINGS, ids=lambda r: r.__name__)
def test_levers_of_a_file_that_is_not_there_wait_for_it(reading):
    first = page_of(reading)
    first.answer_event({"kind": "file", **FILES["csv"]})
    for name, value in {"clarity": 0.7, "will.LVA": 0.3, "trust": 0.2}.items():
        first.move(name, value)
    query = address(first)
    there = page_of(reading)
    there.answer_event({"kind": "start", "query": query})
    assert "“my_pact”, which is not open in this tab" in there.notices[0]
    assert "NATO – Estonia stands here" in there.notices[0]
    assert there.state == states.State()
    later = page_of(reading)  # another page or a reload, and the file is opened there
    later.answer_event({"kind": "start", "query": address(there)})
    later.answer_event({"kind": "file", **FILES["csv"]})
    assert later.state == first.state
    assert later.notices == []
    assert address(later) == query


def test_a_changed_file_is_said():
    first, there = page_of(ExplorerReading), None
    first.answer_event({"kind": "file", **FILES["csv"]})
    first.move("clarity", 0.7)
    there = page_of(ExplorerReading)
    there.answer_event({"kind": "start", "query": address(first)})
    there.answer_event({"kind": "file", **FILES["csv"], "text": CSV.replace("0.9", "0.8")})
    assert "another version of this file" in there.notices[0]
    assert there.state.changes == {"clarity": 0.7}


def test_line_ends_and_the_way_it_is_opened_do_not_make_another_file():
    names = set()
    for text in (TOML, TOML.replace("\n", "\r\n")):
        page = page_of(ExplorerReading)
        page.answer_event({"kind": "file", "name": "mine.toml", "text": text})
        names.add(page.state.scenario)
    assert len(names) == 1


def test_a_table_asks_who_is_defended_against_whom():
    page = page_of(ExplorerReading)
    page.answer_event({"kind": "file", "name": "my_pact.csv", "text": CSV})
    asked = page.sent[-1]
    assert asked["kind"] == "ask"
    assert asked["members"] == [("EST", "Estonia"), ("LVA", "Latvia"), ("FIN", "Finland")]
    assert ("RUS", "Russia") in asked["challengers"]
    assert page.state == states.State()


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("reading", READINGS, ids=lambda r: r.__name__)
def test_a_state_that_was_saved_opens_again_with_its_file(reading, kind):
    first = page_of(reading)
    first.answer_event({"kind": "file", **FILES[kind]})
    first.move("clarity", 0.7)
    text = json.dumps({"link": address(first), "files": [kept(first)["file"]]})
    there = page_of(reading)
    there.answer_event({"kind": "file", "name": "mine_2026-11-26.json", "text": text})
    assert there.state == first.state
    assert there.notices == []
    assert kept(there)["file"] == FILES[kind]
    there.undo()
    assert there.state == states.State()


@pytest.mark.parametrize(
    "text", ["", "3", "[]", "{}", '{"link": 3}', '{"link": "", "files": [3]}', "[" * 10**5,
             '{"link": "", "files": 3}', '{"link": "", "files": [{"name": "a.csv", "text": "code"}]}',
             '{"link": "", "files": [{}]}'],
)  # fmt: skip
def test_a_file_that_no_page_has_saved_is_refused_in_words(text):
    page = page_of(ExplorerReading)
    page.answer_event({"kind": "file", "name": "x.json", "text": text})
    assert page.notices[0].startswith("The file was not opened. ")
    assert page.state == states.State()


def test_a_browser_that_keeps_no_files_is_said():
    page = page_of(ExplorerReading)
    page.answer_event({"kind": "file", **FILES["toml"]})
    page.answer_event({"kind": "unkept"})
    assert "keeps no files" in page.notices[0]
    assert page.news == []


START = 'title = "Mine"\nprotege = "EST"\n'
RUSSIA = '[[challenger]]\ncode = "RUS"\n'
TWO = 'members = ["EST", "LVA"]\n'
STRAY = 'pact = "NATO"\n' + RUSSIA + '[[member]]\ncode = "POLL"\n'
RUSIA = RUSSIA.replace("RUS", "Rusia")
POLAND, ESTONIA = "POL, Poland", "EST, Estonia"
WRONG = {  # the file, the place that is named, what is said of it
    "a misspelt member": (START + 'members = ["EST", "Polnd"]\n' + RUSSIA, "members", POLAND),
    "a name for a code": (START + 'members = ["EST", "poland"]\n' + RUSSIA, "members", POLAND),
    "a small code": (START + 'members = ["EST", "pol"]\n' + RUSSIA, "members", POLAND),
    "a misspelt pact": (START + 'pact = "NAT0"\n' + RUSSIA, "pact", "'NATO'"),
    "a stranger's row": (START + STRAY, "member row 1", POLAND),
    "a misspelt protégé": (START.replace("EST", "ESTO") + TWO + RUSSIA, "protege", ESTONIA),
    "a misspelt challenger": (START + TWO + RUSIA, "challenger row 1", "RUS, Russia"),
    "a misspelt column": (START + TWO + RUSSIA + "gdpp = 3\n", "challenger row 1", "'gdp'"),
    "broken": (START + "members = 3 4\n", "line 3, column 13", "not valid TOML"),
}
WRONG = {case: ("m.toml", *rest) for case, rest in WRONG.items()} | {
    "a state in a table": ("m.csv", "code\nEST\nPolnd\n", "row 3", POLAND),
    "a column of a table": ("m.csv", "code,wil\nEST,\nLVA,\n", "row 1", "'will'"),
    "a cell": (
        "m.csv",
        "code,will\nEST,\nLVA,much\n",
        "row 3 (LVA), column 'will'",
        "a number from 0 to 1",
    ),
    "not in UTF-8": ("m.csv", "code,name\nEST,\ufffd\n", "UTF-8", "CSV UTF-8"),
    "another kind": ("m.pdf", "%PDF", ".toml", ".csv"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_said_with_its_place_and_what_was_expected(case):
    name, text, place, expected = WRONG[case]
    page = page_of(ExplorerReading)
    page.answer_event(
        {"kind": "file", "name": name, "text": text, "protege": "EST", "challenger": "RUS"}
    )
    (said,) = page.notices
    assert said.startswith(f"The file was not opened. {name}")
    assert place in said
    assert expected in said
    assert "Columns are" not in said  # after the right guess, no list of all others
    assert page.news == []
    assert page.state == states.State()


def test_a_range_is_not_said_twice():
    page = page_of(ExplorerReading)
    text = START + 'members = ["EST", "LVA"]\n' + RUSSIA + "[levers]\nshared_threat = 7\n"
    page.answer_event({"kind": "file", "name": "m.toml", "text": text})
    assert "(0 to 1)" not in page.notices[0]
