"""The served pages in a browser: what people see when things go well, and when they do not."""

from __future__ import annotations

import os
import re
import signal
import time
import urllib.parse
from pathlib import Path
from typing import Any

import browsing
import psutil
import pytest
from conftest import NOTEBOOKS, ROOT, health, sessions, zygote
from playwright.sync_api import expect

from tests.waiting import eventually

pytestmark = pytest.mark.browser
SLIDER = "1_slider.ipynb"


def opened(page: Any, server: browsing.Server, name: str = SLIDER, query: str = "") -> Any:
    page.goto(server.page(name) + query)
    page.get_by_role("slider").first.wait_for()
    return page


def banner(page: Any) -> Any:
    return page.locator(".dk-lifeline:not([hidden])")


def test_a_slider_reaches_python_and_has_a_name(served: Any, page: Any) -> None:
    opened(page, served)
    slider = page.get_by_role("slider", name="Readiness")
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.get_by_text("Value 1").wait_for()
    assert page.errors == []


def test_one_h1_one_main_and_the_title(served: Any, page: Any) -> None:
    opened(page, served)
    expect(page.locator("h1")).to_have_text(["A slider"])
    expect(page.get_by_role("main")).to_have_count(1)
    assert page.title().startswith("A slider")
    expect(page.locator("#dk-main .widget-slider")).to_have_count(1)


def test_no_request_leaves_the_machine(served: Any, page: Any) -> None:
    opened(page, served)
    for address in ("", "voila/render/2_raises.ipynb", "nothing/here", "login"):
        page.goto(served.url + address)
    hosts = {
        urllib.parse.urlsplit(url).hostname for url in page.asked if not url.startswith("blob")
    }
    assert hosts <= {"127.0.0.1", None}


def test_the_bundle_still_covers_what_a_page_asks_for(served: Any, page: Any) -> None:
    """After an update of Voila: python benchmarks/list_bundle.py."""
    opened(page, served)
    counts = [-1]

    def nothing_more_is_asked() -> bool:
        page.wait_for_timeout(1000)
        counts.append(len({url for url in page.asked if "/assets/" in url}))
        return counts[-1] == counts[-2]

    eventually(nothing_more_is_asked)
    assert counts[-1] <= 16, counts


def test_a_bundle_that_comes_after_the_session_is_waited_for(served: Any, page: Any) -> None:
    page.route("**/kit/bundle.js", lambda route: (time.sleep(4), route.continue_()))
    opened(page, served)
    page.wait_for_timeout(1000)
    asked = {url for url in page.asked if "/assets/" in url}
    assert len(asked) <= 16, asked


def test_links_carry_the_state_along(served: Any, page: Any) -> None:
    opened(page, served, query="?scenario=nato-poland&readiness=0.7")
    page.get_by_role("link", name="2 raises").or_(page.get_by_role("link", name="Raises")).click()
    page.wait_for_url("**/2_raises.ipynb?scenario=nato-poland&readiness=0.7")


def test_closing_the_page_ends_its_session(served: Any, page: Any) -> None:
    opened(page, served)
    assert len(sessions(served)) >= 1
    page.close(run_before_unload=True)
    eventually(lambda: not sessions(served))
    assert eventually(lambda: health(served)["sessions"] == 0)


def test_reloading_leaves_one_session(served: Any, page: Any) -> None:
    opened(page, served)
    for _ in range(3):
        page.reload()
        page.get_by_role("slider").first.wait_for()
    eventually(lambda: len(sessions(served)) == 1)


def test_a_page_that_never_connects_loses_its_session(served: Any, page: Any) -> None:
    """A line that falls without a farewell: the network went, or the browser was killed."""
    opened(page, served)
    page.evaluate("navigator.sendBeacon = () => true")
    page.goto("about:blank")
    eventually(lambda: not sessions(served))


def test_a_failing_callback_says_so_and_the_page_goes_on(served: Any, page: Any) -> None:
    opened(page, served)
    page.get_by_role("button", name="Divide by zero").click()
    banner(page).get_by_text("did not work").wait_for()
    assert "ZeroDivisionError" not in page.content()
    assert "ZeroDivisionError" in eventually(lambda: served.log.read_text())
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_text("Value 1").wait_for()


