"""Which allies joined in the disputes of those they were pledged to defend, and what went with it.

One row is an ally and a dispute. Few join (106 of 7,063), and most disputes ask for nobody's help: the
level says nothing about honouring, what goes with joining does.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from deterrence_kit.evidence.coefficient_table import Coefficient
from deterrence_kit.evidence.past_forces import PastForces
from deterrence_kit.evidence.readers import read
from deterrence_kit.evidence.regression import logit
from deterrence_kit.evidence.research import pd, sm
from deterrence_kit.evidence.sources import SOURCES
from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.cohesion import divergence
from deterrence_kit.model.levers import Levers
from deterrence_kit.model.ties import stake

UNITED_STATES = 2
TROOPS_KNOWN = 1951  # of the year before
REACHES = np.arange(25.0, 2001.0, 25.0)  # km
NAMES = ["log_allies", "near", "troops", "log_strength"]
DROP = 1.92  # of the log-likelihood, at the ends of a 95 % interval
TITLE = "allies of the targets of disputes"


def joining_frame(folder: Path, past: PastForces) -> pd.DataFrame:
    """A row for each free defender of each dispute's target: who it was, and whether it joined."""
    disputes = read("extended_disputes", folder, past.ledger)
    allies = disputes["defenders"].astype(str).str.split(";")
    joined = disputes["defenders_joined"].fillna("").astype(str).str.split(";")
    rows = disputes.assign(ally=allies, came=joined).explode("ally").reset_index(drop=True)
    rows["joined"] = [ally in came for ally, came in zip(rows["ally"], rows["came"], strict=True)]
    rows["ally"] = rows["ally"].astype(int)
    return _described(rows, folder, past)


def _described(rows: pd.DataFrame, folder: Path, past: PastForces) -> pd.DataFrame:
    ally, target, year = (rows[name].to_numpy() for name in ("ally", "target", "year"))
    votes = past.ideal_point(ally, year) - past.ideal_point(target, year)
    rows = rows.assign(
        km=past.distance(ally, target, year), strength=past.strength(ally, year),
        log_allies=np.log(rows["n_defenders"]), votes=np.abs(votes),
        persons=_troops(rows, folder, past),
    )  # fmt: skip
    known = rows[["km", "strength"]].notna().all(axis=1)
    return past.ledger.kept(TITLE, rows, known, "distance or strength is not known")


def _troops(rows: pd.DataFrame, folder: Path, past: PastForces) -> pd.Series:
    """Troops of the United States in the target the year before; nobody has counted the others'."""
    table = read("us_troops", folder, past.ledger).set_index(["ccode", "year"])["troops_ad"]
    place = pd.MultiIndex.from_arrays([rows["target"], rows["year"] - 1])
    there = table.reindex(place).fillna(0).to_numpy()
    return pd.Series(np.where(rows["ally"] == UNITED_STATES, there, 0.0), rows.index)


def at_reach(frame: pd.DataFrame, reach: float) -> pd.DataFrame:
    """The columns of the fit, with concern that reaches so many kilometres."""
    tripwire = float(Assumptions().tripwire)
    return frame.assign(
        near=np.exp(-frame["km"] / reach), troops=1 - np.exp(-frame["persons"] / tripwire),
        log_strength=np.log(frame["strength"] + 1e-4),
    )  # fmt: skip


def joining(folder: Path, past: PastForces) -> list[Coefficient]:
    """Dilution, nearness, troops in place, the reach of concern, and the average ally."""
    frame = joining_frame(folder, past)
    late = frame[frame["year"] >= TROOPS_KNOWN]
    reach = float(Assumptions().stake_range)
    whole, recent = (_fit(at_reach(part, reach)) for part in (frame, late))
    found = [_one("joins.dilution", whole.value["log_allies"], whole.error["log_allies"], frame)]
    found += [
        _one(f"joins.{name}", recent.value[name], recent.error[name], late)
        for name in ("near", "troops")
    ]
    return [*found, reach_of_concern(late), *averages(frame)]


def _fit(frame: pd.DataFrame):  # type: ignore[no-untyped-def]
    return logit(frame, "joined", NAMES, cluster="dispnum")


def reach_of_concern(frame: pd.DataFrame) -> Coefficient:
    """The reach at which nearness tells most about joining; its error from the likelihood's profile."""
    levels = np.array([_log_likelihood(at_reach(frame, reach)) for reach in REACHES])
    inside = REACHES[levels >= levels.max() - DROP]
    error = (inside.max() - inside.min()) / (2 * 1.96)
    best = float(REACHES[int(levels.argmax())])
    return _one("joins.reach", best, float(error), frame, "km", "logit, profile of the likelihood")


def _log_likelihood(frame: pd.DataFrame) -> float:
    design = frame[NAMES].assign(constant=1.0).astype(float)
    model = sm.GLM(frame["joined"].astype(float), design, family=sm.families.Binomial())
    return float(model.fit().llf)


def averages(frame: pd.DataFrame) -> list[Coefficient]:
    """The average ally of a target: how many others, how near, how much of one mind.

    Allies count by their strength within a dispute, disputes alike.
    """
    assumed, levers = Assumptions(), Levers()
    apart = divergence(
        *(np.atleast_1d(np.asarray(v, float)) for v in (
            levers.shared_threat, levers.red_lines, assumed.alignment_scale, assumed.red_lines_edge,
        ))
    )  # fmt: skip
    near = stake(
        frame["km"].to_numpy(), frame["persons"].to_numpy(), np.ones(1),
        np.asarray(assumed.stake_range), np.asarray(assumed.tripwire),
    )  # fmt: skip
    rows = frame.assign(stake=near, agreement=np.exp(-frame["votes"] * apart[0]))
    logs = rows.groupby("dispnum")["log_allies"].mean()
    size = float(np.exp(logs.mean()))
    spread = size * float(logs.std()) / np.sqrt(len(logs))
    how = "mean over disputes"
    found = [_one("average.allies", size, float(spread), rows, "allies", f"geometric {how}")]
    return found + [_mean(name, rows[rows[name].notna()]) for name in ("stake", "agreement")]


def _mean(name: str, rows: pd.DataFrame) -> Coefficient:
    """Weighted by strength within each dispute; the error is that of disputes."""
    weight = rows["strength"] + 1e-9
    sums = (rows[name] * weight).groupby(rows["dispnum"]).sum()
    each = sums / weight.groupby(rows["dispnum"]).sum()
    error = float(each.std()) / np.sqrt(len(each))
    return _one(f"average.{name}", float(each.mean()), error, rows, "0 to 1", "mean over disputes")


def _one(
    name: str, value: float, error: float, frame: pd.DataFrame, unit: str = "logits",
    method: str = "logit, errors clustered",
) -> Coefficient:  # fmt: skip
    return Coefficient(
        name=name, value=float(value), se=float(error), unit=unit, n=len(frame),
        events=int(frame["joined"].sum()), clusters=int(frame["dispnum"].nunique()),
        first=int(frame["year"].min()), last=int(frame["year"].max()), method=method, sample=TITLE,
        citation=f"{SOURCES['extended_disputes'].citation}; {SOURCES['us_troops'].citation}",
    )  # fmt: skip
