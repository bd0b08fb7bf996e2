"""Sessions only for who needs them: pages that are whole before they have one."""

import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import browsing
import pytest
import readers
from playwright.sync_api import expect

from deterrence_kit.app.links import query_of, state_from
from deterrence_kit.app.packages import packed
from deterrence_kit.app.state import State
from deterrence_kit.model.settings import SETTINGS, declared
from tests.browser.conftest import ALLOWED, Opener
from tests.browser.cutting import cutting
from tests.browser.engines import BURDEN, EXPLORER, GEOGRAPHY, NETWORK, PAGES, settled, stands, sure
from tests.browser.sights import at_rest, press, serious, wait_for_query
from tests.browser.test_controls import HANDLE, PLACES, in_the_middle, swipe
from tests.conftest import ROOT
from tests.serve.conftest import health
from tests.waiting import eventually

OPTIONS = ["--spares", "0", "--max-sessions", "1", "--grace-seconds", "2"]
WHOLE = "document.body.dataset.shell === 'whole'"
TAKEN_OVER = "!document.querySelector('#dk-shell') && !('shell' in document.body.dataset)"
BOX = ".dk-starting"
MOST_BYTES = 400_000  # of a first load, gzipped, 239 000 of them BokehJS; the bar is 450 000
JAPAN = query_of(State("us-japan", {"readiness": 0.7}))


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    log = tmp_path_factory.mktemp("needed") / "log"
    with browsing.serving(ROOT / "notebooks", *OPTIONS, log=log) as server:
        yield server


@pytest.fixture
def open_page(chromium, server, warm):
    """Opens a page on a server that has place for one session, once nobody has that."""
    eventually(lambda: health(server)["sessions"] == 0)
    opener = Opener(chromium, server.url, warm)
    yield opener
    opener.close()


def started(server):
    """How many sessions the server has started in all."""
    return Path(server.log).read_text().count("session.started")


@pytest.mark.parametrize("stem", readers.STEMS)
def test_a_first_load_is_small(server, stem):
    """All that stands before a reader moves the first slider, as it comes over the line."""
    _, size = readers.read(server, query_of(State(readers.SCENARIO)), stem)
    assert size <= MOST_BYTES


def pictures_stand(page):
    """Whether every picture has been laid out in a width of its own, not out of sight."""
    return page.evaluate(
        """() => {
          const plots = [...document.querySelectorAll(".dk-board .dk-plot")];
          const there = plots.filter((plot) => plot.checkVisibility());
          const wide = (element) => element.getBoundingClientRect().width > 200;
          return there.length > 1 && there.every((plot) => [...plot.children].some(wide));
        }"""
    )


@pytest.mark.parametrize("stem", PAGES)
def test_who_looks_and_moves_costs_the_server_no_session(open_page, server, stem):
    before, lines = started(server), []
    page = open_page.blank()
    page.on("websocket", lambda line: lines.append(line.url))
    page.goto(f"{server.url}voila/render/{stem}.ipynb?{JAPAN}")
    page.wait_for_function(WHOLE)
    expect(page.locator(".dk-board[data-ready=true]")).to_have_count(1)
    first = settled(page)
    lever = PAGES[stem][-1][1]
    press(page, lever, "PageUp")  # once: on a starved machine several are several steps
    page.wait_for_function("(before) => location.search !== before", arg=first)
    expect(page.locator(f".dk-name-{lever} .dk-info")).to_contain_text(declared(lever).source)
    moved = settled(page)
    page.locator(".dk-picker select").first.select_option("nato-estonia")
    wait_for_query(page, "scenario=nato-estonia")
    settled(page)
    page.keyboard.press("Control+z")
    page.wait_for_function("(before) => location.search === before", arg=moved)
    page.keyboard.press("Control+z")
    page.wait_for_function("(before) => location.search === before", arg=first)
    page.keyboard.press(
        "Control+z"
    )  # nothing is left to be undone, and no session is needed for that
    settled(page)
    eventually(lambda: pictures_stand(page))
    expect(page.locator(".dk-sure")).to_have_text(sure(page))
    expect(page.locator(BOX)).to_be_hidden()
    assert not serious(page)
    assert started(server) == before
    assert not lines


