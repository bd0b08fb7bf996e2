"""Pictures, tested on their columns: what is drawn, not how."""

import numpy as np
import pytest

from deterrence_kit import assess, load_scenario, scenario_names
from deterrence_kit.analysis import attribution, response
from deterrence_kit.datasets.tables import countries
from deterrence_kit.pages.explorer.response_curve import draw_response, response_columns
from deterrence_kit.pages.explorer.waterfall import (
    OTHERS,
    SLOTS,
    draw_waterfall,
    row_names,
    span,
    waterfall_columns,
)
from deterrence_kit.pages.explorer.words import response_words, why_words
from deterrence_kit.views import words
from deterrence_kit.views.network import commitments, network_columns, window
from deterrence_kit.views.network_figure import coastline_columns, draw_network
from deterrence_kit.views.places import INSET, positions

MANY = {"readiness": 0.7, "clarity": 0.9, "will": 0.6, "lift": 1500, "access": 0.5, "stocks": 0.5,
        "signalling": 0.9, "consultation": 0.2}  # fmt: skip


@pytest.mark.parametrize("name", scenario_names())
def test_an_edge_for_each_commitment_its_width_what_it_delivers(name):
    scenario = load_scenario(name)
    answer = assess(scenario)
    edges = network_columns(scenario, answer)["edges"]
    assert len(edges["code"]) == len(scenario.codes) - 1
    delivered = dict(zip(scenario.codes, answer.delivered, strict=True))
    order = np.argsort([delivered[c] for c in edges["code"]])
    assert np.all(np.diff(edges["width"][order]) >= 0)
    np.testing.assert_allclose(edges["width"], edges["ghost"])
    target = scenario.protege
    x, y, _ = positions(scenario)
    assert np.all(edges["x1"] == x[target])
    assert np.all(edges["y1"] == y[target])


@pytest.mark.parametrize("name", scenario_names())
def test_everything_stands_inside_the_window_and_labels_do_not_touch(name):
    scenario = load_scenario(name)
    x, y, view = positions(scenario)
    assert np.all(np.abs(x - view.x) <= view.half_width)
    assert np.all(np.abs(y - view.y) <= view.half_height * (1 + 1e-9))
    labels = network_columns(scenario, assess(scenario))["labels"]["name"]
    assert scenario.protege_name in labels
    assert all(challenger in labels for challenger in scenario.challenger_names)


def test_far_states_are_pinned_to_the_edge_apart_from_each_other():
    scenario = load_scenario("nato-estonia")
    x, y, view = positions(scenario)
    usa, can = scenario.codes.index("USA"), scenario.codes.index("CAN")
    assert x[usa] == pytest.approx(view.x - INSET * view.half_width)
    assert abs(y[usa] - y[can]) > 0.1 * view.half_height


def test_widths_follow_a_lever_and_the_ghost_stays():
    scenario = load_scenario("nato-estonia")
    before, after = assess(scenario), assess(scenario, scenario.levers_at({"readiness": 0.8}))
    edges = network_columns(scenario, after, before)["edges"]
    assert np.all(edges["width"] >= edges["ghost"] - 1e-12)
    assert edges["width"].sum() > edges["ghost"].sum()


def test_the_graph_carries_what_the_edges_show():
    scenario = load_scenario("us-japan")
    graph = commitments(scenario, assess(scenario))
    assert list(graph.edges) == [("USA", "JPN")]
    assert 0 < graph["USA"]["JPN"]["resolve"] < 1


def test_the_waterfall_starts_at_the_baseline_and_ends_where_things_stand():
    scenario = load_scenario("nato-estonia")
    why = attribution(scenario, MANY)
    bars = waterfall_columns(why)["waterfall"]
    assert bars["label"][0] == "Baseline"
    assert bars["label"][-1] == "Now"
    assert len(bars["label"]) <= SLOTS
    assert OTHERS.capitalize() in bars["label"]
    assert bars["end"][0] == pytest.approx(why.before, abs=0.001)
    assert bars["end"][-1] == pytest.approx(why.after, abs=0.001)
    assert bars["end"][-2] == pytest.approx(bars["end"][-1])
    for start, end in zip(bars["start"][2:-1], bars["end"][1:-2], strict=True):
        assert start == pytest.approx(end)
    assert set(row_names(waterfall_columns(why)).values()) >= set(bars["label"])
    low, high = span(why)
    assert low <= min(bars["end"])
    assert max(bars["end"]) <= high


def test_the_response_marks_now_and_the_crossing():
    scenario = load_scenario("nato-estonia")
    level = float(assess(scenario).credibility)
    stakes = (level + 0.4 / 2) / (1 - level)  # half of all sanctions meet the threshold there
    now = response(scenario, {"stakes": stakes}, "sanctions")
    columns = response_columns(now, response(scenario, {}, "sanctions"))
    assert columns["here"]["x"] == [0.5]
    assert len(columns["crossing"]["x"]) == 1
    assert len(columns["curve"]["value"]) == len(columns["curve"]["ghost"])


def test_every_picture_can_be_drawn():
    scenario = load_scenario("training")
    outline = coastline_columns(countries())
    draw_network(network_columns(scenario, assess(scenario)), outline)
    draw_waterfall(waterfall_columns(attribution(scenario, MANY)))
    curve = response(scenario, {}, "lift")
    draw_response(response_columns(curve, curve))


def test_no_outline_streaks_across_the_map():
    for xs in coastline_columns(countries())["xs"]:
        assert np.max(np.abs(np.diff(xs))) < 100


@pytest.mark.parametrize("name", scenario_names())
def test_the_sentences_are_sentences(name):
    scenario = load_scenario(name)
    now = assess(scenario, scenario.levers_at({"readiness": 0.6}))
    why = attribution(scenario, {"readiness": 0.6})
    texts = [
        now.sentence(), words.network_words(scenario, now, 0.2, 0.25), why_words(why, {}),
        response_words(response(scenario, {}, "readiness"), {}),
    ]  # fmt: skip
    for text in texts:
        assert text[0].isupper()
        assert text.endswith(".")
        assert "nan" not in text.lower().split()


def test_the_window_of_estonia_shows_the_baltic():
    bounds = window(load_scenario("nato-estonia")).bounds
    assert bounds["x0"] < 20 < bounds["x1"]
