"""The test by forecast: on a made-up past whose truth is known, and on the real one."""

import json
import re

import numpy as np
import pandas as pd
import pytest

from deterrence_kit.__main__ import main
from deterrence_kit.evidence import EvidenceError
from deterrence_kit.evidence.dispute_record import dispute_record, quiet_years
from deterrence_kit.evidence.features import features, load_panel
from deterrence_kit.evidence.forecast_test import LONG, backtest
from deterrence_kit.evidence.forecasts import CELLS, FORECASTS, MODEL, PLAIN
from deterrence_kit.evidence.scores import auc, brier, calibration, differences, log_score

from . import past_worlds


@pytest.fixture(scope="module")
def test(panel):
    return backtest(1980, panel=panel, draws=60)


def scored(test, name):
    return next(f for f in test.record["forecasts"] if f["name"] == name)


def test_scores_agree_with_scikit_learn():
    from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score  # long to import

    rng = np.random.default_rng(0)
    forecast = rng.random(500).round(2).clip(0.01, 0.99)  # with ties
    outcome = (rng.random(500) < forecast).astype(float)
    assert auc(outcome, forecast) == pytest.approx(roc_auc_score(outcome, forecast))
    assert brier(outcome, forecast) == pytest.approx(brier_score_loss(outcome, forecast))
    assert log_score(outcome, forecast) == pytest.approx(log_loss(outcome, forecast))


def test_intervals_widen_with_dependence_and_hold_the_difference():
    rng = np.random.default_rng(1)
    truth = rng.uniform(0.05, 0.6, 300)
    outcome = (rng.random(300) < truth).astype(float)
    worse = np.full(300, outcome.mean())
    alone = differences(outcome, truth, worse, np.arange(300))
    value, low, high = alone["log_score"]
    assert low < value < high < 0
    copies = [np.tile(v, 4) for v in (outcome, truth, worse, np.arange(300))]
    together = differences(*copies)["log_score"]
    assert together[2] - together[1] == pytest.approx(high - low, rel=0.2)  # copies add nothing


def test_a_true_forecast_is_calibrated_in_every_bin():
    rng = np.random.default_rng(2)
    truth = rng.beta(0.5, 20, 60_000)
    table = calibration((rng.random(60_000) < truth).astype(float), truth)
    assert len(table) == 10
    assert all(abs(b["happened"] - b["forecast"]) < 0.2 * b["forecast"] for b in table)


def test_the_rate_by_border_and_rivalry_is_as_good_as_the_truth_it_was_drawn_from(test):
    """In the made-up past nothing else matters: nobody may do much better, nor the model much worse."""
    cells, model = scored(test, CELLS), scored(test, MODEL)
    assert model["log_score"] < 1.03 * cells["log_score"]
    assert cells["log_score"] < scored(test, PLAIN)["log_score"]
    assert scored(test, PLAIN)["auc"] == pytest.approx(0.5, abs=0.06)
    low, high = test.record["differences"][MODEL][PLAIN]["log_score"][1:]
    assert low < high < 0


def test_the_model_learns_what_the_baselines_cannot_see(world, tmp_path):
    """Two states start nearly everything: the record of disputes shows it, their borders do not."""
    folder = tmp_path
    for file in world.folder.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    rng = np.random.default_rng(5)
    panel = world.panel.copy()
    chance = np.where(panel["ccode1"].isin([100, 640]), 0.12, 0.002)
    panel["initiate"] = (rng.random(len(panel)) < chance).astype(int)
    panel["init_hostlev"], panel["peace_years"] = 4 * panel["initiate"], past_worlds.quiet(panel)
    panel.to_csv(folder / "dyad_year_panel.csv.gz", index=False)
    found = backtest(1980, folder, draws=40)
    assert scored(found, MODEL)["auc"] > scored(found, CELLS)["auc"] + 0.2
    assert found.record["differences"][MODEL][CELLS]["log_score"][2] < 0
    # … and as nothing changes, so does the forecast that knows no later dispute.
    assert scored(found, LONG)["auc"] > scored(found, CELLS)["auc"] + 0.2


