"""Futures counted as they pass, so that memory does not grow with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.model.parameter import Array
from deterrence_kit.model.region.region import Commitment
from deterrence_kit.model.years.band import BINS, Band, Counts
from deterrence_kit.model.years.futures import Future, Futures
from deterrence_kit.model.years.outlook import Outlook
from deterrence_kit.model.years.standing import Happened

SCALE = 2.0**40  # sums are kept as integers, so that they do not depend on the order
SHARES = ("challenged", "honoured", "violated", "repelled")
BANDS = ("trust", "credibility", "propensity")


class Tally:
    """Counts of what passes, year by year and block by block: whole numbers, in whatever order."""

    def __init__(self, years: int, commitments: int) -> None:
        self.count = 0
        shape = (years, commitments)
        self.sums = {name: np.zeros(shape, np.int64) for name in BANDS}
        self.histograms = {name: np.zeros((*shape, BINS), np.int64) for name in BANDS}
        self.shares = {name: np.zeros(shape, np.int64) for name in SHARES}
        self.challenged_by = np.zeros(shape, np.int64)
        self.any_by = np.zeros(years, np.int64)
        self.challenges = np.zeros((years, years * commitments + 1), np.int64)
        self.first = np.zeros(commitments, np.int64)
        self.squeezed = np.zeros(years, np.int64)

    def add(self, years: Iterable[tuple[Outlook, Happened]]) -> None:
        """Count a block of futures, as its years pass.

        Parameters
        ----------
        years : iterable of (Outlook, Happened)
            Arrays of shape (commitments, futures).

        Examples
        --------
        >>> from deterrence_kit import load_scenario
        >>> from deterrence_kit.model.years.givens import givens_of
        >>> given = givens_of(load_scenario("us-japan"), {}, years=3)
        >>> from deterrence_kit.model.years.by_chance import lived
        >>> tally = Tally(3, 1)
        >>> tally.add(lived(given, 0, 0, 10))
        >>> tally.count
        10
        """
        ever: NDArray[np.bool_] | None = None
        for year, (view, happened) in enumerate(years):
            for name in BANDS:
                values = getattr(view, name)
                self.sums[name][year] += np.rint(values * SCALE).astype(np.int64).sum(axis=1)
                self.histograms[name][year] += _histogram(values)
            for name in SHARES:
                self.shares[name][year] += np.count_nonzero(getattr(happened, name), axis=1)
            self.squeezed[year] += np.count_nonzero(happened.squeezed)
            now = happened.challenged > 0
            if ever is None:
                ever, so_far = np.zeros_like(now), np.zeros(now.shape[1], np.int64)
            so_far += np.count_nonzero(now, axis=0)
            self._add_firsts(now[:, ~ever.any(axis=0)])
            ever |= now
            self.challenged_by[year] += np.count_nonzero(ever, axis=1)
            self.any_by[year] += np.count_nonzero(so_far)
            self.challenges[year] += np.bincount(so_far, minlength=self.challenges.shape[1])
        self.count += len(so_far)

    def _add_firsts(self, now: NDArray[np.bool_]) -> None:
        """Who is challenged where nobody had been; several in one year share it."""
        numbers = np.maximum(np.count_nonzero(now, axis=0), 1)
        self.first += np.rint(now / numbers * SCALE).astype(np.int64).sum(axis=1)

    def band(self, name: str) -> Band:
        """The spread of one quantity.

        Parameters
        ----------
        name : str
            One of `BANDS`.

        Returns
        -------
        Band

        Examples
        --------
        >>> from deterrence_kit import load_scenario
        >>> from deterrence_kit.model.years.givens import givens_of
        >>> given = givens_of(load_scenario("us-japan"), {}, years=3)
        >>> from deterrence_kit.model.years.by_chance import lived
        >>> tally = Tally(3, 1)
        >>> tally.add(lived(given, 0, 0, 10))
        >>> tally.band("trust").mean.shape
        (3, 1)
        """
        return Band(
            mean=self.sums[name] / SCALE / self.count,
            counts=self.histograms[name],
        )

    def futures(
        self,
        commitments: tuple[Commitment, ...],
        seed: int,
        relive: Callable[[int, int], list[Future]],
    ) -> Futures:
        """What has been counted, as shares.

        Parameters
        ----------
        commitments : tuple of Commitment
        seed : int
        relive : callable
            Gives the futures from a first to before a last, lived through again.

        Returns
        -------
        Futures

        Examples
        --------
        >>> from deterrence_kit import load_scenario
        >>> from deterrence_kit.model.years.givens import givens_of
        >>> given = givens_of(load_scenario("us-japan"), {}, years=3)
        >>> from deterrence_kit.model.years.by_chance import lived
        >>> tally = Tally(3, 1)
        >>> tally.add(lived(given, 0, 0, 10))
        >>> tally.futures(given.commitments, 0, lambda start, stop: []).count
        10
        """
        most = int(np.max(np.flatnonzero(self.challenges.any(axis=0))))
        return Futures(
            commitments=commitments,
            years=len(self.any_by),
            count=self.count,
            seed=seed,
            trust=self.band("trust"),
            credibility=self.band("credibility"),
            propensity=self.band("propensity"),
            challenged=self.shares["challenged"] / self.count,
            honoured=self.shares["honoured"] / self.count,
            violated=self.shares["violated"] / self.count,
            repelled=self.shares["repelled"] / self.count,
            challenged_by=self.challenged_by / self.count,
            any_by=self.any_by / self.count,
            challenges=self.challenges[:, : most + 1],
            first=self.first / SCALE / self.count,
            squeezed=self.squeezed / self.count,
            relive=relive,
        )


def _histogram(values: Array) -> Counts:
    """Counts by commitment and bin."""
    rows = len(values)
    bins = np.minimum((values * BINS).astype(np.int64), BINS - 1)
    bins += np.arange(rows)[:, None] * BINS
    return np.bincount(bins.ravel(), minlength=rows * BINS).reshape(rows, BINS)
