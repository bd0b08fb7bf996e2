"""The network of pacts and threats: pacts on the left, targets in the middle, challengers right."""

from __future__ import annotations

from typing import Any

import numpy as np
from bokeh.plotting import figure

from deterrence_kit.app.pictures import Picture
from deterrence_kit.model.region.region import Commitment, Region
from deterrence_kit.pages.regional_conflict.findings import Findings
from deterrence_kit.pages.regional_conflict.risk import Risk, code_of, roles_words, widths
from deterrence_kit.pages.regional_conflict.web_layout import EDGE, Places, places_of
from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.names import in_sentence
from deterrence_kit.views.shapes import Columns, Entry, Source
from deterrence_kit.views.theme import ALLY, CASING, CHALLENGER, GHOST, INK, MUTED

KINDS = ("pact", "target", "alone", "challenger")
MOST_ADDED, WIDEST = 0.4, 12.0  # what a pact adds at most in the shipped regions, and its width
LEGEND: tuple[Entry, ...] = (
    {"sign": "━", "colour": ALLY, "text": "pledge; width: what it adds to credibility"},
    {"sign": "┅", "colour": CHALLENGER, "text": "threat; width: chance of a challenge"},
    {"text": "dotted frame: nobody's ally; a state may stand on both sides; grey: the baseline"},
)
TABLE = (
    ("pact", "Pact", "text"),
    ("leader", "Spends most", "text"),
    ("target", "Target", "text"),
    ("challenger", "Challenger", "text"),
    ("added", "The pact adds to credibility", "probability"),
    ("propensity", "Challenge, a year", "percent"),
)
FRAME: dict[str, Any] = {"padding": 5, "border_radius": 5, "border_line_width": 2}
UNDER = 0.1  # how far inside the outer frames lines end
ALIGNED = {"pact": "left", "challenger": "right"}  # frames at the edges grow inwards
# Names stand in frames: filled for pacts and challengers, dotted where nobody is pledged.
FRAMES: dict[str, dict[str, str]] = {
    "pact": {"background_fill_color": ALLY, "border_line_color": ALLY, "text_color": "#ffffff"},
    "target": {"background_fill_color": CASING, "border_line_color": ALLY, "text_color": INK},
    "alone": {
        "background_fill_color": CASING, "border_line_color": MUTED, "text_color": INK,
        "border_line_dash": "dotted",
    },
    "challenger": {
        "background_fill_color": CHALLENGER, "border_line_color": CHALLENGER, "text_color": "#000000",
    },
}  # fmt: skip


def threat_web_columns(region: Region, now: Risk, before: Risk, places: Places) -> Columns:
    """Columns of the network: threats, pledges and nodes.

    Parameters
    ----------
    region : Region
    now, before : Risk
        In the year that is shown: with what has been moved, and at the baseline.
    places : dict
        Where the nodes stand, see `web_places`.
    """
    threats = [
        (places["target", c.target], places["challenger", c.challenger]) for c in region.commitments
    ]
    return {
        "web_threats": _segments(threats)
        | {
            "code": [code_of(*c.pair) for c in region.commitments],
            "pact": [c.pact or "none" for c in region.commitments],
            "leader": [_leader(c) for c in region.commitments],
            "target": [c.scenario.protege_name for c in region.commitments],
            "challenger": [c.scenario.challenger_name for c in region.commitments],
            "added": now.added,
            "propensity": now.propensity,
            "width": widths(now.propensity),
            "ghost": widths(before.propensity) + 3,
        },
        "web_pledges": _pledges(region, now, before, places),
    } | _nodes(region, places)


def _leader(commitment: Commitment) -> str:
    names = dict(zip(commitment.scenario.codes, commitment.scenario.names, strict=True))
    return names.get(commitment.leader, "")


def _segments(ends: list[tuple[tuple[float, float], tuple[float, float]]]) -> Source:
    """Lines between nodes; those at the edges end under their frames, not at the frames' rims."""
    flat = np.array([(*a, *b) for a, b in ends]).reshape(-1, 4)
    flat[:, ::2] = np.clip(flat[:, ::2], UNDER - EDGE, EDGE - UNDER)
    return {name: flat[:, i] for i, name in enumerate(("x0", "y0", "x1", "y1"))}


