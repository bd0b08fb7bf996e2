"""The years as they pass, whatever decides what each of them brings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from deterrence_kit.model.years.chance import LONGEST
from deterrence_kit.model.years.givens import Givens
from deterrence_kit.model.years.outlook import Outlook, outlook
from deterrence_kit.model.years.standing import Happened, a_year_later, standing_today

# What a year brings: true or false in a simulation, a probability in the preview.
Outcomes: TypeAlias = Callable[[int, Outlook], Happened]


def years_of(given: Givens, futures: int, outcomes: Outcomes) -> Iterator[tuple[Outlook, Happened]]:
    """The years as they pass: how each looks when it begins, and what it brings.

    Parameters
    ----------
    given : Givens
    futures : int
    outcomes : callable
        What a year (from 0) with such an outlook brings.

    Returns
    -------
    iterator of (Outlook, Happened)

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> from deterrence_kit.model.years.givens import givens_of
    >>> given = givens_of(load_scenario("us-japan"), {}, years=3)
    >>> from deterrence_kit.model.years.by_chance import lived
    >>> [view.trust.shape for view, happened in lived(given, 0, 0, 4)]
    [(1, 4), (1, 4), (1, 4)]
    """
    now = standing_today(given.courses, given.assumptions, futures)
    memory = float(given.assumptions.trust_memory)
    for year in range(given.years):
        view = outlook(given, year, now)
        happened = outcomes(year, view)
        yield view, happened
        now = a_year_later(now, happened, view.resolve, year, given.linkage, given.rates, memory)


def check_numbers(**numbers: int) -> None:
    """Refuse numbers that cannot be.

    Parameters
    ----------
    numbers : int
        ``years``, ``futures``, ``seed``, ``block``.

    Raises
    ------
    ValueError
        If one is outside its range.

    Examples
    --------
    >>> check_numbers(years=99)
    Traceback (most recent call last):
    ValueError: years must be a whole number from 1 to 31, not 99.
    """
    lows = {"years": 1, "futures": 1, "seed": 0, "block": 1}
    # One more, because the last year's outcome is seen where the next begins.
    highs = {"years": LONGEST + 1, "futures": 4_000_000, "seed": 2**63, "block": 4_000_000}
    for name, number in numbers.items():
        if not lows[name] <= number <= highs[name]:
            raise ValueError(
                f"{name} must be a whole number from {lows[name]} to {highs[name]}, not {number}."
            )
