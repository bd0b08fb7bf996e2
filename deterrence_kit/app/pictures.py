"""The explorer's pictures: drawn once, then only their columns change."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bokeh.embed import json_item

from deterrence_kit.datasets.tables import countries
from deterrence_kit.views import network, response_curve, waterfall
from deterrence_kit.views.network_figure import coastline_columns, draw_network
from deterrence_kit.views.response_curve_figure import draw_response
from deterrence_kit.views.words import OUTCOMES
from deterrence_kit.views.waterfall_figure import draw_waterfall

if TYPE_CHECKING:
    from deterrence_kit.app.reading import Reading


@lru_cache(maxsize=1)
def _coastline() -> dict[str, list]:
    return coastline_columns(countries())


def pictures(reading: Reading) -> dict[str, dict[str, Any]]:
    """For each picture its Bokeh item, title, height in px and table."""
    columns = reading.columns()
    part = {
        "map": {n: columns[n] for n in ("states", "edges", "challengers", "labels")},
        "why": {"waterfall": columns["waterfall"]},
        "response": {n: columns[n] for n in ("curve", "here", "crossing")},
    }
    return {
        "map": _picture(
            draw_network(part["map"], _coastline()), "Who would come", 500, "states", network.TABLE,
            tap="states", fit=True, legend=network.LEGEND,
        ),
        "why": _picture(
            draw_waterfall(part["why"]), "Why it changed", 225, "waterfall", waterfall.TABLE,
            choices=OUTCOMES,
        ),
        "response": _picture(
            draw_response(part["response"]), "What this lever does", 215, "curve",
            response_curve.TABLE,
        ),
    }  # fmt: skip


def _picture(
    plot: Any, title: str, height: int, source: str, table: Any, **more: Any
) -> dict[str, Any]:
    twin = {"source": source, "columns": [list(column) for column in table]}
    return {"item": json_item(plot), "title": title, "height": height, "table": twin, **more}
