"""The README's way without make: its lines mean the same in both shells, and they do what they say."""

import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def lines(shell):
    """The block of one shell, each line as what Python is asked to do."""
    block = re.search(rf"```{shell}\n(.+?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    return [re.sub(r"^(\S*[\\/])?(python3?|py) ", "", line) for line in block[1].splitlines()]


def test_both_shells_are_told_the_same():
    assert lines("sh") == lines("powershell")
    assert lines("sh") == [
        "-m venv .venv",
        '-m pip install -e ".[app]"',
        "-m deterrence_kit serve",
    ]


def test_each_line_calls_the_python_that_the_first_has_made(tmp_path):
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / ".venv"], check=True)
    text = (ROOT / "README.md").read_text("utf-8")
    python = re.findall(r"^(\.venv/\S+) -m", text, re.MULTILINE)
    assert len(python) == 2
    assert all((tmp_path / each).exists() for each in python)


def needed(extra, project):
    """Distributions of an extra, through the extras that it names."""
    for line in project["optional-dependencies"][extra]:
        if inner := re.match(r"deterrence-kit\[(.+)\]", line):
            for each in inner[1].split(","):
                yield from needed(each, project)
        else:
            yield re.match(r"[\w.-]+", line)[0]


@pytest.mark.parametrize("extra", ["app", "all", "research", "ema"])
def test_what_an_extra_names_is_to_be_had(extra):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    found = list(needed(extra, project))
    assert found
    assert all(metadata.version(each) for each in found)


def test_the_third_line_is_a_command():
    done = subprocess.run(
        [sys.executable, *lines("sh")[2].split(), "--help"], capture_output=True, text=True
    )
    assert done.returncode == 0
    assert "--notebooks" in done.stdout
