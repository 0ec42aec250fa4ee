"""XLSX and XLS workbooks, read by python-calamine (optional part `xlsx`)."""

import io
from typing import TYPE_CHECKING

from dms.errors import LoadError, MissingExtra
from dms.i18n import text
from dms.io.roster.cells import Sheet
from dms.io.roster.files import FileKind, RosterFile
from dms.io.roster.flaws import unusable
from dms.io.roster.xlsx_guard import MOST_CELLS, check_archive, damaged_workbook

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

__all__ = ["workbook_sheets"]


def workbook_sheets(file: RosterFile, only: str | None) -> list[Sheet]:
    """Return the visible sheets of a workbook, or the one called `only`."""
    try:
        import python_calamine as calamine
    except ImportError:
        raise MissingExtra("xlsx") from None
    if file.kind is FileKind.XLSX:
        check_archive(file)
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(file.data)) as workbook:
            names = _wanted(workbook, only, file.name)
            return [_sheet(workbook, index, file.name) for index in names]
    except calamine.CalamineError:
        raise damaged_workbook(file.name) from None


def _wanted(workbook: "CalamineWorkbook", only: str | None, shown: str) -> list[int]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [
        (index, sheet)
        for index, sheet in enumerate(workbook.sheets_metadata)
        if sheet.typ == SheetTypeEnum.WorkSheet
    ]
    if only is None:
        return [index for index, sheet in sheets if sheet.visible == SheetVisibleEnum.Visible]
    found = [index for index, sheet in sheets if sheet.name == only]
    if not found:
        raise _no_such_sheet(shown, [sheet.name for _, sheet in sheets])
    return found


def _sheet(workbook: "CalamineWorkbook", index: int, shown: str) -> Sheet:
    sheet = workbook.get_sheet_by_index(index)
    last_row, last_column = sheet.end or (0, 0)
    if (last_row + 1) * (last_column + 1) > MOST_CELLS:
        raise unusable(
            "ROSTER-FILE-TOO-WIDE",
            shown,
            text("A sheet has cells far away from the list."),
            text("Copy the list alone into a new workbook and choose the new file."),
        )
    return Sheet(sheet.name, list(sheet.to_python(skip_empty_area=False)), index)


def _no_such_sheet(shown: str, names: list[str]) -> LoadError:
    return unusable(
        "ROSTER-SHEET-UNKNOWN",
        shown,
        text("The workbook has no sheet with this name."),
        text("Choose one of its sheets: {names}.", names=", ".join(f"«{n}»" for n in names)),
    )
