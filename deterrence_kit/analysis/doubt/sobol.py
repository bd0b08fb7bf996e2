"""What matters most: Sobol indices of the uncertain numbers, and a tornado beside them.

The indices share the variance of an outcome out over the settings while all of them vary at once; the
tornado moves one setting at a time and is there at once. Where the two disagree, settings interact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.analysis.labels import check_outcomes, check_settings, outcome_values
from deterrence_kit.analysis.samples import sample
from deterrence_kit.model import Scenario
from deterrence_kit.model.settings import ASSUMPTIONS, declared

Ranges = Mapping[str, tuple[float, float] | None] | Iterable[str]
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
    sizes: np.ndarray
    first: np.ndarray
    total: np.ndarray
    first_confidence: np.ndarray
    total_confidence: np.ndarray
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


@dataclass(frozen=True)
class Tornado:
    """What each setting does alone, over its range.

    Attributes
    ----------
    outcome : str
    now : float
        The outcome with every setting where it stands.
    names : tuple of str
        The settings, the largest swing first.
    low, high : ndarray, shape (settings,)
        The ends of the ranges.
    at_low, at_high : ndarray, shape (settings,)
        The outcome there.
    """

    outcome: str
    now: float
    names: tuple[str, ...]
    low: np.ndarray
    high: np.ndarray
    at_low: np.ndarray
    at_high: np.ndarray

    @property
    def swing(self) -> np.ndarray:
        """The distance between the two ends, never below 0."""
        return np.abs(self.at_high - self.at_low)


def sensitivity(
    scenario: Scenario,
    settings: Ranges = tuple(ASSUMPTIONS),
    outcome: str = "credibility",
    *,
    changes: Mapping[str, float] | None = None,
    size: int = 1024,
    seed: int = 0,
    confidence: float = CONFIDENCE,
) -> Sensitivity:
    """Sobol indices of an outcome, with their confidence and how they settled.

    Parameters
    ----------
    scenario : Scenario
    settings : iterable of str, or mapping
        What is uncertain; by default every assumption. A mapping gives ranges ``(low, high)``, all
        values of which count the same; a setting without one has its declared range and shape.
    outcome : str
    changes : mapping, optional
        Settings that differ from the scenario's own in every case.
    size : int
        The largest base sample, a power of 2, at least `FIRST_SIZE`.
    seed : int
    confidence : float
        Of the bootstrap intervals.

    Returns
    -------
    Sensitivity

    Raises
    ------
    ValueError
        If a name, a range or the size is wrong.

    Notes
    -----
    Saltelli's sample and estimators (Saltelli et al. 2010) through SALib (Herman & Usher 2017).
    The base sample is a scrambled Sobol sequence, so that each size begins with the one before.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = sensitivity(load_scenario("us-japan"), ["loss", "contest_exponent"], size=64)
    >>> found.names[0], found.total.shape
    ('contest_exponent', (1, 2))
    """
    ranges = _ranges(scenario, settings, changes)
    shaped = {n for n in ranges if not isinstance(settings, Mapping) or settings[n] is None}
    (outcome,) = check_outcomes(outcome)
    fixed = {name: np.asarray(value, dtype=float) for name, value in (changes or {}).items()}

    def evaluate(shares: np.ndarray) -> np.ndarray:
        columns = {}
        for (name, (low, high)), share in zip(ranges.items(), shares.T, strict=True):
            uniform = low + share * (high - low)
            columns[name] = declared(name).quantile(share) if name in shaped else uniform
        answer = outcome_values(outcome, assess_cases(scenario, {**fixed, **columns}))
        return np.broadcast_to(answer, len(shares))

    units = dict.fromkeys(ranges, (0.0, 1.0))
    return sobol_indices(
        evaluate, units, outcome=outcome, size=size, seed=seed, confidence=confidence
    )


def sobol_indices(
    evaluate: Callable[[np.ndarray], np.ndarray],
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
    analyze: Any, problem: dict[str, Any], values: np.ndarray, seed: int, confidence: float
) -> dict[str, np.ndarray]:
    if np.ptp(values) == 0:  # no variance to share out
        return {key: np.zeros(problem["num_vars"]) for key in KEYS.values()}
    found = analyze(
        problem, values, calc_second_order=False, num_resamples=RESAMPLES,
        conf_level=confidence, seed=seed,
    )  # fmt: skip
    return {ours: np.asarray(found[theirs]) for theirs, ours in KEYS.items()}


def tornado(
    scenario: Scenario,
    settings: Ranges = tuple(ASSUMPTIONS),
    outcome: str = "credibility",
    *,
    changes: Mapping[str, float] | None = None,
) -> Tornado:
    """Move one setting at a time over its range, everything else where it stands.

    Parameters
    ----------
    scenario : Scenario
    settings, outcome, changes
        As in `sensitivity`.

    Returns
    -------
    Tornado

    Notes
    -----
    All ``2 · settings + 1`` cases are one vectorised call: about a millisecond.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = tornado(load_scenario("us-japan"))
    >>> found.names[0], len(found.names)
    ('contest_exponent', 22)
    """
    changes = dict(changes or {})
    ranges = _ranges(scenario, settings, changes, may_change=True)
    (outcome,) = check_outcomes(outcome)
    count = 2 * len(ranges) + 1
    columns = {name: np.full(count, _standing(name, scenario, changes)) for name in ranges}
    fixed = {name: np.full(count, float(value)) for name, value in changes.items()}
    for i, (name, (low, high)) in enumerate(ranges.items()):
        columns[name][2 * i + 1 : 2 * i + 3] = low, high
    answer = outcome_values(outcome, assess_cases(scenario, {**fixed, **columns}))
    now, ends = _split(np.broadcast_to(answer, count))
    order = np.argsort(-np.abs(np.diff(ends)[:, 0]), kind="stable")
    bounds = np.array(list(ranges.values()))[order]
    names = list(ranges)
    return Tornado(
        outcome, now, tuple(names[i] for i in order), *bounds.T.copy(), *ends[order].T.copy()
    )


def _split(values: np.ndarray) -> tuple[float, np.ndarray]:
    return float(values[0]), values[1:].reshape(-1, 2)


def _standing(name: str, scenario: Scenario, changes: Mapping[str, float]) -> float:
    """Where a setting stands; an ally without a value of its own stands where the pact does."""
    if name in changes or name in scenario.settings:
        return float(changes.get(name, scenario.default_of(name)))
    return float(changes.get(name.partition(".")[0], scenario.default_of(name)))


def _ranges(
    scenario: Scenario,
    settings: Ranges,
    changes: Mapping[str, float] | None,
    *,
    may_change: bool = False,
) -> dict[str, tuple[float, float]]:
    """Every setting's range, checked."""
    if isinstance(settings, str):
        settings = (settings,)
    given = dict(settings) if isinstance(settings, Mapping) else dict.fromkeys(settings)
    check_settings([*given, *(changes or {})], scenario)
    both = [] if may_change else [name for name in given if name in (changes or {})]
    if both:
        raise ValueError(f"{both[0]} varies and is changed at once: name it in one place only.")
    for name, value in (changes or {}).items():
        declared(name).check(value)
    checked = sample(given, "random", cases=1)
    return {n: (low, high) for n, (low, high) in zip(checked.names, checked.axes, strict=True)}


def _sizes(size: int) -> np.ndarray:
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
