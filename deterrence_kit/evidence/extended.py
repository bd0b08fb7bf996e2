"""Extended deterrence: what challengers did to states with defenders, against the model's word."""

from __future__ import annotations

from pathlib import Path

from deterrence_kit.evidence.coefficient_table import Coefficient
from deterrence_kit.evidence.dyads import model_quantities
from deterrence_kit.evidence.past_forces import PastForces
from deterrence_kit.evidence.readers import read
from deterrence_kit.evidence.regression import firth
from deterrence_kit.evidence.research import pd
from deterrence_kit.evidence.sources import SOURCES

NAMES = ["credibility", "land_border"]


def extended_disputes(folder: Path, past: PastForces) -> pd.DataFrame:
    """Disputes whose target had a free defender, with the model's quantities."""
    rows = read("extended_disputes", folder, past.ledger)
    pairs = rows.rename(columns={"challenger": "ccode1", "target": "ccode2"})
    frame = rows.join(model_quantities(pairs, past))
    return frame.assign(
        pair=pairs["ccode1"] * 1000 + pairs["ccode2"],
        force=rows["hostlev_challenger"] >= 4, blood=rows["fatality"] > 0,
        joined=rows["n_defenders_joined"] > 0, land_border=rows["conttype"] == 1,
    )  # fmt: skip


def extended_crises(folder: Path, past: PastForces) -> pd.DataFrame:
    """Crises triggered by a state against one with defenders, with the model's quantities."""
    rows = read("extended_crises", folder, past.ledger)
    pairs = rows.rename(columns={"triggering_state": "ccode1", "crisis_actor": "ccode2"})
    frame = rows.join(model_quantities(pairs.assign(rivalry=0), past))
    return frame.assign(
        pair=pairs["ccode1"] * 1000 + pairs["ccode2"],
        full_war=rows["sevvio"] == 4, defeat=rows["outcom"] == 4,
        land_border=rows["conttype"] == 1,
    )  # fmt: skip


def extended_slopes(folder: Path, past: PastForces) -> list[Coefficient]:
    """The slope on credibility among the cases themselves, by Firth's penalised logit."""
    disputes, crises = extended_disputes(folder, past), extended_crises(folder, past)
    asked = [(disputes, "extended_disputes", o) for o in ("force", "blood", "war", "joined")]
    asked += [(crises, "extended_crises", o) for o in ("full_war", "defeat")]
    found = []
    for frame, source, outcome in asked:
        used = past.ledger.kept(f"{SOURCES[source].title}, {outcome}", frame,
            frame[[*NAMES, outcome]].notna().all(axis=1), "not coded")  # fmt: skip
        fit = firth(
            used.astype(dict.fromkeys([*NAMES, outcome], float)), outcome, NAMES, cluster="pair"
        )
        found.append(Coefficient(
            name=f"{source}.{outcome}.credibility", value=fit.value["credibility"],
            se=fit.error["credibility"], unit="logits", n=fit.rows, events=fit.events,
            clusters=fit.clusters, first=int(used["year"].min()), last=int(used["year"].max()),
            method=fit.method, sample=SOURCES[source].title, citation=SOURCES[source].citation,
        ))  # fmt: skip
    return found
