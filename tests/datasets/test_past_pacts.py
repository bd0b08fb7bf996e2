"""The reader of past pacts, on a tiny file."""

import gzip
import os

import pytest

from deterrence_kit.datasets import past_pacts

SPELLS = """ccode1,ccode2,start,end,atop_defense,atop_offense
2,20,1949,2018,1,0
20,2,1949,2018,1,0
260,220,1955,1990,1,0
2,365,1933,1945,0,0
365,2,1942,1945,1,1
"""
STATES = "ccode,iso3\n2,USA\n20,CAN\n220,FRA\n255,DEU\n260,\n365,RUS\n265,\n"
ALL = ("USA", "CAN", "FRA", "DEU", "RUS")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv(past_pacts.VARIABLE, str(tmp_path))
    put(tmp_path, SPELLS)
    return tmp_path


def put(folder, spells, states=STATES):
    with gzip.open(folder / past_pacts.SPELLS, "wt", encoding="utf-8") as file:
        file.write(spells)
    (folder / past_pacts.STATES).write_text(states, encoding="utf-8")
    for i, name in enumerate(past_pacts.NEEDED):  # another time, as if written later
        os.utime(folder / name, (len(spells) + i, len(spells) + i))


def test_a_pact_holds_from_its_first_to_its_last_year(folder):
    pair = ("CAN", "USA")
    assert [pair in past_pacts.defence_pacts(y, ALL) for y in (1948, 1949, 2018)] == [0, 1, 1]


def test_either_side_is_enough_and_other_kinds_do_not_count(folder):
    assert past_pacts.defence_pacts(1943, ALL) == {("RUS", "USA")}
    assert past_pacts.defence_pacts(1935, ALL) == frozenset()


def test_the_federal_republic_counts_as_germany(folder):
    assert ("DEU", "FRA") in past_pacts.defence_pacts(1970, ALL)


def test_only_the_states_asked_for(folder):
    assert past_pacts.defence_pacts(1970, ("USA", "FRA")) == frozenset()


def test_the_default_folder_is_beside_the_notebooks(tmp_path, monkeypatch):
    monkeypatch.delenv(past_pacts.VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)
    assert past_pacts.missing_files() == (past_pacts.SPELLS, past_pacts.STATES)
    (tmp_path / "data").mkdir()
    put(tmp_path / "data", SPELLS)
    assert past_pacts.missing_files() == ()
    assert ("CAN", "USA") in past_pacts.defence_pacts(1949, ALL)


@pytest.mark.parametrize(
    ("spells", "states", "sentence"),
    [
        (SPELLS.replace("1949,2018", "1949,x", 1), STATES, "row 2, column 'end'.*'x'"),
        (SPELLS.replace("1955,1990", "1990,1955"), STATES, "row 4: the spell ends before"),
        (SPELLS.replace("atop_defense", "defence"), STATES, "no column 'atop_defense'"),
        (SPELLS, STATES.replace("iso3", "iso"), "no column 'iso3'"),
        (SPELLS, STATES.replace("220", "-1"), "row 4, column 'ccode'"),
    ],
)
def test_a_wrong_file_is_refused_with_a_sentence(folder, spells, states, sentence):
    put(folder, spells + "\n" * len(sentence), states)
    with pytest.raises(past_pacts.PastPactsError, match=sentence):
        past_pacts.defence_pacts(1970, ALL)


def test_a_file_that_is_not_gzip_is_refused(folder):
    (folder / past_pacts.SPELLS).write_text(SPELLS, encoding="utf-8")
    with pytest.raises(past_pacts.PastPactsError, match=r"cannot be read"):
        past_pacts.defence_pacts(1970, ALL)


def test_years_outside_and_missing_files_are_refused(folder):
    with pytest.raises(past_pacts.PastPactsError, match="1815–2018"):
        past_pacts.defence_pacts(1700, ALL)
    (folder / past_pacts.STATES).unlink()
    with pytest.raises(past_pacts.PastPactsError, match=r"no file cow_states\.csv"):
        past_pacts.defence_pacts(1970, ALL)
