"""Serving where nothing can be forked, as on Windows: sessions are processes of their own."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import browsing
import psutil
from conftest import NOTEBOOKS, cells

#: A system without these: what Python lacks there, nothing of ours may ask for.
WITHOUT = """
import os, runpy, sys
sys.modules["resource"] = None
for name in ("fork", "forkpty", "pidfd_open"):
    if hasattr(os, name):
        delattr(os, name)
sys.argv[0] = "deterrence-kit"
runpy.run_module("deterrence_kit", run_name="__main__")
"""


def test_a_page_opens_where_nothing_can_be_forked(tmp_path: Path) -> None:
    port = browsing.free_port()
    script = tmp_path / "without.py"
    script.write_text(WITHOUT)
    command = [sys.executable, str(script), "serve", "--notebooks", str(NOTEBOOKS)]
    command += ["--port", str(port), "--spares", "1"]
    paths = {"PYTHONPATH": str(browsing.ROOT)}
    with browsing.running(command, r"Open (\S+)", tmp_path / "log", env=paths) as server:
        answer = cells(server.page("1_slider.ipynb"))
        told = [json.loads(line) for line in answer.text.splitlines() if line]
        assert told[-1] == {"end": True}
        assert "widget-view+json" in answer.text
        below = psutil.Process(server.process.pid).children(recursive=True)
        assert any("ipykernel_launcher" in " ".join(each.cmdline()) for each in below)
        assert "sessions.preheated" in server.log.read_text()
