"""A page that stands alone, and its scripts in Node."""

import datetime
import json
import os
import subprocess
import sys
from functools import lru_cache

import pytest

from deterrence_kit.app.edition.contents import held_names
from deterrence_kit.portable.common import common_data
from deterrence_kit.portable.document import Texts, as_json, page_text
from deterrence_kit.portable.rooms import ROOMS
from deterrence_kit.portable.scenario import scenario_data
from tests.conftest import ROOT
from tests.sharing import put

sys.path.insert(0, str(ROOT / "tools"))

import in_node

ALIKE = ROOT / "tests" / "portable" / "alike.mjs"


@pytest.fixture(scope="session")
def page_file(of_all_workers):
    """The explorer with all scenarios, written once."""
    return kept(of_all_workers / "explorer.html", lambda: page_text([]))


def kept(path, make):
    """A file of what takes seconds to work out, made by the first worker that asks."""
    if not path.exists():
        put(path, make())
    return path


@lru_cache
def held_of(room, folder):
    """What the page of a room holds, as JSON."""
    path = kept(folder / f"held-{room.page}.json", lambda: as_json(whole_of(room)))
    return json.loads(path.read_text(encoding="utf-8"))


def whole_of(room):
    """All scenarios of a room's page; of one at war what the others compare with it."""
    texts, names = Texts(), held_names()
    besides = {other for name in names for other in room.besides(name)}
    scenarios = {n: scenario_data(room, n, texts.number) for n in (*names, *besides - {*names})}
    common = common_data(room, names, "", datetime.date(2026, 1, 1))
    return {"scenarios": scenarios, "common": common, "texts": texts.script()}


@pytest.fixture(scope="session")
def held(of_all_workers):
    """What the explorer holds."""
    return held_of(ROOMS["explorer"], of_all_workers)


class Asked:
    """Node with the scripts of one room's page: started once, for its engines cost more than answers do."""

    def __init__(self, held):
        self._process = subprocess.Popen(
            ["node", str(ALIKE)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        self._send(held)

    def _send(self, told):
        self._process.stdin.write(json.dumps(told) + "\n")
        self._process.stdin.flush()

    def answer(self, asked):
        """What is answered to links, to a reader's steps, to facts."""
        self._send(asked)
        found = self._process.stdout.readline()
        assert found, "Node ended before it answered; what it said stands below."
        return json.loads(found)

    def close(self):
        with self._process:
            self._process.stdin.close()


@pytest.fixture(scope="session")
def ask(of_all_workers):
    """What the own scripts of a room's page answer: to links, to a reader's steps, to facts."""
    if in_node.node_is_missing():
        pytest.skip(in_node.MISSING)
    started = {}

    def asked_of(room, **asked):
        if room.page not in started:
            started[room.page] = Asked(held_of(room, of_all_workers))
        node = started.pop(room.page)  # and comes back unless it failed
        found = node.answer(asked)
        started[room.page] = node
        return found

    yield asked_of
    for node in started.values():
        node.close()


@pytest.fixture(scope="session")
def alone(ask):
    """The same of the explorer."""
    return lambda **asked: ask(ROOMS["explorer"], **asked)


@pytest.fixture(scope="session")
def many():
    """How many states are compared; `tools/check_portable.py` asks for thousands."""
    return int(os.environ.get("PORTABLE_STATES", "150"))
