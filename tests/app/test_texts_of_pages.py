"""Every text of every page in states of several kinds: names instead of codes, and minus signs."""

import re

import pytest

from deterrence_kit.app import board
from deterrence_kit.app.brief import brief
from deterrence_kit.app.choices import CHOICES
from deterrence_kit.app.state import State
from deterrence_kit.datasets import tables
from deterrence_kit.model.settings import SETTINGS, declared
from tests.app.test_every_page import READINGS

STATES = {
    "members": State("nato-estonia", {"will.USA": 0.2}, left=("CAN",), joined=("UKR",)),
    "planned": State("us-philippines", {"readiness": 0.5}, plan="2:clarity:0.8;4:violated:PHL"),
    "negative": State("nato-poland", {n: declared(n).low for n in SETTINGS if declared(n).low < 0}),
}
# By these the page finds things; none of them is written on it.
HANDLES = {"code", "codes", "event", "query", "value", "key", "link"}
PAIRS = {"options", "candidates", "left", "joined"}  # a value, and the text that is shown
CODE = re.compile(r"(?<![\w.])([A-Z]{3})(?!\w)")
HYPHEN = re.compile(r"(?<![\w)/.])-\d")


def told(value, path=()):
    """Each text that a part of a page shows, and where it stands."""
    if isinstance(value, dict):
        for name, each in value.items():
            if name in PAIRS and isinstance(each, list):
                each = [pair[1:] if isinstance(pair, list | tuple) else pair for pair in each]
            if name not in HANDLES:
                yield from told(each, (*path, str(name)))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from told(each, path)
    elif isinstance(value, str):
        yield ".".join(path), value


def texts(reading, state):
    """All texts of a page, the cards of all states and the brief among them."""
    it = reading(state)
    for _ in it.refine():
        break  # the first of what is found at rest
    codes = it.scenario.codes
    parts = {
        "columns": it.columns(), "props": it.props(), "words": it.words(), "captions": it.captions(),
        "blocks": it.blocks(), "page": it.page(codes[-1]), "cards": [it.card(code) for code in codes[::9]],
        "brief": brief(it), "choices": [list(each.values()) for each in CHOICES.values()],
    }  # fmt: skip
    return list(told(board._plain(parts)))


@pytest.fixture(scope="module", params=READINGS, ids=lambda r: r.__name__)
def page(request):
    return request.param, {name: texts(request.param, state) for name, state in STATES.items()}


def test_no_code_of_a_state_stands_where_its_name_belongs(page):
    known = set(tables.states())
    wrong = {
        (where, text[:80])
        for found in page[1].values()
        for where, text in found
        if known & set(CODE.findall(text))
    }
    assert not wrong, wrong


def test_no_picture_and_no_table_shows_the_column_of_codes(page):
    """Labels, tips and the twin table of each picture; a source may hold codes to be tapped by."""
    for name, picture in page[0](State()).pictures().items():
        spec = board._plain({k: v for k, v in picture.items() if k in ("item", "table")})
        shown = {column for column, *_ in spec["table"]["columns"]}
        assert "code" not in shown, name
        assert not re.search(r"'text': \{[^{}]*'field': 'code'|@code\b|@\{code\}", str(spec)), name


def test_a_number_below_zero_has_a_minus_sign(page):
    wrong = {
        (where, text[:80])
        for found in page[1].values()
        for where, text in found
        if HYPHEN.search(text)
    }
    assert not wrong, wrong


def test_the_walker_sees_codes_and_hyphens():
    assert [t for _, t in told({"options": [["USA", "Whom? DEU"]], "code": "POL"})] == ["Whom? DEU"]
    assert CODE.findall("Without USA, NATOs; EST") == ["USA", "EST"]
    assert HYPHEN.search("from -2 to 3")
    assert not HYPHEN.search("2007-08 and us-1")
