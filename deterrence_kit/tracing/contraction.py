"""Products of matrices: elements multiplied and summed, as einsum writes them."""

from __future__ import annotations

import numpy as np

from deterrence_kit.tracing.applied import done
from deterrence_kit.tracing.graph import Graph
from deterrence_kit.tracing.node import Index, Node
from deterrence_kit.tracing.reductions import folded, order
from deterrence_kit.tracing.refusal import UntraceableError
from deterrence_kit.tracing.traced import Traced


def contracted(graph: Graph, subscripts: str, *sources: Node) -> Node:
    """``np.einsum`` on recorded arrays.

    Parameters
    ----------
    graph : Graph
    subscripts : str
        As einsum reads them; ``...`` only where all have it.
    sources : Node

    Returns
    -------
    Node

    Raises
    ------
    UntraceableError
        If there are no as many subscripts as arrays.

    Examples
    --------
    >>> graph = Graph()
    >>> a, b = (graph.constant([[1.0, 2.0], [3.0, 4.0]]), graph.constant([10.0, 1.0]))
    >>> contracted(graph, "ij,j->i", a, b).value.tolist()
    [12.0, 34.0]
    """
    terms, result = _read(subscripts.replace(" ", ""), sources)
    letters = [*dict.fromkeys([*result, *"".join(terms)])]
    parts = [_spread(graph, s, t, letters) for s, t in zip(sources, terms, strict=True)]
    whole = parts[0]
    for part in parts[1:]:
        whole = done(graph, "multiply", whole, part)
    summed = tuple(range(len(result), len(letters)))
    return folded(graph, "add", Traced(graph, whole), summed) if summed else whole


def _read(subscripts: str, sources: tuple[Node, ...]) -> tuple[list[str], str]:
    """The letters of each array and of the result; ``...`` becomes letters of its own."""
    left, arrow, result = subscripts.partition("->")
    terms = left.split(",")
    if len(terms) != len(sources):
        raise UntraceableError(f"einsum has {len(sources)} arrays for {subscripts!r}.")
    spare = [c for c in "ZYXWVUTS" if c not in subscripts]
    for i, (term, source) in enumerate(zip(terms, sources, strict=True)):
        count = source.value.ndim - len(term.replace("...", ""))
        terms[i] = term.replace("...", "".join(spare[:count][::-1]))
    most = max((t for t in terms), key=lambda t: sum(c in spare for c in t))
    dots = "".join(c for c in most if c in spare)
    if not arrow:
        every = "".join(terms)
        result = dots + "".join(
            sorted(c for c in set(every) if every.count(c) == 1 and c not in dots)
        )
    return terms, result.replace("...", dots)


def _spread(graph: Graph, source: Node, term: str, letters: list[str]) -> Node:
    """The array with an axis for each letter, of length 1 where it does not have it."""
    places: Index = order(source)
    own = [*dict.fromkeys(term)]
    for letter in own:  # a letter twice is a diagonal
        while term.count(letter) > 1:
            one, other = term.index(letter), term.rindex(letter)
            places = np.diagonal(places, axis1=one, axis2=other)
            term = term[:one] + term[one + 1 : other] + term[other + 1 :] + letter
    places = places.transpose([term.index(c) for c in letters if c in term])
    lengths = iter(places.shape)
    return graph.take(
        [source], places.reshape([next(lengths) if c in term else 1 for c in letters])
    )


def product(graph: Graph, subscripts: str, *sources: Node) -> Node:
    """A product of vectors and matrices, with further axes in front as ``@`` has them.

    Parameters
    ----------
    graph : Graph
    subscripts : str
        Of the last axes: "ij,jk->ik" for ``@``, which leaves out what an array lacks.
    sources : Node

    Returns
    -------
    Node

    Examples
    --------
    >>> graph = Graph()
    >>> row, square = graph.constant([10.0, 1.0]), graph.constant([[1.0, 2.0], [3.0, 4.0]])
    >>> product(graph, "ij,jk->ik", row, square).value.tolist()
    [13.0, 24.0]
    """
    left, result = subscripts.split("->")
    one, other = left.split(",")
    if subscripts == "ij,jk->ik" and sources[0].value.ndim == 1:
        one, result = "j", result.replace("i", "")
    if subscripts == "ij,jk->ik" and sources[1].value.ndim == 1:
        other, result = "j", result.replace("k", "")
    return contracted(graph, f"...{one},...{other}->...{result}", *sources)
