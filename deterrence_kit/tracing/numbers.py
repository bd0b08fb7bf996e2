"""Numbers, as JavaScript and JSON write them."""

from __future__ import annotations

from typing import Any

import numpy as np

from deterrence_kit.tracing.node import Node


def literal(node: Node) -> str:
    """A number of a formula's own text.

    Parameters
    ----------
    node : Node

    Returns
    -------
    str

    Examples
    --------
    >>> from deterrence_kit.tracing.graph import Graph
    >>> [literal(Graph().constant(x, literal=True)) for x in (2, 0.5, -1.0, np.inf, True)]
    ['2', '0.5', '(-1)', 'Infinity', '1']
    """
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
    """Data as JSON can hold them: infinities and NaN become words, which ``Number`` reads.

    Parameters
    ----------
    content : float, int or ndarray

    Returns
    -------
    float, int, str, or list of them

    Examples
    --------
    >>> written(2.5), written(np.array([1.0, np.nan])), written(np.array([3, 4]))
    (2.5, [1.0, 'NaN'], [3, 4])
    """
    array = np.asarray(content)
    if array.dtype.kind == "f":
        values = [_named(v) or v for v in array.ravel().tolist()]
    else:
        values = [int(v) for v in array.ravel().tolist()]
    return values[0] if array.ndim == 0 else values
