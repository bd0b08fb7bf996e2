"""The server's folder: its own, removed at its end, and at the next start where it was killed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import browsing
import pytest
from conftest import NOTEBOOKS, ROOT, cells, get

from deterrence_kit.serve import runtime

fcntl = pytest.importorskip("fcntl")


def dead() -> int:
    """The number of a process that is no more."""
    process = subprocess.Popen(["true"])
    process.wait()
    return process.pid


def test_the_folder_bears_our_number_and_goes_with_us(tmp_path: Path) -> None:
    with runtime.folder(str(tmp_path)) as path:
        assert f"dk-{os.getpid()}-" in path
        assert os.stat(path).st_mode & 0o077 == 0
        runtime.sweep(tmp_path)
        assert Path(path).is_dir()
    assert list(tmp_path.iterdir()) == []


def test_leftovers_go_and_all_else_stays(tmp_path: Path) -> None:
    gone = [f"dk-{dead()}-abc", f"dk-{os.getpid()}-abc"]  # a container gives its numbers again
    kept = [f"dk-{os.getppid()}-abc", f"dk-{dead()}-held", "dk-notes", "dk-12", "other"]
    for name in gone + kept:
        (tmp_path / name).mkdir()
        (tmp_path / name / "kernel-1.json").write_text("{}")
    (tmp_path / f"dk-{dead()}-link").symlink_to(tmp_path / "other")
    other = os.open(tmp_path / kept[1], os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)
    runtime.sweep(tmp_path)
    os.close(other)
    assert not any((tmp_path / name).exists() for name in gone)
    assert all((tmp_path / name / "kernel-1.json").exists() for name in kept)


def test_what_a_killed_server_left_is_removed_at_the_next_start(tmp_path: Path) -> None:
    root = tmp_path / "run"
    root.mkdir()
    options = ["--runtime", str(root), "--spares", "1"]
    with browsing.serving(NOTEBOOKS, *options, log=tmp_path / "log1") as killed:
        assert "widget-view" in cells(killed.page("1_slider.ipynb")).text
        killed.process.kill()
        killed.process.wait()
    (left,) = root.iterdir()
    assert f"-{killed.process.pid}-" in left.name
    with browsing.serving(NOTEBOOKS, *options, log=tmp_path / "log2") as server:
        (now,) = root.iterdir()
        assert f"-{server.process.pid}-" in now.name
        assert "leftover.removed" in server.log.read_text()
        assert "widget-view" in cells(server.page("1_slider.ipynb")).text
    assert list(root.iterdir()) == []


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    """On a disk of 64 KB, mounted where only the test sees it, with the last byte taken."""
    if not shutil.which("unshare"):
        pytest.skip("Without unshare no small disk can be mounted to try.")
    mount = f"mount -t tmpfs -o size=64k none {tmp_path}"
    if subprocess.run(["unshare", "-rm", "sh", "-c", mount], capture_output=True).returncode:
        pytest.skip("This machine lets no user mount a small disk to try.")
    program = (
        "from deterrence_kit.serve import runtime; import sys; print(runtime.refusal(sys.argv[1]))"
    )
    ask = f"'{sys.executable}' -c '{program}' {tmp_path}"
    script = f"{mount} && {ask} && (cat /dev/zero > {tmp_path}/all; {ask})"
    asked = ["unshare", "-rm", "sh", "-c", script]
    said = subprocess.run(asked, capture_output=True, text=True, cwd=ROOT).stdout
    assert said.splitlines() == ["", "no space left on device"]


def test_the_health_check_tells_when_the_folder_cannot_be_written(tmp_path: Path) -> None:
    """It said "ok" while no page could be opened."""
    root, away = tmp_path / "run", tmp_path / "away"
    root.mkdir()
    options = ["--runtime", str(root), "--spares", "0"]
    with browsing.serving(NOTEBOOKS, *options, log=tmp_path / "log") as server:
        assert get(server.url + "healthz").status == 200
        root.rename(away)
        answer = get(server.url + "healthz")
        assert answer.status == 503
        assert "cannot be written (no such file" in json.loads(answer.text)["status"]
        assert str(tmp_path) not in answer.text
        away.rename(root)
        assert get(server.url + "healthz").status == 200


def test_what_is_said_while_a_line_is_closed_is_no_warning() -> None:
    program = (
        "import logging; from deterrence_kit.serve import journal; journal.start();"
        "log = logging.getLogger('tornado.general');"
        "log.warning('Got events for closed stream %s', 1); log.warning('Something else: %s', 2)"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stderr
    assert [line.partition("WARNING ")[2] for line in said.splitlines()] == ["Something else: 2"]


def test_a_home_that_cannot_be_written_is_no_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each session once left a folder, and two warnings in the log. No user may write in /proc."""
    system = tmp_path / "tmp"
    system.mkdir()
    monkeypatch.setenv("HOME", "/proc")
    monkeypatch.setenv("TMPDIR", str(system))
    monkeypatch.delenv("IPYTHONDIR", raising=False)
    with browsing.serving(NOTEBOOKS, "--spares", "1", log=tmp_path / "log") as server:
        assert "widget-view" in cells(server.page("1_slider.ipynb")).text
        assert [path.name[:3] for path in system.iterdir()] == ["dk-"]
    assert list(system.iterdir()) == []
    log = server.log.read_text()
    assert not {"WARNING", "UserWarning", "Traceback"} & set(re.findall(r"\w+", log)), log
