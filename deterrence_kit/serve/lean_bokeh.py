"""BokehJS in two: what a page needs before it has a session, and the rest, which can be added to it.

BokehJS is a list of modules that ask for each other by their numbers. The lean script has those on which
its entry and the models of `NAMES` depend; tables of contents, which ask for all models there are, keep
those that are kept. The rest joins the same BokehJS (`Bokeh.register_plugin`), under live pictures too. A
BokehJS that is not written as expected stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

BEGINS, ENDS = "\n([\nfunction _(", ",\n], 0, {"
BETWEEN = re.compile(r",\n(?=function _\()")
HEAD = re.compile(r"function _\(([\w$]+)(?:,[\w$]+){4}\)\{")
ALIAS = re.compile(r'"([^"]+)":(\d+)')
CONTENTS = re.compile(r"models/(main|(.*/)?index)")
NAMED = re.compile(r'\.__name__="(\w+)"')
ENTRY = 0
#: What the suite's pages are made of. One that has others fetches the rest first (`alone.js`).
NAMES = """
    AllIndices AllLabels BasicTickFormatter BasicTicker CDSView CategoricalColorMapper
    CategoricalMarkerMapper ColumnDataSource DocumentConfig Figure FixedTicker GlyphRenderer
    Grid GroupFilter HBar HoverTool Line LinearAxis LinearColorMapper LinearScale MultiLine
    MultiPolygons Notifications NumeralTickFormatter PanTool Patches Range1d Scatter Segment
    Selection Span TapTool Text Title Toolbar UnionRenderers VArea
"""
#: What comes later registers its models; some pass on one that is there already.
NEW = "Object.entries(r(n)).filter(([k])=>!(k in Bokeh.Models)).map(([_,m])=>m)"
REGISTERING = f'function(r){{for(const n of %s)r("base").register_models({NEW})}}'
REST = f'Bokeh.register_plugin({{%s,\n"kit/rest":{REGISTERING}}},"kit/rest");\n'


class UnlikeError(ValueError):
    """A BokehJS that is not written as expected."""


class Module(NamedTuple):
    """A module of BokehJS.

    Attributes
    ----------
    text : str
        A function.
    asks : str
        The name by which it asks for others.
    contents : bool
        Whether it does no more than to pass on what others have.
    """

    text: str
    asks: str
    contents: bool

    def _calls(self, number: str = r"\d+") -> re.Pattern[str]:
        return re.compile(rf"(?<![\w$]){re.escape(self.asks)}\(({number})\)")

    def needs(self) -> set[int]:
        """Numbers of the modules that it asks for, and maybe of some more."""
        return set(map(int, self._calls().findall(self.text)))

    def without(self, kept: set[int]) -> str:
        """Its text with nothing in the place of modules that are not kept."""
        return self._calls().sub(lambda m: m[0] if int(m[1]) in kept else "({})", self.text)


class Split(NamedTuple):
    """BokehJS in two; the rest does nothing where it stays whole."""

    lean: str
    rest: str


def split(script: str, names: Iterable[str] = tuple(NAMES.split())) -> Split:
    """BokehJS with these models and what they hang on, and the rest."""
    try:
        before, modules, after = _read(script)
        kept = _kept(modules, _defining(modules, names))
    except UnlikeError:
        return Split(script, "// BokehJS is whole.\n")
    lean = ",\n".join(
        "0" if number not in kept else each.without(kept) if each.contents else each.text
        for number, each in enumerate(modules)
    )
    left = [number for number in range(len(modules)) if number not in kept]
    rest = ",\n".join(f"{number}:{modules[number].text}" for number in left)
    return Split(f"{before}{lean}{after}", REST % (rest, left))


def _read(script: str) -> tuple[str, list[Module], str]:
    """What stands before the modules, they themselves, and what stands behind them."""
    begin, end = script.find(BEGINS) + BEGINS.index("f"), script.rfind(ENDS)
    if script.count(BEGINS) != 1 or end < begin or "main.register_plugin = " not in script[:begin]:
        raise UnlikeError
    texts = BETWEEN.split(script[begin:end])
    aliases = {int(number): name for name, number in ALIAS.findall(script[end:])}
    modules = [_module(text, aliases.get(number, "")) for number, text in enumerate(texts)]
    if "base" not in aliases.values() or max(aliases) >= len(modules):
        raise UnlikeError
    return script[:begin], modules, script[end:]


def _module(text: str, name: str) -> Module:
    head = HEAD.match(text)
    if head is None or not text.endswith("}"):
        raise UnlikeError
    contents = CONTENTS.fullmatch(name) is not None and "class " not in text
    return Module(text, head[1], contents)


def _defining(modules: list[Module], names: Iterable[str]) -> set[int]:
    """Numbers of the modules that define these models."""
    where: dict[str, set[int]] = {}
    for number, module in enumerate(modules):
        for name in NAMED.findall(module.text):
            where.setdefault(name, set()).add(number)
    if not where.keys() >= set(names):
        raise UnlikeError
    return set().union(*(where[name] for name in names))


def _kept(modules: list[Module], wanted: set[int]) -> set[int]:
    """Those and the entry, and all that they ask for.

    The entry asks for all models there are; whatever else asks for contents may use any of them.
    """
    contents = {number for number, each in enumerate(modules) if each.contents}
    kept: set[int] = set()
    due = wanted | (modules[ENTRY].needs() - contents)
    while due:
        number = due.pop()
        kept.add(number)
        due |= {each for each in modules[number].needs() if each < len(modules)} - kept
    return {ENTRY} | kept | contents
