"""Words for readers can be changed at will: codes decide, in Python and in the page's scripts."""

import json
import re

import pytest

from deterrence_kit.app import board
from deterrence_kit.app.brief import brief
from deterrence_kit.app.page import Page
from deterrence_kit.app.state import State
from deterrence_kit.pages.alliance_network import alliance
from deterrence_kit.pages.alliance_network.page import AllianceReading
from deterrence_kit.pages.explorer.page import ExplorerReading
from deterrence_kit.pages.geography_and_posture.page import GeographyReading
from deterrence_kit.pages.regional_conflict import risk_map
from deterrence_kit.pages.regional_conflict.page import RegionReading
from deterrence_kit.views import figures_told, words

STATE = State("nato-estonia", {"readiness": 0.7}, left=("CAN",))
TABLES = (words.ROLES, alliance.ROLES, risk_map.ROLES)
READINGS = (ExplorerReading, AllianceReading, GeographyReading, RegionReading)


def said(reading):
    """All that a page sends, as text; the ids that Bokeh gives are left out."""
    page = Page(reading, STATE if reading is not RegionReading else State())
    page.settle()
    r = page.reading
    cards = {code: r.card(code) for code in ("EST", "USA", "CAN")}
    parts = {
        "columns": r.columns(), "words": r.words(), "captions": r.captions(), "cards": cards,
        "brief": brief(r), "figures": [spec["item"] for spec in r.pictures().values()],
    }  # fmt: skip
    text = json.dumps(board._plain(parts), default=str, ensure_ascii=False)
    return re.sub(r'"(?:id|root_id|target_id)": "[^"]*"', "", text)


@pytest.fixture(scope="module")
def before():
    return {reading: said(reading) for reading in READINGS}


@pytest.fixture
def other_words(monkeypatch):
    """Every word for a role, and the one for no change, is another; told by what it was."""
    new = {}
    for table in TABLES:
        for kind, word in list(table.items()):
            monkeypatch.setitem(table, kind, f"☃{word}☃")
            new[f"☃{word}☃"] = word
    monkeypatch.setattr(figures_told, "UNCHANGED", "☃unchanged☃")
    return new | {"☃unchanged☃": "unchanged"}


@pytest.mark.parametrize("reading", READINGS)
def test_other_words_change_nothing_but_themselves(before, other_words, reading):
    after = said(reading)
    assert "☃" in after
    for new, old in other_words.items():
        after = after.replace(new, old)
    assert after == before[reading]


def test_no_script_knows_a_word_for_a_role():
    script = board.script()
    told = {word for table in TABLES for word in table.values()} | {figures_told.UNCHANGED}
    codes = {code for table in TABLES for code in table}
    for word in told - codes:
        assert f'"{word}"' not in script, word


def test_a_card_offers_what_its_kind_allows():
    reading = ExplorerReading(STATE)
    kinds = {code: reading.card(code)["kind"] for code in ("EST", "USA", "CAN")}
    assert kinds == {"EST": "protege", "USA": "ally", "CAN": "departed"}
