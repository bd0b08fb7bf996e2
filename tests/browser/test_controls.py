"""Controls as they are held: what one drags stays in sight."""

import re
from itertools import product

import pytest
from playwright.sync_api import expect

from deterrence_kit import load_scenario
from deterrence_kit.app.controls import descriptions
from tests.browser.conftest import Opener
from tests.browser.sights import at_rest, shown, wait_for_no_query, wait_for_query
from tests.waiting import eventually

pytestmark = pytest.mark.browser
ESTONIA = load_scenario("nato-estonia")
STEM = "1_credibility_explorer"
LOOK = """(handle) => {
  const style = getComputedStyle(handle), box = handle.getBoundingClientRect();
  return [style.borderTopColor, style.borderTopWidth, style.backgroundColor, box.width];
}"""

ENABLE = "document.querySelectorAll('.noUi-target').forEach((it) => it.removeAttribute('disabled'))"


@pytest.fixture(scope="module")
def opened(chromium, suite_url, warm):
    """An explorer for all that moves one slider and takes it back."""
    opener = Opener(chromium, suite_url, warm)
    opener.page = opener(STEM)
    yield opener
    opener.close()


@pytest.fixture
def page(opened):
    """As it was opened, but that its last step can be redone."""
    page = opened.page
    yield page
    page.emulate_media(forced_colors="none", color_scheme="light")
    page.evaluate(ENABLE)
    if place_of(page, "readiness") != 0.5:
        wait_for_query(page, "readiness=")
        page.get_by_role("button", name="Undo").click()
    wait_for_no_query(page, "readiness=")
    expect(entry_of(page, "readiness")).to_have_value("0.50")
    opened.forget()


def seen(handle):
    """The knob has an edge and a face that are not transparent."""
    border, width, face, size = handle.evaluate(LOOK)
    clear = ("rgba(0, 0, 0, 0)", "transparent")
    return border not in clear and face not in clear and width == "3px" and size >= 20


@pytest.mark.parametrize(("dark", "forced"), [(False, "none"), (True, "none"), (False, "active")])
def test_the_knob_is_seen_at_rest_hovered_dragged_focused_and_disabled(page, dark, forced):
    page.emulate_media(forced_colors=forced, color_scheme="dark" if dark else "light")
    handle = page.locator(".dk-name-readiness .noUi-handle")
    handle.scroll_into_view_if_needed()
    assert seen(handle)
    handle.hover()
    assert seen(handle)
    page.mouse.down()
    box = handle.bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + 10)
    assert seen(handle)
    page.mouse.up()
    page.mouse.move(5, 5)
    assert seen(handle)  # focused, as the mouse left it
    handle.evaluate("(knob) => knob.closest('.noUi-target').setAttribute('disabled', '')")
    assert seen(handle)


def entry_of(page, name):
    """The field beside a slider."""
    return page.locator(f".dk-name-{name} .dk-entry")


def sentence_of(page, name):
    """What the field refused, and why."""
    return page.locator(f".dk-name-{name} .dk-refused")


def typed_in(page, name):
    """The number in a slider's field."""
    return float(entry_of(page, name).input_value())


def place_of(page, name):
    """Where a slider stands."""
    find = "(name) => document.querySelector(`.dk-name-${name} .noUi-target`).noUiSlider.get()"
    return round(float(page.evaluate(find, name)), 6)


def resting_place(page, name):
    """Where a slider stands once it has followed the finger to its end."""
    places = [None]

    def rests():
        places.append(place_of(page, name))
        page.wait_for_timeout(500)
        return places[-1] == place_of(page, name)

    eventually(rests)
    return places[-1]


def agree(page, name, text):
    """Field, slider and address say the same number."""
    wait_for_query(page, f"{name}={float(text):g}")
    eventually(lambda: place_of(page, name) == float(text))
    expect(entry_of(page, name)).to_have_value(text)