def test_steps_go_along_through_a_reload_and_to_another_page(open_page, server):
    before = started(server)
    page = open_page(EXPLORER, f"?{JAPAN}")
    first = settled(page)
    page.locator(".dk-picker select").first.select_option("nato-estonia")
    wait_for_query(page, "scenario=nato-estonia")
    press(page, "clarity", "PageUp")
    wait_for_query(page, "clarity=")
    last = settled(page)
    page.reload()
    page.wait_for_selector("[data-ready=true]")
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function("() => !location.search.includes('clarity=')")
    page.get_by_role("button", name="Redo").click()
    page.wait_for_function("(before) => location.search === before", arg=last)
    settled(page)
    page.locator(f"nav a[href*='{BURDEN}']").click()
    page.wait_for_url(f"**/{BURDEN}.ipynb*")
    page.wait_for_selector("[data-ready=true]")
    undo = page.get_by_role("button", name="Undo")
    undo.click()
    page.wait_for_function("() => !location.search.includes('clarity=')")
    undo.click()
    page.wait_for_function("(before) => location.search === before", arg=first)
    settled(page)
    assert started(server) == before


def test_a_finger_that_scrolls_moves_no_slider(open_page):
    page = open_page.blank(size=(390, 844), has_touch=True)
    page.goto(f"{open_page.suite_url}voila/render/{EXPLORER}.ipynb?{JAPAN}")
    page.wait_for_function(WHOLE)
    page.wait_for_selector("[data-ready=true]")
    in_the_middle(page, HANDLE)
    for across in (0, 100, -100):
        places = page.evaluate(PLACES)
        swipe(page, HANDLE, across=across, down=-200)
        assert page.evaluate(PLACES) == places  # at once: nothing has moved
        in_the_middle(page, HANDLE)
    swipe(page, HANDLE, across=80)
    eventually(lambda: page.evaluate(PLACES) != places)


@pytest.mark.parametrize("how", ["suite_url", "sessions_url"])
def test_keys_go_on_from_where_a_mouse_has_set_a_slider(chromium, warm, request, how):
    opener = Opener(chromium, request.getfixturevalue(how), warm)
    page = opener(EXPLORER)
    track = at_rest(page, ".dk-name-clarity .noUi-target")
    page.mouse.click(track["x"] + track["width"] / 4, track["y"] + track["height"] / 2)
    set_there = eventually(
        lambda: (now := stands(page, "clarity")) != SETTINGS["clarity"].default and now
    )
    page.keyboard.press("ArrowRight")
    eventually(
        lambda: stands(page, "clarity") == pytest.approx(set_there + SETTINGS["clarity"].step)
    )
    opener.close()


def test_what_needs_python_starts_a_session_that_goes_on_where_the_reader_was(open_page, server):
    before = started(server)
    page = open_page(EXPLORER, f"?{JAPAN}")
    press(page, "clarity", "PageUp", 2)
    wait_for_query(page, "clarity=")
    moved = settled(page)
    page.locator(".dk-picture-why select").select_option("propensity")
    wait_for_query(page, "why=propensity")
    chosen = settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="As notebook").click()
        expect(page.locator(BOX)).to_contain_text("Starting a session for the notebook")
        press(page, "will", "PageDown")  # while it is on its way
    wait_for_query(page, "will=")
    cells = json.loads(Path(download.value.path()).read_text())["cells"]
    text = "".join("".join(cell["source"]) for cell in cells)
    state = state_from(settled(page))[0]
    assert all(name in text for name in ("readiness", "clarity", "will"))
    assert state.value("clarity") == state_from(moved)[0].value("clarity")
    page.wait_for_function(TAKEN_OVER)
    assert started(server) == before + 1
    expect(page.locator(".dk-board")).to_have_count(1)
    expect(page.locator(".dk-part-ladder")).to_be_visible()
    eventually(lambda: pictures_stand(page))
    page.wait_for_function("document.body.dataset.goesOn === 'true'")  # its engine is there as ever
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function("(before) => location.search === before", arg=chosen)
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function("(before) => location.search === before", arg=moved)
    settled(page)


