"""Any function of arrays as a program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from deterrence_kit.tracing import functions, indexing, ufuncs
from deterrence_kit.tracing.graph import Graph
from deterrence_kit.tracing.lifting import lifted
from deterrence_kit.tracing.program import Program
from deterrence_kit.tracing.refusal import refusing
from deterrence_kit.tracing.traced import ANSWERS, Traced
from deterrence_kit.tracing.writing import written

# How numpy's questions to a recorded array are answered.
ANSWERS.update(
    ufunc=ufuncs.traced_ufunc,
    function=functions.traced_function,
    choose=indexing.chosen,
    assign=indexing.assigned,
)


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
