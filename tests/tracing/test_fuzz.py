"""Formulas that nobody wrote: numpy programs put together at random, in Python and in Node.

``PROGRAMS=5000 python -m pytest tests/tracing/test_fuzz.py`` tries more of them.
"""

import os

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deterrence_kit.tracing import trace

# Bounded and smooth, so that rounding in the last place stays there.
SMOOTH_ONE = [
    np.tanh,
    np.sin,
    lambda x: np.exp(-np.abs(x)),
    lambda x: np.log1p(np.abs(x)),
    lambda x: np.sqrt(1 + x * x),
    lambda x: 1 / (1 + np.abs(x)),
    lambda x: -x,
    lambda x: np.expm1(-x * x),
    np.arctan,
    lambda x: x * 0.5 - 1,
]
SMOOTH_TWO = [
    np.add,
    np.subtract,
    np.multiply,
    np.maximum,
    np.minimum,
    lambda x, y: x / (2 + np.abs(y)),
    np.hypot,
    lambda x, y: (1 + np.abs(x)) ** np.tanh(y),
    lambda x, y: np.where(np.arange(x.size).reshape(x.shape) % 3, x, y),
]
# Of numbers that are the same to the last bit in both languages.
EXACT_ONE = [
    np.floor,
    np.sign,
    np.rint,
    lambda x: x % 1.5,
    lambda x: x // 0.75,
    lambda x: 1.0 * (x > 0.5),
    np.abs,
]
EXACT_TWO = [
    np.add,
    np.subtract,
    np.multiply,
    np.maximum,
    lambda x, y: np.where(x > y, x, 2 * y),
    lambda x, y: 1.0 * ((x >= y) & (y < 1)),
    np.fmod,
]
MOVES = [
    np.ravel,
    lambda x: x[..., ::-1],
    lambda x: x[..., None],
    lambda x: x[..., :1],
    lambda x: np.roll(x, 1, axis=-1),
    lambda x: np.moveaxis(x, -1, 0),
    lambda x: np.repeat(x, 2, axis=-1),
    lambda x: np.concatenate([x, 2 * x], axis=-1),
    lambda x: np.stack([x, -x]),
    lambda x: x[..., np.arange(x.shape[-1]) % 2 == 0],
    lambda x: np.pad(x.ravel(), 1),
    lambda x: x[..., [0, -1, 0]],
    lambda x: np.diff(x, prepend=0.5),
]
SUMS = [
    lambda x: x.sum(axis=-1, keepdims=True),
    lambda x: x.sum(axis=0),
    lambda x: np.cumsum(x, axis=-1) / x.shape[-1],
    lambda x: x.max(axis=-1),
    lambda x: x.mean(axis=0, keepdims=True),
    lambda x: x.ravel() @ x.ravel() / x.size,
    lambda x: np.einsum("...i,...j->...ij", x, x).sum(axis=-1) / x.shape[-1],
    lambda x: np.minimum.accumulate(x, axis=-1),
    lambda x: x - np.average(x, axis=-1, weights=1.0 + np.arange(x.shape[-1]))[..., None],
]
# Whose order is the same to the last bit, equal ones as they stand.
ORDERS = [
    lambda x: np.sort(x, axis=-1),
    lambda x: x.argsort(axis=0, kind="stable"),
    lambda x: np.take_along_axis(x, np.argsort(-x, axis=-1, kind="stable"), axis=-1),
    lambda x: x[np.argmax(x.reshape(len(x), -1)[:, 0])] + 0.25,
    lambda x: np.median(x, axis=-1),
]
LARGEST = 200  # elements


def assigned(x, y):
    """Part of a copy overwritten, and added to in place."""
    z = 1.0 * x + 0 * y.sum()
    z[..., :1] = np.tanh(y).sum()
    z += 0.5
    return z


@st.composite
def programs(draw):
    """Inputs, and steps that each name what they are applied to."""
    size = draw(st.integers(1, 9))
    shapes = {"a": (size,), "b": (1,), "c": (3, size), "d": ()}
    data = np.arange(size) / 4 - 0.5
    pool = [(np.full(s, 0.375), True) for s in shapes.values()] + [(data, True)]
    steps = []
    for _ in range(draw(st.integers(1, 14))):
        kind = draw(
            st.sampled_from(
                [
                    "smooth one",
                    "smooth two",
                    "exact one",
                    "exact two",
                    "move",
                    "sum",
                    "put",
                    "exact order",
                ]
            )
        )
        step = _step(draw, kind, pool)
        if step is not None:
            function, *places = step
            with np.errstate(all="ignore"):
                value = np.asarray(function(*(pool[i][0] for i in places)), float)
            if 0 < value.size <= LARGEST and value.ndim <= 4:
                exact = kind.startswith(("exact", "move")) and all(pool[i][1] for i in places)
                pool.append((value, exact))
                steps.append((function, places))
    return shapes, data, steps


def _step(draw, kind, pool):
    """A function and the places of what it reads; None where nothing in the pool suits it."""
    lists = {
        "smooth one": SMOOTH_ONE,
        "smooth two": SMOOTH_TWO,
        "exact one": EXACT_ONE,
        "exact two": EXACT_TWO,
        "move": MOVES,
        "sum": SUMS,
        "put": [assigned],
        "exact order": ORDERS,
    }
    function = draw(st.sampled_from(lists[kind]))
    usable = [i for i, (v, exact) in enumerate(pool) if exact or not kind.startswith("exact")]
    if kind in ("move", "sum", "put", "exact order"):
        usable = [i for i in usable if pool[i][0].ndim]
    one = draw(st.sampled_from(usable))
    if kind in ("smooth one", "exact one", "move", "sum", "exact order"):
        return function, one
    other = draw(st.sampled_from(usable))
    try:
        np.broadcast_shapes(pool[one][0].shape, pool[other][0].shape)
    except ValueError:
        return None
    return function, one, other


def run(steps, data, inputs):
    """Everything on the way, by number; the largest of them says how much rounding may show."""
    pool = [*inputs.values(), data]
    with np.errstate(all="ignore"):
        for function, places in steps:
            pool.append(function(*(pool[i] for i in places)))
    return {f"v{i}": value for i, value in enumerate(pool)}


@settings(max_examples=int(os.environ.get("PROGRAMS", "150")))
@given(programs(), st.integers(0, 2**32 - 1), st.booleans())
def test_any_program_says_the_same(node_there, program, seed, last_only):
    shapes, data, steps = program
    luck = np.random.default_rng(seed)
    cases = [{n: luck.integers(-16, 17, s) / 8 for n, s in shapes.items()} for _ in range(3)]

    def shown(values):
        return dict([*values.items()][-1:]) if last_only else values

    script = trace(lambda x: shown(run(steps, data, x)), cases[0])
    rows = np.stack([np.concatenate([np.ravel(v) for v in case.values()]) for case in cases])
    here = script.unpacked(node_there.run(script, rows))
    for i, case in enumerate(cases):
        there = run(steps, data, case)
        largest = max(1.0, *(float(np.max(np.abs(v), initial=0)) for v in there.values()))
        for name, value in shown(there).items():
            np.testing.assert_allclose(
                here[name][i], np.ravel(value), rtol=0, atol=1e-9 * largest, err_msg=name
            )


@pytest.fixture(scope="session")
def node_there(node):
    return node
