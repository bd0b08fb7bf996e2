"""The faults of `make mutants` can still be planted: code that moves must not leave them behind."""

import runpy

import pytest

from tests.conftest import ROOT

MUTANTS = runpy.run_path(str(ROOT / "tools" / "mutants.py"))["MUTANTS"]


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: f"{mutant.room}: {mutant.old}")
def test_its_text_stands_once_and_its_tests_are_there(mutant):
    room = ROOT / "deterrence_kit" / mutant.room
    files = [room] if room.is_file() else sorted(room.rglob("*.py"))
    assert sum(file.read_text("utf-8").count(mutant.old) for file in files) == 1
    assert all((ROOT / "tests" / name).exists() for name in mutant.tests.split())
