"""The places that a region file marks on the map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deterrence_kit.datasets.basis import said_bases
from deterrence_kit.datasets.columns import MARKED
from deterrence_kit.datasets.errors import ScenarioError
from deterrence_kit.datasets.row_checks import check_row, check_rows
from deterrence_kit.model.region.place import Place

NEEDED = ("name", "lat", "lon", "what", "source")


def places_in(contents: Mapping[str, Any], file: str) -> tuple[Place, ...]:
    """The places of a region file, each with its own basis or else the file's.

    Parameters
    ----------
    contents : mapping
        What the file says.
    file : str
        The file's name, for messages.

    Returns
    -------
    tuple of Place

    Raises
    ------
    ScenarioError
        If a row lacks something, or has what it may not have.

    Examples
    --------
    >>> places_in({"place": [{"name": "Kaliningrad"}]}, "ours.toml")
    Traceback (most recent call last):
    deterrence_kit.datasets.errors.ScenarioError: ours.toml, place 1: 'lat' is missing. A place ...
    """
    for number, row in enumerate(check_rows(dict(contents), "place", file), 1):
        where = f"{file}, place {number}"
        check_row(row, MARKED, where)
        missing = next((name for name in NEEDED if name not in row), None)
        if missing:
            raise ScenarioError(
                f"{where}: {missing!r} is missing. A place needs {', '.join(NEEDED)}."
            )
    return tuple(_place(row) for row in said_bases(contents, "place"))


def _place(row: Mapping[str, Any]) -> Place:
    return Place(
        row["name"], float(row["lat"]), float(row["lon"]), row["what"], row["source"],
        row.get("basis", ""),
    )  # fmt: skip
