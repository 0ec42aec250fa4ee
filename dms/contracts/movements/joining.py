"""Joining: employees on the days of the contract, relatives through a window and at its uplift.

The same walk for both: who may, from when, at which price, in which payments.
"""

from datetime import date
from fractions import Fraction

from attrs import evolve

from dms.contracts.movements import refusals
from dms.contracts.movements.charging import charge
from dms.contracts.movements.dates import date_of
from dms.contracts.movements.outcome import accepted, refused
from dms.contracts.movements.placing import place
from dms.contracts.rules.effective_date import Decision
from dms.contracts.rules.windows import open_window, relative_admitted
from dms.contracts.state.desk import Desk
from dms.contracts.state.movement import Change, Movement
from dms.contracts.state.person import Person
from dms.contracts.state.requests import Add, AddRelative
from dms.contracts.state.slots import add_up
from dms.contracts.state.standing import Standing
from dms.contracts.state.stretch import Ref
from dms.contracts.terms.relative_terms import Since
from dms.i18n import Text, text
from dms.issues import Issue
from dms.members import Member, Relationship
from dms.modules.questions import under
from dms.periods import Period

__all__ = ["add", "add_relative", "joiners_desk", "with_relative"]


def add(standing: Standing, request: Add) -> Movement:
    """Preview the joining of an employee."""
    member = request.member.member
    if member.relationship != Relationship.EMPLOYEE:
        return refused(standing, request, [refusals.is_a_relative(member)])
    rule = standing.agreement.terms.enrolment
    decision = date_of(standing, request, rule, "/enrolment", request.start)
    return _joined(standing, request, member, decision)


def add_relative(standing: Standing, request: AddRelative) -> Movement:
    """Preview the joining of a relative of an employee who is insured."""
    member = request.member.member
    employee = standing.person(member.employee_id or "")
    if member.relationship == Relationship.EMPLOYEE:
        return refused(standing, request, [refusals.is_an_employee(member)])
    if employee is None or not employee.is_employee:
        return refused(standing, request, [refusals.stranger(member)])
    terms = standing.agreement.terms
    own = terms.relatives.entry
    rule, pointer = (terms.enrolment, "/enrolment") if own is None else (own, "/relatives/entry")
    decision = date_of(standing, request, rule, pointer, request.start)
    if decision.effective is None:
        return refused(standing, request, (), decision=decision)
    if employee.stretch_on(decision.effective) is None:
        return refused(
            standing, request, [refusals.employee_not_insured(member)], decision=decision
        )
    return _through_window(standing, request, member, employee, decision)


def _through_window(
    standing: Standing,
    request: AddRelative,
    member: Member,
    employee: Person,
    decision: Decision,
) -> Movement:
    """Let a relative in through the window that is open, or say why none is."""
    terms, entry = standing.agreement.terms.relatives, decision.effective
    assert entry is not None  # noqa: S101 - asked for before
    not_admitted = relative_admitted(terms, member.relationship, member.birth, entry)
    if not_admitted is not None:
        issues = under("/relatives", [not_admitted])
        return refused(standing, request, issues, decision=decision)
    window = open_window(
        terms,
        _events(standing, request, member, employee),
        requested_on=request.requested_on,
        entry=entry,
        contract=standing.agreement.period,
        calendar=standing.agreement.calendar,
    )
    if window.uplift is None:
        issues = under("/relatives", window.issues)
        return refused(standing, request, issues, window.options, decision)
    decision = evolve(decision, reasons=(*decision.reasons, *window.reasons))
    return _joined(standing, request, member, decision, Fraction(window.uplift), employee)


def _events(
    standing: Standing, request: AddRelative, member: Member, employee: Person
) -> dict[Since, date]:
    """Return the days that windows can be measured from."""
    events = {Since.CONTRACT_START: standing.agreement.period.start}
    if employee.entry is not None:
        events[Since.EMPLOYEE_ENTRY] = employee.entry
    if isinstance(member.birth, date) and member.relationship == Relationship.CHILD:
        events[Since.BIRTH] = member.birth
    return request.events | events


def _joined(
    standing: Standing,
    request: Add | AddRelative,
    member: Member,
    decision: Decision,
    uplift: Fraction = Fraction(0),
    employee: Person | None = None,
) -> Movement:
    """Charge the days from the decided one on, and put the premium into the payments."""
    start = decision.effective
    if start is None:
        return refused(standing, request, (), decision=decision)
    known = standing.person(member.id)
    if known is not None and known.insured_from(start):
        options = _instead(known)
        return refused(standing, request, [refusals.insured_already(known)], options, decision)
    cover = Period(start, _last_day(standing, employee))
    ref = Ref(standing.next_number, 0)
    counts = standing.everybody_counts or employee is None
    desk = joiners_desk(standing, start, joiners=int(counts))
    charged = charge(desk, member, cover, ref, uplift=uplift)
    if isinstance(charged, Issue):
        return refused(standing, request, [charged], decision=decision)
    placed = place(standing.agreement, charged.line.units, cover, request.requested_on)
    before = known if known is not None else Person(member, ())
    joined = evolve(
        before,
        member=member,
        stretches=(*before.stretches, charged.stretch),
        placed=add_up(before.placed, placed),
    )
    change = Change((joined, *with_relative(employee, member.id)), tuple(placed.items()))
    return accepted(
        standing,
        request,
        change,
        [charged.line],
        decision,
        days_without_cover=_days_without_cover(standing, request, start),
    )


def _days_without_cover(standing: Standing, request: Add | AddRelative, start: date) -> int:
    """Count the days from the wish to the first day of cover; who names no day wants it at once."""
    wished = request.start or max(request.requested_on, standing.within.start)
    return max((start - wished).days, 0)


def _last_day(standing: Standing, employee: Person | None) -> date:
    """Return the last day of cover: that of the employee where relatives leave together."""
    with_employee = standing.agreement.terms.leaving.with_employee
    if employee is None or employee.last_day is None or not with_employee:
        return standing.last_day
    return employee.last_day


def with_relative(employee: Person | None, id_: str) -> tuple[Person, ...]:
    """Return the employee who has one more relative insured."""
    if employee is None or id_ in employee.relatives:
        return ()
    return (evolve(employee, relatives=(*employee.relatives, id_)),)


def joiners_desk(standing: Standing, start: date, joiners: int = 1) -> Desk:
    """Return the desk whose prices hold on a day with so many more people than before."""
    agreement = standing.agreement
    if agreement.terms.recalculation.headcount in (None, "fixed"):
        return agreement.desk
    if not agreement.follows_headcount:
        return agreement.desk
    return agreement.desk_for(standing.headcount_on(start) + joiners)


def _instead(person: Person) -> list[Text]:
    return [
        text("correct movement {number} if something in it is wrong", number=_latest(person)),
        text("change the programme from a day on"),
    ]


def _latest(person: Person) -> int:
    return person.stretches[-1].charge.movement
