"""A fork to begin with: the template notebook and the two files beside it, copied to a new folder."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from .command import suite

TEMPLATE = ("10_fork_me.ipynb", "my_pact.csv", "my_formulas.py")


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``fork`` to a command line."""
    parser = commands.add_parser(
        "fork", help="copy a notebook, a table and a formula to make yours"
    )
    parser.add_argument("folder", type=Path, help="a new folder, or one without such files")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Copy, and say what to do next."""
    for path in copy_template(options.folder):
        print(path)
    print(f"Edit them, then: deterrence-kit serve --notebooks {options.folder}")
    return 0


def copy_template(folder: Path) -> list[Path]:
    """Copy the template; nothing that is there is overwritten.

    Raises
    ------
    ValueError
        If a file of that name is there, or the folder cannot be written.
    """
    there = [name for name in TEMPLATE if (folder / name).exists()]
    if there:
        raise ValueError(f"{folder} has a {there[0]} already: name another folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [Path(shutil.copy(suite() / name, folder / name)) for name in TEMPLATE]
    except OSError as fault:
        raise ValueError(
            f"{fault.filename}: {(fault.strerror or 'cannot be copied').lower()}."
        ) from None
