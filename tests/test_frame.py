"""The frame: light imports, a true environment file, a command line that answers like the library."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import deterrence_kit
from deterrence_kit import assess, load_scenario
from deterrence_kit.__main__ import main

ROOT = Path(__file__).resolve().parents[1]
HEAVY = ("pandas", "bokeh", "ipywidgets", "networkx", "scipy", "IPython", "anywidget", "voila")


def test_importing_the_package_loads_numpy_and_nothing_heavier():
    code = f"import sys, deterrence_kit; print([m for m in {HEAVY} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_public_names_are_the_promised_ones():
    assert set(deterrence_kit.__all__) == {
        "Assessment", "Assumptions", "Levers", "Parameter", "Scenario", "assess", "load_scenario",
        "parameters_of", "scenario_names",
    }  # fmt: skip


def test_the_environment_file_is_true():
    """It installs the package with its app extra, on the Python that pyproject asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    environment = (ROOT / "environment.yml").read_text(encoding="utf-8")
    assert f"python{project['requires-python']}" in environment
    extras = re.search(r"-e \.\[(.+)\]", environment).group(1).split(",")
    assert "app" in extras
    assert set(extras) <= project["optional-dependencies"].keys()
    named = " ".join(project["optional-dependencies"]["serve"])
    for package in (
        "ipywidgets",
        "voila",
        "bokeh",
        "networkx",
        "anywidget",
        "ipykernel",
    ):
        assert package in named


def test_versions_agree():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == deterrence_kit.__version__
    assert f"version: {project['version']}" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"## {project['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_command_line_lists_scenarios(capsys):
    assert main(["scenarios"]) == 0
    assert "nato-estonia" in capsys.readouterr().out


def test_the_command_line_answers_like_the_library(capsys):
    assert main(["assess", "nato-estonia", "--set", "readiness=0.7", "--set", "will.USA=0.3"]) == 0
    scenario = load_scenario("nato-estonia")
    answer = assess(scenario, scenario.levers_at({"readiness": 0.7, "will.USA": 0.3}))
    printed = capsys.readouterr().out
    assert answer.sentence() in printed
    assert f"{answer.credibility:.4f}" in printed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["assess", "atlantis"], "no scenario called 'atlantis'"),
        (["assess", "nato-estonia", "--set", "readiness=7"], "from 0.1 to 0.95"),
        (["assess", "nato-estonia", "--set", "readiness"], "write NAME=VALUE"),
        (["assess", "nato-estonia", "--set", "clarity.USA=0.5"], "no value of its own"),
        (["assess", "nato-estonia", "--set", "will.ZZZ=0.5"], "no value of its own for ZZZ"),
    ],
)
def test_the_command_line_refuses_in_a_sentence(arguments, message, capsys):
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert message in printed.err
    assert "Traceback" not in printed.err


def test_without_any_browser_one_sentence_says_what_to_do(monkeypatch):
    sys.path.insert(0, str(ROOT / "tools"))
    import find_browser

    for way in ("installed", "playwrights", "from_debian", "from_playwright"):
        monkeypatch.setattr(find_browser, way, lambda **_: None)
    with pytest.raises(SystemExit, match="install Chromium, or name one"):
        find_browser.main()
