"""Swapping: a joiner takes the place of a leaver (замена застрахованного).

Where the contract lets it cost nothing, the joiner takes over the rest of the leaver's premium, to
the kopeck. Otherwise it is a leaving and a joining on one day.
"""

from datetime import date

from attrs import evolve

from dms.contracts.movements import refusals, swap_refusals
from dms.contracts.movements.charging import Charged, charge, line_of
from dms.contracts.movements.dates import date_of
from dms.contracts.movements.joining import days_waited, joiners_desk, with_relative
from dms.contracts.movements.leaving import family_of
from dms.contracts.movements.outcome import accepted, refused
from dms.contracts.movements.placing import place, taken_back
from dms.contracts.movements.releasing import Released, release
from dms.contracts.movements.settling import settle
from dms.contracts.rules.admission import relative_admitted
from dms.contracts.rules.effective_date import Decision
from dms.contracts.state.movement import Change, Movement
from dms.contracts.state.person import Person
from dms.contracts.state.requests import Swap
from dms.contracts.state.slots import add_up
from dms.contracts.state.standing import Standing
from dms.contracts.state.stretch import Ref
from dms.i18n import text
from dms.issues import Issue, Severity
from dms.members import Member, Relationship
from dms.modules.questions import under
from dms.periods import Period

__all__ = ["swap"]


def swap(standing: Standing, request: Swap) -> Movement:
    """Preview the replacing of one person by another."""
    terms, leaver = standing.agreement.terms.swap, standing.person(request.member_id)
    wrong = _not_allowed(standing, request)
    if wrong is not None:
        return refused(standing, request, [wrong], [text("remove one and add the other")])
    if leaver is None or leaver.last_day is None:
        return refused(standing, request, [refusals.nobody(request.member_id)])
    joiner = request.joiner.member
    if joiner.relationship != leaver.member.relationship:
        return refused(standing, request, [swap_refusals.swap_of_unlike(leaver)])
    decision = date_of(standing, request, terms, "/swap", request.start)
    if decision.effective is None:
        return refused(standing, request, (), decision=decision)
    wrong = _misplaced(standing, leaver, joiner, decision.effective)
    if wrong is not None:
        return refused(standing, request, [wrong])
    wrong = _untimely(standing, leaver, joiner, decision.effective)
    if wrong is not None:
        return refused(standing, request, [wrong], decision=decision)
    known = standing.person(joiner.id) or Person(joiner, ())
    return _swapped(standing, request, leaver, known, decision)


def _not_allowed(standing: Standing, request: Swap) -> Issue | None:
    terms = standing.agreement.terms.swap
    if terms.allowed is None:
        return under("/swap", [terms.ask_about("allowed")])[0]
    return None if terms.allowed else swap_refusals.swap_not_allowed(request.member_id)


def _misplaced(standing: Standing, leaver: Person, joiner: Member, start: date) -> Issue | None:
    """Return why a joiner cannot take the place of a leaver at all, or None."""
    known = standing.person(joiner.id)
    if known is not None and known.insured_from(start):
        return refusals.insured_already(known)
    family, open_question = family_of(standing, leaver, start)
    if open_question is not None:
        return open_question
    if family:
        return swap_refusals.swap_with_family(leaver)
    if joiner.relationship == Relationship.EMPLOYEE:
        return None
    employee = standing.person(joiner.employee_id or "")
    if employee is None or not employee.is_employee:
        return refusals.stranger(joiner)
    return None


def _untimely(standing: Standing, leaver: Person, joiner: Member, start: date) -> Issue | None:
    """Return why a joiner cannot take the place of a leaver on that day, or None."""
    if leaver.stretch_on(start) is None:
        left = leaver.insured_from(start)
        return refusals.not_insured(leaver) if left else refusals.leaves_already(leaver)
    last = leaver.stretches[-1].period
    if start not in last:
        return refusals.changes_later(leaver, last.start)
    if joiner.relationship == Relationship.EMPLOYEE:
        return None
    employee = standing.person(joiner.employee_id or "")
    if employee is None or employee.stretch_on(start) is None:
        return refusals.employee_not_insured(joiner)
    terms = standing.agreement.terms.relatives
    not_admitted = relative_admitted(terms, joiner.relationship, joiner.birth, start)
    return under("/relatives", [not_admitted])[0] if not_admitted is not None else None


