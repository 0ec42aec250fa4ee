"""Reading an invoice by person: the machinery of rosters with columns of money."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from dms.io.invoice.columns import column_notes, invoice_columns, invoice_layout
from dms.io.invoice.lines import has_money, money_cell, read_lines
from dms.io.invoice.result import InvoiceImport, InvoiceRow
from dms.io.invoice.totals import read_footer, total_differs, totals_in
from dms.io.roster.cells import Sheet
from dms.io.roster.columns import ReadColumns
from dms.io.roster.facts import remarked
from dms.io.roster.files import RosterFile, open_roster
from dms.io.roster.flaws import in_order
from dms.io.roster.lines_above import read_lines_above
from dms.io.roster.not_people import no_people, not_people, skipped_rows
from dms.io.roster.profiles import Profile
from dms.io.roster.sheets import choose_sheet
from dms.io.roster.table import Table, table_of
from dms.io.roster.xlsx_guard import formulas_of
from dms.issues import Issue

__all__ = ["read_invoice"]

_FIELDS = ("amount", "id", "policy_number", "name", "birth", "programme", "start", "last_day")


def read_invoice(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    sheet: str | None = None,
    profile: str | Profile | None = None,
    amount: str | None = None,
) -> InvoiceImport:
    """Read an invoice of an insurer, or its annex, that has a line for each person.

    `source` is a path, or the bytes of a CSV, XLSX or XLS file with its `name` for messages.
    `sheet` is the sheet to read, by default the first with a recognisable heading; `profile` is a
    layout of rosters that explains unusual headings. `amount` is the heading of the column of
    money to pay, when several may be meant; by default what is to be paid («К оплате») goes before
    a final sum («Итого») and that before a premium («Страховая премия»). A minus and the column
    «Возврат» are money back. The line «Итого» is compared with the sum of the others.

    Every problem is an issue of the result; lines without errors are usable. Raises
    :class:`~dms.errors.LoadError` for a file that cannot be read at all or has no heading,
    :class:`~dms.errors.MissingExtra` for a workbook when the part `xlsx` is not installed, and
    ValueError for an unknown profile.
    """
    layout = invoice_layout(profile, amount)
    file = open_roster(source, name or ("invoice" if isinstance(source, bytes) else None))
    chosen, heading, notes = choose_sheet(file, sheet, layout)
    everything = table_of(file.name, chosen, heading, invoice_columns(heading, layout, amount))
    return _read(file, chosen, everything, amount, notes)


def _read(
    file: RosterFile, sheet: Sheet, everything: Table, amount: str | None, notes: list[Issue]
) -> InvoiceImport:
    """Tell people from totals and footers, and read what is asked for them."""
    skipped = not_people(everything) | totals_in(everything)
    footer = read_footer(everything, skipped)
    table = everything.without(skipped)
    found = read_lines(table, formulas_of(file, sheet))
    faulty = remarked(found.remarks) if has_money(table) else set(range(len(table)))
    rows = tuple(_rows(table, found, faulty))
    notes += [
        *column_notes(table, amount),
        *skipped_rows(everything, skipped),
        *no_people(table),
        *footer.issues,
        *total_differs(footer, sum((row.amount for row in rows), Decimal(0))),
        *(r.flaw.at(table.where(r.position, r.column)) for r in found.remarks),
    ]
    return InvoiceImport(
        rows,
        in_order(notes),
        len(table),
        footer.total,
        tuple(table.numbers[i] for i in sorted(faulty)),
        sheet.name,
        read_lines_above(sheet.rows[: everything.heading.row]),
        file=file,
    )


def _rows(table: Table, found: ReadColumns, faulty: set[int]) -> Iterator[InvoiceRow]:
    known = {n: v for n, v in found.values.items() if n in _FIELDS}
    for position in range(len(table)):
        if position not in faulty:
            values = {name: column[position] for name, column in known.items()}
            where = table.where(position, money_cell(table, position))
            yield InvoiceRow(where=where, **values)
