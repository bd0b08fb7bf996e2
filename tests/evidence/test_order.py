"""The order makes sense: the model mostly says what the field agrees on, and why where it does not."""

import re
from dataclasses import replace

import pytest

from deterrence_kit.evidence.order import MEASURES, Case, compared, statements

SHARE = 0.9  # of the statements that can be asked; the measure
ASKED = [told for told in map(compared, statements()) if told.asked]


def test_the_model_agrees_with_nine_in_ten():
    agreed = sum(told.agrees for told in ASKED)
    assert agreed >= SHARE * len(ASKED), [t.statement.sentence for t in ASKED if not t.agrees]


def test_where_it_does_not_agree_the_reason_is_written_down():
    silent = [t.statement.sentence for t in ASKED if not t.agrees and not t.statement.why_not]
    assert silent == []


def test_there_are_enough_statements_and_each_once():
    sentences = [statement.sentence for statement in statements()]
    assert len(ASKED) >= 30
    assert len(sentences) >= 40
    assert len(sentences) == len(set(sentences))


@pytest.mark.parametrize("statement", statements(), ids=lambda one: one.sentence)
def test_a_statement_names_its_source_and_compares_two_cases(statement):
    assert re.search(r"\b(19|20)\d\d\b", statement.source), "a source has a year"
    assert statement.how in ("stated", "drawn")
    assert statement.measure in MEASURES
    assert statement.more != statement.less


@pytest.mark.parametrize("told", ASKED, ids=lambda told: told.statement.sentence)
def test_no_statement_holds_both_ways(told):
    """What is said can be false: the other way round, the model does not agree as well."""
    turned = replace(told.statement, more=told.statement.less, less=told.statement.more)
    assert not (told.agrees and compared(turned).agrees)


def test_what_is_not_shipped_is_counted_apart():
    absent = replace(statements()[0], more=Case(scenario="atlantis"))
    assert absent.missing == ("atlantis",)
    assert not compared(absent).asked
    assert not compared(absent).agrees


def test_an_unknown_measure_is_refused_with_a_sentence():
    with pytest.raises(ValueError, match="compares 'fame': not a measure"):
        compared(replace(statements()[0], measure="fame"))
