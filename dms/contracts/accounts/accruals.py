"""Accruals: a contract as the tax view looks at it, who is covered and what is paid for which days.

Each instalment pays for its own days (п. 6 ст. 272 НК РФ), so the premium of a stretch of cover is
handed out over the instalments whose days it has. Where nobody says who pays it is the
policyholder, who owes the premium by law (ГК РФ ст. 954 п. 1).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from attrs import frozen

from dms.contracts.accounts.books import entries_of
from dms.contracts.contract import Contract
from dms.contracts.state.movement import Line, LineKind, Movement
from dms.contracts.state.person import Person
from dms.contracts.state.stretch import Stretch
from dms.contracts.tax import Accrual, Cover, Insured
from dms.members import Member, Relationship
from dms.money import fit
from dms.periods import Period

__all__ = ["accruals", "covers", "marked"]

Contractors = Callable[[Member], bool]


def marked(column: str, *values: object) -> Contractors:
    """Return a test for people whom a further column of the roster marks with one of `values`.

    >>> is_contractor = marked("contract_type", "ГПХ")
    >>> is_contractor(Member(id="1", extra={"contract_type": "ГПХ"}))
    True
    """
    return lambda member: member.extra.get(column) in values


def _nobody(_member: Member) -> bool:
    return False


def accruals(contract: Contract, *, contractors: Contractors = _nobody) -> tuple[Accrual, ...]:
    """Return what is paid for which days of whose cover, as the contract stands.

    `contractors` says who among the employees works under a civil-law contract
    (:func:`marked` makes such a test). What the insurer keeps stands for the days that it was paid
    for; what it keeps at the end of the contract is borne by everybody in proportion. What is
    priced for the contract as a whole has an empty id and counts for employees.
    """
    return tuple(_Accruals(contract, contractors).all())


def covers(
    contract: Contract,
    *,
    contractors: Contractors = _nobody,
    left_on: Mapping[str, date] | None = None,
) -> tuple[Cover, ...]:
    """Return the days on which people are covered, with what the employer pays for them.

    `left_on` names last days of employment by the id of the person.
    """
    roubles, last_days = contract.agreement.rounding.roubles, left_on or {}
    return tuple(
        Cover(
            member=person.id,
            insured=_insured(person.member, contractors),
            period=stretch.period,
            premium=roubles(_employer(stretch.premium, stretch.employer)),
            left_on=last_days.get(person.id),
        )
        for person in contract.standing.people.values()
        for stretch in person.stretches
    )


def _insured(member: Member, contractors: Contractors) -> Insured:
    if member.relationship != Relationship.EMPLOYEE:
        return Insured.RELATIVE
    return Insured.CONTRACTOR if contractors(member) else Insured.EMPLOYEE


def _employer(units: int, stated: int | None) -> int:
    return units if stated is None else stated


@frozen
class _Accruals:
    """Makes the accruals of one contract."""

    contract: Contract
    contractors: Contractors

    def all(self) -> Iterator[Accrual]:
        standing = self.contract.standing
        for person in standing.people.values():
            for stretch in person.stretches:
                yield from self._of_cover(person, stretch)
        yield from self._parts("", Insured.EMPLOYEE, standing.within, standing.contract_premium)
        for entry in entries_of(self.contract):
            for line in entry.movement.lines:
                if line.kind is LineKind.RETAINED:
                    yield from self._kept(line, entry.movement)

    def _of_cover(self, person: Person, stretch: Stretch) -> Iterable[Accrual]:
        insured = _insured(person.member, self.contractors)
        employer = _employer(stretch.premium, stretch.employer)
        return self._parts(person.id, insured, stretch.period, stretch.premium, employer)

    def _parts(
        self, id_: str, insured: Insured, cover: Period, units: int, employer: int | None = None
    ) -> Iterator[Accrual]:
        """Hand a premium out over the instalments that pay for its days."""
        schedule = self.contract.agreement.schedule
        whole: tuple[int, ...] = (units,)
        borne: tuple[int, ...] = (_employer(units, employer),)
        periods: tuple[Period | None, ...] = (cover,)
        if schedule is not None:
            periods = tuple(due.period.overlap(cover) for due in schedule.dues)
            whole, borne = (schedule.parts(one, cover) for one in (whole[0], borne[0]))
        for period, part, paid in zip(periods, whole, borne, strict=True):
            if period is not None and (part or paid):
                yield self._accrual(id_, insured, period, part, paid)

    def _kept(self, line: Line, movement: Movement) -> Iterator[Accrual]:
        """Return what was kept of one person's premium, or of everybody's at the end."""
        if line.member_id is not None:
            member = self.contract.person(line.member_id).member
            employer = _employer(line.units, line.employer)
            insured = _insured(member, self.contractors)
            yield self._accrual(line.member_id, insured, line.period, line.units, employer)
            return
        released = [one for one in movement.lines if one.kind is LineKind.RELEASE]
        employer = _employer(line.units, line.employer)
        weights = [-_employer(one.units, one.employer) for one in released]
        others = [-one.units - by for one, by in zip(released, weights, strict=True)]
        shares = zip(fit(employer, weights), fit(line.units - employer, others), strict=True)
        for one, (paid, own) in zip(released, shares, strict=True):
            insured = Insured.EMPLOYEE
            if one.member_id is not None:
                insured = _insured(self.contract.person(one.member_id).member, self.contractors)
            if paid or own:
                yield self._accrual(one.member_id or "", insured, one.period, paid + own, paid)

    def _accrual(
        self, id_: str, insured: Insured, period: Period, units: int, employer: int
    ) -> Accrual:
        roubles = self.contract.agreement.rounding.roubles
        return Accrual(
            member=id_,
            insured=insured,
            period=period,
            employer=roubles(employer),
            employee=roubles(units - employer),
        )
