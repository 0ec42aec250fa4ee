"""Joining: employees on the days of the contract, relatives through a window and at its uplift.

The same walk for both: who may, from when, at which price, in which payments.
"""

from datetime import date
from fractions import Fraction

from attrs import evolve

from dms.contracts.movements import refusals
from dms.contracts.movements.admitting import admitted
from dms.contracts.movements.charging import charge
from dms.contracts.movements.dates import date_of
from dms.contracts.movements.leaving import whether_together
from dms.contracts.movements.outcome import accepted, refused
from dms.contracts.movements.placing import place
from dms.contracts.rules.admission import relationship_admitted
from dms.contracts.rules.effective_date import Decision
from dms.contracts.state.desk import Desk
from dms.contracts.state.movement import Change, Movement
from dms.contracts.state.person import Person
from dms.contracts.state.requests import Add, AddRelative, Swap
from dms.contracts.state.slots import add_up
from dms.contracts.state.standing import Standing
from dms.contracts.state.stretch import Ref
from dms.i18n import Text, text
from dms.issues import Issue
from dms.members import Member, Relationship
from dms.modules.questions import under
from dms.periods import Period

__all__ = ["add", "add_relative", "days_waited", "joiners_desk", "with_relative"]


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
    not_admitted = relationship_admitted(terms.relatives, member.relationship)
    if not_admitted is not None:
        return refused(standing, request, under("/relatives", [not_admitted]))
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
    assert decision.effective is not None  # noqa: S101 - asked for before
    window = admitted(
        standing.agreement,
        member,
        employee,
        decision.effective,
        requested_on=request.requested_on,
        events=request.events,
    )
    if window.uplift is None:
        return refused(standing, request, window.issues, window.options, decision)
    decision = evolve(decision, reasons=(*decision.reasons, *window.reasons))
    return _joined(standing, request, member, decision, Fraction(window.uplift), employee)


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
        return refused(standing, request, [refusals.insured_already(known)], options)
    last_day = _last_day(standing, employee)
    if isinstance(last_day, Issue):
        return refused(standing, request, [last_day])
    cover = Period(start, last_day)
    ref = Ref(standing.next_number, 0)
    counts = standing.everybody_counts or employee is None
    desk = joiners_desk(standing, start, joiners=int(counts))
    charged = charge(desk, member, cover, ref, uplift=uplift)
    if isinstance(charged, Issue):
        return refused(standing, request, [charged])
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
        days_without_cover=days_waited(standing, request, start),
    )


def days_waited(standing: Standing, request: Add | AddRelative | Swap, start: date) -> int:
    """Count the days from the wish to the first day of cover; who names no day wants it at once."""
    wished = request.start or max(request.requested_on, standing.within.start)
    return max((start - wished).days, 0)


def _last_day(standing: Standing, employee: Person | None) -> date | Issue:
    """Return the last day of cover: that of the employee where relatives leave together."""
    own = employee.last_day if employee is not None else None
    if own is None or own >= standing.last_day:
        return standing.last_day
    with_employee = standing.agreement.terms.leaving.with_employee
    if with_employee is None:
        return whether_together(standing)
    return own if with_employee else standing.last_day


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
