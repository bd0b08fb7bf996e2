"""What is told of a year: what was planned for it stands in it, not a year off."""

from types import SimpleNamespace

import pytest

from deterrence_kit.model.years.events import events


@pytest.mark.parametrize("due", [1, 2, 5])
def test_what_is_planned_for_a_year_is_told_in_that_year(due):
    """Years are counted from 0 where they are computed, from 1 where they are planned and told."""
    step = SimpleNamespace(year=due, kind="honoured", name="RUS", value=None)
    schedule = SimpleNamespace(reviewed=lambda year: year == due, steps=(step,))
    plan = SimpleNamespace(schedule=schedule, commitments=())
    nothing = SimpleNamespace(squeezed=[False])
    told = {year: events(plan, year, nothing, 0) for year in range(6)}
    assert [year for year, its in told.items() if its] == [due - 1]
    assert [(e.year, e.kind) for e in told[due - 1]] == [(due, "review"), (due, "crisis")]
