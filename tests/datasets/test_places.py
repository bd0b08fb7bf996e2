"""Places that a region file marks: on the map and in the fold, and no number comes from them."""

import re

import numpy as np
import pytest

from deterrence_kit.app.state import State
from deterrence_kit.datasets.errors import ScenarioError
from deterrence_kit.datasets.regions import load_region, parse_region, region_names
from deterrence_kit.model.record import BASES
from deterrence_kit.model.region.matrix import matrix
from deterrence_kit.pages.regional_conflict.about import UNUSED, about_region
from deterrence_kit.pages.regional_conflict.page import RegionReading
from deterrence_kit.pages.regional_conflict.risk_map import REGION
from deterrence_kit.pages.regional_conflict.spots import Spots
from tests.conftest import ROOT

PAIR = 'title = "Ours"\n[[pair]]\nchallenger = "RUS"\ntarget = "LVA"\npact = "NATO"\n'
PLACE = '[[place]]\nname = "Vasa"\nlat = 63.1\nlon = 21.6\nwhat = "a town"\nsource = "a map"\n'
MARKED = [name for name in region_names() if load_region(name).places]


def test_kaliningrad_and_the_corridor_are_places_of_the_eastern_flank():
    places = {place.name: place for place in load_region("europe-east").places}
    west, east = places["Kaliningrad"], places["Suwałki corridor"]
    assert 54 < west.latitude < 55.5
    assert 19.5 < west.longitude < 23
    assert 53.9 < east.latitude < 54.4
    assert 22.7 < east.longitude < 23.6  # between the points where three states meet


@pytest.mark.parametrize("name", MARKED)
def test_a_place_stands_on_the_map_and_in_the_fold(name):
    region = load_region(name)
    spots = Spots(region)
    bounds = spots.window.bounds
    assert list(spots.marks["name"]) == [place.name for place in region.places]
    assert np.all((bounds["x0"] < spots.marks["x"]) & (spots.marks["x"] < bounds["x1"]))
    assert np.all((bounds["y0"] < spots.marks["y"]) & (spots.marks["y"] < bounds["y1"]))
    told = str(about_region(region, ())["sections"])
    assert UNUSED in told
    for place in region.places:
        assert place.basis in BASES
        assert place.source
        assert place.words in told


def test_the_sentence_under_the_map_names_them():
    shown = RegionReading(State("nato-estonia", choices={"region": "europe-east"}))
    said = REGION.caption(shown, {})
    assert all(place.name in said for place in shown.region.places)
    bare = RegionReading(State("gcc-kuwait", choices={"region": "gulf"}))
    assert "▲" in said
    assert "▲" not in REGION.caption(bare, {})


def test_no_number_comes_from_a_place():
    file = ROOT / "deterrence_kit" / "datasets" / "regions" / "europe-east.toml"
    text = file.read_text(encoding="utf-8")
    without = re.sub(r"\[\[place\]\]\n(?:.+\n)+", "", text)
    assert without != text
    bare = parse_region(without, "europe-east.toml")
    assert not bare.places
    with_, alone = matrix(parse_region(text, "europe-east.toml")), matrix(bare)
    np.testing.assert_array_equal(with_.propensity, alone.propensity)


def test_a_place_of_ones_own_is_checked():
    assert (
        parse_region(PAIR + PLACE, "ours.toml")
        .places[0]
        .words.startswith("Vasa (63.1° N, 21.6° E)")
    )
    for name in ("name", "lat", "lon", "what", "source"):
        lacking = re.sub(rf"(?m)^{name} = .*\n", "", PLACE)
        with pytest.raises(ScenarioError, match=f"place 1: '{name}' is missing"):
            parse_region(PAIR + lacking, "ours.toml")
    with pytest.raises(ScenarioError, match="place 1, column 'lat'"):
        parse_region(PAIR + PLACE.replace("63.1", "163"), "ours.toml")
    with pytest.raises(ScenarioError, match="place 1: there is no column 'size'"):
        parse_region(PAIR + PLACE + "size = 3\n", "ours.toml")
