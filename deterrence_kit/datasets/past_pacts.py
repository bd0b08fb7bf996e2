"""Defence pacts of past years, from files that a user has put in place; none of them is shipped.

The folder is named by the environment variable ``DETERRENCE_KIT_DATA``; without it, it is ``data``
beside the notebooks. See docs/history_files.md.
"""

from __future__ import annotations

import csv
import gzip
import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import numpy as np

FIRST, LAST = 1815, 2018  # the years of ATOP 5.1
VARIABLE, DEFAULT = "DETERRENCE_KIT_DATA", "data"
SPELLS, STATES = "atop51_directed_dyad_spells.csv.gz", "cow_states.csv"
NEEDED = {
    SPELLS: ("ccode1", "ccode2", "start", "end", "atop_defense"),
    STATES: ("ccode", "iso3"),
}
MOST_ROWS = 1_000_000
HEIRS = {"260": "DEU"}  # the Federal Republic of 1955–1990 has a number of its own

Pair = tuple[str, str]


class PastPactsError(ValueError):
    """A file of past pacts is missing or wrong; the message says which, where and why."""


def past_pacts_folder() -> Path:
    """Where the files are looked for.

    Returns
    -------
    Path

    Examples
    --------
    >>> past_pacts_folder().name != ""
    True
    """
    return Path(os.environ.get(VARIABLE) or DEFAULT)


def missing_files() -> tuple[str, ...]:
    """Names of the files that are not in place.

    Returns
    -------
    tuple of str

    Examples
    --------
    >>> set(missing_files()) <= set(NEEDED)
    True
    """
    return tuple(name for name in NEEDED if not (past_pacts_folder() / name).is_file())


def defence_pacts(year: int, codes: Iterable[str]) -> frozenset[Pair]:
    """The pairs of states with a defence pact in a year.

    Parameters
    ----------
    year : int
        From `FIRST` to `LAST`.
    codes : iterable of str
        The states to look at.

    Returns
    -------
    frozenset of (str, str)
        Each pair once, in the order of the alphabet; one side's obligation is enough.

    Raises
    ------
    PastPactsError
        If a file is missing or wrong, or the year is not covered.

    Examples
    --------
    >>> defence_pacts(1700, ["USA", "FRA"])
    Traceback (most recent call last):
    deterrence_kit.datasets.past_pacts.PastPactsError: The pacts of 1700 are not in ...
    """
    if not FIRST <= year <= LAST:
        raise PastPactsError(
            f"The pacts of {year} are not in the files: they cover {FIRST}–{LAST}."
        )
    absent = missing_files()
    if absent:
        raise PastPactsError(f"There is no file {absent[0]} in {past_pacts_folder()}.")
    numbers, wanted = _numbers(*_version(STATES)), set(codes)
    spells = _spells(*_version(SPELLS))
    known = spells[(spells[:, 2] <= year) & (year <= spells[:, 3])]
    pairs = ((numbers.get(int(a), ""), numbers.get(int(b), "")) for a, b, *_ in known)
    return frozenset((min(p), max(p)) for p in pairs if p[0] != p[1] and wanted.issuperset(p))


def _version(name: str) -> tuple[Path, float]:
    """A file and when it was changed, so that a new one is read again."""
    path = past_pacts_folder() / name
    return path, path.stat().st_mtime


@lru_cache(maxsize=2)
def _spells(path: Path, _changed: float) -> np.ndarray:
    """Columns: obliged state, state it is pledged to, first and last year; defence pacts only."""
    rows = [
        [_whole(row, column, path, number) for column in NEEDED[SPELLS]]
        for number, row in enumerate(_rows(path), 2)
    ]
    table = np.array(rows, dtype=int).reshape(-1, len(NEEDED[SPELLS]))
    wrong = np.flatnonzero(table[:, 2] > table[:, 3])
    if len(wrong):
        raise PastPactsError(f"{path.name}, row {wrong[0] + 2}: the spell ends before it starts.")
    pacts: np.ndarray = table[table[:, 4] == 1][:, :4]
    return pacts


@lru_cache(maxsize=2)
def _numbers(path: Path, _changed: float) -> dict[int, str]:
    """Correlates of War number of each state → its code."""
    pairs = {
        _whole(row, "ccode", path, number): row["iso3"] or HEIRS.get(row["ccode"], "")
        for number, row in enumerate(_rows(path), 2)
    }
    return {number: code for number, code in pairs.items() if code}


def _rows(path: Path) -> list[dict[str, str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows = [row for row, _ in zip(reader, range(MOST_ROWS + 1), strict=False)]
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as fault:
        raise PastPactsError(f"{path.name} cannot be read: {fault}.") from None
    absent = [column for column in NEEDED[path.name] if column not in (reader.fieldnames or ())]
    if absent:
        raise PastPactsError(f"{path.name} has no column {absent[0]!r}.")
    if len(rows) > MOST_ROWS:
        raise PastPactsError(
            f"{path.name} has more than {MOST_ROWS:,} rows: not the file expected."
        )
    return rows


def _whole(row: dict[str, str], column: str, path: Path, number: int) -> int:
    text = row[column] or ""
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        raise PastPactsError(
            f"{path.name}, row {number}, column {column!r}: expected a whole number, found {text[:40]!r}."
        )
    return int(text)
