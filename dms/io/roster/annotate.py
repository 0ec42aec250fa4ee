"""The user's file given back: faulty cells marked, all issues on a sheet of their own.

Cells keep their formats and merges. A CSV or XLS source becomes an XLSX copy of its cells, all as
text. Texts that start with `=` stay texts, and the same input gives the same bytes.
"""

from collections.abc import Sequence
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from dms.i18n import text
from dms.io.atomic_write import write_atomically
from dms.io.roster.cells import written
from dms.io.roster.files import FileKind, RosterFile
from dms.io.roster.sheets import read_sheets
from dms.io.workbook_writing import new_workbook, opened_workbook, timeless, write_text
from dms.issues import Issue, Severity, severity_name

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["write_annotated"]

_COLOURS = {
    Severity.ERROR: "FFFFC7CE",
    Severity.WARNING: "FFFFEB9C",
    Severity.QUESTION: "FFDDEBF7",
    Severity.INFO: "FFEDEDED",
}
_WIDTHS = (18, 9, 24, 56, 56, 34)
_LINE = 15.0
"""Height of a line of text in points; programs do not fit rows they did not wrap themselves."""


def write_annotated(
    file: RosterFile, sheet: str | None, issues: Sequence[Issue], path: Path, lang: str
) -> Path:
    """Write the marked copy of `file` to `path`; see `RosterImport.annotate`."""
    if path.suffix.lower() != ".xlsx":
        raise ValueError("The marked copy is a workbook: choose a name that ends in .xlsx")
    if file.path is not None and path.resolve() == file.path.resolve():
        raise ValueError("The copy would overwrite the list itself: choose another name")
    workbook = _copy_of(file, lang)
    marked = workbook[sheet] if sheet in workbook.sheetnames else workbook.worksheets[0]
    for issue in reversed(issues):  # the worst and first of a cell is written last and stays
        if issue.where.cell is not None:
            _mark(marked, issue, lang)
    _list_issues(workbook, marked.title, issues, lang)
    write_atomically(path, timeless(workbook))
    return path


def _copy_of(file: RosterFile, lang: str) -> "Workbook":
    if file.kind is FileKind.XLSX:
        return opened_workbook(file.data)
    workbook = new_workbook()
    for sheet in read_sheets(file):
        copy = workbook.create_sheet(sheet.name or text("List").to(lang))
        for number, row in enumerate(sheet.rows, start=1):
            for column, cell in enumerate(row, start=1):
                write_text(copy, number, column, written(cell))
    return workbook


def _mark(sheet: "Worksheet", issue: Issue, lang: str) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    cell = _anchor(sheet, str(issue.where.cell))
    cell.fill = PatternFill("solid", fgColor=_COLOURS[issue.severity])
    words = f"{issue.message(lang)} {issue.advice(lang)} [{issue.code}]"
    earlier = f"\n\n{cell.comment.text}" if cell.comment else ""
    cell.comment = Comment(words + earlier, "dms", height=120, width=320)


def _anchor(sheet: "Worksheet", name: str) -> Any:
    """Return the cell, or the first cell of the merged range that it is in."""
    for merged in sheet.merged_cells.ranges:
        if name in merged:
            return sheet.cell(merged.min_row, merged.min_col)
    return sheet[name]


def _list_issues(workbook: "Workbook", title: str, issues: Sequence[Issue], lang: str) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet = workbook.create_sheet(text("Errors").to(lang))
    heads = (text("Kind"), text("Cell"), text("Column"), text("What is wrong"))
    for column, head in enumerate((*heads, text("What to do"), text("Code")), start=1):
        cell = write_text(sheet, 1, column, head.to(lang))
        cell.font = Font(name=cell.font.name, size=cell.font.size, bold=True)
        sheet.column_dimensions[chr(ord("A") + column - 1)].width = _WIDTHS[column - 1]
    for row, issue in enumerate(issues, start=2):
        for column, words in enumerate(_line(issue, lang), start=1):
            cell = write_text(sheet, row, column, words)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(row, 1).fill = PatternFill("solid", fgColor=_COLOURS[issue.severity])
        _link(sheet.cell(row, 2), title, issue)
        sheet.row_dimensions[row].height = _LINE * _lines_needed(_line(issue, lang))
    sheet.freeze_panes = "A2"
    _fit_to_pages(sheet)


def _lines_needed(words: Sequence[str]) -> int:
    """Return how many lines the fullest cell of a row takes; wide letters need some room."""
    taken = (len(wrap(said, width * 5 // 6)) for said, width in zip(words, _WIDTHS, strict=True))
    return max(1, *taken)


def _fit_to_pages(sheet: "Worksheet") -> None:
    """Print the sheet as wide as a page, with the heading on each page."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0  # as many pages as it takes
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def _line(issue: Issue, lang: str) -> tuple[str, ...]:
    return (
        severity_name(issue.severity).to(lang),
        issue.where.cell or "",
        issue.where.header or "",
        issue.message(lang),
        issue.advice(lang),
        issue.code,
    )


def _link(cell: Any, title: str, issue: Issue) -> None:
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    if issue.where.cell is not None:
        quoted = title.replace("'", "''")
        target = f"'{quoted}'!{issue.where.cell}"
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=target)
        cell.font = Font(
            name=cell.font.name, size=cell.font.size, color="FF0563C1", underline="single"
        )
