"""Repricing: cover that was charged wrongly is taken back and charged as it should have been."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from attrs import evolve, frozen

from dms.contracts.movements import refusals
from dms.contracts.movements.changing import Repriced, aged_on
from dms.contracts.movements.charging import Charged, charge
from dms.contracts.movements.placing import place
from dms.contracts.movements.releasing import Released, taken_back_whole
from dms.contracts.movements.settling import settle
from dms.contracts.movements.sharing import shares_of
from dms.contracts.state.person import Person
from dms.contracts.state.requests import Correct
from dms.contracts.state.slots import add_up
from dms.contracts.state.standing import Standing
from dms.contracts.state.stretch import Ref, Stretch
from dms.issues import Issue
from dms.periods import ONE_DAY, Period

__all__ = ["Wanted", "entries_of", "priced_anew"]


@frozen
class Wanted:
    """A stretch that stands, with the days and the programme that it should have."""

    stretch: Stretch
    period: Period
    programme: str
    uplift: Fraction

    @property
    def is_free_place(self) -> bool:
        """Whether it is a place taken over for nothing, and stays one."""
        same = (self.period, self.programme) == (self.stretch.period, self.stretch.programme)
        return self.stretch.taken_over and same


def priced_anew(
    standing: Standing, request: Correct, person: Person, wanted: Sequence[Wanted]
) -> Repriced | Issue:
    """Take back every stretch that was wrong and charge it as it should have been."""
    periods = [one.period for one in wanted]
    if any(period.start < standing.within.start for period in periods):
        return refusals.outside(standing.within)
    shares = shares_of(periods, standing.agreement.desk)
    if isinstance(shares, Issue):
        return shares
    kept: list[Stretch] = []
    wrong: list[Stretch] = []
    charges: list[Charged] = []
    for one, entry, share in zip(wanted, entries_of(periods), shares, strict=True):
        charged = None if one.is_free_place else _charged(standing, person, one, entry, share)
        if isinstance(charged, Issue):
            return charged
        if charged is None or _same(one.stretch, charged.stretch):
            kept.append(one.stretch)
        else:
            wrong.append(one.stretch)
            charges.append(charged)
    taken_back = [taken_back_whole(stretch, person.id) for stretch in wrong]
    released = Released(tuple(kept), tuple(taken_back))
    return _replaced(standing, request, person, released, charges)


def _charged(
    standing: Standing, person: Person, one: Wanted, entry: date, share: Fraction
) -> Charged | Issue:
    return charge(
        one.stretch.desk or standing.agreement.desk,
        evolve(person.member, programme=one.programme),
        one.period,
        Ref(standing.next_number, 0),
        aged_on=aged_on(standing, entry, one.period.start),
        uplift=one.uplift,
        share=share,
    )


def _replaced(
    standing: Standing,
    request: Correct,
    person: Person,
    released: Released,
    charges: Sequence[Charged],
) -> Repriced | Issue:
    """Settle what is taken back, and put the new charges into the payments."""
    settled = settle(standing, person, released, request.requested_on)
    if isinstance(settled, Issue):
        return settled
    first = len(settled.lines)
    stretches = [
        evolve(one.stretch, charge=Ref(standing.next_number, first + n))
        for n, one in enumerate(charges)
    ]
    placed = add_up(
        *(
            place(standing.agreement, one.line.units, one.stretch.period, request.requested_on)
            for one in charges
        )
    )
    in_order = tuple(sorted((*released.stretches, *stretches), key=lambda s: s.period.start))
    return Repriced(
        evolve(settled.person, stretches=in_order, placed=add_up(settled.person.placed, placed)),
        (*settled.lines, *(one.line for one in charges)),
        add_up(settled.slots, placed),
    )


def entries_of(periods: Sequence[Period]) -> list[date]:
    """Return for each stretch of cover the day on which its unbroken cover begins."""
    entries = [period.start for period in periods[:1]]
    for before, period in pairwise(periods):
        unbroken = before.last_day + ONE_DAY == period.start
        entries.append(entries[-1] if unbroken else period.start)
    return entries


def _same(before: Stretch, after: Stretch) -> bool:
    return (before.period, before.programme, before.term.price, before.term.contribution) == (
        after.period,
        after.programme,
        after.term.price,
        after.term.contribution,
    )
