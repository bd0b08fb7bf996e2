"""Pages that stay open: their lines hold beyond the thousandth open file, and leave nothing."""

from __future__ import annotations

import asyncio
import resource
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import browsing
import lines
import pytest
from conftest import NOTEBOOKS, health
from tornado import web

from deterrence_kit.serve import limits
from deterrence_kit.serve.websocket import Line

TAKEN = 1100  # `select` ends at 1,024
COUNT = 8
#: Becomes the server, with so many files open that each of its own has a high number.
BEFORE = f"""import os, resource, sys
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
for _ in range({TAKEN}):
    os.set_inheritable(os.open(os.devnull, os.O_RDONLY), True)
os.execv(sys.executable, [sys.executable, "-m", "deterrence_kit.serve", *sys.argv[1:]])
"""


def test_lines_hold_beyond_the_thousandth_file_and_leave_no_session(tmp_path: Path) -> None:
    """With 100 pages (and for longer): python benchmarks/lines.py."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    if most != resource.RLIM_INFINITY and most < TAKEN + 500:
        pytest.skip(f"This machine lets a process open {most} files, too few to try.")
    options = [f"--notebooks={NOTEBOOKS}", f"--port={browsing.free_port()}"]
    options += ["--spares=0", "--grace-seconds=1"]
    command = [sys.executable, "-c", BEFORE, *options]
    with (
        browsing.running(command, r"Open (http://\S+)", tmp_path / "log") as server,
        ThreadPoolExecutor(1) as thread,
    ):
        story = lines.hold(server, server.page("1_slider.ipynb"), COUNT)
        seen = thread.submit(asyncio.run, story).result()
        assert health(server)["sessions"] == 0
    assert seen.lines == COUNT
    assert seen.files <= limits.HANDLES
    assert seen.left == 0
    assert "Traceback" not in (tmp_path / "log").read_text()


def test_a_page_that_goes_while_its_line_is_opened_is_told_so_in_words() -> None:
    """Its connection is gone before the protocol is chosen: no traceback, nothing counted."""
    line = object.__new__(Line)
    line.connection = None
    with pytest.raises(web.HTTPError, match="went away"):
        line.select_subprotocol(["v1.kernel.websocket.jupyter.org"])
    assert not line.counted
