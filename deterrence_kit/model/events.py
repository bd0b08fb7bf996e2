"""What happened in one future, event by event."""

from __future__ import annotations

from deterrence_kit.model.futures import Block, Event
from deterrence_kit.model.plan import Plan
from deterrence_kit.model.schedule import Schedule


def events(plan: Plan, block: Block, year: int) -> list[Event]:
    """What a year brought: first what was planned, then what came."""
    return [
        *_foreseen(plan.schedule, year + 1),
        *([Event(year + 1, "squeeze")] if block.squeezed[year, 0] else []),
        *(
            Event(
                year + 1,
                "challenge",
                commitment=i,
                name=commitment.target,
                honoured=bool(block.honoured[year, 0, i]) if commitment.pact else None,
                repelled=bool(block.repelled[year, 0, i]),
            )
            for i, commitment in enumerate(plan.commitments)
            if block.challenged[year, 0, i]
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
