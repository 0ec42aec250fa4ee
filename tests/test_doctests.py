"""Every example in a docstring of the package runs and shows what it says."""

import doctest
import importlib
import pkgutil
from types import ModuleType

import pytest

import dms
from dms.errors import MissingExtra

# Modules of an optional part of the library are left out where that part is not installed.
EXTRAS = {"typer", "rich", "openpyxl", "python_calamine"}
NAMES = [m.name for m in pkgutil.walk_packages(dms.__path__, "dms.")]
MODULES = ["dms", *(name for name in NAMES if not name.endswith("__main__"))]


def module(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except MissingExtra as missing:
        pytest.skip(str(missing))
    except ModuleNotFoundError as missing:
        if missing.name not in EXTRAS:
            raise
        pytest.skip(f"{missing.name} is not installed")


@pytest.mark.parametrize("name", MODULES)
def test_examples_of(name: str) -> None:
    failed, _ = doctest.testmod(module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert failed == 0


@pytest.mark.parametrize("name", ["dms.money", "dms.periods", "dms.workdays"])
def test_the_ground_has_examples(name: str) -> None:
    assert any(test.examples for test in doctest.DocTestFinder().find(module(name)))
