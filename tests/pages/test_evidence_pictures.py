"""The Evidence page's columns and sentences, from the shipped tables and from numbers made up here."""

import re
from types import SimpleNamespace

import numpy as np
import pytest

from deterrence_kit.evidence import FITTED, coefficients, shipped
from deterrence_kit.model.settings import SETTINGS
from deterrence_kit.pages.evidence import answers, words
from deterrence_kit.pages.evidence.estimates import estimate_columns, span
from deterrence_kit.pages.evidence.findings import AS_SHIPPED, BASELINES, CURVES, MODEL, WITHOUT
from deterrence_kit.pages.evidence.marks import COLOURS, SHAPES, SIGNS
from deterrence_kit.pages.evidence.questions import GROUPS, QUESTIONS, Estimate, estimates
from deterrence_kit.pages.evidence.reliability import FLOOR, reliability_columns


@pytest.fixture(scope="module")
def fitted():
    return coefficients()


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_row_of_a_picture_is_a_shipped_estimate(name, fitted):
    question = QUESTIONS[name]
    assert not question.rows.keys() - fitted.keys()
    rows = estimates(question, fitted)
    assert len(rows) == len(question.rows)
    assert all(row.low <= row.value <= row.high for row in rows)
    assert max(row.group for row in rows) + 1 == len(question.legend) <= GROUPS
    for key, row in zip(question.rows, rows, strict=True):
        value = fitted[key].value
        assert row.value == pytest.approx(np.exp(value) if question.odds else value)


def test_a_share_stays_a_share():
    found = SimpleNamespace(value=0.98, se=0.04, interval=(0.9, 1.06), unit="share", events=49, n=50,
                            first=1816, last=1989, method="share")  # fmt: skip
    question = QUESTIONS["honoured"]
    (row,) = estimates(question, {"honoured.LLM.all": found})
    assert (row.low, row.high) == (0.9, 1.0)


def test_signs_colours_and_shapes_go_together():
    assert len(SIGNS) == len(COLOURS) == len(SHAPES) == len(set(COLOURS)) == GROUPS


def test_the_scale_holds_every_interval_and_what_it_is_held_against():
    columns = estimate_columns("x", [Estimate("a", 1, 0.5, 2), Estimate("b", 3, 2, 4)])["x_rows"]
    low, high = span(columns, against=-1)
    assert low < -1
    assert high > 4
    assert columns["y"] == [1.5, 0.5]


def test_the_captions_say_what_the_numbers_say(fitted):
    def changed(name, value):
        return {**fitted, name: SimpleNamespace(**vars(fitted[name]) | {"value": value},
            interval=(value - 0.01, value + 0.01))}  # fmt: skip

    assert "22 % of 54 after 1945" in answers.question_words("honoured", fitted)
    other = changed("honoured.LLM.after_1945", 0.9)
    assert "90 % of 54 after 1945" in answers.question_words("honoured", other)
    assert "its pact shows nothing that could" in answers.question_words("slopes", fitted)
    backfires = changed("added.dispute.controls", 2.0)
    assert "its pact goes with more" in answers.question_words("slopes", backfires)
    works = changed("added.dispute.controls", -2.0)
    assert "its pact goes with fewer" in answers.question_words("slopes", works)
    assert "of 6 intervals include 1" in answers.question_words("pact_effect", fitted)
    assert "what its pact adds shows nothing" in answers.standing_words(fitted)
    assert "what its pact adds goes with more" in answers.standing_words(backfires)
    assert "same of 4 of 4" in answers.question_words("coding", fitted)
    split = changed("dispute_COW.rivalry", -0.5)
    assert "same of 3 of 4" in answers.question_words("coding", split)


