"""The small rooms of serving: titles, imports, lifeline, deployment files that agree with the code."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path

import pytest
from conftest import NOTEBOOKS, ROOT

from deterrence_kit.app.lifeline import KEY, Lifeline, guard, lifeline
from deterrence_kit.serve import assets, catalogue, imports, limits, rendering
from deterrence_kit.serve.command import Refused, options_from, suite
from deterrence_kit.serve.options import Options
from deterrence_kit.serve.websocket import SIGN_OF_LIFE


def notebook(folder: Path, name: str, *cells: tuple[str, str], **metadata: str) -> Path:
    content = [{"cell_type": kind, "source": source, "metadata": {}} for kind, source in cells]
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"cells": content, "metadata": metadata}))
    return path


def test_titles_come_from_metadata_then_heading_then_name(tmp_path: Path) -> None:
    notebook(tmp_path, "3_trust-and_time.ipynb")
    notebook(tmp_path, "2_b.ipynb", ("markdown", "# A heading\n\nFirst *prose* [here](x)."))
    notebook(tmp_path, "1_a.ipynb", ("markdown", "# A heading"), title="A title", short="A")
    pages = catalogue.entries(tmp_path)
    assert [page.title for page in pages] == ["A title", "A heading", "Trust and time"]
    assert [page.short for page in pages] == ["A", "A heading", "Trust and time"]
    assert pages[1].summary == "First prose here."


def test_ten_comes_after_nine_and_hidden_files_stay_hidden(tmp_path: Path) -> None:
    for name in ("10_z.ipynb", "9_a.ipynb", ".ipynb_checkpoints/9_a.ipynb", ".secret.ipynb"):
        notebook(tmp_path, name)
    assert [page.path for page in catalogue.entries(tmp_path)] == ["9_a.ipynb", "10_z.ipynb"]
    assert catalogue.entry(tmp_path, ".secret.ipynb") is None
    assert catalogue.entry(tmp_path, "../x.ipynb") is None


def test_a_broken_notebook_is_listed_and_does_not_break_the_list(tmp_path: Path) -> None:
    (tmp_path / "1_broken.ipynb").write_text("{")
    assert catalogue.entries(tmp_path)[0].title == "Broken"


def test_imports_are_read_without_running_anything(tmp_path: Path) -> None:
    code = "import numpy as np\nfrom package import module\nif True:\n    import hidden"
    notebook(tmp_path, "a.ipynb", ("code", code), ("code", "%magic\nimport skipped"))
    assert imports.imported(tmp_path) == ("numpy", "package", "package.module?")


def test_an_output_cannot_end_its_element() -> None:
    html = rendering.output({"data": {"text/plain": "</script><script>alert(1)</script>"}})
    assert html.count("<script") == 1
    assert "alert(1)</script>" not in html


@pytest.mark.parametrize(
    "name", ["../frame.html", "../../server.py", "%2e%2e/frame.html", "page", "", "/etc/hosts.json"]
)
def test_no_file_outside_of_the_rooms(name: str) -> None:
    assert assets.found("kit", name) is None


def test_every_listed_script_is_installed() -> None:
    """After an update of Voila: python benchmarks/list_bundle.py."""
    names = (assets.HERE.parent / "bundle.txt").read_text().split()
    missing = [name for name in names if not assets.found(*name.split("/", 1))]
    assert len(missing) < len(names) / 4


def test_the_server_knows_the_lifelines_sign() -> None:
    script = (ROOT / "deterrence_kit" / "app" / "browser" / "lifeline.js").read_text()
    assert KEY.encode() == SIGN_OF_LIFE
    assert f'const KEY = "{KEY}"' in script


def test_guard_keeps_a_failure_from_the_page_and_puts_it_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    @guard
    def divide(by: float) -> float:
        """Divide one."""
        return 1 / by

    with caplog.at_level(logging.ERROR):
        assert divide(0) is None
    assert "ZeroDivisionError" in caplog.text
    assert "did not work" in lifeline().sentence
    assert divide(2) == 0.5
    assert lifeline().sentence == ""
    assert (divide.__name__, divide.__doc__) == ("divide", "Divide one.")


def test_a_banner_stays_until_the_callback_that_failed_works() -> None:
    line = Lifeline()
    line.note("one", failed=True)
    line.note("other", failed=False)
    assert line.sentence
    line.note("one", failed=False)
    assert not line.sentence


def test_lifeline_answers_and_ignores_nonsense(monkeypatch: pytest.MonkeyPatch) -> None:
    line, sent = Lifeline(), []
    monkeypatch.setattr(line, "send", sent.append)
    for content in ({KEY: "ping"}, {}, None, "ping", {KEY: ["ping"]}):
        line._answer(line, content, [])
    assert sent == [{KEY: "pong"}]


def test_full_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    limits.check(1, 2)
    with pytest.raises(limits.Full, match="all 2 places"):
        limits.check(2, 2)
    monkeypatch.setattr(limits, "available", lambda: 10)
    with pytest.raises(limits.Full, match="10 MB"):
        limits.check(1, 2)


def options_of(command: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", command))


def test_the_operators_page_and_the_deployment_files_name_real_options() -> None:
    source = (ROOT / "deterrence_kit" / "serve" / "command.py").read_text()
    real = set(re.findall(r'add\("(--[a-z-]+)"', source))
    documented = {o for line in _table() for o in options_of(line)}
    assert documented - {"--ip", "--port"} == real - {"--ip", "--port"}
    unit = (ROOT / "deploy" / "deterrence-kit.service").read_text()
    assert options_of(unit) <= real
    entry = (ROOT / "deploy" / "Containerfile").read_text().split("ENTRYPOINT")[1]
    assert options_of(entry) <= real


def _table() -> list[str]:
    page = (ROOT / "docs" / "operators.md").read_text()
    return [line.split("|")[1] for line in page.splitlines() if line.startswith("| `--")]


def test_the_address_of_a_settings_object() -> None:
    assert Options(NOTEBOOKS, ip="::1", port=1).url == "http://[::1]:1/"
    assert Options(NOTEBOOKS, ip="0.0.0.0", port=1).url == "http://127.0.0.1:1/"


def test_the_suite_is_found() -> None:
    assert suite() == ROOT / "notebooks"
    assert issubclass(Refused, Exception)
    assert options_from
