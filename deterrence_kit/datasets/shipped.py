"""The shipped scenario files: their names, and what they say."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from deterrence_kit.datasets.errors import PairError

FOLDER = Path(__file__).parent / "scenarios"
# The first is what the explorer opens with; the others follow the map from there.
ORDER = (  # by part of the world, then the past, then training: as the picker groups them
    "nato-estonia", "nato-lithuania", "nato-poland", "nato-finland", "nato-norway", "nato-turkiye",
    "europe-estonia", "eu-finland", "coalition-ukraine", "romania-moldova", "greece-cyprus",
    "us-japan", "us-korea", "us-taiwan", "us-philippines", "japan-philippines-us",
    "anzus-australia", "russia-dprk", "pakistan-india", "india-russia", "gcc-kuwait",
    "saudi-pakistan", "csto-armenia", "ecowas-benin", "us-guyana", "belgium-1914", "poland-1939",
    "korea-1950", "berlin-1961", "falklands-1982", "kuwait-1990", "training",
)  # fmt: skip


def scenario_names() -> tuple[str, ...]:
    """The names of the shipped scenarios, in the order in which they are shown.

    Returns
    -------
    tuple of str

    Examples
    --------
    >>> scenario_names()[0]
    'nato-estonia'
    """
    return _names(FOLDER, FOLDER.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _names(folder: Path, changed: int) -> tuple[str, ...]:
    """Read again where a file has come or gone, which changes its folder: every link asks for them."""
    found = {path.stem for path in folder.glob("*.toml")}
    return tuple(n for n in ORDER if n in found) + tuple(sorted(found - set(ORDER)))


def shipped_contents(name: str) -> dict[str, Any]:
    """The contents of a shipped scenario file.

    Parameters
    ----------
    name : str

    Returns
    -------
    dict

    Raises
    ------
    PairError
        If there is none of that name.

    Examples
    --------
    >>> shipped_contents("us-japan")["protege"]
    'JPN'
    """
    if name not in scenario_names():
        raise PairError(
            f"there is no scenario called {name!r}; there are: {', '.join(scenario_names())}"
        )
    return _read(name)


@lru_cache(maxsize=64)
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
