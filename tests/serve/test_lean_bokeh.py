"""BokehJS in two: smaller, the same twice, with all that the pages' pictures are made of."""

from __future__ import annotations

import pytest

from deterrence_kit.app.session import figures
from deterrence_kit.portable.drawn import models_of
from deterrence_kit.portable.rooms import ROOMS
from deterrence_kit.serve import assets, lean_bokeh
from deterrence_kit.serve.zipping import zipped


@pytest.fixture(scope="module")
def whole() -> str:
    path = assets.found("bokeh", "bokeh.min.js")
    assert path is not None
    return path.read_text(encoding="utf-8")


def test_the_installed_bokehjs_can_be_taken_apart(whole: str) -> None:
    """After an update of Bokeh: pages are whole without it, and load a third more."""
    parts = lean_bokeh.split(whole)
    assert len(zipped(parts.lean.encode())) < len(zipped(whole.encode())) - 80_000
    assert parts == lean_bokeh.split(whole)


def test_every_module_is_in_one_of_the_two(whole: str) -> None:
    parts = lean_bokeh.split(whole)
    _, modules, _ = lean_bokeh._read(whole)
    for number, module in enumerate(modules):
        if not module.contents:
            assert (module.text in parts.lean) is (f"{number}:{module.text}" not in parts.rest)


@pytest.mark.parametrize("room", ROOMS)
def test_pages_fetch_no_rest_for_their_pictures(room: str) -> None:
    """A picture made of something new: its name goes into `lean_bokeh.NAMES`."""
    assert models_of(figures(ROOMS[room].reading)) <= {*lean_bokeh.NAMES.split()}


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("main.register_plugin = ", "main.plugin = "),
        ("\n([\nfunction _(", "\n([function _("),
        ('"base":', '"foundation":'),
        (",\nfunction _(", ",\nfunction __("),
        ('.__name__="LinearAxis"', '.__name__="Axle"'),
    ],
)
def test_one_that_is_written_otherwise_stays_whole(whole: str, now: str, then: str) -> None:
    other = whole.replace(now, then)
    assert other != whole
    assert lean_bokeh.split(other).lean == other
    assert "register_plugin" not in lean_bokeh.split(other).rest