def _swapped(
    standing: Standing, request: Swap, leaver: Person, joiner: Person, decision: Decision
) -> Movement:
    start, agreement = decision.effective, standing.agreement
    assert start is not None  # noqa: S101 - asked for before
    stretch = leaver.stretches[-1]
    wanted = request.joiner.programme
    wrong = _programme_wrong(standing, leaver, wanted, stretch.programme)
    if wrong is not None:
        return refused(standing, request, [wrong])
    member = evolve(request.joiner.member, programme=wanted or stretch.programme)
    desk = joiners_desk(standing, start, joiners=0)
    released = release(leaver, start, agreement.desk)
    if isinstance(released, Issue):
        return refused(standing, request, [released])
    ref = Ref(standing.next_number, len(released.lines))
    cover = Period(start, stretch.period.last_day)
    charged = charge(desk, member, cover, ref, uplift=stretch.uplift)
    if isinstance(charged, Issue):
        return refused(standing, request, [charged])
    free = agreement.terms.swap.free
    if free is None and charged.line.units != released.freed:
        questions = under("/swap", [agreement.terms.swap.ask_about("free")])
        return refused(standing, request, questions)
    joiner = evolve(joiner, member=member)
    if free or charged.line.units == released.freed:
        return _for_nothing(standing, request, (leaver, joiner), released, charged, decision)
    return _at_a_price(standing, request, (leaver, joiner), released, charged, decision)


def _programme_wrong(
    standing: Standing, leaver: Person, wanted: str | None, was: str
) -> Issue | None:
    """Return why a joiner cannot have another programme than the leaver had, or None."""
    terms = standing.agreement.terms.swap
    if wanted is None or standing.agreement.desk.programme_id(wanted) == was:
        return None
    if terms.same_programme is None:
        return under("/swap", [terms.ask_about("same_programme")])[0]
    return swap_refusals.swap_of_programmes(leaver) if terms.same_programme else None


def _with_employee(standing: Standing, joiner: Person) -> tuple[Person, ...]:
    """Return the employee whom a relative who joins belongs to."""
    return with_relative(standing.person(joiner.member.employee_id or ""), joiner.id)


Pair = tuple[Person, Person]


def _for_nothing(
    standing: Standing,
    request: Swap,
    pair: Pair,
    released: Released,
    charged: Charged,
    decision: Decision,
) -> Movement:
    """Hand the rest of the leaver's premium to the joiner, at the leaver's price."""
    leaver, joiner = pair
    before = leaver.stretches[-1]
    stretch = evolve(
        charged.stretch,
        term=before.term,
        premium=released.freed,
        uplift=before.uplift,
        taken_over=True,
    )
    line = line_of(stretch, joiner.id)
    moved = dict(taken_back(leaver.placed, released.freed))
    left = evolve(
        leaver,
        stretches=released.stretches,
        placed=add_up(leaver.placed, [(slot, -units) for slot, units in moved.items()]),
    )
    joined = evolve(
        joiner,
        stretches=(*joiner.stretches, stretch),
        placed=add_up(joiner.placed, moved),
    )
    return accepted(
        standing,
        request,
        Change((left, joined, *_with_employee(standing, joined))),
        (*released.lines, line),
        decision,
        **_waiting(standing, request, decision),
        issues=(_consent(),),
    )


def _at_a_price(
    standing: Standing,
    request: Swap,
    pair: Pair,
    released: Released,
    charged: Charged,
    decision: Decision,
) -> Movement:
    """Let one leave with a set-off and the other join at the own price."""
    leaver, joiner = pair
    terms = standing.agreement.terms.leaving.refund
    settled = settle(standing, leaver, released, request.requested_on, terms)
    if isinstance(settled, Issue):
        issues = under("/leaving/refund", [settled])
        return refused(standing, request, issues)
    ref = Ref(standing.next_number, len(settled.lines))
    stretch = evolve(charged.stretch, charge=ref)
    placed = place(standing.agreement, charged.line.units, stretch.period, request.requested_on)
    joined = evolve(
        joiner,
        stretches=(*joiner.stretches, stretch),
        placed=add_up(joiner.placed, placed),
    )
    return accepted(
        standing,
        request,
        Change(
            (settled.person, joined, *_with_employee(standing, joined)),
            tuple(add_up(settled.slots, placed).items()),
        ),
        (*settled.lines, charged.line),
        decision,
        refunds={leaver.id: settled.refund},
        **_waiting(standing, request, decision),
        issues=(_consent(),),
    )


def _waiting(standing: Standing, request: Swap, decision: Decision) -> dict[str, int]:
    """Return how long the joiner waits; the leaver is insured for as many days too long."""
    assert decision.effective is not None  # noqa: S101 - asked for before
    days = days_waited(standing, request, decision.effective)
    return {"days_without_cover": days, "days_too_long": days}


def _consent() -> Issue:
    return Issue(
        "MOVEMENT-SWAP-CONSENT",
        Severity.INFO,
        text("A named person is replaced only with the consent of that person and the insurer"),
        text("Keep both consents with the contract (ГК РФ ст. 955 п. 2)"),
    )
