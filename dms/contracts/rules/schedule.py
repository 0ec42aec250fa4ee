"""Schedule: the instalments of a contract, when each is due, and who pays how much in which.

A premium is handed out person by person in whole units and only then summed, so the sum of the
instalments is the premium at every moment. The contract of 10.03.2025 with payments by days:

>>> dues = (Due(1, Period(date(2025, 3, 10), date(2025, 5, 31))),
...         Due(2, Period(date(2025, 6, 1), date(2026, 3, 9))))
>>> term = Period(date(2025, 3, 10), date(2026, 3, 9))
>>> Schedule(term, dues, "days").parts(25_800_00, term)
(586685, 1993315)
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from attrs import field, frozen

from dms.contracts.rules.due_days import Due, with_due_days
from dms.contracts.terms.payment_terms import Every, Instalment, PaymentTerms
from dms.i18n import text
from dms.issues import Issue, Location, Severity
from dms.modules.questions import under
from dms.money import KOPECK, divide
from dms.periods import ONE_DAY, Period, add_months
from dms.workdays import WorkCalendar

__all__ = ["Due", "Schedule", "schedule_of"]

_MONTHS = {"half_yearly": 6, "quarterly": 3, "monthly": 1}


@frozen
class Schedule:
    """The instalments of a contract's term, one after another without gap.

    `step` is what equal parts are cut down to a multiple of, in units of the offer's rounding.
    """

    term: Period
    dues: tuple[Due, ...]
    split_by: Literal["days", "equal"]
    step: int = 1
    _edges: tuple[int, ...] = field(init=False, repr=False, eq=False)

    @_edges.default
    def _starts_and_end(self) -> tuple[int, ...]:
        starts = (due.period.start for due in self.dues)
        return (*(day.toordinal() for day in starts), self.term.last_day.toordinal() + 1)

    def parts(self, units: int, cover: Period) -> tuple[int, ...]:
        """Hand out one person's premium over the instalments: one part each, adding up exactly.

        `units` are whole units (kopecks) of the premium for the days of `cover`; what is given
        back is negative and mirrors what was charged. By days, each part is its share of the days
        rounded half-up and never more than what is left. Equal parts go to the instalments that
        have a day of the cover, cut down to `step`. The last such instalment takes the rest, all
        others get 0. Raises ValueError when the cover is not within the term.
        """
        if not self.term.covers(cover):
            raise ValueError("Only cover within the term of the contract is paid for by it")
        if units < 0:
            return tuple(-part for part in self.parts(-units, cover))
        first, cuts = self._cuts(cover)
        hand_out = _by_days if self.split_by == "days" else self._equally
        parts = hand_out(units, cuts)
        return (*(0,) * first, *parts, *(0,) * (len(self.dues) - first - len(parts)))

    def _cuts(self, cover: Period) -> tuple[int, tuple[int, ...]]:
        """Return the first instalment with a day of the cover, and where the cover is cut."""
        start, end = cover.start.toordinal(), cover.last_day.toordinal() + 1
        after = bisect_right(self._edges, start)
        return after - 1, (start, *self._edges[after : bisect_left(self._edges, end)], end)

    def _equally(self, units: int, cuts: tuple[int, ...]) -> list[int]:
        others = len(cuts) - 2
        each = units // (others + 1) // self.step * self.step
        return [each] * others + [units - each * others]

    def first_open(self, on: date) -> int | None:
        """Return the index of the first instalment due later than `on`, or None.

        An instalment whose due day is not stated counts as open.
        """
        still = (i for i, one in enumerate(self.dues) if one.due is None or one.due > on)
        return next(still, None)


def _by_days(units: int, cuts: tuple[int, ...]) -> list[int]:
    whole, left, parts = cuts[-1] - cuts[0], units, []
    for start, end in pairwise(cuts[:-1]):
        part = min(divide(units * (end - start), whole), left)
        parts.append(part)
        left -= part
    parts.append(left)
    return parts


def schedule_of(
    terms: PaymentTerms, term: Period, calendar: WorkCalendar, unit: Decimal = KOPECK
) -> tuple[Schedule | None, list[Issue]]:
    """Lay out the instalments over a contract's term.

    `unit` is what the offer rounds to, in roubles; premiums are handed out in such units. There is
    no schedule while the contract does not say how it is paid, or when its instalments are not
    those of the term. A due day that cannot be known is None. Pointers of the issues start at the
    terms of the contract (`/payment/…`).
    """
    if terms.schedule is None:
        return None, under("/payment", [terms.ask_about("schedule")])
    planned = tuple(_planned(terms.schedule, term))
    hindrances = list(_misplaced(planned, term))
    if terms.split is None and len(planned) > 1:
        hindrances.append(terms.ask_about("split"))
    if hindrances:
        return None, under("/payment", hindrances)
    dues, doubts = with_due_days(planned, terms, calendar)
    # A multiple of both the unit and the round sum, counted in units.
    step = Fraction(terms.round_down_to or unit) / Fraction(unit)
    return Schedule(term, dues, terms.split or "days", step.numerator), under("/payment", doubts)


def _planned(schedule: Every | tuple[Instalment, ...], term: Period) -> Iterator[Due]:
    """Yield the instalments with their periods, and the due day where the contract writes it."""
    if isinstance(schedule, tuple):
        for number, one in enumerate(schedule, start=1):
            yield Due(number, Period(one.start, one.last_day), written=one.due)
    else:
        for number, period in enumerate(_rhythm(term, _MONTHS.get(schedule)), start=1):
            yield Due(number, period)


def _rhythm(term: Period, months: int | None) -> Iterator[Period]:
    """Cut the term into periods of so many months, counted from its start; None is one period."""
    start, k = term.start, 0
    while months is not None and (following := add_months(term.start, k + months)) <= term.last_day:
        yield Period(start, following - ONE_DAY)
        start, k = following, k + months
    yield Period(start, term.last_day)


def _misplaced(planned: tuple[Due, ...], term: Period) -> Iterator[Issue]:
    """Yield where instalments, which follow one another, do not pay for exactly the term."""
    first, last = planned[0].period, planned[-1].period
    if first.start != term.start:
        yield Issue(
            "TERMS-INSTALMENTS-START",
            Severity.ERROR,
            text(
                "The instalments pay from {start} on, the contract starts on {expected}",
                start=first.start,
                expected=term.start,
            ),
            hint=text("Let the first instalment start with the contract."),
            where=Location(pointer="/schedule/0/start"),
        )
    if last.last_day != term.last_day:
        yield Issue(
            "TERMS-INSTALMENTS-END",
            Severity.ERROR,
            text(
                "The instalments pay up to {last_day}, the contract ends on {expected}",
                last_day=last.last_day,
                expected=term.last_day,
            ),
            hint=text("Let the last instalment end with the contract."),
            where=Location(pointer=f"/schedule/{len(planned) - 1}/last_day"),
        )
