"""The way of one move of a slider, as docs/design.md tells it, against a traced one."""

import re
import sys

import pytest

from deterrence_kit.app.page import Page
from deterrence_kit.pages.explorer.page import ExplorerReading
from tests.conftest import ROOT

PACKAGE = "deterrence_kit."
TOLD = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
WAY = TOLD.partition("## A slider's way")[2].partition("\n## ")[0]


def steps():
    """Of each step the modules it names, in order."""
    lines = re.findall(r"^\d+\. (.*)$", WAY, re.MULTILINE)
    return [
        re.findall(r"`((?:app|model|views|analysis|pages|datasets)\.[\w.]+)`", line)
        for line in lines
    ]


@pytest.fixture
def traced():
    """Modules in the order in which a move enters them; the third one, when all is warm."""
    page = Page(ExplorerReading)
    page.board.send = lambda content, buffers=None: None
    slider = page.panel.sliders["readiness"]
    slider.value = 0.6
    slider.value = 0.65
    entered = {}

    def note(frame, event, _argument):
        name = frame.f_globals.get("__name__", "")
        if event == "call" and name.startswith(PACKAGE):
            entered.setdefault(name.removeprefix(PACKAGE), len(entered))

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        slider.value = 0.7
    finally:
        sys.setprofile(before)
    return entered


def test_it_is_told_in_at_most_ten_steps_and_names_every_module_on_the_way(traced):
    told = steps()
    assert 1 <= len(told) <= 10
    named = [module for step in told for module in step]
    assert len(named) == len(set(named)), "a module stands in two steps"
    assert set(named) == set(traced)


def test_the_steps_follow_each_other_as_they_are_told(traced):
    begins = [traced[step[0]] for step in steps()]
    assert begins == sorted(begins)


def test_the_scripts_it_names_are_there():
    named = re.findall(r"`(\w+\.js)`", WAY)
    assert named
    folder = ROOT / "deterrence_kit" / "app" / "browser"
    assert [name for name in named if not (folder / name).is_file()] == []
