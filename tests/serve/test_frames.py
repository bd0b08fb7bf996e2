"""Messages over a page's line: what is malformed is refused before anything is made of it."""

from __future__ import annotations

import asyncio
import json
import logging
import struct
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from conftest import cells, get
from hypothesis import given
from hypothesis import strategies as st
from jupyter_server.base.websocket import WebSocketMixin
from jupyter_server.services.kernels.connection.base import serialize_msg_to_ws_v1
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

from deterrence_kit.serve import frames, server

HEADER = {"msg_id": "1", "msg_type": "comm_msg", "session": "s", "username": "", "version": "5.3"}
TOO_MANY = (2**40).to_bytes(8, "little")


def v1(channel: str = "shell", buffers: tuple[bytes, ...] = ()) -> bytes:
    parts = [json.dumps(part).encode() for part in (HEADER, {}, {}, {"data": {}})]
    return serialize_msg_to_ws_v1([*parts, *buffers], channel)


def older(buffers: tuple[bytes, ...] = ()) -> bytes:
    message = {"header": HEADER, "parent_header": {}, "metadata": {}, "content": {}}
    parts = [json.dumps(message | {"channel": "shell"}).encode(), *buffers]
    offsets = [4 * (len(parts) + 1)]
    for part in parts[:-1]:
        offsets.append(offsets[-1] + len(part))
    return struct.pack(f"!I{len(parts)}I", len(parts), *offsets) + b"".join(parts)


@given(st.lists(st.binary(max_size=50), max_size=5))
def test_what_pages_send_passes(buffers: list[bytes]) -> None:
    frames.check(v1(buffers=tuple(buffers)), frames.V1)
    frames.check(older(tuple(buffers)), None)
    frames.check(json.dumps({"header": HEADER, "channel": "shell"}), None)


@given(st.data(), st.sampled_from([frames.V1, None]))
def test_whatever_comes_is_refused_in_words_and_takes_no_memory(data: Any, protocol: Any) -> None:
    whole = v1() if protocol else older()
    flips = st.builds(
        lambda at, byte: whole[:at] + bytes([byte]) + whole[at + 1 :],
        st.integers(0, len(whole) - 1),
        st.integers(0, 255),
    )
    cuts = st.integers(0, len(whole)).map(lambda at: whole[:at])
    message = data.draw(st.one_of(st.binary(max_size=200), flips, cuts, st.text(max_size=100)))
    tracemalloc.start()
    try:
        frames.check(message, protocol)
    except frames.Malformed:
        pass
    finally:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 1_000_000


@pytest.mark.parametrize("bad", [TOO_MANY, b"", b"\xff" * 8, (1).to_bytes(8, "little")])
def test_counts_that_lie_are_refused(bad: bytes) -> None:
    with pytest.raises(frames.Malformed):
        frames.check(bad, frames.V1)


def session_of(lines: str) -> str:
    told = [json.loads(line) for line in lines.splitlines() if line]
    return next(each["config"]["kernelId"] for each in told if "config" in each)


@pytest.mark.parametrize("origin", ["", "http://elsewhere.example"])
def test_a_line_that_is_refused_leaves_no_stack_in_the_log(served: Any, origin: str) -> None:
    """One to a session that is over left 45 lines, its id among them."""
    before = len(served.log.read_text())
    gone = "11111111-1111-4111-8111-111111111111"

    async def knock() -> None:
        address = f"ws://{urlsplit(served.url).netloc}/api/kernels/{gone}/channels?session_id=x"
        headers = {"Origin": origin} if origin else {}
        with pytest.raises(HTTPClientError, match=r"40[34]"):
            await websocket_connect(HTTPRequest(address, headers=headers, request_timeout=300))

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, knock()).result()
    said = served.log.read_text()[before:]
    assert "Traceback" not in said
    assert gone not in said


@pytest.mark.parametrize("protocol", [frames.V1, None], ids=["v1", "older"])
@pytest.mark.parametrize("bad", [TOO_MANY, b"\x7f\xff\xff\xff" * 2, "null", "{", b"\xff"])
def test_a_malformed_message_closes_its_own_line_and_nobody_elses(
    served: Any, bad: bytes | str, protocol: str | None
) -> None:
    """Eight bytes once stopped the server for everybody, at 100 % and without bound."""
    session = session_of(cells(served.page("1_slider.ipynb")).text)
    before = len(served.log.read_text())

    async def send() -> Any:
        host = urlsplit(served.url).netloc
        url = f"ws://{host}/api/kernels/{session}/channels?session_id=x"
        line = await websocket_connect(url, subprotocols=[protocol] if protocol else None)
        await line.write_message(bad, binary=isinstance(bad, bytes))
        while await line.read_message() is not None:
            pass
        return line.close_code

    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(asyncio.run, send()).result(timeout=60) == 1007
    assert get(served.url + "healthz").status == 200
    assert "widget-view" in cells(served.page("1_slider.ipynb")).text
    said = served.log.read_text()[before:]
    assert "message.refused" in said
    assert "ping_timeout" not in said
    assert "Traceback" not in said
    assert session not in said


class Watched(WebSocketMixin):
    """A line as jupyter_server watches it, with a clock of our own."""

    settings = server.LINES
    log = logging.getLogger(__name__)
    ws_connection = SimpleNamespace(client_terminated=False)
    closed = False

    def ping(self, _: bytes) -> None:
        pass

    def close(self) -> None:
        self.closed = True


def watched(monkeypatch: Any, answers_after: float, intervals: int) -> bool:
    """Whether the line is closed that answers each ping after so many milliseconds."""
    clock = SimpleNamespace(now=0.0, time=lambda: clock.now)
    monkeypatch.setattr("tornado.ioloop.IOLoop.current", lambda: clock)
    line, interval = Watched(), Watched().ping_interval
    for turn in range(1, intervals + 1):
        clock.now = turn * interval / 1000
        line.send_ping()
        if answers_after < interval:
            clock.now += answers_after / 1000
            line.on_pong(b"")
    return line.closed


def test_a_line_that_answers_stays_open_for_hours(monkeypatch: Any) -> None:
    """A limit equal to the interval closed every line at its first look, after 30 s."""
    assert not watched(monkeypatch, answers_after=0.9 * server.PING, intervals=2000)
    assert watched(monkeypatch, answers_after=float("inf"), intervals=6)