def test_what_another_page_has_chosen_goes_along_and_needs_no_session(open_page, server):
    before = started(server)
    set_there = {"readiness": 0.7, "drift": SETTINGS["drift"].low}
    state = State("us-japan", set_there, "readiness", {"why": "propensity"})
    link = query_of(replace(state, packages=(packed(state, "Mine"),)))
    page = open_page(BURDEN, f"?{link}")
    page.wait_for_function(WHOLE)
    press(page, "guideline", "PageUp")
    wait_for_query(page, "guideline=")
    moved = settled(page)
    assert all(part in moved for part in ("why=propensity", "drift=", "p1=Mine"))
    assert started(server) == before
    page.get_by_role("button", name="Start a session").click()
    page.wait_for_function(TAKEN_OVER)
    assert settled(page) == moved


PARTS = ".dk-lever, .dk-group, .dk-answer, .dk-toolbar, .dk-picture, .dk-part"
BOXES = """(parts) => Object.fromEntries(
  [...document.querySelectorAll(`:is(${parts}):not(.dk-more-of)`)]
    .filter((element) => element.checkVisibility())
    .map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const name = [...element.classList].find((each) => /^dk-(name|own|group|picture|part)-/.test(each));
      const panel = element.closest(".dk-panel");
      const down = panel ? y - panel.getBoundingClientRect().y + panel.scrollTop : 0;
      return [name ?? element.className, (panel ? [x, down, width, height] : [x, width]).map(Math.round)];
    }),
)"""


@pytest.mark.parametrize("stem", [EXPLORER, GEOGRAPHY])  # whose levers are unlike
def test_nothing_moves_when_a_session_takes_over(open_page, stem):
    page = open_page(stem, f"?{JAPAN}")
    settled(page)
    page.locator(".dk-more").first.click()
    before = page.evaluate(BOXES, PARTS)
    page.get_by_role("button", name="Start a session").click()
    page.wait_for_function(TAKEN_OVER)
    eventually(lambda: before.items() <= page.evaluate(BOXES, PARTS).items())


def test_a_state_that_is_let_join_joins_in_the_session_that_is_started_for_it(open_page, server):
    before = started(server)
    page = open_page(NETWORK, f"?{JAPAN}")
    page.wait_for_function(WHOLE)
    page.get_by_label("State to join the pact").select_option(label="South Korea")
    page.get_by_role("button", name="Join").click()
    expect(page.locator(BOX)).to_contain_text("with that state")
    page.wait_for_function(TAKEN_OVER)
    wait_for_query(page, "join=KOR")
    expect(page.locator(".dk-members")).to_contain_text("leaves again")
    assert started(server) == before + 1


def test_a_picture_that_only_a_session_draws_is_offered_in_its_place(open_page, server):
    page = open_page(GEOGRAPHY, f"?{JAPAN}")
    page.wait_for_function(WHOLE)
    models = page.evaluate("Object.keys((window.first = Bokeh).Models)")
    expect(page.locator(".dk-picture-pair")).to_have_count(0)
    place = page.get_by_role("region", name="Two levers at a time")
    place.get_by_role("button", name="Draw it").click()
    page.wait_for_function(TAKEN_OVER)
    expect(page.locator(".dk-asked-for")).to_have_count(0)
    expect(page.locator(".dk-picture-pair")).to_be_visible()
    eventually(lambda: pictures_stand(page))
    later = page.evaluate("Object.keys(first === Bokeh ? Bokeh.Models : {})")  # at once: it stands
    assert {*models} < {*later}


def test_a_picture_made_of_something_new_has_all_of_bokehjs(open_page, server):
    """As of a fork: the page's engine names a model that no page of the suite has."""
    before = started(server)
    page = open_page.blank()

    def more(route):
        answer = route.fetch()
        script = re.sub(r'"?models"?: ?\[', r'\g<0>"Wedge",', answer.text())
        route.fulfill(response=answer, body=script)

    page.route("**/shell-*", more)
    with page.expect_response("**/bokeh/rest.js"):
        page.goto(f"{server.url}voila/render/{EXPLORER}.ipynb?{JAPAN}")
    page.wait_for_function(WHOLE)
    settled(page)
    assert page.evaluate("'Wedge' in Bokeh.Models")  # at once: it was waited for
    assert started(server) == before


