"""What the board needs to know of a picture: drawn once, then only its columns change."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from bokeh.embed import json_item

from deterrence_kit.app.choices import CHOICES
from deterrence_kit.datasets.tables import countries
from deterrence_kit.views.network_figure import coastline_columns


@lru_cache(maxsize=1)
def coastline() -> dict[str, list]:
    """The countries' outlines, as columns of patches."""
    return coastline_columns(countries())


def picture(
    plot: Any,
    title: str,
    height: int,
    source: str,
    table: Iterable[tuple[str, str, str]],
    *,
    tap: str = "",
    tapped: str = "",
    fit: bool = False,
    choice: str = "",
    wide: bool = False,
    legend: Iterable[dict[str, Any]] = (),
) -> dict[str, Any]:
    """One picture of the board.

    Parameters
    ----------
    plot : bokeh figure
        Its ranges are named ``<id>_x`` and ``<id>_y``, its sources are named.
    title : str
    height : int
        In px.
    source : str
        The source whose columns are the picture's table twin.
    table : iterable of (column, heading, format)
        Formats are "text", "number", "probability", "percent" and "signed".
    tap : str
        The source whose points can be tapped; it has a column ``code``.
    tapped : str
        The event that a tap sends with the code; by default it opens a member's card.
    fit : bool
        Whether both axes keep one scale, showing the frame sent as ``<id>_frame``.
    choice : str
        A name of `CHOICES` to offer in the title.
    wide : bool
        Whether it takes the whole width.
    legend : iterable of dict
    """
    return {
        "item": json_item(plot),
        "title": title,
        "height": height,
        "table": {"source": source, "columns": [list(column) for column in table]},
        "tap": tap,
        "tapped": tapped,
        "fit": fit,
        "choice": {"name": choice, "options": CHOICES[choice]} if choice else None,
        "wide": wide,
        "legend": list(legend),
    }
