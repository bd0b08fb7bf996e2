"""Operations whose corners need a word first: truth values, powers."""

from __future__ import annotations

from deterrence_kit.tracing.graph import Graph
from deterrence_kit.tracing.node import Node
from deterrence_kit.tracing.operations import OPERATIONS
from deterrence_kit.tracing.refusal import UntraceableError

_LOGICAL = ("logical_and", "logical_or", "logical_not")
# What operations on two truth values are to numpy.
_OF_TRUTHS = {
    "add": "logical_or", "multiply": "logical_and", "bitwise_and": "logical_and",
    "bitwise_or": "logical_or", "bitwise_xor": "not_equal", "logical_xor": "not_equal",
    "invert": "logical_not", "power": "greater_equal",
}  # fmt: skip


def truth(graph: Graph, node: Node) -> Node:
    """Whether a number is not 0; NaN is not 0.

    Parameters
    ----------
    graph : Graph
    node : Node

    Returns
    -------
    Node

    Examples
    --------
    >>> graph = Graph()
    >>> truth(graph, graph.constant(2.0)).value.tolist()
    True
    """
    if node.value.dtype == bool:
        return node
    return graph.each("not_equal", node, graph.constant(0, literal=True))


def done(graph: Graph, name: str, *args: Node) -> Node:
    """An operation element by element, as numpy means it.

    Parameters
    ----------
    graph : Graph
    name : str
        As numpy calls the function.
    args : Node

    Returns
    -------
    Node

    Raises
    ------
    UntraceableError
        If JavaScript's side of it is not known.

    Examples
    --------
    >>> import numpy as np
    >>> graph = Graph()
    >>> x = graph.input("x", np.array([3.0]))
    >>> square = done(graph, "power", x, graph.constant(2, literal=True))
    >>> square.name, square.value.tolist()
    ('multiply', [9.0])
    """
    if name in _OF_TRUTHS and all(arg.value.dtype == bool for arg in args):
        name = _OF_TRUTHS[name]
        if name == "greater_equal":  # no truth to the power of truth is 0, but 0 to the power of 1
            raise UntraceableError("it raises a truth value to a power; multiply it by 1.0 first.")
    if name in _LOGICAL or name == "logical_xor":
        args = tuple(truth(graph, arg) for arg in args)
        name = "not_equal" if name == "logical_xor" else name
    if name == "where":
        args = (truth(graph, args[0]), *args[1:])
    if name == "power" and args[1].kind == "number" and float(args[1].value) == 2:
        name, args = "multiply", (args[0], args[0])
    if name not in OPERATIONS:
        raise UntraceableError(f"np.{name} is not among the operations that can be traced.")
    return graph.each(name, *args)
