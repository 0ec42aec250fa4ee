"""The result of reading an invoice."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from attrs import field, frozen

from dms.io.roster.files import RosterFile
from dms.io.roster.lines_above import LinesAbove
from dms.issues import Issue, Location, errors_in
from dms.members import Birth

__all__ = ["InvoiceImport", "InvoiceRow"]


@frozen(kw_only=True)
class InvoiceRow:
    """One person's line of an invoice.

    `amount` is in roubles, negative for money back; `where` is its cell. `start` and `last_day`
    (both count) are the days that the line is for, None when the invoice does not say.
    """

    amount: Decimal
    where: Location
    id: str | None = None
    policy_number: str | None = field(default=None, repr=False)
    name: str | None = field(default=None, repr=False)
    birth: Birth | None = field(default=None, repr=False)
    programme: str | None = None
    start: date | None = None
    last_day: date | None = None


@frozen
class InvoiceImport:
    """An invoice as read: the lines that can be used, and everything that is wrong with others.

    `rows_read` lines stand in the table; those in `faulty_rows` (row numbers of the sheet, from 1)
    have errors and are not in `rows`. `stated_total` is the figure of the line «Итого» in roubles,
    None when there is none. `sheet` is None for a CSV file; `meta` is what the lines above the
    table say.
    """

    rows: tuple[InvoiceRow, ...]
    issues: tuple[Issue, ...]
    rows_read: int
    stated_total: Decimal | None = None
    faulty_rows: tuple[int, ...] = ()
    sheet: str | None = None
    meta: LinesAbove = field(factory=LinesAbove)
    file: RosterFile = field(kw_only=True, repr=False)

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong: every line could be used. Questions may still be open."""
        return not errors_in(self.issues)

    @property
    def total(self) -> Decimal:
        """The sum of the lines that could be used, in roubles."""
        return sum((row.amount for row in self.rows), Decimal(0))

    def annotate(self, path: str | Path, lang: str = "ru") -> Path:
        """Write a copy of the file as XLSX with marked cells; return its path.

        The same as :meth:`dms.io.roster.RosterImport.annotate`, with the same errors.
        """
        from dms.io.roster.annotate import write_annotated

        return write_annotated(self.file, self.sheet, self.issues, Path(path), lang)
