"""Logits with errors that allow for pairs of states, and for outcomes that are rare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.evidence.research import pd, sm

Array = NDArray[np.float64]
ROUNDS = 500


@dataclass(frozen=True)
class Fit:
    """Estimates by name.

    Attributes
    ----------
    value, error : dict
        Coefficients in logits, and their standard errors.
    rows, clusters, events : int
    method : str
    """

    value: dict[str, float]
    error: dict[str, float]
    rows: int
    clusters: int
    events: int
    method: str


def logit(
    frame: pd.DataFrame, outcome: str, names: Sequence[str], *, cluster: str, constant: bool = True
) -> Fit:
    """Maximum likelihood with standard errors clustered by `cluster`.

    Rows with an empty cell must have been left out, and counted, before.
    """
    design = _design(frame, names, constant)
    model = sm.GLM(frame[outcome].astype(float), design, family=sm.families.Binomial())
    _refuse_flat(design, outcome)
    groups = pd.factorize(frame[cluster])[0]
    answer = model.fit(cov_type="cluster", cov_kwds={"groups": groups})
    method = "logit, errors clustered"
    return _fit(frame, outcome, answer.params, answer.bse, frame[cluster].nunique(), method)


def firth(frame: pd.DataFrame, outcome: str, names: Sequence[str], *, cluster: str) -> Fit:
    """Firth's penalised likelihood (1993), for outcomes that are rare or never happen in a group.

    Where no pair of democracies fought, plain maximum likelihood has no answer; this one has.
    """
    design = _design(frame, names, constant=True)
    x, y = design.to_numpy(float), frame[outcome].to_numpy(float)
    beta, step = np.zeros(x.shape[1]), np.inf
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ beta))
        weight = p * (1 - p)
        spread = np.linalg.inv(x.T @ (weight[:, None] * x))
        leverage = weight * np.einsum("ij,ij->i", x @ spread, x)
        step = spread @ (x.T @ (y - p + leverage * (0.5 - p)))
        if np.max(np.abs(step)) < 1e-7:
            break
        beta = beta + step * min(1.0, 2.0 / np.max(np.abs(step)))
    else:
        raise ValueError(f"The fit of {outcome} on {', '.join(names)} does not settle.")
    score = x * (y - p + leverage * (0.5 - p))[:, None]
    sums = pd.DataFrame(score).groupby(pd.factorize(frame[cluster])[0]).sum().to_numpy()
    errors = pd.Series(np.sqrt(np.diag(spread @ (sums.T @ sums) @ spread)), design.columns)
    found, method = pd.Series(beta, design.columns), "Firth's penalised logit, errors clustered"
    return _fit(frame, outcome, found, errors, frame[cluster].nunique(), method)


def within(frame: pd.DataFrame, outcome: str, names: Sequence[str], *, cluster: str) -> Fit:
    """Linear probabilities with an effect for every pair: only changes within a pair count."""
    columns = [outcome, *names]
    moved = frame[columns].astype(float) - frame.groupby(cluster)[columns].transform("mean")
    # Least squares through the origin with pairs' means taken out: the fixed-effects estimator.
    answer = sm.OLS(moved[outcome], moved[list(names)]).fit(
        cov_type="cluster", cov_kwds={"groups": pd.factorize(frame[cluster])[0]}
    )
    method = "linear probability, effects of pairs, errors clustered"
    return _fit(frame, outcome, answer.params, answer.bse, frame[cluster].nunique(), method)


def _design(frame: pd.DataFrame, names: Sequence[str], constant: bool) -> pd.DataFrame:
    design = frame[list(names)].astype(float)
    return design.assign(constant=1.0) if constant else design


def _refuse_flat(design: pd.DataFrame, outcome: str) -> None:
    """A column that never changes, or repeats others, has no effect that could be told."""
    if np.linalg.matrix_rank(design.to_numpy()) < design.shape[1]:
        flat = [name for name in design if name != "constant" and design[name].nunique() < 2]
        which = f"{flat[0]} never changes" if flat else "two columns say the same"
        raise ValueError(f"The fit of {outcome} has no answer in these files: {which}.")


def _fit(frame, outcome, params, errors, clusters: int, method: str) -> Fit:  # type: ignore[no-untyped-def]
    value, error = dict(params.astype(float)), dict(errors.astype(float))
    return Fit(value, error, len(frame), int(clusters), int(frame[outcome].sum()), method)


def natural_spline(values: Array, knots: Sequence[float]) -> Array:
    """Restricted cubic splines, linear beyond the outer knots; without the constant.

    Parameters
    ----------
    values : ndarray, shape (rows,)
    knots : sequence of float
        In ascending order.

    Returns
    -------
    ndarray, shape (rows, knots − 1)
    """
    x, k = np.asarray(values, float), np.asarray(knots, float)

    def piece(knot: float) -> Array:
        beyond: Array = np.maximum(x - knot, 0) ** 3 - np.maximum(x - k[-1], 0) ** 3
        beyond /= k[-1] - knot
        return beyond

    last = piece(k[-2])
    scale = k[-1] - k[0]
    bent = ((piece(knot) - last) / scale**2 for knot in k[:-2])
    return np.column_stack([x / scale, *bent])
