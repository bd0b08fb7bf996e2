"""The scripts of one page's engine: what only other pages draw and say stays away, and so do comments."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from deterrence_kit.app.scripts import joined, minified

BROWSER = Path(__file__).parent / "browser"
READINGS = BROWSER / "readings.js"  # which names the script of each page
IMPORT = re.compile(r'^import \{ (\w+) \} from "[^"]+";$', re.MULTILINE)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
BLANKS = re.compile(r"\s*\n\s*")
NAMED = re.compile(r'(?:"([\w ]+)"|(\b\w+)): (\w+)')


@cache
def engine_script(entry: str, page: str) -> str:
    """One module of a script and all that it imports, for one page.

    Parameters
    ----------
    entry : str
        The name of a script in ``portable/browser``.
    page : str
        What the page calls itself, see `Room.page`.

    Returns
    -------
    str

    Examples
    --------
    >>> whole = engine_script("served.js", "Burden sharing")
    >>> "BurdenReading" in whole, "GeographyReading" in whole, "@param" in whole
    (True, False, False)
    """
    return minified(joined(BROWSER / entry, {READINGS.name: own_readings(page)}))


def own_readings(page: str) -> str:
    """``readings.js`` with the one page alone.

    Parameters
    ----------
    page : str

    Returns
    -------
    str

    Raises
    ------
    KeyError
        If it names no such page.

    Examples
    --------
    >>> print(own_readings("Explorer"))
    import { ExplorerReading } from "./explorer.js";
    export const READINGS = { "Explorer": ExplorerReading };
    <BLANKLINE>
    """
    text = READINGS.read_text(encoding="utf-8")
    imports = {found[1]: found[0] for found in IMPORT.finditer(text)}
    _, _, table = text.partition("export const READINGS = ")
    own = {quoted or plain: made for quoted, plain, made in NAMED.findall(table)}[page]
    return f'{imports[own]}\nexport const READINGS = {{ "{page}": {own} }};\n'


def short_sheet(sheet: str) -> str:
    """A style sheet without comments, indents and empty lines.

    Parameters
    ----------
    sheet : str
        Ours: no text in it looks like a comment, or goes over a line.

    Returns
    -------
    str

    Examples
    --------
    >>> short_sheet("/* why */\\n.dk-a {\\n  color: red;\\n}\\n")
    '.dk-a {\\ncolor: red;\\n}'
    """
    return BLANKS.sub("\n", COMMENT.sub("", sheet)).strip()
