"""What the pictures of coming years share: how many are shown, and the axis below."""

from __future__ import annotations

from bokeh.plotting import figure

from deterrence_kit.model.years.futures import Future
from deterrence_kit.model.years.preview import Preview
from deterrence_kit.views.figures import plain_figure
from deterrence_kit.views.plan_words import SPAN
from deterrence_kit.views.theme import MUTED

YEARS = "years from now"


def years_shown(lived: Preview | Future) -> int:
    """How many years are shown: of the last that was lived, only the beginning is.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> from deterrence_kit.model.years.preview import preview
    >>> years_shown(preview(load_scenario("nato-estonia"), years=6))
    5
    """
    return len(lived.trust) - 1


def years_ends(years: int) -> dict[str, float]:
    """Where the axis of the years begins and ends: with room for half a mark on either side.

    Examples
    --------
    >>> years_ends(10)
    {'start': -0.2, 'end': 10.2}
    """
    return {"start": -0.02 * years, "end": 1.02 * years}


def years_figure(name: str, label: str, y: tuple[float, float] = (0, 1)) -> figure:
    """A figure with the years below.

    Parameters
    ----------
    name : str
        Of the picture.
    label : str
        Of the axis at the side.
    y : (float, float)
        Its ends.
    """
    ends = years_ends(SPAN)
    plot = plain_figure(name, (ends["start"], ends["end"]), y)
    plot.xaxis.axis_label = YEARS
    plot.yaxis.axis_label = label
    plot.ygrid.update(grid_line_color=MUTED, grid_line_alpha=0.2)
    return plot