def test_a_killed_session_is_said_and_one_click_brings_the_state_back(
    served: Any, page: Any
) -> None:
    opened(page, served, query="?readiness=0.7")
    for process in sessions(served):
        process.kill()
    banner(page).get_by_text("lost its session").wait_for()
    with page.expect_navigation():
        page.get_by_role("button", name="Reload with what I set").click()
    page.get_by_role("slider").wait_for()
    page.wait_for_function("location.search === '?readiness=0.7'")
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_text("Value 1").wait_for()


def test_a_killed_zygote_disturbs_nobody(served: Any, page: Any) -> None:
    opened(page, served)
    dead = zygote(served)
    dead.kill()
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_text("Value 1").wait_for()
    other = page.context.new_page()
    opened(other, served)
    assert zygote(served).pid != dead.pid
    other.close(run_before_unload=True)


def test_a_killed_server_is_said_and_its_successor_brings_the_state_back(
    page: Any, tmp_path: Path
) -> None:
    port = browsing.free_port()
    with browsing.serving(NOTEBOOKS, port=port, log=tmp_path / "one") as server:
        opened(page, server, query="?readiness=0.7")
        orphans = [process.pid for process in sessions(server)]
        server.process.send_signal(signal.SIGKILL)
        server.process.wait()
        banner(page).get_by_text("does not answer").wait_for()
        eventually(lambda: not any(map(psutil.pid_exists, orphans)))
    with browsing.serving(NOTEBOOKS, port=port, log=tmp_path / "two"):
        banner(page).get_by_text("lost its session").wait_for()
        with page.expect_navigation():
            page.get_by_role("button", name="Reload with what I set").click()
        page.get_by_role("slider").wait_for()
        page.wait_for_function("location.search === '?readiness=0.7'")


