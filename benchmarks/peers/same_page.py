"""The explorer's three figures and one slider, as any toolkit would be given them."""

from __future__ import annotations

from typing import Any

from deterrence_kit.app.pictures import coastline
from deterrence_kit.app.state import State
from deterrence_kit.pages.explorer.page import ExplorerReading
from deterrence_kit.pages.explorer.response_curve import draw_response
from deterrence_kit.pages.explorer.waterfall import draw_waterfall
from deterrence_kit.views.network_figure import draw_network

SOURCES = {
    "map": ("states", "edges", "challengers", "labels"),
    "why": ("waterfall",),
    "response": ("curve", "here", "crossing"),
}
DRAW = {
    "map": lambda c: draw_network(c, coastline()),
    "why": draw_waterfall,
    "response": draw_response,
}


class SamePage:
    """Figures whose sources follow one slider."""

    def __init__(self) -> None:
        self.state = State("nato-estonia")
        columns = self.columns()
        self.figures = [
            DRAW[name]({source: columns[source] for source in sources})
            for name, sources in SOURCES.items()
        ]
        names = [source for sources in SOURCES.values() for source in sources]
        self.sources = {
            n: next(s for f in self.figures if (s := f.select_one({"name": n}))) for n in names
        }

    def columns(self) -> dict[str, dict[str, Any]]:
        return ExplorerReading(self.state).columns()

    def move(self, value: float) -> None:
        """Bring all sources in line with the slider, in the usual way."""
        self.state = self.state.moved("readiness", value)
        columns = self.columns()
        for name, source in self.sources.items():
            source.data = {key: list(column) for key, column in columns[name].items()}
