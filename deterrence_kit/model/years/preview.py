"""The years on average: one pass in which each year brings what it brings in the mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.formulas import Formula
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.region.region import Commitment
from deterrence_kit.model.region.regional import Regional
from deterrence_kit.model.setting_name import Changes
from deterrence_kit.model.years.givens import Givens, Subject, givens_of
from deterrence_kit.model.years.outlook import Outlook
from deterrence_kit.model.years.passing import check_numbers, years_of
from deterrence_kit.model.years.rates import Rates
from deterrence_kit.model.years.schedule import Schedule
from deterrence_kit.model.years.standing import Happened


@dataclass(frozen=True, kw_only=True)
class Preview:
    """The years on average: arrays of shape (years, commitments).

    Attributes
    ----------
    trust, credibility, propensity : ndarray
        With which a year begins.
    challenged_by : ndarray
        Probability of a challenge by the end of the year.
    any_by, expected : ndarray, shape (years,)
        Probability of a challenge anywhere, and expected number of challenges, by then.
    """

    commitments: tuple[Commitment, ...]
    trust: Array
    credibility: Array
    propensity: Array
    challenged_by: Array
    any_by: Array
    expected: Array


def preview(
    subject: Subject,
    changes: Changes | Mapping[str, Changes] | None = None,
    *,
    assumptions: Assumptions | None = None,
    rates: Rates | None = None,
    regional: Regional | None = None,
    schedule: Schedule | None = None,
    years: int = 20,
    adaptive: bool = True,
    formulas: Mapping[str, Formula] | None = None,
) -> Preview:
    """The mean field: one pass in which each year brings what it brings on average.

    Fast enough for a slider. It leaves out what futures that differ do to the mean, because
    formulas are not straight lines; the parameters are those of `simulate`.

    Parameters
    ----------
    subject : Region or Scenario
    changes : mapping
        Settings by name that differ, ``{"will.USA": 0.4}``.
    assumptions : Assumptions, optional
    rates : Rates, optional
    regional : Regional, optional
    schedule : Schedule, optional
    years : int
    adaptive : bool
        False: challengers neither learn nor turn to other targets.
    formulas : mapping of str to callable, optional

    Returns
    -------
    Preview

    Raises
    ------
    ValueError
        As for `simulate`.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> preview(load_scenario("nato-estonia"), {"clarity": 0.8}, years=5).trust.shape
    (5, 1)
    """
    check_numbers(years=years)
    given = givens_of(
        subject, changes or {}, assumptions, rates, regional, schedule, years,
        adaptive=adaptive, expected=True, formulas=formulas or {},
    )  # fmt: skip
    views = [view for view, _ in years_of(given, 1, lambda year, view: _on_average(given, view))]
    trust, credibility, propensity = (
        np.stack([getattr(view, name)[:, 0] for view in views])
        for name in ("trust", "credibility", "propensity")
    )
    calm = np.cumprod(1 - propensity, axis=0, dtype=np.float64)
    return Preview(
        commitments=given.commitments,
        trust=trust,
        credibility=credibility,
        propensity=propensity,
        challenged_by=1 - calm,
        any_by=1 - np.prod(calm, axis=1),
        expected=np.cumsum(propensity.sum(axis=1)),
    )


def _on_average(given: Givens, view: Outlook) -> Happened:
    """What the year brings on average."""
    p, allied = view.propensity, given.allied
    return Happened(
        challenged=p,
        honoured=p * view.resolve * allied,
        violated=p * (1 - view.resolve) * allied,
        repelled=p * view.credibility,
        squeezed=np.zeros(p.shape[1]),
    )
