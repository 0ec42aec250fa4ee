"""How the premium is paid: the rule in words, and the payments with their sums."""

from collections.abc import Iterator

from attrs import frozen

from dms.contracts.terms.filing import DayCount
from dms.contracts.terms.payment_terms import PaymentTerms
from dms.contracts.terms_words.filing import day_count_words
from dms.contracts.terms_words.payment import CONSEQUENCES, due_words, schedule_words
from dms.i18n import Text, format_amount, text
from dms.periods import Period
from dms.report.offer_letter.facts import Line
from dms.report.offer_letter.figures import Due, Figures
from dms.report.offer_letter.wording import NOT_STATED, said

__all__ = ["PaymentPart", "payment_lines", "payment_parts"]


@frozen
class PaymentPart:
    """One payment, already in one language; the sum in roubles and kopecks without the sign."""

    number: str
    period: str
    due: str
    amount: str


def payment_parts(figures: Figures, lang: str) -> tuple[PaymentPart, ...]:
    """Return the payments with their sums; they add up to the premium of the contract."""
    return tuple(_part(due, lang) for due in figures.payments)


def _part(due: Due, lang: str) -> PaymentPart:
    return PaymentPart(
        number=str(due.number or ""),
        period=said(due.period, _dates).to(lang),
        due=said(due.day, lambda day: Text("{day}", {"day": day})).to(lang),
        amount=format_amount(due.amount, lang),
    )


def _dates(period: Period) -> Text:
    return text("{start} to {last_day}", start=period.start, last_day=period.last_day)


def payment_lines(terms: PaymentTerms) -> Iterator[Line]:
    """Say how the premium is paid."""
    yield text("How the premium is paid"), schedule_words(terms) or NOT_STATED
    if not isinstance(terms.schedule, tuple):
        yield text("When it is due"), said(terms.due, due_words)
    yield text("How late a payment may be"), said(terms.grace, _grace)
    late = said(terms.late_payment, CONSEQUENCES.__getitem__)
    yield text("What follows from paying late"), late


def _grace(grace: DayCount) -> Text:
    return day_count_words(grace) or text("not at all")
