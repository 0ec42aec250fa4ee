"""The page of checks says what the checks say, and every family is on it."""

import importlib.util
from pathlib import Path

import pytest

from dms.contracts.checks.registry import BUILT_IN

ROOT = Path(__file__).parent.parent
spec = importlib.util.spec_from_file_location("checks_page", ROOT / "tools/checks.py")
assert spec is not None
assert spec.loader is not None
page_of_checks = importlib.util.module_from_spec(spec)
spec.loader.exec_module(page_of_checks)

PAGE = page_of_checks.PAGE.read_text("utf-8")


def test_the_page_is_in_step_with_the_checks():
    assert page_of_checks.updated(PAGE) == PAGE, "run `python tools/checks.py`"


@pytest.mark.parametrize("check", BUILT_IN, ids=lambda check: check.id)
def test_every_check_has_its_place_on_the_page(check):
    assert f"\n### {check.id}\n" in PAGE
    assert f"«{check.wording.to('ru')}»" in PAGE


def test_every_family_is_explained():
    families = PAGE.partition("## Семейства")[2].partition("## Все проверки")[0]
    for family in {check.family for check in BUILT_IN}:
        assert f"`{family}`" in families


def test_what_stands_around_the_list_stays():
    written = page_of_checks.updated("before\n<!-- checks: begin -->old<!-- checks: end -->\nafter")
    assert written.startswith("before\n<!-- checks: begin -->\n\n| проверка |")
    assert written.endswith("<!-- checks: end -->\nafter")
