"""When each shipped table was made, by which command, from how many rows, under which assumptions."""

from __future__ import annotations

import csv
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path

from deterrence_kit.model.settings import ASSUMPTIONS

FILE = Path(__file__).parent / "runs.csv"


@dataclass(frozen=True, kw_only=True)
class Run:
    """One table: its name, the day, the command, and how many rows or draws it rests on.

    `assumptions` are the names of all that there were on that day, in alphabetical order.
    """

    table: str
    made: str
    command: str
    rests_on: str
    assumptions: str = ""

    def sentence(self) -> str:
        """When, by what, on how much."""
        return f"Computed on {self.made} with “{self.command}”, on {self.rests_on}."

    @property
    def stale(self) -> list[str]:
        """Assumptions that have come or gone since, by name; the table knows nothing of them.

        Examples
        --------
        >>> Run(table="t", made="", command="", rests_on="", assumptions=" ".join(ASSUMPTIONS)).stale
        []
        """
        return sorted(set(self.assumptions.split()) ^ set(ASSUMPTIONS))


def runs(path: str | Path | None = None) -> dict[str, Run]:
    """The latest run of each table.

    Examples
    --------
    >>> runs()["designs"].command
    'deterrence-kit evidence designs --data FOLDER'
    """
    with Path(path or FILE).open(encoding="utf-8", newline="") as file:
        return {row["table"]: Run(**row) for row in csv.DictReader(file)}


def note_run(table: str, command: str, rests_on: str, folder: str | Path) -> None:
    """Write down that a table of a folder was made today."""
    path = Path(folder) / FILE.name
    known = runs(path) if path.exists() else {}
    made = date.today().isoformat()
    names = " ".join(sorted(ASSUMPTIONS))
    known[table] = Run(
        table=table, made=made, command=command, rests_on=rests_on, assumptions=names
    )
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [f.name for f in fields(Run)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(run) for run in known.values())
