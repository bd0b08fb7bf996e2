"""Estimates with their 95 % intervals, one below the other: where codings and samples disagree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

TABLE = (
    ("label", "Sample or coding", "text"),
    ("value", "Estimate", "number"),
    ("low", "95 % from", "number"),
    ("high", "to", "number"),
    ("text", "What it rests on", "text"),
)
GROUPS = 6  # inks and shapes that can be told apart


@dataclass(frozen=True)
class Estimate:
    """One estimate: what of, its value, the ends of its interval, and what it rests on.

    Attributes
    ----------
    group : int
        Which of the `GROUPS` shapes it is drawn with; estimates of one kind share it.
    """

    label: str
    value: float
    low: float
    high: float
    text: str = ""
    group: int = 0


def estimate_columns(name: str, rows: Iterable[Estimate]) -> dict[str, dict[str, Any]]:
    """Columns of one picture of estimates, the first row on top.

    Examples
    --------
    >>> rows = [Estimate("all", 0.5, 0.4, 0.6), Estimate("some", 0.2, 0.1, 0.3)]
    >>> estimate_columns("honoured", rows)["honoured_rows"]["y"]
    [1.5, 0.5]
    """
    rows = list(rows)
    return {
        f"{name}_rows": {
            "y": [len(rows) - i - 0.5 for i in range(len(rows))],
            "label": [row.label for row in rows],
            "value": np.array([row.value for row in rows], dtype=float),
            "low": np.array([row.low for row in rows], dtype=float),
            "high": np.array([row.high for row in rows], dtype=float),
            "text": [row.text for row in rows],
            "group": [str(row.group % GROUPS) for row in rows],
        }
    }


def row_names(data: dict[str, Any]) -> dict[float, str]:
    """What stands at each place of the row axis."""
    return dict(zip(data["y"], data["label"], strict=True))
