"""The forecast rung by rung, and by kind of pair, as a block."""

from __future__ import annotations

from deterrence_kit.app.blocks import Block, Made, block, table, text
from deterrence_kit.evidence.standing.rung_table import rung_scores
from deterrence_kit.evidence.standing.runs import runs
from deterrence_kit.pages.evidence.findings import MODEL, Findings

SCORES = (
    ("rung", "rung", "text"), ("name", "forecast", "text"), ("auc", "AUC", "text"),
    ("log_score", "log score", "text"), ("brier", "Brier", "text"),
    ("expected", "expected", "text"), ("happened", "happened", "text"),
)  # fmt: skip
BY_KIND = (
    ("rung", "rung", "text"), ("kind", "kind of pair", "text"), ("dyad_years", "dyad-years", "text"),
    ("expected", "expected", "text"), ("happened", "happened", "text"),
)  # fmt: skip
NAMES = {"any": "any challenge", "deaths": "with deaths", "war": "war"}


def rung_words(rows: list[dict[str, str]]) -> str:
    """Where the model's forecast beats every baseline, and where it does not."""
    parts = []
    for rung, name in NAMES.items():
        mine = [row for row in rows if row["rung"] == rung]
        ours = [row for row in mine if row["name"] == MODEL]
        if not ours:
            continue
        best = min(float(r["log_score"]) for r in mine if r["name"].startswith("baseline"))
        won = "beats" if float(ours[0]["log_score"]) < best else "does not beat"
        parts.append(
            f"{name}: {won} every baseline in log score ({float(ours[0]['expected']):.0f} expected, "
            f"{ours[0]['happened']} came)"
        )
    return (
        f"The model's forecast, rung by rung. {'; '.join(parts)}. A rung is told as the chance of a "
        "challenge times the share that reached it before, by kind of pair."
    )


def rungs_block(_shown: Findings) -> Made:
    """Scores of the rungs with fair baselines, and reliability by kind of pair."""
    rows, kinds = rung_scores(), rung_scores("kinds")
    scores = [
        r | {"rung": NAMES[r["rung"]], "expected": f"{float(r['expected']):.0f}"} for r in rows
    ]
    by_kind = [
        r | {"rung": NAMES[r["rung"]], "expected": f"{float(r['expected']):.0f}"}
        for r in kinds
        if r["forecast"] == MODEL
    ]
    return block(
        "Forecasts of how far it goes",
        text(rung_words(rows)),
        text(runs()["rungs"].sentence(), note=True),
        table("Scores by rung", SCORES, scores, "rungs"),
        table("By kind of pair: the model's forecast", BY_KIND, by_kind, "kinds"),
        wide=True,
    )


RUNGS = Block("rungs", rungs_block)
