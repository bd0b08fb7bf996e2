"""What happened in one future, event by event."""

from __future__ import annotations

from deterrence_kit.model.futures import Event
from deterrence_kit.model.plan import Plan
from deterrence_kit.model.schedule import Schedule
from deterrence_kit.model.standing import Happened


def events(plan: Plan, year: int, happened: Happened, future: int) -> list[Event]:
    """What a year (from 0) brought to one of the futures: first what was planned, then what came."""
    return [
        *_foreseen(plan.schedule, year + 1),
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
            for i, commitment in enumerate(plan.commitments)
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
