"""Python and the page say the same: every output of every scenario, corners included.

``python tools/check_tracing.py`` does this with 10,000 states a scenario.
"""

from dataclasses import replace

import check_tracing
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deterrence_kit import assess, load_scenario, scenario_names
from deterrence_kit.model import FORMULAS, quantities
from deterrence_kit.tracing import trace_formulas
from tests.conftest import ROOT

STATES = 300


@pytest.mark.parametrize("name", scenario_names())
def test_the_engines_agree(node, name):
    away, output, _ = check_tracing.worst(node, load_scenario(name), STATES)
    assert away <= check_tracing.LARGEST, output


@pytest.mark.parametrize(
    ("wrong", "instead"), [("Math.exp(", "Math.expm1("), (" + ", " - "), ("Math.max(", "Math.min(")]
)
def test_a_wrong_text_is_seen(node, wrong, instead):
    """No fault of the engine passes as a number that Python does not know itself."""
    scenario = load_scenario("nato-poland")
    program = trace_formulas(scenario)
    state = check_tracing.corners(scenario)
    head, body = program.text.split("return (values", 1)
    faulty = replace(program, text=head + "return (values" + body.replace(wrong, instead))
    assert faulty != program
    told = check_tracing.differences(node, faulty, scenario, state)
    assert max(away for away, _ in told.values()) > 1e-3


def test_a_number_a_hair_off_is_seen(node):
    scenario = load_scenario("nato-poland")
    program = trace_formulas(scenario)
    text = program.text.replace("Math.tanh(", "(1 + 1e-8) * Math.tanh(")
    state = check_tracing.corners(scenario)
    told = check_tracing.differences(node, replace(program, text=text), scenario, state)
    assert text != program.text
    assert told["member_resolve"][0] > check_tracing.LARGEST


def test_a_difference_is_seen():
    assert check_tracing.difference([0.5], [0.5 + 1e-9]) > check_tracing.LARGEST
    assert check_tracing.difference([np.nan], [0.5]) == np.inf
    assert check_tracing.difference([np.nan, np.inf], [np.nan, np.inf]) == 0


def test_cases_in_one_call_are_the_cases_one_by_one(node):
    """Nothing is left over from one case for the next."""
    scenario = load_scenario("ecowas-benin")
    program = trace_formulas(scenario)
    rows = program.packed(check_tracing.corners(scenario))[:60]
    alone = np.concatenate([node.run(program, row[None, :]) for row in rows])
    np.testing.assert_array_equal(node.run(program, rows), alone)
    np.testing.assert_array_equal(node.run(program, rows[::-1])[::-1], alone)


def test_any_word_of_the_model_can_be_asked_for(node):
    scenario = load_scenario("gcc-kuwait")
    program = trace_formulas(scenario, outputs=tuple(FORMULAS))
    got = program.unpacked(node.run(program, program.packed(check_tracing.rest(scenario, 1))))
    for word, value in quantities(scenario, {}, FORMULAS).items():
        there = value[:1] if got[word].size == 1 else np.broadcast_to(value, got[word].shape)
        assert check_tracing.difference(got[word], there) < 1e-9, word


@pytest.mark.parametrize("name", ["nato-estonia", "us-japan", "gcc-kuwait"])
def test_a_member_without_forces_is_a_member_that_has_left(node, name):
    """Figures that are each member's own can be inputs, though formulas add them up."""
    scenario, forces = load_scenario(name), ("gdp", "personnel", "reserves")
    program = trace_formulas(scenario, outputs=["credibility"], figures=forces)
    allies = [place for place, home in enumerate(scenario.home) if not home]
    present = np.ones((len(allies), len(scenario.codes)))
    present[np.arange(len(allies)), allies] = 0
    figures = {each: getattr(scenario, each) * present for each in forces}
    rest = check_tracing.rest(scenario, len(allies))
    got = node.run(program, program.packed({**rest, **figures}))[:, 0]
    there = [assess(scenario.without(scenario.codes[place])).credibility for place in allies]
    assert check_tracing.difference(got, there) < 1e-9


def test_what_does_not_move_is_as_the_scenario_has_it(node):
    scenario = load_scenario("nato-estonia")
    program = trace_formulas(scenario, inputs=["readiness"], own=())
    assert program.width == 1
    grid = np.linspace(0.1, 0.95, 9)[:, None]
    got = program.unpacked(node.run(program, grid))
    there = assess(scenario, replace(scenario.levers, readiness=grid))
    assert check_tracing.difference(got["credibility"][:, 0], there.credibility) < 1e-9


def test_a_protege_without_allies(node):
    """One member, none of whom is an ally, and a record without crises."""
    alone = replace(load_scenario("us-japan").without("USA"), record=())
    away, output, _ = check_tracing.worst(node, alone, 100)
    assert away <= check_tracing.LARGEST, output


def test_so_many_states_are_compared(node, monkeypatch):
    compared = []
    whole = check_tracing.differences
    monkeypatch.setattr(
        check_tracing, "differences", lambda *a: compared.append(len(a[3]["clarity"])) or whole(*a)
    )
    check_tracing.worst(node, load_scenario("us-japan"), 1000)
    assert sum(compared[1:]) >= 1000
    assert compared[0] > 2 * len(check_tracing.MOVED)


# --- a user's own formulas ---------------------------------------------------------------------------


@pytest.fixture
def own_formulas(from_folder):
    return from_folder(ROOT / "notebooks", "my_formulas")


def test_the_shipped_example_of_an_own_formula_is_traced(node, own_formulas):
    scenario = load_scenario("nato-estonia")
    mine = {"effective_resolve": own_formulas.effective_resolve}
    program = trace_formulas(scenario, formulas=mine, outcomes={"out": own_formulas.unstopped})
    state = check_tracing.corners(scenario)
    got = program.unpacked(node.run(program, program.packed(state)))
    tables = [
        t(**{n: state[n] for n in check_tracing.parameters_of(t)}) for t in check_tracing.TABLES
    ]
    there = assess(scenario, *tables, formulas=mine)
    for name, values in got.items():
        value = own_formulas.unstopped(there) if name == "out" else getattr(there, name)
        assert check_tracing.difference(values, np.reshape(value, values.shape)) < 1e-9, name


def test_a_scenarios_own_formulas_count(node):
    scenario = load_scenario("us-japan")
    mine = replace(scenario, formulas={"resolve": lambda will: will.max(axis=-1, keepdims=True)})
    program = trace_formulas(mine, outputs=["resolve"])
    got = node.run(
        program, program.packed({**check_tracing.rest(scenario, 1), "will": [0.25, 0.75]})
    )
    assert got.tolist() == [[0.75]]


@settings(max_examples=20)
@given(st.floats(0, 1))
def test_the_agreement_of_engines_does_not_hang_on_the_state_of_the_recording(node_anywhere, share):
    scenario, node = load_scenario("training"), node_anywhere
    levers = scenario.levers_at({"clarity": share})
    elsewhere = replace(scenario, settings={**scenario.settings, "clarity": share})
    program = trace_formulas(elsewhere)
    assert program.text == trace_formulas(scenario).text
    values = {**check_tracing.rest(scenario, 1), "clarity": [[share]]}
    got = program.unpacked(node.run(program, program.packed(values)))
    there = assess(scenario, levers)
    assert check_tracing.difference(got["credibility"][0], [there.credibility]) < 1e-9


@pytest.fixture(scope="session")
def node_anywhere(node):
    return node
