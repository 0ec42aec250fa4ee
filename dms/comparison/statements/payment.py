"""Payment: at once or in instalments, when each is due, and what follows from paying late."""

from collections.abc import Callable, Iterator

from dms.comparison.statements.statement import (
    NOT_STATED,
    Statement,
    TermsCell,
    denied,
    said,
)
from dms.contracts.terms.filing import DayCount
from dms.contracts.terms.payment_terms import PaymentTerms
from dms.contracts.terms_words.filing import day_count_words
from dms.contracts.terms_words.payment import CONSEQUENCES, due_words, schedule_words
from dms.i18n import Text, text
from dms.i18n.texts import Amount

__all__ = ["payment_statements"]


def payment_statements() -> Iterator[Statement]:
    """Return what the terms of payment state."""
    yield _statement("schedule", text("How the premium is paid"), _schedule)
    yield _statement("due", text("When it is due"), _due)
    yield _statement("split", text("How it is divided"), _split)
    yield _statement("additional", text("Premium for joiners"), _additional)
    yield _statement("grace", text("How late a payment may be"), _grace)
    yield _statement("late_payment", text("What follows from paying late"), _late)


def _statement(field: str, title: Text, of: Callable[[PaymentTerms], TermsCell]) -> Statement:
    return Statement(f"payment.{field}", title, lambda terms: of(terms.payment))


def _schedule(terms: PaymentTerms) -> TermsCell:
    words = schedule_words(terms)
    return NOT_STATED if words is None else said(words, terms.clause)


def _due(terms: PaymentTerms) -> TermsCell:
    if isinstance(terms.schedule, tuple):
        return said(text("on the days of the schedule"), terms.clause)
    return NOT_STATED if terms.due is None else said(due_words(terms.due), terms.clause)


def _split(terms: PaymentTerms) -> TermsCell:
    schedule = terms.schedule
    if schedule == "single" or (isinstance(schedule, tuple) and len(schedule) == 1):
        return said(text("one payment"), terms.clause)
    if terms.split is None:
        return NOT_STATED
    if terms.split == "days":
        return said(text("in proportion to days"), terms.clause)
    if terms.round_down_to is None:
        return said(text("in equal parts"), terms.clause)
    step = Amount(terms.round_down_to)
    words = text("in equal parts, multiples of {sum} ₽; the last takes the rest", sum=step)
    return said(words, terms.clause)


def _additional(terms: PaymentTerms) -> TermsCell:
    match terms.additional:
        case None:
            return NOT_STATED
        case "next_instalment":
            return said(text("with the next instalment"), terms.clause)
        case DayCount() as count if (days := day_count_words(count)) is not None:
            return said(text("{days} after the request", days=days), terms.clause)
        case _:
            return said(text("on the day of the request"), terms.clause)


def _grace(terms: PaymentTerms) -> TermsCell:
    if terms.grace is None:
        return NOT_STATED
    days = day_count_words(terms.grace)
    return denied(text("not at all"), terms.clause) if days is None else said(days, terms.clause)


def _late(terms: PaymentTerms) -> TermsCell:
    if terms.late_payment is None:
        return NOT_STATED
    words = CONSEQUENCES[terms.late_payment]
    nothing = terms.late_payment == "nothing"
    return denied(words, terms.clause) if nothing else said(words, terms.clause)