def test_nothing_of_the_year_itself_or_later_is_known(panel):
    """Other outcomes from a year on leave the features of that year and of all before unchanged."""
    rows = panel.rows
    changed = rows.assign(
        initiate=np.where(rows["year"] >= 1981, 1 - rows["initiate"], rows["initiate"])
    )
    early = (rows["year"] <= 1981).to_numpy()
    pd.testing.assert_frame_equal(features(rows)[early], features(changed)[early])
    assert not features(rows)[~early].equals(features(changed)[~early])


def test_a_forecast_without_later_disputes_does_not_see_them(panel):
    rows = panel.rows
    later = rows["year"] > 1980
    changed = rows.assign(
        initiate=np.where(later, 1 - rows["initiate"], rows["initiate"]),
        peace_years=np.where(later, 0, rows["peace_years"]),
        mid_ongoing=np.where(later, 1, rows["mid_ongoing"]),
    )
    pd.testing.assert_frame_equal(features(rows, last=1980), features(changed, last=1980))


def test_the_record_fades_and_knows_its_direction():
    panel = pd.DataFrame({
        "ccode1": [2, 20, 2, 20], "ccode2": [20, 2, 20, 2], "year": [1950, 1950, 1960, 1960],
        "initiate": [1, 0, 0, 0],
    })  # fmt: skip
    record = dispute_record(panel, half_life=10)
    assert record["own"].tolist() == [0, 0, 0.5, 0]
    assert record["reverse"].tolist() == [0, 0, 0, 0.5]
    assert record["challenger"].tolist() == [0, 0, 0.5, 0]
    assert record["challenger_as_target"].tolist() == [0, 0, 0, 0.5]


def test_peace_goes_on_from_the_last_known_year(panel):
    rows, known = panel.rows, panel.rows["year"] <= 1980
    quiet = quiet_years(rows, 1980)
    assert np.array_equal(quiet[known], rows["peace_years"][known])
    untouched = past_worlds.quiet(rows.assign(initiate=rows["initiate"].where(known, 0)))
    assert np.array_equal(quiet, untouched)


def test_later_years_may_come_in_a_second_file(world, panel, tmp_path):
    for file in world.folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    late = world.panel["year"] > 1980
    world.panel[~late].to_csv(tmp_path / "dyad_year_panel.csv.gz", index=False)
    world.panel[late].to_csv(tmp_path / "dyad_year_panel_later.csv", index=False)
    pd.testing.assert_frame_equal(load_panel(tmp_path).rows, panel.rows)
    world.panel[world.panel["year"] > 1979].to_csv(
        tmp_path / "dyad_year_panel_later.csv", index=False
    )
    with pytest.raises(EvidenceError, match=r"dyad_year_panel_later\.csv has 240 duplicated rows"):
        load_panel(tmp_path)


@pytest.mark.parametrize(
    ("year", "sentence"),
    [
        (1995, "There are no years after 1995 to score: the panel holds 1946–1995"),
        (2020, "no years after 2020"),
        (1900, "The years up to 1900 hold 0 challenges, too few"),
    ],
)
def test_years_that_do_not_overlap_are_refused(panel, year, sentence):
    with pytest.raises(EvidenceError, match=sentence):
        backtest(year, panel=panel)


def test_missing_extras_do_not_stop_a_forecast(world, tmp_path):
    """Later files may lack votes, regimes, borders of new states, and years of capabilities."""
    for file in world.folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    bare = world.panel.drop(columns=["polity1", "polity2", "un_ipd", "capdist_km", "mid_ongoing",
                                     "t_def_any_n", "major1", "major2", "init_hostlev"])  # fmt: skip
    late = bare["year"] > 1985
    bare.loc[late, ["cinc1", "cinc2", "rivalry"]] = np.nan
    bare.to_csv(tmp_path / "dyad_year_panel.csv.gz", index=False)
    states = pd.read_csv(tmp_path / "state_year.csv.gz").query("year <= 1985")
    states.assign(un_idealpoint=np.nan).to_csv(tmp_path / "state_year.csv.gz", index=False)
    found = backtest(1980, tmp_path, draws=2)
    assert {f["name"] for f in found.record["forecasts"]} == {*FORECASTS, LONG}
    assert all(np.isfinite(f["log_score"]) for f in found.record["forecasts"])
    said = " ".join(row["why"] for row in found.record["rows"])
    assert "the pair's last value stands in" in said


