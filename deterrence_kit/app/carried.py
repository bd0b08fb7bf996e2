"""A function of one's own as text that runs elsewhere: its source, and whatever of one's own it uses."""

from __future__ import annotations

import ast
import inspect
import sys
import sysconfig
import textwrap
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import numpy as np

import deterrence_kit

INSTALLED = [
    Path(deterrence_kit.__file__).parent,
    *map(Path, {sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")}),
]


def carried(functions: Iterable[Callable[..., Any]]) -> str:
    """Code that defines the functions, with the helpers, constants and imports they use.

    What cannot be written down is imported from its module, which then has to be there.

    Examples
    --------
    >>> from pathlib import Path
    >>> carried([Path])
    'from pathlib import Path'
    """
    seen: dict[str, str] = {}
    for function in functions:
        _carry(function.__name__, function, seen, function.__module__)
    return "\n".join(seen.values())


def _carry(name: str, value: Any, seen: dict[str, str], user: str) -> None:
    """First what it uses, then itself."""
    if name in seen:
        return
    seen[name] = ""  # in work: functions may call each other
    source = _source(name, value)
    for used, held in _used(source, value):
        _carry(used, held, seen, value.__module__)
    del seen[name]
    seen[name] = source or _named(name, value, user)


def _source(name: str, value: Any) -> str:
    """The text of a function or class of one's own; empty for anything else."""
    written = isinstance(value, FunctionType | type) and value.__name__ == name
    if not written or _installed(value.__module__):
        return ""
    try:
        source = textwrap.dedent(inspect.getsource(value))
        ast.parse(source)
    except (OSError, TypeError, SyntaxError):
        return ""
    return f"\n\n{source}" if source.startswith(("def ", "class ", "@")) else ""


def _installed(module: str) -> bool:
    file = getattr(sys.modules.get(module), "__file__", None)
    if file is None:
        return module != "__main__"
    return any(Path(file).is_relative_to(folder) for folder in INSTALLED)


def _used(source: str, value: Any) -> Iterator[tuple[str, Any]]:
    """The names of its module that a text uses, with what they stand for."""
    if isinstance(value, FunctionType):
        there = inspect.unwrap(value).__globals__
    else:
        there = vars(sys.modules[value.__module__]) if source else {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name) and node.id in there:
            yield node.id, there[node.id]


def _named(name: str, value: Any, user: str) -> str:
    """An import, or a constant as it is written."""
    if isinstance(value, ModuleType):
        return f"import {value.__name__}" + f" as {name}" * (value.__name__ != name)
    if hasattr(value, "__name__") and hasattr(value, "__module__"):
        called = str(value.__name__)
        return f"from {value.__module__} import {called}" + f" as {name}" * (called != name)
    if isinstance(value, np.ndarray):
        return f"{name} = np.array({value.tolist()!r})"  # np is there in every such notebook
    try:
        return f"{name} = {value!r}" if ast.literal_eval(repr(value)) == value else ""
    except (ValueError, SyntaxError):
        return f"from {user} import {name}"
