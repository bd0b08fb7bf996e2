"""A browser that was started leaves no running loop to the tests after it."""

import subprocess
import sys

from tests.conftest import ROOT

TESTS = """
import asyncio
import pytest

def test_with_a_browser(chromium):
    assert asyncio.get_running_loop()

def test_without_one():
    with pytest.raises(RuntimeError):
        asyncio.get_running_loop()

def test_with_it_again(chromium):
    page = chromium.new_page()
    page.set_content("<p>still there</p>")
    assert page.inner_text("p") == "still there"
"""


def test_pages_made_after_a_browser_leave_it_no_work(tmp_path):
    (tmp_path / "test_three.py").write_text(TESTS)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.conftest", "-c", "/dev/null"]
    ran = subprocess.run(
        [*command, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
