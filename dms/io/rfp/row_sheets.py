"""Writing a sheet of fixed rows: question, wish of the client, cell for the answer."""

from typing import TYPE_CHECKING

from dms.i18n import text
from dms.io.rfp.asking import format_for, validation_for
from dms.io.rfp.form import Heading, Row, RowSheet
from dms.io.rfp.head import FormHead
from dms.io.rfp.layout import ANSWER, FIRST_ROW, LABEL, MARK, ROW_ID, WISH, mark_of
from dms.io.rfp.lists import HiddenSheet
from dms.io.rfp.styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["write_rows"]

_WIDTHS = ((LABEL, 46), (WISH, 44), (ANSWER, 46))
_LINE = 15.0
"""The height of one line of text, in points."""


def write_rows(
    sheet: "Worksheet", described: RowSheet, head: FormHead, styles: Styles, hidden: HiddenSheet
) -> None:
    """Write the rows of a sheet, each answer with its list or message."""
    sheet.set_column(MARK, MARK, None, None, {"hidden": True})
    for column, width in _WIDTHS:
        sheet.set_column(column, column, width)
    sheet.write_string(0, LABEL, described.name.to(head.lang), styles.title)
    _write_heads(sheet, head, styles)
    for number, part in enumerate(described.parts, start=FIRST_ROW):
        if isinstance(part, Heading):
            _write_heading(sheet, number, part, head, styles)
        else:
            _write_row(sheet, number, part, head, styles, hidden)
    sheet.freeze_panes(FIRST_ROW, LABEL + 1)
    sheet.repeat_rows(FIRST_ROW - 1)


def _write_heads(sheet: "Worksheet", head: FormHead, styles: Styles) -> None:
    heads = (text("Question"), text("What the client asks for"), text("Your answer"))
    written = [words.to(head.lang) for words in heads]
    sheet.write_string(FIRST_ROW - 1, MARK, mark_of(*written))
    for column, words in enumerate(written, start=LABEL):
        sheet.write_string(FIRST_ROW - 1, column, words, styles.head)


def _write_heading(
    sheet: "Worksheet", number: int, heading: Heading, head: FormHead, styles: Styles
) -> None:
    style = styles.part if heading.level == 1 else styles.care
    sheet.write_string(number, LABEL, heading.title.to(head.lang), style)
    for column in (WISH, ANSWER):
        sheet.write_blank(number, column, None, style)


def _write_row(
    sheet: "Worksheet",
    number: int,
    row: Row,
    head: FormHead,
    styles: Styles,
    hidden: HiddenSheet,
) -> None:
    label = row.label.to(head.lang)
    wish = row.wish.to(head.lang) if row.wish is not None else ""
    sheet.write_string(number, ROW_ID, row.id)
    sheet.write_string(number, MARK, mark_of(label))
    sheet.write_string(number, LABEL, label, styles.label)
    sheet.write_string(number, WISH, wish, styles.wish)
    sheet.set_row(number, _LINE * max(_lines(label), _lines(wish)))
    style = format_for(row.answer, styles)
    if row.path == ("insurer", "name") and head.insurer is not None:
        sheet.write_string(number, ANSWER, head.insurer, style)
    else:
        sheet.write_blank(number, ANSWER, None, style)
    options = validation_for(row.answer, head.lang, hidden.list_of)
    sheet.data_validation(number, ANSWER, number, ANSWER, options)


def _lines(words: str) -> int:
    """Return about how many lines a text takes in its column."""
    return -(-len(words) // 46) or 1
