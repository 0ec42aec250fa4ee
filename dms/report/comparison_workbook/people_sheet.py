"""The people of one insurer, a row for each: dates, price, part of the term, premium and payers.

The price is a reference to the sheet with the price list; the premium is a formula over the price
and the part of the term in the same row.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from attrs import frozen

from dms.comparison.compared import Compared
from dms.i18n import text
from dms.pricing.exact import added
from dms.report.comparison_workbook.book import Book, Sheet
from dms.report.comparison_workbook.cells import Cell, Formula, cell_name, place
from dms.report.comparison_workbook.formulas import sum_of
from dms.report.comparison_workbook.looks import Look
from dms.report.comparison_workbook.person_row import PREMIUM, PersonRows
from dms.report.comparison_workbook.tariff_sheet import TariffSheet

__all__ = ["PeopleSheet", "write_people"]

_WIDTHS = (12, 16, 17, 13, 11, 11, 15, 7, 8, 24, 15)


@frozen
class PeopleSheet:
    """Where the people of one insurer stand, and their sums."""

    name: str
    programmes: str
    """The client's programme of each of them."""
    premiums: str
    premium: str
    """The sum of the premiums."""
    employer: str | None
    employee: str | None


def write_people(
    book: Book, one: Compared, tariff: TariffSheet, programmes: Sequence[str]
) -> PeopleSheet:
    """Write the people of one insurer; `programmes` are the client's, a name for each of them."""
    paid = one.offer.contribution is not None
    widths = [*_WIDTHS, *[14] * (2 * paid), 30]
    sheet = book.sheet(text("People · {insurer}", insurer=one.name), widths)
    sheet.title(text("People and premiums: {insurer}", insurer=one.name))
    sheet.note(
        text(
            "Premium = price of the whole term × part ÷ whole, rounded as the offer says. Prices"
            " come from the sheet “{sheet}”",
            sheet=tariff.name,
        )
    )
    sums = sheet.row
    first, last = sums + 3, sums + 2 + len(one.roster)
    sheet.line(_sums(one, first, last))
    sheet.row += 1
    _write_rows(sheet, one, tariff, programmes)
    at = [place(sheet.name, sums, PREMIUM + n) for n in range(3)]
    return PeopleSheet(
        sheet.name,
        place(sheet.name, first, 1, last),
        place(sheet.name, first, PREMIUM, last),
        at[0],
        at[1] if paid else None,
        at[2] if paid else None,
    )


def _write_rows(
    sheet: Sheet, one: Compared, tariff: TariffSheet, programmes: Sequence[str]
) -> None:
    payers = [text("Employer"), text("Employee")] if one.offer.contribution is not None else []
    sheet.heads(
        [
            text("Member"),
            text("Programme"),
            text("Programme of the insurer"),
            text("Who"),
            text("First day"),
            text("Last day"),
            text("Price of the term"),
            text("Part"),
            text("of whole"),
            text("How the part is counted"),
            text("Premium"),
            *payers,
            text("Remark"),
        ],
        filtered=True,
    )
    rows = PersonRows(one, tariff)
    for index, programme in enumerate(programmes):
        sheet.line(rows.cells(index, programme, sheet.row))
    sheet.end_filter()


def _sums(one: Compared, first: int, last: int) -> Iterator[Cell]:
    """Return the row of sums over all people, without what is priced for the contract."""
    amounts = one.quote.amounts
    contract = [line.premium.copy_negate() for line in one.quote.contract]
    figures: list[Decimal] = [added(amounts.premium, *contract)]
    if amounts.employer is not None and amounts.employee is not None:
        figures += [added(amounts.employer, *contract), amounts.employee]
    yield Cell(text("All people"), Look.STRONG)
    for _ in range(1, PREMIUM):
        yield Cell(None, Look.STRONG)
    for column, result in enumerate(figures, start=PREMIUM):
        cells = f"{cell_name(first, column)}:{cell_name(last, column)}"
        yield Cell(Formula(sum_of(cells), result), Look.MONEY_STRONG)
