"""Notebooks: prose and one call, no output stored, nothing defined, all that its page has; each runs."""

import ast
import re
from importlib import import_module

import nbformat
import pytest
from nbclient import NotebookClient

from tests.conftest import ROOT

LINES = 20
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def code(path):
    return [c for c in nbformat.read(path, 4).cells if c.cell_type == "code"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_holds_prose_and_calls(path):
    source = "\n".join(cell.source for cell in code(path))
    assert not re.search(r"^\s*(def|class)\s|lambda", source, re.MULTILINE)
    assert len(source.splitlines()) <= LINES
    assert all(not cell.outputs and cell.execution_count is None for cell in code(path))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_shows_all_that_its_page_has_and_in_its_order(path):
    """A picture that no notebook names is seen by nobody."""
    source = "\n".join(cell.source for cell in code(path))
    rooms = re.findall(r"deterrence_kit\.pages\.(\w+)", source)
    if path.stem.partition("_")[2] not in rooms:
        pytest.skip("A notebook without a page of its own.")
    page = import_module(f"deterrence_kit.pages.{rooms[0]}.page")
    call = next(
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)
        and (getattr(node.func, "id", "") or getattr(node.func, "attr", "")) == "show"
    )  # fmt: skip
    shown = [getattr(page, getattr(arg, "id", "") or arg.attr) for arg in call.args]
    (reading,) = {
        one for one in vars(page).values()
        if isinstance(one, type) and one.__module__ == page.__name__ and hasattr(one, "SHOWN")
    }  # fmt: skip
    assert [one.name for one in shown] == [one.name for one in reading.SHOWN]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path):
    notebook = nbformat.read(path, 4)
    beside = {"metadata": {"path": str(path.parent)}}  # as it is served: files beside it are found
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources=beside).execute()
    if code(path):
        outputs = [o for c in notebook.cells if c.cell_type == "code" for o in c.outputs]
        assert any("widget-view" in key for o in outputs for key in o.get("data", {}))
