"""Copy link: nothing on the page moves, and the focus stays, with and without the clipboard of https."""

from itertools import product

import pytest

from tests.browser.test_long_links import long_query
from tests.browser.test_suite import APPS
from tests.waiting import eventually

pytestmark = pytest.mark.browser
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


SHORT = "?clarity=0.9&readiness=0.7&will.USA=0.3&leave=TUR"
CASES = [*((stem, SHORT) for stem in APPS), (APPS[0], long_query())]  # a long link says more
SIZES = ((1440, 900), (390, 844))
LACKING = (("1", "Link copied"), (WITHOUT, "Link copied"), (NOR, "Copy this: http"))


@pytest.mark.parametrize(("stem", "query"), CASES, ids=[*APPS, "long"])
def test_copying_moves_nothing_and_keeps_the_focus(open_page, stem, query):
    page = open_page(stem, query)
    for (lacking, said), size in product(LACKING, SIZES):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.wait_for_function("width => innerWidth === width", arg=size[0])
        page.evaluate("scrollTo(0, 40)")
        page.evaluate(lacking)

        def still():
            found = page.evaluate(PRESS)  # another try where the page itself was at work
            assert found["text"].startswith(said)  # noqa: B023
            assert found["focused"]
            assert found["seen"]
            return not found["moved"]

        eventually(still)


def test_without_the_clipboard_of_https_the_link_is_copied_too(open_page):
    page = open_page(APPS[0], "?clarity=0.9")
    page.evaluate("window.kept = navigator.clipboard")
    page.evaluate("kept.writeText('before')")
    page.evaluate(WITHOUT)
    page.evaluate(PRESS)
    eventually(lambda: "clarity=0.9" in page.evaluate("kept.readText()"))
