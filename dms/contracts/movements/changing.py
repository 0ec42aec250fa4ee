"""Changing: another programme from a day on, or other prices where the contract lets them move.

The difference of the two prices in proportion to the remaining days: what was charged for them is
taken back and charged anew. Nobody gives up days, so nothing is kept.
"""

from datetime import date

from attrs import evolve, frozen

from dms.contracts.movements import refusals
from dms.contracts.movements.charging import charge
from dms.contracts.movements.dates import date_of
from dms.contracts.movements.outcome import accepted, refused
from dms.contracts.movements.placing import place
from dms.contracts.movements.releasing import release
from dms.contracts.movements.settling import settle
from dms.contracts.rules.effective_date import Decision
from dms.contracts.state.desk import Desk
from dms.contracts.state.movement import Change, Line, Movement
from dms.contracts.state.person import Person
from dms.contracts.state.requests import ChangeProgramme, Recalculate
from dms.contracts.state.slots import Slot, add_up
from dms.contracts.state.standing import Standing
from dms.contracts.state.stretch import Ref
from dms.issues import Issue
from dms.members import Member
from dms.modules.questions import under
from dms.periods import Period

__all__ = ["Repriced", "aged_on", "change_programme", "recalculate"]


@frozen
class Repriced:
    """A person with another price from a day on, and what it does to the payments."""

    person: Person
    lines: tuple[Line, ...]
    slots: dict[Slot, int]


def _repriced(
    standing: Standing,
    person: Person,
    member: Member,
    start: date,
    on: date,
    desk: Desk | None = None,
    first_line: int = 0,
) -> Repriced | Issue:
    """Price the rest of a person's cover anew from a day on, with the facts of `member`.

    `desk` has other prices than those that the cover was charged at.
    """
    stretch = person.stretch_on(start)
    assert stretch is not None and person.last_day is not None  # noqa: S101, PT018
    later = next((s for s in person.stretches if s.period.start > start), None)
    if later is not None:
        return refusals.changes_later(person, later.period.start)
    desk = desk or stretch.desk or standing.agreement.desk
    released = release(person, start, desk)
    if isinstance(released, Issue):
        return released
    settled = settle(standing, person, released, on)
    if isinstance(settled, Issue):
        return settled
    cover = Period(start, person.last_day)
    ref = Ref(standing.next_number, first_line + len(settled.lines))
    aged = aged_on(standing, person.entry, start)
    charged = charge(desk, member, cover, ref, aged_on=aged, uplift=stretch.uplift)
    if isinstance(charged, Issue):
        return charged
    placed = place(standing.agreement, charged.line.units, cover, on)
    after = settled.person
    return Repriced(
        evolve(
            after,
            member=member,
            stretches=(*after.stretches, charged.stretch),
            placed=add_up(after.placed, placed),
        ),
        (*settled.lines, charged.line),
        add_up(settled.slots, placed),
    )


def aged_on(standing: Standing, entry: date | None, start: date) -> date:
    """Return the day of entry that a price from `start` on takes the age on."""
    ages = standing.agreement.terms.recalculation.ages
    return start if ages == "recalculated" or entry is None else entry


def change_programme(standing: Standing, request: ChangeProgramme) -> Movement:
    """Preview the move of a person to another programme."""
    person = standing.person(request.member_id)
    terms = standing.agreement.terms.programme_change
    if person is None:
        return refused(standing, request, [refusals.nobody(request.member_id)])
    if terms.allowed is None:
        questions = under("/programme_change", [terms.ask_about("allowed")])
        return refused(standing, request, questions)
    if not terms.allowed:
        return refused(standing, request, [refusals.not_allowed(person)])
    decision = date_of(standing, request, terms, "/programme_change", request.start)
    if decision.effective is None:
        return refused(standing, request, (), decision=decision)
    wrong = _wrong(standing, person, request.programme, decision.effective)
    if wrong is not None:
        return refused(standing, request, [wrong], decision=decision)
    return _changed(standing, request, person, decision)


def _changed(
    standing: Standing, request: ChangeProgramme, person: Person, decision: Decision
) -> Movement:
    assert decision.effective is not None  # noqa: S101 - asked for before
    member = evolve(person.member, programme=request.programme)
    found = _repriced(
        standing,
        person,
        member,
        decision.effective,
        request.requested_on,
    )
    if isinstance(found, Issue):
        return refused(standing, request, [found], decision=decision)
    change = Change((found.person,), tuple(found.slots.items()))
    return accepted(standing, request, change, found.lines, decision)


def _wrong(standing: Standing, person: Person, programme: str, start: date) -> Issue | None:
    stretch = person.stretch_on(start)
    wanted = standing.agreement.desk.programme_id(programme)
    if stretch is None:
        return refusals.not_insured(person)
    if wanted is None:
        return refusals.unknown_programme(person)
    if stretch.programme == wanted:
        return refusals.same_programme(person)
    return None


def recalculate(standing: Standing, request: Recalculate) -> Movement:
    """Preview new prices for everybody, by the headcount and the ages of a day."""
    terms = standing.agreement.terms.recalculation
    if terms.headcount is None and terms.ages is None:
        questions = under("/recalculation", terms.questions())
        return refused(standing, request, questions)
    if terms.headcount != "everybody" and terms.ages != "recalculated":
        return refused(standing, request, [refusals.prices_are_fixed()])
    if request.start not in standing.within:
        return refused(standing, request, [refusals.outside(standing.within)])
    return _recalculated(standing, request)


def _recalculated(standing: Standing, request: Recalculate) -> Movement:
    agreement, day = standing.agreement, request.start
    desk = None
    if agreement.terms.recalculation.headcount == "everybody" and agreement.follows_headcount:
        desk = agreement.desk_for(standing.headcount_on(day))
    done: list[Repriced] = []
    issues: list[Issue] = []
    lines = 0
    for person in standing.people.values():
        if not _costs_otherwise(standing, person, day, desk):
            continue
        member = _as_insured(person, day)
        found = _repriced(standing, person, member, day, request.requested_on, desk, lines)
        if isinstance(found, Issue):
            issues.append(found)
        else:
            done.append(found)
            lines += len(found.lines)
    if issues:
        return refused(standing, request, issues)
    return accepted(
        standing,
        request,
        Change(
            tuple(one.person for one in done),
            tuple(add_up(*(one.slots for one in done)).items()),
        ),
        [line for one in done for line in one.lines],
        effective=day,
    )


def _as_insured(person: Person, day: date) -> Member:
    """Return the member with the programme of a day; another one may be wished for later."""
    stretch = person.stretch_on(day)
    return person.member if stretch is None else evolve(person.member, programme=stretch.programme)


def _costs_otherwise(standing: Standing, person: Person, day: date, desk: Desk | None) -> bool:
    """Say whether the price of a person insured on a day is another one now."""
    stretch = person.stretch_on(day)
    if stretch is None:
        return False
    desk = desk or stretch.desk or standing.agreement.desk
    member = _as_insured(person, day)
    term = desk.price(member, aged_on(standing, person.entry, day), stretch.uplift)
    return isinstance(term, Issue) or term.price != stretch.term.price
