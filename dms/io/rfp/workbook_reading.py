"""Opening a filled form: its head, and its sheets by what they are for."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import frozen
from pydantic import ValidationError

from dms.errors import LoadError
from dms.i18n import LANGUAGES, text
from dms.io.rfp import flaws
from dms.io.rfp.form import Role, RowSheet, TableSheet
from dms.io.rfp.forms import Form
from dms.io.rfp.head import FORM, FormHead
from dms.io.rfp.head_sheet import read_head_rows
from dms.io.rfp.layout import HEAD_SHEET
from dms.io.roster.cells import Sheet, written
from dms.io.roster.files import FileKind, RosterFile, open_roster
from dms.io.roster.flaws import Flaw, unusable
from dms.io.roster.workbooks import workbook_sheets
from dms.io.roster.xlsx_guard import error_cells, formula_cells
from dms.issues import Issue, Location, Severity

__all__ = ["Filled", "FilledSheet", "open_form", "sheet_issues"]


@frozen
class FilledSheet:
    """A sheet as it came back."""

    file: str
    sheet: Sheet
    broken: Mapping[tuple[int, int], Flaw]
    """What is wrong with cells that hold no plain value, by row and column, both from 0."""

    @property
    def where(self) -> Location:
        """The sheet as a place."""
        return Location(file=self.file, sheet=self.sheet.name)

    @property
    def height(self) -> int:
        """How many rows there are, up to the last with anything in it."""
        return max(len(self.sheet.rows), *(row + 1 for row, _ in self.broken), 0)

    @property
    def width(self) -> int:
        """How many columns there are."""
        widths = (len(row) for row in self.sheet.rows)
        return max(*widths, *(column + 1 for _, column in self.broken), 0)


@frozen
class Filled:
    """A workbook that came back: its head, and its sheets in their order with their roles."""

    file: str
    head: FormHead
    sheets: tuple[tuple[Role, FilledSheet], ...]
    others: tuple[str | None, ...]
    """The names of sheets that do not say what they are for."""

    @property
    def by_role(self) -> Mapping[Role, FilledSheet]:
        """The first sheet of each role."""
        return dict(reversed(self.sheets))


def open_form(source: str | Path | bytes, name: str | None) -> Filled:
    """Open a form. Raises LoadError for a file that is none, or one of another version."""
    file = open_roster(source, name or ("form" if isinstance(source, bytes) else None))
    if file.kind is not FileKind.XLSX:
        raise _no_form(file.name)
    head, roles, others = _head(file), {role.value: role for role in Role}, []
    sheets: list[tuple[Role, FilledSheet]] = []
    for sheet in workbook_sheets(file, None):
        mark = written(sheet.rows[0][0]) if sheet.rows and sheet.rows[0] else ""
        if mark in roles:
            found = FilledSheet(file.name, sheet, _broken(file, sheet.index))
            sheets.append((roles[mark], found))
        else:
            others.append(sheet.name)
    return Filled(file.name, head, tuple(sheets), tuple(others))


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


def _broken(file: RosterFile, sheet_index: int) -> dict[tuple[int, int], Flaw]:
    errors = dict.fromkeys(error_cells(file, sheet_index), flaws.ERROR_VALUE)
    formulas = dict.fromkeys(formula_cells(file, sheet_index), flaws.FORMULA)
    return {(row - 1, column): flaw for (row, column), flaw in {**errors, **formulas}.items()}


def sheet_issues(filled: Filled, form: Form) -> Iterator[Issue]:
    """Yield an issue for each sheet of the form that is not there, or there twice."""
    roles = [role for role, _ in filled.sheets]
    for described in form.sheets:
        if described.role not in roles:
            yield _sheet_missing(filled, described)
    for number, (role, found) in enumerate(filled.sheets):
        if role in roles[:number] and role is not Role.GUIDE:
            yield Issue(
                "RFP-SHEET-TWICE",
                Severity.ERROR,
                text("This sheet of the form stands twice."),
                text("Delete the copy."),
                found.where,
            )


def _sheet_missing(filled: Filled, described: RowSheet | TableSheet) -> Issue:
    """Say that a sheet is gone, or that it is there and has lost what tells it apart."""
    names = {described.name.to(lang) for lang in LANGUAGES}
    found = next((name for name in filled.others if name in names), None)
    if found is None:
        said = text("The form lacks the sheet “{name}”.", name=described.name)
    else:
        said = text("The first column of this sheet, which is hidden, is gone or changed.")
    hint = text("Start from a fresh form and copy the answers only.")
    where = Location(file=filled.file, sheet=found)
    return Issue("RFP-SHEET-MISSING", Severity.ERROR, said, hint, where)
