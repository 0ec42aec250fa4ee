"""A brief, and forms filled in as an insurer would: by row, by table, cell by cell."""

import io
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dms.io.documents import read_document
from dms.io.rfp import RfpAnswer, read_rfp, rfp_form
from dms.io.validation import validate
from dms.requirements.requirement import Requirement

BRIEF = """\
dms: requirement/1
id: primer
client: ООО «Пример»
answer_by: 2026-01-16
period: {start: 2026-02-01, last_day: 2027-01-31}
headcount: {base: 5}
offices: [{name: Офис, city: Москва, district: Якиманка, people: 9}]
note: =1+1
programmes:
  - id: base
    name: База
    modules:
      - {kind: outpatient, need: must, prefer: [limits], access: direct,
         limits: [{visits: 24}], deductible_at_most: 0}
      - {kind: home_care, need: must, territory: {base: mkad}}
      - {kind: emergency_inpatient, need: should, ward: double, waiting_days_at_most: 10}
      - {kind: planned_inpatient, need: should}
      - {kind: office_doctor, need: should, visits_per_week: 2}
  - id: plus
    modules:
      - {kind: outpatient, need: must}
      - {kind: dental, need: must, places: [specialised]}
      - {kind: ambulance, need: must, own_line: true}
joining: {need: must, any_day: true, notice_at_most: {working_days: 5}, pro_rata: true}
relatives: {need: should, relationships: [spouse], window_months_at_least: 2, uplift_at_most: 0}
leaving: {need: must, any_day: true, cash_share_at_least: "0.9", no_expense_load: true}
payment: [quarterly]
"""

CellValue = str | int | float | Decimal | date | None
Rows = Mapping[str, CellValue]
"""Answers by the ids of rows: `offer:/valid_until`."""
Tables = Mapping[str, Iterable[Mapping[str, CellValue]]]
"""Rows of tables by the role of the sheet, each by the ids of columns."""

NAMED: Rows = {"offer:/insurer/name": "СК «Север»"}
ROW_SHEETS = ("rfp:offer", "rfp:terms")
_ANSWER = 5
_FIRST, _IDS = 5, 3


def brief(text: str = BRIEF) -> Requirement:
    return validate(Requirement, read_document(text, format="yaml"))


FORM = rfp_form(brief(), insurer="СК «Север»", lang="en")


def opened(form: bytes = FORM) -> Workbook:
    return load_workbook(io.BytesIO(form))


def saved(book: Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def sheet_of(book: Workbook, role: str) -> Worksheet:
    return next(sheet for sheet in book.worksheets if sheet["A1"].value == role)


def row_numbers(sheet: Worksheet) -> dict[str, int]:
    return {str(sheet.cell(n, 1).value): n for n in range(4, sheet.max_row + 1)}


def fill(rows: Rows = NAMED, tables: Tables | None = None, form: bytes = FORM) -> bytes:
    """Return the form with these answers."""
    book = opened(form)
    for role in ROW_SHEETS:
        sheet = sheet_of(book, role)
        numbers = row_numbers(sheet)
        for id_, value in rows.items():
            if id_.split(":", maxsplit=1)[0] == role.removeprefix("rfp:"):
                sheet.cell(numbers[id_], _ANSWER).value = value
    for role, lines in (tables or {}).items():
        _fill_table(sheet_of(book, role), lines)
    return saved(book)


def _fill_table(sheet: Worksheet, lines: Iterable[Mapping[str, CellValue]]) -> None:
    columns = {sheet.cell(_IDS, n).value: n for n in range(2, sheet.max_column + 1)}
    for number, line in enumerate(lines, start=_FIRST):
        for name, value in line.items():
            sheet.cell(number, columns[name]).value = value


def answered(rows: Rows = NAMED, tables: Tables | None = None, **options: Any) -> RfpAnswer:
    """Fill the form in and read it back."""
    return read_rfp(fill(rows, tables), name="form.xlsx", **options)


def changed(change: Callable[[Workbook], None]) -> RfpAnswer:
    """Change the form by hand and read it back."""
    book = opened()
    change(book)
    return read_rfp(saved(book), name="form.xlsx")


def faults(answer: RfpAnswer) -> list[tuple[str, str]]:
    """Return code and cell of every error."""
    assert answer.offer is None
    assert answer.terms is None
    return [(i.code, f"{i.where.sheet or ''}!{i.where.cell or ''}") for i in answer.issues]
