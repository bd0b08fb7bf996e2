"""What a link's preview says: the sentence of the state it shows, made without a session.

A chat or a mail client that is given a link asks for its page and runs no script. A notebook that names
a function in its metadata (``"preview": "module:attribute"``) has it called with the link's query, in a
child of the zygote that lives for that alone; where that fails or takes long, the notebook's own
summary is said.
"""

from __future__ import annotations

from collections import OrderedDict

from .calls import Calls

AT_ONCE = 2  # previews that are made at the same time; who comes beyond gets the summary
LONGEST = 300  # characters of a sentence
SECONDS = 3.0  # that a sentence may take
MOST = 256  # sentences that are remembered
QUERY = 6000  # characters of a query that are looked at


class Previews:
    """Sentences of links, made as they are asked for and remembered.

    Parameters
    ----------
    preload : sequence of str
        What names the zygote, see `forkserver.shared`; empty where there is none.
    folder : str
        Where a child leaves its sentence.
    """

    def __init__(self, preload: tuple[str, ...], folder: str) -> None:
        self._calls = Calls(preload, folder)
        self._busy = 0
        self._known: OrderedDict[tuple[str, str], str] = OrderedDict()

    async def sentence(self, function: str, query: str) -> str:
        """What `function` says of a query; nothing where it cannot be told."""
        key = (function, query)
        if not function or len(query) > QUERY:
            return ""
        if key not in self._known and self._busy < AT_ONCE:
            self._remember(key, await self._made(*key))
        return self._known.get(key, "")

    def _remember(self, key: tuple[str, str], sentence: str) -> None:
        self._known[key] = sentence
        if len(self._known) > MOST:
            self._known.popitem(last=False)

    async def _made(self, function: str, query: str) -> str:
        self._busy += 1
        try:
            said = await self._calls.said(function, query, SECONDS)
        finally:
            self._busy -= 1
        return " ".join((said or "").split())[:LONGEST]