@pytest.mark.parametrize("how", ["Enter", "Tab", "Shift+Tab", "a click elsewhere"])
def test_a_typed_number_is_taken_however_the_field_is_left(page, how):
    before = shown(page, "credibility")
    entry_of(page, "readiness").fill("0,62")
    if how == "a click elsewhere":
        page.locator(".dk-answer h2").first.click()
    else:
        entry_of(page, "readiness").press(how)
    agree(page, "readiness", "0.62")
    page.wait_for_function(
        "(old) => document.querySelector('.dk-credibility').textContent !== old", arg=before
    )


def test_escape_restores_and_a_wrong_text_is_refused_in_a_sentence(page):
    before, entry = shown(page, "credibility"), entry_of(page, "readiness")
    said = sentence_of(page, "readiness")
    entry.fill("0.9")
    entry.press("Escape")
    expect(entry).to_have_value("0.50")
    for text in ("abc", "", "5", "0.96", "0.7 days"):
        entry.fill(text)
        entry.press("Enter")
        expect(said).to_contain_text("from 0.1 to 0.95 (share)")
        expect(said).to_contain_text("0.50 was kept")
        expect(entry).to_have_value(text)
        expect(entry).to_have_attribute("aria-invalid", "true")
        entry.press("Tab")
        expect(entry).to_have_value("0.50")
        expect(entry).not_to_have_attribute("aria-invalid", re.compile(""))
        expect(said).to_be_visible()  # to be read
    eventually(lambda: place_of(page, "readiness") == 0.5)
    eventually(lambda: shown(page, "credibility") == before)
    entry.fill("70 %")
    entry.press("Enter")
    agree(page, "readiness", "0.70")
    expect(said).to_have_text("")


def test_a_number_between_two_steps_is_kept_whole(open_page):
    page = open_page(STEM)
    entry_of(page, "readiness").fill("62,5 %")
    entry_of(page, "readiness").press("Enter")
    wait_for_query(page, "readiness=0.625")
    eventually(lambda: place_of(page, "readiness") in (0.62, 0.63))
    expect(entry_of(page, "readiness")).to_have_value("0.625")
    other = open_page(STEM, "?readiness=0.637")
    eventually(lambda: entry_of(other, "readiness").input_value() == "0.637")
    wait_for_query(other, "readiness=0.637")
    other.locator(".dk-name-readiness .noUi-handle").press("ArrowRight")
    agree(other, "readiness", "0.65")


# All fields in one go, each left for the next: key by key the page would draw every state between.
TYPE = """(numbers) => {
  for (const [name, text] of Object.entries(numbers)) {
    const entry = document.querySelector(`.dk-name-${name} .dk-entry`);
    entry.focus();
    entry.value = text;
    entry.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  document.activeElement.blur();
}"""
TAKEN = """() => [...document.querySelectorAll(".dk-lever[data-name]")].map((lever) => [
  lever.dataset.name, Number(lever.querySelector(".dk-entry").value),
  Number(lever.querySelector(".noUi-target").noUiSlider.get()),
  lever.querySelector(".dk-refused").textContent,
])"""


def test_every_lever_takes_a_typed_number(open_page):
    page = open_page(STEM)
    page.evaluate(
        "document.querySelectorAll('.dk-group').forEach((g) => g.classList.add('dk-open'))"
    )
    values = {name: p["low"] + p["step"] for name, p in descriptions().items()}
    page.evaluate(TYPE, {name: f"{at:g}".replace(".", ",") for name, at in values.items()})
    for name, at in values.items():
        if at != ESTONIA.default_of(name):  # what does not differ is not in the link
            wait_for_query(page, f"{name}={at:.6g}")
    taken = {name: (*numbers, said) for name, *numbers, said in page.evaluate(TAKEN)}
    for name, at in values.items():
        assert taken[name] == (pytest.approx(at), pytest.approx(at), ""), name


FOCUSES = (
    ".dk-name-readiness .dk-entry", ".dk-name-readiness .noUi-handle", ".dk-search", ".dk-picker select",
    ".dk-name-readiness .dk-mark", ".dk-picture-map .dk-plot",
)  # fmt: skip


