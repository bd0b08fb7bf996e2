"""Claims: every sentence of the argument, and what is moved to try it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "claims.toml"


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One sentence, what is moved to try it, and which way what has to go.

    Attributes
    ----------
    sentence : str
    kind : {"static", "years", "region"}
    rows : tuple of int
        Rows of the argument it belongs to, counted from 1; see `argument`.
    scenario : str
        Scenario or region in which it is tried.
    start, move : mapping
        What holds before and after, and what is moved.
    rises, falls : tuple of str
        Quantities.
    """

    sentence: str
    kind: str = "static"
    rows: tuple[int, ...] = ()
    scenario: str = "nato-estonia"
    start: Mapping[str, Any] = field(default_factory=dict)
    move: Mapping[str, Any] = field(default_factory=dict)
    rises: tuple[str, ...] = ()
    falls: tuple[str, ...] = ()


def claims() -> tuple[Claim, ...]:
    """All claims, in the order of the file.

    Examples
    --------
    >>> claims()[0].sentence
    'A formal commitment raises the cost of aggression'
    """
    return tuple(map(_claim, _file()["claim"]))


def argument() -> tuple[str, ...]:
    """The rows of the argument that the claims take apart.

    Examples
    --------
    >>> argument()[2]
    'asymmetries in power'
    """
    return tuple(_file()["argument"])


def _claim(table: dict[str, Any]) -> Claim:
    """A table of the file as a claim; its lists become tuples."""
    fields: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in table.items()}
    return Claim(**fields)


@lru_cache(maxsize=1)
def _file() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
