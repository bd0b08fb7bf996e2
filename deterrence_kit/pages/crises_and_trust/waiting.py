"""How likely a challenge has become by each year, and one with deaths, and a war."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from bokeh.plotting import figure

from deterrence_kit.app.pictures import Picture
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.severity.ladder import reaching
from deterrence_kit.model.years.futures import Future, Futures
from deterrence_kit.model.years.preview import Preview
from deterrence_kit.pages.crises_and_trust.findings import Findings
from deterrence_kit.pages.crises_and_trust.years import years_ends, years_figure, years_shown
from deterrence_kit.views.figures import sources
from deterrence_kit.views.shapes import Columns, Entry, Props
from deterrence_kit.views.theme import ALLY, CASING, CHALLENGER, GHOST, PROTEGE, UNDECIDED

TABLE = (
    ("year", "By the end of year", "number"),
    ("share", "A challenge by then", "probability"),
    ("mean", "The same, on average", "probability"),
    ("deaths", "A clash with deaths", "probability"),
    ("war", "War", "probability"),
    ("other_war", "War, compared with", "probability"),
)
LEGEND: tuple[Entry, ...] = (
    {"sign": "━", "colour": ALLY, "text": "any challenge: share of futures"},
    {"sign": "┅", "colour": UNDECIDED, "text": "a clash with deaths"},
    {"sign": "━", "colour": CHALLENGER, "text": "war"},
    {"sign": "┉", "colour": GHOST, "text": "war, for comparison"},
    {"sign": "◆", "colour": PROTEGE, "text": "challenges in the future picked"},
)


def waiting_columns(
    found: Futures, mean: Preview, other: Preview, one: Future, shares: Mapping[str, float]
) -> Columns:
    """Columns of the curves, and of the challenges in the future that is picked.

    Parameters
    ----------
    found : Futures
    mean, other : Preview
        The plan on average, and what it is compared with.
    one : Future
        The one that is picked.
    shares : mapping
        Of challenges, those with deaths and those that grow into war, as they are today.
    """
    share = _from_today(found.any_by)
    error = 2 * _from_today(found.error(found.any_by))
    span = years_shown(mean)
    years = [e.year for e in one.events if e.kind == "challenge" and e.year <= span]
    return {
        "waiting_curve": {
            "year": np.arange(span + 1),
            "share": share,
            "low": np.maximum(share - error, 0),
            "high": np.minimum(share + error, 1),
            "mean": _from_today(mean.any_by),
            "deaths": _from_today(_reaching(mean, shares["deaths_share"])),
            "war": _from_today(_reaching(mean, shares["war_share"])),
            "other_war": _from_today(_reaching(other, shares["war_share"])),
        },
        "challenges_met": {"x": years, "y": [0.03] * len(years)},
    }


def _from_today(by: Array) -> Array:
    return np.concatenate([[0.0], by[:-1]])  # the last year only begins


def _reaching(years: Preview, share: float) -> Array:
    return reaching(years.any_by, np.asarray(share))


def draw_waiting(columns: Columns) -> figure:
    """The share of futures, with what chance leaves open; diamonds are the future that is picked."""
    plot = years_figure("waiting", "Chance by then")
    data = sources(columns)
    curve: dict[str, Any] = {"x": "year", "source": data["waiting_curve"]}
    plot.varea(y1="low", y2="high", **curve, fill_color=ALLY, fill_alpha=0.26)
    plot.line(y="other_war", **curve, line_color=GHOST, line_dash="dotted", line_width=2)
    plot.line(y="share", **curve, line_color=ALLY, line_width=3)
    plot.line(y="deaths", **curve, line_color=UNDECIDED, line_dash="dashed", line_width=3)
    plot.line(y="war", **curve, line_color=CHALLENGER, line_width=3)
    plot.scatter(
        "x", "y", source=data["challenges_met"], marker="diamond", size=15, fill_color=PROTEGE,
        line_color=CASING,
    )  # fmt: skip
    return plot


def waiting_words(found: Futures, mean: Preview, shares: Mapping[str, float]) -> str:
    """When half of the futures have seen a challenge, how many are to be expected, and how bad."""
    span = years_shown(mean)
    half = np.flatnonzero(_from_today(mean.any_by) >= 0.5)
    when = (
        f"Half of the futures have seen an armed challenge by year {half[0]}"
        if len(half)
        else f"Fewer than half of the futures see an armed challenge within {span} years"
    )
    met = found.honoured[:span, 0].sum() / max(found.challenged[:span, 0].sum(), 1e-12)
    held = found.repelled[:span, 0].sum() / max(found.challenged[:span, 0].sum(), 1e-12)
    number = float(found.expected[span - 1])
    return (
        f"{when}; {number:.1f} in {span} years are to be expected. Of 100 of them, "
        f"{100 * shares['deaths_share']:.0f} come to deaths and {100 * shares['war_share']:.0f} to a "
        f"war. The pact acts in {100 * met:.0f} of 100, and {100 * held:.0f} of 100 fail."
    )


def _columns(shown: Findings) -> Columns:
    return waiting_columns(shown.found, shown.mean, shown.other_mean, shown.one, shown.shares)


def _props(shown: Findings, _columns: Columns) -> Props:
    return {"waiting_x": dict(years_ends(years_shown(shown.mean)))}


def _caption(shown: Findings, _columns: Columns) -> str:
    return waiting_words(shown.found, shown.mean, shown.shares)


WAITING = Picture(
    name="waiting", title="How far it has come by then", height=330, columns=_columns, draw=draw_waiting,
    props=_props, caption=_caption, source="waiting_curve", table=TABLE, legend=LEGEND,
)  # fmt: skip
