"""What one violation costs in trust, and how long it takes to heal; and what one crisis honoured builds."""

from __future__ import annotations

from typing import Any

import numpy as np
from bokeh.models.annotations import Span
from bokeh.plotting import figure

from deterrence_kit.app.pictures import Picture
from deterrence_kit.model.rounding import difference
from deterrence_kit.model.years.preview import Preview
from deterrence_kit.pages.crises_and_trust.findings import Findings
from deterrence_kit.pages.crises_and_trust.violation import cost, half_healed
from deterrence_kit.pages.crises_and_trust.years import years_ends, years_figure, years_shown
from deterrence_kit.views.figures import sources
from deterrence_kit.views.figures_told import points
from deterrence_kit.views.shapes import Columns, Entry, Props
from deterrence_kit.views.theme import CASING, CHALLENGER, MUTED, PROTEGE

TABLE = (
    ("year", "Years after it", "number"),
    ("violated", "After a violation, change of trust in points", "signed"),
    ("honoured", "After a crisis honoured, points", "signed"),
)
LEGEND: tuple[Entry, ...] = (
    {"sign": "━", "colour": CHALLENGER, "text": "after a violation"},
    {"sign": "┅", "colour": PROTEGE, "text": "after a crisis honoured"},
    {"sign": "◆", "colour": CHALLENGER, "text": "half healed"},
)


def healing_columns(calm: Preview, violated: Preview, honoured: Preview) -> Columns:
    """Columns of the change of trust after a crisis this year, against no such crisis.

    Parameters
    ----------
    calm, violated, honoured : Preview
        Without a crisis imposed, and with one in the first year.
    """
    lost, won = (p.trust[:, 0] - calm.trust[:, 0] for p in (violated, honoured))
    years, half = np.arange(years_shown(calm) + 1), half_healed(calm, violated)
    at = [] if half is None else [half]
    return {
        "healing_curve": {"year": years, "violated": lost, "honoured": won},
        "half_healed": {"x": at, "y": [float(np.interp(h, years, lost)) for h in at]},
    }


def draw_healing(columns: Columns) -> figure:
    """Change of trust after a crisis this year."""
    plot = years_figure("healing", "Change of trust", (-0.32, 0.22))
    plot.add_layout(Span(dimension="width", location=0, line_color=MUTED))
    data = sources(columns)
    curve: dict[str, Any] = {"x": "year", "source": data["healing_curve"]}
    plot.line(y="honoured", **curve, line_color=PROTEGE, line_dash="dashed", line_width=2)
    plot.line(y="violated", **curve, line_color=CHALLENGER, line_width=3)
    plot.scatter(
        "x", "y", source=data["half_healed"], marker="diamond", size=16, fill_color=CHALLENGER,
        line_color=CASING,
    )  # fmt: skip
    return plot


def healing_words(calm: Preview, violated: Preview, honoured: Preview) -> str:
    """Both in a sentence."""
    lost, half = cost(calm, violated), half_healed(calm, violated)
    won = float(np.max(honoured.trust[:, 0] - calm.trust[:, 0]))
    years = years_shown(calm)
    more = float(difference(violated.any_by[years - 1], calm.any_by[years - 1]))
    healed = (
        f"half of it has healed after {half:.0f} years"
        if half is not None
        else f"less than half of it has healed after {years} years"
    )
    return (
        f"One commitment that is not honoured this year costs {100 * lost:.0f} points of trust; {healed}. "
        f"One that is honoured builds {100 * won:.0f}. After the violation, the chance of an armed "
        f"challenge within {years} years is {points(more)}."
    )


def _columns(shown: Findings) -> Columns:
    return healing_columns(shown.calm, shown.violated, shown.honoured)


def _props(shown: Findings, _columns: Columns) -> Props:
    return {"healing_x": dict(years_ends(years_shown(shown.mean)))}


def _caption(shown: Findings, _columns: Columns) -> str:
    return healing_words(shown.calm, shown.violated, shown.honoured)


HEALING = Picture(
    name="healing", title="One violation: cost and healing", height=330, columns=_columns,
    draw=draw_healing, props=_props, caption=_caption, source="healing_curve", table=TABLE,
    legend=LEGEND,
)  # fmt: skip
