"""Checks of refunds: what comes back of paid premium, and what the insurer keeps.

No law gives anything back to a policyholder who steps back (ГК РФ ст. 958 п. 3): the clause is all
there is. What the terms do not say is asked about and never taken for "nothing".
"""

from collections.abc import Iterator
from decimal import Decimal

from attrs import frozen

from dms.contracts.checks.average_employee import AverageEmployee
from dms.contracts.checks.better_terms import (
    leaving_refunded,
    refunds_uncut,
    withdrawal_refunded,
)
from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.day_words import in_days, longer_than
from dms.contracts.checks.norms import inference, law, practice
from dms.contracts.checks.refund_shares import best_share, in_percent, net_cash, taken_off
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Stake, Verdict, failed, not_stated, passed
from dms.contracts.rules.refund import Method
from dms.contracts.terms.refund_terms import RefundTerms
from dms.contracts.terms.terms import Terms
from dms.i18n import Text, text

__all__ = ["CHECKS"]

_ONLY_BY_CONTRACT = text(
    "A policyholder may step back at any time, but premium that was paid comes back only where the "
    "contract says so"
)
_LAW = law("ГК РФ ст. 958 п. 3")
_IMPLIED = inference("ГК РФ ст. 958 п. 3", note=_ONLY_BY_CONTRACT)

LATEST_WORKING_DAYS, LATEST_CALENDAR_DAYS = 10, 14
"""Ten working days are what clauses of practice name, and two weeks have them where no holidays lie
in between: a judgement and not a norm."""


@frozen
class _Clause:
    """A refund clause, and what it is about."""

    terms: RefundTerms
    pointer: str
    event: Text
    clause: str | None
    of_leavers: bool = False


def _on_withdrawal(terms: Terms) -> _Clause:
    end = terms.termination.by_client
    pointer = "/termination/by_client/refund"
    return _Clause(end.refund, pointer, text("Early end by the client"), end.clause)


def _on_leaving(terms: Terms) -> _Clause:
    leaving = terms.leaving
    pointer = "/leaving/refund"
    return _Clause(leaving.refund, pointer, text("Leaving"), leaving.clause, of_leavers=True)


@check(
    "REF-01",
    Gravity.MAJOR,
    title=text("Nothing comes back when the client ends the contract early"),
    why=text("Without such a clause the law lets the insurer keep all premium that was paid."),
    wording=text(
        "If the policyholder withdraws early, the insurer returns the part of the premium in "
        "proportion to the days that are left of the term, within 10 working days."
    ),
    norms=[_LAW],
    better=withdrawal_refunded,
)
def withdrawal(subject: Subject) -> Iterator[Verdict]:
    """Look at what comes back in cash: after the end there is no premium left to set off against.

    A clause that bars the client from ending the contract changes nothing, for the law lets it.
    """
    if subject.terms is not None:
        yield _in_cash(subject, _on_withdrawal(subject.terms))


def _in_cash(subject: Subject, found: _Clause) -> Verdict:
    where, clause = subject.in_terms(found.pointer), found.terms.clause or found.clause
    share = net_cash(found.terms)
    if share is None:
        said = text(
            "{event}: which share of the paid premium comes back in cash?", event=found.event
        )
        return not_stated(said, where, clause)
    if share:
        return passed(_comes_back(found, share), where, clause)
    said = text("{event}: nothing comes back in cash", event=found.event)
    return failed(said, where, clause, stake=_kept(subject, found))


def _asked(found: _Clause, field: str) -> Text:
    """Return the question about a refund, with what it is about."""
    return text(
        "{event}. {question}", event=found.event, question=found.terms.ask_about(field).text
    )


def _comes_back(found: _Clause, share: Decimal) -> Text:
    return text(
        "{event}: {percent} % of the paid premium for the days left come back",
        event=found.event,
        percent=in_percent(share),
    )


