"""From a file to its sheets."""

from dms.io.roster.cells import Sheet
from dms.io.roster.csv_text import csv_rows
from dms.io.roster.files import FileKind, RosterFile
from dms.io.roster.workbooks import workbook_sheets

__all__ = ["read_sheets"]


def read_sheets(file: RosterFile, only: str | None = None) -> list[Sheet]:
    """Return the sheets that can be seen, or the one called `only`, hidden or not.

    A CSV file is one sheet without a name. Raises :class:`~dms.errors.LoadError` for a file that
    cannot be read and :class:`~dms.errors.MissingExtra` when workbooks are not supported here.
    """
    if file.kind is FileKind.CSV:
        return [Sheet(None, csv_rows(file))]
    return workbook_sheets(file, only)
