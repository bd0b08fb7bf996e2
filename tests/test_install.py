"""What `make` installs with: uv, and pip where that does not work. Both are played."""

import os
import shutil
import subprocess

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a script of make's, which Windows lacks")


@pytest.fixture
def installed(tmp_path):
    """Runs the script in a folder where both only tell what they were asked; the lines they told."""
    folder = tmp_path / ".venv/bin"
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "tools/install.sh", tmp_path)

    def run(uv="exit 0", index=""):
        for name, then in (("python", f'case "$*" in *config*) echo "{index}"; esac'), ("uv", uv)):
            script = f'#!/bin/sh\necho "{name} $*" >> told\n{then}\n'
            (folder / name).write_text(script)
            (folder / name).chmod(0o755)
        env = {name: value for name, value in os.environ.items() if name != "PIP_INDEX_URL"}
        subprocess.run(["sh", "install.sh", "app"], cwd=tmp_path, env=env, check=True)
        told = (tmp_path / "told").read_text().splitlines()
        return [line for line in told if "config" not in line and not line.endswith(" uv")]

    return run


def test_uv_installs_what_is_named(installed):
    (line,) = installed()
    assert line.startswith("uv pip install")
    assert line.endswith("--editable .[app]")
    assert "index" not in line


def test_where_uv_fails_pip_goes_on(installed):
    _, line = installed(uv="exit 1")
    assert line.startswith("python -m pip")
    assert line.endswith("install --quiet --editable .[app]")


def test_both_look_where_pip_is_told_to(installed):
    (line,) = installed(index="https://packages.example/simple")
    assert "--default-index https://packages.example/simple" in line