@pytest.mark.parametrize("keys", ["Control+y", "Control+Shift+z", "Meta+Shift+z"])
def test_undo_and_redo_by_keyboard_wherever_the_focus_is(page, keys):
    entry_of(page, "readiness").fill("0.7")
    entry_of(page, "readiness").press("Enter")
    agree(page, "readiness", "0.70")
    for part in FOCUSES:
        page.locator(part).focus()
        page.keyboard.press("Meta+z" if keys.startswith("Meta") else "Control+z")
        eventually(lambda: entry_of(page, "readiness").input_value() == "0.50")
        page.locator(part).focus()
        page.keyboard.press(keys)
        agree(page, "readiness", "0.70")


def test_in_a_text_that_is_being_typed_the_browsers_own_undo_applies(open_page):
    page = open_page(STEM, "?clarity=0.6")
    entry = entry_of(page, "readiness")
    entry.press("Control+a")
    page.keyboard.type("0.9")
    page.keyboard.press("Control+z")
    expect(entry).not_to_have_value("0.9")
    expect(entry_of(page, "clarity")).to_have_value("0.60")
    page.keyboard.press("Escape")
    expect(entry).to_have_value("0.50")


PLACES = """() => [...document.querySelectorAll(".dk-lever .noUi-target")].map((t) => t.noUiSlider.get())"""
SCROLLED = "() => window.scrollY + document.querySelector('.dk-panel').scrollTop"
SHEET = ".dk-page.dk-sheet"


def swipe(page, part, across=0, down=0, at=0.5, steps=10):
    """Swipe with one finger from a place on a part, given as a share of its width."""
    box = at_rest(page, part)
    x, y = box["x"] + at * box["width"], box["y"] + box["height"] / 2
    touch = page.context.new_cdp_session(page)
    for kind, n in (("touchStart", 0), *(("touchMove", n) for n in range(1, steps + 1))):
        point = {"x": x + across * n / steps, "y": y + down * n / steps}
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def in_the_middle(page, part):
    """On a phone the levers are a sheet, which is opened for them and put away for a picture."""
    if bool(page.locator(SHEET).count()) != ("dk-name" in part):
        page.locator(".dk-to-levers").click()
    page.locator(part).first.evaluate("(it) => it.scrollIntoView({ block: 'center' })")


TRACK, HANDLE = ".dk-name-readiness .noUi-target", ".dk-name-readiness .noUi-handle"
BEGINNINGS = ((TRACK, 0.25), (TRACK, 0.9), (HANDLE, 0.5), (".dk-picture .dk-plot", 0.5))


def test_a_swipe_up_scrolls_the_page_and_moves_nothing(open_page):
    page = open_page(STEM, size=(390, 844), has_touch=True)
    places = page.evaluate(PLACES)
    for (part, at), across in product(BEGINNINGS, (0, 100, -100)):
        in_the_middle(page, part)
        before = page.evaluate(SCROLLED)
        swipe(page, part, across=across, down=-200, at=at)
        eventually(lambda before=before: page.evaluate(SCROLLED) > before + 60)
        assert page.evaluate(PLACES) == places, (part, at, across)  # at once: nothing has moved
    assert "readiness" not in page.evaluate("location.search")  # at once: nothing has moved


def test_a_finger_moves_a_slider_by_its_handle_alone(open_page):
    page = open_page(STEM, size=(390, 844), has_touch=True)
    in_the_middle(page, TRACK)
    box = at_rest(page, TRACK)
    page.touchscreen.tap(box["x"] + 0.9 * box["width"], box["y"] + 2)
    swipe(page, TRACK, across=80, at=0.2)
    eventually(lambda: place_of(page, "readiness") == 0.5)
    swipe(page, HANDLE, across=80)
    eventually(lambda: place_of(page, "readiness") > 0.6)
    moved = resting_place(page, "readiness")
    swipe(page, HANDLE, down=-200)  # and the next swipe is judged by itself
    eventually(lambda: place_of(page, "readiness") == moved)
    in_the_middle(page, HANDLE)
    swipe(page, HANDLE, across=-80)
    eventually(lambda: place_of(page, "readiness") < moved)
