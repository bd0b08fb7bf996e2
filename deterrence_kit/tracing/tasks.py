"""What is to be computed, in order, and what each step reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from deterrence_kit.tracing.node import Index, Node, elements
from deterrence_kit.tracing.task import Task

_NOWHERE: Index = np.empty(0, dtype=np.int64)


def needed(outputs: Iterable[Node]) -> list[Node]:
    """The nodes that lead to the outputs, in order of computing; what nothing reads is left out.

    Parameters
    ----------
    outputs : iterable of Node

    Returns
    -------
    list of Node

    Examples
    --------
    >>> from deterrence_kit.tracing.graph import Graph
    >>> graph = Graph()
    >>> x, y = (graph.input(name, np.ones(3)) for name in "xy")
    >>> [node.name for node in needed([graph.each("exp", y)])]
    ['y', 'exp']
    """
    found: dict[int, Node] = {}
    left = [*outputs]
    while left:
        node = left.pop()
        if node.place not in found:
            found[node.place] = node
            left.extend(node.args)
    return [found[i] for i in sorted(found)]


def tasks_of(outputs: Mapping[str, Node], starts: Mapping[str, int]) -> list[Task]:
    """All that is to be computed, in order.

    Parameters
    ----------
    outputs : mapping of str to Node
    starts : mapping of str to int
        Where each begins among the results.

    Returns
    -------
    list of Task

    Examples
    --------
    >>> from deterrence_kit.tracing.graph import Graph
    >>> graph = Graph()
    >>> x = graph.input("x", np.ones(3))
    >>> [task.turns for task in tasks_of({"sum": graph.fold("add", x)}, {"sum": 0})]
    [3, 1]
    """
    tasks: list[Task] = []
    done: set[int] = set()

    def add(node: Node) -> None:
        """What it reads first. (Recursion would be deep: members follow one another.)"""
        for one in needed([node]):
            if one.place not in done:
                done.add(one.place)
                tasks.extend(_of_node(one))

    for name, node in outputs.items():
        add(node)
        for part in _parts(node):
            tasks.append(Task(node, len(part[1]), (part[:2],), part[2], starts[name]))
    return _read(tasks)


def _read(tasks: list[Task]) -> list[Task]:
    """Those that are read by another that is, from the end: elements out of a "take" skip it."""
    read: set[int] = set()
    kept: list[Task] = []
    for task in reversed(tasks):
        if task.output >= 0 or task.node.place in read:
            kept.append(task)
            read.update(node.place for node, _ in task.reads)
            read.update({task.whole[0].place} if task.whole else ())
    return kept[::-1]


def _of_node(node: Node) -> list[Task]:
    if node.kind == "take":
        parts = _parts(node)
        return [] if len(parts) == 1 else [Task(node, len(p[1]), (p[:2],), p[2]) for p in parts]
    if not node.args:
        return []
    if node.kind == "pick":
        source, places = node.args
        whole = _behind(source, np.arange(source.value.size))
        return [
            Task(
                node,
                places.value.size,
                (_reading(places, places.value.shape),),
                _NOWHERE,
                whole=whole,
            )
        ]
    shape = node.value.shape if node.kind == "each" else node.args[0].value.shape
    reads = tuple(_reading(arg, shape) for arg in node.args)
    return [Task(node, int(np.prod(shape, dtype=int)), reads, _NOWHERE)]


def _reading(node: Node, shape: tuple[int, ...]) -> tuple[Node, Index]:
    """What is read, and which element at each turn, when a node is broadcast to a shape."""
    order = np.arange(node.value.size).reshape(node.value.shape)
    turns = np.broadcast_to(order, shape).ravel()
    return _behind(node, turns)


def _behind(node: Node, turns: Index) -> tuple[Node, Index]:
    """Through a "take" to what it takes from, where that is one array alone."""
    if node.kind != "take":
        return node, turns
    places = elements(node)
    chosen = [places[i] for i in turns]
    if len({base for base, _ in chosen}) > 1:
        return node, turns
    return chosen[0][0], np.array([i for _, i in chosen], dtype=np.int64)


def _parts(node: Node) -> list[tuple[Node, Index, Index]]:
    """An array put together from others: from which, their elements, and where these go."""
    places: dict[Node, tuple[list[int], list[int]]] = {}
    for target, (base, i) in enumerate(elements(node)):
        found = places.setdefault(base, ([], []))
        found[0].append(i)
        found[1].append(target)
    return [(b, np.array(f, np.int64), np.array(t, np.int64)) for b, (f, t) in places.items()]
