"""Names in the text of a function."""

from __future__ import annotations

import re
from collections.abc import Mapping

from deterrence_kit.tracing.helpers import HELPERS
from deterrence_kit.tracing.node import Node

RESERVED = frozenset(HELPERS) | frozenset((
    "formulas", "break", "case", "catch", "class", "const", "continue", "default", "delete", "do",
    "else", "enum", "export", "extends", "false", "finally", "for", "function", "if", "import",
    "in", "instanceof", "let", "new", "null", "return", "super", "switch", "this", "throw", "true",
    "try", "typeof", "var", "void", "while", "with", "yield", "await", "data", "values", "results",
    "cases", "Math", "Number", "Infinity", "NaN",
))  # fmt: skip


class Words:
    """A name for each node: the model's word for it, if there is one, else v0, v1 …

    Parameters
    ----------
    given : mapping of int to str
        Words for nodes, by place.

    Examples
    --------
    >>> import numpy as np
    >>> from deterrence_kit.tracing.graph import Graph
    >>> graph = Graph()
    >>> words = Words({0: "will"})
    >>> [words.name(graph.input(name, np.ones(1))) for name in ("will", "clarity")]
    ['will', 'v1']
    """

    def __init__(self, given: Mapping[int, str]) -> None:
        self.given = given
        self._names: dict[int, str] = {}
        self._taken: set[str] = set(RESERVED)

    def name(self, node: Node) -> str:
        """What the node's number is called (in a loop: this turn's)."""
        if node.place not in self._names:
            word = self.given.get(node.place, "")
            own = re.fullmatch(r"[A-Za-z_]{2,}\w*", word, re.ASCII) and word not in self._taken
            self._names[node.place] = word if own else f"v{len(self._names)}"
            self._taken.add(self._names[node.place])
        return self._names[node.place]

    def array(self, node: Node) -> str:
        """What the array of its numbers is called."""
        return f"{self.name(node)}$"
