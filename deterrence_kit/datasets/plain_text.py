"""Texts from outside as one line of plain text."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from unicodedata import category

JOINERS = "\u200c\u200d"  # invisible, and needed to write Persian or Hindi
BREAKS, UNSEEN, NO_LETTER = {"Cc", "Zl", "Zp"}, {"Cf"}, {"Cs"}


def one_line(text: str) -> str:
    """A text from outside as one line of plain text: no breaks, no control characters.

    Signs of markup stay as they are; who writes them into a page or a file escapes them.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> one_line("Ours:\\n\\t<b>mine</b>")
    'Ours: <b>mine</b>'
    """
    if not text.isprintable():
        text = "".join(map(_seen, text))
    return re.sub(" {2,}", " ", text).strip()


def _seen(letter: str) -> str:
    kind = category(letter)
    if kind in NO_LETTER or ord(letter) & 0xFFFE == 0xFFFE:
        return "\ufffd"
    return " " if kind in BREAKS else "" if kind in UNSEEN and letter not in JOINERS else letter


def plain(contents: Any) -> Any:
    """The contents of a file with each text on one line, and days as text.

    Parameters
    ----------
    contents : object
        Texts, numbers, lists and sections, as TOML gives them.

    Returns
    -------
    object, of the same build

    Examples
    --------
    >>> plain({"title": "Ours:\\n mine", "year": 2026})
    {'title': 'Ours: mine', 'year': 2026}
    """
    if isinstance(contents, str):
        return one_line(contents)
    if isinstance(contents, date):
        return contents.isoformat()
    if isinstance(contents, dict):
        return {name: plain(value) for name, value in contents.items()}
    return [plain(value) for value in contents] if isinstance(contents, list) else contents
