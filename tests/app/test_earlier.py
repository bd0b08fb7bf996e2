"""An old link says what its answer was, what it is now, and what made the difference."""

import csv
import re
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deterrence_kit import assess, load_scenario, scenario_names
from deterrence_kit.analysis.why.versions import since_then
from deterrence_kit.app.earlier import earlier_words, whole_parts
from deterrence_kit.app.links import MOST_NOTICES, SINCE, rewritten, state_from
from deterrence_kit.app.state import State
from deterrence_kit.datasets.earlier_answers import TABLE, earlier_answer

NUMBERS = Path(__file__).resolve().parents[2] / "docs" / "numbers.csv"


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


RECORDED = {(int(row["version"]), row["scenario"]): row for row in rows(NUMBERS)}
OLD = [key for key in RECORDED if key[0] < 3]
NAMES = [row["scenario"] for row in rows(TABLE)]
NEWER = [name for name in scenario_names() if name not in NAMES]
FIGURE = r"(\d+\.\d+)"


def marked(query):
    """As a link was copied: since the second version it has an end mark."""
    return rewritten(dict(parse_qsl(query)))


@cache
def now(name):
    return assess(load_scenario(name))


@pytest.mark.parametrize(("version", "name"), OLD)
def test_the_table_is_what_was_recorded_of_the_old_numbers(version, name):
    then = earlier_answer(name, version)
    for quantity in ("credibility", "threshold", "propensity"):
        assert getattr(then, quantity) == pytest.approx(
            float(RECORDED[version, name][quantity]), abs=6e-5
        )
    of_parts = then.alone + then.expected * (then.with_all - then.alone)
    assert of_parts == pytest.approx(then.credibility, abs=3e-6)


def test_every_scenario_of_the_old_numbers_is_in_the_table_and_none_twice():
    assert sorted(NAMES) == sorted(name for version, name in OLD if version == 2)


@pytest.mark.parametrize(("version", "name"), OLD)
@pytest.mark.parametrize("moved", ["", "&readiness=0.71"])
def test_an_old_link_says_what_was_what_is_and_why(version, name, moved):
    state, (said,) = state_from(marked(f"scenario={name}{moved}&v={version}"))
    head, _, why = said.partition(": ")
    then = RECORDED[version, name]
    figures = [float(text) for text in re.findall(FIGURE, head)]
    answers = (then["credibility"], then["propensity"], now(name).credibility, now(name).propensity)
    exact = [float(each) * scale for each, scale in zip(answers, (1, 100) * 2, strict=True)]
    for shown, figure, off in zip(figures, exact, (0.0052, 0.052) * 2, strict=True):
        assert shown == pytest.approx(figure, abs=off)
    assert ("what it moves started from" in head) == bool(state.changes)
    assert said.count(".") == len(re.findall(FIGURE, said)) + 1  # one sentence
    for part, before, after in zip(why.split("; "), figures[:2], figures[2:], strict=True):
        signed = re.findall(r"([+−])" + FIGURE, part)
        total = sum(float(text) * (1 if sign == "+" else -1) for sign, text in signed)
        assert total == pytest.approx(after - before, abs=1e-6)


@pytest.mark.parametrize("name", NAMES)
def test_the_parts_add_up(name):
    found = since_then(load_scenario(name), earlier_answer(name, 2))
    change = float(now(name).credibility) - found.then.credibility
    assert sum(found.credibility.values()) == pytest.approx(change, abs=3e-6)
    change = float(now(name).propensity) - found.then.propensity
    assert sum(found.propensity.values()) == pytest.approx(change, abs=1e-9)


def test_what_has_not_changed_has_no_part():
    answer = now("us-japan")
    then = earlier_answer("us-japan", 2)._replace(
        alone=float(answer.denial_alone),
        with_all=float(answer.denial),
        credibility=float(answer.credibility),
        threshold=float(answer.threshold),
        propensity=float(answer.propensity),
        expected=float(answer.effective_resolve),
    )
    found = since_then(load_scenario("us-japan"), then)
    assert {**found.credibility, **found.propensity} == pytest.approx(
        dict.fromkeys(("alone", "add", "expected", "occasions", "prospects"), 0), abs=1e-12
    )
    less = since_then(load_scenario("us-japan"), then._replace(alone=then.alone / 2))
    assert less.credibility["alone"] > 0
    assert less.credibility["expected"] == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("name", ["nato-estonia", "us-korea", "training"])
@pytest.mark.parametrize("version", ["&v=3", "&v=0", ""])
def test_a_link_of_the_present_numbers_says_nothing(name, version):
    said = state_from(f"?scenario={name}{version}")[1]
    assert not [sentence for sentence in said if "link was made" in sentence]


@pytest.mark.parametrize("name", [*NEWER, "europe-east.rus-lva"])
def test_a_newer_scenario_keeps_the_general_sentence(name):
    assert earlier_words(State(name), 2) is None
    assert state_from(marked(f"scenario={name}&v=2"))[1] == [*SINCE.values()]


def test_what_is_shown_instead_of_a_scenario_was_not_the_links():
    assert state_from("?scenario=nowhere&v=1")[1][1:] == [*SINCE.values()]


def test_the_sentence_is_not_lost_among_many_faults():
    bad = "&".join(f"nothing{i}=1" for i in range(MOST_NOTICES))
    said = state_from(f"?scenario=us-japan&{bad}&v=1")[1]
    assert said[MOST_NOTICES:] == [earlier_words(State("us-japan"), 1)]
    said = state_from(f"?scenario=us-japan&{bad}&more=1&v=1")[1]
    assert said[MOST_NOTICES:-1] == ["And 1 more parts like these."]


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=5))
def test_rounded_parts_add_up_and_stay_near(parts):
    whole = round(sum(parts))
    found = whole_parts(parts, whole)
    assert sum(found) == whole
    assert all(abs(a - b) <= 1 + 1e-9 for a, b in zip(found, parts, strict=True))
