"""Opening a filled form: its head, and its sheets by what they are for."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import frozen
from pydantic import ValidationError

from dms.errors import LoadError
from dms.i18n import text
from dms.io.rfp.form import Role, RowSheet, TableSheet
from dms.io.rfp.forms import Form
from dms.io.rfp.head import FORM, FormHead
from dms.io.rfp.head_sheet import read_head_rows
from dms.io.rfp.layout import HEAD_SHEET
from dms.io.roster.cells import Sheet, written
from dms.io.roster.files import FileKind, RosterFile, open_roster
from dms.io.roster.flaws import unusable
from dms.io.roster.workbooks import workbook_sheets
from dms.io.roster.xlsx_guard import formula_cells
from dms.issues import Issue, Location, Severity

__all__ = ["Filled", "FilledSheet", "open_form", "sheet_issues"]


@frozen
class FilledSheet:
    """A sheet as it came back, and which of its cells hold formulas (row from 1, column from 0)."""

    file: str
    sheet: Sheet
    formulas: frozenset[tuple[int, int]]

    @property
    def where(self) -> Location:
        """The sheet as a place."""
        return Location(file=self.file, sheet=self.sheet.name)


@frozen
class Filled:
    """A workbook that came back: its head, and its sheets in their order with their roles."""

    file: str
    head: FormHead
    sheets: tuple[tuple[Role, FilledSheet], ...]

    @property
    def by_role(self) -> Mapping[Role, FilledSheet]:
        """The first sheet of each role."""
        return dict(reversed(self.sheets))


def open_form(source: str | Path | bytes, name: str | None) -> Filled:
    """Open a form. Raises LoadError for a file that is none, or one of another version."""
    file = open_roster(source, name or ("form" if isinstance(source, bytes) else None))
    if file.kind is not FileKind.XLSX:
        raise _no_form(file.name)
    return Filled(file.name, _head(file), tuple(_sheets(file)))


def _head(file: RosterFile) -> FormHead:
    try:
        (hidden,) = workbook_sheets(file, HEAD_SHEET)
    except LoadError as error:
        if error.issues[0].code == "ROSTER-SHEET-UNKNOWN":
            raise _no_form(file.name) from None
        raise
    rows = [[written(cell) for cell in row[:4]] for row in hidden.rows]
    version = next((row[1] for row in rows if row[0] == "form"), None)
    if version not in (None, FORM):
        raise unusable(
            "RFP-FORM-VERSION",
            file.name,
            text("This form was made by another version of the program."),
            text("Make a new form and copy the answers."),
        )
    try:
        return read_head_rows(rows)
    except ValidationError:
        raise _no_form(file.name) from None


def _no_form(shown: str) -> LoadError:
    return unusable(
        "RFP-FORM-UNKNOWN",
        shown,
        text("This is not a form that was made for a request, or its hidden sheet is damaged."),
        text("Ask for the file that `dms rfp new` has written, filled in and saved as XLSX."),
    )


def _sheets(file: RosterFile) -> Iterator[tuple[Role, FilledSheet]]:
    roles = {role.value: role for role in Role}
    for sheet in workbook_sheets(file, None):
        mark = written(sheet.rows[0][0]) if sheet.rows and sheet.rows[0] else ""
        if mark in roles:
            formulas = formula_cells(file, sheet.index)
            yield roles[mark], FilledSheet(file.name, sheet, formulas)


def sheet_issues(filled: Filled, form: Form) -> Iterator[Issue]:
    """Yield an issue for each sheet of the form that is not there, or there twice."""
    roles = [role for role, _ in filled.sheets]
    for described in form.sheets:
        if described.role not in roles:
            yield _sheet_missing(filled.file, described)
    for number, (role, found) in enumerate(filled.sheets):
        if role in roles[:number] and role is not Role.GUIDE:
            yield Issue(
                "RFP-SHEET-TWICE",
                Severity.ERROR,
                text("This sheet of the form stands twice."),
                text("Delete the copy."),
                found.where,
            )


def _sheet_missing(file: str, described: RowSheet | TableSheet) -> Issue:
    return Issue(
        "RFP-SHEET-MISSING",
        Severity.ERROR,
        text("The form lacks the sheet “{name}”.", name=described.name),
        text("Start from a fresh form and copy the answers only."),
        Location(file=file),
    )
