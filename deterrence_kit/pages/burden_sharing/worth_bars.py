"""What fair burdens would buy, and for whom: the margin over the threshold that is gained."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from bokeh.models import FixedTicker
from bokeh.plotting import figure

from deterrence_kit.analysis.alliance.guideline import Guideline
from deterrence_kit.app.pictures import Picture
from deterrence_kit.model.settings import declared
from deterrence_kit.pages.burden_sharing.findings import Findings
from deterrence_kit.pages.burden_sharing.words import worth_words
from deterrence_kit.views import keys
from deterrence_kit.views.figures import draw_labels, plain_figure, sources
from deterrence_kit.views.labels import signed_points
from deterrence_kit.views.scales import scale_end
from deterrence_kit.views.shapes import Columns, Props
from deterrence_kit.views.theme import ALLY, GHOST, PROTEGE

TABLE = (
    ("label", "What is carried", "text"),
    ("whom", "For whom", "text"),
    ("gain", "Margin, points", "signed"),
    ("ghost_gain", "At the baseline, points", "signed"),
    ("credibility", "Credibility now", "probability"),
    ("threshold", "Threshold now", "probability"),
)
SLOTS = 9  # at most seven protégés of one pact, and two other burdens
PLACES = tuple(SLOTS - i - 0.5 for i in range(SLOTS))
ENDS = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)  # points

Worth = Mapping[str, tuple[Guideline, Guideline]]
Others = tuple[Mapping[str, float], Mapping[str, float]]


def worth_columns(met: Worth, others: Others) -> Columns:
    """Columns of the bars: all members at the guideline, for each protégé; then other burdens.

    Parameters
    ----------
    met : mapping of str to two Guidelines
        For each protégé of this pact, by name and the page's own first: now and at the baseline.
    others : two mappings of str to float
        Margin gained by carrying each other burden in full, now and at the baseline.
    """
    own = next(iter(met))
    rows = [
        ("All at the guideline", whom, now.together, then.together, PROTEGE)
        for whom, (now, then) in islice(met.items(), SLOTS - len(others[0]))
    ]
    rows += [
        (SHORT.get(name, declared(name).label), own, gain, others[1][name], ALLY)
        for name, gain in others[0].items()
    ]
    return {"worths": _bars(rows, met, own)}


SHORT = {"sanctions": "Sanctions and cyber, in full", "durability": "Budgets that last ten years"}


def _bars(rows: list[tuple[Any, ...]], met: Worth, own: str) -> dict[str, Any]:
    labels, whom, gains, ghosts, colours = map(list, zip(*rows, strict=True))
    stands = [met.get(name, met[own])[0] for name in whom]
    return {
        "y": list(PLACES[: len(rows)]),
        "label": labels,
        "whom": whom,
        "row": _row_texts(labels, whom),
        "gain": gains,
        "ghost_gain": ghosts,
        "right": [100 * gain for gain in gains],
        "ghost": [100 * gain for gain in ghosts],
        "colour": colours,
        "text": [signed_points(gain) for gain in gains],
        "credibility": [stand.credibility for stand in stands],
        "threshold": [stand.threshold for stand in stands],
    }


def _row_texts(labels: list[str], whom: list[str]) -> list[str]:
    """The label, with the protégé where the row above says the same."""
    return [
        f"… for {name}"
        if i and labels[i - 1] == label
        else f"{label}{', for ' + name if i == 0 else ''}"
        for i, (label, name) in enumerate(zip(labels, whom, strict=True))
    ]


def worth_props(columns: Columns) -> Props:
    """The scale and the row names."""
    worth = columns["worths"]
    largest = 1.15 * max(*worth["right"], *worth["ghost"])
    names = dict(zip(worth["y"], worth["row"], strict=True))
    return {
        "worth_style": {"--dk-tall": f"{58 + 27 * len(worth['y'])}px"},
        "worth_y": {"start": SLOTS - len(worth["y"]), "end": SLOTS},
        "worth_x": {"start": min(0, 1.3 * min(worth["right"])), "end": scale_end(largest, ENDS)},
        "worth_names": {"major_label_overrides": {p: names.get(p, "") for p in PLACES}},
    }


def draw_worth(columns: Columns) -> figure:
    """A bar for each way of carrying more, a tick where it would have ended at the baseline."""
    plot = plain_figure("worth", (0, 10), (0, SLOTS))
    plot.min_border_left = 232
    plot.xaxis[0].axis_label = "Margin, points"
    plot.yaxis[0].update(
        name="worth_names", ticker=FixedTicker(ticks=list(PLACES)), axis_line_color=None,
        major_tick_line_color=None,
    )  # fmt: skip
    source = sources(columns)["worths"]
    plot.hbar(y="y", left=0, right="right", height=0.6, source=source, color="colour")
    plot.scatter(
        "ghost", "y", source=source, marker="dash", angle=1.5708, size=16, line_color=GHOST,
        line_width=3,
    )  # fmt: skip
    draw_labels(plot, source, x="right", y="y", text="text", x_offset=7)
    return plot


def _columns(shown: Findings) -> Columns:
    return worth_columns(shown.worth, (shown.others, shown.others_before))


def _props(_shown: Findings, columns: Columns) -> Props:
    return worth_props(columns)


def _caption(shown: Findings, _columns: Columns) -> str:
    return worth_words(shown.worth, shown.others)


WORTH = Picture(
    name="worth", title="What all together would buy", height=225, columns=_columns,
    draw=draw_worth, props=_props, caption=_caption, source="worths", table=TABLE, legend=keys.WORTH,
)  # fmt: skip
