"""numpy's functions that are written with numpy's other functions, so that those are recorded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from deterrence_kit.tracing import ranks, statistics


def _nan_to_num(
    x: Any, copy: bool = True, nan: float = 0.0, posinf: Any = None, neginf: Any = None
) -> Any:
    most = np.finfo(float).max
    x = np.where(np.isnan(x), nan, x)
    x = np.where(x == np.inf, most if posinf is None else posinf, x)
    return np.where(x == -np.inf, -most if neginf is None else neginf, x)


def _diff(a: Any, n: int = 1, axis: int = -1, prepend: Any = None, append: Any = None) -> Any:
    parts = []
    for end, there in ((prepend, True), (a, False), (append, True)):
        if end is not None:
            shape = [*np.shape(a)]
            shape[axis] = 1
            parts.append(np.broadcast_to(end, shape) if there and np.ndim(end) == 0 else end)
    whole = np.moveaxis(np.concatenate(parts, axis=axis), axis, -1)
    for _ in range(n):
        whole = whole[..., 1:] - whole[..., :-1]
    return np.moveaxis(whole, -1, axis)


def _trapezoid(y: Any, x: Any = None, dx: Any = 1.0, axis: int = -1) -> Any:
    y = np.moveaxis(y, axis, -1)
    step = dx if x is None else np.diff(x, axis=-1 if np.ndim(x) == 1 else axis)
    return np.sum(step * (y[..., 1:] + y[..., :-1]) / 2.0, axis=-1)


def _interp(x: Any, xp: Any, fp: Any, left: Any = None, right: Any = None) -> Any:
    """Segment by segment, from the last."""
    result = fp[-1] + 0.0 * x
    for i in reversed(range(len(xp) - 1)):
        slope = (fp[i + 1] - fp[i]) / (xp[i + 1] - xp[i])
        result = np.where(x < xp[i + 1], fp[i] + slope * (x - xp[i]), result)
    result = np.where(x < xp[0], fp[0] if left is None else left, result)
    return np.where(x > xp[-1], fp[-1] if right is None else right, result)


def _select(condlist: Any, choicelist: Any, default: Any = 0) -> Any:
    result = default
    for condition, choice in zip(reversed(condlist), reversed(choicelist), strict=True):
        result = np.where(condition, choice, result)
    return result


def _clip(a: Any, a_min: Any = None, a_max: Any = None, *, min: Any = None, max: Any = None) -> Any:
    low, high = a_min if min is None else min, a_max if max is None else max
    a = a if low is None else np.maximum(a, low)
    return a if high is None else np.minimum(a, high)


def _round(a: Any, decimals: int = 0) -> Any:
    return np.rint(a) if not decimals else np.rint(a * 10.0**decimals) / 10.0**decimals


def _linspace(start: Any, stop: Any, num: int = 50) -> Any:
    way = stop - start
    return start + way * np.linspace(0, 1, num).reshape((-1, *[1] * np.ndim(way)))


def _polyval(p: Any, x: Any) -> Any:
    result = 0.0 * x
    for factor in p:
        result = result * x + factor
    return result


def _isclose(a: Any, b: Any, rtol: float = 1e-5, atol: float = 1e-8) -> Any:
    return (a == b) | ((np.abs(a - b) <= atol + rtol * np.abs(b)) & np.isfinite(b))


def _tensordot(a: Any, b: Any, axes: Any = 2) -> Any:
    if isinstance(axes, int):
        axes = (list(range(np.ndim(a) - axes, np.ndim(a))), list(range(axes)))
    ours, theirs = ([n] if isinstance(n, int) else [*n] for n in axes)
    left = "abcdefghijkl"[: np.ndim(a)]
    right = [*"mnopqrstuvwx"[: np.ndim(b)]]
    for one, other in zip(ours, theirs, strict=True):
        right[other] = left[one]
    rest = "".join(c for i, c in enumerate(left) if i not in [range(len(left))[n] for n in ours])
    rest += "".join(c for c in right if c not in left)
    return np.einsum(f"{left},{''.join(right)}->{rest}", a, b)


def _dot(a: Any, b: Any) -> Any:
    if np.ndim(a) == 0 or np.ndim(b) == 0:
        return a * b
    return np.tensordot(a, b, (-1, max(np.ndim(b) - 2, 0)))


def _like(value: float) -> Callable[..., Any]:
    def made(
        a: Any, dtype: Any = None, order: Any = "K", subok: bool = True, shape: Any = None
    ) -> Any:
        return np.full(np.shape(a) if shape is None else shape, value, dtype or a.dtype)

    return made


def _without_nan(name: str, instead: float) -> Callable[..., Any]:
    return lambda a, axis=None, **o: getattr(np, name)(np.where(np.isnan(a), instead, a), axis, **o)


# Written with numpy's other functions.
COMPOSED: dict[str, Callable[..., Any]] = {
    "mean": statistics.mean, "average": statistics.average, "var": statistics.var,
    "nan_to_num": _nan_to_num, "diff": _diff,
    "std": lambda a, *rest, **o: np.sqrt(np.var(a, *rest, **o)),
    "ptp": lambda a, axis=None, keepdims=False: (
        np.max(a, axis=axis, keepdims=keepdims) - np.min(a, axis=axis, keepdims=keepdims)
    ),
    "nansum": _without_nan("sum", 0.0), "nanprod": _without_nan("prod", 1.0),
    "nanmax": _without_nan("max", -np.inf), "nanmin": _without_nan("min", np.inf),
    "nanmean": lambda a, axis=None, keepdims=False: statistics.mean(
        np.where(np.isnan(a), 0.0, a), axis, keepdims, where=~np.isnan(a)
    ),
    "trapezoid": _trapezoid, "trapz": _trapezoid, "interp": _interp, "select": _select,
    "clip": _clip, "round": _round, "around": _round, "polyval": _polyval, "isclose": _isclose,
    "sort": ranks.ranked,
    "argmax": ranks.first_of(np.max), "argmin": ranks.first_of(np.min),
    "quantile": ranks.quantile,
    "percentile": lambda a, q, **o: ranks.quantile(a, q / 100, **o),
    "median": lambda a, axis=None, keepdims=False: ranks.quantile(a, 0.5, axis, keepdims),
    "tensordot": _tensordot, "dot": _dot,
    "vdot": lambda a, b: np.sum(np.ravel(a) * np.ravel(b)),
    "inner": lambda a, b: np.tensordot(a, b, (-1, -1)) if np.ndim(a) and np.ndim(b) else a * b,
    "outer": lambda a, b: np.ravel(a)[:, None] * np.ravel(b)[None, :],
    "trace": lambda a: np.sum(np.diagonal(a), axis=-1),
    "count_nonzero": lambda a, axis=None, keepdims=False: np.sum(
        np.not_equal(a, 0), axis=axis, keepdims=keepdims
    ),
    "zeros_like": _like(0), "ones_like": _like(1), "empty_like": _like(0),
    "full_like": lambda a, fill_value, dtype=None: np.broadcast_to(fill_value, np.shape(a)),
    "sinc": lambda x: np.where(x == 0, 1.0, np.sin(np.pi * x) / (np.pi * x)),
    "linspace": _linspace,
    "real": lambda a: a,
    "norm": lambda x, axis=None, keepdims=False: np.sqrt(
        np.sum(x * x, axis=axis, keepdims=keepdims)
    ),
}  # fmt: skip
