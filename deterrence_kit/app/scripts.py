"""The page's scripts: ES modules, joined into the one text that a widget takes.

They are joined when they are asked for, so that nothing built is kept and no tool of the web is needed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import rjsmin

IMPORT = re.compile(r'^import \{([^}]*)\} from "((?:\.{1,2}/)+(?:\w+/)*\w+\.js)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async function|function\*?|class|const|let) )", re.MULTILINE)
NAME = r"(?:async function|function\*?|class|const|let) ([\w$]+)"
EXPORTED = re.compile(rf"^export {NAME}", re.MULTILINE)
DECLARED = re.compile(rf"^(?:export )?{NAME}", re.MULTILINE)
SEVERAL = re.compile(r"^(?:export )?(?:const|let) \[([\w$, ]+)\]", re.MULTILINE)
LEFT = re.compile(r"^(?:import|export (?!default)).*$", re.MULTILINE)


def joined(entry: Path, instead: Mapping[str, str] | None = None) -> str:
    """One module out of a script and all that it imports, each after what it needs itself.

    Parameters
    ----------
    entry : Path
        Its own export, the default one, is the whole's.
    instead : mapping of str to str, optional
        Texts that stand for those of the files of these names.

    Returns
    -------
    str
        The text of one module without an import.

    Raises
    ------
    ValueError
        Where scripts import each other in a circle, where two declare the same name, where a name that
        is imported is not exported, or where one imports or exports in another way than by names.
    """
    texts = _in_order(entry, (), {}, instead or {})
    _refuse_clashes(texts)
    return "\n".join(_plain(name, text, last=name == entry.name) for name, text in texts.items())


@lru_cache(maxsize=32)
def minified(script: str) -> str:
    """A script without comments and needless blanks; the same text gives the same, and is read once.

    Parameters
    ----------
    script : str

    Returns
    -------
    str

    Examples
    --------
    >>> minified("// why\\nconst a = /[/]/;  // here\\nconst b = `a  // ${ a }`;\\n")
    'const a=/[/]/;const b=`a  // ${ a }`;'
    """
    short: str = rjsmin.jsmin(script, keep_bang_comments=True)
    return short


def _in_order(
    script: Path, above: tuple[str, ...], found: dict[str, str], instead: Mapping[str, str]
) -> dict[str, str]:
    """Texts by name, in the order in which they have to stand."""
    if script.name in above:
        circle = " → ".join((*above[above.index(script.name) :], script.name))
        raise ValueError(f"These scripts import each other in a circle: {circle}.")
    if script.name in found:
        return found
    text = instead.get(script.name) or script.read_text(encoding="utf-8")
    for names, other in IMPORT.findall(text):
        _in_order(script.parent / other, (*above, script.name), found, instead)
        other = Path(other).name
        wanted = {name.strip() for name in names.split(",") if name.strip()}
        if missing := wanted - set(EXPORTED.findall(found[other])):
            raise ValueError(
                f"{script.name} imports {', '.join(sorted(missing))}, which {other} does not export."
            )
    found[script.name] = text
    return found


def _refuse_clashes(texts: dict[str, str]) -> None:
    """In one module each name can be declared once."""
    home: dict[str, str] = {}
    for script, text in texts.items():
        several = ", ".join(SEVERAL.findall(text)).split(", ")
        for name in filter(None, (*DECLARED.findall(text), *several)):
            if other := home.get(name):
                raise ValueError(
                    f"{name} is declared in {other} and in {script}: rename one of them."
                )
            home[name] = script


def _plain(script: str, text: str, last: bool) -> str:
    """A script without its imports and exports."""
    bare = EXPORT.sub("", IMPORT.sub("", text))
    if left := LEFT.search(bare):
        raise ValueError(f"{script} has “{left.group()}”: imports and exports are by name alone.")
    if not last and "\nexport default" in bare:
        raise ValueError(f"{script} has a default export, which only the last script may have.")
    return bare
