"""Functions of scipy's that formulas may use, so that tracing needs no scipy."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np


def _scalar(function: Callable[[float], float]) -> Callable[..., Any]:
    return np.vectorize(function, otypes=[float])


def _expit(x: Any) -> Any:
    small = np.exp(-np.abs(x))
    return np.where(np.asarray(x) >= 0, 1, small) / (1 + small)


def _ndtr(x: Any) -> Any:
    return 0.5 * _scalar(math.erfc)(-np.asarray(x) / math.sqrt(2))


SPECIAL: dict[str, Callable[..., Any]] = {
    "erf": _scalar(math.erf),
    "erfc": _scalar(math.erfc),
    "ndtr": _ndtr,
    "expit": _expit,
}
