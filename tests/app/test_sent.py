"""What leaves a page: all digits that count, links that lose nothing, steps that can be taken back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deterrence_kit import load_scenario, parameters_of, scenario_names
from deterrence_kit.app.board import _plain
from deterrence_kit.app.links import query_of, state_from
from deterrence_kit.app.state import State
from deterrence_kit.app.undo import MOST_STEPS, ONE_DRAG, History
from deterrence_kit.model.levers import Levers

OF_MEMBERS = {n: p for n, p in parameters_of(Levers).items() if p.scope == "member"}
numbers = st.floats(1e-12, 1e12) | st.floats(-1e12, -1e-12) | st.just(0.0)


@given(st.lists(numbers, min_size=1, max_size=9))
def test_six_digits_are_sent_one_by_one_and_as_an_array(values):
    for sent in (_plain(values), _plain(np.array(values))):
        assert sent == pytest.approx(values, rel=5.1e-6, abs=0)


@st.composite
def parts(draw):
    """A lever for all members and one member's own, in either order."""
    scenario = draw(
        st.sampled_from([n for n in scenario_names() if len(load_scenario(n).codes) > 1])
    )
    name = draw(st.sampled_from(sorted(OF_MEMBERS)))
    code = draw(st.sampled_from(load_scenario(scenario).codes))
    p = OF_MEMBERS[name]
    whole, own = (float(f"{p.low + s * (p.high - p.low):.6g}") for s in draw(
        st.sampled_from([(0.25, 0.5), (0.5, 0.25), (0.75, 0.5), (0.5, 0.75)])))  # fmt: skip
    return (
        scenario,
        [f"{name}.{code}={own}", f"{name}={whole}"],
        {f"{name}.{code}": own, name: whole},
    )


@given(parts())
def test_a_members_own_lever_is_kept_wherever_it_stands_in_a_link(given_parts):
    scenario, texts, meant = given_parts
    for order in (texts, texts[::-1]):
        state, _ = state_from(f"?scenario={scenario}&{'&'.join(order)}")
        assert {name: state.value(name) for name in meant} == meant
        assert query_of(state_from(query_of(state))[0]) == query_of(state)


def test_the_example_of_a_lost_ally():
    state, _ = state_from("?will.USA=0.5&will=0.7")
    assert dict(state.changes) == {"will.USA": 0.5, "will": 0.7}


def test_a_drag_is_one_step_and_two_moves_apart_are_two():
    for pause, steps in ((ONE_DRAG / 2, 1), (2 * ONE_DRAG, 3)):
        time = [0.0]
        history = History(State(), clock=lambda time=time: time[0])
        for value in (0.6, 0.7, 0.8):
            time[0] += pause
            history.push(State().moved("readiness", value))
        taken = 0
        while history.can_undo:
            history.undo()
            taken += 1
        assert taken == steps


def test_the_steps_that_are_kept_are_bounded():
    history = History(State(), clock=iter(range(0, 10**6, 10)).__next__)
    for i in range(3 * MOST_STEPS):
        history.push(State().moved("readiness", 0.2 + 0.001 * i % 0.7))
    assert len(history.mark()[0]) == MOST_STEPS
