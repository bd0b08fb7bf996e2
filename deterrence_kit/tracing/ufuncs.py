"""numpy's element-by-element functions on recorded arrays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from deterrence_kit.tracing.applied import done
from deterrence_kit.tracing.contraction import product
from deterrence_kit.tracing.graph import Graph
from deterrence_kit.tracing.lifting import lifted
from deterrence_kit.tracing.node import Node
from deterrence_kit.tracing.operations import FOLDS
from deterrence_kit.tracing.reductions import folded, scanned
from deterrence_kit.tracing.refusal import UntraceableError
from deterrence_kit.tracing.traced import Traced

_CONTRACTIONS = {"matmul": "ij,jk->ik", "vecdot": "i,i->", "matvec": "ij,j->i", "vecmat": "i,ij->j"}

# Functions of numpy's (and scipy's) by what they are made of.
_MADE: dict[str, Callable[[Any], Any]] = {
    "square": lambda x: x * x,
    "reciprocal": lambda x: 1.0 / x,
    "positive": lambda x: x,
    "conjugate": lambda x: x,
    "fabs": np.abs,
    "exp2": lambda x: np.power(2.0, x),
    "deg2rad": lambda x: x * (np.pi / 180),
    "radians": lambda x: x * (np.pi / 180),
    "rad2deg": lambda x: x * (180 / np.pi),
    "degrees": lambda x: x * (180 / np.pi),
    "isinf": lambda x: np.abs(x) == np.inf,
    "logit": lambda x: np.log(x / (1 - x)),
    "signbit": lambda x: np.copysign(1.0, x) < 0,
}
_ALIASES = {"float_power": "power", "true_divide": "divide", "clip": "clip"}


def traced_ufunc(
    graph: Graph,
    ufunc: np.ufunc,
    method: str,
    inputs: tuple[Any, ...],
    out: Any,
    options: dict[str, Any],
) -> Any:
    """What numpy asks of a recorded array when a ufunc meets it.

    Parameters
    ----------
    graph : Graph
    ufunc : numpy.ufunc
    method : {"__call__", "reduce", "accumulate", "outer"}
    inputs : tuple
    out : tuple or None
    options : dict

    Returns
    -------
    Traced

    Raises
    ------
    UntraceableError
        If the function, the method or an option is not known.

    Examples
    --------
    >>> graph = Graph()
    >>> x = Traced(graph, graph.input("x", np.array([1.0, 4.0])))
    >>> np.sqrt(x).node.value.tolist(), np.add.reduce(x).node.value.tolist()
    ([1.0, 2.0], 5.0)
    """
    where = options.pop("where", True) if method == "__call__" else True
    if options.pop("dtype", None) not in (None, float, np.dtype(float)):
        raise UntraceableError("only double precision (float) can be traced.")
    ways = {"__call__": _call, "reduce": _reduce, "accumulate": _accumulate, "outer": _outer}
    if method not in ways:
        raise UntraceableError(f"np.{ufunc.__name__}.{method} cannot be traced.")
    node = ways[method](graph, ufunc.__name__, inputs, options)
    return _put(graph, node, out[0] if out else None, where)


def _put(graph: Graph, node: Node, out: Any, where: Any) -> Traced:
    """The result where it is wanted: ``a += b`` and ``out=a`` change a recorded array itself."""
    if out is None:
        if where is not True:
            raise UntraceableError("where= needs out=; write np.where(condition, a, b).")
        return Traced(graph, node)
    if where is not True:
        node = done(graph, "where", lifted(graph, where), node, lifted(graph, out))
    if node.value.shape != out.shape:
        node = graph.take([node], _broadcast(node, out.shape))
    if not isinstance(out, Traced):
        return Traced(graph, node)
    out.node = node
    return out


def _broadcast(node: Node, shape: tuple[int, ...]) -> Any:
    return np.broadcast_to(np.arange(node.value.size).reshape(node.value.shape), shape)


def _call(graph: Graph, name: str, inputs: tuple[Any, ...], options: dict[str, Any]) -> Node:
    name = _ALIASES.get(name, name)
    if name in _CONTRACTIONS:
        return product(graph, _CONTRACTIONS[name], *(lifted(graph, x) for x in inputs))
    _plain(name, options)
    if name in _MADE:
        return lifted(graph, _MADE[name](*inputs))
    if name == "clip":
        return lifted(graph, np.minimum(np.maximum(inputs[0], inputs[1]), inputs[2]))
    return done(graph, name, *(lifted(graph, x) for x in inputs))


def _plain(name: str, options: dict[str, Any]) -> None:
    if unknown := [o for o in options if o not in ("casting", "order", "subok")]:
        raise UntraceableError(f"np.{name} with {unknown[0]}= cannot be traced.")


def _reduce(graph: Graph, name: str, inputs: tuple[Any, ...], options: dict[str, Any]) -> Node:
    if name not in FOLDS:
        raise UntraceableError(f"np.{name}.reduce cannot be traced.")
    axis = options.pop("axis", 0)
    return folded(graph, name, inputs[0], axis, **options)


def _accumulate(graph: Graph, name: str, inputs: tuple[Any, ...], options: dict[str, Any]) -> Node:
    if name not in FOLDS:
        raise UntraceableError(f"np.{name}.accumulate cannot be traced.")
    return scanned(graph, name, inputs[0], options.get("axis", 0))


def _outer(graph: Graph, name: str, inputs: tuple[Any, ...], options: dict[str, Any]) -> Node:
    one, other = (lifted(graph, x) for x in inputs)
    shape = one.value.shape + (1,) * other.value.ndim
    column = graph.take([one], np.arange(one.value.size).reshape(shape))
    return _call(graph, name, (Traced(graph, column), Traced(graph, other)), options)
