"""Numbers and brackets, as JavaScript and JSON write them."""

from __future__ import annotations

from typing import Any

import numpy as np

from deterrence_kit.tracing.node import Node


def added(start: int, at: str) -> str:
    """A place counted from a start."""
    if at.isdigit():
        return str(start + int(at))
    return f"{start} + {at}" if start else at


def unwrapped(expression: str) -> str:
    """Without brackets around all of it."""
    if not (expression.startswith("(") and expression.endswith(")")):
        return expression
    depth = 0
    for i, letter in enumerate(expression):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if not depth and i < len(expression) - 1:
            return expression
    return expression[1:-1]


def literal(node: Node) -> str:
    """A number of a formula's own text."""
    value = node.value.item()
    if node.value.dtype == bool or isinstance(value, int):
        text = str(int(value))
    else:
        text = _named(value) or repr(value).removesuffix(".0")
    return f"({text})" if text.startswith("-") else text


def _named(value: float) -> str:
    """What JavaScript and JSON cannot write in digits."""
    if np.isfinite(value):
        return ""
    return "NaN" if np.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def written(content: Any) -> Any:
    """As JSON can hold it: without infinities, which become words."""
    array = np.asarray(content)
    if array.dtype.kind == "f":
        values = [_named(v) or v for v in array.ravel().tolist()]
    else:
        values = [int(v) for v in array.ravel().tolist()]
    return values[0] if array.ndim == 0 else values
