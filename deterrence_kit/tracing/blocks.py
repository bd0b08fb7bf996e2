"""In which loops the tasks are done: as few as their order allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from deterrence_kit.tracing.node import Index, Node
from deterrence_kit.tracing.task import Task, in_step


@dataclass
class Block:
    """Code that stands together: lines one after another (one turn), or one loop.

    Attributes
    ----------
    turns : int
    tasks : list of Task
    closed : bool
        Whether nothing else may be put into its loop.
    """

    turns: int
    tasks: list[Task] = field(default_factory=list)
    closed: bool = False


def blocks_of(tasks: Iterable[Task]) -> list[Block]:
    """The tasks put into as few loops as their order allows.

    Each goes into the first block of as many turns in which all that it reads is there.

    Parameters
    ----------
    tasks : iterable of Task

    Returns
    -------
    list of Block

    Examples
    --------
    >>> from deterrence_kit.tracing.graph import Graph
    >>> from deterrence_kit.tracing.tasks import tasks_of
    >>> import numpy as np
    >>> graph = Graph()
    >>> x = graph.input("x", np.ones(3))
    >>> share = graph.each("divide", x, graph.fold("add", x))
    >>> [block.turns for block in blocks_of(tasks_of({"share": share}, {"share": 0}))]
    [1, 3, 3]
    """
    blocks = [Block(1)]  # for what the inputs alone decide, so that the first loop can use it
    where: dict[int, int] = {}
    for task in tasks:
        first = max((_there(task, *read, blocks, where) for read in task.reads), default=0)
        if task.whole:
            first = max(first, where.get(task.whole[0].place, -1) + 1)
        fits = (
            n
            for n in range(first, len(blocks))
            if blocks[n].turns == task.turns and not blocks[n].closed and not task.nested
        )
        place = next(fits, len(blocks))
        if place == len(blocks):
            blocks.append(Block(task.turns, closed=task.nested))
        blocks[place].tasks.append(task)
        if task.output < 0:
            where[task.node.place] = max(place, where.get(task.node.place, 0))
    return blocks


def _there(
    task: Task, node: Node, index: Index, blocks: list[Block], where: Mapping[int, int]
) -> int:
    """The first block in which what is read is there: its own loop, if turn by turn, or the next."""
    if node.place not in where:
        return 0
    place = where[node.place]
    return place if in_step(task, node, index) and _same(task, blocks[place]) else place + 1


def _same(task: Task, block: Block) -> bool:
    return not block.closed and block.turns == task.turns
