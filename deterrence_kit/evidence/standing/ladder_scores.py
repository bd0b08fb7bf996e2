"""The forecast, rung by rung: any challenge, one with deaths, one that grows into war."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.evidence.features import CUBIC, ORDINARY, Panel
from deterrence_kit.evidence.folder import EvidenceError
from deterrence_kit.evidence.forecasts import Years, base_rate, bounded, logit_of
from deterrence_kit.evidence.readers import read
from deterrence_kit.evidence.research import pd
from deterrence_kit.evidence.scores import auc, brier, differences, log_score

Array = NDArray[np.float64]
WAR = 5  # hostility level of the disputes data
STEADY = 20.0  # years of the average pair that a pair's own record leans on
LEAN = 10.0  # challenges of all kinds that a kind's share leans on
FEWEST = 5  # of a rung, in training and in testing
CELLS = {
    0: "strangers", 1: "rivals without a border", 2: "neighbours by land, no rivals",
    3: "rivals with a border",
}  # fmt: skip
OWN = "baseline: the pair's own record"
KINDS = "baseline: rate by border and rivalry"
PEACE = "baseline: logit with peace years"
RECENT = "four kinds of pairs and recency alone"
BASELINES = (OWN, KINDS, PEACE)
RUNGS = ("any", "deaths", "war")
_quick = logit_of("by_land", "rivals", "rival_neighbours", "log_peace")
_peace = logit_of(*ORDINARY, *CUBIC)


def rung_outcomes(panel: Panel) -> pd.DataFrame:
    """Each dyad-year's rungs: ``any deaths war``, 0 or 1, NaN where it is not known.

    Both sides count: the worst of the disputes that began with the challenge.
    """
    rows = panel.rows
    disputes = read("disputes", panel.past.folder, panel.ledger)
    begun = (disputes["midonset"] == 1) & (disputes["sidea1"] == 1)
    begun &= (disputes["orig1"] == 1) & (disputes["orig2"] == 1)
    disputes = disputes[begun]
    disputes = disputes.assign(level=disputes[["hostlev1", "hostlev2"]].max(axis=1))
    key = ["ccode1", "ccode2", "year"]
    worst = disputes.sort_values(["level", "fatality"]).drop_duplicates(key, keep="last")
    met = rows[key].merge(worst[[*key, "level", "fatality"]], on=key, how="left")
    came = rows["initiate"].to_numpy(float) > 0
    level, fatality = met["level"].to_numpy(float), met["fatality"].to_numpy(float)
    panel.ledger.note("challenges with their dispute", read=int(came.sum()),
        used=int((came & np.isfinite(level)).sum()), why="the dispute is not found")  # fmt: skip
    deaths = np.where(fatality >= 0, fatality > 0, np.nan)
    war = np.where(np.isfinite(level), level == WAR, np.nan)
    return pd.DataFrame(
        {"any": came * 1.0, "deaths": np.where(came, deaths, 0.0), "war": np.where(came, war, 0.0)},
        index=rows.index,
    )


def cells(rows: pd.DataFrame) -> NDArray[np.int64]:
    """The kind of each pair, a key of `CELLS`."""
    kind: NDArray[np.int64] = 2 * (rows["conttype"] == 1).to_numpy(int)
    kind += (rows["rivalry"] > 0).to_numpy(int)
    return kind


def own_record(rows: pd.DataFrame, outcome: Array, average: float) -> Array:
    """Share of a pair's earlier years in which it happened, leaning on the average at first.

    Examples
    --------
    >>> rows = pd.DataFrame({"ccode1": [1, 1, 1], "ccode2": 2, "year": [1950, 1951, 1952]})
    >>> told = own_record(rows, np.array([0.0, 1.0, 0.0]), 0.1)
    >>> bool(told[0] > told[1]), bool(told[2] > told[1])
    (True, True)
    """
    known = np.isfinite(outcome)
    frame = rows[["ccode1", "ccode2"]].assign(y=np.where(known, outcome, 0.0), n=known * 1.0)
    pair = frame.groupby(["ccode1", "ccode2"])[["y", "n"]]
    before = (pair.cumsum() - frame[["y", "n"]]).to_numpy()
    told: Array = (before[:, 0] + STEADY * average) / (before[:, 1] + STEADY)
    return told


def reaching(known: Years, reached: Array, asked: Years) -> Array:
    """Share of challenges that reach a rung, by kind of pair, learnt from training."""
    came = (known.outcome > 0) & np.isfinite(reached)
    whole = float(reached[came].mean())
    kind = cells(known.rows)[came]
    events = np.bincount(kind, reached[came], minlength=4)
    share: Array = (events + LEAN * whole) / (np.bincount(kind, minlength=4) + LEAN)
    return share[cells(asked.rows)]


def ladder_scores(
    panel: Panel, years: Years, train: Array, test: Array, ours: Mapping[str, Array], draws: int
) -> dict[str, Any]:
    """Scores of every rung, with fair baselines, and what each kind of pair was told and did.

    Parameters
    ----------
    panel : Panel
    years : Years
        All of them.
    train, test : ndarray of bool, shape (rows,)
    ours : mapping
        Forecasts of any challenge by name, on the rows of `test`; a rung's is that times the share
        of challenges that reached it in training, by kind of pair.
    draws : int
        Of the bootstrap.

    Returns
    -------
    dict
        Rung → ``forecasts`` (scores), ``differences`` and ``by_kind``; or ``not_scored``, a sentence.
    """
    try:
        reached = rung_outcomes(panel)
    except EvidenceError as fault:  # how far challenges went is in a file of its own
        any_ = pd.Series(years.outcome, years.rows.index)
        unknown = {rung: {"not_scored": str(fault)} for rung in RUNGS[1:]}
        return {"any": _rung(any_, years, train, test, ours, draws), **unknown}
    return {rung: _rung(reached[rung], years, train, test, ours, draws) for rung in RUNGS}


def _rung(
    outcome: pd.Series, years: Years, train: Array, test: Array, ours: Mapping[str, Array],
    draws: int,
) -> dict[str, Any]:  # fmt: skip
    y = outcome.to_numpy(float)
    known, asked = train & np.isfinite(y), test & np.isfinite(y)
    counts = int(y[known].sum()), int(y[asked].sum())
    if min(counts) < FEWEST:
        return {"not_scored": f"It happened {counts[0]} times in training and {counts[1]} in testing: "
                              f"too few to judge by (at least {FEWEST})."}  # fmt: skip
    told = _baselines(years, y, known, asked)
    learnt, wanted = _as(years, y, known), _as(years, y, asked)
    share = reaching(years.part(train), y[train], wanted)
    here = np.isfinite(y[test])
    told |= {name: bounded(forecast[here] * share) for name, forecast in ours.items()}
    seen = y[asked]
    pair = _pairs(wanted.rows)
    return {
        "train": int(learnt.outcome.sum()),
        "forecasts": [_scored(name, seen, forecast) for name, forecast in told.items()],
        "differences": {
            name: {b: differences(seen, told[name], told[b], pair, draws) for b in BASELINES}
            for name in ours
        },
        "by_kind": [row for name in ours for row in by_kind(name, wanted.rows, seen, told[name])],
    }


def _as(years: Years, y: Array, keep: Array) -> Years:
    """Some of the years, with a rung as what is to be told."""
    part = years.part(keep)
    return Years(part.rows.assign(initiate=y[keep]), part.columns)


def _baselines(years: Years, y: Array, known: Array, asked: Array) -> dict[str, Array]:
    learnt, wanted = _as(years, y, known), _as(years, y, asked)
    average = float(learnt.outcome.mean())
    return {
        OWN: bounded(own_record(years.rows, y, average)[asked]),
        KINDS: bounded(base_rate(learnt, wanted)),
        PEACE: bounded(_peace(learnt, wanted)),
        RECENT: bounded(_quick(learnt, wanted)),
    }


def by_kind(name: str, rows: pd.DataFrame, seen: Array, told: Array) -> list[dict[str, Any]]:
    """What was told of each kind of pair, and what happened."""
    kind = cells(rows)
    return [
        {"forecast": name, "kind": words, "dyad_years": int((kind == cell).sum()),
         "expected": float(told[kind == cell].sum()), "happened": int(seen[kind == cell].sum())}
        for cell, words in CELLS.items()
    ]  # fmt: skip


def _pairs(rows: pd.DataFrame) -> Array:
    low, high = (rows[["ccode1", "ccode2"]].agg(how, axis=1) for how in ("min", "max"))
    number: Array = (low * 1000 + high).to_numpy(float)
    return number


def _scored(name: str, seen: Array, told: Array) -> dict[str, Any]:
    return {
        "name": name, "auc": auc(seen, told), "log_score": log_score(seen, told),
        "brier": brier(seen, told), "expected": float(told.sum()), "happened": int(seen.sum()),
    }  # fmt: skip


def ladder_lines(told: Mapping[str, Any]) -> list[str]:
    """The scores of the rungs as text."""
    lines: list[str] = []
    for rung, found in told.items():
        title = {"any": "any challenge"}.get(rung, rung)
        if "not_scored" in found:
            lines += ["", f"{title}: not scored. {found['not_scored']}"]
            continue
        lines += ["", f"{title}:"]
        lines += [
            f"  {f['name']:53} {f['auc']:6.3f} {f['log_score']:10.5f} {f['brier']:9.6f} "
            f"{f['expected']:9.0f} ({f['happened']} came)"
            for f in found["forecasts"]
        ]
        lines += [
            f"  {k['forecast']}, {k['kind']}: {k['expected']:.0f} expected, {k['happened']} came"
            for k in found["by_kind"]
        ]
    return lines


def ladder_rows(record: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The scores of one run's rungs as rows of a table."""
    start = {"train_to": record["train_to"], "to": record["test"]["years"][1]}
    return [
        {**start, "rung": rung, **f}
        for rung, found in record["ladder"].items()
        for f in found.get("forecasts", ())
    ]


def kind_rows(record: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What each kind of pair was told and did, as rows of a table."""
    return [
        {"train_to": record["train_to"], "rung": rung, **k}
        for rung, found in record["ladder"].items()
        for k in found.get("by_kind", ())
    ]
