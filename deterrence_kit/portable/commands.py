"""``deterrence-kit export``: a page as a file, or as a folder for an intranet."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any


def add_parser(commands: Any) -> None:
    """Add the command to those of ``deterrence-kit``.

    Parameters
    ----------
    commands : what `argparse.ArgumentParser.add_subparsers` returns

    Examples
    --------
    >>> parser = argparse.ArgumentParser()
    >>> add_parser(parser.add_subparsers())
    >>> parser.parse_args(["export", "page.html", "--scenario", "us-japan"]).scenarios
    ['us-japan']
    """
    parser = commands.add_parser("export", help="write a page that needs no server")
    parser.add_argument(
        "file", nargs="?", type=Path, help="the HTML file to write, or - to print it"
    )
    parser.add_argument("--site", type=Path, metavar="FOLDER", help="write a static site instead")
    parser.add_argument(
        "--scenario", action="append", default=[], metavar="NAME", dest="scenarios",
        help="a scenario that it holds; may be repeated; by default all",
    )  # fmt: skip
    parser.add_argument(
        "--page", default="explorer", metavar="PAGE", help="which page; by default the explorer"
    )
    parser.add_argument("--state", default="", metavar="LINK", help="what it shows when opened")
    parser.set_defaults(run=export)


def export(options: argparse.Namespace) -> None:
    """Write what was asked for, and say what was written.

    Parameters
    ----------
    options : argparse.Namespace
        ``file`` or ``site``, ``page``, ``scenarios`` and ``state``, see `add_parser`.

    Raises
    ------
    ValueError
        With a sentence, if neither or both of file and site are named, if nothing can be written
        there, or as `page_text` does.

    Examples
    --------
    >>> export(argparse.Namespace(file=None, site=None, page="", scenarios=[], state=""))
    Traceback (most recent call last):
    ValueError: Name a FILE.html to write, or a folder with --site FOLDER.
    """
    from deterrence_kit.portable.document import page_text  # heavy, and only for this command
    from deterrence_kit.portable.rooms import room_called

    if (options.file is None) == (options.site is None):
        raise ValueError("Name a FILE.html to write, or a folder with --site FOLDER.")
    link = options.state.partition("?")[2] or options.state.partition("#")[2] or options.state
    target = options.site / "index.html" if options.site else options.file
    text = page_text(options.scenarios, link, room=room_called(options.page))
    if str(target) == "-":
        sys.stdout.buffer.write(text.encode())
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    except OSError as fault:
        raise ValueError(f"{target} could not be written: {fault.strerror}.") from fault
    held = text.count('id="scenario-')
    size = len(text.encode()) / 1e6
    print(f"{target}: {held} scenario{'s' * (held != 1)}, {size:.1f} MB.")
