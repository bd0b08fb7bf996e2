"""Who is pledged to whom: pacts as columns, states that are alike as one row, against the table's pairs."""

import re
from itertools import combinations

import numpy as np
import pytest

from deterrence_kit import scenario_names
from deterrence_kit.app.state import State, scenario_called
from deterrence_kit.datasets.past_pacts import missing_files
from deterrence_kit.datasets.pledges import pledged_pairs
from deterrence_kit.pages.alliance_network import bundles, pact_web
from deterrence_kit.pages.alliance_network.page import AllianceReading
from deterrence_kit.pages.alliance_network.pledges import MEMBERS, pledges
from deterrence_kit.views.map_labels import text_width
from deterrence_kit.views.network import shares

NAMES = {code: f"State {code}" for code in "ABCDEFG"}


def held_of(name):
    return pledges(name, (), "today", missing_files())


def bound(found, kinds):
    return {
        tuple(sorted((a, b)))
        for bundle in found
        if bundle.charter in kinds
        for a in bundle.codes
        for b in bundle.binds(a)
    }


@pytest.mark.parametrize("name", scenario_names())
def test_the_columns_hold_every_pair_of_the_table_and_no_other(name):
    held = held_of(name)
    assert len(held.bundles) < bundles.MOST, "a pact fell off the picture"
    here = {pair for pair in pledged_pairs() if set(pair) <= held.names.keys()}
    assert bound(held.bundles, {False}) == here


@pytest.mark.parametrize("name", scenario_names())
def test_states_in_one_row_have_the_same_pledges_and_each_state_has_a_row(name):
    held = held_of(name)
    assert sorted(code for row in held.rows for code in row) == sorted(held.names)
    assert held.rows[0] == (held.protege,)
    for row in held.rows:
        for one, other in combinations(row, 2):
            for bundle in held.bundles:
                assert bundle.binds(one) - {other} == bundle.binds(other) - {one}


@pytest.mark.parametrize("name", scenario_names())
def test_the_sentence_names_who_is_pledged_to_both_sides(name):
    held = held_of(name)
    members = {code for code, side in held.sides.items() if side == MEMBERS}
    pairs = bound(held.bundles, {False})
    friends = {c: {a if b == c else b for a, b in pairs if c in (a, b)} for c in held.names}
    both = [c for c in held.names if friends[c] & members and friends[c] - members]
    if not any(not b.charter for b in held.bundles):
        assert "both sides" not in held.words
    elif not both:
        assert "Nobody is pledged to both sides" in held.words
    elif len(both) > 5:
        assert f"{len(both)} states are pledged to both sides" in held.words
    else:
        assert all(held.names[code] in held.words for code in both)


def test_rows_say_what_their_states_add_as_the_map_does():
    reading = AllianceReading(State("nato-estonia"))
    told = list(reading.props()["pacts_rows"]["major_label_overrides"].values())
    share = dict(
        zip(
            reading.scenario.codes,
            shares(reading.now.delivered, reading.scenario.home),
            strict=True,
        )
    )
    assert any(text == f"United States · {100 * share['USA']:.0f} %" for text in told)
    assert all(text_width(text) <= pact_web.LEFT for text in told)


def test_bare_pairs_become_sets_and_stars():
    pairs = [*combinations("ABCD", 2), ("E", "A"), ("E", "F"), ("E", "G")]
    found = bundles.bundles_of_pairs(pairs, NAMES)
    assert {(b.codes, b.hub) for b in found} == {(frozenset("AEFG"), "E"), (frozenset("ABCD"), "")}
    assert bound(found, {False}) == {tuple(sorted(pair)) for pair in pairs}


def test_a_state_with_pacts_on_both_sides_is_found_through_a_star_too():
    sides = dict(zip("ABC", "mmr", strict=True))
    star = bundles.Bundle("A with each", frozenset("ABC"), hub="A")
    assert bundles.on_both_sides(sides, [star]) == ["A"]
    charter = bundles.Bundle("all", frozenset("ABC"), charter=True)
    assert bundles.on_both_sides(sides, [charter]) == []


def test_the_picture_is_drawn_from_its_columns():
    plot = pact_web.draw_pact_web(AllianceReading(State("nato-estonia")).columns())
    dots = plot.select_one({"name": "web_states"})
    held = held_of("nato-estonia")
    assert len(dots.data["x"]) == sum(row[0] in b.codes for b in held.bundles for row in held.rows)


@pytest.mark.parametrize("name", scenario_names())
def test_the_legend_has_an_entry_for_what_is_drawn_and_for_nothing_else(name):
    reading = AllianceReading(State(name))
    drawn = set(reading.columns()["web_pacts"]["colour"])
    style = reading.props()["pacts_style"]
    entries = [entry for entry in pact_web.LEGEND if "when" in entry]
    assert {entry["when"] for entry in entries} == style.keys() - {"--dk-year", "--dk-tall"}
    shown = {entry["colour"] for entry in entries if style[entry["when"]] != "none"}
    assert shown == drawn


FILE_NAME = re.compile(r"\b[\w-]+[.](?:csv|gz|toml|json|zip|xlsx)\b")


@pytest.mark.parametrize("when", ["today", "1914", "1939", "1955"])
def test_no_file_of_data_is_named_on_the_page(when):
    reading = AllianceReading(State("nato-estonia").chosen("year", when))
    said = str([reading.captions(), reading.blocks(), reading.words(), reading.props()])
    assert not FILE_NAME.search(said)


def test_measures_name_states_as_people_do_and_no_word_lies_on_a_mark():
    for name in scenario_names():
        gauges = AllianceReading(State(name, {"readiness": 0.8})).columns()["gauges"]
        codes = set(scenario_called(name).codes)
        for at, dot, ring, align, text, words in zip(
            gauges["at"], gauges["dot"], gauges["ring"], gauges["align"], gauges["text"],
            gauges["words"], strict=True,
        ):  # fmt: skip
            assert not {*re.findall(r"\b[A-Z]{3}\b", text + words)} & codes
            assert words.startswith(text)
            marks = [mark for mark in (dot, ring) if mark >= 0]
            if marks:
                assert at == (min(marks) if align == "right" else max(marks))


@pytest.mark.parametrize("name", scenario_names())
def test_a_bar_shows_what_each_row_adds_as_the_library_counts_it(name):
    reading = AllianceReading(State(name, {"readiness": 0.8}))
    helped = reading.now.delivered * (1 - reading.scenario.home)
    bars = reading.columns()["web_adds"]
    assert bars["share"].sum() == pytest.approx(1)
    lengths = np.array(bars["right"]) - bars["left"]
    assert lengths.argmax() == bars["share"].argmax()
    assert np.allclose(lengths / lengths.max(), bars["share"] / bars["share"].max())
    for i, row in enumerate(held_of(name).rows):
        theirs = sum(
            helped[reading.scenario.codes.index(c)] for c in row if c in reading.scenario.codes
        )
        assert bars["share"][i] == pytest.approx(theirs / helped.sum())
        assert bars["y"][i] == len(held_of(name).rows) - 1 - i  # beside the row's own name
