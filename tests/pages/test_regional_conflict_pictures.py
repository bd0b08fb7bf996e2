"""The pictures of a region, by their columns."""

from itertools import combinations

import numpy as np
import pytest

from deterrence_kit.app.state import State
from deterrence_kit.datasets.regions import load_region, region_names
from deterrence_kit.model.region.matrix import matrix
from deterrence_kit.model.region.shift import shift
from deterrence_kit.model.rounding import yearly
from deterrence_kit.pages.regional_conflict import (
    pair_ranking,
    risk_map,
    risk_matrix,
    spots,
    threat_web,
    web_layout,
    words,
)
from deterrence_kit.pages.regional_conflict.page import RegionReading
from deterrence_kit.pages.regional_conflict.risk import (
    codes,
    heat,
    pair_name,
    risk_of,
    text_colours,
)
from deterrence_kit.pages.regional_conflict.spots import Spots
from deterrence_kit.pages.regional_conflict.whose import representatives
from deterrence_kit.views import map_labels
from deterrence_kit.views.labels import signed_points
from deterrence_kit.views.names import in_sentence

REGIONS = pytest.mark.parametrize("name", region_names())


def risks(name, changes=None):
    region = load_region(name)
    return region, risk_of(matrix(region, changes)), risk_of(matrix(region))


@REGIONS
def test_every_picture_shows_every_pair(name):
    region, now, before = risks(name)
    spots = Spots(region)
    columns = (
        risk_map.risk_map_columns(region, now, before, spots)
        | risk_matrix.risk_matrix_columns(region, now, before)
        | pair_ranking.pair_ranking_columns(region, now, before)
        | threat_web.threat_web_columns(region, now, before, web_layout.web_places(region))
    )
    for source, data in columns.items():
        assert len({len(values) for values in data.values()}) <= 1, source
    for source in ("pairs", "cells", "web_threats"):
        assert sorted(columns[source]["code"]) == sorted(codes(region))
    ranked = columns["ranked_pairs"]["code"]  # the likeliest only, where there are many
    assert len(set(ranked)) == min(len(codes(region)), pair_ranking.ROWS)
    assert set(ranked) <= set(codes(region))


@REGIONS
def test_beads_keep_apart_and_states_stay_in_the_window(name):
    region = load_region(name)
    spots = Spots(region)
    beads = list(zip(*spots.beads.values(), strict=True))
    nearest = min(np.hypot(a[0] - b[0], a[1] - b[1]) for a, b in combinations(beads, 2))
    assert nearest > 0.02 * 2 * spots.window.half_width
    bounds = spots.window.bounds
    assert np.all((spots.x >= bounds["x0"]) & (spots.x <= bounds["x1"]))
    assert np.all((spots.y >= bounds["y0"]) & (spots.y <= bounds["y1"]))


def test_nothing_but_width_size_and_colour_moves_on_the_map():
    region, now, before = risks("europe-east", {"NATO": {"readiness": 0.9}})
    spots = Spots(region)
    moved, still = (
        risk_map.risk_map_columns(region, risk, before, spots)["pairs"] for risk in (now, before)
    )
    for name in ("x", "y", "x0", "y0", "x1", "y1", "ghost"):
        assert np.array_equal(moved[name], still[name])
    estonia = codes(region).index("RUS-EST")
    assert moved["width"][estonia] < still["width"][estonia]
    assert moved["heat"][estonia] < still["heat"][estonia]


def test_states_that_are_both_challenger_and_target_have_a_mark_of_their_own():
    spots = Spots(load_region("gulf"))
    kinds = dict(zip(spots.codes, spots.kinds, strict=True))
    assert kinds["IRN"] == "challenger_alone"
    assert kinds["KWT"] == "target"
    assert kinds["Ansar Allah"] == "challenger"


def test_lines_that_run_both_ways_do_not_hide_each_other():
    region = load_region("east-asia")
    lines = np.array(Spots(region).lines).T
    there, back = (lines[codes(region).index(code)] for code in ("PRK-KOR", "KOR-PRK"))
    assert np.hypot(*(there[:2] - back[2:])) > 0


def test_the_matrix_says_where_a_pair_stood_only_if_it_moved():
    region, now, before = risks("europe-east", {"NATO": {"readiness": 0.95, "sanctions": 1.0}})
    cells = risk_matrix.risk_matrix_columns(region, now, before)["cells"]
    estonia, belarus = (codes(region).index(code) for code in ("RUS-EST", "POL-BLR"))
    assert cells["was"][estonia] == f"({yearly(before.propensity[estonia])[:-2]})"
    assert cells["was"][belarus] == ""
    place = set(zip(cells["x"], cells["y"], strict=True))
    assert len(place) == len(region.commitments)


def test_the_ranking_keeps_the_order_of_the_baseline():
    region, now, before = risks("europe-east", {"NATO": {"readiness": 0.1, "stakes": 2.0}})
    bars = pair_ranking.pair_ranking_columns(region, now, before)["ranked_pairs"]
    most = sorted(before.propensity, reverse=True)[: pair_ranking.ROWS]
    assert list(bars["before"]) == most
    assert list(bars["propensity"]) != sorted(bars["propensity"], reverse=True)


@REGIONS
def test_the_pair_that_is_probed_first_is_marked_as_the_answer_names_it(name):
    for changes in ({}, {"readiness": 0.95}, {"presence": 0.15}):
        shown = RegionReading(State("nato-estonia", changes).chosen("region", name))
        columns = shown.columns()
        first = {row["label"]: row["value"] for row in shown.words()["headline"]}["Probed first"]
        bars = columns["ranked_pairs"]
        marked = [target for target, it in zip(bars["target"], bars["first"], strict=True) if it]
        assert marked in ([first], [])
        assert bool(marked) == (max(bars["propensity"]) == shown.risk.propensity.max())
        rows = list(shown.props()["pairs_rows"]["major_label_overrides"].values())
        assert sum(row.startswith(pair_ranking.FIRST) for row in rows) == len(marked)
        assert f"probe {in_sentence(first)} first" in shown.captions()["pairs"]


