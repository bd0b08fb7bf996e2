"""Claims as shares, and the forecast rung by rung."""

import numpy as np
import pandas as pd
import pytest

from deterrence_kit.evidence.claims import Claim, claims
from deterrence_kit.evidence.standing import runs as standing_runs
from deterrence_kit.evidence.standing.claim_shares import (
    claim_share,
    claim_shares,
    drawn,
    elsewhere,
    order,
    write_shares,
)
from deterrence_kit.evidence.standing.ladder_scores import ladder_scores, own_record, rung_outcomes
from deterrence_kit.evidence.standing.rung_table import rung_scores
from deterrence_kit.evidence.standing.runs import note_run, runs
from deterrence_kit.model.settings import ASSUMPTIONS


def named(start):
    return next(c for c in claims() if c.sentence.startswith(start))


def test_the_shipped_shares_are_of_the_claims_that_are_made():
    assert {s.sentence for s in claim_shares()} == {c.sentence for c in claims()}
    for share in claim_shares():
        assert 0 <= share.held <= share.draws
        assert share.scenarios >= 1
        assert share.by_construction == (
            share.share == 1 and share.scenarios_held == share.scenarios
        )


def test_what_holds_least_stands_first():
    shares = [s.share for s in order(claim_shares())]
    assert shares == sorted(shares)


def test_a_claim_and_its_opposite_do_not_both_hold_in_a_draw():
    claim = named("Readier forces")
    turned = Claim(sentence="Turned", move=claim.move, falls=claim.rises, rises=claim.falls,
                   scenario=claim.scenario)  # fmt: skip
    assert claim_share(claim, 4).held + claim_share(turned, 4).held <= 4


def test_a_draw_leaves_what_a_claim_sets_itself():
    claim = Claim(sentence="x", start={"loss": 2.0}, move={"dilution": 0.1})
    told = drawn(claim, {"loss": 1.0, "dilution": 0.5, "recency": 0.7})
    assert told.start == {"loss": 2.0, "recency": 0.7}


def test_a_claim_is_tried_only_where_it_can_be():
    assert "us-japan" in {c.scenario for c in elsewhere(named("Losing the ally"))}
    assert "csto-armenia" not in {c.scenario for c in elsewhere(named("Losing the ally"))}
    protege = {c.scenario for c in elsewhere(named("A withdrawal without notice"))}
    assert "nato-turkiye" not in protege
    assert "nato-estonia" in protege


def test_shares_and_runs_are_written_and_read_again(tmp_path):
    write_shares(claim_shares(), tmp_path / "s.csv")
    assert claim_shares(tmp_path / "s.csv") == claim_shares()
    note_run("t", "command", "3 rows", tmp_path)
    note_run("u", "other", "4 rows", tmp_path)
    assert set(runs(tmp_path / "runs.csv")) == {"t", "u"}
    assert {"designs", "claim_shares", "rungs"} <= set(runs())


@pytest.mark.parametrize("table", sorted(runs()))
def test_no_shipped_table_was_made_under_other_assumptions_than_todays(table):
    run = runs()[table]
    assert run.stale == [], f"{table} was made without or with these: run “{run.command}” again"


def test_a_table_made_before_an_assumption_came_is_stale(tmp_path, monkeypatch):
    note_run("t", "command", "3 rows", tmp_path)
    monkeypatch.setattr(standing_runs, "ASSUMPTIONS", {**ASSUMPTIONS, "a_new_one": None})
    assert runs(tmp_path / "runs.csv")["t"].stale == ["a_new_one"]


def test_a_pairs_own_record_knows_only_earlier_years():
    rows = pd.DataFrame({"ccode1": [1] * 4, "ccode2": [2] * 4, "year": range(1950, 1954)})
    early, late = np.array([0, 1, 0, 0.0]), np.array([0, 1, 0, 1.0])
    assert own_record(rows, early, 0.1).tolist() == own_record(rows, late, 0.1).tolist()


def test_each_rung_is_rarer_than_the_one_below(panel):
    reached = rung_outcomes(panel)
    for rung in ("deaths", "war"):
        known = reached[rung].notna()
        assert (reached[rung][known] <= reached["any"][known]).all()
        assert reached[rung][reached["any"] == 0].eq(0).all()


def test_a_rung_that_hardly_happens_is_not_scored_but_said(panel):
    from deterrence_kit.evidence.features import features
    from deterrence_kit.evidence.forecasts import Years

    year = panel.rows["year"].to_numpy()
    train, test = year <= 1980, year > 1980
    ours = {"ours": np.full(int(test.sum()), 0.05)}
    told = ladder_scores(panel, Years(panel.rows, features(panel.rows)), train, test, ours, 3)
    assert "forecasts" in told["any"]
    assert all("forecasts" in part or "too few" in part["not_scored"] for part in told.values())


def test_without_the_file_of_disputes_the_lowest_rung_is_scored_all_the_same(
    panel, tmp_path, monkeypatch
):
    from deterrence_kit.evidence.features import features
    from deterrence_kit.evidence.folder import EvidenceError
    from deterrence_kit.evidence.forecasts import Years
    from deterrence_kit.evidence.standing import ladder_scores as room

    def missing(_panel):
        raise EvidenceError("There is no file of disputes.")

    monkeypatch.setattr(room, "rung_outcomes", missing)
    year = panel.rows["year"].to_numpy()
    ours = {"ours": np.full(int((year > 1980).sum()), 0.05)}
    years = Years(panel.rows, features(panel.rows))
    told = ladder_scores(panel, years, year <= 1980, year > 1980, ours, 3)
    assert "forecasts" in told["any"]
    assert told["war"]["not_scored"] == "There is no file of disputes."


def test_the_real_rungs_are_the_shipped_ones(real_test):
    shipped = {(r["rung"], r["name"]): float(r["log_score"]) for r in rung_scores()}
    for rung, part in real_test.record["ladder"].items():
        for found in part["forecasts"]:
            assert found["log_score"] == pytest.approx(shipped[rung, found["name"]], rel=1e-3)
        for name in {k["forecast"] for k in part["by_kind"]}:
            kinds = [k for k in part["by_kind"] if k["forecast"] == name]
            whole = next(f for f in part["forecasts"] if f["name"] == name)
            assert sum(k["happened"] for k in kinds) == whole["happened"]
            assert sum(k["expected"] for k in kinds) == pytest.approx(whole["expected"])
