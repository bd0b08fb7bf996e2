"""Reading a historical file: its columns, codes, years and doubles are checked, its rows counted."""

from __future__ import annotations

from pathlib import Path

from deterrence_kit.evidence.folder import EvidenceError
from deterrence_kit.evidence.ledger import Ledger
from deterrence_kit.evidence.research import pd
from deterrence_kit.evidence.sources import SOURCES, Form, Source

CODES = ("ccode", "ccode1", "ccode2", "challenger", "target")
YEARS = ("year", "start", "end")


def read(name: str, folder: Path, ledger: Ledger | None = None) -> pd.DataFrame:
    """One source as a table with the columns that `SOURCES` names.

    Parameters
    ----------
    name : str
        A key of `deterrence_kit.evidence.sources.SOURCES`.
    folder : path
        Both the converted files and the files as their owners publish them are recognised.
    ledger : Ledger, optional
        Takes down how many rows were read, used and left out, and why.

    Raises
    ------
    EvidenceError
        With a sentence that names the file and the fault.
    """
    source, ledger = SOURCES[name], ledger or Ledger()
    path, form = found(name, Path(folder))
    paths = sorted(path.parent.glob(form.pattern)) if form.parts else [path]
    frames = [_part(path, form, source, ledger) for path in paths]
    frame = pd.concat(frames, ignore_index=True)
    _refuse_doubles(frame, source, " and ".join(p.name for p in paths))
    return frame


def _part(path: Path, form: Form, source: Source, ledger: Ledger) -> pd.DataFrame:
    """One file of a source, checked."""
    frame = _renamed(_table(path), path, form)
    frame = _without_missing_keys(frame, source, form, path, ledger)
    _check(frame, source, path)
    return frame


def found(name: str, folder: Path) -> tuple[Path, Form]:
    """The file of a source and its form, or a sentence that says what to get and from whom."""
    source = SOURCES[name]
    for form in source.forms:
        for path in sorted(folder.glob(form.pattern)):
            return path, form
    names = " or ".join(
        form.pattern.replace("panel*", "panel").replace(".csv*", ".csv (or .csv.gz)")
        for form in source.forms
    )
    raise EvidenceError(
        f"There is no file {names} in {folder}: {source.title}, {source.origin}. "
        f"Put it there, and cite {source.citation}."
    )


def _table(path: Path) -> pd.DataFrame:
    try:
        return pd.read_csv(path, low_memory=False)
    except (OSError, EOFError, UnicodeDecodeError, ValueError) as fault:
        raise EvidenceError(f"{path.name} cannot be read: {str(fault)[:120]}.") from None


def _renamed(frame: pd.DataFrame, path: Path, form: Form) -> pd.DataFrame:
    absent = [column for column in form.columns if column not in frame.columns]
    if absent:
        raise EvidenceError(f"{path.name} has no column {absent[0]!r}: is it another version?")
    _check_version(frame, path, form)
    columns = {**form.columns, **{o: n for o, n in form.optional.items() if o in frame.columns}}
    frame = frame[list(columns)].rename(columns=columns)
    if form.session:
        frame["year"] = _numbers(frame["year"], path, "session") + 1945
    return frame.assign(end=frame["start"]) if form.yearly else frame


def _check_version(frame: pd.DataFrame, path: Path, form: Form) -> None:
    if not form.version or "version" not in frame.columns:
        return
    wrong = frame[~frame["version"].astype(str).str.contains(form.version, regex=False)]
    if len(wrong):
        raise EvidenceError(
            f"{path.name} is version {wrong['version'].iloc[0]}; this reads version {form.version}."
        )


def _numbers(values: pd.Series, path: Path, column: str) -> pd.Series:
    numbers = pd.to_numeric(values, errors="coerce")
    wrong = values.notna() & numbers.isna()
    if wrong.any():
        row = int(wrong.to_numpy().argmax())
        raise EvidenceError(
            f"{path.name}, row {row + 2}, column {column!r}: expected a number, found "
            f"{str(values.iloc[row])[:40]!r}."
        )
    return numbers


def _without_missing_keys(
    frame: pd.DataFrame, source: Source, form: Form, path: Path, ledger: Ledger
) -> pd.DataFrame:
    """Not-known codes as NaN; rows that do not say whom or when they are about are left out."""
    text = {
        "defenders", "defenders_joined", "warname", "crisname", "crisis", "statenme", "chal_abb", "tgt_abb",
    }  # fmt: skip
    dates = {"start", "end"} if "lat" in frame.columns else set()
    for column in frame.columns.difference([*text, *dates]):
        frame[column] = _numbers(frame[column], path, column)
    if form.missing:
        values = frame.columns.difference([*text, *source.key, *dates])
        frame[values] = frame[values].mask(frame[values].isin(form.missing))
    known = frame[list(source.key)].notna().all(axis=1)
    return ledger.kept(path.name, frame, known, "a code or a year is empty")


def _check(frame: pd.DataFrame, source: Source, path: Path) -> None:
    if frame.empty:
        raise EvidenceError(f"{path.name} holds no rows.")
    dated = "lat" in frame.columns
    for column in frame.columns.intersection(CODES):
        _refuse_parts(frame, column, path)
        _check_range(frame, column, (2, 999), path, "a Correlates of War state number, 2 to 999")
    for column in frame.columns.intersection(() if dated else YEARS):
        first, last = source.years
        _refuse_parts(frame, column, path)
        _check_range(frame, column, (first, last), path, f"a year from {first} to {last}")
    for column in frame.columns.intersection(source.flags):
        wrong = frame[column].notna() & ~frame[column].isin([0, 1])
        _refuse(frame, wrong, column, path, "0 or 1")
    if {"start", "end"} <= set(frame.columns) and not dated:
        _refuse(frame, frame["end"] < frame["start"], "end", path, "a year not before its start")
    if {"ccode1", "ccode2"} <= set(frame.columns):
        _refuse(
            frame, frame["ccode1"] == frame["ccode2"], "ccode2", path, "another state than ccode1"
        )


def _refuse_doubles(frame: pd.DataFrame, source: Source, name: str) -> None:
    double = frame.duplicated(list(source.key)) if source.key else frame.index < 0
    if double.any():
        row = frame[double].iloc[0]
        which = ", ".join(f"{column} {row[column]:g}" for column in source.key)
        raise EvidenceError(
            f"{name} has {int(double.sum()):,} duplicated rows, the first {which}: each "
            f"{'-'.join(source.key)} may stand once."
        )


def _refuse_parts(frame: pd.DataFrame, column: str, path: Path) -> None:
    """A state or a year is a whole number."""
    _refuse(frame, frame[column] % 1 > 0, column, path, "a whole number")


def _check_range(
    frame: pd.DataFrame, column: str, limits: tuple[int, int], path: Path, allowed: str
) -> None:
    _refuse(frame, ~frame[column].between(*limits) & frame[column].notna(), column, path, allowed)


def _refuse(frame: pd.DataFrame, wrong: pd.Series, column: str, path: Path, allowed: str) -> None:
    if wrong.any():
        row = frame.index[wrong][0]
        raise EvidenceError(
            f"{path.name}, row {row + 2}, column {column!r}: expected {allowed}, found "
            f"{frame.loc[row, column]:g}."
        )
