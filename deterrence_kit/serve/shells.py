"""A page that is whole before it has a session: what its engine is asked for, and the prose around it.

A notebook that names an engine, and whose code is one cell, is sent with the engine's part ``shell``,
unless every page is to have its session as it opens (``--sessions always``). The function hears the
notebook's code too, and refuses what it cannot show without running it; the page then asks for a session
at once.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from . import catalogue, rendering

NAME = "shell"
#: The address changes with the code, for browsers keep what they have fetched.
DIGITS = 12


class Around(NamedTuple):
    """A notebook taken apart: its only code, and the prose before and after, as HTML."""

    code: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def part(self) -> str:
        """What the engine's part is called in addresses."""
        return f"{NAME}-{sha256(self.code.encode()).hexdigest()[:DIGITS]}"

    @property
    def asked(self) -> str:
        """What the engine's function is asked."""
        return f"{NAME}\n{self.code}"


def around(path: Path) -> Around | None:
    """The notebook taken apart; None where its code is not one cell."""
    cells = [(cell["cell_type"], "".join(cell["source"])) for cell in _cells(path)]
    places = [place for place, (kind, _) in enumerate(cells) if kind == "code"]
    if len(places) != 1:
        return None
    prose = [
        (place < places[0], rendering.prose(source, first=place == 0))
        for place, (kind, source) in enumerate(cells)
        if kind == "markdown"
    ]
    before, after = ([html for is_before, html in prose if is_before is it] for it in (True, False))
    return Around(cells[places[0]][1], tuple(before), tuple(after))


def _cells(path: Path) -> list[dict[str, str]]:
    """Those that say or do something."""
    found = catalogue.read(path).get("cells", [])
    return [cell for cell in found if "".join(cell.get("source", "")).strip()]


def asked(path: Path, name: str) -> str:
    """What the engine's function is asked for a part; empty where the notebook has changed since."""
    if not name.startswith(f"{NAME}-"):
        return name
    found = around(path)
    return found.asked if found and found.part == name else ""
