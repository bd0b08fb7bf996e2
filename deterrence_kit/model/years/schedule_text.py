"""A schedule from the short text that stands in a link."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import cast

from deterrence_kit.model.phrases import quoted
from deterrence_kit.model.years.chance import LONGEST
from deterrence_kit.model.years.schedule import REVIEW, Schedule
from deterrence_kit.model.years.step import KINDS, Kind, Step
from deterrence_kit.model.years.step_faults import contradiction, fault_of


def parse_schedule(
    text: str,
    *,
    codes: Collection[str] = (),
    proteges: Collection[str] = (),
    years: int = LONGEST,
) -> tuple[Schedule, list[str]]:
    """The schedule that a text describes, and a sentence for each part that was ignored.

    Parameters
    ----------
    text : str
        Parts with ``;`` between them, as ``str(schedule)`` writes them.
    codes, proteges : collection of str
        The members there are, and those whose territory is contested; unchecked if left out.
    years : int
        The last year.

    Returns
    -------
    Schedule
        All that was good. Of two parts that contradict each other the first is kept.
    list of str

    Examples
    --------
    >>> schedule, ignored = parse_schedule("3:clarity:0.8;6:leave:USA;8:leave:USA")
    >>> str(schedule)
    '3:clarity:0.8;6:leave:USA'
    >>> ignored
    ['“8:leave:USA” was ignored: USA has already left in year 6.']
    """
    schedule, ignored = Schedule(), []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        try:
            schedule = _with_part(schedule, part, codes, proteges, years)
        except ValueError as fault:
            ignored.append(f"“{quoted(part)}” was ignored: {fault}")
    return schedule, ignored


def _with_part(
    schedule: Schedule, part: str, codes: Collection[str], proteges: Collection[str], years: int
) -> Schedule:
    if part.partition(":")[0] == REVIEW:
        return _with_review(schedule, part.partition(":")[2], years)
    step = _step(part)
    fault = fault_of(step, codes, proteges, years) or contradiction(step, schedule.steps)
    if fault:
        raise ValueError(fault)
    return schedule.with_step(step)


def _with_review(schedule: Schedule, text: str, years: int) -> Schedule:
    if not _is_count(text) or not 1 <= int(text) <= years:
        raise ValueError(f"a review comes every 1 to {years} years.")
    if schedule.review:
        raise ValueError(f"a review every {schedule.review} years is already planned.")
    return replace(schedule, review=int(text))


def _step(part: str) -> Step:
    year, _, rest = part.partition(":")
    name, _, value = rest.partition(":")
    if not _is_count(year):
        raise ValueError("it has to begin with a year, as in 3:clarity:0.8, or with review:.")
    if name in KINDS and name != "set":
        return Step(int(year), cast(Kind, name), quoted(value))
    try:
        return Step(int(year), "set", quoted(name), float(value))
    except ValueError:
        raise ValueError(
            "it has to be a year, a lever and a number, as in 3:clarity:0.8."
        ) from None


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 4
