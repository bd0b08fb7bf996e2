"""Names, numbers and data in the text of a function."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from deterrence_kit.tracing.graph import Node
from deterrence_kit.tracing.helpers import HELPERS

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


class Given:
    """What the function is given once: data of the scenario, each piece only once.

    Attributes
    ----------
    data : dict
        "numbers", "arrays", and "tables" of places.

    Examples
    --------
    >>> given = Given()
    >>> given.keep("numbers", 2.5), given.keep("arrays", [1.0, 2.0]), given.keep("numbers", 2.5)
    ('n0', 'a0', 'n0')
    """

    def __init__(self) -> None:
        self.data: dict[str, list[Any]] = {"numbers": [], "arrays": [], "tables": []}
        self._kept: dict[tuple[str, bytes], str] = {}

    def keep(self, kind: str, content: Any) -> str:
        """The name of a piece, put there if it is not yet."""
        key = (kind, np.asarray(content).tobytes())
        if key not in self._kept:
            self._kept[key] = f"{kind[0]}{len(self.data[kind])}"
            self.data[kind].append(written(content))
        return self._kept[key]

    def lines(self) -> list[str]:
        """The declarations of the pieces."""
        made = {"arrays": "Float64Array.from", "tables": "Int32Array.from", "numbers": ""}
        second = {"arrays": ", Number", "tables": "", "numbers": ""}
        return [
            f"const {kind[0]}{i} = {made[kind] or 'Number'}(data.{kind}[{i}]{second[kind]});"
            for kind in made
            for i in range(len(self.data[kind]))
        ]


def added(start: int, at: str) -> str:
    if at.isdigit():
        return str(start + int(at))
    return f"{start} + {at}" if start else at


def unwrapped(expression: str) -> str:
    """Without brackets around all of it."""
    if not (expression.startswith("(") and expression.endswith(")")):
        return expression
    depth = 0
    for i, letter in enumerate(expression):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if not depth and i < len(expression) - 1:
            return expression
    return expression[1:-1]


def literal(node: Node) -> str:
    value = node.value.item()
    if node.value.dtype == bool or isinstance(value, int):
        text = str(int(value))
    else:
        text = _named(value) or repr(value).removesuffix(".0")
    return f"({text})" if text.startswith("-") else text


def _named(value: float) -> str:
    """What JavaScript and JSON cannot write in digits."""
    if np.isfinite(value):
        return ""
    return "NaN" if np.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def written(content: Any) -> Any:
    """As JSON can hold it: without infinities, which become words."""
    array = np.asarray(content)
    if array.dtype.kind == "f":
        values = [_named(v) or v for v in array.ravel().tolist()]
    else:
        values = [int(v) for v in array.ravel().tolist()]
    return values[0] if array.ndim == 0 else values
