"""What came out of many futures: counted as they pass, so that memory does not grow with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.model.outlook import Outlook
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.region import Commitment
from deterrence_kit.model.standing import Happened

BINS = 1000  # of a histogram from 0 to 1: a quantile is exact to a thousandth
SCALE = 2.0**40  # sums are kept as integers, so that they do not depend on the order
Counts: TypeAlias = NDArray[np.int64]

EventKind: TypeAlias = Literal[
    "challenge", "crisis", "squeeze", "review", "set", "announce", "leave", "unilateral"
]


@dataclass(frozen=True)
class Event:
    """Something that happened in one future.

    Attributes
    ----------
    year : int
        Counted from 1.
    kind : str
        A challenge, by chance; a crisis, a review, a lever set, notice, a member leaving or a
        unilateral move, by the schedule; a fiscal squeeze, by chance.
    commitment : int or None
        Which commitment was challenged.
    name : str
        The lever, the member or the protégé.
    value : float
        What the lever was set to.
    honoured : bool or None
        Whether the pact acted; None where nobody is pledged.
    repelled : bool or None
        Whether the attack failed.
    """

    year: int
    kind: EventKind
    commitment: int | None = None
    name: str = ""
    value: float = 0.0
    honoured: bool | None = None
    repelled: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Future:
    """One future: arrays of shape (years, commitments), as things stand when a year begins."""

    index: int
    trust: Array
    credibility: Array
    propensity: Array
    events: tuple[Event, ...]


@dataclass(frozen=True, kw_only=True)
class Band:
    """How a probability is spread over the futures.

    Attributes
    ----------
    mean : ndarray, shape (years, commitments)
    counts : ndarray of int, shape (years, commitments, BINS)
    """

    mean: Array
    counts: Counts

    def quantile(self, q: float) -> Array:
        """The value below which the share q of futures lies, to a thousandth.

        Examples
        --------
        >>> even = Band(mean=np.full((1, 1), 0.5), counts=np.ones((1, 1, BINS), np.int64))
        >>> even.quantile(0.25).round(3).tolist()
        [[0.25]]
        """
        below = np.cumsum(self.counts, axis=-1)
        wanted = q * below[..., -1:]
        place = np.argmax(below >= np.maximum(wanted, 1e-9), axis=-1)[..., None]
        inside = np.take_along_axis(self.counts, place, axis=-1)
        before = np.take_along_axis(below, place, axis=-1) - inside
        values: Array = ((place + (wanted - before) / np.maximum(inside, 1)) / BINS)[..., 0]
        return values


@dataclass(frozen=True, kw_only=True)
class Futures:
    """Many futures of the same commitments, in numbers.

    Trust, credibility and propensity are those with which a year begins; the first year's are
    today's. Shares are of futures.

    Attributes
    ----------
    commitments : tuple of Commitment
    years, count, seed : int
        The futures are numbered from 0 to ``count - 1``.
    trust, credibility, propensity : Band
    challenged, honoured, violated, repelled : ndarray, shape (years, commitments), share
        Challenged in that year; in which the pact acted; in which it did not; in which the
        attack failed.
    challenged_by : ndarray, shape (years, commitments), share
        Challenged at least once by the end of that year.
    any_by : ndarray, shape (years,), share
        With a challenge anywhere by the end of that year.
    challenges : ndarray of int, shape (years, most + 1)
        How many futures have seen 0, 1, 2 … challenges by the end of that year.
    first : ndarray, shape (commitments,), share
        In which this commitment was challenged first; where several were in one year, each has
        its part.
    squeezed : ndarray, shape (years,), share
    """

    commitments: tuple[Commitment, ...]
    years: int
    count: int
    seed: int
    trust: Band
    credibility: Band
    propensity: Band
    challenged: Array
    honoured: Array
    violated: Array
    repelled: Array
    challenged_by: Array
    any_by: Array
    challenges: Counts
    first: Array
    squeezed: Array
    relive: Callable[[int, int], list[Future]]

    @cached_property
    def expected(self) -> Array:
        """Expected number of challenges by the end of each year, shape (years,)."""
        return np.cumsum(self.challenged.sum(axis=1))

    def error(self, share: Array) -> Array:
        """Standard error of a share of the futures: ``√(p (1 − p) / n)``."""
        spread: Array = np.sqrt(share * (1 - share) / self.count)
        return spread

    def future(self, index: int) -> Future:
        """One of the futures, lived through again exactly.

        Raises
        ------
        ValueError
            If there is none of that number.
        """
        return self.some(index, index + 1)[0]

    def some(self, start: int, stop: int) -> list[Future]:
        """The futures from `start` to before `stop`, lived through again exactly.

        Raises
        ------
        ValueError
            If there are none of those numbers.
        """
        for index in (start, stop - 1):
            if not 0 <= index < self.count:
                raise ValueError(f"There is no future {index}: they are 0 to {self.count - 1}.")
        return self.relive(start, stop)


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
        """Count a block of futures, as its years pass."""
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
        """The spread of one quantity."""
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
        """What has been counted, as shares."""
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