@REGIONS
def test_the_network_is_layered_and_untangled(name):
    region = load_region(name)
    places = web_layout.web_places(region)
    assert {kind: x for (kind, _), (x, _) in places.items()} == {
        "pact": -web_layout.EDGE, "target": 0.0, "challenger": web_layout.EDGE,
    }  # fmt: skip
    assert threat_web.ALIGNED == {"pact": "left", "challenger": "right"}  # frames grow inwards
    assert len(set(places.values())) == len(places)
    web = web_layout.web_of(region)
    by_name = {
        kind: sorted((n for n in places if n[0] == kind), key=str) for kind in web_layout.LAYERS
    }
    shown = {kind: sorted(of, key=lambda node: -places[node][1]) for kind, of in by_name.items()}
    assert web_layout.crossings(shown, web) <= web_layout.crossings(by_name, web)


@REGIONS
def test_the_name_of_a_marked_place_lies_on_no_state_and_no_bead(name):
    """Beside a capital, Suwałki's once lay on three of them; the caption names it in any case."""
    places = spots.spots_of(name)
    labels = places.labels
    for room in map_labels.ROOMS:
        marks = map_labels.in_px(
            np.r_[places.x, places.beads["x"]],
            np.r_[places.y, places.beads["y"]],
            places.window,
            room,
        )
        size = np.repeat([spots.STATE, spots.BEAD], [len(places.x), len(places.beads["x"])])[
            :, None
        ]
        for i, label in enumerate(labels["name"]):
            if labels["room"][i] != str(room) or label not in places.marks["name"]:
                continue
            at = map_labels.in_px([labels["x"][i]], [labels["y"][i]], places.window, room)[0]
            spot = map_labels.Spot(*(labels[key][i] for key in ("align", "offset", "lift")))
            box = map_labels.label_box(at, label, spot)
            assert not map_labels.crossed(box, np.hstack([marks - size, marks + size])).any(), label


def test_the_colour_scale_is_fixed_and_text_on_it_can_be_read():
    assert heat(np.array([0.0, 0.002, 0.2, 0.9])).tolist() == [0, 0, 1, 1]
    assert text_colours(np.array([0.003, 0.15])) == ["#ffffff", "#000000"]


def test_the_answer_says_deter_or_divert_and_who_is_probed_first():
    region, now, before = risks("europe-east", {"NATO": {"readiness": 0.9}})
    moved = shift(matrix(region), matrix(region, {"NATO": {"readiness": 0.9}}))
    told = words.answer(region, now, before, moved, 0)
    assert "deters more than it diverts" in told["sentence"]
    first = region.commitments[int(now.propensity.argmax())].scenario
    said = f"{first.challenger_name} would probe {first.protege_name} first"
    assert said in told["sentence"]
    figures = {entry["label"]: entry["value"] for entry in told["headline"]}
    assert figures["Deter, or divert?"].startswith("−")
    assert figures["Probed first"] == first.protege_name


def test_a_card_says_what_stands_behind_a_pair():
    region, now, before = risks("europe-east")
    place = codes(region).index("RUS-MDA")
    card = words.pair_card(region.commitments[place], place, now, before)
    rows = dict(card["rows"])
    assert rows["Pact"] == "none"
    assert "Source:" in rows["Why"]
    assert card["role"].startswith("Nobody")


@REGIONS
def test_brackets_are_explained_where_there_are_brackets_alone(name):
    scenario = next(iter(representatives(name).values()))
    for changes in ({}, {"loss": 2.0}):
        shown = RegionReading(State(scenario, changes).chosen("region", name))
        assert shown.name == name
        said, cells = shown.captions()["matrix"], shown.columns()["cells"]
        assert any(cells["was"]) == ("in brackets is the baseline" in said) == bool(changes)


def test_the_page_reads_from_the_question_to_whether_it_diverts():
    order = [part.name for part in RegionReading.SHOWN]
    assert order[:4] == ["whose", "region", "pairs", "shift"]


def test_deter_or_divert_is_told_with_the_pairs_that_moved():
    still = RegionReading(State("nato-estonia")).blocks()["shift"]
    assert [part["kind"] for part in still["parts"]] == ["text"]
    shown = RegionReading(State("nato-estonia", {"readiness": 0.9}))
    (table,) = shown.blocks()["shift"]["parts"]
    told = {row["where"]: row["change"] for row in table["rows"]}
    assert told["At the targets the change concerns"] == signed_points(shown.shift.here)
    assert told["Elsewhere"] == signed_points(shown.shift.elsewhere)
    assert told["In the region"] == shown.words()["headline"][3]["value"]
    change = shown.risk.expected - shown.risk_before.expected
    most = shown.region.commitments[int(np.argmax(np.abs(change)))]
    assert told[pair_name(most)] == signed_points(float(change[np.argmax(np.abs(change))]))


@pytest.mark.parametrize("name", region_names())
def test_a_picture_of_states_that_challenge_each_other_says_that_it_is_a_role(name):
    """Each of them, for pictures travel without their page."""
    first = next(iter(representatives(name).values()))
    reading = RegionReading(State(first).chosen("region", name))
    pairs = {c.pair for c in reading.region.commitments}
    both = any(pair[::-1] in pairs for pair in pairs)
    for picture, caption in reading.captions().items():
        assert ("a role in the model, not a finding" in caption) == both, picture
