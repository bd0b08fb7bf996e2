"""Credibility over the crisis window, with the windows that others have planned with."""

from __future__ import annotations

import numpy as np
from bokeh.plotting import figure

from deterrence_kit.analysis.alliance.window_curve import WINDOW as SETTING
from deterrence_kit.analysis.alliance.window_curve import WindowCurve
from deterrence_kit.analysis.alliance.windows import WINDOWS
from deterrence_kit.app.blocks import Block, Made, action, actions, block, items, text
from deterrence_kit.app.pictures import Picture
from deterrence_kit.app.state import State
from deterrence_kit.model.settings import declared
from deterrence_kit.pages.geography_and_posture.findings import Findings
from deterrence_kit.pages.geography_and_posture.words import window_words
from deterrence_kit.views import keys
from deterrence_kit.views.figures import draw_labels, plain_figure, sources
from deterrence_kit.views.shapes import Columns, Event
from deterrence_kit.views.theme import ALLY, CASING, CHALLENGER, GHOST, INK, MUTED

HEIGHTS = (0.97, 0.87, 0.77, 0.97)  # of the names of `WINDOWS`, of which three stand close together
TABLE = (
    ("days", "Crisis window, days", "number"),
    ("credibility", "Credibility", "probability"),
    ("threshold", "Threshold", "probability"),
    ("ghost", "Credibility, baseline", "probability"),
    ("preset", "Planned with", "text"),
)


def window_columns(now: WindowCurve, before: WindowCurve) -> Columns:
    """Columns of the curve, of the presets on it, and of where things stand."""
    at = dict(zip(now.presets.tolist(), (window.name for window in WINDOWS), strict=True))
    place = int(np.searchsorted(now.days, now.now))
    return {
        "by_window": {
            "days": now.days,
            "credibility": now.credibility,
            "threshold": now.threshold,
            "ghost": np.interp(now.days, before.days, before.credibility),
            "preset": [at.get(i, "") for i in range(len(now.days))],
        },
        "window_presets": {
            "days": now.days[now.presets],
            "credibility": now.credibility[now.presets],
            "name": list(at.values()),
            "height": list(HEIGHTS),
        },
        "window_here": {"days": [now.now], "credibility": [now.credibility[place]]},
    }


def draw_window(columns: Columns) -> figure:
    """Credibility against the threshold; squares are presets, the ring is now."""
    p = declared(SETTING)
    plot = plain_figure("window", (0, p.high), (0, 1))
    plot.xaxis.axis_label, plot.yaxis.axis_label = "Crisis window (days)", "Credibility"
    data = sources(columns)
    for name, colour, dash, width in (
        ("ghost", GHOST, "dotted", 2), ("threshold", CHALLENGER, "dashed", 2),
        ("credibility", ALLY, "solid", 3),
    ):  # fmt: skip
        plot.line("days", name, source=data["by_window"], line_color=colour, line_dash=dash,
                  line_width=width)  # fmt: skip
    plot.scatter("days", "credibility", source=data["window_presets"], marker="square", size=9,
                 fill_color=ALLY, line_color=CASING)  # fmt: skip
    plot.segment("days", "credibility", "days", "height", source=data["window_presets"],
                 line_color=MUTED, line_dash="dotted")  # fmt: skip
    draw_labels(plot, data["window_presets"], x="days", y="height", text="name", x_offset=4)
    plot.scatter("days", "credibility", source=data["window_here"], size=14, fill_color=CASING,
                 fill_alpha=0, line_color=INK, line_width=3)  # fmt: skip
    return plot


def _columns(shown: Findings) -> Columns:
    return window_columns(shown.windows, shown.windows_before)


def _caption(shown: Findings, _columns: Columns) -> str:
    return window_words(shown.windows)


WINDOW = Picture(
    name="window", title="How quick an attack is", height=260, columns=_columns, draw=draw_window,
    caption=_caption, source="by_window", table=TABLE, legend=keys.WINDOW,
)  # fmt: skip


def _presets(shown: Findings) -> Made:
    now = shown.windows.now
    buttons = [
        action(
            w.name,
            "set_window",
            name=f"Crisis window: {w.name}",
            pressed=now == w.days,
            days=w.days,
        )
        for w in WINDOWS
    ]
    late = (
        "Help that comes after the window counts little for denial. What a challenger fears of it has a "
        "slider of its own among the assumptions, “Fear of what comes late”."
    )
    return block(
        "Crisis windows that others have planned with", actions(*buttons),
        items(f"{w.name}: {w.source}" for w in WINDOWS), text(late, note=True),
    )  # fmt: skip


PRESETS = Block("windows", _presets)


def set_window(state: State, event: Event) -> State:
    """The state with one of the presets as its crisis window.

    Raises
    ------
    ValueError
        With a sentence, if it is none of them.
    """
    if event.get("days") not in [window.days for window in WINDOWS]:
        raise ValueError("That crisis window is none of those offered; the slider sets any other.")
    return state.moved(SETTING, float(event["days"]))
