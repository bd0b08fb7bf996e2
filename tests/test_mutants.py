"""The faults of `make mutants` can still be planted: code that moves must not leave them behind."""

import runpy

import pytest

from tests.conftest import ROOT

MUTANTS = runpy.run_path(str(ROOT / "tools" / "mutants.py"))["MUTANTS"]


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: f"{mutant.room}: {mutant.old}")
def test_its_text_stands_once_and_its_tests_are_there(mutant):
    assert mutant.place(ROOT).read_text("utf-8").count(mutant.old) == 1
    assert all((ROOT / "tests" / name).exists() for name in mutant.tests.split())
