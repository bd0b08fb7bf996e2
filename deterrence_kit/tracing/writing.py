"""A recorded graph as a program."""

from __future__ import annotations

from collections.abc import Mapping

from deterrence_kit.tracing.javascript import Script
from deterrence_kit.tracing.node import Node
from deterrence_kit.tracing.program import Program
from deterrence_kit.tracing.slots import slots
from deterrence_kit.tracing.tasks import needed


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
    >>> import numpy as np
    >>> from deterrence_kit.tracing.graph import Graph
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
