"""What served pages fetch of their engines: each notebook names the function that gives its parts."""

import gzip
import json
import pkgutil
import re
import subprocess

import in_node
import pytest

from deterrence_kit.app.controls import descriptions
from deterrence_kit.app.edition.contents import held_names
from deterrence_kit.portable import lever_words
from deterrence_kit.portable.document import Texts, as_json
from deterrence_kit.portable.rooms import ROOMS
from deterrence_kit.portable.scenario import scenario_data
from deterrence_kit.portable.served import part
from deterrence_kit.serve import shells
from tests.conftest import ROOT

NOTEBOOKS = {
    path.stem.partition("_")[2].replace("_", "-"): json.loads(path.read_text("utf-8"))["metadata"]
    for path in sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
}
NAMED = {key: told["engine"] for key, told in NOTEBOOKS.items() if "engine" in told}


def test_each_page_with_an_engine_is_served_with_it():
    assert {key.removeprefix("credibility-") for key in NAMED} == set(ROOMS)


@pytest.mark.parametrize("key", NAMED)
def test_its_scripts_fit_into_one_and_are_of_that_page(key):
    text = pkgutil.resolve_name(NAMED[key])("common")
    held = json.loads(re.search(r"^export const common = (.*);$", text, re.MULTILINE)[1])
    assert held["page"] == ROOMS[key.removeprefix("credibility-")].page
    assert "traits" not in held


READ = """
import { readFileSync } from "node:fs";
const script = JSON.parse(readFileSync(0, "utf-8"));
const { default: part } = await import(`data:text/javascript,${encodeURIComponent(script)}`);
process.stdout.write(JSON.stringify({ scenarios: part.scenarios, texts: part.texts.length }));
"""


def test_scenarios_that_are_told_together_are_what_each_is_alone():
    if in_node.node_is_missing():
        pytest.skip(in_node.MISSING)
    room, texts = ROOMS["burden-sharing"], Texts()
    name = max(held_names(), key=lambda name: len(room.besides(name)))
    names = [name, *room.besides(name)]
    alone = json.loads(as_json([scenario_data(room, each, texts.number) for each in names]))
    script = part(name, room.key)
    assert len(gzip.compress(script.encode())) < 0.5 * len(gzip.compress(as_json(alone).encode()))
    done = subprocess.run(
        ["node", "--input-type=module", "-e", READ],
        input=json.dumps(script), capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    assert json.loads(done.stdout) == {
        "scenarios": alone, "texts": texts.script().count("function formulas("),
    }  # fmt: skip


def test_what_levers_mean_is_all_that_a_page_without_session_lacks_of_them():
    told = json.loads(part("levers").removeprefix("export default ").rstrip().rstrip(";"))
    code = shells.around(ROOT / "notebooks" / "1_credibility_explorer.ipynb").asked
    common = json.loads(part(code).rpartition("export const common = ")[2].rstrip().rstrip(";"))
    settings, first = common["settings"], common["traits"]["parameters"]
    whole = {name: {**settings[name], **first[name], **told[name]} for name in first}
    assert whole.keys() == descriptions().keys()
    for name, about in descriptions().items():
        assert {what: whole[name][what] for what in about if what != "main"} == {
            what: each for what, each in about.items() if what != "main"
        }
        assert not {*first[name]} & {*lever_words.LATER}
