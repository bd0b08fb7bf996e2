"""How much being stronger helped: the exponent of the contest, from disputes and wars with a winner."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from deterrence_kit.evidence.coefficient_table import Coefficient
from deterrence_kit.evidence.past_forces import PastForces
from deterrence_kit.evidence.readers import read
from deterrence_kit.evidence.regression import logit
from deterrence_kit.evidence.research import pd
from deterrence_kit.evidence.sources import SOURCES

SIDES = ("ccode1", "ccode2")
VICTORY, YIELD = {1: 1, 2: 0}, {1: 1, 2: 0, 3: 0, 4: 1}  # outcome → did side A prevail


def contest_exponents(folder: Path, past: PastForces) -> list[Coefficient]:
    """``logit P(A prevails) = m · log(strength A / strength B)``, and variants of it.

    Without a constant it is the contest function itself. With one, the side that began is allowed
    an advantage of its own.
    """
    disputes, wars = decided_disputes(folder, past), decided_wars(folder, past)
    clear = disputes[disputes["clear"]]
    found = [
        ("disputes", disputes, False, "two-sided disputes with a victory or a yield"),
        ("victories", clear, False, "two-sided disputes with a victory"),
        ("disputes_with_advantage", disputes, True, "the same, advantage of the beginner apart"),
        ("wars", wars, False, "inter-state wars with a winner, sides summed"),
        ("wars_with_advantage", wars, True, "the same, advantage of the beginner apart"),
    ]
    return [_coefficient(*row) for row in found]


PARTS = {"money": "milex", "heads": "milper"}


def strength_parts(folder: Path, past: PastForces) -> list[Coefficient]:
    """What strength is made of: ``logit P(A prevails) = a · log(spending A/B) + b · log(heads A/B)``."""
    frame = decided_disputes(folder, past)
    for name, column in PARTS.items():
        ours, theirs = (past.part(column, frame[side], frame["year"]) for side in SIDES)
        frame[name] = np.log(ours) - np.log(theirs)
    both = past.ledger.kept("disputes with a winner, spending and heads", frame,
        np.isfinite(frame[list(PARTS)]).all(axis=1), "one of the two is not known")  # fmt: skip
    fit = logit(both, "prevails", list(PARTS), cluster="pair", constant=False)
    return [
        Coefficient(
            name=f"strength_parts.{name}", value=fit.value[name], se=fit.error[name],
            unit="logits a log ratio", n=fit.rows, events=fit.events, clusters=fit.clusters,
            first=int(both["year"].min()), last=int(both["year"].max()), method=fit.method,
            sample="two-sided disputes with a victory or a yield, money and heads together",
            citation=f"{SOURCES['disputes'].citation}; {SOURCES['capabilities'].citation}",
        )
        for name in PARTS
    ]  # fmt: skip


def _coefficient(name: str, frame: pd.DataFrame, constant: bool, sample: str) -> Coefficient:
    fit = logit(frame, "prevails", ["log_ratio"], cluster="pair", constant=constant)
    source = "wars" if name.startswith("wars") else "disputes"
    return Coefficient(
        name=f"contest_exponent.{name}", value=fit.value["log_ratio"], se=fit.error["log_ratio"],
        unit="exponent", n=fit.rows, events=fit.events, clusters=fit.clusters,
        first=int(frame["year"].min()), last=int(frame["year"].max()), method=fit.method,
        sample=sample, citation=f"{SOURCES[source].citation}; {SOURCES['capabilities'].citation}",
    )  # fmt: skip


def decided_disputes(folder: Path, past: PastForces) -> pd.DataFrame:
    """Disputes between one state and one other that somebody won, or in which somebody yielded."""
    rows = read("disputes", folder, past.ledger)
    sides = rows.groupby("dispnum")["ccode1"].transform("nunique")
    begun = (rows["sidea1"] == 1) & (rows["midonset"] == 1) & (sides == 2)
    rows = past.ledger.kept("disputes, begun between two states, side A first", rows, begun,
        "more sides, a later year, or the same pair the other way round")  # fmt: skip
    rows = past.ledger.kept("disputes with a winner", rows, rows["outcome"].isin(list(YIELD)),
        "stalemate, compromise, release or unclear")  # fmt: skip
    frame = pd.DataFrame({
        **{name: rows[name] for name in ("year", *SIDES)}, "prevails": rows["outcome"].map(YIELD),
        "clear": rows["outcome"].isin(list(VICTORY)),
        "pair": rows[["ccode1", "ccode2"]].min(axis=1) * 1000 + rows[["ccode1", "ccode2"]].max(axis=1),
        "log_ratio": _log(past.strength(rows["ccode1"], rows["year"]))
        - _log(past.strength(rows["ccode2"], rows["year"])),
    })  # fmt: skip
    return past.ledger.kept("disputes with a winner and strengths", frame,
        np.isfinite(frame["log_ratio"]), "no strength, or none at all")  # fmt: skip


def decided_wars(folder: Path, past: PastForces) -> pd.DataFrame:
    """Wars with a winner: the side that began, against the other, in the first year."""
    rows = read("wars", folder, past.ledger)
    found = [_war(war, part, past) for war, part in rows.groupby("warnum")]
    frame = pd.DataFrame([row for row in found if row])
    past.ledger.note("wars with a winner and a side that began", read=rows["warnum"].nunique(),
        used=len(frame), why="compromise, stalemate, or both sides began")  # fmt: skip
    return past.ledger.kept("wars with strengths", frame, np.isfinite(frame["log_ratio"]),
        "no strength, or none at all")  # fmt: skip


def _war(war: float, part: pd.DataFrame, past: PastForces) -> dict[str, float] | None:
    side = part[part["sidea1"] == 1]
    begun = part.loc[part["initiator1"] == 1, "sidea1"].unique()
    outcome = side["outcome1"].dropna().unique()
    if len(begun) != 1 or len(outcome) != 1 or outcome[0] not in VICTORY:
        return None
    year = int(part["year"].min())
    ours = part["sidea1"] == begun[0]
    sums = [_sum(past, part.loc[rows, "ccode1"].unique(), year) for rows in (ours, ~ours)]
    won = VICTORY[outcome[0]] if begun[0] == 1 else 1 - VICTORY[outcome[0]]
    ratio = float(_log(np.array([sums[0]]))[0] - _log(np.array([sums[1]]))[0])
    return {"pair": war, "year": year, "prevails": won, "log_ratio": ratio}


def _sum(past: PastForces, states: np.ndarray, year: int) -> float:
    return float(np.nansum(past.strength(states, np.full(len(states), year))))


def _log(strength: np.ndarray) -> np.ndarray:
    return np.log(np.where(strength > 0, strength, np.nan))
