"""Drawing: people who join and leave by monthly rates, the same for the same seed.

Only `random()` of a seeded generator is used, whose sequence Python keeps from version to version;
what is made of its numbers is here.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from random import Random

from attrs import define, field

from dms.contracts.contract import Contract
from dms.contracts.state.records import MemberRecord
from dms.contracts.state.requests import Add, AddRelative, Remove, Request
from dms.contracts.what_if.hiring_plan import HiringPlan, Rates, Template
from dms.contracts.what_if.template_people import like, planned_member, templates_of
from dms.errors import LoadError
from dms.i18n import Text, text
from dms.issues import Issue, Location, Severity
from dms.members import Member
from dms.periods import ONE_DAY, Period, month_of

__all__ = ["drawn_requests"]


def drawn_requests(
    plan: HiringPlan,
    rates: Rates,
    contract: Contract,
    named: Sequence[Request],
    ids: Iterator[str],
) -> list[Request]:
    """Draw the requests that the rates of a plan come to, month by month.

    `named` are the requests of people named one by one; they join and leave too. `ids` are for the
    people drawn. Raises :class:`~dms.errors.LoadError` when there is nobody to draw from.
    """
    draw = _Draw(plan, rates, contract, ids, _present(contract, named))
    time = _time(rates, contract)
    return [request for month in time.months(time.start.replace(day=1)) for request in draw(month)]


def _time(rates: Rates, contract: Contract) -> Period:
    within = contract.period
    start, last_day = rates.start or within.start, rates.last_day or within.last_day
    time = Period(start, last_day).overlap(within) if start <= last_day else None
    if time is None:
        raise _impossible(
            "PLAN-RATES-OUTSIDE",
            "start",
            text("The time that is drawn for has no day of the contract"),
            text("Name days of the contract period, the first before the last, or leave them out"),
        )
    return time


@define
class _Employed:
    """An employee while drawing: from when to when, and since when the insurer knows."""

    id: str
    start: date
    filed_on: date
    last_day: date | None = None

    def there_on(self, day: date) -> bool:
        return self.start <= day and (self.last_day is None or day <= self.last_day)


def _present(contract: Contract, named: Sequence[Request]) -> list[_Employed]:
    """Return the employees of the contract, and those whom the plan names."""
    staff = [
        _Employed(
            p.id, p.entry, date.min, p.last_day if p.last_day < contract.period.last_day else None
        )
        for p in contract.standing.people.values()
        if p.is_employee and p.entry is not None and p.last_day is not None
    ]
    staff += [
        _Employed(r.member.id, r.start or r.requested_on, r.requested_on)
        for r in named
        if isinstance(r, Add)
    ]
    leaving = {r.member_id: r.last_day for r in named if isinstance(r, Remove)}
    for one in staff:
        one.last_day = leaving.get(one.id, one.last_day)
    return staff


@define
class _Draw:
    """The hat that people are drawn from."""

    plan: HiringPlan
    rates: Rates
    contract: Contract
    ids: Iterator[str]
    staff: list[_Employed]
    random: Random = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.random = Random(self.rates.seed)  # noqa: S311 - a plan, no secret

    def __call__(self, month: Period) -> Iterator[Request]:
        """Draw one month: who joins, then relatives, then who leaves."""
        for _ in range(self._how_many(self.rates.joiners, month)):
            yield self._joiner(self._day(month))
        for _ in range(self._how_many(self.rates.relatives, month)):
            yield self._relative(self._day(month))
        for _ in range(self._how_many(self.rates.leavers, month)):
            yield self._leaver(self._day(month))

    # -- chance -----------------------------------------------------------------------------------

    def _below(self, bound: int) -> int:
        """Draw a whole number from 0 to below a bound."""
        return int(Fraction(self.random.random()) * bound)

    def _how_many(self, rate: Decimal, month: Period) -> int:
        """Draw a number with the rate as its mean; a part of a month has its part of it."""
        whole, rest = divmod(Fraction(rate) * month.days / month_of(month.start).days, 1)
        return whole + (Fraction(self.random.random()) < rest)

    def _day(self, month: Period) -> date:
        return month.start + timedelta(self._below(month.days))

    def _ahead(self) -> timedelta:
        ahead = self.rates.filed_ahead
        return timedelta(ahead.least + self._below(ahead.most - ahead.least + 1))

    # -- people -----------------------------------------------------------------------------------

    def _joiner(self, day: date) -> Add:
        member = self._person(employees=True)
        filed_on = day - self._ahead()
        self.staff.append(_Employed(member.id, day, filed_on))
        return Add(member=member, start=day, requested_on=filed_on)

    def _relative(self, day: date) -> AddRelative:
        employee = self._employee(day, "relatives")
        member = self._person(employees=False, employee_id=employee.id)
        filed_on = max(day - self._ahead(), employee.filed_on)
        return AddRelative(member=member, start=day, requested_on=filed_on)

    def _leaver(self, day: date) -> Remove:
        """Draw who leaves; on the contract's last day everybody does without being asked."""
        last_day = min(day, self.contract.period.last_day - ONE_DAY)
        employee = self._employee(last_day, "leavers")
        employee.last_day = last_day
        return Remove(
            member_id=employee.id,
            last_day=last_day,
            requested_on=max(last_day + ONE_DAY - self._ahead(), employee.filed_on),
            refund=self.rates.refund,
        )

    def _employee(self, day: date, rate: str) -> _Employed:
        """Draw an employee who is there on a day and has not been drawn to leave."""
        free = [
            e for e in self.staff if e.there_on(day) and (e.last_day is None or rate != "leavers")
        ]
        if not free:
            raise _nobody(rate)
        return free[self._below(len(free))]

    def _person(self, *, employees: bool, employee_id: str | None = None) -> MemberRecord:
        """Draw a kind of person: from the templates by their weight, or like somebody present."""
        id_ = next(self.ids)
        templates = templates_of(self.plan, employees=employees)
        if templates:
            template = self._template(templates)
            return planned_member(
                id_,
                template,
                self.contract.agreement.period,
                relationship=template.relationship,
                employee_id=employee_id,
            )
        present = self._models(employees=employees)
        if not present:
            raise _nobody("joiners" if employees else "relatives")
        return like(present[self._below(len(present))], id_, employee_id)

    def _template(self, templates: Sequence[Template]) -> Template:
        ends = list(accumulate(template.weight for template in templates))
        return templates[bisect_right(ends, self._below(ends[-1]))]

    def _models(self, *, employees: bool) -> list[Member]:
        people = self.contract.standing.people.values()
        return [p.member for p in people if p.is_employee == employees and p.stretches]


def _nobody(rate: str) -> LoadError:
    return _impossible(
        "PLAN-NOBODY",
        rate,
        text("There is nobody to draw from"),
        text("Lower the rate, or add templates of such people to the plan"),
    )


def _impossible(code: str, name: str, said: Text, hint: Text) -> LoadError:
    where = Location(pointer=f"/rates/{name}")
    return LoadError([Issue(code, Severity.ERROR, said, hint, where)])
