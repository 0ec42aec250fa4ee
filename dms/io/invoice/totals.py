"""Lines of an invoice that are no people: the total, and money that names nobody."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from attrs import evolve, field, frozen

from dms.i18n import text
from dms.i18n.texts import Amount
from dms.io.invoice.amounts import read_amount, read_refund
from dms.io.roster.cells import Cell, written
from dms.io.roster.flaws import Flaw
from dms.io.roster.not_people import is_numbering
from dms.io.roster.table import Table
from dms.issues import Issue, Location, Severity

__all__ = ["Footer", "read_footer", "total_differs", "totals_in"]

NAMELESS = Flaw(
    "INVOICE-AMOUNT-NAMELESS",
    text("Money stands in a line that names nobody; it was not counted."),
    text("Ask the insurer what it is for, or write the number of the person into the line."),
    Severity.WARNING,
)
UNREADABLE = Flaw(
    "INVOICE-TOTAL-UNREADABLE",
    text("The total cannot be read as an amount of money."),
    text("Write it as a figure like 18 500,50; until then nothing is compared with it."),
    Severity.WARNING,
)
_READERS: Mapping[str, Callable[[Cell], Decimal | Flaw | None]] = MappingProxyType(
    {"amount": read_amount, "refund": read_refund}
)
_TOTAL = re.compile(r"(итого|всего|total)\b", re.IGNORECASE)


@frozen
class Footer:
    """The figure of the last line «Итого» in roubles with its place, and remarks on other lines."""

    total: Decimal | None = None
    where: Location = field(factory=Location)
    issues: tuple[Issue, ...] = ()


def totals_in(table: Table) -> set[int]:
    """Return the positions of lines that begin with «Итого», whatever else stands in them."""
    found = set()
    for position, row in enumerate(table.rows):
        first = next((cell for cell in row if cell != ""), "")
        if isinstance(first, str) and _TOTAL.match(written(first)):
            found.add(position)
    return found


def read_footer(table: Table, skipped: set[int]) -> Footer:
    """Read the lines of a table that are no people; earlier totals are sums of parts."""
    footer = Footer()
    for position in sorted(skipped):
        money = _money(table, position)
        if not money or _counts_columns(table, position):
            continue
        where = table.where(position, next(iter(money)))
        if _is_total(table, position):
            footer = _with_total(footer, money, where)
        elif any(isinstance(amount, Decimal) and amount for amount in money.values()):
            footer = evolve(footer, issues=(*footer.issues, NAMELESS.at(where)))
    return footer


def _with_total(footer: Footer, money: Mapping[int, Decimal | Flaw], where: Location) -> Footer:
    if any(isinstance(amount, Flaw) for amount in money.values()):
        return evolve(footer, issues=(*footer.issues, UNREADABLE.at(where)))
    amounts = (amount for amount in money.values() if isinstance(amount, Decimal))
    return evolve(footer, total=sum(amounts, Decimal(0)), where=where)


def _money(table: Table, position: int) -> dict[int, Decimal | Flaw]:
    """Return the money of a line by column, money back with a minus."""
    found: dict[int, Decimal | Flaw] = {}
    for name, read in _READERS.items():
        if name in table:
            column = table.columns[name]
            amount = read(table.rows[position][column])
            if isinstance(amount, Decimal) and name == "refund":
                amount = -amount
            if amount is not None:
                found[column] = amount
    return found


def _is_total(table: Table, position: int) -> bool:
    return any(_TOTAL.match(written(cell)) for cell in table.rows[position])


def _counts_columns(table: Table, position: int) -> bool:
    return is_numbering([words for words in map(written, table.rows[position]) if words])


def total_differs(footer: Footer, total: Decimal) -> Iterator[Issue]:
    """Say that the lines do not add up to the figure below them."""
    if footer.total is None or footer.total == total:
        return
    flaw = Flaw(
        "INVOICE-TOTAL-DIFFERS",
        text(
            "The total is {stated} ₽, but the lines that could be read add up to {sum} ₽.",
            stated=Amount(footer.total),
            sum=Amount(total),
        ),
        text("Correct the lines with errors first; if a difference stays, ask the insurer."),
        Severity.WARNING,
    )
    yield flaw.at(footer.where)
