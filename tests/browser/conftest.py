"""The browser of these tests; without one they are skipped and say so."""

from collections.abc import Callable, Iterator

import pytest
from browser_page import Looker, opened_browser


@pytest.fixture(scope="module")
def looker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Looker]:
    """Open one browser for the tests of a file."""
    with opened_browser() as browser:
        yield Looker(browser, tmp_path_factory.mktemp("pages"))


@pytest.fixture
def check_page(looker: Looker) -> Callable[..., None]:
    """Return a function `check_page(html, name=…)` that fails with all problems of all views."""

    def check(html: str, *, name: str) -> None:
        assert looker.problems(html, name) == {}

    return check
