"""The notebooks of a folder, as a visitor sees them: address, title, one line of summary."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

NUMBER = re.compile(r"^\d+[_\-. ]*")


@dataclass(frozen=True)
class Entry:
    """One notebook: its path below the folder, its title, the first sentence of its prose.

    `short` is its name in the navigation: ``metadata.short`` of the notebook, or else the title.
    """

    path: str
    title: str
    summary: str
    short: str
    runs: bool = True  # False where it is prose alone: then no session is needed
    preview: str = ""  # names the function that says a link's state, see `preview`
    engine: str = ""  # names the function that gives the page's own engine, see `engines`

    @property
    def href(self) -> str:
        """The address of the page, below the server's base address."""
        return "voila/render/" + quote(self.path)


def readable(stem: str) -> str:
    """Title out of a file's name.

    >>> readable("1_credibility_explorer")
    'Credibility explorer'
    """
    words = re.sub(r"[_\-]+", " ", NUMBER.sub("", stem)).strip() or stem
    return words[:1].upper() + words[1:]


def entries(folder: Path) -> tuple[Entry, ...]:
    """The notebooks below `folder`, in the order of their numbers."""
    found = sorted(filter(_shown, folder.rglob("*.ipynb")), key=lambda path: _order(path, folder))
    dated = ((path, _changed(path)) for path in found)
    return tuple(_entry(path, folder, changed) for path, changed in dated if changed is not None)


def entry(folder: Path, path: str) -> Entry | None:
    """The notebook at `path`, or None; only what `entries` lists can be asked for."""
    return next((each for each in entries(folder) if each.path == path), None)


def _changed(path: Path) -> int | None:
    """When the file was changed; None where a link leads nowhere, or the file has just gone."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return None


def _shown(path: Path) -> bool:
    return not any(part.startswith(".") for part in path.parts[-3:])


def _order(path: Path, folder: Path) -> list[tuple[int, str]]:
    """Numbers by value (10 after 9), the rest by letters; folders after the files beside them."""
    parts = path.relative_to(folder).parts
    lead = [re.match(r"\d+", part) for part in parts]
    return [(len(parts), "")] + [
        (int(m.group()) if m else 10**6, part) for m, part in zip(lead, parts, strict=True)
    ]


@lru_cache(maxsize=256)
def _entry(path: Path, folder: Path, _changed: int) -> Entry:
    notebook = read(path)
    about = notebook.get("metadata", {})
    title = about.get("title") or _heading(notebook) or readable(path.stem)
    runs = any(cell.get("cell_type") == "code" for cell in notebook.get("cells", []))
    name, short = path.relative_to(folder).as_posix(), about.get("short") or title
    named = (str(about.get(each) or "") for each in ("preview", "engine"))
    return Entry(name, str(title), _summary(notebook), str(short), runs, *named)


def read(path: Path) -> dict[str, Any]:
    """The notebook, or nothing where it is broken: its own page then says so."""
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return notebook if isinstance(notebook, dict) else {}


def _lines(notebook: dict[str, Any]) -> Iterator[str]:
    cells = (c for c in notebook.get("cells", []) if c.get("cell_type") == "markdown")
    return (line.strip() for cell in cells for line in "".join(cell["source"]).splitlines())


def _heading(notebook: dict[str, Any]) -> str:
    first = next(_lines(notebook), "")
    return first[2:].strip() if first.startswith("# ") else ""


def _summary(notebook: dict[str, Any]) -> str:
    prose = (line for line in _lines(notebook) if line and line[0] not in "#<|!>-*`[")
    return re.sub(r"[*_`]|\[([^\]]*)\]\([^)]*\)", r"\1", next(prose, ""))[:200]
