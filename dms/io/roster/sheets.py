"""From a file to its sheets, and to the one that has the list."""

from dms.i18n import text
from dms.io.roster.cells import Sheet
from dms.io.roster.csv_text import csv_rows
from dms.io.roster.files import FileKind, RosterFile
from dms.io.roster.flaws import unusable
from dms.io.roster.headings import Heading, find_heading
from dms.io.roster.profiles import Profile
from dms.io.roster.workbooks import workbook_sheets
from dms.issues import Issue, Location, Severity

__all__ = ["choose_sheet", "read_sheets"]


def read_sheets(file: RosterFile, only: str | None = None) -> list[Sheet]:
    """Return the sheets that can be seen, or the one called `only`, hidden or not.

    A CSV file is one sheet without a name. Raises :class:`~dms.errors.LoadError` for a file that
    cannot be read and :class:`~dms.errors.MissingExtra` when workbooks are not supported here.
    """
    if file.kind is FileKind.CSV:
        return [Sheet(None, csv_rows(file))]
    return workbook_sheets(file, only)


def choose_sheet(
    file: RosterFile, only: str | None, profile: Profile | None
) -> tuple[Sheet, Heading, list[Issue]]:
    """Take the first sheet with a heading, and say so when others have one too."""
    sheets = read_sheets(file, only)
    found = [(s, h) for s in sheets if (h := find_heading(s.rows, profile)) is not None]
    if not found:
        raise unusable(
            "ROSTER-HEADER-NOT-FOUND",
            file.name,
            text("No heading of a list of people is found in the first 25 rows."),
            text("Put a row above the people that says, for example, «ФИО» and «Дата рождения»."),
        )
    sheet, heading = found[0]
    note = Issue(
        "ROSTER-SHEET-CHOSEN",
        Severity.INFO,
        text("Several sheets look like a list; this one was read."),
        text("To read another one, name the sheet."),
        Location(file=file.name, sheet=sheet.name),
    )
    return sheet, heading, [note] if len(found) > 1 else []
