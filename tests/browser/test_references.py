"""A reference picture of every state of a slider's knob and of the number field, in every scheme.

Both are pictured without letters, which differ between machines. After a change of their looks run
``RENEW_REFERENCES=1 pytest tests/browser/test_references.py``, and look at the pictures in
``tests/browser/references`` before they are committed.
"""

import io
import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

pytestmark = pytest.mark.browser
FOLDER = Path(__file__).parent / "references"
RENEW = bool(os.environ.get("RENEW_REFERENCES"))
STEP, SHARE = 48, 0.02  # a channel off by so much is another colour; so many pixels may be
LEVER = ".dk-name-readiness"
SCHEMES = {"light": ("light", "none"), "dark": ("dark", "none"), "forced": ("light", "active")}
STATES = ("rest", "hover", "drag", "focus", "keys", "disabled")  # "keys": focused by keyboard
# Nothing but the control, still, on whole pixels; letters of no size, as they differ between machines.
ALONE = """(lever) => {
  const style = document.createElement("style");
  style.textContent = `
    * { transition: none !important; animation: none !important; visibility: hidden !important; }
    .dk-alone :is(.slider-container, .slider-container *, .dk-entry) { visibility: visible !important; }
    .dk-lever.dk-alone > .dk-entry { font-size: 0; }`;
  document.head.append(style);
  lever.classList.add("dk-alone");
  const { x, y } = lever.getBoundingClientRect();
  lever.style.translate = `${-(x % 1)}px ${-(y % 1)}px`;
}"""
DISABLE = """(lever) => {
  lever.querySelector(".noUi-target").setAttribute("disabled", "");
  lever.querySelector(".dk-entry").disabled = true;
}"""


def put(page, control, state):
    """Bring a control into a state, from rest."""
    page.mouse.move(5, 700)
    page.evaluate("document.activeElement.blur()")
    box = page.locator(f"{LEVER} {control}").bounding_box()
    if state in ("hover", "drag"):
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    if state == "drag":
        page.mouse.down()
    if state == "focus":
        page.locator(f"{LEVER} {control}").focus()
    if state == "keys":
        page.locator(f"{LEVER} .dk-entry").focus()
        page.keyboard.press("Shift+Tab")
    if state == "disabled":
        page.locator(LEVER).evaluate(DISABLE)


def picture(page, control):
    """The control and what is around it, its outline too."""
    box = page.locator(f"{LEVER} {control}").bounding_box()
    clip = {
        "x": round(box["x"]) - 6, "y": round(box["y"]) - 6,
        "width": round(box["width"]) + 12, "height": round(box["height"]) + 12,
    }  # fmt: skip
    return Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")


def off(seen, kept):
    """The share of pixels that have another colour."""
    if seen.size != kept.size:
        return 1.0
    apart = np.abs(np.asarray(seen, int) - np.asarray(kept, int)).max(axis=2)
    return float((apart > STEP).mean())


def check(name, seen):
    """Compare with the reference, or renew it; what was seen instead is left beside the run."""
    path = FOLDER / f"{name}.png"
    if RENEW:
        FOLDER.mkdir(exist_ok=True)
        return seen.save(path, optimize=True)
    assert path.exists(), f"no reference for {name}: see the top of this file"
    assert off(seen, Image.open(path).convert("RGB")) <= SHARE, (
        f"{name} looks otherwise than its reference"
    )


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_state_of_a_control_looks_as_its_reference(open_page, scheme):
    colours, forced = SCHEMES[scheme]
    page = open_page("1_credibility_explorer", dark=colours == "dark")
    page.emulate_media(forced_colors=forced, color_scheme=colours)
    page.locator(LEVER).evaluate(ALONE)
    for state in STATES:
        for kind, control in (("knob", ".noUi-handle"), ("field", ".dk-entry")):
            if kind == "field" and state in ("drag", "keys"):
                continue  # it is not dragged, and focused it looks the same either way
            put(page, control, state)
            check(f"{kind}-{state}-{scheme}", picture(page, control))
            page.mouse.up()


def test_the_comparison_tells_states_apart():
    """References of different states differ by more than the tolerance, or they would prove nothing."""
    for scheme in SCHEMES:
        knobs = {s: Image.open(FOLDER / f"knob-{s}-{scheme}.png").convert("RGB") for s in STATES}
        gone = Image.new("RGB", knobs["rest"].size, knobs["rest"].getpixel((0, 0)))
        for state in ("hover", "focus", "keys", "disabled"):
            assert off(knobs[state], knobs["rest"]) > SHARE, (scheme, state)
        assert all(off(gone, knob) > SHARE for knob in knobs.values()), scheme
