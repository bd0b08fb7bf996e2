"""Copy link: nothing on the page moves, and the focus stays, with and without the clipboard of https.

That every page does so: test_every_page.py.
"""

import pytest

from tests.browser.test_long_links import long_query
from tests.waiting import eventually

pytestmark = pytest.mark.browser
STEM = "1_credibility_explorer"
# Places of all elements before and after a press, with what was said and where the focus is.
PRESS = """async () => {
  const buttons = [...document.querySelectorAll(".dk-toolbar button")];
  const copy = buttons.find((button) => button.textContent === "Copy link");
  const said = document.querySelector(".dk-copied");
  const others = () => [...document.querySelectorAll("body *")].filter((e) => !said.contains(e));
  const places = () => others().map((e) => {
    const { x, y, width, height } = e.getBoundingClientRect();
    return [x, y, width, height].join(" ");
  });
  said.textContent = "";
  copy.focus({ preventScroll: true });
  const before = [...places(), scrollX, scrollY];
  copy.click();
  while (!said.textContent) await new Promise((resolve) => setTimeout(resolve, 10));
  const after = [...places(), scrollX, scrollY];
  const { right, width } = said.getBoundingClientRect();
  return {
    moved: before.length !== after.length || before.some((place, at) => place !== after[at]),
    text: said.textContent,
    focused: document.activeElement === copy,
    seen: width > 0 && right <= innerWidth,
  };
}"""
WITHOUT = (
    "Object.defineProperty(navigator, 'clipboard', { value: undefined })"  # as over plain http
)
NOR = f"{WITHOUT}; document.execCommand = () => false"
SIZES = ((1440, 900), (390, 844))
LACKING = (("1", "Link copied"), (WITHOUT, "Link copied"), (NOR, "Copy this: http"))


def press_until_still(page):
    """Copy a link at both sizes, in a browser that lacks more and more; the page says how."""
    for turn, (lacking, said) in enumerate(LACKING):
        page.evaluate(lacking)
        copied(page, said, SIZES[:: -1 if turn % 2 else 1])  # the size that it has comes first


def copied(page, said, sizes):
    """Copy a link at each size."""
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function("width => innerWidth === width", arg=width)
        page.evaluate("scrollTo(0, 40)")

        def still():
            found = page.evaluate(PRESS)  # another try where the page itself was at work
            assert found["text"].startswith(said)
            assert found["focused"]
            assert found["seen"]
            return not found["moved"]

        eventually(still)


def test_a_long_link_says_more_and_moves_nothing_either(open_page):
    page = open_page(STEM, long_query())
    press_until_still(page)


def test_without_the_clipboard_of_https_the_link_is_copied_too(open_page):
    page = open_page(STEM, "?clarity=0.9")
    page.evaluate("window.kept = navigator.clipboard")
    page.evaluate("kept.writeText('before')")
    page.evaluate(WITHOUT)
    page.evaluate(PRESS)
    eventually(lambda: "clarity=0.9" in page.evaluate("kept.readText()"))
