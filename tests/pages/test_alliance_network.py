"""The alliance network without a browser: membership, links, undo, the year, the caption."""

import pytest

from deterrence_kit import scenario_names
from deterrence_kit.app.links import query_of, state_from
from deterrence_kit.app.membership import CHANGES, MOST_MEMBERS, joined_by, left_by, membership
from deterrence_kit.app.page import Page
from deterrence_kit.app.state import State, scenario_of
from deterrence_kit.datasets import past_pacts, tables
from deterrence_kit.pages.alliance_network.page import AllianceReading
from deterrence_kit.pages.explorer.page import ExplorerReading
from tests.datasets.test_past_pacts import SPELLS, STATES, put


@pytest.fixture
def page():
    page = Page(AllianceReading)
    page.messages = []
    page.board.send = lambda content, buffers=None: page.messages.append(content)
    page.answer_event({"kind": "start", "query": ""})
    page.messages.clear()
    return page


@pytest.mark.parametrize("name", scenario_names())
def test_every_scenario_opens_in_both_layouts(name):
    for layout in ("map", "network"):
        reading = AllianceReading(State(name).chosen("layout", layout))
        assert reading.columns()["states"]["code"]
        assert reading.props()["coast"]["visible"] == (layout == "map")
        assert all(text.endswith((".", "…")) for text in reading.captions().values())


def test_a_lever_moves_edges_ranking_and_measures_in_one_message(page):
    before = page.reading.captions()["ranking"]
    page.panel.sliders["readiness"].value = 0.8
    assert len(page.messages) == 1
    assert {"edges", "losses", "gauges"} <= page.messages[0]["columns"].keys()
    assert not {"labels", "ghosts", "web_pacts"} & page.messages[0]["columns"].keys()
    assert page.reading.captions()["ranking"] != before


def test_leaving_changes_the_answer_the_link_and_the_panel_and_can_be_undone(page):
    before = float(page.reading.now.credibility)
    page.answer_event({"kind": "leave", "code": "USA"})
    assert float(page.reading.now.credibility) < before
    assert "leave=USA" in page.messages[-1]["page"]["query"]
    assert "USA" not in {code for _, code in page.panel.ally.options}
    assert "has left" in page.reading.captions()["map"]
    assert page.reading.before.credibility == pytest.approx(before)
    page.answer_event({"kind": "undo"})
    assert float(page.reading.now.credibility) == pytest.approx(before)


def test_joining_offers_the_newcomer_its_own_levers(page):
    page.answer_event({"kind": "join", "code": "UKR"})
    page.move("will.UKR", 0.9)
    assert dict(page.state.changes) == {"will.UKR": 0.9}
    page.answer_event({"kind": "leave", "code": "UKR"})
    assert page.state == State(touched=page.state.touched)


def test_a_drag_and_a_departure_are_two_steps(page):
    page.move("readiness", 0.7)
    page.answer_event({"kind": "leave", "code": "USA"})
    page.answer_event({"kind": "undo"})
    assert (dict(page.state.changes), page.state.left) == ({"readiness": 0.7}, ())


def test_who_has_left_keeps_a_card_with_a_way_back(page):
    page.answer_event({"kind": "tap", "code": "USA"})
    page.answer_event({"kind": "leave", "code": "USA"})
    card = page.reading.card("USA")
    assert (card["title"], card["role"]) == ("The United States", "has left the pact")
    page.answer_event({"kind": "join", "code": "USA"})
    assert page.state.left == ()


def test_leaving_takes_an_ally_s_own_settings_along():
    state = State().moved("will.USA", 0.2).moved("readiness", 0.7).moved("will.USA", 0.3)
    state = left_by(state, "USA")
    assert dict(state.changes) == {"readiness": 0.7}
    assert "USA" not in state.touched


