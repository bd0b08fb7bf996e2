"""What moves elements without changing them: numpy itself does it, to the elements' places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from deterrence_kit.tracing.graph import Graph
from deterrence_kit.tracing.lifting import lifted
from deterrence_kit.tracing.node import Node
from deterrence_kit.tracing.picking import CHOICE
from deterrence_kit.tracing.reductions import order
from deterrence_kit.tracing.refusal import UntraceableError
from deterrence_kit.tracing.traced import Traced

# Functions that move elements, and which of their arguments are arrays of elements.
_MOVERS = (
    "reshape", "ravel", "transpose", "swapaxes", "moveaxis", "rollaxis", "expand_dims", "squeeze",
    "broadcast_to", "flip", "fliplr", "flipud", "roll", "rot90", "repeat", "tile", "take",
    "take_along_axis", "diag", "diagonal", "diagflat", "delete", "split", "array_split", "hsplit",
    "vsplit", "dsplit", "triu", "tril", "compress", "resize", "copy", "concatenate", "stack",
    "hstack", "vstack", "dstack", "column_stack", "row_stack", "block", "matrix_transpose",
    "unstack", "concat", "permute_dims",
)  # fmt: skip
MOVES: dict[str, tuple[int | str, ...]] = {
    **dict.fromkeys(_MOVERS, (0,)),
    "append": (0, 1, "arr", "values"),
    "insert": (0, 2, "arr", "values"),
    "pad": (0, "constant_values"),
}
# All of their arguments are arrays.
MOVES_ALL = {"atleast_1d", "atleast_2d", "atleast_3d", "broadcast_arrays"}


class _Places:
    """Gives each element of each array a number, to be moved in its stead; 0 is left for a zero."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.sources: list[Node] = [graph.constant(0.0, literal=True)]
        self.count = 1

    def of(self, value: Any) -> Any:
        """Numbers in the shape of a value; of lists, in each of its parts."""
        if isinstance(value, list | tuple):
            return type(value)(self.of(part) for part in value)
        node = lifted(self.graph, value)
        numbers = self.count + order(node)
        self.sources.append(node)
        self.count += node.value.size
        return numbers

    def back(self, moved: Any) -> Any:
        """Arrays whose elements are those that the numbers stand for."""
        if isinstance(moved, list | tuple):
            return type(moved)(self.back(part) for part in moved)
        return Traced(self.graph, self.graph.take(self.sources, moved))


def moved(
    graph: Graph, function: Callable[..., Any], args: tuple[Any, ...], options: dict[str, Any]
) -> Any:
    """What one of the functions in `MOVES` gives.

    Parameters
    ----------
    graph : Graph
    function : callable
        Of numpy.
    args : tuple
    options : dict

    Returns
    -------
    Traced, or a list or tuple of them

    Raises
    ------
    UntraceableError
        If an option is not known.

    Examples
    --------
    >>> import numpy as np
    >>> graph = Graph()
    >>> x = Traced(graph, graph.input("x", np.array([1.0, 2.0])))
    >>> moved(graph, np.flip, (x,), {}).node.value.tolist()
    [2.0, 1.0]
    """
    name, places = function.__name__, _Places(graph)
    if "out" in options:
        raise UntraceableError(f"np.{name} with out= cannot be traced; assign its result.")
    if name == "pad" and (len(args) > 2 or options.get("mode", "constant") != "constant"):
        raise UntraceableError("np.pad is traced with its mode constant alone.")
    known = MOVES.get(name, range(len(args)))
    arrays = [places.of(x) if i in known else settled(x) for i, x in enumerate(args)]
    named = {
        k: places.of(x) if k in known or (0 in known and k in _FIRST) else settled(x)
        for k, x in options.items()
    }
    return places.back(function(*arrays, **named))


_FIRST = ("a", "arr", "array", "arrays", "tup", "ary", "m", "v", "x", "seq")


def settled(value: Any) -> Any:
    """A parameter as plain numbers: it must not depend on what is moved.

    Parameters
    ----------
    value : object

    Returns
    -------
    object

    Raises
    ------
    UntraceableError
        If it does.

    Examples
    --------
    >>> settled((0, 1))
    (0, 1)
    """
    if isinstance(value, tuple | list):
        return type(value)(settled(part) for part in value)
    if not isinstance(value, Traced):
        return value
    if not value.node.fixed:
        raise UntraceableError(CHOICE)
    return value.node.value
