"""The test by forecast: fitted up to a year, scored on the years after."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.evidence.features import Panel, features, load_panel
from deterrence_kit.evidence.folder import EvidenceError, data_folder
from deterrence_kit.evidence.forecasts import (
    AS_SHIPPED,
    CELLS,
    FORECASTS,
    LONG_RANGE,
    MODEL,
    ORDINARY_LOGIT,
    PLAIN,
    Years,
    bounded,
    joined,
)
from deterrence_kit.evidence.scores import auc, brier, calibration, differences, log_score
from deterrence_kit.evidence.standing.ladder_scores import ladder_lines, ladder_scores

Array = NDArray[np.float64]
SCHEMA = 1
FEWEST = 20  # challenges that training and testing must each hold
LONG = "model, no dispute after the training years known"
LEAD = 20  # years between the last dispute known and the last year learnt from, for that forecast


@dataclass(frozen=True)
class Backtest:
    """Forecasts and scores of one run; see docs/evidence.md for the layout of `record`."""

    record: dict[str, Any]
    forecasts: dict[str, Array]
    outcome: Array

    def table(self) -> str:
        """The scores as text."""
        r = self.record
        lines = [
            f"Trained on {r['train']['years'][0]}–{r['train']['years'][1]} "
            f"({r['train']['dyad_years']:,} dyad-years, {r['train']['challenges']:,} challenges), "
            f"scored on {r['test']['years'][0]}–{r['test']['years'][1]} "
            f"({r['test']['dyad_years']:,} dyad-years, {r['test']['challenges']:,} challenges).",
            "",
            f"{'forecast':55} {'AUC':>6} {'log score':>10} {'Brier':>9} {'expected':>9}",
        ]
        lines += [
            f"{f['name']:55} {f['auc']:6.3f} {f['log_score']:10.5f} {f['brier']:9.6f} "
            f"{f['expected']:9.0f}"
            for f in r["forecasts"]
        ]
        for ours, others in r["differences"].items():
            lines += ["", f"{ours}, less each, with 95 % intervals over pairs of states:"]
            lines += [f"  {name}: {_words(scores)}" for name, scores in others.items()]
        lines += ladder_lines(r["ladder"])
        return "\n".join(lines)


def backtest(
    train_to: int,
    folder: str | Path | None = None,
    *,
    test_to: int | None = None,
    panel: Panel | None = None,
    draws: int = 400,
) -> Backtest:
    """Fit every forecast on the years up to `train_to`, score it on the years after.

    Each forecast is for one year ahead: a year of testing may know the disputes of the years
    before it, but no coefficient is refitted. One forecast more knows no dispute after `train_to`.

    Parameters
    ----------
    train_to : int
        The last year of training.
    folder : path, optional
        See `deterrence_kit.evidence.folder.data_folder`.
    test_to : int, optional
        The last year of testing; by default the last of the panel.
    panel : Panel, optional
        One that is loaded already.
    draws : int
        Of the bootstrap.

    Raises
    ------
    EvidenceError
        If there are too few years on either side.
    """
    from threadpoolctl import threadpool_limits

    panel = panel or load_panel(data_folder(folder))
    rows = panel.rows
    train, test = _split(rows, train_to, test_to)
    columns = features(rows)
    years = Years(rows, columns)
    known, asked = years.part(train), years.part(test)
    with threadpool_limits(1):  # fits so small are faster on one thread each
        forecasts = {name: bounded(f(known, asked)) for name, f in FORECASTS.items()}
        learnt = _stretches(rows, train_to)
        if learnt:
            now = Years(rows, features(rows, last=train_to)).part(test)
            forecasts[LONG] = bounded(LONG_RANGE(joined(learnt), now))
    record = _record(train_to, known, asked, forecasts, draws)
    ours = {name: forecasts[name] for name in (MODEL, AS_SHIPPED)}
    with threadpool_limits(1):
        record["ladder"] = ladder_scores(panel, years, train, test, ours, draws)
    return Backtest({**record, "rows": panel.ledger.records()}, forecasts, asked.outcome)


def _stretches(rows: Any, train_to: int) -> list[Years]:
    """Past stretches of `LEAD` years in which no dispute after their start is known.

    From them a forecast that knows none after `train_to` learns what it is worth.
    """
    year, parts = rows["year"].to_numpy(), []
    for start in range(train_to - LEAD, int(year.min()) + LEAD // 2, -LEAD):
        learnt = (year > start) & (year <= start + LEAD)
        parts.append(Years(rows[learnt], features(rows, last=start)[learnt]))
    return parts


def _split(rows: Any, train_to: int, test_to: int | None) -> tuple[Array, Array]:
    year = rows["year"].to_numpy()
    first, last = int(year.min()), int(year.max())
    if train_to >= last:
        raise EvidenceError(
            f"There are no years after {train_to} to score: the panel holds {first}–{last}. "
            f"Train to an earlier year, or use a folder with later years."
        )
    train = year <= train_to
    test = (year > train_to) & (year <= (last if test_to is None else test_to))
    for part, words in ((train, f"up to {train_to}"), (test, f"after {train_to}")):
        challenges = int(rows["initiate"].to_numpy()[part].sum())
        if challenges < FEWEST:
            raise EvidenceError(
                f"The years {words} hold {challenges} challenges, too few to learn or to judge by "
                f"(at least {FEWEST}): the panel holds {first}–{last}."
            )
    return train, test


def _record(
    train_to: int, known: Years, asked: Years, forecasts: dict[str, Array], draws: int
) -> dict[str, Any]:
    outcome = asked.outcome
    low, high = (asked.rows[["ccode1", "ccode2"]].agg(how, axis=1) for how in ("min", "max"))
    pair = (low * 1000 + high).to_numpy(np.int64)
    compared = {MODEL: [name for name in forecasts if name != MODEL]}
    if LONG in forecasts:
        compared[LONG] = [CELLS, PLAIN, ORDINARY_LOGIT]
    return {
        "schema": SCHEMA,
        "train_to": int(train_to),
        "primary": MODEL,
        "baselines": [CELLS, PLAIN],
        "train": _extent(known),
        "test": _extent(asked),
        "forecasts": [_scored(name, outcome, value) for name, value in forecasts.items()],
        "differences": {
            ours: {
                name: differences(outcome, forecasts[ours], forecasts[name], pair, draws)
                for name in others
            }
            for ours, others in compared.items()
        },
    }


def _words(scores: dict[str, list[float]]) -> str:
    return "; ".join(f"{s} {d:+.5f} [{lo:+.5f}, {hi:+.5f}]" for s, (d, lo, hi) in scores.items())


def _extent(years: Years) -> dict[str, Any]:
    year = years.rows["year"]
    return {
        "years": [int(year.min()), int(year.max())],
        "dyad_years": len(year),
        "challenges": int(years.outcome.sum()),
    }


def _scored(name: str, outcome: Array, forecast: Array) -> dict[str, Any]:
    return {
        "name": name,
        "auc": auc(outcome, forecast),
        "log_score": log_score(outcome, forecast),
        "brier": brier(outcome, forecast),
        "expected": float(forecast.sum()),
        "happened": int(outcome.sum()),
        "calibration": calibration(outcome, forecast),
    }
