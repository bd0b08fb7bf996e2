"""Names on a map: none on another at any size, those that matter most first, placed once."""

from itertools import combinations

import numpy as np
import pytest

from deterrence_kit import assess, load_scenario, scenario_names
from deterrence_kit.app.choices import CHOICES
from deterrence_kit.app.state import State
from deterrence_kit.datasets.regions import load_region, region_names
from deterrence_kit.pages.alliance_network.findings import Findings as Alliance
from deterrence_kit.pages.geography_and_posture.rings import rings
from deterrence_kit.pages.regional_conflict.spots import spots_of
from deterrence_kit.views import map_labels as names
from deterrence_kit.views.network import network_columns, window
from deterrence_kit.views.places import Window

VIEW = Window(0, 0, 4, 3)
HIGH = 15.0  # px that letters of 13 px take from top to bottom, at least


def placed(x, y, weight, outward=False):
    marks = [f"Mark {i}" for i in range(len(x))]
    arrays = (np.array(values, dtype=float) for values in (x, y))
    return names.map_labels(*arrays, np.full(len(x), 5.0), marks, np.array(weight), VIEW, outward)


def rooms_of(*columns):
    """The labels of each room, as rows."""
    keys = ("room", "x", "y", "name", "align", "offset", "lift")
    rows = [row for c in columns for row in zip(*(c[key] for key in keys), strict=True)]
    return {room: [row[1:] for row in rows if row[0] == str(room)] for room in names.ROOMS}


def box(label, view, room):
    """Where a label stands in px, from its columns alone."""
    x, y, name, align, across, down = label
    scale, wide = room / (2 * view.half_width), names.text_width(name)
    left = (x - view.x) * scale + across - wide * {"left": 0, "center": 0.5, "right": 1}[align]
    middle = (view.y - y) * scale + down
    return left, middle - HIGH / 2, left + wide, middle + HIGH / 2


def over_one_another(view, *columns):
    """Pairs of names that share a place, in which room."""
    found = []
    for room, rows in rooms_of(*columns).items():
        boxes = {row[2]: box(row, view, room) for row in rows}
        assert len(boxes) == len(rows), "a name stands twice"
        found += [
            (room, one, other)
            for (one, a), (other, b) in combinations(boxes.items(), 2)
            if min(a[2], b[2]) - max(a[0], b[0]) > 0 and min(a[3], b[3]) - max(a[1], b[1]) > 0
        ]
    return found


@pytest.mark.parametrize("name", scenario_names())
def test_no_name_lies_on_another_on_a_scenarios_maps(name):
    scenario = load_scenario(name)
    labels, view = network_columns(scenario, assess(scenario))["labels"], window(scenario)
    assert not over_one_another(view, labels)
    for lift in (150, 400, 1000):
        days = rings(scenario, lift, labels)["ring_labels"]
        assert not over_one_another(view, labels, days), lift
    for layout in CHOICES["layout"]:
        shown = Alliance(State(name).chosen("layout", layout))
        assert not over_one_another(shown.places.window, shown.setting["labels"]), layout


@pytest.mark.parametrize("name", scenario_names())
def test_protege_and_challengers_are_named_in_every_room(name):
    scenario = load_scenario(name)
    labels = network_columns(scenario, assess(scenario))["labels"]
    for room, rows in rooms_of(labels).items():
        assert {scenario.protege_name, *scenario.challenger_names} <= {row[2] for row in rows}, room


@pytest.mark.parametrize("name", region_names())
def test_no_name_lies_on_another_on_a_regions_map(name):
    places = spots_of(name)
    assert not over_one_another(places.window, places.labels)
    challengers = {load_region(name).names[code] for code in load_region(name).challengers}
    for room, rows in rooms_of(places.labels).items():
        assert challengers <= {row[2] for row in rows}, room


def test_more_room_shows_more_names():
    scenario = load_scenario("nato-estonia")
    counts = [
        len(rows)
        for rows in rooms_of(network_columns(scenario, assess(scenario))["labels"]).values()
    ]
    assert counts[0] < len(scenario.codes) // 2 + 4
    assert counts[-1] >= len(scenario.codes) - 2
    assert counts == sorted(counts)


def test_who_weighs_more_is_named_first_and_the_others_where_there_is_room():
    narrowest = rooms_of(placed([0.0, 0.5], [0.0, 0.0], [0.1, 0.3]))[names.ROOMS[0]]
    assert [row[2] for row in narrowest] == ["Mark 1", "Mark 0"]
    assert [row[3] for row in narrowest] == ["left", "right"]
    line = np.linspace(-2, 2, 13)
    crowd = rooms_of(placed(line, 0 * line, np.arange(13)))[names.ROOMS[0]]
    assert crowd[0][2] == "Mark 12"
    assert 3 < len(crowd) < 13


def test_outward_is_away_from_the_middle():
    outward = placed([-2.0, 2.0], [0.0, 0.0], [0.2, 0.1], outward=True)
    assert outward["align"][:2] == ["right", "left"]
    assert placed([-2.0, 2.0], [0.0, 0.0], [0.2, 0.1])["align"][:2] == ["left", "left"]


def test_no_lever_places_them_again():
    scenario = load_scenario("nato-estonia")
    before = assess(scenario)
    moved = assess(scenario, scenario.levers_at({"readiness": 0.9}))
    first = network_columns(scenario, moved, before)["labels"]
    assert network_columns(scenario, before, before)["labels"] is first
