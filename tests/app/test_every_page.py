"""Every page with every setting, in every scenario, and everything that can be taken away from it.

Pages, settings and scenarios are found, not listed: what is added is walked too.
"""

import importlib
import pkgutil
import re
from functools import cache

import pytest

import deterrence_kit.pages as rooms
from deterrence_kit.app.choices import CHOICES
from deterrence_kit.app.packages import kept
from deterrence_kit.app.page import TAKEN_AWAY, Page
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import State
from deterrence_kit.datasets import scenario_names
from deterrence_kit.model.settings import SETTINGS, TABLES, declared
from deterrence_kit.views import theme
from deterrence_kit.views.map_labels import text_width

PHONE = 366  # px that a picture has on one

for found in pkgutil.iter_modules(rooms.__path__):
    importlib.import_module(f"{rooms.__name__}.{found.name}.page")


def readings(kind=Reading):
    """Every page there is."""
    for each in kind.__subclasses__():
        if each.__module__.startswith(rooms.__name__) and each.SHOWN:
            yield each
        yield from readings(each)


READINGS = list(readings())


@cache
def opened(reading):
    """What a page that has just been opened reads."""
    return reading(State())


@cache
def pictures_of(reading):
    """As a page that has just been opened draws them."""
    return opened(reading).pictures()


def batched(names, size):
    """The names, some at a time (itertools has it from Python 3.12)."""
    names = list(names)
    return [names[i : i + size] for i in range(0, len(names), size)]


def shown(reading, state):
    """All that a page sends for a state."""
    it = reading(state)
    parts = *it.pictured(), it.words(), it.blocks(), it.page("USA")
    assert all(parts[i] is not None for i in range(len(parts)))
    return it


@pytest.mark.parametrize("reading", READINGS, ids=lambda r: r.__name__)
@pytest.mark.parametrize(("end", "together"), [("low", 1), ("high", 4)])
def test_a_page_shows_with_any_setting_at_either_end(reading, end, together):
    """Alone, and some at a time; what is only taken along, without a slider here, some at a time always."""
    own = [name for table in reading.SLIDERS for name in TABLES[table]]
    others = [name for name in SETTINGS if name not in own]
    for names in [*batched(own, together), *batched(others, 4)]:
        changes = {name: getattr(declared(name), end) for name in names}
        shown(reading, State("nato-estonia", changes, names[0]))


@pytest.mark.parametrize("reading", READINGS, ids=lambda r: r.__name__)
def test_a_page_shows_in_every_scenario_with_everything_moved(reading):
    ends = {name: declared(name).high for name in SETTINGS}
    for scenario in scenario_names():
        shown(reading, State(scenario))
        shown(reading, State(scenario, ends))


@pytest.mark.parametrize("reading", READINGS, ids=lambda r: r.__name__)
def test_a_page_shows_with_every_choice(reading):
    first, seen = State("nato-estonia"), []
    for name, options in CHOICES.items():
        for value in list(options)[:: max(1, len(options) // 6)]:
            if (state := first.chosen(name, value)) not in seen:  # the first of each is no change
                seen.append(state)
                shown(reading, state)


STATES = {
    "baseline": State(),
    "moved": State("nato-poland", {"readiness": 0.7, "will.USA": 0.2, "window_days": 60.0}, "will"),
    "left": State("nato-estonia", left=("USA",), joined=("UKR",)),
    "planned": State("nato-estonia", plan="2:clarity:0.8;4:violated:EST"),
}
STATES["packages"] = kept(STATES["moved"], {"name": "A"})


@pytest.mark.parametrize("reading", READINGS, ids=lambda r: r.__name__)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("what", TAKEN_AWAY)
def test_everything_can_be_taken_away_from_every_page(reading, state, what):
    assert TAKEN_AWAY[what](reading(STATES[state]))


@pytest.mark.parametrize("reading", READINGS, ids=lambda r: r.__name__)
def test_every_picture_explains_its_signs_in_the_colours_that_it_draws(reading):
    """Colours that the page has by name change in the dark, and a legend in them told of no picture."""
    for name, picture in pictures_of(reading).items():
        assert picture["legend"], name
        for entry in picture["legend"]:
            assert re.fullmatch("#[0-9a-f]{6}", entry.get("colour", theme.INK)), (name, entry)
            assert entry.get("colour") or not entry.get("sign"), (name, entry)
            # Hair-thin dashes were the paler the smaller they stood: an orange line was no orange.
            assert not set(entry.get("sign", "")) & set("┄┈┆┊╌╎"), (name, entry)


def axis_titles(tree):
    """The titles of all axes in what the page draws a picture from."""
    if isinstance(tree, dict) and str(tree.get("name")).endswith("Axis"):
        yield tree["attributes"].get("axis_label") or ""
    children = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    for child in children:
        yield from axis_titles(child)


@pytest.mark.parametrize("reading", READINGS, ids=lambda r: r.__name__)
def test_no_axis_has_a_title_that_a_phone_would_cut(reading):
    """It stands in the middle of its axis, and what is longer than the axis runs out of the picture."""
    for name, picture in pictures_of(reading).items():
        tree = picture["item"]["doc"]["roots"][0]
        left = tree["attributes"].get("min_border_left") or 50
        for title in axis_titles(tree):
            assert text_width(title) <= PHONE - left + 12, (name, title)


@pytest.mark.parametrize("reading", READINGS, ids=lambda r: r.__name__)
def test_an_entry_that_comes_and_goes_follows_rows_or_the_style_of_its_picture(reading):
    seen = opened(reading)
    for name, picture in pictures_of(reading).items():
        shown_ = next(each for each in seen.SHOWN if getattr(each, "name", "") == name)
        columns = shown_.columns(seen)
        styled = shown_.props(seen, columns).get(f"{name}_style", {}) if shown_.props else {}
        for when in filter(None, (entry.get("when") for entry in picture["legend"])):
            assert when in styled or when.removeprefix("--dk-") in columns, (name, when)


@pytest.mark.parametrize("reading", READINGS, ids=lambda r: r.__name__)
def test_a_page_hides_no_method_of_the_frame_by_something_else(reading):
    """A property once hid the method that the brief calls, and the brief was empty for everyone."""
    for name, member in vars(Reading).items():
        if name in vars(reading) and not name.startswith("__"):
            assert type(vars(reading)[name]) is type(member) or not callable(member), name


@pytest.mark.parametrize("reading", READINGS, ids=lambda r: r.__name__)
def test_every_button_of_every_page_answers(reading, monkeypatch):
    """Each event that the page knows, bare and with odd contents: a new state, or a sentence."""
    page = Page(reading, STATES["packages"])
    sent = []
    monkeypatch.setattr(page.board, "send", lambda content, buffers=None: sent.append(content))
    kinds = [*page._changes, *TAKEN_AWAY, "undo", "redo", "tap", "reset_all", "start", "file"]
    for kind in kinds:
        for event in ({}, {"code": "USA", "name": "A", "index": 0, "value": "x", "query": "?x=1"}):
            page.answer_event({"kind": kind, **event})
    assert {"brief", "notebook"} <= {content["kind"] for content in sent}
