"""The pictures of geography and posture, as columns."""

import numpy as np
import pytest

from deterrence_kit import load_scenario, scenario_names
from deterrence_kit.analysis.alliance.arrival_curve import arrival_curve
from deterrence_kit.analysis.alliance.obstacles import obstacles
from deterrence_kit.analysis.why.surface import Surface, surface
from deterrence_kit.datasets.tables import countries
from deterrence_kit.model import assess
from deterrence_kit.model.settings import LEVERS
from deterrence_kit.pages.geography_and_posture import (
    arrival,
    choices,
    isolines,
    rings,
    travel_map,
    words,
)
from deterrence_kit.pages.geography_and_posture import obstacles as bars
from deterrence_kit.views.network import network_columns
from deterrence_kit.views.network_figure import coastline_columns


def curves(name, **moved):
    scenario = load_scenario(name)
    return scenario, arrival_curve(scenario, moved), arrival_curve(scenario, {})


def levels(columns):
    return np.array([columns["arrival_days"][f"level{i}"] for i in range(arrival.PARTS + 1)])


@pytest.mark.parametrize("name", scenario_names())
def test_the_areas_add_up_to_all_that_is_there(name):
    scenario, now, before = curves(name, lift=1500)
    columns = arrival.arrival_columns(scenario, now, before)
    stacked = levels(columns)
    assert (np.diff(stacked, axis=0) >= -1e-12).all()
    np.testing.assert_allclose(stacked[-1], 100 * now.total)
    np.testing.assert_allclose(stacked[1], 100 * now.members[:, scenario.protege])
    np.testing.assert_allclose(columns["arrival_days"]["ghost"], 100 * before.total)
    label = columns["arrival_labels"]["text"][0]  # a long name is cut short
    assert scenario.protege_name.startswith(label.removesuffix("…"))
    rows = columns["arrivals"]
    assert len({len(column) for column in rows.values()}) == 1
    assert set(scenario.names) <= set(rows["name"])


@pytest.mark.parametrize("name", scenario_names())
@pytest.mark.parametrize("moved", [{}, {"readiness": 0.95, "presence": 0.15}, {"lift": 200}])
def test_labels_stand_apart_and_everything_fits(name, moved):
    scenario, now, before = curves(name, **moved)
    columns = arrival.arrival_columns(scenario, now, before)
    top = arrival.height(now, before)
    places = np.array(columns["arrival_labels"]["y"])
    assert (np.diff(places) >= arrival.LINE * top * 0.999).all()
    assert places.max() <= top
    assert levels(columns).max() <= top
    assert max(columns["arrival_days"]["challenger"]) <= top


def test_the_scale_and_the_order_of_allies_stay_while_a_lever_moves():
    scenario, now, before = curves("nato-estonia", stocks=0.6)
    still = arrival.arrival_columns(scenario, before, before)
    moved = arrival.arrival_columns(scenario, now, before)
    assert arrival.height(now, before) == arrival.height(before, before)
    assert moved["arrival_labels"]["text"] == still["arrival_labels"]["text"]
    assert moved["arrivals"]["name"] == still["arrivals"]["name"]
    assert moved["arrivals"]["day"] != still["arrivals"]["day"]


def test_arrival_in_words_names_the_day_and_the_baselines():
    every = (curves(name, stocks=0.5) for name in scenario_names())
    scenario, now, before = next(found for found in every if found[1].match and found[2].match)
    text = words.arrival_words(scenario, now, before)
    assert f"from day {now.match:.0f} (baseline: day {before.match:.0f})" in text
    scenario, now, before = curves("poland-1939")
    assert "do not match those of Germany within 90 days" in words.arrival_words(
        scenario, now, before
    )


def map_columns(name, **moved):
    scenario, now, before = curves(name, **moved)
    graph = network_columns(scenario, assess(scenario))
    lands = travel_map.land_codes(countries())
    lift = moved.get("lift", scenario.default_of("lift"))
    return (
        scenario,
        now,
        travel_map.travel_columns(
            scenario, now, before, graph, lands, rings.rings(scenario, lift, graph["labels"])
        ),
    )


def test_each_outline_has_a_code():
    assert len(travel_map.land_codes(countries())) == len(coastline_columns(countries())["xs"])


def test_lands_of_allies_are_shaded_by_their_days_and_no_others():
    scenario, now, columns = map_columns("nato-estonia", lift=400)
    shade = dict(zip(travel_map.land_codes(countries()), columns["lands"]["shade"], strict=True))
    place = scenario.codes.index("USA")
    low, high = travel_map.SOON, travel_map.LATE
    assert shade["USA"] == np.clip(now.delay[place], low, high)
    assert shade["RUS"] == shade["EST"] == travel_map.NO_MEMBER
    assert columns["states"]["days"][place] == now.delay[place] > columns["states"]["before"][place]


