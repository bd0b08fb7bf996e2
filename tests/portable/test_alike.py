"""The page that stands alone shows and says what the served one does, state by state."""

import math
from functools import lru_cache

import numpy as np
import pytest

from deterrence_kit.app.choices import CHOICES, WORKSHOP
from deterrence_kit.app.edition.contents import held_names, opening
from deterrence_kit.app.link_parts import ONCE
from deterrence_kit.app.links import query_of, state_from
from deterrence_kit.app.moved import moved
from deterrence_kit.app.origin import origin
from deterrence_kit.app.state import State
from deterrence_kit.datasets import scenario_names
from deterrence_kit.model.settings import ASSUMPTIONS, LEVERS, SETTINGS, TABLES
from deterrence_kit.pages.alliance_network.page import AllianceReading
from deterrence_kit.pages.explorer.page import ExplorerReading
from deterrence_kit.portable.document import as_json
from deterrence_kit.portable.rooms import ROOMS
from tests.portable.states import links

NEAR = 1e-9  # relative; of numbers below one, absolute
HOME = "deterrence_kit/portable/browser/reading.js"
ONE_SIDED = "The served page has {served}, the page that stands alone has {alone}: see {home}."


@lru_cache
def own_blocks(room):
    """The parts beside the pictures that a page's engine makes."""
    return tuple(room.shared().get("blocks", ()))


def served(link, room=ROOMS["explorer"]):
    """What the served page sends for a link."""
    state, notices = state_from(link)
    reading = room.reading(state)
    columns, props, captions = reading.pictured()
    parts = {"columns": columns, "props": props, "captions": captions}
    for part, name in (each.split(".") for each in room.later()):
        del parts[part][name]
    reading.draw()
    words = reading.words()
    assert not words.pop("pillars_why")  # of changes of membership, which only a served page knows
    page = reading.page(reading.scenario.codes[0])
    told = ("query", "scenario", "can_reset", "about", "as_of")
    return {
        "columns": columns, "props": props, "captions": captions, "words": words,
        "blocks": {name: each for name, each in reading.blocks().items() if name in own_blocks(room)},
        "page": {
            **{name: page[name] for name in told}, "notices": notices,
            "moved": moved(reading), "origin": origin(reading),
        },
    }  # fmt: skip


def differences(ours, theirs, at="", near=NEAR):
    """Where two answers differ, each with both values."""
    if isinstance(ours, dict):
        if missing := {name for name, value in ours.items() if value is not None} - theirs.keys():
            yield f"{at}: " + ONE_SIDED.format(
                served=sorted(missing), alone="none of it", home=HOME
            )
        for name in ours.keys() & theirs.keys():
            yield from differences(ours[name], theirs[name], f"{at}.{name}", near)
    elif isinstance(ours, list | tuple | np.ndarray):
        if len(ours) != len(theirs):
            yield f"{at}: {len(ours)} served, {len(theirs)} alone"
            return
        for i, (one, other) in enumerate(zip(ours, theirs, strict=True)):
            yield from differences(one, other, f"{at}[{i}]", near)
    elif isinstance(ours, float | np.floating) and theirs is not None:
        if not math.isclose(ours, theirs, rel_tol=near, abs_tol=near):
            yield f"{at}: {ours!r} served, {theirs!r} alone"
    elif ours != theirs and not (theirs is None and isinstance(ours, float) and math.isnan(ours)):
        yield f"{at}: {ours!r} served, {theirs!r} alone"


def card(code):
    """A tap on a state; it comes after the link in the same session."""
    return {"kind": "tap", "code": code}


@pytest.mark.parametrize("room", ROOMS.values(), ids=ROOMS)
def test_each_state_is_shown_and_told_alike(ask, many, room):
    own = {name: values for name, values in room.choices.items() if name not in WORKSHOP}
    asked = links(held_names(), many, seed=14, choices=own)
    shown = ask(room, links=asked)["shown"]
    wrong = [
        f"{link}\n  {where}"
        for link, there in zip(asked, shown, strict=True)
        for where in differences(plain(served(link, room)), there)
    ]
    assert not wrong, "\n".join(wrong[:20])


def plain(answer):
    """Names of places are texts in JSON."""
    labels = "major_label_overrides"
    props = {
        model: {**told, labels: {f"{at:g}": name for at, name in told[labels].items()}}
        if labels in told
        else told
        for model, told in answer["props"].items()
    }
    return {**answer, "props": props}


