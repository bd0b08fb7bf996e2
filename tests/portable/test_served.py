"""What served pages fetch of their engines: each notebook names the function that gives its parts."""

import json
import pkgutil
import re

import pytest

from deterrence_kit.portable.rooms import ROOMS
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
