"""All fits in one go, and the files they leave: the shipped tables are what this writes."""

from __future__ import annotations

from pathlib import Path

from deterrence_kit.evidence.coefficients import Coefficient, write_coefficients
from deterrence_kit.evidence.commitments import honoured_shares, moderators
from deterrence_kit.evidence.contest import contest_exponents
from deterrence_kit.evidence.extended import extended_slopes
from deterrence_kit.evidence.features import Panel, load_panel
from deterrence_kit.evidence.folder import data_folder
from deterrence_kit.evidence.panel_fits import credibility_slopes, pact_effects, rates


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
        *honoured_shares(place, panel.ledger),
        *moderators(place, panel.ledger),
        *rates(panel),
        *pact_effects(panel),
        *credibility_slopes(panel),
        *extended_slopes(place, panel.past),
    ]


def table(found: list[Coefficient]) -> str:
    """The fitted numbers as text."""
    lines = [f"{'name':40} {'value':>9} {'se':>8} {'n':>7} {'years':>9}  unit"]
    lines += [
        f"{c.name:40} {c.value:9.4f} {c.se:8.4f} {c.n:7,} {c.first}–{c.last}  {c.unit}"
        for c in found
    ]
    return "\n".join(lines)


__all__ = ["fitted", "table", "write_coefficients"]
