"""A page put together otherwise: pictures dropped, added and in another order; what cannot be is said."""

import pytest
from bokeh.models import ColumnDataSource
from bokeh.plotting import figure

from deterrence_kit.app.blocks import Block, block, text
from deterrence_kit.app.composition import composed
from deterrence_kit.app.page import Page
from deterrence_kit.app.pictures import Picture
from deterrence_kit.app.session import figures
from deterrence_kit.app.state import State
from deterrence_kit.pages.explorer.page import MAP, RESPONSE, WHY, ExplorerReading


def columns(shown):
    return {"line": {"x": [0, 1], "credibility": [0, float(shown.now.credibility)]}}


def draw(columns, name="line"):
    plot = figure(name="mine")
    plot.line("x", "credibility", source=ColumnDataSource(columns["line"], name=name))
    return plot


MINE = Picture(name="mine", title="Mine", columns=columns, draw=draw)


def test_ones_own_picture_moves_with_the_levers_and_has_a_table():
    page = Page(composed(ExplorerReading, [MINE, WHY]))
    drawn = page.board.figures["mine"]
    assert drawn["table"] == {
        "source": "line", "columns": [["x", "x", "number"], ["credibility", "credibility", "number"]]
    }  # fmt: skip
    before = page.reading.columns()["line"]["credibility"]
    page.move("readiness", 0.9)
    assert page.reading.columns()["line"]["credibility"] != before
    assert list(page.board.figures) == ["mine", "why"]


def test_shipped_pictures_are_drawn_once_for_all():
    other = composed(ExplorerReading, [RESPONSE, MAP])
    assert figures(other)["map"] is figures(ExplorerReading)["map"]


@pytest.mark.parametrize(
    ("shown", "after"),
    [(["Look.", MAP, WHY], "top"), ([MAP, "Look.", WHY], "map"), ([MAP, WHY, "Look."], "")],
)
def test_a_sentence_stands_where_it_was_put(shown, after):
    reading = composed(ExplorerReading, shown)(State())
    (only,) = reading.blocks().values()
    assert only["after"] == after
    assert only["parts"][0]["text"] == "Look."


def test_a_block_of_ones_own_reads_the_state():
    own = Block("own", lambda shown: block("Own", text(f"{shown.now.credibility:.2f}")))
    page = Page(composed(ExplorerReading, [MAP, own]))
    before = page.reading.blocks()["own"]
    page.move("readiness", 0.9)
    assert page.reading.blocks()["own"] != before


@pytest.mark.parametrize(
    ("shown", "levers", "said"),
    [
        ([MAP, MAP], None, "called 'map'"),
        ([], ["redyness"], "no lever or assumption called 'redyness'"),
    ],
)
def test_what_cannot_be_put_together_is_said(shown, levers, said):
    with pytest.raises(ValueError, match=said):
        composed(ExplorerReading, shown, levers)


def test_two_parts_of_one_name_are_refused_before_the_page_is_shown():
    twice = Picture(name="mine", title="M", columns=columns, draw=lambda c: draw(c, name="mine"))
    with pytest.raises(ValueError, match="two parts of the figure are called 'mine'"):
        figures(composed(ExplorerReading, [twice]))


def test_without_anything_of_ones_own_it_is_the_page_itself():
    assert composed(ExplorerReading) is ExplorerReading


def test_the_levers_that_are_named_are_open_at_first():
    page = Page(composed(ExplorerReading, levers=["readiness", "clarity"]))
    main = {name for name, each in page.panel.sliders.items() if "dk-main" in each._dom_classes}
    assert main == {"readiness", "clarity"}
