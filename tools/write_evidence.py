"""Write the tables of docs/evidence.md from the shipped fits, and the intervals from a backtest.

``python tools/write_evidence.py [backtest-1969.json]``; run ``deterrence-kit evidence fit --out
deterrence_kit/evidence`` first where the model or the files have changed. What stands between the tables
is written by hand: read it again against them.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from deterrence_kit.evidence.coefficient_table import coefficients
from deterrence_kit.evidence.defaults import FITTED, departure
from deterrence_kit.evidence.designs.table import designs
from deterrence_kit.evidence.published import reproduced
from deterrence_kit.evidence.shipped_tables import shipped
from deterrence_kit.evidence.standing.claim_shares import claim_shares
from deterrence_kit.evidence.standing.rung_table import rung_scores
from deterrence_kit.evidence.standing.runs import runs
from deterrence_kit.model.settings import ASSUMPTIONS, SETTINGS
from deterrence_kit.pages.evidence.against import arguments
from deterrence_kit.pages.evidence.design_answers import design_words
from deterrence_kit.pages.evidence.designs import DESIGNS
from deterrence_kit.pages.evidence.findings import fitted

PAGE = Path(__file__).resolve().parents[1] / "docs" / "evidence.md"
RECORD = "model with the record of disputes"
TRAINED = "1969"


def forecasts() -> list[str]:
    """The scores on the years after `TRAINED`."""
    return [
        f"| {r['forecast']} | {r['auc']:.3f} | {r['log_score']:.5f} | {r['brier']:.6f} "
        f"| {r['expected']:.0f} |"
        for r in shipped("forecasts")
        if str(r["train_to"]) == TRAINED
    ]


def starting_years() -> list[str]:
    """AUC and log score of each forecast from every starting year."""
    cells: dict[str, list[str]] = {}
    for row in shipped("forecasts"):
        scores = f"{row['auc']:.3f}, {row['log_score']:.4f}"
        cells.setdefault(str(row["forecast"]), []).append(scores)
    return [f"| {name} | {' | '.join(scores)} |" for name, scores in cells.items()]


def calibration() -> list[str]:
    """What was forecast and what happened, in bins."""
    return [
        f"| {_percent(r['expected'])} | {_percent(r['happened'])} "
        f"| {100 * r['low']:.2f}–{_percent(r['high'])} | {r['dyad_years']:,.0f} | {r['challenges']:.0f} |"
        for r in shipped("reliability")
        if r["forecast"] == RECORD and str(r["train_to"]) == TRAINED
    ]


def _percent(share: float) -> str:
    return f"{100 * share:.2f} %"


def checks() -> list[str]:
    """What the literature reports, and what the files give."""
    return [
        f"| {r.check} | {r.claimed} | {r.ours} | {r.verdict} | {r.note} |" for r in reproduced()
    ]


def defaults() -> list[str]:
    """Each default with a fitted number beside it."""
    rows = []
    for name, found in FITTED.items():
        low, high = found.interval()
        told = f"{found.estimate():.3g} ({low:.3g} to {high:.3g})"
        value = f"{ASSUMPTIONS[name].default:g}"
        rows.append(f"| `{name}` | {value} | {told} | {departure(name):+.1f} | {found.reason} |")
    return rows


def designs_table() -> list[str]:
    """Every estimate of every design."""
    return [
        f"| `{c.name}` | {c.value:.3g}{_give(c.se)} | {c.unit} | {c.events:,} of {c.n:,} "
        f"| {c.first}–{c.last} | {c.method} |"
        for c in designs().values()
    ]


def _give(error: float) -> str:
    return f" ± {1.96 * error:.2g}" if math.isfinite(error) else ""


def shares_table() -> list[str]:
    """Every claim as a share, the shakiest first."""
    return [
        f"| {s.sentence} | {100 * s.share:.0f} % of {s.draws} | {s.scenarios_held} of {s.scenarios} "
        f"| {'yes' if s.by_construction else 'no'} |"
        for s in claim_shares()
    ]


def rungs_table() -> list[str]:
    """The scores of each rung."""
    return [
        f"| {r['rung']} | {r['name']} | {float(r['auc']):.3f} | {float(r['log_score']):.5f} "
        f"| {float(r['brier']):.6f} | {float(r['expected']):.0f} | {r['happened']} |"
        for r in rung_scores()
    ]


def kinds_table() -> list[str]:
    """What each kind of pair was told and did."""
    return [
        f"| {r['rung']} | {r['kind']} | {int(r['dyad_years']):,} | {float(r['expected']):.0f} "
        f"| {r['happened']} |"
        for r in rung_scores("kinds")
        if r["forecast"] == RECORD
    ]


def against_lines() -> list[str]:
    """The three arguments, as the page has them."""
    grades = Counter(str(p.evidence) for p in SETTINGS.values())
    told = arguments(fitted(), claim_shares(), grades)
    return [line for title, words in told for line in (f"**{title}.** {words}", "")]


def designs_lines() -> list[str]:
    """The sentence of each design, as the page has it."""
    known, when = fitted(), runs()["designs"].sentence()  # said once, above
    return [
        line
        for name, question in DESIGNS.items()
        for line in (
            f"**{question.title}** {design_words(name, known).removesuffix(when).strip()}",
            "",
        )
    ]


def between(text: str, head: str, lines: Iterable[str]) -> str:
    """The page with other lines between the two marks of this name."""
    start, end = f"<!-- {head} -->", f"<!-- end of {head} -->"
    before, found, rest = text.partition(start)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise LookupError(f"docs/evidence.md has no place called {head!r}.")
    body = "\n".join(lines).strip()
    return f"{before}{start}\n\n{body}\n\n{end}{after}"


def differences(told: dict[str, Any]) -> list[str]:
    """Each forecast of the model less the others, with intervals, from a backtest's JSON."""
    shorter = ("record", "no later dispute")
    return [
        f"| **{ours}** less {other} | {_interval(gap['auc'], 3)} | {_interval(gap['log_score'], 5)} "
        f"| {_interval(gap['brier'], 5)} |"
        for ours, others in zip(shorter, told["differences"].values(), strict=True)
        for other, gap in others.items()
    ]


