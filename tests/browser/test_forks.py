"""Every notebook forked in a line or two: one picture dropped, one of one's own added.

Under Voila as the suite is served, and in JupyterLab.
"""

import json
import re
import sys

import browsing
import pytest
from playwright.sync_api import expect

from tests.browser.sights import starting
from tests.conftest import ROOT

NOTEBOOKS = [
    path
    for path in sorted(
        (ROOT / "notebooks").glob("*.ipynb"), key=lambda p: int(p.stem.split("_")[0])
    )
    if "show(" in path.read_text(encoding="utf-8")
]
STEMS = [path.stem for path in NOTEBOOKS]
OWN = """from bokeh.plotting import figure

from deterrence_kit.app.pictures import Picture
from deterrence_kit.views.figures import plain_figure, sources


def columns(shown):
    return {"line": {"x": [0, 1], "credibility": [0, float(shown.now.credibility)]}}


def draw(columns):
    plot = plain_figure("mine", (0, 1), (0, 1))
    plot.line("x", "credibility", source=sources(columns)["line"])
    return plot


MINE = Picture(name="mine", title="My own picture", columns=columns, draw=draw)
"""
READY = "[data-ready=true]"
# What was open before is put away, so that nothing of it can be mistaken for the new one. Its kernel goes
# on without its widgets: the start of another costs more than a notebook, and Voila gives each its own.
OPEN = """async (name) => {
    await jupyterapp.restored;
    const { commands, shell } = jupyterapp;
    const kernel = shell.currentWidget?.sessionContext?.session?.kernel;
    await kernel?.requestExecute({ code: "import ipywidgets\\nipywidgets.Widget.close_all()" }).done;
    const same = kernel ? { kernel: { id: kernel.id, name: kernel.name } } : {};
    [...shell.widgets("main")].forEach((each) => each.dispose());
    await commands.execute('docmanager:open', { path: name, ...same });
}"""
# A kernel that shows as idle may not be connected yet, and what is asked of it then is lost.
RUN = """async () => {
    await jupyterapp.restored;
    const { context, sessionContext } = jupyterapp.shell.currentWidget;
    await Promise.all([context.ready, sessionContext.ready]);
    await sessionContext.session.kernel.info;
    await jupyterapp.commands.execute('notebook:run-all-cells');
}"""


def forked(path):
    """The notebook with its first picture dropped and one's own in its place."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    last = "".join(code[-1]["source"])
    assert len(last.splitlines()) <= 20
    assert "def " not in last
    imports, called, shown = last.partition("\nshow(")
    first = re.compile(r"^    (?:page\.)?[A-Z_]+,.*$", re.MULTILINE)
    shown, count = first.subn("    MINE,", shown, count=1)
    assert count == 1, f"{path.stem} does not show its pictures in sight"
    code[-1]["source"] = OWN + imports + called + shown
    return json.dumps(notebook)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("forks")
    for path in NOTEBOOKS:
        (made / path.name).write_text(forked(path), encoding="utf-8")
    for beside in (ROOT / "notebooks").glob("my_*"):
        (made / beside.name).write_bytes(beside.read_bytes())
    return made


@pytest.fixture(scope="module")
def voila(folder, tmp_path_factory):
    with browsing.serving(folder, log=tmp_path_factory.mktemp("log") / "log") as server:
        yield server


@pytest.fixture(scope="module")
def lab(folder, tmp_path_factory):
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1",
        f"--port={browsing.free_port()}", f"--notebook-dir={folder}", "--IdentityProvider.token=",
        "--LabApp.expose_app_in_browser=True",
    ]  # fmt: skip
    home = tmp_path_factory.mktemp("home")
    env = {"JUPYTER_CONFIG_DIR": str(home), "JUPYTERLAB_SETTINGS_DIR": str(home / "settings")}
    ready = r"(http://127\.0\.0\.1:\d+/)lab"
    with browsing.running(command, ready, home / "log", env=env) as server:
        yield server


@pytest.fixture
def page(warm):
    made = warm.new_page()
    made.set_viewport_size({"width": 1440, "height": 900})
    yield made
    made.close()


def shows_ones_own(page):
    page.wait_for_selector(READY)
    expect(page.locator(".dk-picture-mine")).to_have_text(starting("My own picture"))
    expect(page.locator(".dk-picture-mine canvas")).not_to_have_count(0)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=STEMS)
def test_a_fork_shows_its_own_picture_under_voila(voila, page, path):
    page.goto(voila.page(path.name))
    shows_ones_own(page)


@pytest.fixture(scope="module")
def desk(lab, warm):
    """JupyterLab, started once: most of the time of a test was its start."""
    made = warm.new_page()
    made.set_viewport_size({"width": 1440, "height": 900})
    made.goto(f"{lab.url}lab?reset")
    made.wait_for_function("window.jupyterapp")
    yield made
    made.close()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=STEMS)
def test_a_fork_shows_its_own_picture_in_lab(desk, path):
    desk.evaluate(OPEN, path.name)
    desk.wait_for_selector(".jp-CodeCell")
    desk.wait_for_selector(
        ".jp-Notebook-ExecutionIndicator[data-status=idle]"
    )  # its kernel is there
    desk.evaluate(RUN)
    shows_ones_own(desk)
