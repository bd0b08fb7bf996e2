"""What cannot be traced is refused in a sentence that names the formula and the line."""

import math

import numpy as np
import pytest

from deterrence_kit import load_scenario
from deterrence_kit.tracing import UntraceableError, trace, trace_formulas

PACT = load_scenario("gcc-kuwait")
SEEN = []


def branches(will, delivered):
    return will if will.mean() > 0.5 else delivered


def loops(will):
    while will[0] > 0.5:
        will = will / 2
    return will


def is_python(will):
    return np.ones(1) * math.exp(will[0])


def is_float(will):
    return np.ones(1) * float(will.max())


def asks_for_one(member_resolve, ideal_point):
    return ideal_point[member_resolve.argmax()] * member_resolve[..., :1]


def asks_for_those(member_resolve):
    return np.unique(member_resolve)[:1]


def masks(member_resolve, delivered):
    return member_resolve[delivered > 0.001].mean(keepdims=True)


def makes_plain(member_resolve):
    return np.asarray(member_resolve).mean(keepdims=True)


def collects(member_resolve):
    return np.array(list(member_resolve))[:1]


def writes_into_plain(member_resolve):
    result = np.zeros(1)
    result[0] = member_resolve[0]
    return result


def is_unknown(member_resolve):
    return np.abs(np.fft.fft(member_resolve))[:1]


def is_half(member_resolve):
    return member_resolve.astype(np.float32)[:1]


def selects_where(member_resolve):
    return member_resolve[np.where(member_resolve > 0.2)][:1]


def fails(member_resolve):
    return member_resolve @ np.ones(3)


def matrix_of(member_resolve):
    return np.linalg.inv(member_resolve * np.eye(len(member_resolve)))[:1, 0]


REFUSED = {
    branches: "np.where", loops: "np.where", is_python: "np.where", is_float: "np.where",
    asks_for_one: "np.take_along_axis", asks_for_those: "np.unique", masks: "picks elements",
    makes_plain: "np.stack", collects: "np.stack", writes_into_plain: "np.stack",
    is_unknown: "np.fft", is_half: "double precision", selects_where: "picks elements",
    fails: "fails", matrix_of: "np.inv",
}  # fmt: skip


@pytest.mark.parametrize("formula", REFUSED, ids=lambda f: f.__name__)
def test_it_is_refused_with_formula_line_and_reason(formula):
    with pytest.raises(UntraceableError) as refused:
        trace_formulas(PACT, formulas={"resolve": formula})
    sentence = str(refused.value)
    assert sentence.startswith("The formula 'resolve' (test_refusals.py, line ")
    line = refused.value.line - formula.__code__.co_firstlineno
    assert 0 < line <= 3, sentence
    assert REFUSED[formula].removeprefix("np.fft") in sentence, sentence
    assert refused.value.formula == "resolve"


def draws(member_resolve):
    return member_resolve[..., :1] * np.random.default_rng().random()


def remembers(member_resolve):
    SEEN.append(1)
    return member_resolve[..., :1] * len(SEEN)


def writes_elsewhere(member_resolve):
    best = np.zeros(1)
    kept = best
    best += member_resolve[..., :1]
    return kept + 0 * member_resolve[..., :1]


def sums_without_weights(will):
    return will.sum(axis=-1, keepdims=True) / 10


def adds_parts_to_counts(member_resolve):
    count = np.where(member_resolve > 0.5, 1, 0)
    count += member_resolve
    return 1.0 * count[:1]


def test_what_python_refuses_is_refused():
    """Whole numbers take no parts: numpy says so, and tracing must not know better."""
    with pytest.raises(
        UntraceableError, match=r"'resolve' .*it fails when it is traced: Cannot cast"
    ):
        trace_formulas(PACT, formulas={"resolve": adds_parts_to_counts})


@pytest.mark.parametrize("formula", [draws, remembers, writes_elsewhere, sums_without_weights])
def test_a_record_that_says_something_else_is_refused(formula):
    """Nothing here looks untraceable: it is seen because the record is run again."""
    with pytest.raises(
        UntraceableError, match=r"'resolve' \(test_refusals.py, line \d+\).*other num"
    ):
        trace_formulas(PACT, formulas={"resolve": formula})


def test_a_helper_that_fails_is_told_by_the_formulas_own_line():
    def helper(values):
        return values if values.any() else 0 * values

    def mine(member_resolve):
        return helper(member_resolve)

    with pytest.raises(UntraceableError) as refused:
        trace_formulas(PACT, formulas={"resolve": mine})
    assert refused.value.line == mine.__code__.co_firstlineno + 1


def test_data_may_decide_anything():
    """Ideal points are data: sorting, branching and looping over them is folded."""

    def mine(member_resolve, ideal_point, home):
        order = np.argsort(ideal_point)
        nearest = member_resolve[..., order[:2]]
        if ideal_point[0] > 0 or home.sum() == 1:
            nearest = nearest / 2
        return nearest[ideal_point[order][:2] > -9].sum(axis=-1, keepdims=True)

    assert trace_formulas(PACT, formulas={"resolve": mine}).text


def test_what_turns_out_to_be_fixed_may_decide_too():
    def mine(member_resolve):
        zero = member_resolve.size * np.zeros_like(member_resolve)
        return member_resolve[..., :1] if zero.sum() == 0 else zero

    assert trace_formulas(PACT, formulas={"resolve": mine}).text


@pytest.mark.parametrize(
    "formula",
    [
        lambda member_resolve: np.clip(member_resolve, 0, 1, out=member_resolve)[:1],
        lambda member_resolve: np.sum(member_resolve, out=np.zeros(()))[None],
        lambda member_resolve: np.mean(member_resolve, dtype=np.float32)[None],
        lambda member_resolve: np.exp(member_resolve, where=member_resolve > 0)[:1],
        lambda member_resolve: np.pad(member_resolve, 1, mode="edge")[:1],
        lambda member_resolve: np.add.at(member_resolve, 0, 1),
        lambda member_resolve: np.modf(member_resolve)[0][:1],
        lambda member_resolve: member_resolve.partition(2),
        lambda member_resolve: member_resolve.no_such_thing,
        lambda member_resolve: member_resolve + 1j,
        lambda member_resolve: member_resolve + "one",
    ],
)
def test_no_option_is_left_out_in_silence(formula):
    with pytest.raises(UntraceableError, match=r"'resolve' \(test_refusals.py, line \d+\)"):
        trace_formulas(PACT, formulas={"resolve": formula})


def test_words_that_are_not_known_are_refused():
    with pytest.raises(ValueError, match="'weather' is neither a lever nor an assumption"):
        trace_formulas(PACT, inputs=["weather"])
    with pytest.raises(ValueError, match="'victory' is not a word of the model"):
        trace_formulas(PACT, outputs=["victory"])
    with pytest.raises(ValueError, match="reads 'weather'"):
        trace_formulas(PACT, formulas={"resolve": lambda weather: weather})


def test_an_outcome_is_refused_by_its_own_name():
    with pytest.raises(UntraceableError, match=r"'mine' .* an outcome is one number a case, not 6"):
        trace_formulas(PACT, outcomes={"mine": lambda a: a.member_resolve})


def test_any_function_is_refused_by_its_own_name():
    def mine(x):
        return {"y": np.unique(x["x"])}

    with pytest.raises(
        UntraceableError, match=r"'mine' \(test_refusals.py, line \d+\).*np\.unique"
    ):
        trace(mine, {"x": np.ones(3)})
