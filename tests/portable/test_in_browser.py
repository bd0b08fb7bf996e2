"""The file in a browser, from disk, with no way out: the main job, and what goes wrong."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from deterrence_kit.app.edition.contents import held_names
from deterrence_kit.app.links import state_from
from deterrence_kit.app.state import State
from deterrence_kit.model.settings import declared
from deterrence_kit.pages.alliance_network.page import AllianceReading
from deterrence_kit.pages.burden_sharing.page import BurdenReading
from deterrence_kit.pages.explorer.page import ExplorerReading
from deterrence_kit.pages.geography_and_posture.page import PAIR, GeographyReading
from deterrence_kit.portable.document import page_text
from deterrence_kit.portable.rooms import ROOMS
from tests.browser.sights import SAID, column, press, shown, wait_for_change, wait_for_text
from tests.portable.states import links
from tests.waiting import PATIENCE, eventually

pytestmark = pytest.mark.browser
READY = "[data-ready=true]"
HASH = "t => decodeURIComponent(location.hash).includes(t)"


class Opened:
    """Opens the file; what it asks for and what goes wrong in it is noted."""

    def __init__(self, chromium, file):
        self.chromium, self.file = chromium, file
        self.asked, self.faults, self.contexts = [], [], []

    def __call__(self, link="", **more):
        context = self.chromium.new_context(viewport={"width": 1440, "height": 900}, **more)
        context.set_offline(True)
        context.set_default_timeout(1000 * PATIENCE)
        self.contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.on("console", lambda line: line.type == "error" and self.faults.append(line.text))
        page.goto(self.file.as_uri() + (f"#{link}" if link else ""))
        page.wait_for_selector(READY)
        return page

    def close(self):
        for context in self.contexts:
            context.close()
        others = [
            url for url in self.asked if not url.startswith((self.file.as_uri(), "data:", "blob:"))
        ]
        assert not others, f"asked for: {others}"
        assert not self.faults, f"faults on the page: {self.faults}"


@pytest.fixture
def open_file(chromium, page_file):
    opened = Opened(chromium, page_file)
    yield opened
    opened.close()


def test_the_file_is_small_and_asks_for_nothing_but_itself(open_file, page_file):
    assert page_file.stat().st_size <= 3.0e6
    page = open_file()
    assert len(open_file.asked) == 1
    options = page.get_by_label("Scenario", exact=True).locator("option")
    expect(options).to_have_count(len(held_names()))


def verdict(words):
    """As the page writes it."""
    return f"{words['verdict']}: {words['verdict_why']}"


def test_the_answer_is_the_librarys_for_states_that_nobody_chose(open_file):
    page = open_file()
    for link in links(held_names(), 50, seed=6, choices=ROOMS["explorer"].choices):
        page.evaluate("link => (location.hash = link)", link)
        reading = ExplorerReading(state_from(link)[0])
        words = reading.words()
        wait_for_text(page, ".dk-sentence", words["sentence"])
        for part in ("credibility", "war"):
            expect(page.locator(f".dk-{part}").filter(has_text=SAID).first).to_have_text(
                words[part]
            )
        at_once = verdict(words)
        reading.draw()  # as the page does as soon as it rests
        at_rest = verdict(reading.words())
        either = re.compile(f"^(?:{re.escape(at_once)}|{re.escape(at_rest)})$")
        expect(page.locator(".dk-verdict")).to_have_text(either)
        wait_for_text(page, ".dk-picture-why .dk-caption", reading.captions()["why"])


LATE = """(link) => {
  const before = location.href;
  location.hash = link;
  history.replaceState(null, "", before);
}"""


def test_a_link_is_taken_though_the_page_writes_its_own_address_after_it(open_file):
    page = open_file("scenario=nato-estonia&v=0")
    page.evaluate(LATE, "scenario=us-japan&readiness=0.8&v=0")
    page.wait_for_function(HASH, arg="readiness=0.8")
    expect(page.get_by_label("Scenario", exact=True)).to_have_value("us-japan")


def test_a_lever_by_keyboard_moves_everything_and_undo_brings_it_back(open_file):
    page = open_file("scenario=nato-estonia&v=0")
    before = (
        shown(page, "sentence"),
        column(page, "edges", "width"),
        column(page, "waterfall", "label"),
    )
    press(page, "readiness", "ArrowRight", 20)
    page.wait_for_function(HASH, arg="readiness=0.7")
    wait_for_text(page, ".dk-picture-why .dk-caption", "Readiness")
    eventually(lambda: column(page, "waterfall", "label") == ["Baseline", "Readiness", "Now"])
    eventually(lambda: column(page, "edges", "width") != before[1])
    page.keyboard.press("Control+z")
    wait_for_text(page, ".dk-sentence", before[0])
    eventually(lambda: column(page, "edges", "width") == before[1])
    eventually(lambda: column(page, "waterfall", "label") == before[2])
    page.keyboard.press("Control+y")
    page.wait_for_function(HASH, arg="readiness=0.7")


def test_a_slider_is_dragged_and_its_mark_takes_it_back(open_file):
    page = open_file("scenario=nato-estonia&v=0")
    box = page.locator(".dk-name-readiness .noUi-handle").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = shown(page, "credibility")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 90, y, steps=8)
    page.mouse.up()
    wait_for_change(page, ".dk-credibility", before)
    page.get_by_role("button", name=re.compile("^Reset Readiness")).click()
    wait_for_text(page, ".dk-credibility", before)
    page.wait_for_function("() => !location.hash.includes('readiness')")


def test_a_number_is_typed_as_people_write_it_and_a_wrong_one_is_refused(open_file):
    page = open_file("scenario=nato-estonia&v=0")
    field = page.get_by_label(re.compile(r"^Readiness .*type a number"))
    field.fill("0,7")
    field.press("Enter")
    page.wait_for_function(HASH, arg="readiness=0.7")
    field.fill("7")
    field.press("Enter")
    refused = page.locator(".dk-name-readiness .dk-refused")
    expect(refused).to_contain_text("out of range")
    page.wait_for_function(HASH, arg="readiness=0.7")


def test_one_ally_has_its_card_and_sliders_of_its_own(open_file):
    page = open_file("scenario=nato-estonia&v=0")
    page.locator(".dk-picture-map details summary").click()
    page.locator(".dk-picture-map td, .dk-picture-map th").get_by_role(
        "button", name="Poland"
    ).click()
    card = page.get_by_role("complementary", name="State")
    expect(card).to_contain_text("Honours the commitment")
    card.get_by_role("button", name="Change this state alone").click()
    for _ in range(10):
        page.keyboard.press("ArrowLeft")
    page.wait_for_function(HASH, arg="will.POL=")
    wait_for_text(page, ".dk-picture-why .dk-caption", "Domestic will, Poland")


def test_a_bad_link_is_answered_in_sentences(open_file):
    page = open_file("scenario=nowhere&readiness=7&leave=USA&v=99")
    said = page.locator(".dk-notices").inner_text()
    for part in ("nowhere", "readiness must be", "leave=USA", "newer version"):
        assert part in said  # at once: a page that is ready has read its link


def test_storage_that_is_full_or_shut_is_no_matter(open_file, chromium, page_file):
    context = chromium.new_context()
    context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
        "Storage.prototype.getItem = () => { throw new DOMException('shut', 'SecurityError'); };"
    )
    page = context.new_page()
    page.goto(page_file.as_uri())
    page.wait_for_selector(READY)
    press(page, "readiness", "ArrowRight", 3)
    page.wait_for_function(HASH, arg="readiness=")
    context.close()


def test_without_modules_the_page_says_so_and_what_it_would_show(chromium, page_file):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_file.as_uri())
    said = page.locator("#waiting").inner_text()
    first = ExplorerReading(state_from("")[0])
    assert "too old" in said  # at once: no script runs
    assert first.words()["sentence"] in said  # at once: no script runs
    context.close()


def test_a_browser_that_cannot_inflate_is_told_so_and_what_it_would_show(chromium, page_file):
    context = chromium.new_context()
    context.add_init_script("delete globalThis.DecompressionStream")
    page = context.new_page()
    page.goto(page_file.as_uri())
    wait_for_text(page, "#waiting", "too old to unpack")
    wait_for_text(page, "#waiting", ExplorerReading(state_from("")[0]).words()["sentence"])
    context.close()


def test_what_was_added_from_outside_is_not_run(chromium, page_file, tmp_path):
    text = page_file.read_text("utf-8")
    other = tmp_path / "changed.html"
    other.write_text(
        text.replace("</main>", "</main><script>document.title = 'run'</script>"), "utf-8"
    )
    page = chromium.new_page()
    page.goto(other.as_uri())
    page.wait_for_selector(READY)
    assert page.title() != "run"
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_serious(chromium, page_file, scheme, width):
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    page.goto(page_file.as_uri() + "#scenario=nato-estonia&readiness=0.7&v=0")
    page.wait_for_selector(READY)
    found = Axe().run(page).response["violations"]
    serious = [v for v in found if v["impact"] in ("serious", "critical")]
    assert not serious, [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in serious]
    page.wait_for_function(f"document.documentElement.scrollWidth <= {width}")
    context.close()


def test_its_brief_is_drawn(open_file):
    page = open_file("scenario=nato-estonia&readiness=0.7&v=0")
    with page.expect_popup() as popup:
        page.get_by_role("button", name="Brief").click()
    paper = popup.value
    paper.wait_for_selector("body[data-ready=true]")
    expect(paper.locator("main")).to_contain_text("Readiness")
    expect(paper.locator("main")).not_to_contain_text("undefined")


def test_on_a_phone_the_groups_of_levers_stand_below_each_other(chromium, page_file):
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(page_file.as_uri())
    page.wait_for_selector(READY)
    page.get_by_role("button", name="Go to the lever").click()
    page.wait_for_function(
        """() => {
          const boxes = [...document.querySelectorAll(".dk-sheet .dk-group")]
            .filter((group) => group.checkVisibility()).map((group) => group.getBoundingClientRect());
          return boxes.length > 2 && boxes.every(({ top, width }, i) =>
            width > 300 && (!i || top >= boxes[i - 1].bottom));
        }"""
    )
    context.close()


def test_every_lever_can_be_reached_and_named_by_keyboard(open_file):
    page = open_file("scenario=nato-estonia&v=0")
    handle = page.get_by_role("slider", name=re.compile("^Readiness")).first
    handle.focus()
    expect(handle).to_have_attribute("aria-valuetext", SAID)
    page.keyboard.press("End")
    page.wait_for_function(HASH, arg="readiness=0.95")
    expect(handle).to_have_attribute("aria-valuenow", handle.get_attribute("aria-valuemax"))


def test_burden_sharing_computes_from_disk_too(chromium, tmp_path):
    path = tmp_path / "burden.html"
    path.write_text(
        page_text(["pakistan-india", "us-japan"], room=ROOMS["burden-sharing"]), "utf-8"
    )
    opened = Opened(chromium, path)
    page = opened("scenario=us-japan&guideline=2&v=0")
    press(page, "guideline", "ArrowRight", 3)
    page.wait_for_function(HASH, arg=f"guideline={2 + 3 * declared('guideline').step:g}&")
    state = state_from(page.evaluate("location.hash.slice(1)"))[0]
    reading = BurdenReading(state)
    assert state.value("guideline") > 2  # at once: the third step has been waited for
    wait_for_text(page, ".dk-picture-burden .dk-caption", reading.captions()["burden"])
    gains = pytest.approx(reading.columns()["costs"]["gain"])
    eventually(lambda: column(page, "costs", "gain") == gains)
    page.locator(".dk-picture-cost select").select_option("head")
    wait_for_text(page, ".dk-picture-cost .dk-caption", reading.captions()["cost"])
    page.wait_for_function(HASH, arg="cost=head")
    page.get_by_label("Scenario", exact=True).select_option("pakistan-india")
    page.wait_for_function(HASH, arg="pakistan-india")
    worth = BurdenReading(State("pakistan-india")).captions()["worth"]
    wait_for_text(page, ".dk-picture-worth .dk-caption", worth)
    opened.close()


def test_geography_computes_from_disk_too_and_names_the_picture_it_lacks(chromium, tmp_path):
    path = tmp_path / "geography.html"
    room = ROOMS["geography-and-posture"]
    path.write_text(page_text(["nato-estonia", "us-japan"], room=room), "utf-8")
    opened = Opened(chromium, path)
    page = opened("scenario=nato-estonia&lift=500&pair=lift-access&v=0")
    press(page, "lift", "ArrowRight", 3)
    page.wait_for_function(HASH, arg=f"lift={500 + 3 * declared('lift').step:g}&")
    state = state_from(page.evaluate("location.hash.slice(1)"))[0]
    reading = GeographyReading(state)
    assert state.value("lift") > 500  # at once: the third step has been waited for
    assert state.choice("pair") == "lift-access"  # at once: it came with the link
    told, columns = reading.captions(), reading.columns()
    for name in ("arrival", "map", "window", "obstacle"):
        wait_for_text(page, f".dk-picture-{name} .dk-caption", told[name])
    for source, name in (("states", "days"), ("arrival_days", "together"), ("obstacles", "points")):
        there = pytest.approx(list(columns[source][name]))
        eventually(lambda s=source, n=name, t=there: column(page, s, n) == t)
    expect(page.locator(".dk-picture-pair")).to_have_count(0)
    expect(page.locator("footer")).to_contain_text(f"the picture “{PAIR.title}”")
    shortest = page.locator(".dk-part-windows button").first
    shortest.click()
    page.wait_for_function(HASH, arg="window_days=")
    expect(shortest).to_have_attribute("aria-pressed", "true")
    state = state_from(page.evaluate("location.hash.slice(1)"))[0]
    window = GeographyReading(state).captions()["arrival"]
    wait_for_text(page, ".dk-picture-arrival .dk-caption", window)
    page.locator(".dk-picture-obstacle select").select_option("water")
    page.wait_for_function(HASH, arg="obstacle=water")
    water = GeographyReading(state.chosen("obstacle", "water")).captions()["obstacle"]
    wait_for_text(page, ".dk-picture-obstacle .dk-caption", water)
    page.get_by_label("Scenario", exact=True).select_option("us-japan")
    page.wait_for_function(HASH, arg="us-japan")
    wait_for_text(
        page,
        ".dk-picture-arrival .dk-caption",
        GeographyReading(State("us-japan")).captions()["arrival"],
    )
    opened.close()


def test_the_alliance_network_computes_from_disk_too(chromium, tmp_path):
    path = tmp_path / "network.html"
    path.write_text(
        page_text(["nato-estonia", "us-japan"], room=ROOMS["alliance-network"]), "utf-8"
    )
    opened = Opened(chromium, path)
    page = opened("scenario=nato-estonia&will=0.6&v=0")
    press(page, "will", "ArrowLeft", 3)
    page.wait_for_function(HASH, arg="will=0.57")
    reading = AllianceReading(state_from(page.evaluate("location.hash.slice(1)"))[0])
    captions, columns = reading.captions(), reading.columns()
    for name in ("map", "ranking", "pacts", "measures"):
        wait_for_text(page, f".dk-picture-{name} .dk-caption", captions[name])
    lost = pytest.approx(columns["losses"]["points"].tolist())
    eventually(lambda: column(page, "losses", "points") == lost)
    page.locator(".dk-picture-map select").select_option("network")
    page.wait_for_function(HASH, arg="layout=network")
    around = pytest.approx(
        AllianceReading(reading.state.chosen("layout", "network")).places.x[:3].tolist()
    )
    eventually(lambda: column(page, "states", "x")[:3] == around)
    expect(page.locator(".dk-picture-pacts .dk-year")).to_have_count(0)
    expect(page.locator(".dk-members button")).to_have_count(0)
    page.get_by_label("Scenario", exact=True).select_option("us-japan")
    page.wait_for_function(HASH, arg="us-japan")
    told = AllianceReading(State("us-japan", choices={"layout": "network"})).captions()
    wait_for_text(page, ".dk-picture-measures .dk-caption", told["measures"])
    opened.close()
