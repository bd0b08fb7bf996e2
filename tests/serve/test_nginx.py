"""Behind nginx, with the shipped configuration: on any port, at the root and below a path."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import browsing
import pytest
from conftest import NOTEBOOKS, ROOT, cells, get
from test_frames import session_of
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

from deterrence_kit.serve import frames
from tests.waiting import eventually

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
pytestmark = pytest.mark.skipif(not NGINX, reason="nginx is not installed here.")
SIGNED_ON = {"Authorization": "Basic dmlzaXRvcjp3b3Jk"}  # visitor:word
SHIPPED = (ROOT / "deploy" / "nginx.conf").read_text()
AROUND = """daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
{user}
events {{}}
http {{
    access_log off;
    {temporary}
    {shipped}
}}
"""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def configuration(folder: Path, port: int, server: int, base: str) -> str:
    """The shipped file, as an operator fits it to their house; its TLS and port 80 are left out."""
    shipped = SHIPPED.split("\nserver {\n    listen 80;")[0]
    shipped = re.sub(r"\n\s+(?:ssl_\w+|server_name) .*", "", shipped)
    changes = {
        "listen 443 ssl": f"listen 127.0.0.1:{port}",
        "127.0.0.1:8866": f"127.0.0.1:{server}",
        "/etc/nginx/deterrence.htpasswd": f"{folder}/htpasswd",
        "location / {": f"location {base} {{",
        "location = /healthz": f"location = {base}healthz",
    }
    for shown, ours in changes.items():
        assert shown in shipped
        shipped = shipped.replace(shown, ours)
    paths = (f"{name}_temp_path {folder}/{name};" for name in TEMPORARY)
    user = "user root;" if os.geteuid() == 0 else ""
    return AROUND.format(folder=folder, user=user, temporary="\n".join(paths), shipped=shipped)


@contextmanager
def nginx(folder: Path, server: int, base: str) -> Iterator[str]:
    """Nginx before a server; the address under which visitors find it."""
    port = browsing.free_port()
    (folder / "htpasswd").write_text("visitor:{PLAIN}word\n")
    (folder / "nginx.conf").write_text(configuration(folder, port, server, base))
    command = [str(NGINX), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}{base}"
    try:
        eventually(lambda: process.poll() is not None or answers(url))
        assert process.poll() is None, (folder / "error.log").read_text()
        yield url
    finally:
        process.terminate()
        process.wait()


def answers(url: str) -> bool:
    try:
        return get(url + "healthz").status == 200
    except OSError:
        return False


@pytest.fixture(scope="module", params=["/", "/deterrence/", "/a/b-c/"])
def behind(request: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("nginx")
    port = browsing.free_port()
    options = [
        "--base-url",
        request.param,
        "--user-header",
        "X-User",
        "--host",
        "deterrence.example",
    ]
    with (
        browsing.serving(NOTEBOOKS, *options, port=port, log=folder / "log"),
        nginx(folder, port, request.param) as url,
    ):
        yield url


def shown(behind: str) -> str:
    """A page's cells, as its own script asks for them."""
    return cells(behind + "voila/render/1_slider.ipynb", SIGNED_ON).text


def test_pages_open_and_their_scripts_are_found(behind: str) -> None:
    page = get(behind + "voila/render/1_slider.ipynb", SIGNED_ON)
    assert page.status == 200
    assert "widget-view" in shown(behind)
    root = behind[: -len(urlsplit(behind).path)]
    for address in set(re.findall(r'(?:src|href)="(/[^"]+\.(?:js|css))"', page.text)):
        assert get(root + address, SIGNED_ON).status == 200, address


def test_who_has_not_signed_on_stays_outside(behind: str) -> None:
    for headers in ({}, {"X-User": "somebody"}):
        assert get(behind, headers).status == 401


def line(behind: str, origin: str) -> Any:
    """What comes over a page's line, opened as a browser at that origin opens it."""
    session = session_of(shown(behind))
    address = f"ws{behind.removeprefix('http')}api/kernels/{session}/channels?session_id=x"

    async def open_it() -> Any:
        request = HTTPRequest(address, headers=SIGNED_ON | {"Origin": origin}, request_timeout=300)
        line = await websocket_connect(request, subprotocols=[frames.V1])
        try:
            return await line.read_message()
        finally:
            line.close()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, open_it()).result()


def test_the_line_opens_on_any_port_and_to_the_page_alone(behind: str) -> None:
    """The port was once dropped from the Host header, so every page stayed white."""
    assert line(behind, "http://" + urlsplit(behind).netloc)
    with pytest.raises(HTTPClientError, match="403"):
        line(behind, "http://elsewhere.example")
