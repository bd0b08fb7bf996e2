"""Links made when a range was wider: they open, at the nearest end, and say so."""

import pytest

from deterrence_kit.app.link_parts import ONCE
from deterrence_kit.app.links import state_from
from deterrence_kit.model.settings import declared


def ends():
    """Every end of an older range that lies outside today's, with today's nearest."""
    for name, (low, high) in ONCE.items():
        now = declared(name)
        if low < now.low:
            yield name, low, now.low
        if high > now.high:
            yield name, high, now.high


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize(("name", "old", "nearest"), list(ends()))
def test_an_old_link_opens_at_the_nearest_end_and_says_so(name, old, nearest, version):
    state, notices = state_from(f"scenario=us-japan&{name}={old}&readiness=0.7&v={version}")
    moved = {} if nearest == declared(name).default else {name: nearest}
    assert state.changes == {**moved, "readiness": 0.7}
    (told,) = [each for each in notices if each.startswith(f"“{name}=")]
    assert f"{nearest:g}" in told
    assert declared(name).label in told


@pytest.mark.parametrize(("name", "old", "nearest"), list(ends()))
def test_so_does_a_package_of_it(name, old, nearest):
    query = f"scenario=us-japan&package1=Old~{name}:{old}~readiness:0.7&v=2"
    state, notices = state_from(query)
    (package,) = state.packages
    assert package.changes[name] == nearest
    assert any(declared(name).label in each for each in notices)


@pytest.mark.parametrize("name", ONCE)
@pytest.mark.parametrize("times", [-1, 10])
def test_what_never_was_in_range_is_refused(name, times):
    state, notices = state_from(f"scenario=us-japan&{name}={times * ONCE[name][1]}&v=1")
    assert not state.changes
    assert any(each.startswith(f"“{name}=") and "ignored" in each for each in notices)


@pytest.mark.parametrize("name", ONCE)
def test_what_is_in_range_is_taken_as_it_is(name):
    now = declared(name)
    state, notices = state_from(f"scenario=us-japan&{name}={now.low}&v=1")
    assert state.changes == {name: now.low}
    assert not any(name in each or now.label in each for each in notices)
