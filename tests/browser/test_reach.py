"""What stays in reach: by Tab on every page, answer and lever from a lower picture, a card beside."""

import pytest
from playwright.sync_api import expect

from tests.browser.engines import sure
from tests.browser.sights import LIVE, column, press, shown, wait_for_query, wait_for_text
from tests.waiting import eventually

pytestmark = pytest.mark.browser
PHONE = (390, 844)
NAV = 12  # the suite's name and its pages
FEW = 6  # stops between the navigation and the first slider, skip links aside
MOST = 400

# The element with the focus, inside shadow roots too: its name, what it is, and where it is seen.
FOCUSED = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body) return null;
  const by = at.getAttribute("aria-labelledby");
  const name = at.getAttribute("aria-label") || (by && document.getElementById(by)?.textContent)
    || at.labels?.[0]?.textContent || at.textContent || at.title || "";
  const { width, height, left, right } = at.getBoundingClientRect();
  // A box that cannot be scrolled sideways must not cut the ring of the focus.
  const { outlineWidth, outlineOffset } = getComputedStyle(at);
  const ring = Math.max(0, parseFloat(outlineWidth) + parseFloat(outlineOffset));
  let cut = false;
  for (let up = at.parentElement; up && up !== document.body; up = up.parentElement) {
    if (getComputedStyle(up).overflowX === "visible" || up.scrollWidth > up.clientWidth + 1) continue;
    const box = up.getBoundingClientRect();
    cut ||= left - ring < box.left - 0.5 || right + ring > box.right + 0.5;
  }
  const walked = document.activeElement.hasAttribute("data-walked");
  at.setAttribute("data-walked", "");
  return {
    walked,
    name: name.trim(), tag: at.tagName, css: at.className, slider: at.matches(".noUi-handle"),
    inside: Boolean(at.getRootNode().host), seen: width > 0 && height > 0, cut,
  };
}"""


def walk(page):
    """The stops of the Tab key from the top of a page to its end."""
    stops = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at is None or at["walked"]:
            return stops
        stops.append(at)
    raise AssertionError(f"more than {MOST} stops")


@pytest.mark.parametrize("stem", LIVE)
def test_every_stop_of_the_tab_key_has_a_name_and_the_levers_are_near(open_page, stem):
    page = open_page(stem)
    stops = walk(page)
    assert [stop for stop in stops if not stop["name"] or not stop["seen"] or stop["inside"]] == []
    assert [stop for stop in stops if stop["cut"]] == []
    links = [stop["name"] for stop in stops[:3]]
    assert links[:2] == ["Skip to the content", "Skip to the answer"]
    places = [i for i, stop in enumerate(stops) if stop["slider"]]
    assert ("Skip to the levers" in links) == bool(places)
    if places:
        assert places[0] <= NAV + len(links) + FEW, stops[: places[0]]
    heard = page.locator(".dk-page [aria-live]")
    assert heard.count() <= 1  # at once: the page is ready, and none may come twice


def test_the_links_past_the_navigation_lead_to_answer_and_levers(open_page):
    page = open_page("1_credibility_explorer")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.matches('.dk-answer')")
    page.locator(".dk-skip", has_text="levers").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.matches('.dk-page .noUi-handle')")


def test_one_sentence_is_spoken_when_a_lever_has_rested(open_page):
    page = open_page("1_credibility_explorer")
    page.wait_for_timeout(1000)  # what is said on opening
    page.evaluate("""() => {
      window.spoken = [];
      for (const region of document.querySelectorAll(".dk-page [aria-live]"))
        new MutationObserver(() => window.spoken.push(region.textContent))
          .observe(region, { childList: true });
    }""")
    press(page, "readiness", "ArrowRight", 8)
    page.wait_for_function("() => window.spoken.length")
    page.wait_for_timeout(1000)
    spoken = page.evaluate("() => window.spoken")
    assert len(set(spoken)) == 1
    eventually(lambda: shown(page, "sentence") in spoken[0])


def in_sight(page, selector):
    """Whether all of an element is inside the window."""
    box, size = page.locator(selector).first.bounding_box(), page.viewport_size
    return box["y"] >= -1 and box["y"] + box["height"] <= size["height"] + 1


def test_a_lower_picture_keeps_answer_and_lever_beside_it(open_page):
    page = open_page("1_credibility_explorer")
    press(page, "readiness", "ArrowRight")
    wait_for_query(page, "readiness=0.51")
    expect(page.locator(".dk-strip")).to_be_hidden()
    page.locator(".dk-picture-response").evaluate("(it) => it.scrollIntoView({ block: 'end' })")
    page.mouse.wheel(0, 600)
    page.locator(".dk-strip").wait_for(state="visible")
    expect(page.locator(".dk-strip-words")).to_contain_text(
        f"Credibility {shown(page, 'credibility')}"
    )
    expect(page.locator(".dk-to-levers")).to_have_text("Readiness 0.51")
    assert in_sight(page, ".dk-strip")
    assert in_sight(page, ".dk-name-readiness")
    top = page.evaluate("scrollY")
    page.locator(".dk-to-levers").click()
    page.keyboard.press("ArrowRight")
    wait_for_text(page, ".dk-to-levers", "0.52")
    assert page.evaluate("scrollY") == top


def test_on_a_phone_the_levers_are_a_sheet_over_the_picture_one_looks_at(open_page):
    page = open_page("1_credibility_explorer", size=PHONE, has_touch=True)
    expect(page.locator(".dk-name-readiness")).to_be_hidden()
    expect(page.locator(".dk-sure")).to_have_text(sure(page))  # nothing above grows any more
    page.locator(".dk-picture-response").evaluate("(it) => it.scrollIntoView()")
    top = page.evaluate("scrollY")
    page.locator(".dk-to-levers").click()
    for part in (".dk-name-readiness", ".dk-strip"):
        assert in_sight(page, part)
    assert page.evaluate("scrollY") == top
    sheet, plot = (
        page.locator(of).bounding_box() for of in (".dk-panel", ".dk-picture-response .dk-plot")
    )
    assert plot["y"] + plot["height"] / 2 < sheet["y"]
    page.keyboard.press("ArrowRight")
    wait_for_query(page, "readiness=0.51")
    page.keyboard.press("Escape")
    page.locator(".dk-panel").wait_for(state="hidden")
    expect(page.locator(".dk-to-levers")).to_have_text("Readiness 0.51")
    page.wait_for_function("() => document.activeElement.matches('.dk-to-levers')")


ROOM = """() => {
  for (const { clientWidth, clientHeight } of [document.querySelector(".dk-picture-map .dk-plot")])
    for (const doc of Bokeh.documents) {
      const room = doc.get_model_by_name("map_room");
      if (room) return [Number(room.group), Math.min(...room.tags), clientWidth, clientHeight];
    }
}"""


@pytest.mark.parametrize(
    "size", [(1440, 900), (1024, 768), PHONE], ids=["desktop", "tablet", "phone"]
)
def test_names_are_those_of_the_map_s_own_size_and_a_card_covers_nothing(open_page, size):
    page = open_page("1_credibility_explorer", size=size)
    room, narrowest, wide, high = page.evaluate(ROOM)
    assert room == narrowest or room <= min(wide, high * 4 / 3) + 1
    page.locator(".dk-picture-map").evaluate("(it) => it.scrollIntoView({ block: 'center' })")
    place = """(code) => {
      for (const doc of Bokeh.documents) {
        const [states, map] = ["states", "map"].map((name) => doc.get_model_by_name(name));
        if (!states || !map) continue;
        const i = states.data.code.indexOf(code);
        const share = ({ start, end }, at) => (at - start) / (end - start);
        return [share(map.x_range, states.data.x[i]), 1 - share(map.y_range, states.data.y[i])];
      }
    }"""
    across, down = page.evaluate(place, "DEU")
    plot = page.locator(".dk-picture-map .dk-plot").bounding_box()
    page.mouse.click(plot["x"] + across * plot["width"], plot["y"] + down * plot["height"])
    wait_for_text(page, ".dk-card h3", "Germany")
    card, figure = (page.locator(of).bounding_box() for of in (".dk-card", ".dk-picture-map"))
    beside = card["x"] >= figure["x"] + figure["width"]
    below = card["y"] >= figure["y"] + figure["height"]
    assert beside or below
    if size[0] >= 1440:
        assert beside
        eventually(
            lambda: in_sight(page, ".dk-credibility") or page.locator(".dk-strip").is_visible()
        )
    eventually(lambda: "Germany" in column(page, "states", "name"))
