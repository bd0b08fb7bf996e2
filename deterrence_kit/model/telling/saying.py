"""Sentences as data: small trees with named gaps, which Python and the page's scripts say alike.

A tree is a text with gaps, ``"{credibility:.2f}"``; one of several by a fact, ``{"by": "side", "is":
{…}}``; something said only where a fact is there, ``{"if": "crossing", "say": …}``; one text for each
of a list, ``{"each": "parts", "say": …, "between": ", "}``; or a list, whose parts stand in a row where
they are not empty. A gap names a fact, or another tree of the same table. Before the format, ``100*``
tells a share in per cent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from deterrence_kit.model.parameter import PERCENT
from deterrence_kit.model.phrases import how_often, in_ten, once_in

Tree: TypeAlias = str | list[Any] | Mapping[str, Any]
Facts: TypeAlias = Mapping[str, Any]
Format: TypeAlias = Callable[[Any], str]

GAP = re.compile(r"\{(\w+)(?::(100\*)?([^}]*))?\}")
PHRASES: dict[str, Format] = {"in_ten": in_ten, "how_often": how_often, "once_in": once_in}


@dataclass(frozen=True)
class Speaker:
    """A table of sentences, and the formats that its gaps may name besides Python's own.

    Attributes
    ----------
    table : mapping of str to tree
    formats : mapping of str to callable
    """

    table: Mapping[str, Tree]
    formats: Mapping[str, Format] = field(default_factory=lambda: PHRASES)

    def say(self, name: str, facts: Facts) -> str:
        """One sentence of the table.

        Parameters
        ----------
        name : str
        facts : mapping
            Numbers, codes and names that its gaps and choices ask for.

        Returns
        -------
        str

        Raises
        ------
        KeyError
            If the table or the facts lack a word.

        Examples
        --------
        >>> side = {"by": "holds", "is": {"true": "above", "false": "below"}}
        >>> speaker = Speaker({"side": side, "answer": "It is {level:.2f}, {side}{more}.",
        ...                    "more": {"if": "often", "say": ", {often:in_ten}"}})
        >>> speaker.say("answer", {"level": 0.5, "holds": True, "often": None})
        'It is 0.50, above.'
        >>> speaker.say("answer", {"level": 0.5, "holds": False, "often": 0.71})
        'It is 0.50, below, 7 in 10.'
        """
        return self._told(self.table[name], facts)

    def _told(self, tree: Tree, facts: Facts) -> str:
        if isinstance(tree, str):
            return GAP.sub(lambda gap: self._gap(gap, facts), tree)
        if not isinstance(tree, Mapping):
            return " ".join(filter(None, (self._told(part, facts) for part in tree)))
        if "by" in tree:
            return self._told(tree["is"][_code(facts[tree["by"]])], facts)
        if "if" in tree:
            value = facts[tree["if"]]
            return "" if value is None or value is False else self._told(tree["say"], facts)
        each = (self._told(tree["say"], {**facts, **item}) for item in facts[tree["each"]])
        return str(tree["between"]).join(each)

    def _gap(self, gap: re.Match[str], facts: Facts) -> str:
        name, percent, spec = gap.groups()
        if name not in facts:
            return self._told(self.table[name], facts)
        value = PERCENT * facts[name] if percent else facts[name]
        return self.formats[spec](value) if spec in self.formats else format(value, spec or "")


def _code(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
