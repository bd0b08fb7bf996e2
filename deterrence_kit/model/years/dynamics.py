"""Years: challengers probe, pacts act or do not, trust and budgets move, the next year sees it.

`simulate` lives through many futures by chance, `preview` through one on average.
"""

from __future__ import annotations

from collections.abc import Mapping

from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.formulas import Formula
from deterrence_kit.model.region.regional import Regional
from deterrence_kit.model.setting_name import Changes
from deterrence_kit.model.years.by_chance import lived, relived
from deterrence_kit.model.years.futures import Futures
from deterrence_kit.model.years.givens import Subject, givens_of
from deterrence_kit.model.years.passing import check_numbers
from deterrence_kit.model.years.rates import Rates
from deterrence_kit.model.years.schedule import Schedule
from deterrence_kit.model.years.tally import Tally

CELLS = 50_000  # futures times commitments at a time: what is computed at once stays in the cache


def simulate(
    subject: Subject,
    changes: Changes | Mapping[str, Changes] | None = None,
    *,
    assumptions: Assumptions | None = None,
    rates: Rates | None = None,
    regional: Regional | None = None,
    schedule: Schedule | None = None,
    years: int = 20,
    futures: int = 2000,
    seed: int = 0,
    adaptive: bool = True,
    formulas: Mapping[str, Formula] | None = None,
    block: int | None = None,
) -> Futures:
    """Many futures of a commitment, or of all commitments of a region.

    Parameters
    ----------
    subject : Region or Scenario
    changes : mapping, optional
        Levers that are moved from the first year on, by name; or for each pact its own,
        ``{"NATO": {"readiness": 0.7}}``.
    assumptions, rates, regional : optional
        What is uncertain: about the world, about years, about a region.
    schedule : Schedule, optional
        What is to happen in which year.
    years : int, 1 to 31
        At most 30, and one more whose beginning shows how they ended.
    futures : int
    seed : int, 0 or more
        The same seed gives the same futures, also for another policy: what differs is the policy.
    adaptive : bool
        False: challengers neither learn nor turn to other targets.
    formulas : mapping, optional
        Replacements by name, as for `assess`; `record_trust` is the simulation's own.
    block : int, optional
        Futures computed at a time; the result does not depend on it.

    Returns
    -------
    Futures

    Raises
    ------
    ValueError
        If years, futures, seed or a pact's name cannot be, or a step of the schedule lies beyond the
        years or names a member that is not there; `Schedule.within` takes out what does.

    Examples
    --------
    >>> import numpy as np
    >>> from deterrence_kit import load_scenario
    >>> found = simulate(load_scenario("nato-estonia"), years=5, futures=500)
    >>> found.trust.mean.shape, bool(np.all(np.diff(found.any_by) >= 0))
    ((5, 1), True)
    >>> found.future(7).trust.shape
    (5, 1)
    """
    check_numbers(years=years, futures=futures, seed=seed, block=block or 1)
    given = givens_of(
        subject, changes or {}, assumptions, rates, regional, schedule, years,
        adaptive=adaptive, expected=False, formulas=formulas or {},
    )  # fmt: skip
    tally, step = Tally(years, len(given.courses)), block or max(1, CELLS // len(given.courses))
    for start in range(0, futures, step):
        tally.add(lived(given, seed, start, min(start + step, futures)))
    return tally.futures(
        given.commitments, seed, lambda start, stop: relived(given, seed, start, stop)
    )
