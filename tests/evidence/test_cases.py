"""What a reader of the evidence is shown: shipped tables without the files, cases with them."""

import subprocess
import sys

import pytest

from deterrence_kit.evidence import (
    codings,
    coefficients,
    disagreements,
    historical_cases,
    reproduced,
    shipped,
)
from deterrence_kit.evidence.past_cases import HAPPENED, name_of_the_time
from deterrence_kit.evidence.reliability import curves
from tests.conftest import ROOT


def test_the_evidence_is_light_until_something_is_fitted():
    code = (
        "import sys; from deterrence_kit.evidence import coefficients, reproduced, shipped\n"
        "coefficients(); reproduced(); shipped('reliability')\n"
        "print([m for m in ('pandas', 'scipy', 'statsmodels', 'sklearn') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_without_the_extra_there_is_a_sentence():
    code = (
        "import sys; sys.modules['pandas'] = None\n"
        "from deterrence_kit.__main__ import main; sys.exit(main(['evidence', 'fit']))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert run.returncode == 2
    assert 'pip install "deterrence-kit[evidence]"' in run.stderr
    assert "Traceback" not in run.stderr


def test_the_shipped_tables_hold_sums_and_no_rows_of_anybodys_data():
    for name in ("reliability", "codings", "forecasts"):
        rows = shipped(name)
        assert len(rows) < 200
        assert not {"ccode1", "ccode2", "dispnum", "atopid", "warname"} & rows[0].keys()
    with pytest.raises(ValueError, match="No table is called 'wars'"):
        shipped("wars")


def test_both_codings_are_shown_and_differ():
    part = {(row["rule"], row["part"]): row for row in shipped("codings")}
    assert (part["LLM", "all"]["honoured"], part["LLM", "all"]["called"]) == (73, 146)
    assert part["BF", "all"]["called"] != part["LLM", "all"]["called"]


def test_a_reliability_curve_has_intervals_that_hold_its_points():
    for row in shipped("reliability"):
        assert row["low"] <= row["happened"] <= row["high"]
        assert row["happened"] == pytest.approx(row["challenges"] / row["dyad_years"], rel=1e-4)


def test_the_awkward_findings_are_in_the_table():
    """Selection: the pact's sign turns with controls, and within pairs there is no decrease."""
    found = coefficients()
    assert found["pact.alone"].value < 0 < found["pact.controls"].value
    assert found["pact.within_pairs"].interval[1] > 0
    assert any(row.verdict == "not reproduced" for row in reproduced())


def test_the_curves_are_those_shipped(real_test):
    for ours, theirs in zip(curves(real_test), shipped("reliability"), strict=True):
        assert ours["forecast"] == theirs["forecast"]
        assert ours["dyad_years"] == pytest.approx(theirs["dyad_years"], abs=3)
        assert ours["happened"] == pytest.approx(theirs["happened"], rel=0.05)


def test_codings_from_the_files_are_those_shipped(real):
    assert codings(real)["honoured"].tolist() == [row["honoured"] for row in shipped("codings")]
    differ = disagreements(real)
    assert len(differ)
    assert (differ["LLM"] != differ["BF"]).all()


@pytest.fixture(scope="module")
def cases(real):
    return historical_cases(real)


def test_cases_tell_who_defended_whom_and_what_happened(cases):
    bavaria = cases[(cases["year"] == 1870) & (cases["challenger"] == "France")].iloc[0]
    assert "Bavaria" in bavaria["defenders"]
    assert bavaria["defenders_joined"] == 3
    assert bavaria["happened"] == "war"
    assert bavaria["sentence"].startswith("1870: France against ")
    assert set(cases["happened"]) == set(HAPPENED)
    assert cases["credibility"].between(0, 1).all()


@pytest.mark.parametrize(
    ("code", "year", "name"),
    [
        (255, 1870, "Prussia"), (255, 1914, "Germany"), (345, 1914, "Serbia"), (345, 1941, "X"),
        (365, 1914, "Russia"), (365, 1980, "Soviet Union"), (365, 1992, "X"),
        (640, 1919, "Ottoman Empire"), (640, 1974, "X"), (2, 1950, "X"), (7, 1950, "7"),
    ],
)  # fmt: skip
def test_states_go_by_their_name_of_the_time(code, year, name):
    names = dict.fromkeys((2, 345, 365, 640), "X") | {255: "Germany"}
    assert name_of_the_time(code, year, names) == name


def test_no_case_names_a_state_that_was_not_yet(cases):
    named = cases[["challenger", "target"]].to_numpy()
    late = cases["year"].to_numpy() >= 1918
    assert "Yugoslavia" not in named[~late]
    assert {"Serbia", "Prussia"} <= set(named[~late].ravel())
    assert not {"Serbia", "Prussia", "Russia"} & set(
        named[cases["year"].to_numpy() >= 1922].ravel()
    )


def test_cases_where_the_model_is_wrong_come_first_and_are_called_wrong(cases):
    assert cases["wrong"].any()
    assert not cases["wrong"].all()
    assert cases["wrong"].iloc[0]
    wars = cases[cases["happened"] == "war"]
    assert (wars["wrong"] == (wars["credibility"] >= wars["threshold"])).all()
    quiet = cases[cases["happened"] == HAPPENED[0]]
    assert (quiet["wrong"] == (quiet["credibility"] < quiet["threshold"])).all()


def test_the_docs_show_the_shipped_scores_and_comparisons():
    text = (ROOT / "docs" / "evidence.md").read_text(encoding="utf-8")
    for row in shipped("forecasts"):
        assert f"{row['auc']:.3f}, {row['log_score']:.4f}" in text
    for row in reproduced():
        assert f"| {row.check} | {row.claimed} | {row.ours} | {row.verdict} |" in text
