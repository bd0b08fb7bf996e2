"""Six packages fit into a mail, whatever is in them; what was written out once still opens."""

from hypothesis import given
from hypothesis import strategies as st

from deterrence_kit.app.earlier import earlier_words
from deterrence_kit.app.links import SINCE, query_of, state_from
from deterrence_kit.app.packages import MOST_PACKAGES, WRITTEN_OUT, package_from
from deterrence_kit.app.short_names import GONE, LONG, SHORT, lengthened, shortened
from deterrence_kit.app.state import Package, State
from deterrence_kit.datasets import scenario_names
from deterrence_kit.model.settings import LEVERS, SETTINGS, declared
from tests.conftest import ROOT

MOST = 1000  # characters; Outlook is said to cut at 1,024
MEASURES, OWN = 8, 3  # levers in a package, and how many of them are one ally's own
LONGEST_PAGE = max((path.name for path in (ROOT / "notebooks").glob("*.ipynb")), key=len)
ADDRESS = f"http://host:8866/voila/render/{LONGEST_PAGE}?"


def value_of(draw, name):
    """A place of the slider, or a number typed between two of them."""
    p = declared(name)
    step = p.step / draw(st.sampled_from([1, 1, 2]))
    place = draw(st.integers(0, round((p.high - p.low) / step)))
    return float(f"{p.low + place * step:.6g}")


@st.composite
def measures(draw, table=tuple(LEVERS)):
    """Eight settings, up to three of them an ally's own."""
    own = draw(st.integers(0, OWN))
    names = draw(
        st.lists(st.sampled_from(table), min_size=MEASURES, max_size=MEASURES, unique=True)
    )
    of_members = [n for n in names if n in LEVERS and declared(n).scope == "member"][:own]
    names = [f"{n}.POL" if n in of_members else n for n in names]
    return {name: value_of(draw, name) for name in names}


@st.composite
def states(draw, table=tuple(LEVERS)):
    """As somebody who compares six packages leaves the page."""
    state = State("nato-estonia")
    for name, value in draw(measures(table)).items():
        state = state.moved(name, value)
    for i in range(MOST_PACKAGES):
        built = State("nato-estonia")
        for name, value in draw(measures(table)).items():
            built = built.moved(name, value)
        name = draw(st.text("abcdefgh XYZ0189", min_size=1, max_size=14))
        package = Package(name.strip() or f"Package {i}", built.changes)
        state = State(
            state.scenario, state.changes, state.touched, packages=(*state.packages, package)
        )
    return state


@given(state=states())
def test_six_packages_of_eight_levers_fit_and_open_as_they_were(state):
    query = query_of(state)
    assert len(ADDRESS + query) <= MOST
    assert state_from(query) == (state, [])


@given(state=states(tuple(SETTINGS)))
def test_with_assumptions_rates_and_costs_too(state):
    query = query_of(state)
    assert len(ADDRESS + query) <= MOST
    assert state_from(query) == (state, [])


@given(data=st.data(), name=st.sampled_from(list(SETTINGS)))
def test_every_setting_has_letters_of_its_own_that_give_it_back(data, name):
    assert LONG[SHORT[name]] == name
    value = value_of(data.draw, name)
    found = lengthened(shortened(name, value))
    assert (found[0], float(found[1])) == (name, value)


def test_no_two_settings_share_their_letters():
    assert len(LONG) - len(GONE) == len(SHORT) == len(SETTINGS)
    assert max(map(len, LONG)) <= 2


def test_what_is_gone_is_named_in_a_package_of_an_old_link():
    old, said = state_from("scenario=nato-estonia&p1=Old~R.7~au3~av7&v=1")
    assert dict(old.packages[0].changes) == {"readiness": 0.7}
    assert "contiguity_ratio=3" in said[0]
    assert "rivalry_ratio=7" in said[1]


def test_letters_stay_what_they_are():
    """Links stay, so none of these lines may ever change."""
    text = "Old~R.7~M5~S.25:USA~P-.05~ao.97~ra1.5~cr90~ga.5"
    changes = {
        "readiness": 0.7, "mobilisation_days": 5, "stocks.USA": 0.25, "presence": -0.05,
        "trust_memory": 0.97, "lesson": 1.5, "cost_readiness": 90, "diversion": 0.5,
    }  # fmt: skip
    assert package_from(text, State("nato-estonia"), []) == Package("Old", changes)


def test_packages_that_were_written_out_still_open():
    for once, now in WRITTEN_OUT.items():
        old, said = state_from(
            f"scenario=nato-estonia&{once}=Ready~readiness:0.7~will.USA:0.25&v=1"
        )
        new, _ = state_from(f"scenario=nato-estonia&{now}=Ready~R.7~W.25:USA&v=1")
        assert old == new
        assert said == [earlier_words(old, 1)]
        assert dict(old.packages[0].changes) == {"readiness": 0.7, "will.USA": 0.25}


def test_what_is_bad_is_named_as_people_know_it():
    _, notices = state_from("scenario=nato-estonia&p1=Ready~R7~W.25:QQQ~Zz3~R&v=1")
    assert "“readiness=7” was ignored" in notices[0]
    assert "“will.QQQ=.25” was ignored" in notices[1]
    assert len(notices) == 4 + len(SINCE)


def test_every_shipped_scenario_fits():
    longest = max(scenario_names(), key=len)
    packages = tuple(
        Package(f"Package {i + 1}", {n: declared(n).low for n in list(LEVERS)[i : i + MEASURES]})
        for i in range(MOST_PACKAGES)
    )
    assert len(ADDRESS + query_of(State(longest, packages=packages))) <= MOST
