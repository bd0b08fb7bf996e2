"""How much a recent dispute raises the chance of the next one, beside the four kinds of pairs."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from deterrence_kit.evidence.regression import Fit, logit
from deterrence_kit.evidence.research import pd
from deterrence_kit.model.log_odds import logistic
from deterrence_kit.model.log_odds import logit as log_odds
from deterrence_kit.model.parameter import Array

KINDS = {"neither": (0, 0), "border": (1, 0), "rivalry": (0, 1), "both": (1, 1)}
STEPS = 60  # of a bisection over 14 logits: far below any error


def recency(frame: pd.DataFrame) -> Iterator[tuple[str, Fit, pd.DataFrame, str]]:
    """The slope on ``log(1 + quiet years)``, and for each kind of pair its usual quiet years.

    Parameters
    ----------
    frame : DataFrame
        ``dispute land_border rivalry log_quiet pair``, one row a dyad-year.

    Yields
    ------
    name, fit, rows, unit

    Notes
    -----
    The slope stands beside border, rivalry and both together, errors clustered by pair. The usual
    quiet years of a kind are those at which a pair has the kind's rate: the ``c`` that solves
    ``mean logistic(logit(rate) − slope (x − log(1 + c))) = rate``. The mean of ``x`` would put the
    kind's average too high, because odds are curved.
    """
    frame = frame.assign(both=frame["land_border"] * frame["rivalry"])
    kinds = ["land_border", "rivalry", "both"]
    fit = logit(frame, "dispute", [*kinds, "log_quiet"], cluster="pair")
    slope = -fit.value["log_quiet"]
    named = Fit({"value": slope}, {"value": fit.error["log_quiet"]}, fit.rows, fit.clusters,
                fit.events, fit.method)  # fmt: skip
    yield "recency.slope", named, frame, "logits"
    for name, (border, rival) in KINDS.items():
        part = frame[(frame["land_border"] == border) & (frame["rivalry"] == rival)]
        yield f"quiet.{name}", _usual(part, slope), part, "years"


def _usual(part: pd.DataFrame, slope: float) -> Fit:
    """The usual quiet years of a kind; the error is that of the mean, given slope and rate."""
    x, y = part["log_quiet"].to_numpy(float), part["dispute"].to_numpy(float)
    low, high = -4.0, 10.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        too_high = _chance(x, y.mean(), slope, middle).mean() > y.mean()
        low, high = (low, middle) if too_high else (middle, high)
    chance = _chance(x, y.mean(), slope, low)
    sums = pd.Series(chance - y, index=part.index).groupby(part["pair"]).sum()
    error = np.sqrt((sums**2).sum()) / (slope * (chance * (1 - chance)).sum())
    years = float(np.expm1(low))
    return Fit({"value": years}, {"value": float(error) * (1 + years)}, len(part), len(sums),
               int(y.sum()), "solved for the kind's mean, error clustered by pair")  # fmt: skip


def _chance(x: Array, rate: float, slope: float, usual: float) -> Array:
    return logistic(log_odds(np.asarray(rate)) - slope * (x - usual))
