"""Links: state → query → state, and every bad part ignored with a sentence."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deterrence_kit import Assumptions, Levers, load_scenario, parameters_of, scenario_names
from deterrence_kit.app import endmark
from deterrence_kit.app.earlier import earlier_words
from deterrence_kit.app.links import MOST_NOTICES, query_of, state_from
from deterrence_kit.app.state import State
from deterrence_kit.model.setting_name import SettingName

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
    assert query_of(State("nato-estonia")) == "scenario=nato-estonia&v=3&check=iypt"


def test_the_examples_of_bad_links():
    state, notices = state_from("?readiness=7&foo=1&cohesion=<script>&clarity=0.9&v=1")
    assert dict(state.changes) == {"clarity": 0.9}
    assert notices[3:] == [earlier_words(state, 1)]
    assert "readiness must be a number from 0.1 to 0.95" in notices[0]
    assert all("was ignored" in notice for notice in notices[:3])


BAD = [
    "readiness=nan", "readiness=inf", "readiness=1e308", "readiness=", "readiness", "readiness=0x1",
    "readiness=__import__('os')", "clarity.USA=0.5", "will.ZZZ=0.5", "will.=0.5", ".=1", "=",
    "scenario=../../etc/passwd", "scenario=", "v=abc", "v=-1", "v=²", "why=everything",
    "readiness=0.5;DROP TABLE", "readiness=%00", "readiness=%FF%FE", "readiness=١", "🙂=🙂",
    "readiness[]=0.7", "scenario=NATO-ESTONIA", "touched=x&readiness=0.99", "%=%", "readiness=0,7",
]  # fmt: skip


@pytest.mark.parametrize("query", BAD)
def test_a_bad_part_is_told_in_a_sentence_and_the_rest_kept(query):
    state, notices = state_from(f"?{query}&trust=1&v=1")
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
        declared = TABLES[SettingName.parse(name).base]
        assert declared.low <= value <= declared.high


@settings(max_examples=200)
@given(states())
def test_every_cut_is_seen_and_said(state):
    """Mail programs break long links: the rest would open another state, in silence."""
    query = query_of(state)
    for at in range(len(f"scenario={state.scenario}"), len(query)):
        notices = state_from(query[:at])[1]
        assert any("The end of this link is missing" in notice for notice in notices), query[:at]


@given(states(), st.data())
def test_a_value_changed_by_hand_opens_with_a_sentence(state, data):
    state = state.moved("readiness", 0.7)
    to = data.draw(st.sampled_from(["0.8", "0.2", "0.71"]))
    again, notices = state_from(query_of(state).replace("&readiness=0.7&", f"&readiness={to}&"))
    assert again.value("readiness") == float(to)
    assert notices == [endmark.CHANGED]


def test_a_part_left_out_is_seen():
    query = query_of(State("nato-estonia", {"readiness": 0.7, "trust": 0.9}, "trust"))
    assert state_from(query.replace("trust=0.9&", ""))[1] == [endmark.CHANGED]


def test_what_others_added_to_a_whole_link_is_left_out_in_silence():
    query = query_of(State("nato-estonia", {"readiness": 0.7}))
    assert state_from(f"ref=chat&{query}&source=x")[1] == []


def test_an_empty_link_and_one_of_the_first_version_are_whole():
    assert state_from("")[1] == state_from("?")[1] == []
    state, said = state_from("?scenario=us-japan&readiness=0.7&v=1")
    assert said == [earlier_words(state, 1)]


def test_a_link_written_by_hand_is_whole_and_of_now():
    state, said = state_from("?scenario=us-japan&readiness=0.7&v=0")
    assert (dict(state.changes), said) == ({"readiness": 0.7}, [])
    assert state_from("?scenario=us-japan&readiness=0.7&v=0&check=aaaa")[1] != []


def test_all_links_that_are_shipped_open_without_a_word():
    root = Path(__file__).parents[2]
    pages = [*root.glob("notebooks/*.ipynb"), *root.glob("docs/**/*.md"), root / "README.md"]
    links = [
        link
        for page in pages
        for link in re.findall(r"\d_\w+\.ipynb\?([\w=&.~:;,%-]+)", page.read_text(encoding="utf-8"))
    ]
    assert len(links) >= 4
    for link in links:
        assert state_from(link)[1] == [], link
        if not link.endswith("v=0"):  # the mark of one written by hand
            assert query_of(state_from(link)[0]) == link
