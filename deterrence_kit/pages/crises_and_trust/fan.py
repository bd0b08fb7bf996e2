"""How trust and credibility fan out over the years: bands of many futures, their mean, and one future."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from bokeh.models import ColumnDataSource
from bokeh.models.annotations import Span
from bokeh.plotting import figure

from deterrence_kit.app.pictures import Picture
from deterrence_kit.app.plan_editor import schedule_of
from deterrence_kit.model.years.futures import Future, Futures
from deterrence_kit.model.years.preview import Preview
from deterrence_kit.pages.crises_and_trust.findings import Findings
from deterrence_kit.pages.crises_and_trust.planned import SIGN, draw_planned, planned_columns
from deterrence_kit.pages.crises_and_trust.years import years_ends, years_figure, years_shown
from deterrence_kit.views.figures import sources
from deterrence_kit.views.scales import scale_end
from deterrence_kit.views.shapes import Columns, Entry, Props, Source
from deterrence_kit.views.theme import ALLY, CHALLENGER, MUTED, PROTEGE

FANS = {"trust": "Trust", "credibility": "Credibility"}
QUANTILES = {"low": 0.05, "q25": 0.25, "median": 0.5, "q75": 0.75, "high": 0.95}
TABLE = (
    ("year", "Years from now", "number"),
    ("low", "5 % of futures below", "probability"),
    ("median", "Half", "probability"),
    ("high", "95 %", "probability"),
    ("mean", "Mean", "probability"),
    ("other", "Compared with, mean", "probability"),
    ("one", "The future picked", "probability"),
)
LEGEND: tuple[Entry, ...] = (
    {"sign": "▮", "colour": ALLY, "text": "half of the futures; paler, nine tenths"},
    {"sign": "━", "colour": ALLY, "text": "mean"},
    {"sign": "┅", "colour": CHALLENGER, "text": "for comparison: mean; dotted, nine tenths"},
    {"sign": "●", "colour": PROTEGE, "text": "the future picked"},
    SIGN,
)
ENDS = (0.2, 0.4, 0.6, 0.8, 1.0)  # at which the scale may end, so that it rarely changes
THRESHOLD: Entry = {"sign": "┅", "colour": MUTED, "text": "threshold"}


def fan_columns(
    name: str, found: Futures, mean: Preview, other: Futures, other_mean: Preview, one: Future
) -> Columns:
    """Columns of one fan: a row a year, from today on.

    Parameters
    ----------
    name : {"trust", "credibility"}
    found, other : Futures
        Of the plan, and of what it is compared with.
    mean, other_mean : Preview
        The same on average.
    one : Future
        The one that is picked.
    """
    bands = {q: getattr(found, name).quantile(p)[:, 0] for q, p in QUANTILES.items()}
    others = {
        f"other_{q}": getattr(other, name).quantile(QUANTILES[q])[:, 0] for q in ("low", "high")
    }
    return {
        f"{name}_fan": {
            "year": np.arange(years_shown(mean) + 1),
            **bands,
            "mean": getattr(mean, name)[:, 0],
            **others,
            "other": getattr(other_mean, name)[:, 0],
            "one": getattr(one, name)[:, 0],
        }
    }


def fan_end(fan: Source, bound: float = 0.0) -> float:
    """Where the scale ends: the first step with room for all that is drawn, and for the threshold.

    Examples
    --------
    >>> fan_end({"year": [0], "high": [0.43]}), fan_end({"year": [0], "high": [0.43]}, 0.61)
    (0.6, 0.8)
    """
    drawn = (np.max(values) for column, values in fan.items() if column != "year")
    return scale_end(1.02 * max(bound, *map(float, drawn)), ENDS)


def fan_words(name: str, mean: Preview, found: Futures, other: str) -> str:
    """Where the mean goes, and how far futures lie apart at the end."""
    values = getattr(mean, name)[:, 0]
    low, high = (float(getattr(found, name).quantile(q)[-1, 0]) for q in (0.05, 0.95))
    return (
        f"{FANS[name]} goes from {values[0]:.2f} today to {values[-1]:.2f} in {years_shown(mean)} years on "
        f"average; in nine futures of ten it ends between {low:.2f} and {high:.2f}. Dashed orange: {other}."
    )


def draw_fan(name: str, columns: Columns) -> figure:
    """Bands, mean, what it is compared with, and the future that is picked."""
    plot = years_figure(name, FANS[name])
    data = sources(columns)
    source = data[f"{name}_fan"]
    plot.varea("year", "low", "high", source=source, fill_color=ALLY, fill_alpha=0.24)
    plot.varea("year", "q25", "q75", source=source, fill_color=ALLY, fill_alpha=0.36)
    for edge in ("other_low", "other_high"):
        plot.line("year", edge, source=source, line_color=CHALLENGER, line_dash="dotted")
    plot.line(
        "year", "other", source=source, line_color=CHALLENGER, line_dash="dashed", line_width=2
    )
    _draw_one(plot, source)
    plot.line("year", "mean", source=source, line_color=ALLY, line_width=3)
    draw_planned(plot, data[f"{name}_plan"])
    if name == "credibility":
        _draw_threshold(plot)
    return plot


def _draw_one(plot: figure, source: ColumnDataSource) -> None:
    """The future that is picked: one of many, thinner than what they come to on average."""
    plot.step("year", "one", source=source, mode="after", line_color=PROTEGE, line_width=1.5)
    plot.scatter("year", "one", source=source, size=4, fill_color=PROTEGE, line_color=PROTEGE)


def _draw_threshold(plot: figure) -> None:
    """Where credibility is enough to deter."""
    line = Span(
        name="years_threshold", dimension="width", line_color=MUTED, line_dash="dotdash",
        line_width=2,
    )  # fmt: skip
    plot.add_layout(line)


def _fan(name: str, legend: Sequence[Entry]) -> Picture[Findings]:
    """One of the two fans."""

    def columns(shown: Findings) -> Columns:
        fan = fan_columns(
            name, shown.found, shown.mean, shown.other_found, shown.other_mean, shown.one
        )
        steps = schedule_of(shown.state).steps
        return fan | {f"{name}_plan": planned_columns(steps, shown.names, years_shown(shown.mean))}

    def props(shown: Findings, columns: Columns) -> Props:
        years = dict(years_ends(years_shown(shown.mean)))
        if name != "credibility":
            return {f"{name}_x": years, f"{name}_y": {"end": fan_end(columns[f"{name}_fan"])}}
        bound = float(shown.now.threshold)
        return {
            f"{name}_x": years,
            f"{name}_y": {"end": fan_end(columns[f"{name}_fan"], bound)},
            "years_threshold": {"location": bound},
        }

    def caption(shown: Findings, _columns: Columns) -> str:
        return fan_words(name, shown.mean, shown.found, shown.other[0])

    return Picture(
        name=name, title=FANS[name], height=330, columns=columns, props=props, caption=caption,
        draw=lambda columns: draw_fan(name, columns), table=TABLE, legend=legend,
    )  # fmt: skip


TRUST = _fan("trust", LEGEND)
CREDIBILITY = _fan("credibility", (*LEGEND, THRESHOLD))
