"""Every public name of the analysis is there at the top, whatever was imported before."""

import ast
import inspect
import pkgutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from deterrence_kit import analysis

STUB = Path(analysis.__file__).with_suffix(".pyi")


def public():
    """Where each public function and class is, by its name."""
    found = {}
    for module in pkgutil.walk_packages(analysis.__path__, f"{analysis.__name__}."):
        if not module.ispkg and "._" not in module.name:
            for name, member in vars(import_module(module.name)).items():
                own = getattr(member, "__module__", None) == module.name
                kind = inspect.isfunction(member) or inspect.isclass(member)
                if own and kind and not name.startswith("_"):
                    assert name not in found, f"{name} is in {found[name]} and in {module.name}"
                    found[name] = module.name
    return found


def test_the_names_at_the_top_are_the_public_ones():
    own = {name: f"{analysis.__name__}.{module}" for name, module in analysis._MODULES.items()}
    assert own == public()
    assert set(analysis.__all__) == set(own) <= set(dir(analysis))


def test_a_type_checker_is_told_the_same():
    imports = ast.parse(STUB.read_text(encoding="utf-8")).body
    assert {i.names[0].asname: i.module for i in imports} == public()


def test_no_room_has_the_name_of_a_function():
    rooms = {module.name for module in pkgutil.iter_modules(analysis.__path__)}
    assert not rooms & set(analysis.__all__)


def test_what_is_not_there_is_not_there():
    with pytest.raises(AttributeError, match="has no attribute 'victory'"):
        analysis.victory  # noqa: B018


@pytest.mark.parametrize("name", ["attribution", "response", "front", "sweep", "uncertainty"])
def test_the_function_wins_over_its_module_in_either_order(name):
    whole = f"deterrence_kit.analysis.{analysis._MODULES[name]}"
    module, function = f"import {whole}", f"from deterrence_kit.analysis import {name}"
    for first, second in ((module, function), (function, module)):
        code = f"{first}\n{second}\nimport deterrence_kit.analysis as a\nprint(callable(a.{name}))"
        run = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        assert run.stdout.strip() == "True"


def test_importing_it_loads_nothing_else():
    code = (
        "import sys, deterrence_kit.analysis; print([m for m in sys.modules if '.analysis.' in m])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
