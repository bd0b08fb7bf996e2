"""Sobol indices of any function, with their confidence and how they settled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.model.parameter import Array

CONFIDENCE = 0.95
RESAMPLES = 100
# The smallest base sample that is told of; then each is twice the one before.
FIRST_SIZE = 64
# Half a confidence interval at which the order of the larger effects no longer changes. Judgement.
SETTLED = 0.05


@dataclass(frozen=True)
class Sensitivity:
    """Sobol indices: each setting's part of an outcome's variance.

    Attributes
    ----------
    outcome : str
    names : tuple of str
        The settings, the largest total effect first.
    sizes : ndarray, shape (sizes,)
        Base samples, each twice the one before; a base sample of n takes ``n · (settings + 2)`` cases.
    first, total : ndarray, shape (sizes, settings)
        First-order index: the part of the variance that would go if the setting were known. Total
        index: the part that it has a hand in, interactions included.
    first_confidence, total_confidence : ndarray, shape (sizes, settings)
        Half the bootstrap confidence interval.
    confidence : float
        Of the intervals.
    cases : int
        That were assessed in all.
    mean, deviation : float
        Of the outcome over the sample.
    """

    outcome: str
    names: tuple[str, ...]
    sizes: NDArray[np.intp]
    first: Array
    total: Array
    first_confidence: Array
    total_confidence: Array
    confidence: float
    cases: int
    mean: float
    deviation: float

    @property
    def settled(self) -> bool:
        """Whether every interval of the largest sample is narrower than ± `SETTLED`."""
        widest = max(self.first_confidence[-1].max(), self.total_confidence[-1].max())
        return bool(widest <= SETTLED)

    @property
    def interaction(self) -> float:
        """The part of the variance that no setting explains alone; at least 0."""
        return float(max(0.0, 1 - self.first[-1].sum())) if self.deviation else 0.0


def sobol_indices(
    evaluate: Callable[[Array], Array],
    ranges: Mapping[str, tuple[float, float]],
    *,
    outcome: str = "",
    size: int = 1024,
    seed: int = 0,
    confidence: float = CONFIDENCE,
) -> Sensitivity:
    """Sobol indices of any function.

    Parameters
    ----------
    evaluate : callable
        From cases, shape (cases, settings), to one value each.
    ranges : mapping of str to (low, high)
    outcome, size, seed, confidence
        As in `sensitivity`.

    Returns
    -------
    Sensitivity

    Examples
    --------
    >>> line = sobol_indices(lambda x: x @ [3.0, 4.0], {"a": (0, 1), "b": (0, 1)})
    >>> line.names
    ('b', 'a')
    >>> [round(float(index), 2) for index in line.first[-1]]
    [0.64, 0.36]
    """
    sizes = _sizes(size)
    salib_sample, salib_analyze = _salib()
    problem = {"num_vars": len(ranges), "names": list(ranges), "bounds": list(ranges.values())}
    cases = salib_sample(problem, int(sizes[-1]), calc_second_order=False, seed=seed)
    values = np.array(evaluate(cases), dtype=float)
    each = len(ranges) + 2
    found = [_indices(salib_analyze, problem, values[: n * each], seed, confidence) for n in sizes]
    told = {key: np.array([indices[key] for indices in found]) for key in KEYS.values()}
    order = np.argsort(-told["total"][-1], kind="stable")
    names = list(ranges)
    return Sensitivity(
        outcome=outcome,
        names=tuple(names[i] for i in order),
        sizes=sizes,
        **{key: table[:, order] for key, table in told.items()},
        confidence=confidence,
        cases=len(values),
        mean=float(values.mean()),
        deviation=float(values.std()) if np.ptp(values) > 0 else 0.0,
    )


KEYS = {
    "S1": "first",
    "ST": "total",
    "S1_conf": "first_confidence",
    "ST_conf": "total_confidence",
}


def _indices(
    analyze: Any, problem: dict[str, Any], values: Array, seed: int, confidence: float
) -> dict[str, Array]:
    if np.ptp(values) == 0:  # no variance to share out
        return {key: np.zeros(problem["num_vars"]) for key in KEYS.values()}
    found = analyze(
        problem, values, calc_second_order=False, num_resamples=RESAMPLES,
        conf_level=confidence, seed=seed,
    )  # fmt: skip
    return {ours: np.asarray(found[theirs]) for theirs, ours in KEYS.items()}


def _sizes(size: int) -> NDArray[np.intp]:
    if not isinstance(size, int | np.integer) or size < FIRST_SIZE or size & (size - 1):
        raise ValueError(
            f"size must be a power of 2 of at least {FIRST_SIZE}, as a Sobol sequence is balanced "
            f"at powers of 2; not {size!r}."
        )
    return FIRST_SIZE * 2 ** np.arange(int(np.log2(size // FIRST_SIZE)) + 1)


def _salib() -> tuple[Any, Any]:
    try:
        from SALib.analyze.sobol import analyze
        from SALib.sample.sobol import sample as saltelli
    except ImportError as missing:
        raise ImportError(
            'Sobol indices need the research packages: pip install "deterrence-kit[research]" '
            f"({missing.name} is missing)."
        ) from missing
    return saltelli, analyze
