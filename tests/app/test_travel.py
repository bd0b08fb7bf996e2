"""Through any two pages and back: nothing that a visitor has set is lost, and nobody is greeted oddly."""

import pytest

from deterrence_kit.app import state as states
from deterrence_kit.app.links import LONGEST, query_of, state_from
from deterrence_kit.app.own_formula import forked
from deterrence_kit.app.packages import MOST_PACKAGES, kept
from deterrence_kit.app.state import State
from deterrence_kit.app.travel import arriving, leaving
from deterrence_kit.datasets.own import scenario_from_csv
from deterrence_kit.pages.explorer.page import ExplorerReading
from tests.app.test_every_page import READINGS

FULL = State(
    "nato-poland",
    {"readiness": 0.7, "will.USA": 0.25, "will": 0.4, "clarity": 0.62, "window_days": 60.0},
    "clarity",
    choices={"why": "propensity", "years": "30"},
    left=("TUR",),
    joined=("UKR",),
    plan="2:clarity:0.8;3:leave:USA",
)
for name in ("One", "Two & more"):
    FULL = kept(FULL, {"name": name})


@pytest.fixture(scope="module", autouse=True)
def forks(tmp_path_factory):
    """Two forks; a lever of the full state stands at their baseline."""
    table = tmp_path_factory.mktemp("fork") / "three.csv"
    table.write_text("code,will\nEST,\nLVA,0.9\nFIN,0.2\n", encoding="utf-8")
    made = {}
    for title in ("Three", "Another"):
        pact = scenario_from_csv(table, protege="EST", challenger="RUS", levers={"readiness": 0.7})
        pact = states.replace(pact, name=title.lower(), title=title)
        made[title] = forked(ExplorerReading, pact)
    yield made
    states._OFFERED.clear()
    states.scenario_called.cache_clear()
    states._with_members.cache_clear()


PAGES = [*READINGS, "Three", "Another"]


class Visit:
    """A page that has been opened with a link, without its pictures."""

    def __init__(self, reading, query, forks):
        self.read = forks.get(reading, reading)
        self.state, self.notices, self.waiting = arriving(
            self.read.MARK, self.read.MARK or State().scenario, query
        )

    def address(self):
        return "?" + self.read(self.state).page("USA")["query"] + leaving(self.state, self.waiting)


@pytest.fixture
def only_its_own(monkeypatch, forks):
    """Each page's session knows the shipped scenarios, and its notebook's own."""
    offered = dict(states._OFFERED)

    def enter(reading):
        states._OFFERED.clear()
        if isinstance(reading, str):
            states._OFFERED[reading.lower()] = offered[reading.lower()]
        states.scenario_called.cache_clear()
        states._with_members.cache_clear()

    yield enter
    states._OFFERED.update(offered)


def walk(pages, query, forks, enter):
    for reading in pages:
        enter(reading)
        page = Visit(reading, query, forks)
        assert page.notices == [], reading
        query = page.address()
        assert len(query) < LONGEST
        yield page


def name_of(reading):
    return reading if isinstance(reading, str) else reading.__name__


@pytest.mark.parametrize("over", PAGES, ids=name_of)
def test_nothing_is_lost_on_the_way_to_any_other_page_and_back(over, forks, only_its_own):
    for start in PAGES:
        only_its_own(start)
        full = query_of(FULL) if not isinstance(start, str) else own_query(start, forks)
        there = list(walk([start, over, start, over, start], full, forks, only_its_own))
        assert there[0].state == there[2].state == there[4].state
        assert there[1].state == there[3].state
        assert query_of(there[0].state, there[0].read.MARK) == full


def own_query(title, forks):
    """A full state of a fork, with values of members that nobody else has."""
    state = State(
        title.lower(),
        {"will.LVA": 0.4, "clarity": 0.8, "trust": 0.9},
        "clarity",
        choices={"why": "propensity"},
        left=("FIN",),
        plan="2:clarity:0.7",
    )
    return query_of(kept(state, {"name": "Mine"}), forks[title].MARK)


def test_through_all_kinds_of_pages_and_back(forks, only_its_own):
    way = [ExplorerReading, "Three", "Another", READINGS[-1], "Another", "Three", ExplorerReading]
    pages = list(walk(way, query_of(FULL), forks, only_its_own))
    assert pages[0].state == pages[3].state == pages[6].state == FULL
    assert pages[1].state.scenario == pages[5].state.scenario == "three"
    assert pages[1].state.value("clarity") == pages[2].state.value("clarity") == 0.62


def test_what_is_moved_on_the_way_goes_along_and_back(forks, only_its_own):
    _, fork = walk([ExplorerReading, "Three"], query_of(FULL), forks, only_its_own)
    fork.state = fork.state.moved("clarity", 0.3).moved("readiness", 0.45)
    query = fork.address()
    only_its_own(ExplorerReading)
    again = Visit(ExplorerReading, query, forks)
    assert again.state.changes == {**FULL.changes, "clarity": 0.3, "readiness": 0.45}
    assert again.state.packages == FULL.packages
    again.state = again.state.reset("clarity")
    third = next(walk(["Three"], again.address(), forks, only_its_own))
    assert "clarity" not in third.state.changes
    assert third.state.value("readiness") == 0.45


def test_a_cut_link_of_another_kind_of_page_is_said(forks, only_its_own):
    only_its_own("Three")
    page = Visit("Three", query_of(FULL)[:-9], forks)
    assert "The end of this link is missing" in page.notices[0]


def test_the_longest_state_waits_whole(forks, only_its_own):
    state = FULL
    for i in range(len(FULL.packages), MOST_PACKAGES):
        state = kept(state, {"name": f"Package {i}"})
    *_, back = walk(
        [ExplorerReading, "Three", ExplorerReading], query_of(state), forks, only_its_own
    )
    assert back.state == state == state_from(query_of(state))[0]
