"""Changing: another programme from a day on, or other prices where the contract lets them move.

The difference of the two prices in proportion to the remaining days: what was charged for them is
taken back and charged anew. Nobody gives up days, so nothing is kept.
"""

from collections.abc import Sequence
from datetime import date

from attrs import evolve

from dms.contracts.movements import refusals
from dms.contracts.movements.charging import Charged
from dms.contracts.movements.dates import date_of
from dms.contracts.movements.outcome import accepted, refused
from dms.contracts.movements.recharging import (
    Piece,
    Repriced,
    aged_on,
    recharge,
    with_charges,
)
from dms.contracts.movements.releasing import release
from dms.contracts.movements.settling import settle
from dms.contracts.movements.sharing import shares_of
from dms.contracts.rules.effective_date import Decision
from dms.contracts.state.desk import Desk
from dms.contracts.state.movement import Change, Movement
from dms.contracts.state.person import Person
from dms.contracts.state.requests import ChangeProgramme, Recalculate
from dms.contracts.state.slots import add_up
from dms.contracts.state.standing import Standing
from dms.contracts.state.stretch import Stretch
from dms.issues import Issue
from dms.members import Member
from dms.modules.questions import under
from dms.periods import ONE_DAY, Period

__all__ = ["change_programme", "recalculate"]


def _pieces(
    standing: Standing, person: Person, start: date, desk: Desk | None = None
) -> list[Piece]:
    """Return a person's cover from a day on; `desk` has other prices than those it has now."""
    return [
        Piece(
            Period(max(start, stretch.period.start), stretch.period.last_day),
            stretch.programme,
            stretch.uplift,
            desk or stretch.desk or standing.agreement.desk,
        )
        for stretch in person.stretches
        if stretch.period.last_day >= start
    ]


def _repriced(
    standing: Standing,
    person: Person,
    member: Member,
    pieces: Sequence[Piece],
    on: date,
    first_line: int = 0,
) -> Repriced | Issue:
    """Take back a person's cover from the first of the pieces on, and charge the pieces."""
    start, desk = pieces[0].cover.start, pieces[0].desk
    cut = [Period(s.period.start, start - ONE_DAY) for s in person.stretches if _is_cut(s, start)]
    shares = shares_of([*cut, *(piece.cover for piece in pieces)], desk)
    if isinstance(shares, Issue):
        return shares
    released = release(person, start, desk, shares[0] if cut else None)
    if isinstance(released, Issue):
        return released
    settled = settle(standing, person, released, on)
    if isinstance(settled, Issue):
        return settled
    charges: list[Charged] = []
    for piece, share in zip(pieces, shares[len(cut) :], strict=True):
        charged = recharge(standing, member, piece, person.entry, share)
        if isinstance(charged, Issue):
            return charged
        charges.append(charged)
    return with_charges(
        standing,
        evolve(settled, person=evolve(settled.person, member=member)),
        charges,
        on,
        first_line=first_line,
    )


def _is_cut(stretch: Stretch, start: date) -> bool:
    return stretch.period.start < start <= stretch.period.last_day


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
    now, *later = _pieces(standing, person, decision.effective)
    if later:
        waiting = refusals.changes_later(person, later[0].cover.start)
        return refused(standing, request, [waiting], decision=decision)
    member = evolve(person.member, programme=request.programme)
    piece = evolve(now, programme=request.programme)
    found = _repriced(standing, person, member, [piece], request.requested_on)
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
        pieces = _pieces(standing, person, day, desk)
        if not any(_costs_otherwise(standing, person, piece) for piece in pieces):
            continue
        found = _repriced(standing, person, person.member, pieces, request.requested_on, lines)
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


def _costs_otherwise(standing: Standing, person: Person, piece: Piece) -> bool:
    """Say whether the price of some days of a person is another one now."""
    stretch = person.stretch_on(piece.cover.start)
    member = evolve(person.member, programme=piece.programme)
    aged = aged_on(standing, person.entry, piece.cover.start)
    term = piece.desk.price(member, aged, piece.uplift)
    return isinstance(term, Issue) or stretch is None or term.price != stretch.term.price