@check(
    "REF-02",
    Gravity.MAJOR,
    title=text("The refund is cut by the insurer's expenses or by paid care"),
    why=text("Each deduction is premium for days that nobody is insured on."),
    wording=text(
        "The premium for the days that are left is returned in full; expenses of the insurer and "
        "sums paid for care are not deducted."
    ),
    norms=[practice("Договорная практика: удержания при возврате премии"), _IMPLIED],
    better=refunds_uncut,
)
def deductions(subject: Subject) -> Iterator[Verdict]:
    """Look at what is taken off, for leavers and for an early end."""
    if subject.terms is None:
        return
    for found in (_on_leaving(subject.terms), _on_withdrawal(subject.terms)):
        if found.terms == RefundTerms() and not found.of_leavers:
            continue  # that nothing is said at all REF-01 asks
        yield _deducted(subject, found)


def _deducted(subject: Subject, found: _Clause) -> Verdict:
    terms = found.terms
    where, clause = subject.in_terms(found.pointer), terms.clause or found.clause
    taken = list(taken_off(terms))
    if taken:
        said = text("{event}: {what}", event=found.event, what=_listed(taken))
        return failed(said, where, clause, stake=_kept(subject, found))
    for field in ("expense_load", "minus_claims"):
        if getattr(terms, field) is None:
            return not_stated(_asked(found, field), where, clause)
    return passed(text("{event}: nothing is taken off", event=found.event), where, clause)


def _listed(taken: list[Text]) -> Text:
    named = {f"w{number}": one for number, one in enumerate(taken)}
    return Text("; ".join(f"{{{key}}}" for key in named), named)


def _kept(subject: Subject, found: _Clause) -> Stake | None:
    """Return what one average employee's leaving would cost, in cash where that is agreed.

    It says nothing of the end of the whole contract.
    """
    average = AverageEmployee.of(subject.contract) if found.of_leavers else None
    if average is None:
        return None
    method = Method.CASH if found.terms.cash_share is not None else Method.SET_OFF
    return average.refund_kept(found.terms, method)


@check(
    "REF-03",
    Gravity.MAJOR,
    title=text("Premium of people who leave is not returned in cash"),
    why=text(
        "What can only be set off against new joiners is lost when fewer people join than leave."
    ),
    wording=text(
        "The premium for people taken off the list is set off or returned from the day after their "
        "last day of cover; what was not set off is paid out when the contract ends."
    ),
    norms=[_IMPLIED, practice("Договорная практика: возврат за исключённых из списка")],
    better=leaving_refunded,
)
def leavers(subject: Subject) -> Iterator[Verdict]:
    """Look at what comes back in cash for people who leave."""
    if subject.terms is not None:
        yield _in_cash(subject, _on_leaving(subject.terms))


@check(
    "REF-04",
    Gravity.MINOR,
    title=text("A refund has no deadline, or a long one"),
    why=text("Without a day from which it counts, interest for late payment is hard to claim."),
    wording=text(
        "The insurer returns the premium within 10 working days from the day on which it receives "
        "the request."
    ),
    norms=[
        practice("Договорная практика: срок возврата, 10 рабочих дней"),
        inference("ГК РФ ст. 395"),
    ],
)
def deadline(subject: Subject) -> Iterator[Verdict]:
    """Look at until when a refund is paid, where any is."""
    if subject.terms is None:
        return
    for found in (_on_leaving(subject.terms), _on_withdrawal(subject.terms)):
        where = subject.in_terms(f"{found.pointer}/within")
        clause = found.terms.clause or found.clause
        within = found.terms.within
        if not best_share(found.terms):
            continue
        if within is None:
            said = text("{event}: within how many days is the refund paid?", event=found.event)
            yield not_stated(said, where, clause)
            continue
        said = text(
            "{event}: the refund is paid within {days}", event=found.event, days=in_days(within)
        )
        late = longer_than(within, LATEST_WORKING_DAYS, LATEST_CALENDAR_DAYS)
        yield failed(said, where, clause) if late else passed(said, where, clause)


CHECKS = (withdrawal, deductions, leavers, deadline)