def test_a_brief_waits_in_its_window_for_the_session_that_writes_it(open_page):
    page = open_page(BURDEN, f"?{JAPAN}")
    with page.expect_popup() as popup:
        page.get_by_role("button", name="Brief").click()
    paper = popup.value
    paper.wait_for_selector("body[data-ready=true]")
    expect(paper.locator("h1")).to_be_visible()
    expect(paper.locator("main")).to_contain_text("Readiness")
    page.wait_for_function(TAKEN_OVER)


def test_a_damaged_link_is_told_as_ever_by_a_session(open_page, server):
    page = open_page(EXPLORER, f"?{JAPAN[:-3]}")
    expect(page.locator(".dk-notices")).to_contain_text("link")
    expect(page.locator("#dk-shell")).to_have_count(0)
    assert health(server)["sessions"] == 1
    says = page.locator(".dk-notices li").all_inner_texts()
    assert (  # at once: the notices stand
        [one.strip() for one in says] == state_from(JAPAN[:-3])[1]
    )


def test_where_all_places_are_taken_a_reader_still_reads(open_page, server):
    holder = open_page(EXPLORER, f"?{JAPAN}")
    holder.get_by_role("button", name="Start a session").click()
    holder.wait_for_function(TAKEN_OVER)
    assert health(server)["sessions"] == 1
    page = open_page(EXPLORER, f"?{JAPAN}")
    settled(page)
    page.get_by_role("button", name="Start a session").click()
    expect(page.locator(BOX)).to_contain_text("all places are taken")
    press(page, "clarity", "PageUp")
    wait_for_query(page, "clarity=")
    settled(page)
    holder.close()
    eventually(lambda: health(server)["sessions"] == 0)
    page.get_by_role("button", name="Start a session").click()
    page.wait_for_function(TAKEN_OVER)
    settled(page)


def test_a_page_in_a_network_that_refuses_live_lines_is_whole(chromium, server):
    eventually(lambda: health(server)["sessions"] == 0)
    with cutting(urlsplit(server.url).port) as cutter:
        cutter.down = True  # before anything was tried
        context = chromium.new_context(viewport={"width": 1440, "height": 900}, permissions=ALLOWED)
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{cutter.own}/voila/render/{EXPLORER}.ipynb?{JAPAN}")
        page.wait_for_selector("[data-ready=true]")
        page.get_by_role("button", name="Start a session").click()
        press(page, "clarity", "PageUp")
        wait_for_query(page, "clarity=")
        moved = settled(page)
        expect(page.locator(BOX)).to_contain_text("blocks the live connection")
        eventually(lambda: health(server)["sessions"] == 0)  # what was started has been ended
        expect(page.locator(".dk-board")).to_have_count(1)
        press(page, "will", "Home")
        page.wait_for_function("(before) => location.search !== before", arg=moved)
        page.get_by_role("button", name="Undo").click()
        page.wait_for_function("(before) => location.search === before", arg=moved)
        settled(page)
        page.get_by_role("button", name="Copy link").click()
        expect(page.locator(".dk-copied")).to_contain_text("Link copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.endswith(moved)
        context.close()


def test_a_page_goes_on_without_its_server(open_page, server):
    before = started(server)
    page = open_page.blank()
    page.goto(f"{server.url}voila/render/{EXPLORER}.ipynb?{JAPAN}")
    page.wait_for_selector("[data-ready=true]")
    page.context.route("**/*", lambda route: route.abort("connectionrefused"))  # as of one killed
    first = settled(page)
    press(page, "clarity", "PageUp")
    page.wait_for_function("(before) => location.search !== before", arg=first)
    moved = settled(page)
    with page.expect_popup() as popup:
        page.get_by_role("button", name="Brief").click()
    popup.value.wait_for_selector("body[data-ready=true]")  # what the page itself knows
    expect(page.locator(BOX)).to_contain_text("the server does not answer")
    page.locator(".dk-picker select").first.select_option("nato-estonia")
    expect(page.locator(".dk-picker select").first).to_have_value("us-japan")
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function("(before) => location.search === before", arg=first)
    page.get_by_role("button", name="Redo").click()
    page.wait_for_function("(before) => location.search === before", arg=moved)
    settled(page)
    assert started(server) == before