def _interval(told: list[float], digits: int) -> str:
    mean, low, high = (f"{value:+.{digits}f}" for value in told)
    return f"{mean} [{low}, {high}]"


def replaced(text: str, head: str, rows: Iterable[str]) -> str:
    """The page with the rows of the table whose heading begins so."""
    before, found, after = text.partition(f"\n| {head}")
    if not found:
        raise LookupError(f"docs/evidence.md has no table that begins with {head!r}.")
    heading, rule, *rest = after.split("\n")
    kept = next(i for i, line in enumerate(rest) if not line.startswith("|"))
    return before + found + "\n".join([heading, rule, *rows, *rest[kept:]])


def main() -> None:
    """Rewrite the page."""
    text = PAGE.read_text(encoding="utf-8")
    text = replaced(text, f"trained to {TRAINED}", forecasts())
    text = replaced(text, "AUC, log score", starting_years())
    text = replaced(text, "forecast | happened", calibration())
    text = replaced(text, "check | claimed", checks())
    text = replaced(text, "assumption | default", defaults())
    text = replaced(text, "design | estimate", designs_table())
    text = replaced(text, "claim | holds in", shares_table())
    text = replaced(text, "rung | forecast", rungs_table())
    text = replaced(text, "rung | kind of pair", kinds_table())
    text = between(text, "against", against_lines())
    text = between(text, "designs", designs_lines())
    for name in ("designs", "claim_shares", "rungs"):
        text = between(text, f"run of {name}", [runs()[name].sentence()])
    before, _, after = text.partition(" rows. These defaults")
    text = f"{before.rpartition(' ')[0]} {len(coefficients())} rows. These defaults{after}"
    if sys.argv[1:]:
        told = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
        text = replaced(text, "less than each", differences(told))
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
