"""Whether the record says what the formulas say, at other states than that of the recording."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from deterrence_kit.model.evaluation import Evaluation
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.settings import SETTINGS
from deterrence_kit.tracing.evaluation import evaluate
from deterrence_kit.tracing.node import Node
from deterrence_kit.tracing.refusal import UntraceableError, refusing

TOLERANCE = 1e-9
DIFFERS = (
    "run again at another state it gives other numbers than its record. Does it draw at random, read "
    "something that changes, write into an array that has another name too, or sum a lever over "
    "members without weights?"
)


def agreeing(
    work: Sequence[Evaluation],
    known: Mapping[str, Array],
    inputs: Mapping[str, Array],
    nodes: Mapping[str, Node],
    graph: Sequence[Node],
) -> None:
    """Refuse a formula whose record and whose Python differ.

    Parameters
    ----------
    work : sequence of Evaluation
    known : mapping of str to ndarray
        Every word that is there before any formula.
    inputs : mapping of str to ndarray
        Those that move, in the shapes at which they were recorded.
    nodes : mapping of str to Node
        What each formula gave.
    graph : sequence of Node

    Raises
    ------
    UntraceableError
        With the first formula that differs, or fails.

    Examples
    --------
    >>> agreeing([], {}, {}, {}, [])
    """
    for state in _states(inputs):
        spread = {n: np.broadcast_to(v, inputs[n].shape) for n, v in state.items()}
        recorded = evaluate(graph, spread)
        plain = {**known, **state}
        for step in work:
            with np.errstate(all="ignore"), refusing(step.name, step.formula):
                plain[step.name] = step.formula(*(plain[word] for word in step.reads))
            if not _same(recorded[nodes[step.name].place], plain[step.name]):
                code = getattr(step.formula, "__code__", None)
                place = (code.co_filename, code.co_firstlineno) if code else ("", 0)
                raise UntraceableError(DIFFERS, step.name, *place)


def _states(inputs: Mapping[str, Array]) -> Iterator[dict[str, Array]]:
    """As recorded; members with their own values; one value for all; the ends of the ranges.

    Figures are each member's own in any case: formulas add them up.
    """
    luck = np.random.default_rng(0)
    yield {n: v.copy() for n, v in inputs.items()}
    ends = {n: _ends(n, v) for n, v in inputs.items()}
    yield {n: luck.uniform(*ends[n], v.shape) for n, v in inputs.items()}
    for_all = {n: (1,) if n in SETTINGS else v.shape for n, v in inputs.items()}
    yield {n: luck.uniform(*ends[n], shape) for n, shape in for_all.items()}
    yield {n: luck.choice(ends[n], v.shape) for n, v in inputs.items()}


def _ends(name: str, value: Array) -> tuple[float, float]:
    """Of a setting its range; of a member's figure nothing, and twice the largest."""
    if name in SETTINGS:
        return float(SETTINGS[name].low), float(SETTINGS[name].high)
    return 0.0, 2 * float(np.max(value))


def _same(one: Array, other: Array) -> bool:
    try:
        one, other = np.broadcast_arrays(np.asarray(one, float), np.asarray(other, float))
    except ValueError:
        return False
    return np.allclose(one, other, rtol=TOLERANCE, atol=1e-12, equal_nan=True)
