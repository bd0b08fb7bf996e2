"""The countries' outlines as a page without a session has them."""

import json
import subprocess

import in_node
import pytest

from deterrence_kit.app.pictures import coastline
from deterrence_kit.app.session import figures
from deterrence_kit.portable.drawn import drawn_for
from deterrence_kit.portable.outlines import with_packed_outlines
from deterrence_kit.portable.rooms import ROOMS
from tests.conftest import ROOT

UNPACK = """
import { readFileSync } from "node:fs";
const { withOutlines } = await import(process.argv[1]);
process.stdout.write(JSON.stringify(withOutlines(JSON.parse(readFileSync(0, "utf-8")))));
"""


def unpacked(drawn):
    if in_node.node_is_missing():
        pytest.skip(in_node.MISSING)
    script = ROOT / "deterrence_kit" / "portable" / "browser" / "outlines.js"
    asked = ["node", "--input-type=module", "-e", UNPACK, script.as_uri()]
    done = subprocess.run(
        asked, input=json.dumps(drawn), capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def data_of(value):
    """Every list of columns in what is drawn, as a mapping: their order is nobody's."""
    if isinstance(value, dict) and value.get("type") == "map":
        return {key: data_of(each) for key, each in value["entries"]}
    if isinstance(value, dict):
        return {key: data_of(each) for key, each in value.items()}
    return [data_of(each) for each in value] if isinstance(value, list) else value


def sources_of(value):
    """The columns of every source in what is drawn."""
    if isinstance(value, dict) and value.get("type") == "map":
        yield dict(value["entries"])
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from sources_of(each)


@pytest.mark.parametrize("room", ROOMS.values(), ids=ROOMS)
def test_a_source_is_empty_or_has_all_its_columns(room):
    """Bokeh complains of columns of different lengths, and draws them as far as the shortest."""
    before = json.loads(json.dumps(figures(room.reading)))
    drawn = json.loads(json.dumps(drawn_for(room, room.reading)))
    for picture, each in unpacked(drawn).items():
        was, now = list(sources_of(before[picture]["item"])), list(sources_of(each["item"]))
        assert len(was) == len(now)
        for held, old in zip(now, was, strict=True):
            assert held in ({name: [] for name in held}, old)
        assert any(not any(held.values()) for held in now if held)


@pytest.mark.parametrize("room", ROOMS.values(), ids=ROOMS)
def test_a_page_unpacks_to_the_number_what_was_drawn(room):
    drawn = json.loads(json.dumps(figures(room.reading)))
    packed = with_packed_outlines(drawn)
    maps = [name for name, each in packed.items() if each != drawn[name]]
    assert maps == [name for name, each in drawn.items() if each["fit"]]
    assert all(str(coastline()["xs"][0]) not in json.dumps(packed[name]) for name in maps)
    assert data_of(unpacked(packed)) == data_of(drawn)
