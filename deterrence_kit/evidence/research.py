"""The packages of the extra ``evidence``, or one sentence that says how to get them."""

from __future__ import annotations

try:
    import pandas as pd
    import scipy.stats as stats
    import statsmodels.api as sm
except ModuleNotFoundError as missing:
    raise ImportError(
        f'Fitting to history needs {missing.name}: pip install "deterrence-kit[evidence]"'
    ) from missing

__all__ = ["pd", "sm", "stats"]
