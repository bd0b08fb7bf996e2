"""Whatever a module of the model or the data sets offers can be imported from the package itself."""

import ast
import importlib
import pkgutil
import subprocess
import sys

import pytest

import deterrence_kit.datasets
import deterrence_kit.model
from deterrence_kit.model import FORMULAS

PACKAGES = (deterrence_kit.model, deterrence_kit.datasets)


def modules(package):
    found = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    return [importlib.import_module(module.name) for module in found if not module.ispkg]


def offered(package):
    """Public functions and classes by name; formulas go by FORMULAS, a module hides its namesake."""
    beside = {module.name for module in pkgutil.iter_modules(package.__path__)}
    found = {}
    for module in modules(package):
        for name, value in vars(module).items():
            own = getattr(value, "__module__", None) == module.__name__ and callable(value)
            defined = own and getattr(value, "__name__", "") == name and not name.startswith("_")
            if defined and name not in beside and FORMULAS.get(name) is not value:
                assert name not in found, f"{name} is in {found[name]} and {module.__name__}"
                found[name] = module.__name__
    return found


@pytest.mark.parametrize("package", PACKAGES)
def test_the_package_offers_all_that_its_modules_do(package):
    missing = offered(package).keys() - set(package.__all__)
    assert not missing, f"add to {package.__name__}/__init__.py, in both lists: {sorted(missing)}"


@pytest.mark.parametrize("package", PACKAGES)
def test_each_name_is_what_its_module_calls_so(package):
    for name, module in offered(package).items():
        assert getattr(package, name) is getattr(importlib.import_module(module), name)


@pytest.mark.parametrize("package", PACKAGES)
def test_what_the_type_checker_reads_is_what_is_loaded(package):
    with open(package.__file__, encoding="utf-8") as file:
        tree = ast.parse(file.read())
    read = {
        (alias.asname, node.module.removeprefix(f"{package.__name__}."))
        for guard in tree.body if isinstance(guard, ast.If)
        for node in guard.body if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }  # fmt: skip
    assert read == set(package._HOMES.items())


def test_a_name_that_is_not_there_is_refused():
    with pytest.raises(AttributeError, match="no attribute 'victory'"):
        _ = deterrence_kit.model.victory


def test_the_model_loads_what_is_asked_for_and_no_more():
    """The years are loaded by who asks for them, and nothing but numpy beside."""
    said = subprocess.run(
        [sys.executable, "-c", "import sys, deterrence_kit.model as m; m.assess\n"
         "print('deterrence_kit.model.years.dynamics' in sys.modules); m.simulate\n"
         "print('deterrence_kit.model.years.dynamics' in sys.modules, 'scipy' in sys.modules)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert said.stdout.split() == ["False", "True", "False"]
