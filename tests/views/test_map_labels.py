"""Names on a map: apart from one another, those that matter in any case, placed once."""

import numpy as np
import pytest

from deterrence_kit import assess, load_scenario, scenario_names
from deterrence_kit.views import map_labels as names
from deterrence_kit.views.network import network_columns, window
from deterrence_kit.views.places import Window

VIEW = Window(0, 0, 4, 3)


def placed(x, y, weight, outward=False):
    marks = [f"Mark {i}" for i in range(len(x))]
    arrays = (np.array(values, dtype=float) for values in (x, y))
    return names.map_labels(*arrays, np.full(len(x), 5.0), marks, np.array(weight), VIEW, outward)


@pytest.mark.parametrize("name", scenario_names())
def test_labels_cross_no_other_where_there_is_room_for_all(name):
    scenario = load_scenario(name)
    labels, view = network_columns(scenario, assess(scenario))["labels"], window(scenario)
    kept = {scenario.protege_name, *scenario.challenger_names}  # shown even where it is crowded
    at = names._in_px(tuple(labels["x"]), tuple(labels["y"]), view)
    boxes = [
        names._box(mark, abs(gap), names.LETTER * len(text), 1 if align == "left" else -1)
        for mark, gap, text, align in zip(
            at, labels["offset"], labels["name"], labels["align"], strict=True
        )
        if text not in kept
    ]
    assert not any(names._cross(a, b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert kept <= set(labels["name"])


def test_who_weighs_more_is_named_first_and_the_others_where_there_is_room():
    row = placed([0.0, 0.5], [0.0, 0.0], [0.1, 0.3])
    assert row["name"] == ["Mark 1", "Mark 0"]
    assert row["align"] == ["left", "right"]
    crowd = placed([0.0, 0.5, 1.0], [0.0, 0.0, 0.0], [0.1, 0.2, 0.3])
    assert crowd["name"] == ["Mark 2", "Mark 0"]
    assert placed([0.0, 0.5, 1.0], [0.0, 0.0, 0.0], [0.1, 2.0, 0.3])["name"][0] == "Mark 1"


def test_outward_is_away_from_the_middle():
    assert placed([-2.0, 2.0], [0.0, 0.0], [0.2, 0.1], outward=True)["align"] == ["right", "left"]
    assert placed([-2.0, 2.0], [0.0, 0.0], [0.2, 0.1])["align"] == ["left", "left"]


def test_no_lever_places_them_again():
    scenario = load_scenario("nato-estonia")
    before = assess(scenario)
    moved = assess(scenario, scenario.levers_at({"readiness": 0.9}))
    first = network_columns(scenario, moved, before)["labels"]
    assert network_columns(scenario, before, before)["labels"] is first
