"""Futures lived through by chance, each with the luck that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.model.parameter import Array
from deterrence_kit.model.years.chance import drawn
from deterrence_kit.model.years.events import events
from deterrence_kit.model.years.futures import Future
from deterrence_kit.model.years.givens import Givens
from deterrence_kit.model.years.outlook import Outlook
from deterrence_kit.model.years.passing import years_of
from deterrence_kit.model.years.standing import Happened


def lived(given: Givens, seed: int, start: int, stop: int) -> Iterator[tuple[Outlook, Happened]]:
    """The futures from `start` to before `stop`, by chance.

    Parameters
    ----------
    given : Givens
    seed : int, 0 or more
    start : int
        The first future, counted from 0.
    stop : int
        The one after the last.

    Returns
    -------
    iterator of (Outlook, Happened)
        One pair a year; arrays of shape (commitments, futures).

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> from deterrence_kit.model.years.givens import givens_of
    >>> given = givens_of(load_scenario("us-japan"), {}, years=3)
    >>> len(list(lived(given, 0, 0, 10)))
    3
    """
    names = [f"{c.pact}|{c.challenger}|{c.target}" for c in given.commitments]

    def outcomes(year: int, view: Outlook) -> Happened:
        luck = np.stack([drawn(seed, name, year, start, stop) for name in names])
        world = drawn(seed, "world", year, start, stop)
        return _by_chance(luck, world < given.rates.squeeze_rate, given, view)

    return years_of(given, stop - start, outcomes)


def _by_chance(luck: Array, squeezed: NDArray[np.bool_], given: Givens, view: Outlook) -> Happened:
    """What the year brings to each future; `luck` has shape (commitments, futures).

    One number serves for all: of a uniform number below p, what it is of p is uniform again. The
    record counts a crisis as honoured with the share of help to be expected, the fighting goes by
    what that help is worth: so credibility is what challengers meet on average.
    """
    challenged = luck < view.propensity
    at = np.nonzero(challenged)
    left, worth = luck[at] / view.propensity[at], view.effective_resolve[at]
    acts, met = left < view.resolve[at], left < worth
    left = np.where(met, left, left - worth) / np.where(met, worth, 1 - worth)
    failing = np.where(met, view.denial[at], view.denial_alone[at])
    pledged = given.allied[at[0], 0]
    return Happened(
        challenged=challenged.astype(float),
        honoured=_placed(at, acts * pledged, luck),
        violated=_placed(at, (1 - acts) * pledged, luck),
        repelled=_placed(at, (left < failing).astype(float), luck),
        squeezed=squeezed,
    )


def _placed(at: tuple[NDArray[np.int64], ...], values: Array, like: Array) -> Array:
    """Zeros, but for some values in their places."""
    placed = np.zeros_like(like)
    placed[at] = values
    return placed


def relived(given: Givens, seed: int, start: int, stop: int) -> list[Future]:
    """Some futures again, each with its events in order.

    Parameters
    ----------
    given : Givens
    seed : int, 0 or more
    start : int
        The first future, counted from 0.
    stop : int
        The one after the last.

    Returns
    -------
    list of Future

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> from deterrence_kit.model.years.givens import givens_of
    >>> given = givens_of(load_scenario("us-japan"), {}, years=3)
    >>> relived(given, 0, 3, 5)[0].index
    3
    """
    years = list(lived(given, seed, start, stop))
    trust, credibility, propensity = (
        np.stack([getattr(view, name) for view, _ in years])
        for name in ("trust", "credibility", "propensity")
    )
    return [
        Future(
            index=start + i,
            trust=trust[:, :, i],
            credibility=credibility[:, :, i],
            propensity=propensity[:, :, i],
            events=tuple(e for year, (_, h) in enumerate(years) for e in events(given, year, h, i)),
        )
        for i in range(stop - start)
    ]
