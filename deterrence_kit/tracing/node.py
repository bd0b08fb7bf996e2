"""One step of a recorded computation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Values: TypeAlias = NDArray[Any]
Index: TypeAlias = NDArray[np.int64]
FIXED = ("number", "data")


@dataclass(frozen=True, eq=False)
class Node:
    """One step of the computation.

    Attributes
    ----------
    place : int
        Its place in the order of computing.
    kind : {"input", "number", "data", "each", "take", "fold", "scan", "order", "pick"}
        What comes in; a number in a formula's text; an array of the scenario; an operation element by
        element; elements of others in another order; a sum (or maximum …) over the last axis, and the
        same as it grows; the places of the last axis from the lowest to the highest; elements of the
        first at the places that the second says.
    name : str
        The input's name, or the operation's.
    args : tuple of Node
    value : ndarray
        At the state at which it was traced: says the shape and the kind of number.
    index : ndarray of int, shape of `value`
        Of "take": which elements, counted through all `args` in turn.
    """

    place: int
    kind: str
    name: str
    args: tuple[Node, ...]
    value: Values
    index: Index

    @property
    def fixed(self) -> bool:
        """Whether it is the same in every state."""
        return self.kind in FIXED


def elements(node: Node) -> list[tuple[Node, int]]:
    """Where each element of a node comes from: a node that is no "take", and the place in it.

    Parameters
    ----------
    node : Node

    Returns
    -------
    list of tuple of Node and int

    Examples
    --------
    >>> from deterrence_kit.tracing.graph import Graph
    >>> graph = Graph()
    >>> will = graph.input("will", np.array([0.2, 0.4]))
    >>> [(base.name, i) for base, i in elements(graph.take([will], np.array([1, 0])))]
    [('will', 1), ('will', 0)]
    """
    if node.kind != "take":
        return [(node, i) for i in range(node.value.size)]
    pool = [(base, i) for base in node.args for i in range(base.value.size)]
    return [pool[i] for i in node.index.ravel()]
