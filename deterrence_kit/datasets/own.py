"""A scenario from a table of one's own: a row for each member, written in any spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from deterrence_kit.datasets import tables
from deterrence_kit.datasets.assembly import as_code, scenario_from
from deterrence_kit.datasets.columns import ONLY_MEMBERS, Row
from deterrence_kit.datasets.csv_rows import rows_of_csv, text_of_csv
from deterrence_kit.datasets.errors import ScenarioError
from deterrence_kit.datasets.naming import meant_state
from deterrence_kit.model import Scenario

# What the shipped tables know of every state, and what nobody can guess of an invented one.
NEEDED = ("gdp", "lat", "lon", "distance")

MAYBE = " (or write the code of a state: Poland's is POL)"


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
        population     persons            inhabitants
        gdp            billion $          at purchasing power parity
        spending       share of GDP       military spending, 0.02 for 2 %
        personnel      persons            active forces
        reserves       persons            trained reserves
        ideal_point    UN voting scale    -5 to 5; how it votes
        lat, lon       degrees            its capital
        distance       km                 from its nearest border to the protégé
        water          yes or no          whether a sea has to be crossed
        forward        persons            its forces already in the theatre
        near           persons            its forces in a state next door to the theatre
        theatre_share  share              of its ready forces, what it would send here
        theatre_why                       why, in a sentence
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
        ``rivalry`` and ``contiguous`` (true or false), ``last_dispute`` (year), ``crossing`` (share
        held up by terrain).
    record : iterable of mapping
        Crises: ``year``, ``asked``, ``outcome`` (honoured, failed or consulted), ``source``.
    top
        ``summary``, ``region``, ``year``, ``checked``.

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
    >>> {name: value for name, value in scenario.settings.items() if name.startswith("readiness")}
    {'readiness.LVA': 0.6, 'readiness.FIN': 0.7}
    """
    path = Path(path)
    return parse_csv(
        text_of_csv(path), path.name, protege=protege, challenger=challenger, title=title, levers=levers,
        theatre=theatre, record=record, **top,
    )  # fmt: skip


def parse_csv(
    text: str,
    file: str,
    *,
    protege: str,
    challenger: str | Mapping[str, Any],
    title: str = "",
    levers: Mapping[str, float] | None = None,
    theatre: Mapping[str, Any] | None = None,
    record: Iterable[Mapping[str, Any]] = (),
    **top: Any,
) -> Scenario:
    """The same from the text of a table; `file` is its name, for messages.

    Parameters
    ----------
    text : str
    file : str
        The file's name, for messages.
    protege : str
        Code of the member whose territory is contested.
    challenger : str or mapping
    title : str
    levers, theatre : mapping, optional
    record : iterable of mapping
    top : object
        As in `scenario_from_csv`.

    Returns
    -------
    Scenario

    Raises
    ------
    ScenarioError
        Naming the file, the row, the column and what was expected.

    Examples
    --------
    >>> parse_csv("code\\nEST\\nLVA\\n", "ours.csv", protege="EST", challenger="RUS").codes
    ('EST', 'LVA')
    """
    against, rows = _challenger(challenger, rows_of_csv(text, file))
    _check_states(rows, protege, file)
    contents = {
        "title": title or Path(file).stem.replace("_", " ").strip().capitalize(),
        "protege": protege,
        "members": [row["code"] for row in rows.values()],
        "member": list(rows.values()),
        "challenger": [against],
        "levers": dict(levers or {}),
        "theatre": dict(theatre or {}),
        "record": [dict(crisis) for crisis in record],
        **top,
    }
    return replace(scenario_from(contents, file), origin=as_code(contents, file))


def codes_in(text: str, file: str) -> dict[str, str]:
    """The codes of a table's rows, with the states' names.

    Parameters
    ----------
    text : str
    file : str
        The file's name, for messages.

    Returns
    -------
    dict of str to str

    Raises
    ------
    ScenarioError
        Naming the file, the row, the column and what was expected.

    Examples
    --------
    >>> codes_in("code\\nEST\\nLVA\\n", "ours.csv")
    {'EST': 'Estonia', 'LVA': 'Latvia'}
    """
    known = tables.states()
    return {
        row["code"]: str(row.get("name") or known.get(row["code"], {}).get("name") or row["code"])
        for row in rows_of_csv(text, file).values()
    }


def _challenger(
    challenger: str | Mapping[str, Any], rows: dict[int, Row]
) -> tuple[Row, dict[int, Row]]:
    """The challenger's row, and those of the members."""
    if not isinstance(challenger, str):
        return dict(challenger), rows
    mine = [n for n, row in rows.items() if row["code"] == challenger]
    if not mine:
        return {"code": challenger}, rows
    known = {n: v for n, v in rows[mine[0]].items() if n not in ONLY_MEMBERS}
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
            f"{', '.join(missing)} is needed{meant_state(row['code']) or MAYBE}."
        )
