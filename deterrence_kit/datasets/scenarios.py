"""Scenario files: small TOML files that anyone can copy, read as data and checked line by line."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from deterrence_kit.datasets.assembly import scenario_from
from deterrence_kit.datasets.checks import ScenarioError
from deterrence_kit.model import Scenario

FOLDER = Path(__file__).parent / "scenarios"
LARGEST_FILE = 200_000  # bytes; the shipped files have a few thousand

# The first is what the explorer opens with; the others follow the map from there.
ORDER = (
    "nato-estonia", "nato-poland", "nato-norway", "nato-turkiye", "us-japan", "us-korea",
    "us-philippines", "anzus-australia", "russia-dprk", "gcc-kuwait", "csto-armenia",
    "ecowas-benin", "poland-1939", "korea-1950", "training",
)  # fmt: skip


def scenario_names() -> tuple[str, ...]:
    """The names of the shipped scenarios, in the order in which they are shown.

    Examples
    --------
    >>> scenario_names()[0]
    'nato-estonia'
    """
    shipped = {path.stem for path in FOLDER.glob("*.toml")}
    return tuple(n for n in ORDER if n in shipped) + tuple(sorted(shipped - set(ORDER)))


def load_scenario(name: str | Path) -> Scenario:
    """A scenario by its name, or from a file of your own.

    Parameters
    ----------
    name : str or Path
        One of `scenario_names`, a pair of a region (``"europe-east.rus-lva"``), or the path of a
        ``.toml`` file.

    Raises
    ------
    ScenarioError
        With a sentence that names the file, the row, the column and what was expected.

    Examples
    --------
    >>> load_scenario("nato-estonia").protege_name
    'Estonia'
    """
    if pair := _of_a_region(str(name)):
        return pair
    if str(name) in scenario_names():
        path = FOLDER / f"{name}.toml"
    elif Path(name).suffix == ".toml":
        path = Path(name)
    else:
        raise ScenarioError(
            f"There is no scenario called {str(name)!r}; there are: {', '.join(scenario_names())}. "
            "A file of your own has to end in .toml."
        )
    return parse_scenario(_text(path), path.name)


def _of_a_region(name: str) -> Scenario | None:
    from deterrence_kit.datasets.regions import pair_called  # regions are made from scenarios

    return pair_called(name) if "." in name else None


def parse_scenario(text: str, file: str) -> Scenario:
    """A scenario from the text of a file; `file` is its name, for messages.

    Raises
    ------
    ScenarioError
        With a sentence that names the file, the row, the column and what was expected.
    """
    if len(text.encode(errors="replace")) > LARGEST_FILE:
        raise ScenarioError(f"{file} is larger than {LARGEST_FILE // 1000} kB: not a scenario.")
    try:
        contents: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise ScenarioError(f"{file} is not valid TOML: {fault}.") from None
    return scenario_from(contents, file)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ScenarioError(f"{path} does not exist.") from None
    except UnicodeDecodeError:
        raise ScenarioError(f"{path} is not text in UTF-8.") from None
    except OSError as fault:
        raise ScenarioError(f"{path} cannot be read: {fault.strerror}.") from None
