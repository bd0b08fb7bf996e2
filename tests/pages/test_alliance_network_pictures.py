"""Columns of the alliance network: who stands where, how thick, and what no lever moves."""

from dataclasses import replace

import numpy as np
import pytest

from deterrence_kit import load_scenario, scenario_names
from deterrence_kit.analysis.alliance.balance import Balance
from deterrence_kit.app.membership import joined_by, left_by
from deterrence_kit.app.state import State
from deterrence_kit.pages.alliance_network import measures, ranking
from deterrence_kit.pages.alliance_network.choices import LAYOUTS
from deterrence_kit.pages.alliance_network.measures import NO_DATA
from deterrence_kit.pages.alliance_network.page import AllianceReading
from deterrence_kit.views.network import THICKEST


def columns(name="nato-estonia", changes=None, layout="map", leave=(), join=()):
    state = State(name, changes or {}).chosen("layout", layout)
    for code in join:
        state = joined_by(state, code)
    for code in leave:
        state = left_by(state, code)
    return AllianceReading(state).columns()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", scenario_names())
def test_every_state_stands_somewhere_of_its_own_inside_the_frame(name, layout):
    reading = AllianceReading(State(name).chosen("layout", layout))
    states, frame = reading.columns()["states"], reading.props()["map_frame"]
    assert states["code"] == list(load_scenario(name).codes)
    assert ((frame["x0"] <= states["x"]) & (states["x"] <= frame["x1"])).all()
    assert ((frame["y0"] <= states["y"]) & (states["y"] <= frame["y1"])).all()
    places = {(round(x, 6), round(y, 6)) for x, y in zip(states["x"], states["y"], strict=True)}
    assert len(places) == len(states["code"])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_lever_moves_a_state_or_a_name(layout):
    before, after = columns(layout=layout), columns(changes={"readiness": 0.9}, layout=layout)
    for source in ("ghosts", "labels", "challengers", "partners", "rival_pacts", "web_states"):
        assert before[source] is after[source]
    for axis in ("x", "y", "size"):
        assert np.array_equal(before["states"][axis], after["states"][axis])


def test_a_departure_moves_nobody_and_leaves_its_ghost():
    before, after = columns(layout="network"), columns(layout="network", leave=["USA"])
    assert np.array_equal(before["states"]["x"], after["states"]["x"])
    place = after["states"]["code"].index("USA")
    assert after["states"]["role"][place] == "has left"
    assert np.isnan(after["states"]["resolve"][place])
    assert "USA" not in after["edges"]["code"]
    assert before["ghosts"]["width"].max() == after["ghosts"]["width"].max() == THICKEST
    kept = [before["edges"]["code"].index(code) for code in after["edges"]["code"]]
    assert np.allclose(before["edges"]["width"][kept], after["edges"]["width"])


def test_who_joins_has_an_edge_and_no_ghost():
    found = columns(join=["UKR"])
    assert "UKR" in found["edges"]["code"]
    assert "UKR" not in found["ghosts"]["code"]


def test_more_readiness_makes_edges_thicker_than_their_ghosts():
    found = columns(changes={"readiness": 0.7})
    now = dict(zip(found["edges"]["code"], found["edges"]["width"], strict=True))
    before = dict(zip(found["ghosts"]["code"], found["ghosts"]["width"], strict=True))
    assert all(now[code] > width for code, width in before.items() if width > 2)


def test_the_challenger_s_partners_are_shown_with_their_pacts():
    found = columns()
    assert {"Belarus", "North Korea"} <= set(found["partners"]["name"])
    assert len(found["rival_pacts"]["pact"]) >= len(found["partners"]["name"])
    crowded = columns("russia-dprk")
    assert len(crowded["partners"]["name"]) == 10


def test_the_ranking_keeps_its_rows_while_levers_move():
    names = [columns(changes={"will.USA": v})["losses"]["name"] for v in (0.0, 0.5, 1.0)]
    assert names[0] == names[1] == names[2]
    assert names[0][0] == "United States"


def test_the_ranking_keeps_a_row_for_who_left():
    rows = columns(leave=["USA"])["losses"]
    assert rows["text"][0] == "has left"
    assert np.isnan(rows["lost"][0])
    assert rows["ghost"][0] > 0


@pytest.mark.parametrize("name", scenario_names())
def test_the_scale_holds_every_bar(name):
    found = columns(name)
    low, high = ranking.scale(found)
    bars = np.r_[found["losses"]["points"], found["losses"]["ghost_points"]]
    assert low - 0.05 <= np.nanmin(bars)  # less than that is drawn as nothing
    assert np.nanmax(bars) <= high


@pytest.mark.parametrize("changes", [{}, {"readiness": 0.9, "will": 0.9}, {"will": 0.05}])
def test_each_measure_stands_on_a_scale_of_its_own_which_holds_now_and_the_baseline(changes):
    for name in scenario_names():
        found = AllianceReading(State(name, changes)).columns()["gauges"]
        assert len(found["label"]) == measures.ROWS
        for low, high, *marks in zip(
            found["low"], found["high"], found["value"], found["ghost"], found["dot"],
            found["ring"], strict=True,
        ):  # fmt: skip
            first, last = (float(end.removesuffix(" %")) for end in (low, high))
            for number, place in ((marks[0], marks[2]), (marks[1], marks[3])):
                if np.isfinite(number):
                    assert first <= number <= last
                    assert place == pytest.approx((number - first) / (last - first))
    assert columns("us-japan")["gauges"]["text"][1] == "there is only one ally"


def test_without_triangles_there_is_no_dot_and_not_enough_data():
    found = columns("us-japan", join=["KOR"])["gauges"]
    assert (found["dot"] >= 0).all()
    alone = AllianceReading(State("us-japan")).standing
    bare = replace(alone, balance=Balance(0, 0))
    found = measures.measures_columns(bare, alone)["gauges"]
    assert found["text"][-1] == NO_DATA
    assert found["dot"][-1] < -1


def test_a_member_with_pacts_on_both_sides_is_out_of_balance():
    place = columns()["gauges"]["label"].index("Balanced triangles")
    assert columns()["gauges"]["value"][place] == 100
    assert columns(join=["BLR"])["gauges"]["value"][place] < 100
