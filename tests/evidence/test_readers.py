"""Readers: both forms of a file, and a sentence for whatever is wrong with it."""

import pandas as pd
import pytest

from deterrence_kit.evidence import EvidenceError, data_folder, has_data
from deterrence_kit.evidence.folder import VARIABLE
from deterrence_kit.evidence.ledger import Ledger
from deterrence_kit.evidence.past_forces import PastForces
from deterrence_kit.evidence.readers import read
from deterrence_kit.evidence.sources import SOURCES
from deterrence_kit.model import Assumptions

NMC = pd.DataFrame({
    "stateabb": ["USA", "USA", "CAN"], "ccode": [2, 2, 20], "year": [1950, 1951, 1950],
    "milex": [100, 300, -9], "milper": [10, 30, 10], "cinc": [0.5, 0.6, 0.5], "version": 2021,
})  # fmt: skip
CONTDIRD = pd.DataFrame({
    "dyad": [2020, 20002], "state1no": [2, 20], "state1ab": ["USA", "CAN"], "state2no": [20, 2],
    "state2ab": ["CAN", "USA"], "year": [1950, 1950], "conttype": [1, 1], "version": 3.2,
})  # fmt: skip
ATOP = pd.DataFrame({
    "atopally": 1, "ddyad": [2020, 20002], "stateA": [2, 20], "stateB": [20, 2],
    "year": [1950, 1950], "defense": [1, 0], "version": 5.1,
})  # fmt: skip
VOTES = pd.DataFrame(
    {"ccode": [2, None, 20], "session": [5, 5, 5], "IdealPointAll": [2.0, 1.0, 1.5]}
)
GML = pd.DataFrame({
    "dispnum": [1, 1], "ccode1": [2, 20], "ccode2": [20, 2], "year": 1950, "midonset": 1,
    "sidea1": [1, 0], "sidea2": [0, 1], "orig1": 1, "orig2": 1, "hostlev1": [4, -9],
    "hostlev2": [-9, 4], "fatality": -9, "outcome": 5, "version": "gml-mid-2.2.1",
})  # fmt: skip


def put(frame, folder, name):
    frame.to_csv(folder / name, index=False)


@pytest.fixture
def owners(tmp_path):
    """Files as their owners publish them (a row or two)."""
    put(NMC, tmp_path, "NMC-60-abridged.csv")
    put(CONTDIRD, tmp_path, "contdird.csv")
    put(ATOP, tmp_path, "atop5_1ddyr.csv")
    put(VOTES, tmp_path, "IdealpointestimatesAll_Apr2020.csv")
    put(GML, tmp_path, "gml-ddy-disputes-2.2.1.csv")
    return tmp_path


def test_files_as_published_are_read_like_the_converted_ones(owners):
    past = PastForces(owners, Ledger())
    assert past.borders.at([2], [20], [1950]) == [1]
    assert past.pledges.to_dict("records") == [{"ally": 2, "protege": 20, "year": 1950}]
    assert past.ideal_point([2, 20], [1951, 1951]).tolist() == [2.0, 1.5]  # session 5 is 1950
    # Canada's spending is not known (−9): its share of personnel stands in.
    weight = Assumptions().weight_heads
    assert past.strength([2, 20], [1951, 1951]) == pytest.approx([1 - weight + weight * 0.5, 0.5])
    assert read("disputes", owners)["hostlev1"].isna().tolist() == [False, True]


def test_a_pact_counts_from_the_year_after_it_was_first_in_force(owners):
    pairs = pd.DataFrame({"ccode1": 365, "ccode2": 20, "year": [1950, 1951, 1952]})
    found = PastForces(owners, Ledger()).defenders(pairs)
    assert found.to_dict("records") == [{"row": 1, "ally": 2}]


def test_rows_left_out_are_counted_with_the_reason(owners):
    ledger = Ledger()
    read("ideal_points", owners, ledger)
    expected = "3 rows read, 2 used, 1 left out (a code or a year is empty)."
    assert ledger.text().endswith(expected)
    assert ledger.records()[0]["left_out"] == 1


def test_what_was_known_last_stands_in_for_years_after_the_file(owners):
    past = PastForces(owners, Ledger())
    assert past.strength([2], [1990]).tolist() == past.strength([2], [1952]).tolist()
    assert past.ideal_point([2], [1960]).tolist() != [2.0]  # votes are forgotten after four years


