"""Reliability curves: of the years to which a forecast gave so many in a hundred, how many came."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from deterrence_kit.evidence.features import Panel
from deterrence_kit.evidence.forecast_test import Backtest, backtest
from deterrence_kit.evidence.research import pd

ORIGINS = (1949, 1959, 1969, 1979)
SPAN = 20  # years scored after each origin


def reliability_curves(
    folder: str | Path | None = None, *, train_to: int = 1969, panel: Panel | None = None
) -> pd.DataFrame:
    """Forecast and frequency in bins, for every forecast.

    Returns
    -------
    DataFrame
        ``forecast`` (name), ``train_to``, ``expected`` (mean forecast of the bin), ``happened``
        (share), ``low`` and ``high`` (95 %, Wilson), ``dyad_years``, ``challenges``.
    """
    return pd.DataFrame(curves(backtest(train_to, folder, panel=panel, draws=1)))


def curves(test: Backtest) -> list[dict[str, Any]]:
    """The bins of every forecast of one run."""
    rows = []
    for forecast in test.record["forecasts"]:
        for part in forecast["calibration"]:
            low, high = wilson(part["challenges"], part["dyad_years"])
            rows.append({
                "forecast": forecast["name"], "train_to": test.record["train_to"],
                "expected": part["forecast"], "happened": part["happened"], "low": low,
                "high": high, "dyad_years": part["dyad_years"], "challenges": part["challenges"],
            })  # fmt: skip
    return rows


def wilson(events: int, rows: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927).

    Examples
    --------
    >>> [round(end, 3) for end in wilson(5, 10)]
    [0.237, 0.763]
    """
    share, spread = events / rows, z**2 / rows
    middle = (share + spread / 2) / (1 + spread)
    half = z * np.sqrt(share * (1 - share) / rows + spread / rows / 4) / (1 + spread)
    return float(middle - half), float(middle + half)


def rolling(panel: Panel, origins: Iterable[int] = ORIGINS) -> list[dict[str, Any]]:
    """Scores of every forecast from several origins, each on the years after it."""
    last = int(panel.rows["year"].max())
    rows = []
    for origin in origins:
        test = backtest(origin, panel=panel, test_to=min(origin + SPAN, last), draws=1)
        years = test.record["test"]["years"]
        rows += [
            {"train_to": origin, "from": years[0], "to": years[1], "forecast": f["name"],
             **{score: f[score] for score in ("auc", "log_score", "brier", "expected", "happened")}}
            for f in test.record["forecasts"]
        ]  # fmt: skip
    return rows
