"""What history supports, what it does not, and how well the model would have forecast it.

Light to import: whatever needs pandas, statsmodels or scikit-learn is imported when it is called
(``pip install "deterrence-kit[evidence]"``).
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from deterrence_kit.evidence.coefficient_table import Coefficient, coefficients
from deterrence_kit.evidence.defaults import FITTED, Fitted
from deterrence_kit.evidence.folder import EvidenceError, data_folder, has_data
from deterrence_kit.evidence.published import Reproduced, reproduced
from deterrence_kit.evidence.shipped_tables import shipped

__all__ = [
    "FITTED", "Coefficient", "EvidenceError", "Fitted", "Reproduced", "backtest", "codings",
    "coefficients", "data_folder", "disagreements", "has_data", "historical_cases",
    "reliability_curves", "reproduced", "shipped",
]  # fmt: skip

_HEAVY = {
    "backtest": "forecast_test", "reliability_curves": "reliability", "historical_cases": "past_cases",
    "codings": "past_cases", "disagreements": "past_cases",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HEAVY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HEAVY[name]}"), name)
