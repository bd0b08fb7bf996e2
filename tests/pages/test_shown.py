"""Pictures and captions by property: whatever the state, they say what the model says."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deterrence_kit import assess, load_scenario, scenario_names
from deterrence_kit.analysis import attribution
from deterrence_kit.app.kept import Kept
from deterrence_kit.app.page import Page
from deterrence_kit.app.state import State
from deterrence_kit.model import shortfall
from deterrence_kit.model.phrases import how_often
from deterrence_kit.model.settings import LEVERS, declared
from deterrence_kit.pages.explorer.waterfall import OTHERS, SLOTS, waterfall_columns
from deterrence_kit.views.labels import label_of
from deterrence_kit.views.network import PROTEGE_SIZE, SMALLEST, network_columns
from deterrence_kit.views.words import network_words
from tests.app.test_every_page import READINGS


@st.composite
def states(draw):
    """A scenario with some levers anywhere in their ranges."""
    state = State(draw(st.sampled_from(scenario_names())))
    for name in draw(st.lists(st.sampled_from(sorted(LEVERS)), max_size=9, unique=True)):
        p = declared(name)
        state = state.moved(name, min(p.low + draw(st.floats(0, 1)) * (p.high - p.low), p.high))
    return state


def assessed(state):
    scenario = load_scenario(state.scenario)
    return scenario, assess(scenario, scenario.levers_at(dict(state.changes)))


@given(states())
def test_a_waterfall_shows_as_many_changes_as_there_is_room_for(state):
    """The largest under their own names, the others added up; all of them add up to the change."""
    why = attribution(load_scenario(state.scenario), dict(state.changes))
    bars = waterfall_columns(why)["waterfall"]
    labels = bars["label"][1:-1]
    assert len(bars["label"]) == min(len(why.parts) + 2, SLOTS)
    named = [name for name in why.parts if name != OTHERS]
    shown = labels if len(why.parts) <= SLOTS - 2 else labels[:-1]
    assert [label for label in shown if label.lower() != OTHERS] == [
        label_of(name, {}) for name in named[: len([x for x in shown if x.lower() != OTHERS])]
    ]
    assert sum(bars["change"][1:-1]) == pytest.approx(why.after - why.before, abs=0.0011)


@given(states())
def test_the_protege_is_seen_under_the_edges_that_end_there(state):
    scenario, now = assessed(state)
    sizes = np.asarray(network_columns(scenario, now)["states"]["size"])
    assert sizes[scenario.protege] >= PROTEGE_SIZE > 2 * SMALLEST
    assert sizes.min() >= SMALLEST


@given(states())
def test_the_caption_of_the_map_says_the_largest_share_and_its_resolve(state):
    scenario, now = assessed(state)
    helped = now.delivered * (1 - scenario.home)
    first, text = int(np.argmax(helped)), network_words(scenario, now, None, 0.25)
    share = helped[first] / max(helped.sum(), 1e-30)
    assert scenario.names[first] in text
    assert f"probability of {now.member_resolve[first]:.2f}" in text
    short = shortfall(now.member_resolve, now.delivered, scenario.home, 0.25)
    assert text.endswith(f"Less than half of all help comes {how_often(short)}.")
    said = re.search(r"would deliver most, (\d+) % of what allies", text)
    if share > 0.995:
        assert "would deliver all or nearly all" in text
    else:
        assert int(said[1]) == pytest.approx(100 * share, abs=0.51)


@pytest.mark.parametrize("reading", READINGS, ids=lambda r: r.__name__)
def test_captions_follow_the_levers(reading):
    """Every caption is a sentence; where levers move a picture's page, some caption says so."""
    at_rest = Page(reading, State("nato-estonia")).reading.captions()
    ends = {name: declared(name).low for name in LEVERS}
    moved = Page(reading, State("nato-estonia", ends)).reading.captions()
    for text in (*at_rest.values(), *moved.values()):
        assert re.search(r"[.…]$", text.strip()), text
        assert not re.search(r"\b(nan|None|inf)\b", text), text
    if reading.__name__ != "EvidenceReading":  # what is known of the past does not move
        assert at_rest != moved


def test_what_is_kept_of_a_search_is_bounded_and_the_oldest_goes():
    kept = Kept[int](maxsize=8)
    for i in range(24):
        kept.keep(i, i)
    assert [kept.get(i) for i in range(24)] == [None] * 16 + list(range(16, 24))
