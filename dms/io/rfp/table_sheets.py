"""Writing a sheet with a free table: its heads, and rows that wait for answers."""

from typing import TYPE_CHECKING

from dms.io.rfp.asking import format_for, validation_for
from dms.io.rfp.form import Column, TableSheet
from dms.io.rfp.head import FormHead
from dms.io.rfp.layout import FIRST_TABLE_ROW, LAST_TABLE_ROW, MARK
from dms.io.rfp.lists import HiddenSheet
from dms.io.rfp.styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["write_table"]

_IDS = FIRST_TABLE_ROW - 2


def write_table(
    sheet: "Worksheet", described: TableSheet, head: FormHead, styles: Styles, hidden: HiddenSheet
) -> None:
    """Write the heads of a table and the lists of its columns."""
    last = MARK + len(described.columns) - 1
    sheet.merge_range(0, MARK, 0, last, described.name.to(head.lang), styles.title)
    sheet.merge_range(1, MARK, 1, last, described.about.to(head.lang), styles.plain)
    sheet.set_row(1, 32)
    sheet.set_row(_IDS, None, None, {"hidden": True})
    sheet.set_row(FIRST_TABLE_ROW - 1, 32)
    for number, column in enumerate(described.columns, start=MARK):
        _write_column(sheet, number, column, head, styles, hidden)
        style = format_for(column.answer, styles)
        for row in range(FIRST_TABLE_ROW, FIRST_TABLE_ROW + described.ready):
            sheet.write_blank(row, number, None, style)
    sheet.freeze_panes(FIRST_TABLE_ROW, MARK + 1)
    sheet.repeat_rows(FIRST_TABLE_ROW - 1)
    sheet.print_area(0, MARK, FIRST_TABLE_ROW + described.ready - 1, last)


def _write_column(
    sheet: "Worksheet",
    number: int,
    column: Column,
    head: FormHead,
    styles: Styles,
    hidden: HiddenSheet,
) -> None:
    """Write the head of a column; below the drawn rows its cells are open for answers too."""
    sheet.set_column(number, number, column.width, styles.open)
    sheet.write_string(_IDS, number, column.id)
    label = column.label.to(head.lang) + (" *" if column.needed else "")
    sheet.write_string(FIRST_TABLE_ROW - 1, number, label, styles.head)
    options = validation_for(column.answer, head.lang, hidden.list_of)
    sheet.data_validation(FIRST_TABLE_ROW, number, LAST_TABLE_ROW, number, options)
