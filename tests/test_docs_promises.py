"""What pages promise beside their snippets: all public names, and a package that pip can build."""

import re
import tomllib
from pathlib import Path

import dms

DOCS = Path(__file__).parent.parent / "docs"


def test_the_page_on_python_lists_exactly_the_public_names() -> None:
    page = (DOCS / "python.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", page, re.MULTILINE)
    names = [name for name, _ in rows]
    assert len(names) == len(set(names))
    assert {*names, "__version__"} == set(dms.__all__)
    assert "`__version__`" in page


def test_dir_shows_only_the_public_names() -> None:
    assert dir(dms) == sorted(dms.__all__)


def test_the_package_of_the_page_on_extending_names_its_modules_for_pip() -> None:
    """Setuptools refuses to guess when several modules stand beside each other."""
    page = (DOCS / "extending.md").read_text("utf-8")
    (written,) = re.findall(r"^```toml pyproject\.toml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    package = tomllib.loads(written)
    modules = set(re.findall(r"^```python (\w+)\.py$", page, re.MULTILINE))
    points = package["project"]["entry-points"].values()
    targets = {target.partition(":")[0] for group in points for target in group.values()}
    assert set(package["tool"]["setuptools"]["py-modules"]) == modules == targets
    assert package["build-system"]["build-backend"] == "setuptools.build_meta"
