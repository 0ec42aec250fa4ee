"""An instalment plan as plain text: each payment with its days, its changes and what is open."""

from collections.abc import Iterator

from dms.contracts.accounts.instalments import Changed, InstalmentPlan, Payment
from dms.contracts.terms_words.payment import CONSEQUENCES
from dms.i18n import format_amount, format_date, format_money, text
from dms.report.payment_titles import payment_title
from dms.report.tables import aligned

__all__ = ["render_instalments"]

NAMED = 5
"""How many movements a line names; the rest is counted."""

Row = tuple[str, ...]

_COLUMNS = (
    text("Payment"),
    text("Pays for"),
    text("Due"),
    text("Originally"),
    text("Now"),
    text("Paid"),
    text("Open"),
)


def render_instalments(plan: InstalmentPlan, lang: str = "ru") -> str:
    """Write an instalment plan for people."""
    heading = tuple(column.to(lang) for column in _COLUMNS)
    rows = [_row(payment, lang) for payment in plan.payments]
    sections = [
        _heading(plan, lang),
        aligned([heading, *rows], right=(3, 4, 5, 6)),
        [note for payment in plan.payments for note in _notes(payment, lang)],
        list(_late(plan, lang)),
        aligned(list(_sums(plan, lang)), right=(1,)),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _heading(plan: InstalmentPlan, lang: str) -> list[str]:
    title = text("Payments of contract {number}", number=plan.contract).to(lang)
    if plan.as_of is None:
        return [title]
    return [f"{title} · {text('as of {day}', day=plan.as_of).to(lang)}"]


def _row(payment: Payment, lang: str) -> Row:
    period = payment.pays_for
    days = ""
    if period is not None:
        days = text("{start} to {last_day}", start=period.start, last_day=period.last_day).to(lang)
    sums = (payment.originally, payment.amount, payment.paid, payment.open)
    return (
        payment_title(payment).to(lang),
        days,
        _due(payment, lang),
        *(format_amount(amount, lang) for amount in sums),
    )


def _due(payment: Payment, lang: str) -> str:
    if payment.due is None:
        return text("not stated").to(lang)
    due = format_date(payment.due, lang)
    if payment.written in (None, payment.due):
        return due
    return text("{due} (by the contract {written})", due=due, written=payment.written).to(lang)


def _notes(payment: Payment, lang: str) -> Iterator[str]:
    """Say what changed a payment, and what of it was set off."""
    title = payment_title(payment).to(lang)
    if payment.changes:
        shown = ", ".join(_changed(one, lang) for one in payment.changes[:NAMED])
        rest = len(payment.changes) - NAMED
        more = text("{shown} and {count} more", shown=shown, count=rest).to(lang)
        changes = more if rest > 0 else shown
        yield text("{payment}: changed by movements {changes}", payment=title, changes=changes).to(
            lang
        )
    if payment.set_off:
        amount = format_money(payment.set_off, lang)
        yield text("{payment}: set off {sum}", payment=title, sum=amount).to(lang)


def _changed(one: Changed, lang: str) -> str:
    sign = "+" if one.amount > 0 else ""
    return f"№ {one.movement} ({sign}{format_amount(one.amount, lang)})"


def _late(plan: InstalmentPlan, lang: str) -> Iterator[str]:
    for payment in plan.payments:
        title = payment_title(payment)
        if payment.late_since is not None:
            since = text("{payment} is late since {day}", payment=title, day=payment.late_since)
            yield since.to(lang)
        elif payment.overdue and payment.late is None:
            yield text("{payment} is overdue; no days of grace are stated", payment=title).to(lang)
        elif payment.overdue:
            said = text(
                "{payment} is overdue; it is in time until {day}",
                payment=title,
                day=payment.late_after,
            )
            yield said.to(lang)
    if plan.consequence is not None and any(payment.late for payment in plan.payments):
        yield CONSEQUENCES[plan.consequence].to(lang)


def _sums(plan: InstalmentPlan, lang: str) -> Iterator[Row]:
    for title, amount, always in (
        (text("Premium"), plan.premium, True),
        (text("Paid"), plan.paid, True),
        (text("Returned in cash"), plan.returned, False),
        (text("Credit carried forward"), plan.credit, False),
        (text("Paid too much"), plan.overpaid, False),
        (text("Still to be paid"), plan.balance, True),
    ):
        if always or amount:
            yield (title.to(lang), format_money(amount, lang))
