"""Which columns of an invoice are read, and which of several columns of money counts."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from dms.i18n import Text, text
from dms.io.invoice.words import CHARGES, INVOICE_WORDS, MONEY
from dms.io.roster.flaws import Flaw
from dms.io.roster.heading_notes import unsure_heads
from dms.io.roster.headings import Heading
from dms.io.roster.profiles import Profile, profile_named
from dms.io.roster.reader import columns_to_read
from dms.io.roster.table import Table
from dms.issues import Issue, Location, Severity

__all__ = ["column_notes", "invoice_columns", "invoice_layout"]

_NAMES = ("name", "last_name", "first_name", "middle_name")
_DATES = ("birth", "birth_year", "start", "last_day", "detached_from")
_READ = ("id", "policy_number", *_NAMES, *_DATES, "programme")


def invoice_layout(profile: str | Profile | None, amount: str | None = None) -> Profile:
    """Return a profile of rosters that also knows the headings of invoices, and `amount`."""
    known = profile_named(profile) if isinstance(profile, str) else profile
    layout = known or Profile("invoice")
    named = {} if amount is None else {amount: CHARGES[0]}
    return evolve(layout, heads={**layout.heads, **named}, words=INVOICE_WORDS)


def invoice_columns(
    heading: Heading, layout: Profile, amount: str | None = None
) -> Mapping[str, int]:
    """Return where the fields of an invoice stand, `amount` and `refund` among them.

    No money is read at all while it is not clear which column counts. The caller may name the
    column of money to pay.
    """
    fields = columns_to_read(heading, layout.end)
    columns = {name: column for name, column in fields.items() if name in _READ}
    if _money_rivals(heading, amount):
        return columns
    charge = fields.get(_charge(heading) or "") if amount is None else heading.column(amount)
    refund = fields.get("refund")
    if charge is not None:
        columns["amount"] = charge
    if refund is not None and refund != charge:
        columns["refund"] = refund
    return columns


def _charge(heading: Heading) -> str | None:
    """Return the best kind of charge there is, be it in one column or in several."""
    there = (name for name in CHARGES if name in heading.fields or name in heading.rivals)
    return next(there, None)


def _money_rivals(heading: Heading, amount: str | None) -> list[Sequence[int]]:
    """Return the groups of columns among which nobody has chosen."""
    counted = ("refund",) if amount is not None else (_charge(heading), "refund")
    return [heading.rivals[name] for name in counted if name and name in heading.rivals]


def column_notes(table: Table, amount: str | None) -> Iterator[Issue]:
    """Say what the heading leaves open: no money, several columns of it, columns not read."""
    rivals = _money_rivals(table.heading, amount)
    for columns in rivals:
        yield _amount_rivals(table, columns)
    for name in _READ:
        if name in table.heading.rivals:
            yield _column_rivals(table, table.heading.rivals[name])
    if not rivals:
        yield from _money_notes(table, amount)
    yield from unsure_heads(table, INVOICE_WORDS)
    yield from _unused(table)


def _money_notes(table: Table, amount: str | None) -> Iterator[Issue]:
    if amount is not None and table.heading.column(amount) is None:
        yield _no_money(table, text("There is no column «{head}».", head=amount))
    elif not {"amount", "refund"} & table.columns.keys():
        yield _no_money(table, text("The list has no column of money."))
    elif amount is None and len(_charge_columns(table.heading)) > 1:
        yield _chosen(table)


def _unused(table: Table) -> Iterator[Issue]:
    if columns := _unread(table):
        flaw = Flaw(
            "INVOICE-COLUMNS-UNUSED",
            text("These columns were not used: {heads}.", heads=_heads(table, columns)),
            text("Nothing to do, unless one of them holds the money to pay."),
            Severity.INFO,
        )
        yield flaw.at(table.at_head(columns[0]))


def _no_money(table: Table, message: Text) -> Issue:
    flaw = Flaw(
        "INVOICE-AMOUNT-COLUMN-MISSING",
        message,
        text("Add the column «Сумма», or name the right sheet or column."),
    )
    return flaw.at(Location(file=table.file, sheet=table.sheet))


def _amount_rivals(table: Table, columns: Sequence[int]) -> Issue:
    flaw = Flaw(
        "INVOICE-AMOUNT-RIVALS",
        _several(table, columns),
        text("No money was read. Name the column of money to pay with amount= in Python."),
    )
    return flaw.at(table.at_head(columns[0]))


def _column_rivals(table: Table, columns: Sequence[int]) -> Issue:
    flaw = Flaw(
        "INVOICE-COLUMN-RIVALS",
        _several(table, columns),
        text("None of them was read. Choose a profile that says which one counts."),
        Severity.QUESTION,
    )
    return flaw.at(table.at_head(columns[0]))


def _several(table: Table, columns: Sequence[int]) -> Text:
    return text("Several columns may mean the same: {heads}.", heads=_heads(table, columns))


def _heads(table: Table, columns: Sequence[int]) -> str:
    return ", ".join(f"«{table.heading.heads[c]}»" for c in columns)


def _chosen(table: Table) -> Issue:
    flaw = Flaw(
        "INVOICE-AMOUNT-CHOSEN",
        text("Several columns hold money; this one was taken."),
        text("If another one is meant, name it with amount= in Python."),
        Severity.QUESTION,
    )
    return flaw.at(table.at_head(table.columns["amount"]))


def _charge_columns(heading: Heading) -> list[int]:
    alone = [heading.fields[name] for name in CHARGES if name in heading.fields]
    return alone + [column for name in CHARGES for column in heading.rivals.get(name, ())]


def _unread(table: Table) -> list[int]:
    """Return columns that are unknown, and those of money and dates that were not taken."""
    heading = table.heading
    understood = {heading.fields[n] for n in (*MONEY, "end") if n in heading.fields}
    rivals = {c for n in MONEY for c in heading.rivals.get(n, ())}
    return sorted(({*heading.unknown} | understood | rivals) - set(table.columns.values()))
