"""The lines of an invoice: who each is for, what is to be paid, and what looks charged twice."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from dms.i18n import text
from dms.io.invoice.amounts import read_amount, read_refund
from dms.io.roster.cells import Cell, written
from dms.io.roster.columns import ReadColumns, read_columns
from dms.io.roster.dates import birth_reader, year_reader
from dms.io.roster.facts import one_fact_each, remarked
from dms.io.roster.flaws import Flaw, Remark
from dms.io.roster.people import repeated
from dms.io.roster.table import Table
from dms.issues import Severity

__all__ = ["has_money", "money_cell", "read_lines"]

AMOUNT_MISSING = Flaw(
    "INVOICE-AMOUNT-MISSING",
    text("The amount is missing."),
    text("Write the amount, or a dash if nothing is to be paid."),
)
PERSON_MISSING = Flaw(
    "INVOICE-PERSON-MISSING",
    text("The line does not say whom it is for."),
    text("Write the number of the person, the number of the policy or the name."),
)
BOTH_WAYS = Flaw(
    "INVOICE-BOTH-WAYS",
    text("The line has money to pay and money back; the difference was taken."),
    text("Ask the insurer whether the money to pay is already less by the refund."),
    Severity.QUESTION,
)
_WHO = ("id", "policy_number", "name")


def _if_written(read: Callable[[Cell], Any]) -> Callable[[Cell], Any]:
    """Read a birth only where it stands: an invoice may name people by their numbers."""
    return lambda cell: read(cell) if written(cell) else None


_READERS: Mapping[str, Callable[[Cell], Any]] = MappingProxyType(
    {
        "amount": read_amount,
        "refund": read_refund,
        "birth": _if_written(birth_reader(None)),
        "birth_year": _if_written(year_reader(None)),
    }
)


def has_money(table: Table) -> bool:
    """Say whether it is known in which column the money stands."""
    return "amount" in table or "refund" in table


def read_lines(table: Table, formulas: frozenset[tuple[int, int]]) -> ReadColumns:
    """Read the columns and check what only the whole line can tell."""
    found = read_columns(table, {}, formulas=formulas, readers=_READERS)
    one_fact_each(found, table)
    found.remarks += [
        Remark(i, min(table.columns.values()), PERSON_MISSING)
        for i, who in enumerate(_people(table, found))
        if not any(who)
    ]
    if has_money(table):
        _net(table, found)
        found.remarks += list(_twice(table, found))
    return found


def _people(table: Table, found: ReadColumns) -> list[tuple[Any, ...]]:
    nobody = [None] * len(table)
    return list(zip(*(found.values.get(name, nobody) for name in _WHO), strict=True))


def _net(table: Table, found: ReadColumns) -> None:
    """Put what is to be paid less what is given back into the column `amount`."""
    values, nothing = found.values, [None] * len(table)
    charges, refunds = values.get("amount", nothing), values.pop("refund", nothing)
    pairs = list(zip(charges, refunds, strict=True))
    faulty = {r.position for r in found.remarks if r.column in _money_columns(table)}
    for position, (charge, refund) in enumerate(pairs):
        if charge and refund:
            found.remarks.append(Remark(position, money_cell(table, position), BOTH_WAYS))
        elif charge is None and refund is None and position not in faulty:
            found.remarks.append(Remark(position, money_cell(table, position), AMOUNT_MISSING))
    values["amount"] = [(charge or Decimal(0)) - (back or Decimal(0)) for charge, back in pairs]


def _money_columns(table: Table) -> list[int]:
    return [table.columns[name] for name in ("amount", "refund") if name in table]


def money_cell(table: Table, position: int) -> int:
    """Return the column in which the money of a line stands, or where it should stand."""
    columns = _money_columns(table)
    filled = (column for column in columns if table.rows[position][column] != "")
    return next(filled, columns[0])


def _twice(table: Table, found: ReadColumns) -> Iterator[Remark]:
    """Find lines that ask for the same money for the same person and days once more."""
    wrong = remarked(found.remarks)
    told = list(zip(*found.values.values(), strict=True))
    keys = [i if i in wrong else line for i, line in enumerate(told)]
    for position, row in repeated(table, keys):
        flaw = Flaw(
            "INVOICE-LINE-TWICE",
            text("Row {row} asks for the same amount for the same person.", row=row),
            text("Ask the insurer whether the person was charged twice."),
            Severity.WARNING,
        )
        yield Remark(position, money_cell(table, position), flaw)
