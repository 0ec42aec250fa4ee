"""Exceptions: what they say, what else they are, and that they survive a worker process."""

import pickle

import pytest

from dms.errors import DmsError, LoadError, MissingExtra, QuoteRefused, UnknownCalendarYear
from dms.i18n import text
from dms.issues import Issue, Location, Severity

FIRST = Issue(
    "DOC-KEY-UNKNOWN", Severity.ERROR, text("Unknown key."), where=Location(file="o.yaml", line=3)
)
SECOND = Issue("DOC-KEY-MISSING", Severity.ERROR, text("No name."), text("Add one."))

ERRORS: list[tuple[DmsError, type[Exception], str]] = [
    (
        LoadError([FIRST, SECOND]),
        ValueError,
        "o.yaml:3 · Unknown key. [DOC-KEY-UNKNOWN]\nNo name. Add one. [DOC-KEY-MISSING]",
    ),
    (QuoteRefused(iter([SECOND])), ValueError, "No name. Add one. [DOC-KEY-MISSING]"),
    (UnknownCalendarYear(2028, SECOND), LookupError, "No name. Add one. [DOC-KEY-MISSING]"),
    (
        MissingExtra("xlsx"),
        ImportError,
        "This needs an optional part that is not installed: pip install 'dms-quote[xlsx]'",
    ),
]


@pytest.mark.parametrize(("error", "builtin", "message"), ERRORS)
class TestEveryError:
    def test_says_what_is_wrong(
        self, error: DmsError, builtin: type[Exception], message: str
    ) -> None:
        assert str(error) == message

    def test_is_caught_by_its_builtin(
        self, error: DmsError, builtin: type[Exception], message: str
    ) -> None:
        for caught in (builtin, DmsError):
            with pytest.raises(caught):
                raise error

    def test_comes_back_from_a_worker_process(
        self, error: DmsError, builtin: type[Exception], message: str
    ) -> None:
        again = pickle.loads(pickle.dumps(error))  # noqa: S301
        assert type(again) is type(error)
        assert str(again) == message
        assert vars(again) == vars(error)


def test_issues_are_kept_whole() -> None:
    assert LoadError(iter([FIRST, SECOND])).issues == (FIRST, SECOND)


def test_an_unknown_year_says_which() -> None:
    error = UnknownCalendarYear(2028, SECOND)
    assert (error.year, error.issue) == (2028, SECOND)


def test_a_missing_extra_says_which() -> None:
    assert MissingExtra("cli").extra == "cli"
