"""The notebooks of a folder, as a visitor sees them: address, title, one line of summary."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

NUMBER = re.compile(r"^\d+[_\-. ]*")


@dataclass(frozen=True)
class Page:
    """One notebook: its path below the folder, its title, the first sentence of its prose.

    `short` is its name in the navigation: ``metadata.short`` of the notebook, or else the title.
    """

    path: str
    title: str
    summary: str
    short: str
    runs: bool = True  # False where it is prose alone: then no session is needed

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


def pages(folder: Path) -> tuple[Page, ...]:
    """The notebooks below `folder`, in the order of their numbers."""
    found = sorted(filter(_shown, folder.rglob("*.ipynb")), key=lambda path: _order(path, folder))
    return tuple(_page(path, folder, path.stat().st_mtime_ns) for path in found)


def page(folder: Path, path: str) -> Page | None:
    """The notebook at `path`, or None; only what `pages` lists can be asked for."""
    return next((each for each in pages(folder) if each.path == path), None)


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
def _page(path: Path, folder: Path, _changed: int) -> Page:
    notebook = read(path)
    about = notebook.get("metadata", {})
    title = about.get("title") or _heading(notebook) or readable(path.stem)
    runs = any(cell.get("cell_type") == "code" for cell in notebook.get("cells", []))
    name, short = path.relative_to(folder).as_posix(), about.get("short") or title
    return Page(name, str(title), _summary(notebook), str(short), runs)


def read(path: Path) -> dict:
    """The notebook, or nothing where it is broken: its own page then says so."""
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return notebook if isinstance(notebook, dict) else {}


def _lines(notebook: dict) -> Iterator[str]:
    cells = (c for c in notebook.get("cells", []) if c.get("cell_type") == "markdown")
    return (line.strip() for cell in cells for line in "".join(cell["source"]).splitlines())


def _heading(notebook: dict) -> str:
    first = next(_lines(notebook), "")
    return first[2:].strip() if first.startswith("# ") else ""


def _summary(notebook: dict) -> str:
    prose = (line for line in _lines(notebook) if line and line[0] not in "#<|!>-*`[")
    return re.sub(r"[*_`]|\[([^\]]*)\]\([^)]*\)", r"\1", next(prose, ""))[:200]
