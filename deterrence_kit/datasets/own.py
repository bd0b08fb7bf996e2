"""A scenario from a table of one's own: a row for each member, written in any spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from deterrence_kit.datasets import tables
from deterrence_kit.datasets.assembly import scenario_from
from deterrence_kit.datasets.checks import MEMBER, Column, ScenarioError
from deterrence_kit.model import Scenario

LARGEST_FILE = 1_000_000  # bytes; a row a state is a few thousand
FLAGS = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
# What the shipped tables know of every state, and what nobody can guess of an invented one.
NEEDED = ("gdp", "lat", "lon", "distance")

Row = dict[str, Any]


def scenario_from_csv(
    path: str | Path,
    *,
    protege: str,
    challenger: str | Mapping[str, Any],
    title: str = "",
    levers: Mapping[str, float] | None = None,
    theatre: Mapping[str, Any] | None = None,
    record: Iterable[Mapping[str, Any]] = (),
    **top: Any,
) -> Scenario:
    """A scenario from a table with a row for each member of the alliance.

    Parameters
    ----------
    path : str or Path
        A CSV file in UTF-8, with a header line; commas or semicolons between the cells, points in
        numbers. The columns are:

        ============== ================== ==================================================
        column         unit               meaning
        ============== ================== ==================================================
        code           ISO 3166-1 alpha-3 the state; of an invented one, any short code
        name                              its name
        gdp            billion $          at purchasing power parity
        spending       share of GDP       military spending, 0.02 for 2 %
        personnel      persons            active forces
        ideal_point    UN voting scale    -5 to 5; how it votes
        lat, lon       degrees            its capital
        distance       km                 from its nearest border to the protégé
        water          yes or no          whether a sea has to be crossed
        forward        persons            its forces already in the theatre
        a lever's name the lever's        the state's own value, see docs/parameters.md
        source, doubt                     notes, for people
        ============== ================== ==================================================

        Only ``code`` has to be there. An empty cell, or a column that is missing, is filled in from
        the shipped table of states; an invented state needs gdp, lat, lon and distance.
    protege : str
        Code of the member whose territory is contested.
    challenger : str or mapping
        Code of a state, or of a row of the table, which then is no member; or its figures:
        ``{"name": "…", "strength": 0.02, "distance": 0, "lat": 48, "lon": 30}``.
    title : str
        By default the file's name.
    levers : mapping
        What the whole pact has differently from the average, ``{"clarity": 0.8}``.
    theatre : mapping
        ``rivalry`` and ``contiguous`` (true or false), ``crossing`` (share held up by terrain).
    record : iterable of mapping
        Crises: ``year``, ``asked``, ``honoured``, ``source``.
    **top
        ``summary``, ``region``, ``year``.

    Returns
    -------
    Scenario

    Raises
    ------
    ScenarioError
        With a sentence that names the file, the row as a spreadsheet numbers it, and the fault.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     table = Path(folder) / "three_neighbours.csv"
    ...     _ = table.write_text("code,readiness\\nEST,\\nLVA,0.6\\nFIN,0.7\\n", encoding="utf-8")
    ...     scenario = scenario_from_csv(table, protege="EST", challenger="RUS")
    >>> scenario.title, scenario.codes
    ('Three neighbours', ('EST', 'LVA', 'FIN'))
    >>> scenario.settings
    {'readiness.LVA': 0.6, 'readiness.FIN': 0.7}
    """
    path, record = Path(path), [dict(crisis) for crisis in record]
    rows = _rows(path)
    against, rows = _challenger(challenger, rows)
    _check_states(rows, protege, path.name)
    contents = {
        "title": title or path.stem.replace("_", " ").strip().capitalize(),
        "protege": protege,
        "members": [row["code"] for row in rows.values()],
        "member": list(rows.values()),
        "challenger": [against],
        "levers": dict(levers or {}),
        "theatre": dict(theatre or {}),
        "record": record,
        **top,
    }
    origin = _call(path, protege=protege, challenger=challenger, title=title, levers=levers,
                   theatre=theatre, record=record, **top)  # fmt: skip
    return replace(scenario_from(contents, path.name), origin=origin)


def _call(path: Path, **options: Any) -> str:
    """The call that makes the scenario again, beside its file."""
    given = ", ".join(f"{name}={value!r}" for name, value in options.items() if value)
    return f"scenario_from_csv({path.name!r}, {given})"


def _rows(path: Path) -> dict[int, Row]:
    """The rows by the number a spreadsheet gives them: the header is 1."""
    lines = _text(path)
    header, *body = list(csv.reader(io.StringIO(lines), delimiter=_separator(lines))) or [[]]
    names = [name.strip().lower() for name in header]
    _check_header(names, path.name)
    rows = {
        number: _row(names, cells, f"{path.name}, row {number}")
        for number, cells in enumerate(body, 2)
        if any(cell.strip() for cell in cells)
    }
    if not rows:
        raise ScenarioError(f"{path.name} has a header but no rows: write one for each member.")
    return rows


def _text(path: Path) -> str:
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
            close = get_close_matches(name, MEMBER, 1)
            meant = f" (did you mean {close[0]!r}?)" if close else ""
            raise ScenarioError(
                f"{file}, row 1: there is no column {name!r}{meant}. Columns are: {', '.join(MEMBER)}."
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
        raise ScenarioError(f"{where}, column {name!r}: expected {expected}, found {cell!r}{hint}.")
    return value


def _challenger(
    challenger: str | Mapping[str, Any], rows: dict[int, Row]
) -> tuple[Row, dict[int, Row]]:
    """The challenger's row, and those of the members."""
    if not isinstance(challenger, str):
        return dict(challenger), rows
    mine = [n for n, row in rows.items() if row["code"] == challenger]
    if not mine:
        return {"code": challenger}, rows
    known = {n: v for n, v in rows[mine[0]].items() if n not in ("ideal_point", "water", "forward")}
    return known, {n: row for n, row in rows.items() if n not in mine}


def _check_states(rows: dict[int, Row], protege: str, file: str) -> None:
    """Codes are there once, and what the shipped table does not know is in the file."""
    seen: dict[str, int] = {}
    for number, row in rows.items():
        code = row["code"]
        if code in seen:
            raise ScenarioError(f"{file}, row {number}: {code} is in row {seen[code]} already.")
        seen[code] = number
        if code not in tables.states():
            _check_invented(row, protege, f"{file}, row {number} ({code})")
    if protege not in seen:
        raise ScenarioError(
            f"{file}: the protégé {protege!r} has no row; the codes are {', '.join(seen)}."
        )


def _check_invented(row: Row, protege: str, where: str) -> None:
    missing = [
        n for n in NEEDED if n not in row and not (n == "distance" and row["code"] == protege)
    ]
    if missing:
        raise ScenarioError(
            f"{where}: {row['code']} is not a state of the shipped table, so its own "
            f"{', '.join(missing)} is needed (or write the code of a state: Poland's is POL)."
        )
