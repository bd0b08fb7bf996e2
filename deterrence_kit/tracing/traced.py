"""An array that records what is done to it, by numpy's own protocols."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from deterrence_kit.tracing.graph import Graph
from deterrence_kit.tracing.node import Node, Values
from deterrence_kit.tracing.refusal import UntraceableError

BRANCH = (
    "Python asks for the number itself (if, and, while, float, math, an element of a plain array …), "
    "but it depends on what is moved; write np.where(condition, a, b), np.stack, and numpy's own "
    "functions."
)
AS_ARRAY = (
    "it is made into a plain array, or used as the index of one; write np.stack or np.concatenate to "
    "put arrays together, and np.take_along_axis for data in an order that depends on what is moved."
)
# Methods of arrays that are numpy's functions of the same name, the array first.
METHODS = frozenset((
    "all", "any", "clip", "copy", "cumprod", "cumsum", "diagonal", "dot", "max", "mean", "min",
    "prod", "ptp", "ravel", "repeat", "round", "squeeze", "std", "sum", "swapaxes", "take", "trace",
    "var", "argsort", "argmax", "argmin", "sort", "nonzero", "searchsorted", "compress",
))  # fmt: skip


# How numpy's questions are answered, by question. Who answers makes arrays of this kind and so reads
# this module: `deterrence_kit.tracing.tracer` brings them together.
ANSWERS: dict[str, Callable[..., Any]] = {}


class Traced(NDArrayOperatorsMixin):
    """An array of one case whose values depend on the inputs.

    Attributes
    ----------
    graph : Graph
    node : Node
        What it is now; an assignment to its elements changes it.
    """

    __slots__ = ("graph", "node")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, graph: Graph, node: Node) -> None:
        self.graph, self.node = graph, node

    # --- what is known whatever the state ------------------------------------------------------

    @property
    def shape(self) -> tuple[int, ...]:
        """As numpy's."""
        return self.node.value.shape

    @property
    def ndim(self) -> int:
        """As numpy's."""
        return self.node.value.ndim

    @property
    def size(self) -> int:
        """As numpy's."""
        return self.node.value.size

    @property
    def dtype(self) -> np.dtype[Any]:
        """As numpy's."""
        return self.node.value.dtype

    def __len__(self) -> int:
        return len(self.node.value)

    def __repr__(self) -> str:
        return f"Traced(shape={self.shape}, {self.node.kind} {self.node.name})"

    # --- what numpy asks -----------------------------------------------------------------------

    def __array_ufunc__(
        self, ufunc: np.ufunc, method: str, *inputs: Any, out: Any = None, **options: Any
    ) -> Any:
        return ANSWERS["ufunc"](self.graph, ufunc, method, inputs, out, options)

    def __array_function__(
        self, func: Callable[..., Any], types: Any, args: Any, kwargs: Any
    ) -> Any:
        return ANSWERS["function"](self.graph, func, args, kwargs)

    def _fixed(self, reason: str) -> Values:
        if not self.node.fixed:
            raise UntraceableError(reason)
        return self.node.value

    def __array__(self, dtype: Any = None, copy: Any = None) -> Values:
        return np.array(self._fixed(AS_ARRAY), dtype=dtype)

    def __bool__(self) -> bool:
        return bool(self._fixed(BRANCH))

    def __float__(self) -> float:
        return float(self._fixed(BRANCH))

    def __int__(self) -> int:
        return int(self._fixed(BRANCH))

    def __index__(self) -> int:
        return self._fixed(BRANCH).__index__()

    def item(self, *place: int) -> Any:
        """The number itself, where it does not depend on what is moved."""
        return self._fixed(BRANCH).item(*place)

    def tolist(self) -> Any:
        """The numbers themselves, where they do not depend on what is moved."""
        return self._fixed(BRANCH).tolist()

    # --- elements and shapes -------------------------------------------------------------------

    def __getitem__(self, place: Any) -> Traced:
        found: Traced = ANSWERS["choose"](self, place)
        return found

    def __setitem__(self, place: Any, value: Any) -> None:
        self.node = ANSWERS["assign"](self, place, value)

    def __iter__(self) -> Iterator[Traced]:
        return (self[i] for i in range(len(self)))

    @property
    def T(self) -> Any:  # noqa: N802 - numpy's name
        """As numpy's."""
        return np.transpose(self)

    @property
    def flat(self) -> Any:
        """As numpy's, to read from."""
        return iter(np.ravel(self))

    def reshape(self, *shape: Any, **options: Any) -> Any:
        """As numpy's."""
        return np.reshape(self, shape[0] if len(shape) == 1 else shape, **options)

    def transpose(self, *axes: Any) -> Any:
        """As numpy's."""
        turned = axes[0] if len(axes) == 1 else axes or None
        return np.transpose(self, turned)

    def flatten(self, *_: Any) -> Any:
        """As numpy's."""
        return np.ravel(self)

    def astype(self, dtype: Any, **_: Any) -> Any:
        """As numpy's, for truth values, whole numbers and double precision."""
        kind = np.dtype(dtype)
        if kind == self.dtype:
            return self.copy()
        if kind.kind == "b":
            return np.not_equal(self, 0)
        if kind == np.float64:
            return np.multiply(self, 1.0)
        if kind.kind in "iu" and kind.itemsize == 8:
            return np.trunc(self)
        raise UntraceableError(
            f"it becomes {kind}; only bool, int and double precision are traced."
        )

    def __getattr__(self, name: str) -> Any:
        if name in METHODS:
            return lambda *args, **options: getattr(np, name)(self, *args, **options)
        if not name.startswith("_") and hasattr(np.ndarray, name):
            raise UntraceableError(f"the arrays' method {name} cannot be traced.")
        raise AttributeError(f"An array has no attribute {name!r}.")
