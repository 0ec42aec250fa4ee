"""Belonging: what a correction does to the cover of a family.

It cannot bring about what joining would have refused: a relative insured before the employee, out
of every window, or not admitted at all; and the window of the true day has the true uplift.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from attrs import evolve

from dms.contracts.movements import correction_refusals, refusals
from dms.contracts.movements.admitting import admitted, entry_before
from dms.contracts.movements.concluding import uplift_of_first_list
from dms.contracts.movements.repricing import Wanted, entries_of
from dms.contracts.rules.admission import relative_admitted
from dms.contracts.state.movement import Movement
from dms.contracts.state.person import Person
from dms.contracts.state.requests import AddRelative, Conclude, Swap
from dms.contracts.state.standing import Standing
from dms.errors import QuoteRefused
from dms.issues import Issue
from dms.members import Member
from dms.modules.questions import under
from dms.periods import ONE_DAY, Period

__all__ = ["within_family"]


def within_family(
    standing: Standing,
    person: Person,
    member: Member,
    wanted: list[Wanted],
    chain: Sequence[Movement],
    journal: Sequence[Movement],
) -> list[Wanted] | tuple[Issue, ...]:
    """Return the cover of a person by the rules for families, or why it cannot be so."""
    if not person.is_employee:
        joining = _joining_of(chain, journal, person.id)
        return _with_true_uplift(standing, person, member, wanted, chain, joining)
    alone = _relatives_left_alone(standing, person, wanted)
    return wanted if alone is None else (alone,)


def _relatives_left_alone(
    standing: Standing, person: Person, wanted: Sequence[Wanted]
) -> Issue | None:
    """Return why an employee cannot begin later: relatives are insured on the days given up."""
    given_up = _given_up(wanted)
    periods = [s.period for r in standing.relatives_of(person) for s in r.stretches]
    met = [given_up.overlap(period) for period in periods] if given_up is not None else []
    first = min((period.start for period in met if period is not None), default=None)
    return None if first is None else correction_refusals.relatives_before(person, first)


def _given_up(wanted: Sequence[Wanted]) -> Period | None:
    """Return the days at the beginning of unbroken cover that are no longer covered."""
    entries = entries_of([one.period for one in wanted])
    for one, entry in zip(wanted, entries, strict=True):
        before = one.stretch.period.start
        if one.period.start == entry > before:
            return Period(before, entry - ONE_DAY)
    return None


def _joining_of(chain: Sequence[Movement], journal: Iterable[Movement], id_: str) -> Movement:
    """Return the movement by which a person joined: the corrected one, or else the latest."""
    if _joins(chain[0], id_):
        return chain[0]
    return [movement for movement in journal if _joins(movement, id_)][-1]


def _joins(movement: Movement, id_: str) -> bool:
    request = movement.request
    if isinstance(request, AddRelative):
        return request.member.id == id_
    if isinstance(request, Swap):
        return request.joiner.id == id_
    return isinstance(request, Conclude) and any(p.id == id_ for p in movement.change.people)


def _with_true_uplift(
    standing: Standing,
    person: Person,
    member: Member,
    wanted: list[Wanted],
    chain: Sequence[Movement],
    joining: Movement,
) -> list[Wanted] | tuple[Issue, ...]:
    """Return a relative's cover with the uplift of the true facts, or why it cannot be so."""
    own = [one.stretch.charge.movement in {m.number for m in chain} for one in wanted]
    at = own.index(True) if joining is chain[0] and any(own) else len(wanted) - 1
    before = entries_of([stretch.period for stretch in person.stretches])
    entries = entries_of([one.period for one in wanted])
    moved = bool(wanted) and entries[at] != before[at]
    if not wanted or (member.birth == person.member.birth and not moved):
        return wanted
    employee = standing.person(member.employee_id or "")
    if moved and employee is not None and employee.stretch_on(entries[at]) is None:
        return (refusals.employee_not_insured(member),)
    uplift = _uplift(standing, member, employee, entries[at], joining, wanted[at].uplift)
    if not isinstance(uplift, Fraction):
        return uplift
    return [
        evolve(one, uplift=uplift) if entry == entries[at] else one
        for one, entry in zip(wanted, entries, strict=True)
    ]


def _uplift(
    standing: Standing,
    member: Member,
    employee: Person | None,
    entry: date,
    joining: Movement,
    before: Fraction,
) -> Fraction | tuple[Issue, ...]:
    """Return the uplift with which a relative joins on a day, by the rules of that joining."""
    agreement, request = standing.agreement, joining.request
    if isinstance(request, Conclude):
        joined = entry_before(employee, entry) if employee is not None else None
        try:
            return uplift_of_first_list(agreement, evolve(member, start=entry), joined)
        except QuoteRefused as error:
            return error.issues
    if not isinstance(request, AddRelative):  # whoever took a place has the uplift of the place
        terms = agreement.terms.relatives
        wrong = relative_admitted(terms, member.relationship, member.birth, entry)
        return before if wrong is None else tuple(under("/relatives", [wrong]))
    window = admitted(
        agreement,
        member,
        employee,
        entry,
        requested_on=request.requested_on,
        events=request.events,
    )
    return window.issues if window.uplift is None else Fraction(window.uplift)
