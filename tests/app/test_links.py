"""Links: state → query → state, and every bad part ignored with a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deterrence_kit import Assumptions, Levers, load_scenario, parameters_of, scenario_names
from deterrence_kit.app.links import MOST_NOTICES, query_of, state_from
from deterrence_kit.app.state import State

TABLES = parameters_of(Levers) | parameters_of(Assumptions)


@st.composite
def states(draw):
    state = State(draw(st.sampled_from(scenario_names())))
    names = draw(st.lists(st.sampled_from(sorted(TABLES)), max_size=6))
    codes = load_scenario(state.scenario).codes
    for name in names:
        p = TABLES[name]
        if p.scope == "member" and draw(st.booleans()):
            name = f"{name}.{draw(st.sampled_from(codes))}"
        value = p.low + draw(st.integers(0, 20)) / 20 * (p.high - p.low)
        state = state.moved(name, float(f"{value:.6g}"))
    return state


@given(states())
def test_a_link_brings_the_same_state_back(state):
    back, notices = state_from(query_of(state))
    assert notices == []
    assert back.scenario == state.scenario
    assert dict(back.changes) == pytest.approx(dict(state.changes))
    assert query_of(back) == query_of(state)


def test_only_what_differs_is_in_the_link():
    assert query_of(State("nato-estonia")) == "scenario=nato-estonia&v=1"


def test_the_examples_of_bad_links():
    state, notices = state_from("?readiness=7&foo=1&cohesion=<script>&clarity=0.9")
    assert dict(state.changes) == {"clarity": 0.9}
    assert len(notices) == 3
    assert "readiness must be a number from 0.1 to 0.95" in notices[0]
    assert all("was ignored" in notice for notice in notices)


BAD = [
    "readiness=nan", "readiness=inf", "readiness=1e308", "readiness=", "readiness", "readiness=0x1",
    "readiness=__import__('os')", "clarity.USA=0.5", "will.ZZZ=0.5", "will.=0.5", ".=1", "=",
    "scenario=../../etc/passwd", "scenario=", "v=abc", "v=-1", "v=²", "why=everything",
    "readiness=0.5;DROP TABLE", "readiness=%00", "readiness=%FF%FE", "readiness=١", "🙂=🙂",
    "readiness[]=0.7", "scenario=NATO-ESTONIA", "touched=x&readiness=0.99", "%=%", "readiness=0,7",
]  # fmt: skip


@pytest.mark.parametrize("query", BAD)
def test_a_bad_part_is_told_in_a_sentence_and_the_rest_kept(query):
    state, notices = state_from(f"?{query}&trust=1")
    assert state.changes.get("trust") == 1
    assert notices
    assert all(notice.rstrip().endswith((".", "…")) for notice in notices)


def test_a_repeated_key_counts_once():
    state, notices = state_from("readiness=0.6&readiness=0.7")
    assert state.changes["readiness"] == 0.6
    assert "twice" in notices[0]


def test_a_link_of_the_future_says_so():
    assert "newer version" in state_from("v=99")[1][0]


def test_a_very_long_link_is_cut_and_says_so():
    state, notices = state_from("clarity=0.9&" + "a=1&" * 5000)
    assert state.changes["clarity"] == 0.9
    assert len(notices) <= MOST_NOTICES + 1
    assert any("very long" in notice for notice in notices)


@given(st.text(max_size=300))
def test_any_text_gives_a_state(query):
    state, notices = state_from(query)
    assert state.scenario in scenario_names()
    assert all(isinstance(notice, str) and len(notice) < 400 for notice in notices)


@given(st.lists(st.tuples(st.sampled_from([*TABLES, "scenario", "v", "x"]), st.text(max_size=60))))
def test_any_value_gives_a_state_inside_the_ranges(pairs):
    state, _ = state_from("&".join(f"{name}={value}" for name, value in pairs))
    for name, value in state.changes.items():
        assert TABLES[name.partition(".")[0]].low <= value <= TABLES[name.partition(".")[0]].high
