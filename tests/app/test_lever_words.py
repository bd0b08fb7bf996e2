"""Words for sliders: synonyms find what is there, scales have words and examples, few are open at first."""

import json

import pytest

from deterrence_kit.app.controls import descriptions
from deterrence_kit.datasets import load_scenario, scenario_names
from deterrence_kit.model.settings import LEVERS, SETTINGS, TABLES
from deterrence_kit.views.lever_words import ANCHORS, SYNONYMS, also, examples
from tests.conftest import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def test_synonyms_and_anchors_are_of_settings_that_are_there():
    assert {name for names in SYNONYMS.values() for name in names} | set(ANCHORS) <= set(SETTINGS)
    for word, names in SYNONYMS.items():
        assert all(word in also(name) for name in names)


@pytest.mark.parametrize("table", TABLES)
def test_every_scale_without_a_unit_has_words_along_its_track(table):
    told = descriptions((table,))
    for name, p in TABLES[table].items():
        bare = p.unit == "0 to 1" or (table == "levers" and p.unit == "share")
        assert len(told[name]["anchors"]) == (3 if bare else 0), name
        assert all(len(text) <= 18 for text in told[name]["anchors"]), (
            "it stands on a third of a track"
        )


def test_examples_are_what_scenarios_set_with_their_own_reasons():
    scenarios = [load_scenario(name) for name in scenario_names()]
    some = 0
    for name in LEVERS:
        for text in examples(name):
            some += 1
            title, _, reason = text.partition(": ")[2].partition(". ")
            (of,) = [s for s in scenarios if title.startswith(s.title) and reason in s.why.values()]
            value = of.settings.get(name, None)
            assert value is None or text.startswith(f"{value:.3g}")
    assert some > 20


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_at_most_eight_sliders_are_open_at_first(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    for source in ("".join(c["source"]) for c in cells if c["cell_type"] == "code"):
        if given := source.partition("levers=[")[2].partition("]")[0]:
            assert 0 < given.count('"') / 2 <= 8
    assert sum(p.main for p in LEVERS.values()) == 8
