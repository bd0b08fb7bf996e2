"""Every operation, function and method that is known, on numbers and in corners: NaN, infinities, signs."""

from pathlib import Path

import numpy as np
import pytest

from deterrence_kit.tracing import trace
from deterrence_kit.tracing.composed import COMPOSED
from deterrence_kit.tracing.operations import OPERATIONS

SPECIAL = [
    -np.inf,
    -3.5,
    -2.5,
    -1.0,
    -0.5,
    -0.0,
    0.0,
    0.3,
    0.5,
    1.0,
    1.5,
    2.0,
    2.5,
    28.0,
    np.inf,
    np.nan,
]
PAIRS = np.array([(x, y) for x in SPECIAL for y in SPECIAL]).T
TABLE = np.array([[0.5, -1.0, 2.0, 4.0], [3.0, 0.25, -2.0, 1.0], [1.0, 1.0, 0.0, -0.5]])
ROW = np.array([1.5, -0.5, 0.25, 2.0])
GAPS = np.where(TABLE == 0.25, np.nan, TABLE)
ORDER = np.array([2, 0, 3])


def agree(node, function, **inputs):
    """The function says the same in Python and in Node, shapes and truth values too."""
    program = trace(
        lambda x: {"y": function(*x.values())},
        {n: np.full(np.shape(v), 0.4) for n, v in inputs.items()},
    )
    flat = program.packed({n: np.ravel(np.asarray(v, float))[None, :] for n, v in inputs.items()})
    with np.errstate(all="ignore"):
        there = np.asarray(function(*(np.asarray(v, float) for v in inputs.values())), float)
    here = node.run(program, flat)[0]
    assert here.size == there.size
    np.testing.assert_allclose(here, there.ravel(), rtol=1e-12, atol=1e-300)


UNARY = [n for n, o in OPERATIONS.items() if isinstance(o.numpy, np.ufunc) and o.numpy.nin == 1]
BINARY = [n for n, o in OPERATIONS.items() if isinstance(o.numpy, np.ufunc) and o.numpy.nin == 2]
MORE = [
    "square",
    "reciprocal",
    "positive",
    "fabs",
    "exp2",
    "deg2rad",
    "rad2deg",
    "isinf",
    "signbit",
    "radians",
    "degrees",
    "conjugate",
]


@pytest.mark.parametrize("name", [*UNARY, *MORE])
def test_one_argument(node, name):
    agree(node, getattr(np, name), x=PAIRS[0])


@pytest.mark.parametrize("name", [*BINARY, "float_power", "logical_xor"])
def test_two_arguments(node, name):
    agree(node, getattr(np, name), x=PAIRS[0], y=PAIRS[1])


def test_the_lists_above_are_whole():
    assert {*UNARY, *BINARY, "where", "erf", "erfc", "ndtr", "expit"} == set(OPERATIONS)


@pytest.mark.parametrize("name", ["erf", "erfc", "ndtr", "expit", "logit"])
def test_functions_of_scipy(node, name):
    special = pytest.importorskip("scipy.special")
    grid = np.concatenate([np.linspace(-30, 30, 601), [np.nan, np.inf, -np.inf]])
    agree(node, getattr(special, name), x=1 / (1 + np.exp(-grid)) if name == "logit" else grid)


def test_truth_values(node):
    agree(node, lambda x, y: (x > 0) + (y > 0), x=PAIRS[0], y=PAIRS[1])
    agree(node, lambda x, y: (x > 0) * (y > 0) | ~(x < y) ^ (x == y), x=PAIRS[0], y=PAIRS[1])
    agree(node, lambda x, y: 1.0 * (x > 0) + 2 * (y <= 0) - (x >= y) / 2, x=PAIRS[0], y=PAIRS[1])
    agree(node, lambda x, y: np.where(x, y, 7), x=PAIRS[0], y=PAIRS[1])
    agree(node, lambda x: (x > 0).sum() + np.count_nonzero(x) + (x > 0).mean(), x=PAIRS[0])
    agree(
        node,
        lambda x: np.stack([x.any(axis=-1), x.all(axis=-1), (x > 0).cumsum(-1)[:, 0]]),
        x=TABLE,
    )
    agree(node, lambda x: (x > 0).astype(float) + x.astype(bool) + x.astype(int), x=TABLE)


FOLDED = {
    "sum": lambda x: x.sum(),
    "rows": lambda x: x.sum(axis=-1),
    "columns": lambda x: x.sum(axis=0),
    "kept": lambda x: x / x.sum(axis=0, keepdims=True),
    "both": lambda x: x.sum(axis=(0, 1), keepdims=True),
    "where": lambda x: np.sum(x, axis=-1, where=x > 0, initial=2.0),
    "prod": lambda x: x.prod(axis=0),
    "max": lambda x: np.max(x, axis=-1, keepdims=True) - x,
    "min": lambda x: np.min(x, axis=0) + np.amin(x),
    "ptp": lambda x: np.ptp(x, axis=0),
    "mean": lambda x: x.mean(axis=-1) * np.mean(x),
    "mean where": lambda x: np.mean(x, axis=-1, where=x > 0),
    "std": lambda x: x.std(axis=-1, ddof=1) + x.var(),
    "reduce": lambda x: np.maximum.reduce(x, axis=1),
    "average": lambda x: np.average(x, axis=-1, weights=ROW) + np.average(x, axis=-1),
    "cumsum": lambda x: x.cumsum(axis=-1) + np.cumsum(x, axis=0),
    "flat": lambda x: np.cumsum(x),
    "cumprod": lambda x: np.cumprod(x, axis=1),
    "grown": lambda x: np.maximum.accumulate(x, axis=1),
    "empty": lambda x: x[:, :0].sum(axis=-1, keepdims=True) + x,
}