def _pledges(region: Region, now: Risk, before: Risk, places: Places) -> Source:
    """One line from each pact to each of its targets: the most it adds against any challenger."""
    most: dict[tuple[str, str], list[int]] = {}
    for i, c in enumerate(region.commitments):
        if c.pact:
            most.setdefault((c.pact, c.target), []).append(i)
    ends = [(places["pact", pact], places["target", target]) for pact, target in most]
    return _segments(ends) | {
        name: np.array([_width(max(risk.added[i] for i in own)) for own in most.values()])
        for name, risk in (("width", now), ("ghost", before))
    }


def _width(added: float) -> float:
    return float(np.clip(WIDEST * added / MOST_ADDED, 1.0, 1.5 * WIDEST))


def _nodes(region: Region, places: Places) -> Columns:
    """The states and pacts, kind by kind; a target that is nobody's ally is one of its own."""
    allied = {c.target for c in region.commitments if c.pact}
    kinds = {
        node: "alone" if node[0] == "target" and node[1] not in allied else node[0]
        for node in places
    }
    return {
        f"web_{kind}": {
            "x": [places[n][0] for n in places if kinds[n] == kind],
            "y": [places[n][1] for n in places if kinds[n] == kind],
            "name": [region.names.get(n[1], n[1]) for n in places if kinds[n] == kind],
        }
        for kind in KINDS
    }


def draw_threat_web(columns: Columns) -> figure:
    """Pledges and threats as lines, each over a grey one for the baseline, and names in frames."""
    plot = plain_figure("web", (-1.45, 1.45), (-1.12, 1.12))
    plot.axis.visible = False
    plot.min_border = 0  # and no outline: it would be drawn along the last name's frame as well
    data = sources(columns)
    for name, colour, dash in (
        ("web_pledges", ALLY, "solid"),
        ("web_threats", CHALLENGER, "dashed"),
    ):
        ends: dict[str, Any] = {
            "x0": "x0",
            "y0": "y0",
            "x1": "x1",
            "y1": "y1",
            "source": data[name],
        }
        plot.segment(**ends, line_width="ghost", line_color=GHOST, line_alpha=0.4)
        plot.segment(**ends, line_width="width", line_color=colour, line_dash=dash)
    for kind, frame in FRAMES.items():
        style = text_style(text_align=ALIGNED.get(kind, "center"), **FRAME, **frame)
        plot.text("x", "y", text="name", source=data[f"web_{kind}"], **style)
    return plot


def threat_web_words(region: Region, now: Risk) -> str:
    """Which pact adds most to whom, and who stands alone."""
    pledged = [i for i, c in enumerate(region.commitments) if c.pact]
    alone = list(dict.fromkeys(c.scenario.protege_name for c in region.commitments if not c.pact))
    said = []
    if pledged:
        best = max(pledged, key=lambda i: now.added[i])
        c = region.commitments[best]
        said.append(
            f"{c.pact} adds most to {in_sentence(c.scenario.protege_name)} against "
            f"{in_sentence(c.scenario.challenger_name)}: {now.added[best]:.2f} of a credibility of "
            f"{now.credibility[best]:.2f}."
        )
    if alone:
        said.append(f"Pledged to by nobody in the tables: {', '.join(alone)}.")
    return " ".join(said)


def _columns(shown: Findings) -> Columns:
    return threat_web_columns(shown.region, shown.risk, shown.risk_before, places_of(shown.name))


def _caption(shown: Findings, _columns: Columns) -> str:
    return threat_web_words(shown.region, shown.risk) + roles_words(shown.region)


WEB = Picture(
    name="web", title="Pacts and threats", height=430, columns=_columns, draw=draw_threat_web,
    caption=_caption, source="web_threats", table=TABLE, legend=LEGEND,
)  # fmt: skip