@pytest.mark.parametrize("name", scenario_names())
def test_rings_stand_at_their_distance_and_grow_with_lift(name):
    scenario = load_scenario(name)
    names = network_columns(scenario, assess(scenario))["labels"]
    slow, fast = (rings.rings(scenario, lift, names) for lift in (300, 900))
    spans = [np.nanmax(r["rings"]["ys"][0]) - np.nanmin(r["rings"]["ys"][0]) for r in (slow, fast)]
    assert spans[1] > spans[0]
    x, y = np.array(slow["rings"]["xs"][0]), np.array(slow["rings"]["ys"][0])
    lat = np.arctan(np.sinh(np.radians(y)))
    home, turn = (
        np.radians(scenario.latitude[scenario.protege]),
        np.radians(x - scenario.longitude[scenario.protege]),
    )
    cosine = np.sin(home) * np.sin(lat) + np.cos(home) * np.cos(lat) * np.cos(turn)
    np.testing.assert_allclose(6371 * np.arccos(cosine), 300, rtol=1e-6)


def test_one_ally_is_told_without_comparison():
    scenario, now, _ = curves("us-japan")
    text = words.travel_words(scenario, now, 800)
    assert text.startswith("From the United States, which brings most, it is 30 days")
    assert "(5 at sea)" in text


def made(name, pair="lift-access", **moved):
    scenario = load_scenario(name)
    return surface(scenario, moved, choices.pair_of(pair))


def test_every_pair_is_of_levers_for_the_whole_pact():
    for pair in choices.PAIRS:
        assert set(choices.pair_of(pair)) <= set(LEVERS)


def test_the_threshold_line_is_where_credibility_meets_it():
    name, grid, columns = next(
        (name, grid, columns)
        for name in scenario_names()
        for grid in [made(name)]
        for columns in [isolines.isoline_columns(grid, grid, (800, 0.9), (800, 0.9))]
        if len(columns["threshold_line"]["xs"]) == 1
    )
    (xs,), (ys,) = columns["threshold_line"]["xs"], columns["threshold_line"]["ys"]
    pair = [LEVERS[lever] for lever in ("lift", "access")]
    low, high = [p.low for p in pair], [p.high for p in pair]
    for at in np.clip(np.column_stack([xs, ys])[::10], low, high):  # a line ends an ulp outside
        levers = dict(zip(("lift", "access"), at, strict=True))
        case = assess(load_scenario(name), load_scenario(name).levers_at(levers))
        assert float(case.credibility) == pytest.approx(float(case.threshold), abs=2e-3)
    assert columns["threshold_ghost"] == columns["threshold_line"]
    assert 0 < grid.holding < 1
    assert "Deterrence holds on" in words.isoline_words(grid)


def test_where_nothing_changes_there_is_no_threshold_line_and_the_words_say_so():
    never, always = made("poland-1939"), made("us-japan")
    for grid, said in ((never, "No mix of the two"), (always, "whatever the two are")):
        columns = isolines.isoline_columns(grid, grid, (800, 0.9), (800, 0.9))
        assert columns["threshold_line"]["xs"] == []
        assert said in words.isoline_words(grid)
        assert bool(columns["holding"]["xs"]) == (grid is always)


def test_a_region_with_a_hole_keeps_it():
    x = np.linspace(0, 1, 41)
    away = np.hypot(*np.meshgrid(x - 0.5, x - 0.5)) - 0.2
    grid = Surface(("lift", "access"), x, x, away, away)
    columns = isolines.isoline_columns(grid, grid, (0, 0), (0, 0))
    assert [len(polygon[0]) for polygon in columns["holding"]["xs"]] == [2]


@pytest.mark.parametrize("name", scenario_names())
@pytest.mark.parametrize("choice", choices.OBSTACLES)
def test_bars_are_what_the_other_case_would_change(name, choice):
    scenario, curve, _ = curves(name, access=0.7)
    now, before = obstacles(scenario, {"access": 0.7}), obstacles(scenario, {})
    columns = bars.obstacle_columns(scenario, now, before, curve, choice)
    found = columns["obstacles"]
    sign = 1 if choice == "routes" else -1
    true = sign * (np.array(found["otherwise"]) - now.now)
    np.testing.assert_allclose(found["change"], true, atol=0.001)
    still = bars.obstacle_columns(scenario, before, before, curve, choice)
    assert found["label"] == still["obstacles"]["label"]
    np.testing.assert_allclose(found["ghost"], still["obstacles"]["points"])
    low, high = bars.reach(columns, still)
    assert low < 0 < high
    assert low <= found["points"].min() <= found["points"].max() <= high
    assert len(bars.row_names(columns)) == bars.SLOTS


def test_water_and_routes_in_words():
    scenario, curve, _ = curves("nato-estonia")
    found = obstacles(scenario, {})
    assert f"credibility is {found.sea_closed:.2f}" in words.route_words(scenario, found)
    assert "7 allies have to cross a sea, which takes 5 days more" in words.water_words(
        scenario, found, curve
    )
    scenario, curve, _ = curves("gcc-kuwait")
    found = obstacles(scenario, {})
    assert "Nobody comes by sea." in words.route_words(scenario, found)
    assert "No ally has to cross a sea." in words.water_words(scenario, found, curve)
