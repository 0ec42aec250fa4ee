"""The hidden sheet: the head of the form, and the words of its drop-down lists."""

from typing import TYPE_CHECKING

from dms.io.rfp.head import FormHead
from dms.io.rfp.head_sheet import head_rows
from dms.io.rfp.layout import HEAD_SHEET

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

__all__ = ["HiddenSheet"]

_FIRST_LIST = 6
"""The first column with words to choose from; the head stands left of it."""


class HiddenSheet:
    """Writes the sheet that nobody sees; equal lists are written once."""

    def __init__(self, workbook: "Workbook", head: FormHead) -> None:
        self._sheet = workbook.add_worksheet(HEAD_SHEET)
        self._sheet.very_hidden()
        self._sheet.protect()
        self._ranges: dict[tuple[str, ...], str] = {}
        for row, values in enumerate(head_rows(head)):
            for column, value in enumerate(values):
                self._sheet.write_string(row, column, value)

    def list_of(self, words: tuple[str, ...]) -> str:
        """Return the range of a list, written on first use."""
        if words not in self._ranges:
            self._ranges[words] = self._written(words)
        return self._ranges[words]

    def _written(self, words: tuple[str, ...]) -> str:
        from xlsxwriter.utility import xl_range_abs

        column = _FIRST_LIST + len(self._ranges)
        for row, word in enumerate(words):
            self._sheet.write_string(row, column, word)
        return f"={HEAD_SHEET}!{xl_range_abs(0, column, len(words) - 1, column)}"
