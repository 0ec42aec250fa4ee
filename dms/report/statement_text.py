"""A statement as plain text: what stood, what came, what stands; people, bookings, deductions."""

from collections.abc import Iterator
from decimal import Decimal

from dms.contracts.accounts.borne import Borne
from dms.contracts.accounts.payroll import Deduction, Spread
from dms.contracts.accounts.statement import Statement
from dms.contracts.state.journal import Entry
from dms.i18n import Text, format_amount, format_date, format_money, text
from dms.pricing.exact import added
from dms.report.issue_lines import issue_line
from dms.report.movement_list import kind_title, named
from dms.report.tables import aligned
from dms.report.titles import relationship_title

__all__ = ["LISTED", "render_statement"]

LISTED = 50
"""How many bookings or people are listed; the rest is counted."""

Row = tuple[str, ...]

_MONEY = (text("Opening"), text("In the period"), text("Closing"))
_HEADS = (text("Opening"), text("Joined"), text("Left"), text("Closing"))
_BOOKED = (text("No."), text("Booked on"), text("Movement"), text("People"), text("From"))
_SPREADS = {
    Spread.AT_ONCE: text("all at once when booked"),
    Spread.MONTHLY: text("in equal parts over the months of cover"),
}


def render_statement(statement: Statement, lang: str = "ru") -> str:
    """Write a statement for people; people in it are named by their ids."""
    sections = [
        _heading(statement, lang),
        [issue_line(issue, lang) for issue in statement.issues],
        aligned([("", *_titles(_MONEY, lang)), *_sums(statement, lang)], right=(1, 2, 3)),
        _people(statement, lang),
        _entries(statement, lang),
        _deductions(statement, lang),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _titles(titles: tuple[Text, ...], lang: str) -> Row:
    return tuple(title.to(lang) for title in titles)


def _heading(statement: Statement, lang: str) -> list[str]:
    period = statement.period
    days = text("{start} to {last_day}", start=period.start, last_day=period.last_day)
    title = text("Statement of contract {number}", number=statement.contract)
    return [f"{title.to(lang)} · {days.to(lang)}"]


def _sums(statement: Statement, lang: str) -> Iterator[Row]:
    """Write each figure as it stood, what came, and as it stands."""
    opening, closing = statement.opening, statement.closing
    for title, was, is_ in (
        (text("Premium booked"), opening.premium, closing.premium),
        (text("Earned by days"), opening.earned, closing.earned),
        (text("Not yet earned"), opening.unearned, closing.unearned),
    ):
        yield from _borne(title, was, is_, lang)
    for title, before, after in (
        (text("Paid"), opening.paid, closing.paid),
        (text("Returned in cash"), opening.returned, closing.returned),
        (text("Still to be paid"), opening.balance, closing.balance),
    ):
        yield _change(title.to(lang), before, after, lang)


def _borne(title: Text, was: Borne, is_: Borne, lang: str) -> Iterator[Row]:
    yield _change(title.to(lang), was.amount, is_.amount, lang)
    for who, before, after in (
        (text("Employer"), was.employer, is_.employer),
        (text("Employees"), was.employees, is_.employees),
    ):
        if before is not None and after is not None and (was.employees or is_.employees):
            yield _change(f"  {who.to(lang)}", before, after, lang)


def _change(title: str, before: Decimal, after: Decimal, lang: str) -> Row:
    came = added(after, before.copy_negate())
    return (title, *(format_amount(amount, lang) for amount in (before, came, after)))


def _people(statement: Statement, lang: str) -> list[str]:
    rows = [
        (
            f"  {relationship_title(relationship).to(lang)}",
            *map(str, (heads.opening, heads.joined, heads.left, heads.closing)),
        )
        for relationship, heads in statement.heads.items()
    ]
    heading = (text("Insured people").to(lang), *_titles(_HEADS, lang))
    return aligned([heading, *rows], right=range(1, 5)) if rows else []


def _entries(statement: Statement, lang: str) -> list[str]:
    if not statement.entries:
        return [text("Nothing was booked in the period.").to(lang)]
    heading = (*_titles(_BOOKED, lang), text("Premium").to(lang), text("Paid").to(lang))
    rows = [_entry(entry, lang) for entry in statement.entries[:LISTED]]
    return [
        *aligned([heading, *rows], right=(0, 5, 6)),
        *_more(len(statement.entries) - LISTED, lang),
    ]


def _entry(entry: Entry, lang: str) -> Row:
    movement = entry.movement
    effective = movement.effective
    return (
        str(entry.number),
        format_date(entry.booked_on, lang),
        kind_title(movement.kind).to(lang),
        named(movement.concerned).to(lang),
        "" if effective is None else format_date(effective, lang),
        format_amount(movement.amount, lang),
        format_amount(movement.paid, lang) if movement.change.paid else "",
    )


def _more(count: int, lang: str) -> list[str]:
    return ["  " + text("and {count} more", count=count).to(lang)] if count > 0 else []


def _deductions(statement: Statement, lang: str) -> list[str]:
    """Write what is to be withheld, a limited number of people by id."""
    found = statement.deductions
    if not found:
        return []
    total = format_money(added(*(one.amount for one in found)), lang)
    return [
        f"{text('To be withheld from pay').to(lang)}: {_SPREADS[statement.spread].to(lang)}",
        *aligned([_deduction(one, lang) for one in found[:LISTED]], right=(2,)),
        *_more(len(found) - LISTED, lang),
        f"  {text('Total').to(lang)}: {total}",
        *_nobody(statement, lang),
    ]


def _deduction(one: Deduction, lang: str) -> Row:
    insured = text("for № {id}", id=one.member_id).to(lang)
    return (f"  № {one.employee_id}", insured, format_amount(one.amount, lang))


def _nobody(statement: Statement, lang: str) -> list[str]:
    amount = statement.deducted_for_nobody
    if not amount:
        return []
    said = text(
        "Employees also bear {sum} of sums for the contract as a whole; settle who bears what.",
        sum=format_money(amount, lang),
    )
    return [f"  {said.to(lang)}"]
