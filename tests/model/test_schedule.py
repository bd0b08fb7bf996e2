"""Schedules: text → schedule → text, and every bad part said and left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deterrence_kit.model.settings import LEVERS
from deterrence_kit.model.years.schedule import Schedule
from deterrence_kit.model.years.schedule_text import parse_schedule
from deterrence_kit.model.years.step import KINDS, Step

CODES = ("EST", "USA", "FRA", "POL")


@st.composite
def steps(draw):
    year, kind = draw(st.integers(1, 30)), draw(st.sampled_from(KINDS))
    if kind != "set":
        return Step(year, kind, draw(st.sampled_from(CODES[1:])))
    lever = LEVERS[draw(st.sampled_from(sorted(set(LEVERS) - {"trust"})))]
    own = lever.scope == "member" and draw(st.booleans())
    name = f"{lever.name}.{draw(st.sampled_from(CODES))}" if own else lever.name
    return Step(year, "set", name, draw(st.floats(lever.low, lever.high)))


@st.composite
def schedules(draw):
    schedule = Schedule(review=draw(st.integers(0, 30)))
    for step in draw(st.lists(steps(), max_size=8)):
        try:
            schedule = schedule.with_step(step)
        except ValueError:
            continue
    return schedule


@given(schedules())
def test_text_brings_the_same_schedule_back(schedule):
    assert parse_schedule(str(schedule), codes=CODES) == (schedule, [])


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(text):
    schedule, ignored = parse_schedule(text, codes=CODES, proteges=("EST",), years=20)
    parts = [part for part in text.split(";") if part.strip()]
    assert len(schedule.steps) + bool(schedule.review) + len(ignored) == len(parts)


@pytest.mark.parametrize(
    ("part", "why"),
    [
        ("40:clarity:0.8", "outside the years 1 to 20"),
        ("0:clarity:0.8", "outside the years 1 to 20"),
        ("3:clarity:8", "a number from 0 to 1"),
        ("3:clarity:nan", "a number from 0 to 1"),
        ("3:clarty:0.8", "clarty is no lever"),
        ("3:base_rate:0.4", "an assumption, which nobody sets"),
        ("3:trust:1", "plan a crisis, honoured or violated"),
        ("3:clarity.USA:0.4", "one number for the whole pact"),
        ("3:will.XXX:0.4", "no member here has the code XXX"),
        ("7:leave:XXX", "no member here has the code XXX"),
        ("7:leave:EST", "EST is the protégé here"),
        ("7:leave", "does not say which member"),
        ("7:violated:USA", "USA is no protégé here"),
        ("clarity:0.8", "begin with a year"),
        ("3:clarity", "a year, a lever and a number"),
        ("review:0", "every 1 to 20 years"),
        ("review:often", "every 1 to 20 years"),
        # against what stands already
        ("8:leave:USA", "already left in year 6"),
        ("4:announce:USA", "already given notice in year 5"),
        ("6:will.USA:0.4", "USA has left in year 6"),
        ("9:unilateral:USA", "USA has left in year 6"),
        ("2:guideline:3.5", "already stands for year 2"),
        ("4:violated:EST", "cannot both be honoured and fail"),
        ("review:3", "every 2 years is already planned"),
    ],
)
def test_a_bad_part_is_said_and_the_rest_kept(part, why):
    good = "review:2;2:guideline:3;4:honoured;5:announce:USA;6:leave:USA"
    schedule, ignored = parse_schedule(f"{good};{part}", codes=CODES, proteges=("EST",), years=20)
    assert str(schedule) == good
    assert len(ignored) == 1
    assert ignored[0].startswith(f"“{part}” was ignored: ")
    assert why in ignored[0]


def test_a_member_that_leaves_cannot_act_later_in_whatever_order_it_is_written():
    schedule, ignored = parse_schedule("9:unilateral:USA;6:leave:USA")
    assert str(schedule) == "9:unilateral:USA"
    assert "USA has left in year 6" in ignored[0]
    with pytest.raises(ValueError, match="has left in year 6"):
        Schedule((Step(9, "unilateral", "USA"), Step(6, "leave", "USA")))


@pytest.mark.parametrize(
    ("step", "why"),
    [
        (Step(2.5, "set", "clarity", 0.8), "outside the years"),
        (Step(2, "surrender", "USA"), "nothing that can be planned"),
    ],
)
def test_a_step_that_is_none_is_refused(step, why):
    with pytest.raises(ValueError, match=why):
        Schedule((step,))


def test_reviews_come_every_so_many_years():
    assert [y for y in range(1, 10) if Schedule(review=3).reviewed(y)] == [3, 6, 9]
    assert not any(Schedule().reviewed(y) for y in range(1, 10))
