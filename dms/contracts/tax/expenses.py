"""Expenses month by month: what was paid, spread evenly over the days that it was paid for.

Each payment is recognised in proportion to the calendar days of its own period (п. 6 ст. 272 НК РФ;
Минфин 23.08.2021 № 03-03-06/1/67715). It is rounded through the end of each stretch, so the months
always add up to the payment.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum

from attrs import frozen

from dms.contracts.tax.inputs import Accrual, Cover, Insured
from dms.money import divide, in_units
from dms.periods import ONE_DAY, Period, month_of

__all__ = ["ExpenseKind", "Ledger", "recognise"]


class ExpenseKind(StrEnum):
    """What a day of cover is to the tax on profit."""

    EMPLOYEES = "employees"
    """Cover of employees: reduces profit up to the cap."""
    SHORT_CONTRACT = "short_contract"
    """Cover of employees under a contract of less than a year: not deductible."""
    AFTER_DISMISSAL = "after_dismissal"
    """Cover of people who are no longer employed: not deductible."""
    AFTER_END = "after_end"
    """Paid for days after the contract ended, and not returned."""
    RELATIVES = "relatives"
    """Cover of relatives: not deductible."""
    CONTRACTORS = "contractors"
    """Cover of people under civil-law contracts: not deductible."""


Ledger = Mapping[date, Counter[ExpenseKind]]
"""Kopecks by month (its first day) and kind of expense."""

_BY_PERSON = {
    Insured.RELATIVE: ExpenseKind.RELATIVES,
    Insured.CONTRACTOR: ExpenseKind.CONTRACTORS,
}


@frozen
class _Sorter:
    """Says what a day of an employee is; it changes after `left_on` and after `ended` only."""

    left_on: date | None
    ended: date
    lasts_a_year: bool

    def kind(self, insured: Insured, day: date) -> ExpenseKind:
        if insured is not Insured.EMPLOYEE:
            return _BY_PERSON[insured]
        if day > self.ended:
            return ExpenseKind.AFTER_END
        if self.left_on is not None and day > self.left_on:
            return ExpenseKind.AFTER_DISMISSAL
        return ExpenseKind.EMPLOYEES if self.lasts_a_year else ExpenseKind.SHORT_CONTRACT


def recognise(
    accruals: Iterable[Accrual], covers: Iterable[Cover], *, ended: date, lasts_a_year: bool
) -> Ledger:
    """Spread what the employer pays over the calendar months.

    `ended` is the last day of the contract as it really ran; `lasts_a_year` says whether the
    contract as agreed passes the one-year test.
    """
    ledger: dict[date, Counter[ExpenseKind]] = defaultdict(Counter)
    by_member: dict[str, list[Cover]] = defaultdict(list)
    for cover in covers:
        by_member[cover.member].append(cover)
    for accrual in accruals:
        left_on = _left_on(accrual.period, by_member.get(accrual.member, ()))
        sorter = _Sorter(left_on, ended, lasts_a_year)
        for month, kind, kopecks in _spread(accrual, sorter):
            ledger[month][kind] += kopecks
    return dict(sorted(ledger.items()))


def _left_on(days: Period, covers: Iterable[Cover]) -> date | None:
    """Return the last day of employment that concerns these days, by the latest cover in them.

    Premium that is kept for days after a cover has ended belongs to the cover before them.
    """
    begun = [cover for cover in covers if cover.period.start <= days.last_day]
    return max(begun, key=lambda cover: cover.period.start).left_on if begun else None


def _spread(accrual: Accrual, sorter: _Sorter) -> Iterator[tuple[date, ExpenseKind, int]]:
    period, kopecks, given = accrual.period, in_units(accrual.employer), 0
    for month in period.months(anchor=month_of(period.start).start):
        for part in _cut(month, {sorter.left_on, sorter.ended}):
            so_far = divide(kopecks * ((part.last_day - period.start).days + 1), period.days)
            kind = sorter.kind(accrual.insured, part.start)
            yield month.start.replace(day=1), kind, so_far - given
            given = so_far


def _cut(period: Period, after: Iterable[date | None]) -> Iterator[Period]:
    """Cut a period after each of the days that lies in it and is not its last."""
    start = period.start
    for day in sorted(d for d in after if d is not None and d in period and d != period.last_day):
        yield Period(start, day)
        start = day + ONE_DAY
    yield Period(start, period.last_day)
