"""Exceptions: for misuse and for input that cannot be used at all.

Everything else that is wrong is an :class:`~dms.issues.Issue` in a result. Each exception is also
an instance of the matching builtin, so code that knows nothing of `dms` still catches it. Each
keeps what it was made from as its `args`, so it survives the way back from a worker process.
"""

from collections.abc import Iterable

from dms.i18n import text
from dms.issues import Issue, Severity

__all__ = [
    "DmsError",
    "LoadError",
    "MissingExtra",
    "MovementRefused",
    "MovementStale",
    "QuoteRefused",
    "UnknownCalendarYear",
]


class DmsError(Exception):
    """Base of all errors that the library raises on purpose."""


class _WithIssues(DmsError, ValueError):
    """An error that says everything that is wrong at once."""

    def __init__(self, issues: Iterable[Issue]) -> None:
        self.issues = tuple(issues)
        super().__init__(self.issues)

    def __str__(self) -> str:
        return "\n".join(issue.line("en") for issue in self.issues)


class LoadError(_WithIssues):
    """A document cannot be used; `issues` says everything that is wrong with it, with places."""


class QuoteRefused(_WithIssues):
    """A figure was asked of a quote that has none; `issues` says why there is no price."""


class MovementRefused(_WithIssues):
    """A refused movement was to be applied; `issues` says why the contract does not grant it."""


class MovementStale(DmsError, ValueError):
    """A previewed movement would come to other dates or sums by now; preview it again."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(number)

    @property
    def issue(self) -> Issue:
        """The same in words."""
        return Issue(
            "MOVEMENT-STALE",
            Severity.ERROR,
            text(
                "The contract has changed since this movement was previewed, and it would come to "
                "other dates or sums by now"
            ),
            text("Preview it again and look at the dates and sums; the contract is unchanged"),
        )

    def __str__(self) -> str:
        return self.issue.line("en")


class UnknownCalendarYear(DmsError, LookupError):
    """Working days of this year are not confirmed; a guess would be worse than a stop."""

    def __init__(self, year: int, issue: Issue) -> None:
        self.year = year
        self.issue = issue
        super().__init__(year, issue)

    def __str__(self) -> str:
        return self.issue.line("en")


class MissingExtra(DmsError, ImportError):
    """An optional part of the library is not installed."""

    def __init__(self, extra: str) -> None:
        self.extra = extra
        super().__init__(extra)

    def __str__(self) -> str:
        return (
            "This needs an optional part that is not installed: "
            f"pip install 'dms-quote[{self.extra}]'"
        )
