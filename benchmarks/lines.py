"""So many pages open at once, each with its line: how many hold, what they take, what is left after.

``python benchmarks/lines.py [--sessions 100] [--hold 30]``. A line holds that answers after all have
been opened and the time to hold has passed. Lines are opened without a browser.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from browsing import ROOT, Server, serving
from crowd import kernels
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClosedError, websocket_connect

PATIENCE = 300  # seconds


@dataclass
class Held:
    """What was seen."""

    lines: int
    files: float
    left: int


async def opened(server: Server, url: str) -> Any:
    """The line of a new page."""
    asks = {"X-Deterrence-Page": "1"}
    answer = await AsyncHTTPClient().fetch(url, request_timeout=PATIENCE, headers=asks)
    session = re.search(r'"kernelId": "([^"]+)"', answer.body.decode()).group(1)
    address = f"{server.url}api/kernels/{session}/channels?session_id={session}"
    request = HTTPRequest(address.replace("http", "ws", 1), request_timeout=PATIENCE)
    return await websocket_connect(request)


async def answers(line: Any) -> bool:
    """Whether the session at the other end still says something."""
    message = {"header": {"msg_type": "kernel_info_request", "msg_id": "asked", "version": "5.3"}}
    message |= {"channel": "shell", "content": {}, "parent_header": {}, "metadata": {}}
    try:
        await line.write_message(json.dumps(message))
        while (said := await asyncio.wait_for(line.read_message(), PATIENCE)) is not None:
            if b"kernel_info_reply" in (said if isinstance(said, bytes) else said.encode()):
                return True
    except (WebSocketClosedError, TimeoutError):
        pass
    return False


async def hold(server: Server, url: str, count: int, seconds: float = 0) -> Held:
    """Open so many, wait, ask each, close all, and wait until their sessions are gone."""
    process = psutil.Process(server.process.pid)
    before = process.num_fds()
    lines = [await opened(server, url) for _ in range(count)]
    await asyncio.sleep(seconds)
    held = sum([await answers(line) for line in lines])
    files = (process.num_fds() - before) / count
    for line in lines:
        line.close()
    return Held(held, files, await _left(server))


async def _left(server: Server) -> int:
    """Sessions that are there when no more of them go."""
    for _ in range(PATIENCE):
        if not (left := len(kernels(server))):
            break
        await asyncio.sleep(1)
    return left


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=100)
    parser.add_argument("--hold", type=float, default=30)
    options = parser.parse_args()
    log = Path(tempfile.mkdtemp()) / "log"
    with serving(ROOT / "notebooks", "--spares", "0", "--grace-seconds", "5", log=log) as server:
        url = server.page("1_credibility_explorer.ipynb")
        seen = asyncio.run(hold(server, url, options.sessions, options.hold))
    print(f"{seen.lines} of {options.sessions} lines hold, {seen.files:.1f} files each")
    print(f"{seen.left} sessions left after closing")


if __name__ == "__main__":
    main()
