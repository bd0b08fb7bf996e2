"""Reading a page as a person would, and its pictures by the name of their source."""

import re

from axe_playwright_python.sync_playwright import Axe

from tests.conftest import ROOT
from tests.waiting import eventually

PAGES = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
SAID = re.compile(r"\S")
LIVE = [stem for stem in PAGES if stem != "0_start_here"]  # which is plain text, without a session

COLUMN = """([source, column]) => {
  for (const doc of Bokeh.documents) {
    const found = doc.get_model_by_name(source);
    if (found) return Array.from(found.data[column]);
  }
}"""


def column(page, source, name):
    """A column of a Bokeh source."""
    return page.evaluate(COLUMN, [source, name])


def starting(text):
    """The pattern of what begins with a text, for `expect`."""
    return re.compile(rf"^\s*{re.escape(text)}")


def ending(text):
    """The pattern of what ends with a text, for `expect`."""
    return re.compile(rf"{re.escape(text)}\s*$")


def press(page, lever, key, times=1):
    """Move a lever by keyboard."""
    page.locator(f".dk-name-{lever} .noUi-handle").focus()
    for _ in range(times):
        page.keyboard.press(key)


def shown(page, name):
    """The text of a part of the answer, when it is there."""
    return page.locator(f".dk-{name}").filter(has_text=SAID).first.inner_text()


def at_rest(page, part):
    """Where a part is once the page stands still: scrolling runs out, letters and pictures come late."""
    boxes = [None]

    def stands_still():
        boxes.append(page.locator(part).first.bounding_box())
        page.wait_for_timeout(100)
        return boxes[-1] == boxes[-2]

    eventually(stands_still)
    return boxes[-1]


def wait_for_text(page, selector, text):
    """Wait until an element holds a text."""
    page.wait_for_function(
        "([s, t]) => document.querySelector(s)?.textContent.includes(t)", arg=[selector, text]
    )


def wait_for_change(page, selector, before):
    """Wait until an element's text is another one."""
    page.wait_for_function(
        "([s, t]) => document.querySelector(s)?.textContent !== t", arg=[selector, before]
    )


def wait_for_query(page, part):
    """Wait until the address bar holds a text."""
    page.wait_for_function("(part) => location.search.includes(part)", arg=part)


def wait_for_no_query(page, part):
    """Wait until the address bar no longer holds a text."""
    page.wait_for_function("(part) => !location.search.includes(part)", arg=part)


def same_address(page, other):
    """Wait until two pages tell the same state in their addresses."""
    search = "location.search"
    eventually(lambda: page.evaluate(search) == other.evaluate(search))


# Of rows and levers that are built alike, part by part, the first two of a kind are looked at on each
# page: a table of a hundred rows has a hundred times the same fault. Another class, style or attribute,
# or one without text, is another kind.
ALIKE = """(kept) => {
  const told = (it) => it.getAttributeNames().map((name) => name + !it.getAttribute(name));
  const built = (it) =>
    [it.tagName, it.className, it.style?.cssText, !it.textContent.trim(), ...told(it)].join(" ")
      .replace(/dk-name-[\\w.-]+|data-alike\\w+/g, "");
  const counts = {};
  for (const each of document.querySelectorAll("tbody tr, .dk-lever")) {
    const around = each.closest(".dk-table, table")?.className;
    const kind = [around, ...[each, ...each.querySelectorAll("*")].map(built)].join();
    counts[kind] = (counts[kind] ?? 0) + 1;
    each.toggleAttribute("data-alike", counts[kind] > kept);
  }
}"""
KEPT = 2


def serious(page, **options):
    """What axe finds that keeps somebody out."""
    page.evaluate(ALIKE, KEPT)
    wanted = {"resultTypes": ["violations"], **options}
    found = Axe().run(page, {"exclude": ["[data-alike]"]}, wanted).response["violations"]
    return [
        (v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")
    ]