@pytest.mark.parametrize("name", FOLDED)
def test_sums_and_extremes(node, name):
    agree(node, FOLDED[name], x=TABLE)


@pytest.mark.parametrize(
    "name", ["max", "min", "sum", "nansum", "nanmax", "nanmin", "nanmean", "nanprod"]
)
def test_gaps(node, name):
    agree(node, lambda x: getattr(np, name)(x, axis=-1), x=GAPS)


def _assigned(x):
    y = np.zeros_like(x) + x[0]
    y[1:, ::2] = x[1:, ::2] * 2
    y[..., -1] += 5
    y[TABLE < 0] = -7
    return y


def _added(x):
    left = np.zeros(x.shape[:-1])
    for i in range(x.shape[-1]):
        left += x[..., i]
    return left


def _whole(x):
    counts = np.where(x > 0, 2, 1)
    counts[0] = x[0] * 3.9
    there = x > 0.5
    there[..., 0] = x[..., 1]
    return counts // 2 + there


def _by_whole(x):
    return x[0][np.clip(x[1] * 1.2, 0, 3).astype(int)]


MOVED = {
    "whole": _whole,
    "by whole": _by_whole,
    "index": lambda x: x[1],
    "slice": lambda x: x[:, 1:3],
    "step": lambda x: x[::2, ::-1],
    "fancy": lambda x: x[..., ORDER],
    "pair": lambda x: x[[0, 2], [1, 3]],
    "mask": lambda x: x[TABLE > 0],
    "new": lambda x: x[:, None] * x[None],
    "reshape": lambda x: x.reshape(2, -1) + np.reshape(x, (2, 6)),
    "T": lambda x: x.T @ x,
    "transpose": lambda x: x.transpose(1, 0) - np.swapaxes(x, 0, 1),
    "stack": lambda x: np.stack([x[0], ROW, x[1]], axis=-1),
    "tile": lambda x: np.tile(x, (1, 2)),
    "concatenate": lambda x: np.concatenate([x, ROW[None], x[::-1]]),
    "repeat": lambda x: np.repeat(x, 2, -1),
    "hstack": lambda x: np.hstack([x, x]) - np.column_stack([x, x]),
    "vstack": lambda x: np.vstack([x, ROW]),
    "block": lambda x: np.block([[x, x], [x, x]]),
    "roll": lambda x: np.roll(x, 1, axis=-1) + np.flip(x),
    "split": lambda x: sum(np.split(x, 2, axis=-1)),
    "take": lambda x: np.take(x, ORDER, axis=1),
    "broadcast": lambda x: np.broadcast_to(x[0], (5, 4)) * 2,
    "triu": lambda x: np.triu(x) - np.tril(x),
    "diag": lambda x: np.diag(x[0]) + np.diag(np.diag(x[:, :3]))[0, 0],
    "squeeze": lambda x: x[:1].squeeze(),
    "pad": lambda x: np.pad(x, 1),
    "padded": lambda x: np.pad(x, ((0, 0), (1, 0)), constant_values=3.0),
    "append": lambda x: np.append(x, x[:1], axis=0),
    "delete": lambda x: np.delete(x, 1, axis=0),
    "insert": lambda x: np.insert(x, 1, 9.0, axis=1),
    "iter": lambda x: sum(row * 2 for row in x),
    "assigned": _assigned,
    "added": _added,
    "out": lambda x: np.add(x, 1, out=np.zeros_like(x)),
    "divide where": lambda x: np.divide(1, x, out=np.zeros_like(x), where=x != 0),
    "moveaxis": lambda x: np.moveaxis(x[None], 0, -1)[..., 0],
    "ravel": lambda x: x.ravel() * x.flatten(),
    "atleast": lambda x: np.atleast_2d(x[0]) + np.atleast_1d(x[0, 0]),
    "expand": lambda x: np.expand_dims(x, 1),
}


@pytest.mark.parametrize("name", MOVED)
def test_elements_in_other_places(node, name):
    agree(node, MOVED[name], x=TABLE)


