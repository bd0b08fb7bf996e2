"""Scenario files: small TOML files that anyone can copy, read as data and checked line by line."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from deterrence_kit.datasets.assembly import as_code, scenario_from
from deterrence_kit.datasets.errors import ScenarioError
from deterrence_kit.datasets.regions import pair_called
from deterrence_kit.datasets.shipped import scenario_names, shipped_contents
from deterrence_kit.model import Scenario

LARGEST_FILE = 200_000  # bytes; the shipped files have a few thousand


def load_scenario(name: str | Path) -> Scenario:
    """A scenario by its name, or from a file of your own.

    Parameters
    ----------
    name : str or Path
        One of `scenario_names`, a pair of a region (``"europe-east.rus-lva"``), or the path of a
        ``.toml`` file.

    Returns
    -------
    Scenario

    Raises
    ------
    ScenarioError
        With a sentence that names the file, the row, the column and what was expected.

    Examples
    --------
    >>> load_scenario("nato-estonia").protege_name
    'Estonia'
    """
    if "." in str(name) and (pair := pair_called(str(name))):
        return pair
    if str(name) in scenario_names():  # known by its name everywhere, so it needs no origin
        return scenario_from(shipped_contents(str(name)), f"{name}.toml")
    if Path(name).suffix == ".toml":
        return parse_scenario(_text(Path(name)), Path(name).name)
    raise ScenarioError(
        f"There is no scenario called {str(name)!r}; there are: {', '.join(scenario_names())}. "
        "A file of your own has to end in .toml."
    )


def parse_scenario(text: str, file: str) -> Scenario:
    """A scenario from the text of a file; `file` is its name, for messages.

    Parameters
    ----------
    text : str
    file : str
        The file's name, for messages.

    Returns
    -------
    Scenario

    Raises
    ------
    ScenarioError
        With a sentence that names the file, the row, the column and what was expected.

    Examples
    --------
    >>> from deterrence_kit.datasets.shipped import FOLDER
    >>> text = (FOLDER / "us-japan.toml").read_text(encoding="utf-8")
    >>> parse_scenario(text, "ours.toml").codes
    ('USA', 'JPN')
    """
    contents = _contents(text, file)
    return replace(scenario_from(contents, file), origin=as_code(contents, file))


def _contents(text: str, file: str) -> dict[str, Any]:
    if len(text.encode(errors="replace")) > LARGEST_FILE:
        raise ScenarioError(f"{file} is larger than {LARGEST_FILE // 1000} kB: not a scenario.")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise ScenarioError(f"{file} is not valid TOML: {fault}.") from None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ScenarioError(f"{path} does not exist.") from None
    except UnicodeDecodeError:
        raise ScenarioError(f"{path} is not text in UTF-8.") from None
    except OSError as fault:
        raise ScenarioError(f"{path} cannot be read: {fault.strerror}.") from None
