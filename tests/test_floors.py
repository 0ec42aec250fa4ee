"""The house stands: floors import only downwards, rooms are small, nothing heavy at the door."""

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "dms"
FILES = sorted(PACKAGE.rglob("*.py"))
FLOORS = (
    "ground",
    "modules",
    "pricing",
    "contracts",
    "requirements",
    "comparison",
    "configurator",
    "papers",
    "doors",
)
_STANDS_ON = {
    "modules": "modules",
    "pricing": "pricing",
    "contracts": "contracts",
    "requirements": "requirements",
    "comparison": "comparison",
    "configurator": "configurator",
    "io": "papers",
    "report": "papers",
    "cli": "doors",
    "__main__": "doors",
}


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def floor_of(module: str) -> int:
    part = module.split(".")[1] if "." in module else ""
    floors = {part: FLOORS.index(floor) for part, floor in _STANDS_ON.items()}
    return floors.get(part, 0)


def imports_of(path: Path) -> set[str]:
    """Return the modules of the package that a file imports when it is loaded."""
    found = set()
    known = {name_of(file) for file in FILES}
    tree = ast.parse(path.read_text("utf-8"))
    lazy = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or _is_type_checking(node)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if node in lazy:
            continue
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("dms"):
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                found.add(full if full in known else node.module)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.startswith("dms")}
    return found


def _is_type_checking(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.If)
        and isinstance(node.test, ast.Name)
        and node.test.id == "TYPE_CHECKING"
    )


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_floor_imports_only_floors_below(path):
    if path == PACKAGE / "__init__.py":
        return
    own = floor_of(name_of(path))
    above = {module for module in imports_of(path) if floor_of(module) > own}
    assert not above


def test_there_is_no_import_cycle():
    graph = {name_of(path): imports_of(path) - {name_of(path)} for path in FILES}
    assert list(TopologicalSorter(graph).static_order())


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_room_is_small(path):
    assert len(path.read_text("utf-8").splitlines()) <= 400


def loaded_by(statement: str) -> set[str]:
    code = f"{statement}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_package_itself_loads_nothing_heavy():
    heavy = {"pydantic", "attrs", "babel", "yaml", "holidays", "typer", "rich", "openpyxl", "numpy"}
    assert not heavy & loaded_by("import dms")


def test_rosters_are_read_without_loading_models_or_workbooks():
    heavy = {"pydantic", "openpyxl", "python_calamine", "holidays", "typer"}
    assert not heavy & loaded_by("import dms.io.roster")


def test_pricing_loads_no_calendar_and_no_doors():
    heavy = {"holidays", "typer", "rich", "openpyxl", "python_calamine", "numpy", "pandas"}
    assert not heavy & loaded_by("import dms; dms.quote; dms.load_offer")


def test_every_public_name_is_there():
    import dms

    for name in dms.__all__:
        assert getattr(dms, name) is not None
    assert set(dms.__all__) <= set(dir(dms))


def test_an_unknown_name_says_so():
    import dms

    with pytest.raises(AttributeError, match="no attribute 'qoute'"):
        dms.qoute  # noqa: B018
