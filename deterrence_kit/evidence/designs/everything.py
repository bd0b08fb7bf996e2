"""All designs in one go."""

from __future__ import annotations

from pathlib import Path

from deterrence_kit.evidence.coefficient_table import Coefficient
from deterrence_kit.evidence.designs.effects import against_the_same_year, around_a_first_pact
from deterrence_kit.evidence.designs.helpers import who_joins
from deterrence_kit.evidence.designs.honouring import honoured_kinds
from deterrence_kit.evidence.designs.power import power
from deterrence_kit.evidence.designs.severity import severity
from deterrence_kit.evidence.designs.simulation import RECORDS, simulated_power
from deterrence_kit.evidence.features import Panel, load_panel
from deterrence_kit.evidence.folder import data_folder
from deterrence_kit.evidence.panel_fits import pact_effects


def all_designs(
    folder: str | Path | None = None, panel: Panel | None = None, *, records: int = RECORDS
) -> list[Coefficient]:
    """Every estimate of every design, from a folder of historical files.

    Parameters
    ----------
    folder : path, optional
        See `deterrence_kit.evidence.folder.data_folder`.
    panel : Panel, optional
        One that is loaded already.
    records : int
        How many are simulated for the power; most of the time goes into them.
    """
    place = data_folder(folder)
    panel = panel or load_panel(place)
    by_formula = power({c.name: c for c in pact_effects(panel)})
    implied = next(c.value for c in by_formula if c.name.endswith(".implied"))
    return [
        *against_the_same_year(panel),
        *around_a_first_pact(panel),
        *severity(panel, place),
        *who_joins(place, panel.past),
        *honoured_kinds(place, panel.ledger),
        *by_formula,
        *simulated_power(panel, implied, records),
    ]
