"""Settings and fixtures of all tests."""

import asyncio
import gc
import importlib
import os
import shutil
import sys
from functools import partialmethod
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))
# A second of every worker's, as in deterrence_kit/serve/command.py.
sys.modules["rfc3987_syntax"] = None

settings.register_profile(
    "kit",
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("kit")


@pytest.fixture(scope="session")
def chromium():
    """The one browser of the run; without one the test is skipped, but never under CI."""
    import browsing
    from playwright.sync_api import Frame, Page, expect

    expect.set_options(timeout=1000 * EXPECTED)
    for kind in (Page, Frame):
        # By itself it looks at each frame, and so keeps a page drawing that has nothing to draw.
        kind.wait_for_function = partialmethod(kind.wait_for_function, polling=LOOKED_AT)
    try:
        with browsing.browser(SHORT_LIVED, whole=False) as browser:
            yield browser
    except Exception as fault:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"No browser to test with; `make test` gets one. ({str(fault)[:80]})")


@pytest.fixture(scope="session")
def of_all_workers(tmp_path_factory):
    """A folder that the workers of a run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture
def from_folder(monkeypatch):
    """Imports a module that lies in a folder; it and what it brings from there are forgotten again.

    Another test of the same process may have a file of that name in a folder of its own.
    """
    folders = []

    def load(folder, name):
        folders.append(str(folder))
        monkeypatch.syspath_prepend(str(folder))
        importlib.invalidate_caches()
        return importlib.import_module(name)

    yield load
    for name, module in [*sys.modules.items()]:
        if os.path.dirname(getattr(module, "__file__", None) or "") in folders:
            del sys.modules[name]


@pytest.fixture
def folder_of(tmp_path):
    """Makes a folder of some of the suite's notebooks: a server of few pages starts in less than half."""

    def made(*names):
        folder = tmp_path / "notebooks"
        folder.mkdir()
        for name in names:
            shutil.copy(ROOT / "notebooks" / name, folder)
        return folder

    return made


@pytest.fixture(autouse=True)
def own_loop(request):
    """Hides the loop that Playwright leaves running from tests that use no browser.

    A page made in a test's own process would leave what it computes at rest to that loop, which runs
    only while a browser is waited for: one browser test then did the searches of hundreds of pages.
    """
    if "chromium" in request.fixturenames:
        yield
        return
    loop = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(loop)


# A page of a test is gone after seconds. To compile its scripts once more for those who stay is a fifth of
# what it costs; benchmarks measure pages as readers have them.
SHORT_LIVED = "--js-flags=--no-opt --invocation-count-for-maglev=4000"
LOOKED_AT = 100  # milliseconds from look to look of `wait_for_function`
EXPECTED = 60  # seconds that `expect` waits: what a page shows comes late on a busy machine

# A browser and a server on a starved machine may miss a wait through nobody's fault. Such a test is
# given one more go, is named at the end of the run, and more than a few of them fail the run.
STARVED = ["TimeoutError", "not within", "ConnectError", "ReadTimeout"]
SECOND_GOES = 4


# Where files are few and long. They come first: a worker that took one last would end alone.
LONG = ("test_fork.py", "test_site.py", "browser", "serve", "portable", "pages", "app", "analysis")


def rooms(item):
    """The first two parts of a test's path beneath the project, among them its room."""
    return item.path.parts[len(ROOT.parts) :][:2]


def place(item):
    """How early a file is run, by its room."""
    return next((i for i, room in enumerate(LONG) if room in rooms(item)), len(LONG))


def pytest_collection_modifyitems(items):
    items.sort(key=place)
    for item in items:
        if {"browser", "serve"} & set(rooms(item)):
            item.add_marker(pytest.mark.flaky(reruns=1, only_rerun=STARVED))


def pytest_collection_finish():
    """What has been imported and collected stays: looking for garbage in it cost a twentieth of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_sessionfinish(session):
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    again = reporter.stats.get("rerun", []) if reporter else []
    if len(again) > SECOND_GOES and session.exitstatus == 0:
        reporter.write_line(f"{len(again)} tests needed a second go; {SECOND_GOES} may.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