@pytest.mark.parametrize(
    ("kind", "code", "scenario", "sentence"),
    [
        ("leave", "EST", "nato-estonia", "the protégé"),
        ("leave", "SWX", "nato-estonia", "o member of NATO – Estonia has the code SWX"),
        ("leave", "USA", "us-japan", "the last ally"),
        ("join", "POL", "nato-estonia", "a member already"),
        ("join", "RUS", "nato-estonia", "the challenger"),
        ("join", "XXX", "nato-estonia", "not the code of a state"),
        ("join", "USA", "poland-1939", "today's figures"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(page, kind, code, scenario, sentence):
    with pytest.raises(ValueError, match=sentence):
        CHANGES[kind](State(scenario), code)
    page.answer_event({"kind": "scenario", "name": scenario})
    page.answer_event({"kind": kind, "code": code})
    assert sentence in page.notices[0]
    assert page.notices[0][0].isupper() or page.notices[0][0] == "“"
    assert page.state == State(scenario)


def test_leaving_twice_is_refused():
    with pytest.raises(ValueError, match="has left already"):
        left_by(left_by(State(), "USA"), "USA")


def test_a_pact_does_not_grow_without_end():
    state = State()
    spare = [c for c in tables.states() if c not in scenario_of(state).codes and c != "RUS"]
    for code in spare[: MOST_MEMBERS - 32]:
        state = joined_by(state, code)
    with pytest.raises(ValueError, match="60 members at most"):
        joined_by(state, spare[-1])


def test_links_carry_membership_layout_and_year():
    state = joined_by(joined_by(State("us-japan"), "KOR"), "AUS")
    state = left_by(state, "USA").chosen("layout", "network").chosen("year", "1955")
    query = query_of(state)
    assert "join=KOR,AUS&leave=USA" in query
    assert state_from(query) == (state, [])


def test_a_bad_link_keeps_what_is_good_and_says_the_rest():
    state, notices = state_from("?leave=EST,USA,USA&join=POL,UKR&layout=globe&year=1700")
    assert (state.left, state.joined) == (("USA",), ("UKR",))
    told = " ".join(notices)
    for part in ("the protégé", "left already", "member already", "map, network", "… 2018"):
        assert part in told


@pytest.mark.parametrize("reading", [ExplorerReading, AllianceReading])
def test_other_pages_show_a_changed_membership_too(reading):
    page = Page(reading, left_by(joined_by(State(), "UKR"), "USA"))
    assert len(page.reading.before.delivered) == len(page.reading.scenario.codes)
    assert page.reading.captions()


def test_the_explorer_s_waterfall_tells_membership_apart():
    reading = ExplorerReading(left_by(State(), "USA").moved("readiness", 0.8))
    assert sorted(reading.columns()["waterfall"]["label"][1:-1]) == ["Membership", "Readiness"]
    why = reading.why
    assert sum(why.parts.values()) == pytest.approx(why.after - why.before)
    assert why.after == pytest.approx(float(reading.now.credibility))


def test_candidates_are_all_others():
    offered = {code for code, _ in membership("nato-estonia", ("USA",), ("UKR",))["candidates"]}
    assert offered.isdisjoint({"USA", "UKR", "EST", "RUS", "POL"})
    assert len(offered) == len(tables.states()) - 34
    assert membership("training", (), ())["note"]


def test_without_the_files_the_page_shows_today_and_speaks_of_no_file(tmp_path, monkeypatch):
    monkeypatch.setenv(past_pacts.VARIABLE, str(tmp_path))
    reading = AllianceReading(State().chosen("year", "1955"))
    said = reading.captions()["pacts"]
    assert said == AllianceReading(State()).captions()["pacts"]
    assert said.startswith("Today")
    assert not any(
        name in said for name in (past_pacts.SPELLS, past_pacts.STATES, ".csv", "folder")
    )
    assert reading.props()["pacts_style"]["--dk-year"] == "none"
    assert max(reading.columns()["web_pacts"]["count"]) == len(reading.roster.codes)


def test_with_the_files_a_year_shows_its_pacts(tmp_path, monkeypatch):
    monkeypatch.setenv(past_pacts.VARIABLE, str(tmp_path))
    put(tmp_path, SPELLS, STATES)
    reading = AllianceReading(State().chosen("year", "1970"))
    shown = reading.columns()["web_pacts"]
    assert set(shown["states"]) == {"Canada, United States", "France, Germany"}
    assert reading.captions()["pacts"].startswith("In 1970, 2 of the")


def test_a_wrong_file_shows_today_and_says_what_is_wrong(tmp_path, monkeypatch):
    monkeypatch.setenv(past_pacts.VARIABLE, str(tmp_path))
    put(tmp_path, SPELLS.replace("1955", "x") + "\n", STATES)
    caption = AllianceReading(State().chosen("year", "1971")).captions()["pacts"]
    assert "row 4, column 'start'" in caption
    assert "today's pacts are shown" in caption
