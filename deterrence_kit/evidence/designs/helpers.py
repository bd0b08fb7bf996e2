"""Who joins: every thing that could go with it at once, one standard deviation each."""

from __future__ import annotations

from pathlib import Path

from deterrence_kit.evidence.coefficient_table import Coefficient
from deterrence_kit.evidence.designs.effects import COMMAND
from deterrence_kit.evidence.joining import NAMES, TROOPS_KNOWN, at_reach, joining_frame
from deterrence_kit.evidence.past_forces import PastForces
from deterrence_kit.evidence.regression import firth
from deterrence_kit.evidence.sources import SOURCES
from deterrence_kit.model.assumptions import Assumptions


def who_joins(folder: Path, past: PastForces) -> list[Coefficient]:
    """Number of defenders, strength, nearness and troops in place, in logits a standard deviation.

    Since troops in place are counted from 1951, by Firth's penalised logit, as few join.
    """
    rows = joining_frame(folder, past)
    rows = rows[rows["year"] >= TROOPS_KNOWN]
    frame = at_reach(rows, float(Assumptions().stake_range))
    spread = frame[NAMES].astype(float).std()
    scaled = frame.assign(**{n: frame[n] / max(spread[n], 1e-9) for n in NAMES})
    fit = firth(
        scaled.assign(joined=scaled["joined"].astype(float)), "joined", NAMES, cluster="dispnum"
    )
    return [
        Coefficient(
            name=f"helper.{name}", value=float(fit.value[name]), se=float(fit.error[name]),
            unit="logits a standard deviation", n=fit.rows, events=fit.events,
            clusters=fit.clusters, first=int(frame["year"].min()), last=int(frame["year"].max()),
            method=f"{fit.method} by dispute", sample="allies of the targets of disputes",
            citation=f"{SOURCES['extended_disputes'].citation}; {SOURCES['us_troops'].citation}",
            command=COMMAND,
        )
        for name in NAMES
    ]  # fmt: skip
