"""Forecasts of a challenge within a year: two plain baselines, stronger ones, and the model's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.evidence.features import (
    CREDIBILITY,
    CUBIC,
    ORDINARY,
    PEACE,
    PLACE,
    RECORD,
    STRENGTH,
)
from deterrence_kit.evidence.research import pd

Array = NDArray[np.float64]
HALF_LIFE = 20.0  # years after which a year of training counts half, in the model's own forecasts
PENALTY = 10.0  # ridge, on standardised columns
FLOOR = 1e-5  # no forecast is surer than this


@dataclass(frozen=True)
class Years:
    """What a forecaster is given: rows, their features, and outcomes where it may see them."""

    rows: pd.DataFrame
    columns: pd.DataFrame

    def part(self, keep: Array) -> Years:
        """Some of the rows."""
        return Years(self.rows[keep], self.columns[keep])

    @property
    def outcome(self) -> Array:
        """1 where a challenge was made."""
        outcome: Array = self.rows["initiate"].to_numpy(float)
        return outcome


def joined(parts: list[Years]) -> Years:
    """Several stretches of years as one."""
    return Years(pd.concat([p.rows for p in parts]), pd.concat([p.columns for p in parts]))


Forecast = Callable[[Years, Years], Array]


def base_rate(train: Years, test: Years) -> Array:
    """The rate of past years among pairs alike in land border and rivalry."""
    cell = [_cell(years.rows) for years in (train, test)]
    counts = np.bincount(cell[0], minlength=4)
    challenges = np.bincount(cell[0], train.outcome, minlength=4)
    rate: Array = (challenges + train.outcome.mean()) / (counts + 1)
    return rate[cell[1]]


def _cell(rows: pd.DataFrame) -> NDArray[np.int64]:
    cell: NDArray[np.int64] = 2 * (rows["conttype"] == 1).to_numpy(int)
    cell += (rows["rivalry"] > 0).to_numpy(int)
    return cell


def as_shipped(_train: Years, test: Years) -> Array:
    """The model's propensity at the tables' defaults, nothing fitted to the training years."""
    propensity: Array = test.rows["propensity"].to_numpy(float)
    return propensity


def logit_of(*names: str, half_life: float | None = None, penalty: float = 1e-3) -> Forecast:
    """A logit on some columns, with a ridge penalty and, if asked, recent years weighing more."""

    def forecast(train: Years, test: Years) -> Array:
        from sklearn.linear_model import LogisticRegression

        seen, asked = (years.columns[list(names)].to_numpy() for years in (train, test))
        centre, scale = seen.mean(axis=0), np.maximum(seen.std(axis=0), 1e-9)
        age = train.rows["year"].max() - train.rows["year"].to_numpy()
        weight = np.ones(len(age)) if half_life is None else 0.5 ** (age / half_life)
        fitted = LogisticRegression(C=1 / penalty, max_iter=1000)
        fitted.fit((seen - centre) / scale, train.outcome, sample_weight=weight)
        chances: Array = fitted.predict_proba((asked - centre) / scale)[:, 1]
        return chances

    return forecast


_STRUCTURE = (*PLACE, *STRENGTH)
_RECORD = (*_STRUCTURE, *PEACE, *RECORD)
MODEL = "model with the record of disputes"
AS_SHIPPED = "model as shipped, nothing fitted"
CELLS = "baseline: rate by border and rivalry"
PLAIN = "baseline: logit, capability ratio and pact"
ORDINARY_LOGIT = "stronger: and border, rivalry"

FORECASTS: dict[str, Forecast] = {
    CELLS: base_rate,
    PLAIN: logit_of("capability_ratio", "pact"),
    ORDINARY_LOGIT: logit_of(*ORDINARY),
    "stronger: and peace years, cubed": logit_of(*ORDINARY, *CUBIC),
    AS_SHIPPED: as_shipped,
    "model's strengths, places, credibility": logit_of(
        *_STRUCTURE, *CREDIBILITY, half_life=HALF_LIFE, penalty=PENALTY
    ),
    MODEL: logit_of(*_RECORD, *CREDIBILITY, half_life=HALF_LIFE, penalty=PENALTY),
    "the same without credibility": logit_of(*_RECORD, half_life=HALF_LIFE, penalty=PENALTY),
}

LONG_RANGE = logit_of(*_RECORD, *CREDIBILITY, half_life=HALF_LIFE, penalty=PENALTY)


def bounded(forecast: Array) -> Array:
    """Kept away from 0 and 1, so that one surprise cannot cost everything."""
    return np.clip(forecast, FLOOR, 1 - FLOOR)
