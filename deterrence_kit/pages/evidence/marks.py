"""Shapes and inks of the page's groups, alike in pictures and legends."""

from __future__ import annotations

from collections.abc import Sequence

from deterrence_kit.pages.evidence.questions import GROUPS
from deterrence_kit.views.shapes import Entry
from deterrence_kit.views.theme import ALLY, CHALLENGER, PROTEGE

FACTORS = [str(i) for i in range(GROUPS)]
SHAPES = ["circle", "diamond", "square", "triangle", "inverted_triangle", "hex"]
SIGNS = "●◆■▲▼⬢"  # the same shapes in a legend
COLOURS = [ALLY, CHALLENGER, PROTEGE, "#cc79a7", "#e69f00", "#56b4e9"]  # Okabe-Ito


def legend(said: Sequence[str]) -> list[Entry]:
    """Entries for the first groups.

    Examples
    --------
    >>> [entry["sign"] for entry in legend(["disputes", "wars"])]
    ['●', '◆']
    """
    return [{"sign": SIGNS[i], "colour": COLOURS[i], "text": each} for i, each in enumerate(said)]
