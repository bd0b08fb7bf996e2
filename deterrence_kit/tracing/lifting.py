"""Values as nodes."""

from __future__ import annotations

from typing import Any

import numpy as np

from deterrence_kit.tracing.graph import Graph
from deterrence_kit.tracing.node import Node
from deterrence_kit.tracing.traced import Traced


def lifted(graph: Graph, value: Any) -> Node:
    """The node of a value: traced, a number of the formula's own text, or data.

    Parameters
    ----------
    graph : Graph
    value : Traced, float, or array-like

    Returns
    -------
    Node

    Raises
    ------
    UntraceableError
        If it is no number.

    Examples
    --------
    >>> lifted(Graph(), 0.5).kind, lifted(Graph(), np.array([0.5, 1.0])).kind
    ('number', 'data')
    """
    if isinstance(value, Traced):
        return value.node
    literal = isinstance(value, int | float) and not isinstance(value, np.generic)
    return graph.constant(value, literal=literal)
