"""What happened in one future, event by event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from deterrence_kit.model.years.givens import Givens
from deterrence_kit.model.years.schedule import Schedule
from deterrence_kit.model.years.standing import Happened

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


def events(given: Givens, year: int, happened: Happened, future: int) -> list[Event]:
    """What a year (from 0) brought to one of the futures: first what was planned, then what came.

    Parameters
    ----------
    given : Givens
    year : int
        Counted from 0.
    happened : Happened
    future : int
        Its place among those computed together.

    Returns
    -------
    list of Event

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> from deterrence_kit.model.years.givens import givens_of
    >>> given = givens_of(load_scenario("us-japan"), {}, years=3)
    >>> from deterrence_kit.model.years.by_chance import lived
    >>> happened = next(iter(lived(given, 0, 0, 10)))[1]
    >>> all(event.year == 1 for event in events(given, 0, happened, 3))
    True
    """
    return [
        *_foreseen(given.schedule, year + 1),
        *([Event(year + 1, "squeeze")] if happened.squeezed[future] else []),
        *(
            Event(
                year + 1,
                "challenge",
                commitment=i,
                name=commitment.target,
                honoured=bool(happened.honoured[i, future]) if commitment.pact else None,
                repelled=bool(happened.repelled[i, future]),
            )
            for i, commitment in enumerate(given.commitments)
            if happened.challenged[i, future]
        ),
    ]


def _foreseen(schedule: Schedule, year: int) -> list[Event]:
    events = [Event(year, "review")] if schedule.reviewed(year) else []
    for step in schedule.steps:
        if step.year != year:
            continue
        if step.kind == "honoured" or step.kind == "violated":
            kept = step.kind == "honoured"
            events.append(Event(year, "crisis", name=step.name, honoured=kept))
        else:
            events.append(Event(year, step.kind, name=step.name, value=step.value))
    return events
