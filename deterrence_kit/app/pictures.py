"""A picture as one value: its columns, its drawing, its sentence, its table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypedDict, TypeVar

from bokeh.embed import json_item
from bokeh.embed.standalone import StandaloneEmbedJson
from bokeh.models import Plot

from deterrence_kit.app.choices import CHOICES
from deterrence_kit.datasets.tables import countries
from deterrence_kit.views.network_figure import coastline_columns
from deterrence_kit.views.shapes import Columns, Entry, Heading, Props

R = TypeVar("R")


class Drawn(TypedDict):
    """A picture as the board takes it: drawn once, then only its columns change."""

    item: StandaloneEmbedJson
    title: str
    height: int
    table: dict[str, Any]
    tap: str
    tapped: str
    fit: bool
    choice: dict[str, Any] | None
    wide: bool
    legend: list[Entry]


@lru_cache(maxsize=1)
def coastline() -> dict[str, list[Any]]:
    """The countries' outlines, as columns of patches."""
    return coastline_columns(countries())


def _none(_reading: object, _columns: Columns) -> Props:
    return {}


def _silent(_reading: object, _columns: Columns) -> str:
    return ""


@dataclass(frozen=True, eq=False, kw_only=True)
class Picture(Generic[R]):
    """One picture of a page.

    Parameters
    ----------
    name : str
        Its place on the page and in links; its ranges are ``<name>_x`` and ``<name>_y``.
    title : str
    columns : callable
        What it shows of a reading: source → column → values. It is asked at each move.
    draw : callable
        The Bokeh figure of these columns, whose sources are named. It is asked once.
    caption : callable, optional
        The sentence under it, of a reading and the columns.
    props : callable, optional
        Of the same, properties of named models: scales, labels, and ``<name>_frame`` of a map.
    height : int
        In px.
    table : sequence of (column, heading, format), optional
        Its table twin; by default all columns of its first source. Formats are "text", "number",
        "integer", "probability", "percent" and "signed".
    source : str, optional
        The source of the table; by default the first.
    tap : str
        The source whose points can be tapped; it has a column ``code``.
    tapped : str
        The event that a tap sends with the code; by default it opens a member's card.
    fit : bool
        Whether both axes keep one scale, showing the frame sent as ``<name>_frame``.
    choice : str
        A name of `CHOICES` to offer in the title.
    wide : bool
        Whether it takes the whole width.
    legend : sequence of dict
        Its signs, in the colours that it draws them in: under it on the page, in files and briefs.

    Examples
    --------
    >>> from bokeh.plotting import figure
    >>> def columns(reading):
    ...     return {"mine": {"x": [0, 1], "y": [0, 0.5]}}
    >>> def draw(columns):
    ...     return figure()
    >>> mine = Picture(name="mine", title="Mine", columns=columns, draw=draw)
    >>> mine.drawn(columns(None))["table"]["columns"]
    [['x', 'x', 'number'], ['y', 'y', 'number']]
    """

    name: str
    title: str
    columns: Callable[[R], Columns]
    draw: Callable[[Columns], Plot]
    caption: Callable[[R, Columns], str] = _silent
    props: Callable[[R, Columns], Props] = _none
    height: int = 300
    table: Sequence[Heading] = ()
    source: str = ""
    tap: str = ""
    tapped: str = ""
    fit: bool = False
    choice: str = ""
    wide: bool = False
    legend: Sequence[Entry] = ()

    def drawn(self, columns: Columns) -> Drawn:
        """The picture as the board takes it, as these columns have it.

        Raises
        ------
        ValueError
            If the board could not tell two parts of the figure apart by their names.
        """
        source = self.source or next(iter(columns))
        plot = self.draw(columns)
        item = json_item(plot)
        if twice := _named_twice(plot):
            raise ValueError(
                f"In the picture {self.name!r} two parts of the figure are called {twice!r}, and the "
                "page finds them by name: give the source, or the figure, another name."
            )
        table = self.table or _all_of(columns[source])
        return {
            "item": item,
            "title": self.title,
            "height": self.height,
            "table": {"source": source, "columns": [list(column) for column in table]},
            "tap": self.tap,
            "tapped": self.tapped,
            "fit": self.fit,
            "choice": {"name": self.choice, "options": CHOICES[self.choice]}
            if self.choice
            else None,
            "wide": self.wide,
            "legend": list(self.legend),
        }


def _named_twice(plot: Plot) -> str | None:
    """Of a figure in a document, which has gone through all its parts already."""
    parts = plot.document.models if plot.document else plot.references()
    names = Counter(model.name for model in parts if model.name)
    return next((name for name, count in names.items() if count > 1), None)


def _all_of(source: Mapping[str, Any]) -> list[Heading]:
    """A table of all columns, where a picture says nothing of its own."""
    return [(name, name, _format(values)) for name, values in source.items()]


def _format(values: Sequence[Any]) -> str:
    numbers = all(isinstance(value, int | float) for value in list(values))
    return "number" if numbers else "text"
