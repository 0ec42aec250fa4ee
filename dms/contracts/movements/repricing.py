"""Repricing: cover that was charged wrongly is taken back and charged as it should have been."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from attrs import frozen

from dms.contracts.movements import refusals
from dms.contracts.movements.charging import Charged
from dms.contracts.movements.recharging import Piece, Repriced, recharge, with_charges
from dms.contracts.movements.releasing import Released, taken_back_whole
from dms.contracts.movements.settling import settle
from dms.contracts.movements.sharing import shares_of
from dms.contracts.state.person import Person
from dms.contracts.state.requests import Correct
from dms.contracts.state.standing import Standing
from dms.contracts.state.stretch import Stretch
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

    def piece(self, standing: Standing) -> Piece:
        """Return the days as they are to be priced, at the prices they were charged at."""
        desk = self.stretch.desk or standing.agreement.desk
        return Piece(self.period, self.programme, self.uplift, desk)


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
        charged = (
            None
            if one.is_free_place
            else recharge(standing, person.member, one.piece(standing), entry, share)
        )
        if isinstance(charged, Issue):
            return charged
        if charged is None or _same(one.stretch, charged.stretch):
            kept.append(one.stretch)
        else:
            wrong.append(one.stretch)
            charges.append(charged)
    taken_back = [taken_back_whole(stretch, person.id) for stretch in wrong]
    released = Released(tuple(kept), tuple(taken_back))
    settled = settle(standing, person, released, request.requested_on)
    if isinstance(settled, Issue):
        return settled
    return with_charges(standing, settled, charges, request.requested_on)


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
