"""One thing to compute, and what it reads."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from deterrence_kit.tracing.node import Index, Node


@dataclass(frozen=True, eq=False)
class Task:
    """A node to compute, or an output to write, with what it reads at each turn.

    Attributes
    ----------
    node : Node
    turns : int
        How often its expression is computed.
    reads : tuple of tuple of Node and ndarray
        What is read, and which element at each turn; no node among them is a "take".
    targets : ndarray of int
        Of elements put together: where each goes; else empty.
    output : int
        Of an output, where it begins among the results; else -1.
    whole : tuple of Node and ndarray, or None
        Of "pick": the array in which it reads anywhere, and which of its elements is counted as which.
    """

    node: Node
    turns: int
    reads: tuple[tuple[Node, Index], ...]
    targets: Index
    output: int = -1
    whole: tuple[Node, Index] | None = None

    @property
    def nested(self) -> bool:
        """An order, or a sum (or the like) for each of several rows: a loop in a loop, of its own."""
        if self.output >= 0 or self.node.kind not in ("fold", "scan", "order"):
            return False
        return self.rows > 1 or self.node.kind == "order"

    @property
    def rows(self) -> int:
        """How many sums."""
        along: int = self.node.args[0].value.shape[-1]
        return self.turns // along


def in_step(task: Task, node: Node, index: Index) -> bool:
    """Whether the loop that computes a node may read it in the same turn.

    Parameters
    ----------
    task : Task
        Who reads.
    node : Node
    index : ndarray of int

    Returns
    -------
    bool

    Examples
    --------
    >>> from deterrence_kit.tracing.graph import Graph
    >>> from deterrence_kit.tracing.tasks import tasks_of
    >>> graph = Graph()
    >>> x = graph.input("x", np.ones(3))
    >>> double = graph.each("add", x, x)
    >>> task = tasks_of({"y": graph.each("exp", double)}, {"y": 0})[-2]
    >>> in_step(task, double, np.array([0, 1, 2])), in_step(task, double, np.array([2, 1, 0]))
    (True, False)
    """
    grown = node.kind in ("each", "scan", "pick") or (
        node.kind == "fold" and node.args[0].value.size == 1
    )
    same = node.value.size == task.turns and np.array_equal(index, np.arange(task.turns))
    return grown and same and not task.nested
