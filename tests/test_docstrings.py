"""Docstrings that a newcomer can call from: parameters, results, shapes, errors and a running example."""

import ast
import inspect
import pkgutil
import textwrap
from importlib import import_module

import pytest
from numpy.typing import NDArray

griffe = pytest.importorskip("griffe", reason='it comes with: pip install "deterrence-kit[docs]"')

ROOMS = ("model", "datasets", "analysis", "tracing", "portable")
PACKAGES = [f"deterrence_kit.{room}" for room in ROOMS]


def public_functions(package):
    """Every function that a public module defines."""
    top = import_module(package)
    for found in pkgutil.walk_packages(top.__path__, f"{package}."):
        if not found.ispkg and "._" not in found.name:
            for name, member in vars(import_module(found.name)).items():
                own = inspect.isfunction(member) and member.__module__ == found.name
                if own and not name.startswith("_"):
                    yield member


FUNCTIONS = [function for package in PACKAGES for function in public_functions(package)]


def sections(function):
    """The docstring's numpydoc sections, by kind."""
    parsed = griffe.Docstring(inspect.getdoc(function) or "").parse("numpy", warnings=False)
    return {section.kind.value: section.value for section in parsed}


def own_raises(function):
    """Whether the function's own body raises."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    return any(isinstance(node, ast.Raise) for node in ast.walk(tree))


def lacking(function):
    """What the docstring owes its reader."""
    text = inspect.getdoc(function) or ""
    told, signature = sections(function), inspect.signature(function)
    named = {n.strip() for p in told.get("parameters", ()) for n in p.name.split(",")}
    if unnamed := set(signature.parameters) - named:
        yield f"Parameters: {', '.join(sorted(unnamed))}"
    if signature.return_annotation not in (None, "None") and not {"returns", "yields"} & set(told):
        yield "Returns"
    if own_raises(function) and "raises" not in told:
        yield "Raises"
    if "examples" not in told or ">>>" not in text:
        yield "Examples"
    annotations = " ".join(map(str, function.__annotations__.values()))
    if "Array" in annotations and "shape" not in text:
        yield "the arrays' shape"


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda f: f"{f.__module__[15:]}.{f.__name__}")
def test_a_public_function_says_how_it_is_called(function):
    owed = list(lacking(function))
    assert not owed, f"{function.__module__}.{function.__name__} lacks {'; '.join(owed)}"


def test_what_is_owed_is_seen():
    def bare(scenario, changes):
        """Do something."""
        raise ValueError

    def silent(cases: NDArray) -> float: ...

    assert list(lacking(bare)) == ["Parameters: changes, scenario", "Returns", "Raises", "Examples"]
    assert "Examples" in set(lacking(silent))  # and does not stumble over it
