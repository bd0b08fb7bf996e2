"""How sure each ally is: its resolve now, and the band it has over the draws."""

from __future__ import annotations

import numpy as np
from bokeh.plotting import figure

from deterrence_kit.analysis.doubt.uncertainty import Uncertainty
from deterrence_kit.app.pictures import Picture
from deterrence_kit.model import Assessment, Scenario
from deterrence_kit.pages.uncertainty import band_marks
from deterrence_kit.pages.uncertainty.findings import Findings
from deterrence_kit.pages.uncertainty.words import ally_words
from deterrence_kit.views import keys
from deterrence_kit.views.figures import sources
from deterrence_kit.views.shapes import Columns, Props

MOST_ALLIES = 12  # those who would deliver most
PLACES = tuple(MOST_ALLIES - i - 0.5 for i in range(MOST_ALLIES))
TABLE = (("label", "Ally", "text"), *band_marks.TABLE)


def ally_columns(scenario: Scenario, found: Uncertainty, now: Assessment) -> Columns:
    """Columns of the allies' resolve, those who would deliver most first."""
    helped = np.median(found.cases.delivered, axis=0) * (1 - scenario.home)
    allies = [i for i in np.argsort(-helped, kind="stable") if scenario.home[i] == 0][:MOST_ALLIES]
    edges = found.band("member_resolve")[:, allies]
    names = [scenario.names[i] for i in allies]
    columns = band_marks.band_rows(
        names, PLACES[: len(allies)], edges, now.member_resolve[allies], [False] * len(allies)
    )
    return {"ally_bands": columns | {"code": [scenario.codes[i] for i in allies]}}


def ally_props(columns: Columns) -> Props:
    """The names at the rows, and as many rows as there are allies."""
    rows = columns["ally_bands"]
    names = dict(zip(rows["y"], rows["label"], strict=True))
    count = len(rows["y"])
    return {
        "allies_y": {"start": MOST_ALLIES - count, "end": MOST_ALLIES},
        "allies_rows": {"major_label_overrides": {p: names.get(p, "") for p in PLACES}},
        "allies_style": {"--dk-tall": f"{48 + 28 * count}px"},
    }


def draw_ally_bands(columns: Columns) -> figure:
    """The allies' resolve."""
    plot = band_marks.draw_rows("allies", PLACES, {}, left=128)
    return band_marks.with_bands(plot, sources(columns)["ally_bands"])


def _columns(shown: Findings) -> Columns:
    return shown.while_drawn("allies", lambda: ally_columns(shown.scenario, shown.found, shown.now))


def _props(_shown: Findings, columns: Columns) -> Props:
    return ally_props(columns)


def _caption(shown: Findings, _columns: Columns) -> str:
    return ally_words(shown.scenario, shown.found)


ALLIES = Picture(
    name="allies", title="How sure each ally is", height=380, columns=_columns,
    draw=draw_ally_bands, props=_props, caption=_caption, table=TABLE, tap="ally_bands",
    legend=keys.ALLIES,
)  # fmt: skip
