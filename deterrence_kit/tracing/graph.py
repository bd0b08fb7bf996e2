"""The record of what was done to arrays: a graph of operations, for one case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from deterrence_kit.tracing.node import Index, Node, Values, elements
from deterrence_kit.tracing.operations import OPERATIONS
from deterrence_kit.tracing.refusal import UntraceableError

_NONE: Index = np.empty(0, dtype=np.int64)


class Graph:
    """Nodes in order of computing. What is the same in every state is computed at once, and a step
    that was taken before is not taken again.

    Attributes
    ----------
    nodes : list of Node
    """

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._known: dict[tuple[Any, ...], Node] = {}

    def _node(
        self,
        kind: str,
        name: str,
        args: tuple[Node, ...],
        value: Values,
        index: Index = _NONE,
        content: object = None,
    ) -> Node:
        """The node that does this, made where there is none yet."""
        places = tuple(arg.place for arg in args)
        key = (kind, name, places, value.shape, value.dtype.str, index.tobytes(), content)
        if key not in self._known:
            self._known[key] = Node(len(self.nodes), kind, name, args, value, index)
            self.nodes.append(self._known[key])
        return self._known[key]

    def input(self, name: str, value: Values) -> Node:
        """What comes in, with a value at which to trace."""
        return self._node("input", name, (), np.asarray(value, float))

    def constant(self, value: object, *, literal: bool = False) -> Node:
        """What is the same in every state; `literal` if it stands in a formula's own text."""
        array = np.asarray(value)
        if array.dtype.kind not in "biuf" or array.dtype in (np.float32, np.float16):
            raise UntraceableError(
                f"it uses numbers of the kind {array.dtype}; only double precision can be traced."
            )
        kind = "number" if literal and array.size == 1 else "data"
        return self._node(kind, "", (), array, content=array.tobytes())

    def _settled(self, args: Sequence[Node], value: Values) -> Node | None:
        """The constant, where nothing that moves is read (or nothing at all comes out)."""
        if value.size and not all(arg.fixed for arg in args):
            return None
        return self.constant(value, literal=all(arg.kind == "number" for arg in args))

    def each(self, name: str, *args: Node) -> Node:
        """An operation element by element, shapes broadcast as numpy does."""
        with np.errstate(all="ignore"):
            value = np.asarray(OPERATIONS[name].numpy(*(arg.value for arg in args)))
        return self._settled(args, value) or self._node("each", name, args, value)

    def fold(self, name: str, source: Node) -> Node:
        """Sum, product, maximum … over the last axis."""
        with np.errstate(all="ignore"):
            value = np.asarray(getattr(np, name).reduce(source.value, axis=-1))
        return self._settled((source,), value) or self._node("fold", name, (source,), value)

    def scan(self, name: str, source: Node) -> Node:
        """The same as it grows along the last axis."""
        with np.errstate(all="ignore"):
            value = np.asarray(getattr(np, name).accumulate(source.value, axis=-1))
        return self._settled((source,), value) or self._node("scan", name, (source,), value)

    def order(self, source: Node) -> Node:
        """Places along the last axis from the lowest to the highest; equal ones as they stand."""
        value = np.argsort(source.value, axis=-1, kind="stable")
        if value.shape[-1] == 1:
            return self.constant(value)
        return self._settled((source,), value) or self._node("order", "", (source,), value)

    def pick(self, source: Node, places: Node) -> Node:
        """Elements, counted through all axes, at places that may depend on what is moved."""
        if places.fixed:
            return self.take([source], places.value.astype(np.int64))
        value = source.value.ravel()[places.value.astype(np.int64)]
        return self._settled((source, places), value) or self._node(
            "pick", "", (source, places), value
        )

    def take(self, sources: Sequence[Node], index: Index) -> Node:
        """Elements of the sources, counted through all of them in turn, in the shape of the index."""
        pool = np.concatenate([source.value.ravel() for source in sources])
        index = np.asarray(index, dtype=np.int64)
        if settled := self._settled(sources, pool[index]):
            return settled
        bases, index = _unwrapped(sources, index)
        same = len(bases) == 1 and index.shape == bases[0].value.shape
        if same and np.array_equal(index.ravel(), np.arange(index.size)):
            return bases[0]
        value = np.concatenate([base.value.ravel() for base in bases])[index]
        return self._settled(bases, value) or self._node("take", "", bases, value, index)


def _unwrapped(sources: Sequence[Node], index: Index) -> tuple[tuple[Node, ...], Index]:
    """The same elements without detours through other orders, of those sources that are read."""
    places: list[tuple[Node, int]] = []
    for source in sources:
        places += elements(source)
    chosen = [places[i] for i in index.ravel()]
    bases = tuple(dict.fromkeys(base for base, _ in chosen))
    starts = dict(zip(bases, np.cumsum([0, *(b.value.size for b in bases)]), strict=False))
    flat = [starts[base] + i for base, i in chosen]
    return bases, np.array(flat, dtype=np.int64).reshape(index.shape)
