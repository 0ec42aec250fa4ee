"""Flaws: what can be wrong with a cell or a heading, before anybody says where."""

from collections.abc import Iterable

from attrs import frozen

from dms.errors import LoadError
from dms.i18n import Text
from dms.issues import Issue, Location, Severity

__all__ = ["Flaw", "Remark", "in_order", "unusable"]


@frozen
class Flaw:
    """What is wrong, in words that hold for any cell: the values of cells never stand in it."""

    code: str
    text: Text
    hint: Text
    severity: Severity = Severity.ERROR

    def at(self, where: Location) -> Issue:
        """Return the issue of this flaw at a place."""
        return Issue(self.code, self.severity, self.text, self.hint, where)


@frozen
class Remark:
    """A flaw of one cell: `position` counts the people of the table, `column` the cells of a row.

    Both count from 0; :meth:`dms.io.roster.table.Table.where` knows the cell of the sheet.
    """

    position: int
    column: int
    flaw: Flaw


def in_order(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Sort issues as one reads the sheet: the file first, then row by row, left to right."""

    def place(issue: Issue) -> tuple[int, int, str]:
        cell = issue.where.cell or ""
        return issue.where.row or 0, len(cell), cell

    return tuple(sorted(issues, key=place))


def unusable(code: str, file: str, message: Text, hint: Text) -> LoadError:
    """Return the exception for a file of which nothing can be read."""
    return LoadError([Issue(code, Severity.ERROR, message, hint, Location(file=file))])
