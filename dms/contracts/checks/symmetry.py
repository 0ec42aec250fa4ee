"""Symmetry: what joiners cost and what comes back for leavers, by one formula or not."""

from collections.abc import Iterator
from fractions import Fraction

from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.norms import inference, practice
from dms.contracts.checks.refund_shares import best_share
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Verdict, failed, not_stated, passed
from dms.contracts.terms.terms import Terms
from dms.i18n import text
from dms.periods import ONE_DAY, Period
from dms.pricing.proration import NoProration, Proration

__all__ = ["CHECKS"]


@check(
    "PRC-04",
    Gravity.MAJOR,
    title=text("Joiners\u2019 premium and leavers\u2019 refund are computed in different ways"),
    why=text(
        "For the same days the insurer charges a joiner more than it gives back for a leaver, so "
        "every exchange of people costs the client premium."
    ),
    wording=text(
        "The premium for joiners and the refund for leavers are computed by one formula: the annual"
        " premium × the days to the end of the term ÷ the days of the term."
    ),
    norms=[
        inference("ГК РФ ст. 428 п. 2–3"),
        practice("Договорная практика: пересчёт премии"),
    ],
)
def symmetric_formula(subject: Subject) -> Iterator[Verdict]:
    """Compare what joiners cost with what comes back for leavers."""
    terms = subject.terms
    if terms is None:
        return
    own, offered = terms.proration, subject.offer.proration
    join, leave = own.join or offered.join, own.leave or offered.leave
    refund = terms.leaving.refund
    share = best_share(refund)
    if share == 0 or isinstance(leave, NoProration):
        said = text("Joiners are paid for, and nothing comes back for leavers")
        where = subject.in_terms("/leaving/refund" if share == 0 else "/proration/leave")
        yield failed(said, where, refund.clause or terms.leaving.clause)
    elif join is None or leave is None or share is None:
        yield _open(subject, terms)
    else:
        yield _compared(subject, join, leave)


def _open(subject: Subject, terms: Terms) -> Verdict:
    said = text("It is not said whether joiners and leavers are computed by one formula")
    return not_stated(said, subject.in_terms("/leaving/refund"), terms.leaving.refund.clause)


def _compared(subject: Subject, join: Proration, leave: Proration) -> Verdict:
    where = subject.in_terms("/proration")
    if join == leave:
        return passed(text("Joiners and leavers are computed by one formula"), where)
    if subject.period is None:
        offer = subject.offer
        return not_stated(offer.ask_about("period").text, offer.locate("/period"))
    if _loses(join, leave, subject.period):
        said = text("By two formulas, more is charged for joiners than comes back for leavers")
        return failed(said, where)
    said = text("By two formulas, no less comes back for leavers than is charged for joiners")
    return passed(said, where)


def _loses(join: Proration, leave: Proration, term: Period) -> bool:
    """Say whether who leaves gives up more than who joins in their place is charged.

    It is the mean of all days, and more than the premium of one day; months and days differ by
    less to either side.
    """
    more = Fraction(0)
    for number in range(1, term.days):
        first = term.start + number * ONE_DAY
        charged = join.share(Period(first, term.last_day), term)
        freed = 1 - leave.share(Period(term.start, first - ONE_DAY), term)
        more += charged - freed
    return more > Fraction(term.days - 1, term.days)


CHECKS = (symmetric_formula,)
"""The checks of this file."""
