"""How pages open: a few at a time, whole, for whoever means to; and words where they cannot."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import browsing
import psutil
import pytest
from conftest import NOTEBOOKS, cells, get, health, sessions

from deterrence_kit.serve.turns import Turns
from tests.waiting import eventually

SLIDER = "1_slider.ipynb"
browser = pytest.mark.browser


def request(url: str, method: str = "GET", headers: dict[str, str] | None = None) -> Any:
    parts = urlsplit(url)
    line = http.client.HTTPConnection(parts.netloc, timeout=300)
    line.request(method, f"{parts.path}?{parts.query}", headers=headers or {})
    answer = line.getresponse()
    return answer.status, answer.read().decode(), answer.headers


# --- who starts a session, and who does not ---------------------------------------------------------

ASK = {"X-Deterrence-Page": "1"}
ELSEWHERE = {
    f"{dest} from {site}": {"Sec-Fetch-Dest": dest, "Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode}
    for site in ("cross-site", "same-site", "same-origin", "none")
    for dest, mode in {
        "image": "no-cors", "script": "no-cors", "style": "no-cors", "iframe": "navigate",
        "document": "navigate", "empty": "cors",
    }.items()
}  # fmt: skip
VISITS = {
    "a preview": {"User-Agent": "Slackbot-LinkExpanding 1.0"},
    "a prefetch": {"Sec-Purpose": "prefetch", "Sec-Fetch-Site": "same-origin"},
    "another site that asks": ASK | {"Sec-Fetch-Site": "cross-site"},
    "a neighbouring site that asks": ASK | {"Sec-Fetch-Site": "same-site"},
    **ELSEWHERE,
}


@pytest.mark.parametrize("visit", VISITS)
def test_only_the_pages_own_script_starts_a_session(served: Any, visit: str) -> None:
    before = served.log.read_text().count("session.started")
    status, text, _ = request(served.page(SLIDER), headers=VISITS[visit])
    assert status == 200
    assert '<meta property="og:title" content="A slider">' in text
    assert '<meta property="og:description" content="A small page for the tests' in text
    assert "widget-view" not in text
    assert served.log.read_text().count("session.started") == before


def test_head_is_answered_and_starts_nothing(served: Any) -> None:
    before = served.log.read_text().count("session.started")
    for headers in ({}, ASK):
        status, text, answer = request(served.page(SLIDER), "HEAD", headers)
        assert (status, text) == (200, "")
        assert answer["Content-Type"].startswith("text/html")
    assert served.log.read_text().count("session.started") == before


# --- late, many, gone -------------------------------------------------------------------------------


def test_an_output_that_is_late_is_waited_for(tmp_path: Path) -> None:
    """nbclient goes on without an output after 4 s: the page was white, for ever, silently."""
    late = {
        "cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None,
        # One carrier, so that all are as late and none overtakes another.
        "source": "import queue, threading, time, ipywidgets\n"
        "stream = get_ipython().kernel.iopub_socket\n"
        "send, line = type(stream).send_multipart, queue.SimpleQueue()\n"
        "def carry():\n"
        "    while True:\n"
        "        due, parts, options = line.get()\n"
        "        time.sleep(max(0, due - time.monotonic()))\n"
        "        send(*parts, **options)\n"
        "threading.Thread(target=carry, daemon=True).start()\n"
        "def slow(self, *parts, **options):\n"
        "    line.put((time.monotonic() + 6, (self, *parts), options))\n"
        "type(stream).send_multipart = slow\n"
        "ipywidgets.IntSlider()",
    }  # fmt: skip
    notebook = {"cells": [late], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (tmp_path / "1_late.ipynb").write_text(json.dumps(notebook))
    with browsing.serving(tmp_path, "--spares", "0", log=tmp_path / "log") as server:
        assert "widget-view" in cells(server.page("1_late.ipynb")).text, server.log.read_text()


def test_a_crowd_gets_whole_pages_a_few_at_a_time(tmp_path: Path) -> None:
    """Beside two busy loops: all whole, each told its place, the first long before the last."""
    loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(2)]
    came = []

    def asked(url: str) -> str:
        text = cells(url).text
        came.append(time.monotonic())
        return text

    try:
        with browsing.serving(NOTEBOOKS, log=tmp_path / "log") as server:
            began = time.monotonic()
            with ThreadPoolExecutor(25) as pool:
                texts = list(pool.map(asked, [server.page(SLIDER)] * 25))
            assert sum("widget-view" in text for text in texts) == 25
            assert all('{"end": true}' in text for text in texts)
            assert any('"place": ' in text for text in texts)
            assert came[0] - began < (came[-1] - began) / 2
            assert health(server)["status"] == "ok"
    finally:
        for loop in loops:
            loop.kill()


def test_whoever_leaves_while_waiting_leaves_nothing_behind(tmp_path: Path) -> None:
    with browsing.serving(NOTEBOOKS, "--spares", "0", log=tmp_path / "log") as server:
        parts = urlsplit(server.page(SLIDER))
        lines = [http.client.HTTPConnection(parts.netloc) for _ in range(20)]
        for line in lines:
            line.request("GET", parts.path, headers=ASK)
        for line in lines:
            line.close()
        eventually(lambda: health(server)["sessions"] == 0 and not sessions(server))
        assert "widget-view" in cells(server.page(SLIDER)).text


def test_turns_are_first_come_first_served_and_survive_who_leaves() -> None:
    async def scene() -> tuple[list[int], list[int], int]:
        turns, order, told = Turns(2), [], []

        async def visitor(number: int) -> None:
            async def tell(before: int) -> None:
                told.append(before)

            async with turns.turn(tell):
                order.append(number)
                await asyncio.sleep(0.01)

        tasks = [asyncio.ensure_future(visitor(i)) for i in range(8)]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        tasks[4].cancel()  # stands in line
        tasks[0].cancel()  # is inside
        await asyncio.gather(*tasks, return_exceptions=True)
        assert turns.waiting == 0
        return order, told, turns.inside

    with ThreadPoolExecutor(1) as pool:
        order, told, inside = pool.submit(asyncio.run, scene()).result()
    assert [n for n in order if n not in (0, 4)] == [1, 2, 3, 5, 6, 7]
    assert told[:6] == [1, 2, 3, 4, 5, 6]
    assert inside == 0


# --- words, where a page cannot open ----------------------------------------------------------------


DEAD = ["Error displaying widget: model not found", "Failed to initialize model"]


def trouble(page: Any) -> Any:
    return page.locator("#dk-trouble:not([hidden])")


@browser
def test_a_network_that_blocks_live_connections_is_named(served: Any, page: Any) -> None:
    page.add_init_script(
        "window.WebSocket = class extends EventTarget { constructor() { super(); this.readyState = 0;"
        " setTimeout(() => this.dispatchEvent(new Event('close')), 50); } close() {} send() {} }"
    )
    page.goto(served.page(SLIDER) + "?readiness=0.7")
    trouble(page).get_by_text("blocks live connections").wait_for()
    page.get_by_role(
        "button", name="Try again with what I set"
    ).wait_for()  # after one try by itself
    page.wait_for_function("location.search === '?readiness=0.7'")


@browser
@pytest.mark.parametrize(
    "words", ["Error displaying widget: model not found", "Failed to initialize model"]
)
def test_widgets_that_died_are_told_and_tried_once_more(served: Any, page: Any, words: str) -> None:
    page.goto(served.page(SLIDER) + "?readiness=0.7")
    page.get_by_role("slider").first.wait_for()
    kill = "(words) => document.querySelector('#rendered_cells > div').append(words)"
    page.evaluate(kill, words)
    trouble(page).get_by_text("lost its connection").wait_for()
    page.get_by_role("slider").first.wait_for()
    eventually(lambda: trouble(page).count() == 0)  # the page came back by itself
    page.evaluate(kill, words)
    page.get_by_role("button", name="Try again with what I set").click()
    eventually(lambda: trouble(page).count() == 0)
    page.get_by_role("slider").first.wait_for()
    page.wait_for_function("location.search === '?readiness=0.7'")


@browser
def test_a_page_whose_outputs_never_come_says_so(served: Any, page: Any) -> None:
    page.route(
        lambda url: SLIDER in url,
        lambda route: (
            route.fulfill(content_type="application/x-ndjson", body='{"html": "<p>Prose.</p>"}\n')
            if "x-deterrence-page" in route.request.headers
            else route.continue_()
        ),
    )
    page.goto(served.page(SLIDER))
    trouble(page).get_by_text("does not answer").wait_for()
    page.get_by_role("button", name="Try again with what I set").wait_for()


@browser
def test_a_server_that_stops_answering_while_a_page_opens_is_told(
    page: Any, tmp_path: Path
) -> None:
    with browsing.serving(NOTEBOOKS, "--spares", "0", log=tmp_path / "log") as server:
        page.goto(server.url)
        process = psutil.Process(server.process.pid)
        page.on("request", lambda r: "x-deterrence-page" in r.headers and process.suspend())
        page.goto(server.page(SLIDER), wait_until="commit")
        page.get_by_text("takes longer than usual").wait_for()
        os.kill(server.process.pid, signal.SIGCONT)
        page.get_by_role("slider").first.wait_for()
        assert get(server.url + "healthz").status == 200
