"""The folder of historical files: where it is looked for, and what to do where there is none."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "DETERRENCE_KIT_DATA"
PROJECT = Path(__file__).resolve().parents[2]
MARK = "dyad_year_panel*.csv*"  # what tells a folder for fitting from one of today's tables


class EvidenceError(ValueError):
    """A historical file is missing or wrong; the message says which, where and why."""


def data_folder(given: str | Path | None = None) -> Path:
    """The folder of historical files.

    Parameters
    ----------
    given : path, optional
        Otherwise the one that the environment variable ``DETERRENCE_KIT_DATA`` names, ``data`` in
        the current folder, or ``shared/data`` beside the project.

    Raises
    ------
    EvidenceError
        If there is none.
    """
    named = given or os.environ.get(VARIABLE)
    if named:
        return _existing(Path(named))
    for folder in (Path("data"), PROJECT.parent / "shared" / "data"):
        if any(folder.glob(MARK)):
            return folder
    raise EvidenceError(
        "There is no folder of historical files: name one with --data FOLDER, or set "
        f"{VARIABLE}. docs/evidence.md says which files it holds and who publishes them."
    )


def has_data(given: str | Path | None = None) -> bool:
    """Whether the historical files are in place."""
    try:
        return any(data_folder(given).glob(MARK))
    except EvidenceError:
        return False


def _existing(folder: Path) -> Path:
    if not folder.is_dir():
        raise EvidenceError(f"There is no folder {folder}.")
    return folder
