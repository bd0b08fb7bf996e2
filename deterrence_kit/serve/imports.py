"""What the notebooks of a folder import, so that the zygote can do it for them in advance."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .catalogue import entries, read


def imported(folder: Path) -> tuple[str, ...]:
    """Names of modules that the notebooks import at top level; ``name?`` where it may be none.

    A module that lies beside the notebook is left to the session: it is short, and may be edited
    while the server runs.
    """
    found: dict[str, None] = {}
    for entry in entries(folder):
        beside = {path.stem for path in (folder / entry.path).parent.glob("*.py")}
        names = (name for cell in _code(read(folder / entry.path)) for name in _modules(cell))
        found |= dict.fromkeys(n for n in names if n.partition(".")[0].rstrip("?") not in beside)
    return tuple(found)


def _code(notebook: dict[str, Any]) -> Iterator[str]:
    for cell in notebook.get("cells", []):
        if cell.get("cell_type") == "code":
            yield "".join(cell.get("source", ""))


def _modules(source: str) -> Iterator[str]:
    """Modules a cell imports; a cell that is no plain Python has none to offer."""
    try:
        statements = ast.parse(source).body
    except SyntaxError:
        return
    for statement in statements:
        if isinstance(statement, ast.Import):
            yield from (alias.name for alias in statement.names)
        elif isinstance(statement, ast.ImportFrom) and statement.module and not statement.level:
            yield statement.module
            # A name imported from a package is a module of it, or is not.
            yield from (f"{statement.module}.{alias.name}?" for alias in statement.names)
