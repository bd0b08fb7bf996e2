"""What is done element by element: in numpy and in JavaScript, side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from deterrence_kit.tracing.special import SPECIAL


class Operation(NamedTuple):
    """One operation in both languages.

    Attributes
    ----------
    numpy : callable
        What computes it in Python.
    script : str
        Its expression, with {0}, {1} … for what it is done to.
    helper : str
        The function of `deterrence_kit.tracing.helpers` that the expression calls.
    """

    numpy: Callable[..., Any]
    script: str
    helper: str = ""


def _called(name: str, function: Callable[..., Any], arity: int = 1) -> Operation:
    places = ", ".join(f"{{{i}}}" for i in range(arity))
    return Operation(function, f"{name}({places})", "" if "." in name else name)


# One argument, by the same function of JavaScript's own.
_MATH = {
    "exp": "exp", "expm1": "expm1", "log": "log", "log1p": "log1p", "log2": "log2", "log10": "log10",
    "sqrt": "sqrt", "cbrt": "cbrt", "absolute": "abs", "sign": "sign", "floor": "floor", "ceil": "ceil",
    "trunc": "trunc", "sin": "sin", "cos": "cos", "tan": "tan", "arcsin": "asin", "arccos": "acos",
    "arctan": "atan", "sinh": "sinh", "cosh": "cosh", "tanh": "tanh", "arcsinh": "asinh",
    "arccosh": "acosh", "arctanh": "atanh",
}  # fmt: skip
# Two arguments; the comparisons give 0 and 1.
_INFIX = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/", "fmod": "%"}
_COMPARED = {
    "greater": ">", "greater_equal": ">=", "less": "<", "less_equal": "<=", "equal": "===",
    "not_equal": "!==",
}  # fmt: skip

OPERATIONS: dict[str, Operation] = {
    **{n: _called(f"Math.{script}", getattr(np, n)) for n, script in _MATH.items()},
    **{n: Operation(getattr(np, n), f"({{0}} {sign} {{1}})") for n, sign in _INFIX.items()},
    **{n: Operation(getattr(np, n), f"+({{0}} {sign} {{1}})") for n, sign in _COMPARED.items()},
    "negative": Operation(np.negative, "(-{0})"),
    "maximum": _called("Math.max", np.maximum, 2),
    "minimum": _called("Math.min", np.minimum, 2),
    "hypot": _called("Math.hypot", np.hypot, 2),
    "arctan2": _called("Math.atan2", np.arctan2, 2),
    "where": Operation(np.where, "({0} ? {1} : {2})"),
    "logical_and": Operation(np.logical_and, "({0} && {1})"),
    "logical_or": Operation(np.logical_or, "({0} || {1})"),
    "logical_not": Operation(np.logical_not, "+!{0}"),
    "isnan": Operation(np.isnan, "+Number.isNaN({0})"),
    "isfinite": Operation(np.isfinite, "+Number.isFinite({0})"),
    "power": _called("power", np.power, 2),
    "remainder": _called("remainder", np.remainder, 2),
    "floor_divide": _called("floorDivide", np.floor_divide, 2),
    "rint": _called("rint", np.rint),
    "fmax": _called("fmax", np.fmax, 2),
    "fmin": _called("fmin", np.fmin, 2),
    "heaviside": _called("heaviside", np.heaviside, 2),
    "copysign": _called("copysign", np.copysign, 2),
    "logaddexp": _called("logaddexp", np.logaddexp, 2),
    **{name: _called(name, function) for name, function in SPECIAL.items()},
}

# What is gathered along an axis: where it begins, and how the next element is taken in.
FOLDS: dict[str, tuple[str, str]] = {
    "add": ("0", "{0} + {1}"),
    "multiply": ("1", "{0} * {1}"),
    "maximum": ("-Infinity", "Math.max({0}, {1})"),
    "minimum": ("Infinity", "Math.min({0}, {1})"),
    "logical_or": ("0", "{0} || {1}"),
    "logical_and": ("1", "{0} && {1}"),
}
