"""A schedule: what is to happen in which year, also as the short text that stands in a link.

``3:spending_floor:3;review:2;5:announce:USA;6:leave:USA;4:unilateral`` reads: from year 3 a spending
floor of 3 %, a review every 2 years, notice by the USA in year 5 that it leaves in year 6, and a
unilateral move in year 4.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from deterrence_kit.model.years.chance import LONGEST
from deterrence_kit.model.years.step import Step
from deterrence_kit.model.years.step_faults import contradiction, fault_of, fault_of_member

REVIEW = "review"


@dataclass(frozen=True)
class Schedule:
    """Steps by year, and how often the pact is reviewed.

    Attributes
    ----------
    steps : tuple of Step
        Kept in the order of the years.
    review : int
        Every how many years; 0 is never.

    Raises
    ------
    ValueError
        If a step cannot be, or contradicts another.

    Examples
    --------
    >>> Schedule((Step(3, "set", "clarity", 0.8),), review=2)
    Schedule(steps=(Step(year=3, kind='set', name='clarity', value=0.8),), review=2)
    >>> str(Schedule((Step(6, "leave", "USA"), Step(3, "set", "clarity", 0.8)), review=2))
    'review:2;3:clarity:0.8;6:leave:USA'
    """

    steps: tuple[Step, ...] = ()
    review: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "steps", tuple(sorted(self.steps)))
        if not 0 <= self.review <= LONGEST:
            raise ValueError(f"A review comes every 1 to {LONGEST} years, not every {self.review}.")
        for place, step in enumerate(self.steps):
            fault = fault_of(step) or contradiction(step, self.steps[:place])
            if fault:
                raise ValueError(f"“{step}”: {fault}")

    def __bool__(self) -> bool:
        return bool(self.steps or self.review)

    def __str__(self) -> str:
        review = [f"{REVIEW}:{self.review}"] if self.review else []
        return ";".join([*review, *map(str, self.steps)])

    def reviewed(self, year: int) -> bool:
        """Whether the pact is reviewed in a year.

        Parameters
        ----------
        year : int
            Counted from 1.

        Returns
        -------
        bool

        Examples
        --------
        >>> [Schedule(review=2).reviewed(year) for year in (1, 2, 3)]
        [False, True, False]
        """
        return bool(self.review) and year % self.review == 0

    def with_step(self, step: Step) -> Schedule:
        """The schedule with one step more.

        Parameters
        ----------
        step : Step

        Returns
        -------
        Schedule

        Raises
        ------
        ValueError
            With a sentence, if the step cannot be or contradicts another.

        Examples
        --------
        >>> str(Schedule().with_step(Step(6, "leave", "USA")))
        '6:leave:USA'
        """
        return replace(self, steps=(*self.steps, step))

    def without(self, step: Step) -> Schedule:
        """The schedule without one of its steps.

        Parameters
        ----------
        step : Step

        Returns
        -------
        Schedule

        Examples
        --------
        >>> str(Schedule((Step(6, "leave", "USA"),)).without(Step(6, "leave", "USA")))
        ''
        """
        return replace(self, steps=tuple(s for s in self.steps if s != step))

    def within(self, years: int, codes: Collection[str] = ()) -> Schedule:
        """The schedule as far as so many years, and these members, go.

        Parameters
        ----------
        years : int
            The last year.
        codes : collection of str
            The members there are; any if left out.

        Returns
        -------
        Schedule

        Examples
        --------
        >>> str(Schedule((Step(3, "set", "clarity", 0.8), Step(25, "leave", "USA"))).within(20))
        '3:clarity:0.8'
        """
        kept = (s for s in self.steps if s.year <= years)
        return replace(self, steps=tuple(s for s in kept if not fault_of_member(s.code, codes)))
