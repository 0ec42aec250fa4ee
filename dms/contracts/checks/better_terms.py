"""Better terms: the same terms with one better clause each, to count what the clause is worth.

Each function changes what its clause is about and leaves the rest as it is, stated or not.
"""

from decimal import Decimal
from typing import Any

from dms.contracts.terms.filing import DayCount
from dms.contracts.terms.refund_terms import ExpenseLoad, RefundTerms
from dms.contracts.terms.relative_terms import Since, Window
from dms.contracts.terms.terms import Terms
from dms.pricing.proration import ByDays

__all__ = [
    "NOTICE",
    "WINDOW_MONTHS",
    "ages_fixed",
    "first_list_without_uplift",
    "insurer_stays",
    "joining_on_any_day",
    "joining_with_short_notice",
    "joins_prorated_by_days",
    "leaves_prorated_by_days",
    "leaving_on_any_day",
    "leaving_refunded",
    "prices_fixed",
    "refunds_uncut",
    "relatives_at_employees_tariff",
    "relatives_by_request",
    "relatives_from_entry",
    "relatives_next_anniversary",
    "relatives_two_months",
    "withdrawal_refunded",
]

NOTICE = DayCount(working_days=5)
"""«Не позднее чем за 5 рабочих дней»: what a client can reach."""

WINDOW_MONTHS = 2
"""«Можно договариваться о 2-ух месяцах»."""


def _with(terms: Terms, part: str, **changed: Any) -> Terms:
    own = getattr(terms, part)
    return terms.model_copy(update={part: own.model_copy(update=changed)})


def joining_on_any_day(terms: Terms) -> Terms:
    """Let employees join on any day; a late request takes effect as soon as it is in time."""
    return _with(terms, "enrolment", days="any", late="next_day")


def joining_with_short_notice(terms: Terms) -> Terms:
    """Let employees be asked for five working days before."""
    return _with(terms, "enrolment", notice=NOTICE)


def leaving_on_any_day(terms: Terms) -> Terms:
    """Let people leave on any day, asked for five working days before at the latest."""
    leaving = terms.leaving
    days = leaving.notice.working_days if leaving.notice is not None else None
    short = days is not None and days <= (NOTICE.working_days or 0)
    notice = leaving.notice if short or leaving.backdating else NOTICE
    return _with(terms, "leaving", days="any", notice=notice, late="next_day")


def leaving_refunded(terms: Terms) -> Terms:
    """Return premium for the days after a leaving in cash where none of it comes back so.

    What is taken off on the way is another clause: see :func:`refunds_uncut`.
    """
    return _with(terms, "leaving", refund=_in_cash(terms.leaving.refund))


def _in_cash(refund: RefundTerms) -> RefundTerms:
    return refund if refund.cash_share else refund.model_copy(update={"cash_share": Decimal(1)})


def withdrawal_refunded(terms: Terms) -> Terms:
    """Let the client step back, and return premium for the days after it in cash."""
    by_client = terms.termination.by_client
    refund = _in_cash(by_client.refund)
    better = by_client.model_copy(update={"allowed": True, "refund": refund})
    return _with(terms, "termination", by_client=better)


def refunds_uncut(terms: Terms) -> Terms:
    """Take nothing off what comes back, to leavers and after an early end.

    Where nothing comes back one way it stays so: that is another clause.
    """
    by_client = terms.termination.by_client
    better = by_client.model_copy(update={"refund": _uncut(by_client.refund)})
    ending = _with(terms, "termination", by_client=better)
    return _with(ending, "leaving", refund=_uncut(terms.leaving.refund))


def _uncut(refund: RefundTerms) -> RefundTerms:
    changed: dict[str, Any] = {
        name: Decimal(1) for name in ("set_off_share", "cash_share") if getattr(refund, name)
    }
    if isinstance(refund.expense_load, ExpenseLoad):
        changed["expense_load"] = "none"
    if refund.minus_claims:
        changed["minus_claims"] = False
    return refund.model_copy(update=changed)


def insurer_stays(terms: Terms) -> Terms:
    """Let the insurer not end the contract early."""
    by_insurer = terms.termination.by_insurer.model_copy(update={"allowed": False})
    return _with(terms, "termination", by_insurer=by_insurer)


def joins_prorated_by_days(terms: Terms) -> Terms:
    """Charge joiners in proportion to the days of the contract's term."""
    return _with(terms, "proration", join=ByDays(method="days"))


def leaves_prorated_by_days(terms: Terms) -> Terms:
    """Free leavers in proportion to the days of the contract's term."""
    return _with(terms, "proration", leave=ByDays(method="days"))


def prices_fixed(terms: Terms) -> Terms:
    """Keep the prices of the start for the whole term, whatever becomes of the headcount."""
    return _with(terms, "recalculation", headcount="fixed")


def ages_fixed(terms: Terms) -> Terms:
    """Take ages at the start of the contract and not anew."""
    return _with(terms, "recalculation", ages="contract_start")


# -- relatives ------------------------------------------------------------------------------------


def _with_windows(terms: Terms, *windows: Window) -> Terms:
    return _with(terms, "relatives", windows=windows)


def relatives_two_months(terms: Terms) -> Terms:
    """Open each window for two months where it is shorter."""
    windows = terms.relatives.windows or ()
    return _with_windows(terms, *(_two_months(window) for window in windows))


def _two_months(window: Window) -> Window:
    if window.whole_term or (window.months or 0) >= WINDOW_MONTHS or (window.days or 0) >= 62:
        return window
    return window.model_copy(update={"months": WINDOW_MONTHS, "days": None})


def relatives_at_employees_tariff(terms: Terms) -> Terms:
    """Let relatives pay what employees pay."""
    windows = terms.relatives.windows or ()
    without = (window.model_copy(update={"uplift": Decimal(0)}) for window in windows)
    return _with_windows(terms, *without)


def relatives_from_entry(terms: Terms) -> Terms:
    """Open the windows of the contract's start again for the relatives of each new employee."""
    windows = terms.relatives.windows or ()
    opened = [w for w in windows if w.since is Since.CONTRACT_START]
    again = (
        w.model_copy(update={"id": f"{w.id}-entry", "since": Since.EMPLOYEE_ENTRY}) for w in opened
    )
    return _with_windows(terms, *windows, *again)


def relatives_by_request(terms: Terms) -> Terms:
    """Let the request lie in the window, whatever becomes of the first day of cover."""
    return _with(terms, "relatives", measured_by="request")


def relatives_next_anniversary(terms: Terms) -> Terms:
    """Let relatives who come too late join with the next contract."""
    return _with(terms, "relatives", after="next_anniversary")


def first_list_without_uplift(terms: Terms) -> Terms:
    """Let relatives of the first list pay what employees pay."""
    return _with(terms, "relatives", uplift_from_start=False)
