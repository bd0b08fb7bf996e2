"""What came out of many futures: counted as they pass, so that memory does not grow with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from deterrence_kit.model.parameter import Array
from deterrence_kit.model.region.region import Commitment
from deterrence_kit.model.years.band import Band, Counts
from deterrence_kit.model.years.events import Event


@dataclass(frozen=True, kw_only=True)
class Future:
    """One future: arrays of shape (years, commitments), as things stand when a year begins."""

    index: int
    trust: Array
    credibility: Array
    propensity: Array
    events: tuple[Event, ...]


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
        """Standard error of a share of the futures: ``√(p (1 − p) / n)``.

        Parameters
        ----------
        share : ndarray, any shape, 0 to 1

        Returns
        -------
        ndarray, shape of `share`

        Examples
        --------
        >>> from deterrence_kit import load_scenario
        >>> from deterrence_kit.model.years.dynamics import simulate
        >>> found = simulate(load_scenario("us-japan"), years=2, futures=100)
        >>> float(found.error(np.array(0.5)))
        0.05
        """
        spread: Array = np.sqrt(share * (1 - share) / self.count)
        return spread

    def future(self, index: int) -> Future:
        """One of the futures, lived through again exactly.

        Parameters
        ----------
        index : int

        Returns
        -------
        Future

        Raises
        ------
        ValueError
            If there is none of that number.

        Examples
        --------
        >>> from deterrence_kit import load_scenario
        >>> from deterrence_kit.model.years.dynamics import simulate
        >>> simulate(load_scenario("us-japan"), years=2, futures=100).future(7).index
        7
        """
        return self.some(index, index + 1)[0]

    def some(self, start: int, stop: int) -> list[Future]:
        """The futures from `start` to before `stop`, lived through again exactly.

        Parameters
        ----------
        start : int
            The first future, counted from 0.
        stop : int
            The one after the last.

        Returns
        -------
        list of Future

        Raises
        ------
        ValueError
            If there are none of those numbers.

        Examples
        --------
        >>> from deterrence_kit import load_scenario
        >>> from deterrence_kit.model.years.dynamics import simulate
        >>> len(simulate(load_scenario("us-japan"), years=2, futures=100).some(3, 6))
        3
        """
        for index in (start, stop - 1):
            if not 0 <= index < self.count:
                raise ValueError(f"There is no future {index}: they are 0 to {self.count - 1}.")
        return self.relive(start, stop)
