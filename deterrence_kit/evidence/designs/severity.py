"""How far disputes go, with a nuclear defender, with others, and with none."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from deterrence_kit.datasets.nuclear_arms import nuclear_arms
from deterrence_kit.evidence.coefficient_table import Coefficient
from deterrence_kit.evidence.designs.effects import COMMAND
from deterrence_kit.evidence.features import Panel
from deterrence_kit.evidence.readers import read
from deterrence_kit.evidence.regression import Fit, firth
from deterrence_kit.evidence.research import pd
from deterrence_kit.evidence.sources import SOURCES

SINCE = 1946
WAR = 5  # hostility level of the disputes data
# Correlates of War number -> first and last year with nuclear arms.
ARMED = {int(row["cow"]): (int(row["from"]), int(row["until"] or 9999)) for row in nuclear_arms()}
GROUPS = ("nuclear", "other", "none")
CONTROLS = [
    "nuclear",
    "rivalry",
    "land_border",
    "log_challenger",
    "log_target",
    "log_defenders",
    "year_10",
]
CITATION = "; ".join(SOURCES[n].citation for n in ("disputes", "contiguity", "pacts"))


def armed(states: pd.Series, years: pd.Series) -> pd.Series:
    """1 where a state had nuclear arms in that year.

    Examples
    --------
    >>> armed(pd.Series([220, 220, 390]), pd.Series([1959, 1960, 1980])).tolist()
    [0.0, 1.0, 0.0]
    """
    known = [ARMED.get(int(s), (9999, 0)) for s in states]
    said = [float(low <= y <= high) for (low, high), y in zip(known, years, strict=True)]
    return pd.Series(said, states.index)


def begun_disputes(panel: Panel, folder: Path) -> pd.DataFrame:
    """Challenges of the panel with the worst dispute that began with each.

    Returns
    -------
    DataFrame
        ``war deaths`` (0 or 1; deaths NaN where not coded), ``defenders`` (one of `GROUPS`), the
        controls, ``pair``, ``year``.
    """
    rows = panel.rows[(panel.rows["year"] >= SINCE) & (panel.rows["initiate"] == 1)]
    found = read("disputes", folder, panel.ledger)
    begun = (found["midonset"] == 1) & (found["orig1"] == 1) & (found["orig2"] == 1)
    found = found[begun & (found["sidea1"] == 1)]
    found = found.assign(level=found[["hostlev1", "hostlev2"]].max(axis=1))
    key = ["ccode1", "ccode2", "year"]
    worst = found.sort_values(["level", "fatality"]).drop_duplicates(key, keep="last")
    frame = rows.merge(worst[[*key, "level", "fatality"]], on=key)
    panel.ledger.note("challenges with their dispute", read=len(rows), used=len(frame),
        why="the dispute is not found")  # fmt: skip
    return _described(frame, panel)


def _described(frame: pd.DataFrame, panel: Panel) -> pd.DataFrame:
    allies = panel.past.defenders(frame)
    years = frame["year"].to_numpy()[allies["row"].to_numpy()]
    covered = set(allies["row"][armed(allies["ally"], pd.Series(years, allies.index)) == 1])
    nuclear = np.array([float(row in covered) for row in range(len(frame))])
    group = np.where(nuclear == 1, "nuclear", np.where(frame["allies"] > 0, "other", "none"))
    return frame.assign(
        war=(frame["level"] == WAR).astype(float),
        deaths=(frame["fatality"] > 0).astype(float).where(frame["fatality"] >= 0),
        nuclear=nuclear, defenders=group, land_border=(frame["conttype"] == 1).astype(float),
        log_challenger=np.log(frame["challenger_strength"].fillna(0) + 1e-4),
        log_target=np.log(frame["target_strength"].fillna(0) + 1e-4),
        log_defenders=np.log1p(frame["allies"]), year_10=(frame["year"] - SINCE) / 10,
        pair=frame[["ccode1", "ccode2"]].min(axis=1) * 1000 + frame[["ccode1", "ccode2"]].max(axis=1),
    )  # fmt: skip


def severity(panel: Panel, folder: Path) -> list[Coefficient]:
    """Shares of challenges with deaths and that grow into war, by who defends the target.

    And the same with controls, by Firth's penalised logit, since wars are few.
    """
    frame = begun_disputes(panel, folder)
    found = []
    for outcome in ("deaths", "war"):
        coded = frame[frame[outcome].notna()]
        for group in GROUPS:
            part = coded[coded["defenders"] == group]
            if len(part):
                found.append(_share(f"severity.{outcome}.{group}", part, outcome))
        fit = firth(coded, outcome, CONTROLS, cluster="pair")
        found.append(_one(f"severity.{outcome}.controls", fit, "nuclear", coded, "logits"))
    return found


def _share(name: str, part: pd.DataFrame, outcome: str) -> Coefficient:
    y = part[outcome]
    sums = (y - y.mean()).groupby(part["pair"]).sum()
    error = float(np.sqrt((sums**2).sum()) / len(part))
    fit = Fit({"share": float(y.mean())}, {"share": error}, len(part), len(sums), int(y.sum()),
              "share, error clustered by pair")  # fmt: skip
    return _one(name, fit, "share", part, "share")


def _one(name: str, fit: Fit, column: str, frame: pd.DataFrame, unit: str) -> Coefficient:
    return Coefficient(
        name=name, value=float(fit.value[column]), se=float(fit.error[column]), unit=unit,
        n=fit.rows, events=fit.events, clusters=fit.clusters, first=int(frame["year"].min()),
        last=int(frame["year"].max()), method=fit.method, sample="challenges with their dispute",
        citation=CITATION, command=COMMAND,
    )  # fmt: skip
