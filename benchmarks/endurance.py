"""Sessions opened and closed in turn: what is left of them, and what the server has gained.

``python benchmarks/endurance.py [--sessions 500]``
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import tempfile
from pathlib import Path

import psutil
from browsing import ROOT, Server, serving
from crowd import kernels
from tornado.httpclient import AsyncHTTPClient
from tornado.websocket import websocket_connect

from deterrence_kit.serve.options import Options


async def visit(server: Server, url: str) -> None:
    """Open a page, connect to its session, say one thing, close."""
    client = AsyncHTTPClient()
    answer = await client.fetch(url, request_timeout=120)
    session = re.search(r'"kernelId": "([^"]+)"', answer.body.decode()).group(1)
    address = f"{server.url}api/kernels/{session}/channels?session_id=x".replace("http", "ws", 1)
    line = await websocket_connect(address)
    message = {"header": {"msg_type": "kernel_info_request", "msg_id": "1", "version": "5.3"}}
    message |= {"channel": "shell", "content": {}, "parent_header": {}, "metadata": {}}
    await line.write_message(json.dumps(message))
    await line.read_message()
    line.close()
    farewell = f"{server.url}voila/api/shutdown/{session}"
    await client.fetch(farewell, method="POST", body=b"")


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=500)
    count = parser.parse_args().sessions
    log = Path(tempfile.mkdtemp()) / "log"
    with serving(ROOT / "notebooks", log=log) as server:
        process = psutil.Process(server.process.pid)
        url = server.page("1_credibility_explorer.ipynb")
        sizes = {}
        for number in range(1, count + 1):
            await visit(server, url)
            if number in {50, count}:
                await asyncio.sleep(2)
                sizes[number] = process.memory_info().rss / 2**20
        left = len(kernels(server)) - Options.spares  # those wait for the next visitors
        files, threads = process.num_fds(), process.num_threads()
    growth = 100 * (sizes[count] / sizes[min(sizes)] - 1)
    print(f"{count} sessions: {left} kernels left, {files} files open, {threads} threads")
    print("server: " + ", ".join(f"{size:.0f} MB after {n}" for n, size in sizes.items()))
    print(f"growth after the first 50: {growth:.1f} %")


if __name__ == "__main__":
    asyncio.run(main())