@pytest.mark.parametrize(
    ("source", "name", "frame", "sentence"),
    [
        ("capabilities", "NMC-60-abridged.csv", NMC.assign(version=2011), "is version 2011"),
        ("contiguity", "contdird.csv", CONTDIRD.assign(version=3.1), "is version 3.1; .* 3.2"),
        ("disputes", "gml-ddy-disputes-2.2.csv", GML.assign(version="gml-2.1"), "version gml-2.1"),
        ("capabilities", "NMC-60-abridged.csv", NMC.drop(columns="milper"), "no column 'milper'"),
        ("capabilities", "NMC-60-abridged.csv", pd.concat([NMC, NMC[:1]]),
         "1 duplicated rows, the first ccode 2, year 1950"),
        ("capabilities", "NMC-60-abridged.csv", NMC.assign(ccode=[2, 2, 5000]),
         r"row 4, column 'ccode': expected a Correlates of War state number.*5000"),
        ("capabilities", "NMC-60-abridged.csv", NMC.assign(year=[1950, 1951, 19]),
         "column 'year': expected a year from 1800"),
        ("capabilities", "NMC-60-abridged.csv", NMC.assign(milex=["1", "2", "many"]),
         "row 4, column 'milex': expected a number, found 'many'"),
        ("pacts", "atop5_1ddyr.csv", ATOP.assign(defense=[1, 2]), "'atop_defense': expected 0 or 1"),
        ("pacts", "atop5_1ddyr.csv", ATOP.assign(stateB=2), "row 2, .*another state than ccode1"),
        ("capabilities", "NMC-60-abridged.csv", NMC.assign(year=[1950, 1951, 1950.5]),
         "row 4, column 'year': expected a whole number, found 1950.5"),
        ("capabilities", "NMC-60-abridged.csv", NMC[:0], "holds no rows"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_with_its_name_and_fault(source, name, frame, sentence, tmp_path):
    put(frame, tmp_path, name)
    with pytest.raises(EvidenceError, match=sentence) as refused:
        read(source, tmp_path)
    assert name in str(refused.value)


def test_a_spell_that_ends_before_it_starts_is_refused(tmp_path):
    spells = pd.DataFrame({"ccode1": [2], "ccode2": 20, "conttype": 1, "start": 1950, "end": 1940})
    put(spells, tmp_path, "cow_contiguity_spells.csv")
    with pytest.raises(EvidenceError, match="row 2, column 'end'"):
        read("contiguity", tmp_path)


def test_a_file_that_is_no_table_is_refused(tmp_path):
    (tmp_path / "contdird.csv").write_bytes(b"\xff\xfe\x00\x00")
    with pytest.raises(EvidenceError, match=r"contdird\.csv cannot be read"):
        read("contiguity", tmp_path)
    (tmp_path / "state_year.csv.gz").write_text("not gzip", encoding="utf-8")
    with pytest.raises(EvidenceError, match=r"state_year\.csv\.gz cannot be read"):
        read("capabilities", tmp_path)


@pytest.mark.parametrize("source", SOURCES)
def test_a_missing_file_names_its_owner_and_place(source, tmp_path):
    with pytest.raises(EvidenceError) as refused:
        read(source, tmp_path)
    sentence = str(refused.value)
    assert SOURCES[source].owner in sentence
    assert SOURCES[source].citation in sentence
    assert str(tmp_path) in sentence
    assert ("published by" in sentence) != ("derived from" in sentence)


def test_the_folder_is_the_named_one_or_there_is_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert data_folder() == tmp_path
    assert not has_data()
    monkeypatch.setenv(VARIABLE, str(tmp_path / "nowhere"))
    with pytest.raises(EvidenceError, match="There is no folder"):
        data_folder()
    monkeypatch.delenv(VARIABLE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("deterrence_kit.evidence.folder.PROJECT", tmp_path / "alone")
    with pytest.raises(EvidenceError, match="name one with --data"):
        data_folder()


def test_every_real_file_is_read(real):
    ledger = Ledger()
    for source in SOURCES:
        assert len(read(source, real, ledger)) > 100
    # A few rows of the troops are about places that are no states.
    assert all(count.left_out == 0 for count in ledger if "us_troops" not in str(count))
