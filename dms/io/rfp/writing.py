"""Writing a form: one workbook for one insurer, the same bytes for the same request."""

import io
from datetime import datetime
from typing import TYPE_CHECKING

from dms.errors import MissingExtra
from dms.i18n import DEFAULT_LANGUAGE, Text
from dms.io.rfp.form import Role, RowSheet
from dms.io.rfp.forms import Form, form_of
from dms.io.rfp.guide import GUIDE_NAME, guide_lines
from dms.io.rfp.head import FormHead
from dms.io.rfp.lists import HiddenSheet
from dms.io.rfp.row_sheets import write_rows
from dms.io.rfp.styles import Styles
from dms.io.rfp.table_sheets import write_table
from dms.io.workbook_writing import timeless_package
from dms.requirements.requirement import Requirement

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["rfp_form"]

_PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed day, so that the same request gives the same bytes
_PROTECTION = {"format_columns": True, "format_rows": True, "select_locked_cells": True}


def rfp_form(
    requirement: Requirement, *, insurer: str | None = None, lang: str = DEFAULT_LANGUAGE
) -> bytes:
    """Return the request of a brief as an XLSX workbook that one insurer fills in.

    `insurer` is the company it is made for; its name stands in the form already. `lang` is the
    language of the form. What the client asks for stands beside each row; the answers go into one
    column, with drop-down lists where they are chosen. Headings and ids of rows are protected
    (without a password). Raises :class:`~dms.errors.MissingExtra` without the part `xlsx`, and
    ValueError for a language that there is not.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise MissingExtra("xlsx") from None
    head = FormHead.of(requirement, insurer=insurer, lang=lang)
    saved = io.BytesIO()
    with Workbook(saved, _PLAIN) as workbook:
        workbook.set_properties({"created": _EPOCH})
        _write(workbook, form_of(head, requirement), requirement)
    return timeless_package(saved.getvalue())


def _write(workbook: "Workbook", form: Form, requirement: Requirement) -> None:
    styles, lang = Styles.of(workbook), form.head.lang
    guide = _sheet(workbook, GUIDE_NAME, Role.GUIDE, lang)
    _write_guide(guide, form.head, requirement, styles)
    sheets = [(one, _sheet(workbook, one.name, one.role, lang)) for one in form.sheets]
    hidden = HiddenSheet(workbook, form.head)
    for described, sheet in sheets:
        if isinstance(described, RowSheet):
            write_rows(sheet, described, form.head, styles, hidden)
        else:
            write_table(sheet, described, form.head, styles, hidden)
    guide.activate()


def _sheet(workbook: "Workbook", name: Text, role: Role, lang: str) -> "Worksheet":
    """Add a protected sheet for paper of size A4, its role in the hidden first cell."""
    sheet = workbook.add_worksheet(name.to(lang))
    sheet.write_string(0, 0, role.value)
    sheet.set_column(0, 0, None, None, {"hidden": True})
    sheet.hide_gridlines(2)
    sheet.protect("", _PROTECTION)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&R&P / &N")
    return sheet


def _write_guide(
    sheet: "Worksheet", head: FormHead, requirement: Requirement, styles: Styles
) -> None:
    sheet.set_column(1, 1, 110, styles.plain)
    sheet.write_string(0, 1, GUIDE_NAME.to(head.lang), styles.title)
    for row, line in enumerate(guide_lines(head, requirement), start=2):
        sheet.write_string(row, 1, line.to(head.lang), styles.plain)
