"""A traced computation: its text, its data, and where each number goes in and comes out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from deterrence_kit.model.parameter import Array
from deterrence_kit.tracing.functions import traced_function as _functions  # noqa: F401 - answers
from deterrence_kit.tracing.graph import Graph, Node
from deterrence_kit.tracing.javascript import Script
from deterrence_kit.tracing.lifting import lifted
from deterrence_kit.tracing.plan import needed
from deterrence_kit.tracing.refusal import refusing
from deterrence_kit.tracing.traced import Traced
from deterrence_kit.tracing.ufuncs import traced_ufunc as _ufuncs  # noqa: F401 - answers


class Slot(NamedTuple):
    """Where a word's numbers stand in the row of a case.

    Attributes
    ----------
    name : str
    start, width : int
    """

    name: str
    start: int
    width: int


@dataclass(frozen=True)
class Program:
    """Formulas as JavaScript.

    Attributes
    ----------
    text : str
        ``function formulas(data) {…}``, which returns ``(values, results, cases) => …``: both are
        Float64Array, a row for each case.
    data : dict
        What is data of the scenario, as JSON can hold it. Texts of scenarios alike may be the same.
    inputs, outputs : tuple of Slot
        The columns of the rows.
    """

    text: str
    data: dict[str, list[Any]]
    inputs: tuple[Slot, ...]
    outputs: tuple[Slot, ...]

    @property
    def width(self) -> int:
        """How many values a case has."""
        return sum(slot.width for slot in self.inputs)

    def module(self) -> str:
        """An ES module that exports `inputs`, `outputs` and `run`.

        Returns
        -------
        str
            The same bytes every time.

        Examples
        --------
        >>> program = trace(lambda x: {"twice": 2 * x["x"]}, {"x": np.ones(1)})
        >>> program.module().splitlines()[0]
        'export const inputs = [{"name":"x","start":0,"width":1}];'
        """
        slots = {"inputs": self.inputs, "outputs": self.outputs}
        lines = [f"export const {n} = {_json([s._asdict() for s in x])};" for n, x in slots.items()]
        run = f"export const run = formulas({_json(self.data)});"
        return "\n".join([*lines, self.text.rstrip(), run]) + "\n"

    def packed(self, values: Mapping[str, Any]) -> Array:
        """Values by name as rows, in the order of `inputs`.

        Parameters
        ----------
        values : mapping of str to float or ndarray, shape (..., members or 1)

        Returns
        -------
        ndarray, shape (cases, width)

        Raises
        ------
        ValueError
            If shapes do not go together.

        Examples
        --------
        >>> program = trace(lambda x: {"sum": x["x"] + x["y"]}, {"x": np.ones(2), "y": np.ones(1)})
        >>> program.packed({"x": [[1.0, 2.0], [3.0, 4.0]], "y": 5.0}).tolist()
        [[1.0, 2.0, 5.0], [3.0, 4.0, 5.0]]
        """
        arrays = [np.atleast_1d(np.asarray(values[s.name], float)) for s in self.inputs]
        cases = np.broadcast_shapes(*(a.shape[:-1] for a in arrays))
        rows = [
            np.broadcast_to(a, (*cases, s.width)).reshape(-1, s.width)
            for a, s in zip(arrays, self.inputs, strict=True)
        ]
        return np.concatenate(rows, axis=1) if rows else np.empty((1, 0))

    def unpacked(self, results: Array) -> dict[str, Array]:
        """Rows of results by name.

        Parameters
        ----------
        results : ndarray, shape (cases, all outputs)

        Returns
        -------
        dict of str to ndarray, shape (cases, width)

        Examples
        --------
        >>> program = trace(lambda x: {"a": x["x"], "b": 2 * x["x"]}, {"x": np.ones(2)})
        >>> program.unpacked(np.arange(4.0)[None, :])["b"].tolist()
        [[2.0, 3.0]]
        """
        return {s.name: results[:, s.start : s.start + s.width] for s in self.outputs}


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), allow_nan=False)


def slots(widths: Mapping[str, int]) -> tuple[Slot, ...]:
    """Columns one after another.

    Parameters
    ----------
    widths : mapping of str to int

    Returns
    -------
    tuple of Slot

    Examples
    --------
    >>> [slot.start for slot in slots({"will": 3, "clarity": 1})]
    [0, 3]
    """
    ends = np.cumsum([0, *widths.values()]).tolist()
    return tuple(Slot(n, at, w) for (n, w), at in zip(widths.items(), ends, strict=False))


def written(
    inputs: Mapping[str, int], outputs: Mapping[str, Node], names: Mapping[int, str]
) -> Program:
    """A recorded graph as a program.

    Parameters
    ----------
    inputs : mapping of str to int
        The width of each input.
    outputs : mapping of str to Node
    names : mapping of int to str
        Words for nodes, by place, so that the text can be read.

    Returns
    -------
    Program

    Examples
    --------
    >>> graph = Graph()
    >>> x = graph.input("x", np.array([1.0]))
    >>> written({"x": 1}, {"twice": graph.each("add", x, x)}, {}).outputs
    (Slot(name='twice', start=0, width=1),)
    """
    columns, results = slots(inputs), slots({n: node.value.size for n, node in outputs.items()})
    starts, places = ({s.name: s.start for s in side} for side in (results, columns))
    words = {**{node.place: node.name for node in _inputs(outputs)}, **names}
    script = Script(outputs, starts, places, words)
    widths = (sum(inputs.values()), sum(s.width for s in results))
    return Program(script.text(widths), script.data, columns, results)


def _inputs(outputs: Mapping[str, Node]) -> list[Node]:
    return [node for node in needed(outputs.values()) if node.kind == "input"]


def trace(
    function: Callable[[dict[str, Any]], Mapping[str, Any]], inputs: Mapping[str, Any]
) -> Program:
    """Any function of arrays as JavaScript, for one case (the rows are cases).

    Parameters
    ----------
    function : callable
        From arrays by name to arrays by name.
    inputs : mapping of str to ndarray
        A state at which to record, in the shapes that one case has.

    Returns
    -------
    Program

    Raises
    ------
    UntraceableError
        If it does something that cannot be traced, with the line.

    Examples
    --------
    >>> def share(x):
    ...     return {"share": x["force"] / x["force"].sum()}
    >>> program = trace(share, {"force": np.array([3.0, 1.0])})
    >>> print(program.text)
    function formulas(data) {
      return (values, results, cases) => {
        for (let c = 0, x = 0, y = 0; c < cases; c++, x += 2, y += 2) {
          let v0 = 0;
          for (let i = 0; i < 2; i++) {
            v0 = v0 + values[x + i];
          }
          for (let i = 0; i < 2; i++) {
            results[y + i] = values[x + i] / v0;
          }
        }
      };
    }
    <BLANKLINE>
    """
    graph = Graph()
    arrays = {n: np.asarray(v, float) for n, v in inputs.items()}
    given = {n: Traced(graph, graph.input(n, a)) for n, a in arrays.items()}
    with refusing(getattr(function, "__name__", "function"), function):
        outputs = {n: lifted(graph, v) for n, v in function(dict(given)).items()}
    return written({n: a.size for n, a in arrays.items()}, outputs, {})
