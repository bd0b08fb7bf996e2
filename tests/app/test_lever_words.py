"""Words for sliders: each synonym finds settings that are there, each scale has three anchors."""

from deterrence_kit.app.controls import descriptions
from deterrence_kit.app.lever_words import ANCHORS, SYNONYMS, also
from deterrence_kit.model.settings import LEVERS, SETTINGS
from deterrence_kit.pages.explorer.page import ExplorerReading


def test_synonyms_and_anchors_are_of_settings_that_are_there():
    assert {name for names in SYNONYMS.values() for name in names} <= set(SETTINGS)
    assert set(ANCHORS) <= set(LEVERS)
    for word, names in SYNONYMS.items():
        assert all(word in also(name) for name in names)


def test_every_open_lever_without_a_unit_has_words_along_its_track():
    told = descriptions(("levers",))
    for name in ExplorerReading.MAIN:
        bare = LEVERS[name].unit in ("0 to 1", "share")
        assert (len(told[name]["anchors"]) == 3) == bare, name
    assert len(ExplorerReading.MAIN) == 8