def test_the_command_prints_a_table_and_writes_json(world, tmp_path, capsys):
    out = tmp_path / "scores.json"
    arguments = ["evidence", "backtest", "--train-to", "1980", "--draws", "5", "--out", str(out)]
    assert main([*arguments, "--data", str(world.folder)]) == 0
    printed, record = capsys.readouterr().out, json.loads(out.read_text(encoding="utf-8"))
    assert record["schema"] == 1
    assert record["train"]["years"] == [1946, 1980]
    assert record["test"]["years"] == [1981, 1995]
    for forecast in record["forecasts"]:
        assert f"{forecast['name']:55} {forecast['auc']:6.3f}" in printed
        assert sum(b["challenges"] for b in forecast["calibration"]) == record["test"]["challenges"]
        assert sum(b["dyad_years"] for b in forecast["calibration"]) == record["test"]["dyad_years"]
    assert record["rows"][0]["read"] == len(world.panel)


def test_without_a_name_the_json_goes_to_the_current_folder_and_the_plot_is_drawn(
    world, tmp_path, capsys, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    arguments = ["evidence", "backtest", "--train-to", "1980", "--draws", "2"]
    assert main([*arguments, "--data", str(world.folder), "--plot", "curve.html"]) == 0
    assert json.loads((tmp_path / "backtest-1980.json").read_text(encoding="utf-8"))["schema"] == 1
    assert "backtest-1980.json" in capsys.readouterr().out
    page = (tmp_path / "curve.html").read_text(encoding="utf-8")
    assert "Fitted to 1980, scored on 1981–1995" in page
    assert "http" not in re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    assert main([*arguments, "--data", str(world.folder), "--out", str(tmp_path)]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_files_of_other_years_are_refused(world, tmp_path):
    """Otherwise every strength would be 0, and nobody would notice."""
    for file in world.folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    states = pd.read_csv(tmp_path / "state_year.csv.gz")
    later = states.assign(year=states["year"] + 100)
    later.to_csv(tmp_path / "state_year.csv.gz", index=False)
    sentence = r"state_year\.csv\.gz holds 20\d\d–20\d\d, no year of the panel's 1946–1995"
    with pytest.raises(EvidenceError, match=sentence):
        load_panel(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["backtest", "--data", "/nowhere"], "There is no folder /nowhere"),
        (["backtest", "--out", "/nowhere/x.json"], "There is no folder /nowhere to write x.json"),
        (["backtest", "--draws", "0"], "at least 2"),
        (["fit", "--out", "/nowhere"], "There is no folder /nowhere to write"),
    ],
)
def test_the_command_refuses_in_a_sentence(arguments, sentence, capsys):
    assert main(["evidence", *arguments]) == 2
    assert sentence in capsys.readouterr().err


def test_on_the_real_past_the_model_beats_both_baselines(real_test):
    found = real_test
    for baseline in (CELLS, PLAIN):
        scores = found.record["differences"][MODEL][baseline]
        assert scores["log_score"][2] < 0
        assert scores["auc"][1] > 0
    assert sum(b["challenges"] for b in scored(found, MODEL)["calibration"]) == 445


def test_loading_counts_every_row(world):
    ledger = load_panel(world.folder).ledger
    assert ledger.counts[0].read == ledger.counts[0].used == len(world.panel)
    assert all(count.read >= count.used for count in ledger)


def test_the_test_runs_unchanged_on_a_folder_with_later_years(world, tmp_path):
    """Years that are held back come as a file more: what was scored stays, and they are scored too."""
    early, whole = tmp_path / "early", tmp_path / "whole"
    for folder in (early, whole):
        folder.mkdir()
        for file in world.folder.iterdir():
            (folder / file.name).write_bytes(file.read_bytes())
        held = world.panel["year"] > 1989
        world.panel[~held].to_csv(folder / "dyad_year_panel.csv.gz", index=False)
    world.panel[held].to_csv(whole / "dyad_year_panel_later.csv", index=False)
    known = backtest(1980, early, draws=5).record
    again = backtest(1980, whole, test_to=1989, draws=5).record
    later = backtest(1980, whole, draws=5).record
    assert known["forecasts"] == again["forecasts"]
    assert known["ladder"] == again["ladder"]
    assert later["test"]["dyad_years"] == known["test"]["dyad_years"] + int(held.sum())
    assert later["forecasts"][0]["name"] == known["forecasts"][0]["name"]
    assert later["forecasts"] != known["forecasts"]
    assert later["ladder"].keys() == known["ladder"].keys()
