"""Notebooks: prose and one call, no output stored, nothing defined, and each runs."""

import re

import nbformat
import pytest
from nbclient import NotebookClient

from tests.conftest import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def code(path):
    return [c for c in nbformat.read(path, 4).cells if c.cell_type == "code"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_holds_prose_and_calls(path):
    source = "\n".join(cell.source for cell in code(path))
    assert not re.search(r"^\s*(def|class)\s|lambda", source, re.MULTILINE)
    assert len(source.splitlines()) <= 40
    assert all(not cell.outputs and cell.execution_count is None for cell in code(path))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path):
    notebook = nbformat.read(path, 4)
    beside = {"metadata": {"path": str(path.parent)}}  # as it is served: files beside it are found
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources=beside).execute()
    if code(path):
        outputs = [o for c in notebook.cells if c.cell_type == "code" for o in c.outputs]
        assert any("widget-view" in key for o in outputs for key in o.get("data", {}))
