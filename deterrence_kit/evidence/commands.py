"""The sub-command ``evidence``: ``backtest`` and ``fit``; heavy packages load when one runs."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from deterrence_kit.evidence.folder import EvidenceError
from deterrence_kit.evidence.standing.commands import add_commands
from deterrence_kit.evidence.standing.rung_table import write_rungs
from deterrence_kit.evidence.standing.runs import note_run

if TYPE_CHECKING:  # heavy
    from deterrence_kit.evidence.forecast_test import Backtest

#: A test by forecast as a page that stands alone; a picture is drawn above this room.
Draw = Callable[["Backtest"], str]


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser], draw: Draw) -> None:
    """Add ``evidence`` to a command line; `draw` makes the calibration's page.

    Parameters
    ----------
    subparsers : argparse action
        Of the command line.
    draw : callable
        Test by forecast → HTML; an `ImportError` of its own is said in a sentence.
    """
    parser = subparsers.add_parser("evidence", help="test the model against history")
    commands = parser.add_subparsers(required=True, metavar="command")
    test = commands.add_parser(
        "backtest", help="fit up to a year, score the years after against baselines"
    )
    test.add_argument("--train-to", type=int, default=1969, metavar="YEAR",
        help="the last year to learn from (default: %(default)s)")  # fmt: skip
    test.add_argument("--test-to", type=int, metavar="YEAR",
        help="the last year to score (default: the last of the data)")  # fmt: skip
    _data(test)
    test.add_argument("--out", metavar="FILE",
        help="where everything goes as JSON (default: backtest-YEAR.json in this folder)")  # fmt: skip
    test.add_argument("--tables", metavar="FOLDER",
        help="also write the scores of the rungs and by kind of pair, as CSV")  # fmt: skip
    test.add_argument("--plot", metavar="FILE", help="also draw the calibration, as an HTML page")
    test.add_argument("--draws", type=int, default=400, metavar="N",
        help="resamples of pairs of states for the intervals (default: %(default)s)")  # fmt: skip
    test.set_defaults(run=run_backtest, draw=draw)
    fit = commands.add_parser("fit", help="fit what can be fitted, and compare with the literature")
    _data(fit)
    fit.add_argument("--out", metavar="FOLDER", help="also write the tables, as CSV")
    fit.set_defaults(run=run_fit)
    add_commands(commands)


def _data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", metavar="FOLDER",
        help="the historical files (default: the folder that DETERRENCE_KIT_DATA names)")  # fmt: skip


def run_backtest(options: argparse.Namespace) -> None:
    """Print one table, write one JSON, and draw the calibration if asked."""
    target = _writable(options.out or f"backtest-{options.train_to}.json")
    drawing = _writable(options.plot) if options.plot else None
    if options.draws < 2:
        raise EvidenceError("--draws must be at least 2.")
    try:
        from deterrence_kit.evidence.forecast_test import backtest
    except ImportError as missing:
        raise EvidenceError(str(missing)) from None
    test = backtest(options.train_to, options.data, test_to=options.test_to, draws=options.draws)
    print(test.table())
    record = json.dumps(test.record, indent=1, ensure_ascii=False, allow_nan=False)
    _write(target, f"{record}\n")
    if options.tables:
        _rung_tables(test, options)
    if drawing:
        _write(drawing, _drawn(test, options.draw))
    print(f"\nScores, calibration and where every row went: {target}")


def _rung_tables(test: Backtest, options: argparse.Namespace) -> None:
    from deterrence_kit.evidence.standing.ladder_scores import kind_rows, ladder_rows

    folder = Path(options.tables)
    if not folder.is_dir():
        raise EvidenceError(f"There is no folder {folder} to write to.")
    for name, rows in (("rungs", ladder_rows), ("kinds", kind_rows)):
        write_rungs(rows(test.record), folder / f"{name}.csv")
    command = f"deterrence-kit evidence backtest --train-to {options.train_to} --data FOLDER"
    rests_on = f"{test.record['test']['dyad_years']:,} dyad-years of testing"
    note_run("rungs", command, rests_on, folder)


def _drawn(test: Backtest, draw: Draw) -> str:
    try:
        return draw(test)
    except ImportError:
        raise EvidenceError('The plot needs Bokeh: pip install "deterrence-kit[app]".') from None


def run_fit(options: argparse.Namespace) -> None:
    """Print the fitted numbers and where rows went; write the package's tables if asked."""
    if options.out and not Path(options.out).is_dir():
        raise EvidenceError(f"There is no folder {options.out} to write to.")
    try:
        from deterrence_kit.evidence import fit
    except ImportError as missing:
        raise EvidenceError(str(missing)) from None
    report = fit.everything(options.data)
    print(report.text())
    if options.out:
        report.write(Path(options.out))


def _writable(name: str) -> Path:
    if not Path(name).absolute().parent.is_dir():
        raise EvidenceError(
            f"There is no folder {Path(name).parent} to write {Path(name).name} to."
        )
    return Path(name)


def _write(path: Path, contents: str) -> None:
    try:
        path.write_text(contents, encoding="utf-8")
    except OSError as fault:
        raise EvidenceError(f"{path} cannot be written: {fault.strerror}.") from None
