"""Issues as they stand in published documents: the shape of :meth:`dms.issues.Issue.to_dict`."""

from typing import Annotated, Literal

from pydantic import Field

from dms.documents import Result
from dms.issues import Severity

__all__ = ["IssueDocument", "IssueList", "LocationDocument"]

_Count = Annotated[int, Field(ge=1)]


class LocationDocument(Result):
    """Where something stands; only what is known is present."""

    file: str | None = None
    line: _Count | None = None
    """Line of a text file, counted from 1."""
    column: _Count | None = None
    """Column of a text file, counted from 1."""
    pointer: str | None = None
    """JSON pointer (RFC 6901) into the document."""
    sheet: str | None = None
    cell: str | None = None
    """Cell of the sheet, e.g. `C14`."""
    row: _Count | None = None
    """Row of the roster's file, counted from 1."""
    header: str | None = None
    """Heading of the roster column."""
    member: str | None = None
    """Id of the member."""


class IssueDocument(Result):
    """One thing that is wrong, doubtful or worth knowing."""

    code: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$")]
    """Stable name of what is wrong; it never changes its meaning."""
    severity: Severity
    message: str
    """What is wrong, in words."""
    hint: str
    """What to do about it; may be empty."""
    location: LocationDocument


class IssueList(Result):
    """Why an input cannot be used: everything that is wrong with it."""

    dms: Literal["issues/1"]
    """Format of this document."""
    issues: tuple[IssueDocument, ...]
