"""The rows of a table that somebody has written in a spreadsheet."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from deterrence_kit.datasets.columns import MEMBER, Column, Row
from deterrence_kit.datasets.errors import ScenarioError
from deterrence_kit.datasets.naming import unknown_column
from deterrence_kit.model.phrases import quoted

LARGEST_FILE = 1_000_000  # bytes; a row a state is a few thousand
FLAGS = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


def rows_of_csv(text: str, file: str) -> dict[int, Row]:
    """The rows by the number a spreadsheet gives them: the header is 1.

    Parameters
    ----------
    text : str
    file : str
        The file's name, for messages.

    Returns
    -------
    dict of int to dict

    Raises
    ------
    ScenarioError
        Naming the file, the row, the column and what was expected.

    Examples
    --------
    >>> rows_of_csv("code,gdp\\nEST,40\\n", "ours.csv")
    {2: {'code': 'EST', 'gdp': 40.0}}
    """
    try:
        header, *body = list(csv.reader(io.StringIO(text), delimiter=_separator(text))) or [[]]
    except csv.Error:
        raise ScenarioError(f"{file} is not a table of cells: save it as “CSV UTF-8”.") from None
    names = [name.strip().lower() for name in header]
    _check_header(names, file)
    rows = {
        number: _row(names, cells, f"{file}, row {number}")
        for number, cells in enumerate(body, 2)
        if any(cell.strip() for cell in cells)
    }
    if not rows:
        raise ScenarioError(f"{file} has a header but no rows: write one for each member.")
    return rows


def text_of_csv(path: Path) -> str:
    """The text of a file, or a sentence on why it cannot be read.

    Parameters
    ----------
    path : Path

    Returns
    -------
    str

    Raises
    ------
    ScenarioError
        If it is too large, missing, unreadable or not in UTF-8.

    Examples
    --------
    >>> text_of_csv(Path("nowhere.csv"))
    Traceback (most recent call last):
    deterrence_kit.datasets.errors.ScenarioError: nowhere.csv does not exist.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise ScenarioError(f"{path.name} is larger than {LARGEST_FILE // 1000} kB.")
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ScenarioError(f"{path} does not exist.") from None
    except UnicodeDecodeError:
        raise ScenarioError(f"{path.name} is not in UTF-8: save it as “CSV UTF-8”.") from None
    except OSError as fault:
        raise ScenarioError(f"{path} cannot be read: {fault.strerror}.") from None


def _separator(lines: str) -> str:
    header = lines.partition("\n")[0]
    return ";" if header.count(";") > header.count(",") else ","


def _check_header(names: list[str], file: str) -> None:
    if "code" not in names:
        raise ScenarioError(
            f"{file}, row 1: there is no column 'code'; the first row names the columns, "
            f"and found are: {', '.join(filter(None, names)) or 'none'}."
        )
    for name in names:
        if name not in MEMBER:
            raise ScenarioError(
                f"{file}, row 1: there is no column {quoted(name)!r}{unknown_column(name, MEMBER)}"
            )
        if names.count(name) > 1:
            raise ScenarioError(f"{file}, row 1: the column {name!r} is there twice.")


def _row(names: list[str], cells: list[str], where: str) -> Row:
    if any(cell.strip() for cell in cells[len(names) :]):
        raise ScenarioError(
            f"{where}: {len(cells)} cells under {len(names)} columns; put a text with commas in quotes."
        )
    filled = {name: cell.strip() for name, cell in zip(names, cells, strict=False) if cell.strip()}
    if "code" not in filled:
        raise ScenarioError(f"{where}: the cell 'code' is empty.")
    where = f"{where} ({filled['code']})"
    return {name: _value(MEMBER[name], name, cell, where) for name, cell in filled.items()}


def _value(column: Column, name: str, cell: str, where: str) -> Any:
    """A cell as the column wants it, or a sentence."""
    value: Any = cell
    if column.kind == "number":
        try:
            value = float(cell)
        except ValueError:
            value = None
    elif column.kind == "flag":
        value = FLAGS.get(cell.lower())
    if not column.accepts(value):
        expected = "yes or no" if column.kind == "flag" else column.expected
        hint = " (write 0.021 for 2.1 %, and a point in numbers)" * (
            cell[-1:] == "%" or "," in cell
        )
        raise ScenarioError(
            f"{where}, column {name!r}: expected {expected}, found {quoted(cell)!r}{hint}."
        )
    return value
