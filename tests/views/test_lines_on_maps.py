"""A line on a map, whose colour is a magnitude, is told from land and sea at either end of the scale."""

import pytest
from bokeh.models import GlyphRenderer, Segment
from bokeh.palettes import Cividis256

from deterrence_kit.app.state import State
from deterrence_kit.pages.alliance_network.page import MAP, AllianceReading
from deterrence_kit.pages.explorer.map import MAP as EXPLORER_MAP
from deterrence_kit.pages.explorer.page import ExplorerReading
from deterrence_kit.pages.regional_conflict.page import REGION, RegionReading
from deterrence_kit.views.theme import INKS, LAND

PAGES = [(ExplorerReading, EXPLORER_MAP), (AllianceReading, MAP), (RegionReading, REGION)]
SEAS = {"light": "#eff5fb", "dark": "#16202b"}  # about what the page's style sheet mixes
LEAST = 3.0  # WCAG 1.4.11: graphics


def channels(colour):
    return [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]


def luminance(rgb):
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def over(colour, alpha, ground):
    return [alpha * c + (1 - alpha) * g for c, g in zip(channels(colour), ground, strict=True)]


@pytest.mark.parametrize(("reading", "picture"), PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_line_or_its_rim_stands_out_from_what_it_crosses(reading, picture, scheme):
    columns = picture.columns(reading(State()))
    plot = picture.draw(columns)
    segments = [
        r for r in plot.renderers if isinstance(r, GlyphRenderer) and isinstance(r.glyph, Segment)
    ]
    coloured = [r for r in segments if "transform" in str(r.glyph.line_color)]
    rims = [r for r in segments if r.glyph.line_width == "casing"]
    assert len(coloured) == len(rims) == 1
    wider = rims[0].data_source.data["casing"] - coloured[0].data_source.data["width"]
    assert (wider > 1.4).all()
    rim, alpha = rims[0].glyph.line_color, rims[0].glyph.line_alpha
    swap = INKS if scheme == "dark" else {}
    for ground in (channels(swap.get(LAND, LAND)), channels(SEAS[scheme])):
        for end in (Cividis256[0], Cividis256[-1]):
            best = max(
                contrast(channels(end), ground),
                contrast(over(swap.get(rim, rim), alpha, ground), ground),
            )
            assert best >= LEAST