def test_an_idle_session_ends_and_the_page_says_so(page: Any, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with browsing.serving(NOTEBOOKS, "--idle-minutes", "0.1", log=log) as server:
        opened(page, server)
        banner(page).get_by_text("lost its session").wait_for()
        assert 'why="nobody used it"' in log.read_text()


def test_a_notebook_that_raises_opens_a_page_in_words(served: Any, page: Any) -> None:
    page.goto(served.page("2_raises.ipynb"))
    page.get_by_text("could not be opened").wait_for()
    expect(page.get_by_role("link", name="list of notebooks")).to_be_visible()
    assert "ValueError" not in page.content()
    assert "hidden from visitors" not in page.content()
    assert "hidden from visitors" in served.log.read_text()


def test_when_all_places_are_taken_the_page_says_so(page: Any, tmp_path: Path) -> None:
    with browsing.serving(NOTEBOOKS, "--max-sessions", "1", log=tmp_path / "log") as server:
        opened(page, server)
        other = page.context.new_page()
        reply = other.goto(server.page(SLIDER))
        assert reply.status == 503
        expect(other.get_by_text("All places are taken")).to_be_visible()
        page.close(run_before_unload=True)
        eventually(lambda: other.reload().status == 200)
        other.close(run_before_unload=True)


def test_titles_and_queries_are_text(served: Any, page: Any) -> None:
    attack = "?<script>window.hit=1</script>&title=\"><img src=x onerror='window.hit=1'>"
    for address in ("", "nothing", "voila/render/3_odd_title.ipynb"):
        page.goto(served.url + address + attack)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.hit") is None
    assert page.errors == []


def test_dark_follows_the_system(served: Any, page: Any) -> None:
    look = "getComputedStyle(document.body).backgroundColor"
    page.emulate_media(color_scheme="light")
    page.goto(served.url)
    light = page.evaluate(look)
    page.emulate_media(color_scheme="dark")
    eventually(lambda: page.evaluate(look) != light)


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_is_wider_than_the_window(served: Any, page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    opened(page, served)
    page.wait_for_function(f"document.documentElement.scrollWidth <= {width}")
    assert page.locator(".dk-top").bounding_box()["height"] <= 48


AXE = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations
    .filter(v => ['serious', 'critical'].includes(v.impact))
    .map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 160)).join(' | '))"""


@pytest.fixture(scope="session")
def axe() -> str:
    package = pytest.importorskip("axe_playwright_python")
    return str(next(Path(package.__file__).parent.rglob("axe*.js")))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address",
    ["", "nothing", "login", "voila/render/2_raises.ipynb", "voila/render/1_slider.ipynb"],
)
def test_axe_finds_nothing_serious(
    served: Any, page: Any, axe: str, address: str, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(served.url + address)
    if SLIDER in address:
        # The widget makes its handle first, the page's script names it a moment later.
        page.get_by_role("slider", name=re.compile(r"\w")).first.wait_for()
        page.wait_for_load_state("networkidle")
        page.wait_for_function("document.getAnimations().every((it) => it.playState !== 'running')")
    page.add_script_tag(path=axe)
    assert page.evaluate(AXE) == []


READINESS = re.compile("^Readiness")


@pytest.fixture
def explorer() -> str:
    found = [path.name for path in (ROOT / "notebooks").glob("1_*.ipynb")]
    return found[0] if found else pytest.skip("the suite has no notebook yet")


def test_the_suite_survives_its_server_and_comes_back_by_keyboard(
    page: Any, tmp_path: Path, explorer: str, folder_of: Any
) -> None:
    """The main job without a mouse: move, lose the server, come back with one key, same state."""
    port, folder, how = browsing.free_port(), folder_of(explorer), ("--sessions", "always")
    with browsing.serving(folder, *how, port=port, log=tmp_path / "one") as server:
        opened(page, server, explorer)
        page.get_by_role("slider", name=READINESS).focus()
        for _ in range(3):
            page.keyboard.press("ArrowRight")
        eventually(lambda: _in_address(page) == _value(page))
        before = _value(page)
        server.process.kill()
        server.process.wait()
    with browsing.serving(folder, *how, port=port, log=tmp_path / "two"):
        banner(page).get_by_text("lost its session").wait_for()
        page.get_by_role("button", name="Reload with what I set").focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        page.get_by_role("slider", name=READINESS).wait_for()
        eventually(lambda: _value(page) == before)
    assert page.errors == []


def _in_address(page: Any) -> float | None:
    found = re.search(r"readiness=([0-9.]+)", page.evaluate("location.search"))
    return float(found[1]) if found else None


def _value(page: Any) -> float:
    handle = page.get_by_role("slider", name=READINESS)
    return float(handle.get_attribute("aria-valuetext").split()[0])


def test_a_session_knows_no_secret_of_the_server(tmp_path: Path, page: Any) -> None:
    os.environ["DETERRENCE_TEST_SECRET"] = "xyzzy"
    try:
        with browsing.serving(NOTEBOOKS, log=tmp_path / "log") as server:
            opened(page, server)
            for process in [*sessions(server), zygote(server)]:
                assert "DETERRENCE_TEST_SECRET" not in zygote(server).environ()
                assert process.is_running()
    finally:
        del os.environ["DETERRENCE_TEST_SECRET"]


@pytest.mark.parametrize("how", [[], ["--no-fork"]], ids=["forked", "preheated"])
def test_a_session_in_waiting_is_taken_up_and_replaced(
    page: Any, tmp_path: Path, how: list[str]
) -> None:
    """With the fork server, and without it, where waiting sessions are all the preparation."""
    log = tmp_path / "log"
    with browsing.serving(NOTEBOOKS, *how, "--spares", "1", log=log) as server:
        below = psutil.Process(server.process.pid)

        def waiting() -> int:
            running = [p for p in below.children(recursive=True) if _is_kernel(p)]
            return len(running) - health(server)["sessions"]

        eventually(lambda: "spare.ready" in log.read_text())
        assert waiting() == 1
        opened(page, server)
        assert "spare=True" in log.read_text()
        page.get_by_role("slider", name="Readiness").focus()
        page.keyboard.press("ArrowRight")
        page.get_by_text("Value 1").wait_for()
        assert eventually(lambda: waiting() == 1)


def _is_kernel(process: psutil.Process) -> bool:
    try:
        command = " ".join(process.cmdline())
        parent = " ".join(process.parent().cmdline())
    except (psutil.NoSuchProcess, AttributeError):
        return False
    return "ipykernel_launcher" in command or "zygote.py" in parent
