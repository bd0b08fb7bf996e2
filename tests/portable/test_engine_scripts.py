"""The scripts of an engine: one page's own, short, and the same code as before."""

import json
import re
import subprocess

import in_node
import pytest

from deterrence_kit.app.scripts import joined
from deterrence_kit.portable.engine_scripts import (
    BROWSER,
    READINGS,
    engine_script,
    own_readings,
)
from deterrence_kit.portable.rooms import ROOMS
from tests.conftest import ROOT

ENTRIES = ("shell.js", "served.js", "file.js")
PAGES = [room.page for room in ROOMS.values()]
CLASS = re.compile(r"\bclass (\w+Reading)\b")


def same_code(pairs):
    """Whether the scripts of each pair are parsed to the same tree."""
    if in_node.node_is_missing() or not (ROOT / "node_modules" / "acorn").is_dir():
        pytest.skip("Node or its acorn is missing, so scripts were not parsed.")
    script = ROOT / "tests" / "portable" / "same_code.mjs"
    done = subprocess.run(
        ["node", str(script)], input=json.dumps(pairs), capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_short_scripts_are_the_same_code():
    pairs = [
        (engine_script(entry, page), joined(BROWSER / entry, {READINGS.name: own_readings(page)}))
        for entry in ENTRIES
        for page in PAGES
    ]
    assert all(len(short) < 0.7 * len(long) for short, long in pairs)
    assert same_code(pairs) == [True] * len(pairs)
    assert same_code([("a = `b `", "a = `b`")]) == [False]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("entry", ENTRIES)
def test_a_page_carries_what_it_shows_itself_and_nothing_of_the_others(entry, page):
    (own,) = set(re.findall(r": (\w+)", own_readings(page)))
    assert set(CLASS.findall(engine_script(entry, page))) == {own}


def test_every_page_has_a_script_and_no_other_name_does():
    assert len({own_readings(page) for page in PAGES}) == len(PAGES)
    with pytest.raises(KeyError):
        own_readings("Atlas")
