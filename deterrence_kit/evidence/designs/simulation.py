"""Power by simulation: records like the real one with the model's own effect put in, fitted as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from deterrence_kit.evidence.coefficient_table import Coefficient
from deterrence_kit.evidence.designs.effects import (
    COMMAND,
    POINTS,
    SAMPLE,
    absorbed,
    design_frame,
)
from deterrence_kit.evidence.designs.power import LEVEL
from deterrence_kit.evidence.features import Panel
from deterrence_kit.evidence.panel_fits import CITATION, PEACE, PLACE, POLITICS
from deterrence_kit.evidence.regression import Array, logit
from deterrence_kit.evidence.research import pd, stats

RECORDS = 200
ROUNDS, CLOSE = 25, 1e-6  # of a fit
STREAM = 41
EDGE = float(stats.norm.ppf(1 - LEVEL / 2))
PACT = "pact_free"
NEAR = ["land_border", "rivalry", "log_distance", *POLITICS, *PEACE]
HELD = {"target_year": ["target_year"], "both": ["target_year", "challenger_year"]}
TOLD = {
    "simulated": "the effect that the model implies, put in, is told as fewer challenges",
    "false_alarm": "no effect, put in, is told as fewer challenges",
    "leaning": "no effect, put in, is told as more challenges",
}


def simulated_power(panel: Panel, implied: float, records: int = RECORDS) -> list[Coefficient]:
    """How often each design would tell the model's own effect, and an effect that is not there.

    Parameters
    ----------
    panel : Panel
    implied : float
        Log odds ratio of a challenge with a pact against without, as the model has it.
    records : int
        How many are simulated.
    """
    frame = design_frame(panel)
    designs: dict[str, Callable[[Array], Array]] = {
        "controls": lambda y: slopes_of_logits(frame, y)
    }
    designs |= {name: _within(frame, groups) for name, groups in HELD.items()}
    put, none = (simulated(frame, effect, records) for effect in (implied, 0.0))
    found = []
    for name, z_of in designs.items():
        blank = z_of(none)
        told = (z_of(put) < -EDGE, blank < -EDGE, blank > EDGE)
        for kind, each in zip(TOLD, told, strict=True):
            method = f"share of {records} simulated records in which {TOLD[kind]} at 5 %"
            found.append(_row(f"power.{name}.{kind}", float(np.mean(each)), frame, method, records))
    return found


def simulated(frame: pd.DataFrame, effect: float, records: int, seed: int = 0) -> Array:
    """Records in which everything is as fitted, but the pact does what is said.

    A pair's danger varies as it does in the record: its chances are multiplied by one gamma number
    with mean 1, whose variance is what pairs differ by beyond chance.

    Parameters
    ----------
    frame : DataFrame
        From `design_frame`.
    effect : float
        Of the pact, in logits.
    records, seed : int

    Returns
    -------
    ndarray, shape (rows, records)
    """
    controls = [*PLACE, *POLITICS, *PEACE]
    fit = logit(frame, "dispute", [PACT, *controls], cluster="pair")
    index = fit.value["constant"] + frame[controls].to_numpy() @ [fit.value[n] for n in controls]
    pact = frame[PACT].to_numpy()
    seen = _chance(index + fit.value[PACT] * pact)
    pair = pd.factorize(frame["pair"])[0]
    spread = _apart(frame["dispute"].to_numpy(), seen, pair)
    put = _chance(index + effect * pact)
    put = put * (seen.sum() / put.sum())  # as many challenges as there were
    chance = np.random.default_rng([STREAM, seed])
    outcomes = np.empty((len(frame), records))
    for i in range(records):
        danger = (
            chance.gamma(1 / spread, spread, pair.max() + 1) if spread else np.ones(pair.max() + 1)
        )
        outcomes[:, i] = chance.random(len(put)) < np.minimum(put * danger[pair], 1)
    return outcomes


def _chance(index: Array) -> Array:
    chance: Array = 1 / (1 + np.exp(-index))
    return chance


def _apart(happened: Array, chance: Array, pair: Array) -> float:
    """By how much pairs differ beyond chance: the variance of a factor with mean 1, by moments."""
    sums = np.bincount(pair, happened - chance)
    noise, size = np.bincount(pair, chance * (1 - chance)), np.bincount(pair, chance)
    return max(0.0, float((sums**2 - noise).sum() / (size**2).sum()))


def slopes_of_logits(frame: pd.DataFrame, outcomes: Array) -> Array:
    """The pact's coefficient over its clustered error in a logit with all controls, record by record."""
    names = [PACT, *PLACE, *POLITICS, *PEACE]
    x = np.column_stack([np.ones(len(frame)), frame[names].to_numpy()])
    return np.array([_z(x, y, pd.factorize(frame["pair"])[0]) for y in outcomes.T])


def _z(x: Array, y: Array, pair: Array) -> float:
    """Reweighted least squares to the maximum of the likelihood, and the sandwich around it."""
    index, beta = np.log((y + 0.5) / (1.5 - y)), np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        p = _chance(index)
        weight = p * (1 - p)
        bread = np.asarray(np.linalg.inv(x.T @ (weight[:, None] * x)), dtype=np.float64)
        before, beta = beta, bread @ (x.T @ (weight * index + y - p))
        index = x @ beta
        if np.max(np.abs(beta - before)) < CLOSE:
            break
    residual: Array = y - _chance(index)
    return float(beta[1] / _error(x, residual, bread, pair)[1])


def _error(x: Array, residual: Array, bread: Array, pair: Array) -> Array:
    sums = np.column_stack([np.bincount(pair, column * residual) for column in x.T])
    error: Array = np.sqrt(np.diag(bread @ (sums.T @ sums) @ bread))
    return error


def _within(frame: pd.DataFrame, groups: Sequence[str]) -> Callable[[Array], Array]:
    """The same for linear chances with effects of groups taken out."""
    x = absorbed(frame, [PACT, *NEAR], groups).to_numpy()
    bread, pair = np.linalg.inv(x.T @ x), pd.factorize(frame["pair"])[0]

    def z_of(outcomes: Array) -> Array:
        named = pd.DataFrame(outcomes * POINTS, frame.index).rename(columns="y{}".format)
        y = absorbed(
            pd.concat([named, frame[list(groups)]], axis=1), list(named), groups
        ).to_numpy()
        slopes = bread @ (x.T @ y)
        residuals: Array = y - x @ slopes
        errors = [_error(x, r, bread, pair)[0] for r in residuals.T]
        z: Array = slopes[0] / np.array(errors)
        return z

    return z_of


def _row(name: str, share: float, frame: pd.DataFrame, method: str, records: int) -> Coefficient:
    return Coefficient(
        name=name, value=share, se=float(np.sqrt(share * (1 - share) / records)), unit="share",
        n=len(frame), events=int(frame["dispute"].sum()), clusters=int(frame["pair"].nunique()),
        first=int(frame["year"].min()), last=int(frame["year"].max()), method=method, sample=SAMPLE,
        citation=CITATION, command=COMMAND,
    )  # fmt: skip
