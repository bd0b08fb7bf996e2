"""A recorded computation worked out with numpy, at another state than that of the recording."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from deterrence_kit.tracing.node import Node, Values
from deterrence_kit.tracing.operations import OPERATIONS


def evaluate(nodes: Sequence[Node], inputs: Mapping[str, Values]) -> dict[int, Values]:
    """Work the graph out with numpy at another state.

    Parameters
    ----------
    nodes : sequence of Node
        In order of computing.
    inputs : mapping of str to ndarray
        In the shapes at which it was traced.

    Returns
    -------
    dict of int to ndarray
        By the node's place.

    Examples
    --------
    >>> from deterrence_kit.tracing.graph import Graph
    >>> graph = Graph()
    >>> will = graph.input("will", np.array([0.2, 0.4]))
    >>> double = graph.each("add", will, will)
    >>> evaluate(graph.nodes, {"will": np.array([1.0, 3.0])})[double.place].tolist()
    [2.0, 6.0]
    """
    known: dict[int, Values] = {}
    with np.errstate(all="ignore"):
        for node in nodes:
            known[node.place] = _worked(node, [known[arg.place] for arg in node.args], inputs)
    return known


def _worked(node: Node, args: list[Values], inputs: Mapping[str, Values]) -> Values:
    if node.fixed:
        return node.value
    if node.kind == "input":
        return np.asarray(inputs[node.name], float)
    if node.kind == "each":
        return np.asarray(OPERATIONS[node.name].numpy(*args))
    if node.kind == "take":
        return np.concatenate([arg.ravel() for arg in args])[node.index]
    if node.kind == "order":
        return np.argsort(args[0], axis=-1, kind="stable")
    if node.kind == "pick":
        return args[0].ravel()[args[1].astype(np.int64)]
    done = getattr(np, node.name)
    way = done.reduce if node.kind == "fold" else done.accumulate
    return np.asarray(way(args[0], axis=-1))