TIES = np.array([[0.5, -1.0, 0.5, 4.0], [np.nan, 0.25, -2.0, np.nan], [1.0, 1.0, 0.0, -0.5]])
ORDERED = {
    "argsort": lambda x: np.argsort(x, axis=-1, kind="stable"),
    "first": lambda x: np.argsort(x, 0, kind="stable"),
    "all": lambda x: np.argsort(x, axis=None, kind="stable"),
    "sort": lambda x: np.sort(x) + np.sort(x, axis=0),
    "method": lambda x: x[0][x[0].argsort(kind="stable")[::-1]],
    "rows": lambda x: x[:, x[0].argsort(kind="stable")],
    "columns": lambda x: x[x[:, 0].argsort()] - x[np.argmin(x[:, 0])],
    "ranks": lambda x: x[0].argsort(kind="stable").argsort(),
    "along": lambda x: np.take_along_axis(TABLE, np.argsort(x, axis=-1, kind="stable"), axis=-1),
    "pairs": lambda x: x[np.arange(3)[:, None], np.argsort(-x, axis=-1, kind="stable")],
    "take": lambda x: np.take(x, x[0].argmax(), axis=1) + np.take(x, x[0].argmax()),
    "negative": lambda x: x[x[:, 1].argmin() - 3],
    "argmax": lambda x: x.argmax(axis=-1) + 10 * np.argmin(x, axis=1) + np.argmax(x),
    "kept": lambda x: np.argmax(x, 0),
    "median": lambda x: np.median(x, axis=-1) + np.median(x[2]),
    "percentile": lambda x: np.percentile(x[2], 30.0),
    "quantile": lambda x: np.quantile(x[::2], 0.4, axis=0, keepdims=True) - np.quantile(x[0], 1.0),
    "one": lambda x: np.sort(x[:, :1]) + x[:, :1][..., x[:, 0].argmin() * 0],
}


@pytest.mark.parametrize("name", ORDERED)
def test_orders(node, name):
    agree(node, ORDERED[name], x=TIES)


PRODUCTS = {
    "matrix": lambda x, y: x @ y.T,
    "vector": lambda x, y: x @ y[0],
    "row": lambda x, y: x[0] @ y.T,
    "scalar": lambda x, y: x[0] @ y[0],
    "stacked": lambda x, y: np.stack([x, y]) @ y.T,
    "einsum": lambda x, y: np.einsum("ij,kj->ik", x, y),
    "implicit": lambda x, y: np.einsum("ij,kj", x, y),
    "trace": lambda x, y: (
        np.einsum("ii->i", x[:, :3]) + np.trace(x[:, :3]) + np.einsum("ii", y[:, :3])
    ),
    "dots": lambda x, y: np.einsum("...i,...i->...", x, y),
    "three": lambda x, y: np.einsum("ij,ij,j->i", x, y, ROW),
    "dot": lambda x, y: np.dot(x, y.T),
    "inner": lambda x, y: np.inner(x, y),
    "outer": lambda x, y: np.outer(x, y),
    "tensordot": lambda x, y: np.tensordot(x, y, axes=([1], [1])),
    "vdot": lambda x, y: np.vdot(x, y),
    "ufunc outer": lambda x, y: np.subtract.outer(x[0], y[0]),
    "norm": lambda x, y: np.linalg.norm(x - y, axis=-1),
}


@pytest.mark.parametrize("name", PRODUCTS)
def test_products(node, name):
    agree(node, PRODUCTS[name], x=TABLE, y=TABLE[::-1] + 0.5)


WRITTEN = {
    "clip": lambda x: np.clip(x, -1, None) + x.clip(0, 1),
    "round": lambda x: x.round() + np.round(x * 1.37, 1),
    "nan_to_num": lambda x: np.nan_to_num(x / np.abs(x)),
    "diff": lambda x: np.diff(x, axis=0).sum(axis=0),
    "diffs": lambda x: np.diff(x, n=2, prepend=0) + np.diff(x, append=x[:, :1])[:, :1],
    "trapezoid": lambda x: np.trapezoid(x, dx=0.5, axis=0) + np.trapezoid(x.T, [0, 1, 4], axis=-1),
    "interp": lambda x: np.interp(x, [-1, 0, 2], [5.0, 1.0, 4.0]),
    "polyval": lambda x: np.polyval([2, 0, 1], x),
    "select": lambda x: np.select([x < 0, x > 1], [x, 2 * x], default=9),
    "sinc": lambda x: np.sinc(x),
    "linspace": lambda x: np.linspace(0, x[0], 4),
    "isclose": lambda x: 1.0 * np.isclose(x, 1.0),
    "likes": lambda x: np.full_like(x, 3) + np.ones_like(x) + np.empty_like(x) * 0 + x,
    "real": lambda x: np.real(x) + np.shape(x)[0] + np.ndim(x) + np.size(x) + np.size(x, 0),
    "int": lambda x: np.where(x > 0, 2, 3) // 2 + np.where(x > 0, 1, 2) ** 3,
    "powers": lambda x: x**2 + 2**x + x**3,
}


@pytest.mark.parametrize("name", WRITTEN)
def test_functions_made_of_others(node, name):
    if name == "trapezoid" and not hasattr(np, "trapezoid"):
        pytest.skip("np.trapezoid is of numpy 2")
    agree(node, WRITTEN[name], x=TABLE)


def test_nothing_known_is_left_out_above():
    text = Path(__file__).read_text("utf-8")
    missing = [name for name in COMPOSED if hasattr(np, name) and name not in text]
    assert set(missing) <= {"trapz", "around"}
