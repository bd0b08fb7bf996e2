"""What the board needs to know of a block: a title and parts, each a plain mapping.

The parts are made here and drawn by ``browser/blocks.js``; texts are shown as text, never as HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypedDict, TypeVar

R = TypeVar("R")
Part: TypeAlias = dict[
    str, Any
]  # of a block: a text, a table, a form … as the functions here make it


class Made(TypedDict):
    """A block as the board takes it."""

    title: str
    parts: list[Part]
    after: str
    wide: bool


@dataclass(frozen=True, eq=False)
class Block(Generic[R]):
    """A section of a page: texts, tables, forms.

    Parameters
    ----------
    name : str
        Its place on the page.
    made : callable
        What it is for a reading, see `block`; None where there is nothing to show.
    """

    name: str
    made: Callable[[R], Made | None]


def prose(name: str, words: str) -> Block[object]:
    """A sentence between pictures.

    Examples
    --------
    >>> prose("first", "Look at the map first.").made(None)["parts"][0]["text"]
    'Look at the map first.'
    """
    return Block(name, lambda _reading: block("", text(words)))


def block(title: str, *parts: Part, after: str = "", wide: bool = False) -> Made:
    """What a section of the page shows.

    Parameters
    ----------
    title : str
    *parts : mapping
        As the other functions here make them.
    after : str
        The picture or block it stands after; "top" is above all pictures. A `Block` that stands
        among a page's pictures has it from there.
    wide : bool
        Whether it takes the whole width.
    """
    return {"title": title, "parts": list(parts), "after": after, "wide": wide}


def text(words: str, note: bool = False) -> Part:
    """A paragraph; a note is set smaller."""
    return {"kind": "text", "text": words, "note": note}


def heading(words: str) -> Part:
    """A heading inside a block."""
    return {"kind": "heading", "text": words}


def items(lines: Iterable[str], ordered: bool = False) -> Part:
    """A list of sentences."""
    return {"kind": "list", "items": list(lines), "ordered": ordered}


def action(
    label: str,
    kind: str,
    *,
    name: str = "",
    pressed: bool | None = None,
    off: bool = False,
    **event: Any,
) -> Part:
    """A button that tells the page an event; `name` is what a screen reader says instead of the label."""
    sent = {"kind": kind, **event}
    said = {"name": name} if name else {}
    return {"label": label, "event": sent, "pressed": pressed, "disabled": off, **said}


def actions(*buttons: Part) -> Part:
    """Buttons in a row."""
    return {"kind": "actions", "buttons": list(buttons)}


def table(
    title: str,
    columns: Iterable[tuple[str, str, str]],
    rows: Sequence[Mapping[str, Any]],
    csv: str = "",
) -> Part:
    """A table of rows by column; a row may have ``actions`` and may be ``current``.

    Formats are "text", "number", "integer", "probability", "percent", "signed" and "bar".
    """
    return {
        "kind": "table",
        "title": title,
        "columns": [list(column) for column in columns],
        "rows": list(rows),
        "csv": csv,
    }


def field(name: str, label: str, type: str, value: Any, **more: Any) -> Part:
    """A field of a form: type "text", "number", "range" or "select".

    `more` is ``min``, ``max``, ``step``, ``unit``, ``shown`` (a range's first reading), ``options``
    (pairs of value and text), ``live``, which sends the form whenever the field is changed, and ``when``:
    the values of other fields with which this one is asked for, ``{"what": ["leave"]}``.
    """
    return {"name": name, "label": label, "type": type, "value": value, **more}


def form(kind: str, fields: Iterable[Part], submit: str = "", note: str = "", **event: Any) -> Part:
    """Fields whose values are sent as ``values`` of one event."""
    sent = {"kind": kind, **event}
    return {"kind": "form", "fields": list(fields), "event": sent, "submit": submit, "note": note}


def fold(summary: str, *parts: Part) -> Part:
    """Parts that are folded away at first."""
    return {"kind": "fold", "summary": summary, "parts": list(parts)}


def cards(each: Iterable[Sequence[Part]]) -> Part:
    """Parts in cards side by side."""
    return {"kind": "cards", "cards": [list(parts) for parts in each]}


def links(*pairs: tuple[str, str]) -> Part:
    """Links to other pages of the suite: text and relative address."""
    return {"kind": "links", "links": [list(pair) for pair in pairs]}
