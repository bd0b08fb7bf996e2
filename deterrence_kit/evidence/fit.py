"""All fits in one go, and the files they leave: the shipped tables are what this writes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deterrence_kit.evidence.coefficient_table import Coefficient, write_coefficients
from deterrence_kit.evidence.commitments import honoured_shares, kinds, moderators
from deterrence_kit.evidence.contest import contest_exponents, strength_parts
from deterrence_kit.evidence.extended import extended_slopes
from deterrence_kit.evidence.features import Panel, load_panel
from deterrence_kit.evidence.folder import data_folder
from deterrence_kit.evidence.joining import joining
from deterrence_kit.evidence.ladder import ladder
from deterrence_kit.evidence.ledger import Ledger
from deterrence_kit.evidence.panel_fits import credibility_slopes, pact_effects, rates
from deterrence_kit.evidence.past_cases import codings
from deterrence_kit.evidence.published import Reproduced, write_reproduced
from deterrence_kit.evidence.reliability import reliability_curves, rolling
from deterrence_kit.evidence.reproduction import reproduce
from deterrence_kit.evidence.shipped_tables import write


@dataclass(frozen=True)
class Report:
    """What a run of all fits found."""

    coefficients: list[Coefficient]
    reproduced: list[Reproduced]
    tables: dict[str, list[dict[str, Any]]]
    ledger: Ledger

    def text(self) -> str:
        """Everything in print: the numbers, the literature's, and where rows went."""
        return "\n\n".join(
            (table(self.coefficients), comparison(self.reproduced), self.ledger.text())
        )

    def write(self, folder: Path) -> None:
        """Write the tables that the package ships."""
        write_coefficients(self.coefficients, folder / "coefficients.csv")
        write_reproduced(self.reproduced, folder / "reproduced.csv")
        for name, rows in self.tables.items():
            write(name, rows, folder)


def everything(folder: str | Path | None = None) -> Report:
    """Every fit, comparison and reliability curve from a folder of historical files."""
    place = data_folder(folder)
    panel = load_panel(place)
    found = fitted(place, panel)
    tables = {
        "codings": codings(place).to_dict("records"),
        "reliability": reliability_curves(panel=panel).to_dict("records"),
        "forecasts": rolling(panel),
    }
    return Report(found, reproduce(place, found, panel.ledger), tables, panel.ledger)


def fitted(folder: str | Path | None = None, panel: Panel | None = None) -> list[Coefficient]:
    """Every number of the shipped table, fitted anew.

    Parameters
    ----------
    folder : path, optional
        See `deterrence_kit.evidence.folder.data_folder`.
    panel : Panel, optional
        One that is loaded already.
    """
    place = data_folder(folder)
    panel = panel or load_panel(place)
    return [
        *contest_exponents(place, panel.past),
        *strength_parts(place, panel.past),
        *honoured_shares(place, panel.ledger),
        *moderators(place, panel.ledger),
        *kinds(place, panel.ledger),
        *rates(panel),
        *pact_effects(panel),
        *credibility_slopes(panel),
        *extended_slopes(place, panel.past),
        *joining(place, panel.past),
        *ladder(panel, place),
    ]


def table(found: list[Coefficient]) -> str:
    """The fitted numbers as text."""
    lines = [f"{'name':40} {'value':>9} {'se':>8} {'n':>7} {'years':>9}  unit"]
    lines += [
        f"{c.name:40} {c.value:9.4f} {c.se:8.4f} {c.n:7,} {c.first}–{c.last}  {c.unit}"
        for c in found
    ]
    return "\n".join(lines)


def comparison(rows: list[Reproduced]) -> str:
    """Claimed, ours, verdict."""
    return "\n".join(f"{r.check}: claimed {r.claimed}; here {r.ours}: {r.verdict}." for r in rows)