@pytest.mark.parametrize("room", ROOMS.values(), ids=ROOMS)
def test_cards_say_the_same(ask, many, room):
    asked = [f"?{link}" for link in links(held_names(), many // 5, seed=15)]
    readings = [room.reading(state_from(link)[0]) for link in asked]
    codes = [reading.scenario.codes[i % 2] for i, reading in enumerate(readings)]
    walks = [[{"kind": "start", "query": q}, card(c)] for q, c in zip(asked, codes, strict=True)]
    for reading, code, there in zip(readings, codes, ask(room, steps=walks)["walked"], strict=True):
        ours = [list(row) for row in reading.card(code)["rows"]]
        theirs = there["page"]["card"]["rows"]
        assert ours == theirs, (reading.state, code)


def test_a_sentence_that_only_one_side_has_is_named():
    ours, theirs = {"words": {"sentence": "a", "ladder": "b"}}, {"words": {"sentence": "a"}}
    (found,) = differences(ours, theirs)
    assert "ladder" in found
    assert HOME in found


@pytest.mark.parametrize("link", [
    "scenario=nato-estonia&readiness=7&v=0", "scenario=nato-estonia&readiness=0,7&v=0",
    "readiness=abc&v=0", "clarity.USA=0.5&v=0", "will.XXX=0.3&v=0", "nonsense=1&v=0", "why=nothing&v=0",
    "scenario=us-japan&will=0.4&will=0.5&v=0", "scenario=us-japan&will=0.4&v=3",
    "scenario=us-japan&v=3&check=aaaa",
    "scenario=us-japan&v=x", "will.USA=0.4&will=0.2&touched=will.USA&v=0",
    "scenario=us-japan&will=0.4&v=3&check=zz&utm_source=mail", "",
])  # fmt: skip
def test_a_faulty_link_is_answered_alike(alone, link):
    (there,) = alone(links=[f"?{link}"])["shown"]
    _, notices = state_from(link)
    assert there["page"]["notices"] == notices
    assert there["page"]["query"] == served(link)["page"]["query"]


def test_what_only_a_server_computes_is_left_out_in_a_sentence(alone):
    (there,) = alone(links=["?scenario=nato-estonia&leave=USA&second=us-korea&will=0.4&v=0"])[
        "shown"
    ]
    (notice,) = there["page"]["notices"]
    assert "“leave=USA”" in notice
    assert "“second=us-korea”" in notice
    assert "will=0.4" in there["page"]["query"]


def test_a_choice_that_only_python_can_follow_is_left_out_in_a_sentence(ask):
    link = "?scenario=nato-estonia&year=1950&layout=network&will=0.4&v=0"
    (there,) = ask(ROOMS["alliance-network"], links=[link])["shown"]
    (notice,) = there["page"]["notices"]
    assert "“year=1950”" in notice
    assert "layout=network" in there["page"]["query"]
    assert "year" not in there["page"]["query"]


def test_where_nobody_would_come_the_network_says_so_and_names_nobody(ask):
    asked = [f"scenario={name}&contribution=0&access=0&v=0" for name in held_names()]
    shown = ask(ROOMS["alliance-network"], links=asked)["shown"]
    nothing = []
    for link, there in zip(asked, shown, strict=True):
        reading = AllianceReading(state_from(link)[0])
        nothing.append(not (reading.now.delivered * (1 - reading.scenario.home)).any())
        for told in (there["captions"]["map"], reading.captions()["map"]):
            assert ("No ally would deliver anything" in told) == nothing[-1]
            assert ("would deliver most" in told) != nothing[-1]
    assert any(nothing)


def test_a_link_of_a_newer_server_is_told_with_the_date_of_the_page(alone, held):
    (there,) = alone(links=["?scenario=us-japan&v=99"])["shown"]
    notice = there["page"]["notices"][0]
    assert "newer version" in notice
    assert held["common"]["made"] in notice


@pytest.mark.parametrize("name", ONCE)
def test_a_link_from_when_a_range_was_wider_is_answered_alike(alone, name):
    asked = [f"?scenario=us-japan&{name}={end:g}&readiness=0.7&v=2" for end in ONCE[name]]
    for link, there in zip(asked, alone(links=asked)["shown"], strict=True):
        about_it = [each for each in state_from(link)[1] if each.startswith("“")]
        assert [each for each in there["page"]["notices"] if each.startswith("“")] == about_it
        assert there["page"]["query"] == served(link)["page"]["query"]


def test_a_link_goes_from_the_server_to_the_page_and_back(alone):
    """With all that any page chooses or sets: what cannot be shown is named, the rest is the same state."""
    start = State("nato-estonia", {"readiness": 0.7, "will.USA": 0.25}, "will.USA")
    others = [
        name for table in TABLES.values() for name in table if name not in LEVERS | ASSUMPTIONS
    ]
    states = [start.chosen(name, list(values)[-1]) for name, values in CHOICES.items()]
    states += [start.moved(name, SETTINGS[name].low) for name in others]
    states = [state for state in states if state != start]
    asked = [f"?{query_of(state)}" for state in states]
    for state, there in zip(states, alone(links=asked)["shown"], strict=True):
        kept = opening(state, ExplorerReading)
        same = kept.changes == state.changes and kept.choices == state.choices
        notices = there["page"]["notices"]
        assert same == (not notices), (state, notices)
        assert same or (len(notices) == 1 and notices[0].startswith("Left out, for only")), notices
        back, said = state_from(there["page"]["query"])
        assert (back.scenario, back.changes, back.choices) == (
            kept.scenario, kept.changes, kept.choices,
        )  # fmt: skip
        assert not said


def test_numbers_in_data_stay_exact():
    assert as_json([0.1 + 0.2]) == "[0.30000000000000004]"


START = {"kind": "start", "query": ""}


def event(kind, number, **more):
    return {"kind": kind, "line": "a", "number": number, **more}


def test_steps_can_be_taken_back_and_again(alone):
    move = event("move", 1, name="readiness", own=False, value=0.7)
    other = event("move", 2, name="will", own=False, value=0.4)
    walks = [
        [START, move, other],
        [START, move, other, event("undo", 3)],
        [START, move, other, event("undo", 3), event("redo", 4)],
        [START, move, other, event("undo", 3), event("undo", 4)],
        [START],
    ]
    both, back, again, first, start = (each["page"] for each in alone(steps=walks)["walked"])
    assert "readiness=0.7&will=0.4" in both["query"].replace("&touched=will", "")
    assert "will" not in back["query"]
    assert again["query"] == both["query"]
    assert first["query"] == start["query"]
    assert first["can_redo"]
    assert not first["can_undo"]


def test_what_needs_python_is_refused_in_a_sentence_and_changes_nothing(alone):
    (there,) = alone(steps=[[START, event("leave", 1, code="USA")]])["walked"]
    assert "served suite" in there["page"]["notices"][0]
    assert not there["page"]["can_reset"]


def test_a_number_out_of_range_moves_nothing(alone):
    walk = [START, event("move", 1, name="readiness", own=False, value=7)]
    (there,) = alone(steps=[walk])["walked"]
    assert not there["page"]["can_reset"]


def test_a_move_tells_only_what_differs(alone):
    (there,) = alone(steps=[[START, event("move", 1, name="readiness", own=False, value=0.7)]])[
        "walked"
    ]
    assert "width" in there["columns"]["edges"]
    assert "x0" not in there["columns"]["edges"]
    assert not {"labels", "challengers"} & there["columns"].keys()


def test_where_nobody_would_deliver_anything_that_is_said(alone):
    """Where nobody stands in the theatre and nothing is contributed, nobody is first either."""
    asked = [f"scenario={name}&contribution=0&access=0&v=0" for name in held_names()]
    readings = [ExplorerReading(state_from(link)[0]) for link in asked]
    nothing = [not (r.now.delivered * (1 - r.scenario.home)).any() for r in readings]
    assert any(n and len(r.scenario.codes) > 2 for n, r in zip(nothing, readings, strict=True))
    for none, reading, there in zip(nothing, readings, alone(links=asked)["shown"], strict=True):
        for told in (there["captions"]["map"], reading.captions()["map"]):
            assert ("No ally would deliver anything" in told) == none


@pytest.mark.parametrize("room", ROOMS.values(), ids=ROOMS)
def test_a_scenario_at_war_is_never_opened(ask, room):
    """Also where it is held, for another is compared with it."""
    at_war = sorted(set(scenario_names()) - {*held_names()})
    for there in ask(room, links=[f"?scenario={name}&v=0" for name in at_war])["shown"]:
        assert there["page"]["scenario"]["name"] in held_names()
        assert "There is no scenario called" in there["page"]["notices"][0]