def test_reliability_is_a_curve_for_each_forecast_in_order():
    rows = [
        {"forecast": f, "expected": e, "happened": h, "low": 0, "high": 1, "dyad_years": 9}
        for f, e, h in (("b", 0.2, 0.3), ("a", 0.1, 0.0), ("b", 0.1, 0.1), ("c", 0.5, 0.5))
    ]
    columns = reliability_columns(rows, ("a", "b"))
    assert columns["reliability_points"]["forecast"] == ["a", "b", "b"]
    assert columns["reliability_points"]["happened"].tolist() == [0.0, 0.1, 0.3]
    assert columns["reliability_lines"]["ys"] == [[FLOOR], [0.1, 0.3]]


def test_the_forecasts_sentence_is_computed():
    rows = [
        {"train_to": origin, "forecast": name, "log_score": score}
        for origin, scores in ((1949, (1.0, 2.0, 3.0, 1.5)), (1969, (2.5, 2.0, 3.0, 2.4)))
        for name, score in zip(("model", "one", "two", "without"), scores, strict=True)
    ]
    said = words.forecast_words(rows, "model", ("one", "two"), "without")
    assert "from 1 of 2 origins" in said
    assert "helps from 1 of them" in said
    assert "80 % of the gain" in said


def _numbers(said):
    """What a person reads as numbers."""
    found = re.findall(r"−?\d[\d,]*(?:\.\d+)?", said)
    return [float(text.replace("−", "-").replace(",", "")) for text in found]


def test_a_card_says_where_a_number_comes_from(fitted):
    for name, parameter in SETTINGS.items():
        rows = {r["what"]: r["said"] for r in words.origin_rows(name, fitted, FITTED.get(name))}
        assert rows["Source"] == parameter.source
        scale = 100 if "%" in rows["Range"] and "%" not in parameter.unit else 1
        ends = [scale * parameter.low, scale * parameter.high]
        assert _numbers(rows["Range"])[:2] == pytest.approx(ends)
        assert ("How fitted" in rows) == (name in FITTED)
        if parameter.evidence == "fitted":
            assert "How fitted" in rows, f"{name} is called fitted but points to no coefficient"
    used = FITTED["contest_exponent"]
    rows = {r["what"]: r["said"] for r in words.origin_rows("contest_exponent", fitted, used)}
    assert f"{fitted[used.coefficient].n:,}" in rows["Sample"]
    assert rows["Why the default is another"] == used.reason


def test_the_cases_sentence_counts():
    cases = [
        {"model": "deterred", "happened": "war", "wrong": True},
        {"model": "deterred", "happened": "force was used", "wrong": False},
        {"model": "not deterred", "happened": "war", "wrong": False},
    ]
    said = words.case_words(cases[:1], cases[:2], cases)
    assert "of 2 that it calls credible, 1 became wars" in said
    assert "of 1 that it calls not credible, 1 became wars" in said
    assert "wrong in 1" in said
    assert "Of the 2 chosen, 1 are listed" in said


def test_the_shipped_curves_are_those_of_the_page():
    assert {MODEL, AS_SHIPPED, WITHOUT, *BASELINES} <= {r["forecast"] for r in shipped("forecasts")}
    assert set(CURVES) <= {r["forecast"] for r in shipped("reliability")}


def test_the_verdict_on_commitments_says_whether_the_coding_changes_it(fitted):
    said = answers.coding_words(fitted)
    assert said in answers.question_words("honoured", fitted)
    assert "changes little with the coding" in said
    assert "at most 1.5 points" in said
    assert "at least 44.1" in said
    other = SimpleNamespace(**vars(fitted["honoured.BF.all"]) | {"value": 0.9})
    assert "depends on the coding" in answers.coding_words({**fitted, "honoured.BF.all": other})


def test_the_sentence_on_disagreements_counts_them():
    differ = [
        {"LLM": "honoured", "BF": "violated"}, {"LLM": "violated", "BF": "honoured"},
        {"LLM": "honoured", "BF": "not called upon"},
    ]  # fmt: skip
    said = words.differ_words(differ, shipped("codings"))
    assert "of 3 commitments: in 2 one says" in said
    assert "in 1 only one finds" in said
    assert "73 of 146 (50 %) and 69 of 139 (50 %)" in said
