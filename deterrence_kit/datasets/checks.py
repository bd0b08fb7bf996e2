"""What a scenario file may hold, and the sentences that refuse the rest."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from deterrence_kit.model import Levers, parameters_of


class ScenarioError(ValueError):
    """A scenario file is wrong; the message names the file, the row, the column and the fault."""


@dataclass(frozen=True)
class Column:
    """What one key of a row may hold: a kind, and for numbers a range and a unit."""

    kind: str
    low: float = float("-inf")
    high: float = float("inf")
    unit: str = ""

    @property
    def expected(self) -> str:
        """The expectation in words."""
        if self.kind != "number":
            return {"text": "a text", "flag": "true or false", "list": "a list of codes"}[self.kind]
        return f"a number from {self.low:g} to {self.high:g}" + f" ({self.unit})" * bool(self.unit)

    def accepts(self, value: Any) -> bool:
        """Whether a value is of the kind and inside the range."""
        if self.kind == "number":
            number = isinstance(value, int | float) and not isinstance(value, bool)
            return number and self.low <= value <= self.high
        if self.kind == "list":
            return isinstance(value, list) and all(isinstance(v, str) for v in value)
        return isinstance(value, {"text": str, "flag": bool}[self.kind])


TEXT, FLAG = Column("text"), Column("flag")
_PLACE = {
    "lat": Column("number", -90, 90, "degrees"),
    "lon": Column("number", -180, 180, "degrees"),
}
_FORCE = {
    "code": TEXT,
    "name": TEXT,
    "gdp": Column("number", 0, 1e6, "billion $"),
    "spending": Column("number", 0, 1, "share of GDP"),
    "personnel": Column("number", 0, 1e8, "persons"),
    "distance": Column("number", 0, 20040, "km"),
    "source": TEXT,
    "doubt": TEXT,
    **_PLACE,
}
_LEVERS = {
    name: Column("number", p.low, p.high, p.unit) for name, p in parameters_of(Levers).items()
}
_OWN = {n: _LEVERS[n] for n, p in parameters_of(Levers).items() if p.scope == "member"}

SCENARIO = {
    "title": TEXT, "summary": TEXT, "region": TEXT, "pact": TEXT, "protege": TEXT,
    "year": Column("number", 1800, 2200), "members": Column("list"),
}  # fmt: skip
THEATRE = {
    "rivalry": FLAG, "contiguous": FLAG, "why": TEXT,
    "crossing": Column("number", 0, 0.95, "share held up"),
}  # fmt: skip
MEMBER = (
    _FORCE
    | {
        "ideal_point": Column("number", -5, 5, "UN voting scale"),
        "water": FLAG,
        "forward": Column("number", 0, 1e7, "persons"),
    }
    | {n: c for n, c in _OWN.items() if n != "spending"}
)
CHALLENGER = _FORCE | {
    "strength": Column("number", 0, 1, "share of world strength"),
    "readiness_note": TEXT,
}
RECORD = {
    "year": Column("number", 1000, 2200), "asked": TEXT, "honoured": FLAG, "source": TEXT,
    "doubt": TEXT,
}  # fmt: skip
WORLD = {
    "milex": Column("number", 1e-9, 1e6, "billion $"),
    "personnel": Column("number", 1, 1e9, "persons"),
    "source": TEXT,
}
SECTIONS = {"theatre": THEATRE, "levers": _LEVERS, "world": WORLD}
ROWS = {"member": MEMBER, "challenger": CHALLENGER, "record": RECORD}
NEEDED = {"member": ("code",), "challenger": (), "record": ("year", "asked", "honoured", "source")}


def check(contents: dict[str, Any], file: str) -> None:
    """Refuse what a scenario file may not hold.

    Raises
    ------
    ScenarioError
        Naming the file, the row, the column and what was expected.
    """
    plain = {k: v for k, v in contents.items() if k not in {*SECTIONS, *ROWS, "why"}}
    check_row(plain, SCENARIO, f"{file}, at the top")
    for name, columns in SECTIONS.items():
        check_row(check_table(contents, name, file), columns, f"{file}, [{name}]")
    reasons = check_table(contents, "why", file)
    check_row(reasons, dict.fromkeys(_LEVERS, TEXT), f"{file}, [why]")
    for name, columns in ROWS.items():
        for number, row in enumerate(check_rows(contents, name, file), 1):
            check_row(row, columns, f"{file}, {name} row {number}")
            for column in (column for column in NEEDED[name] if column not in row):
                raise ScenarioError(
                    f"{file}, {name} row {number}: the column {column!r} is missing "
                    f"(expected {columns[column].expected})."
                )
    for needed in ("title", "protege", "challenger"):
        if not contents.get(needed):
            raise ScenarioError(f"{file} has no {needed!r}, which every scenario needs.")


def check_table(contents: dict[str, Any], name: str, file: str) -> dict[str, Any]:
    """A section of a file, empty where it is missing."""
    table = contents.get(name, {})
    if not isinstance(table, dict):
        raise ScenarioError(f"{file}: {name!r} has to be a section, written [{name}].")
    return table


def check_rows(contents: dict[str, Any], name: str, file: str) -> list[dict[str, Any]]:
    """The rows of one kind, empty where there is none."""
    rows = contents.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ScenarioError(f"{file}: {name!r} has to be rows, each written [[{name}]].")
    return rows


def check_row(row: dict[str, Any], columns: dict[str, Column], where: str) -> None:
    """Refuse a column that is not known, and a value of another kind or out of range."""
    for name, value in row.items():
        if name not in columns:
            raise ScenarioError(
                f"{where}: there is no column {name!r}{_meant(name, columns)}. "
                f"Columns are: {', '.join(columns)}."
            )
        if not columns[name].accepts(value):
            raise ScenarioError(
                f"{where}, column {name!r}: expected {columns[name].expected}, found {value!r}."
            )


def _meant(name: str, columns: dict[str, Column]) -> str:
    close = get_close_matches(name, columns, 1)
    return f" (did you mean {close[0]!r}?)" if close else ""
