"""The ranking of pairs: where a challenge is likeliest, now and at the baseline."""

from __future__ import annotations

from typing import Any

import numpy as np
from bokeh.models import FixedTicker
from bokeh.plotting import figure
from numpy.typing import NDArray

from deterrence_kit.app.pictures import Picture
from deterrence_kit.model.region.region import Region
from deterrence_kit.model.rounding import yearly
from deterrence_kit.pages.regional_conflict.findings import Findings
from deterrence_kit.pages.regional_conflict.risk import (
    TABLE,
    Risk,
    pair_columns,
    roles_words,
)
from deterrence_kit.pages.regional_conflict.taps import framed, tap_only
from deterrence_kit.views import keys
from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.names import in_sentence
from deterrence_kit.views.scales import label_places
from deterrence_kit.views.shapes import Columns, Props
from deterrence_kit.views.theme import CHALLENGER, GHOST

ROWS = 14  # pairs at most; the likeliest at the baseline
FIRST = "▸ "  # before the name of the pair that is likeliest now, wherever its row stands
LONGEST = 27  # letters of a row's name
ENDS = (1, 2, 5, 10, 15, 20, 30, 50, 100, 120)  # percent at which the scale may end


def order_of(before: Risk) -> NDArray[np.intp]:
    """The pairs from the likeliest at the baseline, so that no row moves while a lever does."""
    return np.argsort(-before.propensity, kind="stable")[:ROWS]


def pair_ranking_columns(region: Region, now: Risk, before: Risk) -> Columns:
    """Columns of the bars, from the top.

    Parameters
    ----------
    region : Region
    now, before : Risk
        In the year that is shown: with what has been moved, and at the baseline.
    """
    order = order_of(before)
    whole = pair_columns(region, now, before)
    shown = {name: _taken(values, order) for name, values in whole.items()}
    points, ghosts = 100 * now.propensity[order], 100 * before.propensity[order]
    return {
        "ranked_pairs": shown
        | {
            "y": [ROWS - i - 0.5 for i in range(len(order))],
            "points": points,
            "ghost_points": ghosts,
            "edge": label_places(points, ghosts),
            "text": [yearly(p) for p in now.propensity[order]],
            "first": [bool(i == np.argmax(now.propensity)) for i in order],
        }
    }


def _taken(values: Any, order: NDArray[np.intp]) -> Any:
    return values[order] if isinstance(values, np.ndarray) else [values[i] for i in order]


def axes(columns: Columns) -> Props:
    """Ends of the scale and the names at the rows, by the name of the Bokeh model."""
    bars = columns["ranked_pairs"]
    names = {
        y: FIRST * first + _name(*pair)
        for y, first, *pair in zip(
            bars["y"], bars["first"], bars["challenger"], bars["target"], bars["code"], strict=True
        )
    }
    longest = float(np.max([bars["points"], bars["ghost_points"]]))
    return {
        "pairs_x": {"end": float(next(end for end in ENDS if longest <= 0.86 * end))},
        "pairs_y": {"start": float(ROWS - len(bars["y"]))},
        "pairs_rows": {
            "major_label_overrides": {
                ROWS - i - 0.5: names.get(ROWS - i - 0.5, "") for i in range(ROWS)
            }
        },
    }


def _name(challenger: str, target: str, code: str) -> str:
    """Both names, or the target's code where they would be too long for the axis."""
    whole = f"{challenger} → {target}"
    return whole if len(whole) <= LONGEST else f"{challenger} → {code.rpartition('-')[2]}"


def draw_pair_ranking(columns: Columns) -> figure:
    """A bar for each pair; the frame around it is the baseline."""
    plot = plain_figure("pairs", (0, 20), (0, ROWS), tools="tap")
    plot.min_border_left = 205  # fixed, so that longer names do not move the bars
    plot.xaxis[0].axis_label = "% a year"
    plot.yaxis[0].update(
        name="pairs_rows", ticker=FixedTicker(ticks=[ROWS - i - 0.5 for i in range(ROWS)]),
        axis_line_color=None, major_tick_line_color=None,
    )  # fmt: skip
    source = sources(columns)["ranked_pairs"]
    bars = plot.hbar(
        y="y", left=0, right="points", height=0.6, source=source, color=CHALLENGER,
        **framed(3),
    )  # fmt: skip
    plot.hbar(
        y="y", left=0, right="ghost_points", height=0.82, source=source, fill_alpha=0,
        line_color=GHOST, line_width=2, line_dash="dotted", nonselection_line_alpha=1,
        nonselection_fill_alpha=0,
    )  # fmt: skip
    tap_only(plot, bars)
    plot.text(
        "edge", "y", text="text", source=source, x_offset=6, nonselection_text_alpha=1,
        **text_style(),
    )  # fmt: skip
    return plot


def pair_ranking_words(region: Region, now: Risk) -> str:
    """How much of the region's risk lies in the first pairs."""
    order = np.argsort(-now.expected, kind="stable")
    total = max(float(now.expected.sum()), 1e-30)
    share = np.cumsum(now.expected[order]) / total
    few = int(np.searchsorted(share, 0.8) + 1)
    if len(order) == 1:
        return "There is one pair."
    pairs = "One pair holds" if few == 1 else f"{few} of {len(order)} pairs hold"
    likeliest = region.commitments[int(np.argmax(now.propensity))].scenario
    return (
        f"{FIRST}{likeliest.challenger_name} would probe {in_sentence(likeliest.protege_name)} first. "
        f"{pairs} four fifths of the region's expected challenges: {total:.2f} a year in all, "
        f"a chance of {yearly(now.any_challenge)} of at least one within a year."
        + (
            f" The chart has the {ROWS} that the baseline makes likeliest."
            if len(order) > ROWS
            else ""
        )
    )


def _columns(shown: Findings) -> Columns:
    return pair_ranking_columns(shown.region, shown.risk, shown.risk_before)


def _props(_shown: Findings, columns: Columns) -> Props:
    return axes(columns)


def _caption(shown: Findings, _columns: Columns) -> str:
    return pair_ranking_words(shown.region, shown.risk) + roles_words(shown.region)


PAIRS = Picture(
    name="pairs", title="Who is probed first, in the baseline's order", height=400, columns=_columns,
    draw=draw_pair_ranking, props=_props, caption=_caption, table=TABLE, tap="ranked_pairs",
    legend=keys.PAIRS,
)  # fmt: skip
