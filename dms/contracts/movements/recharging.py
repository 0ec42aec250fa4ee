"""Recharging: what was taken back is charged anew, and the payments follow.

Changes of programme, new prices and corrections all end here.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from attrs import evolve, frozen

from dms.contracts.movements.charging import Charged, charge
from dms.contracts.movements.placing import place
from dms.contracts.movements.settling import Settled
from dms.contracts.state.desk import Desk
from dms.contracts.state.movement import Line
from dms.contracts.state.person import Person
from dms.contracts.state.slots import Slot, add_up
from dms.contracts.state.standing import Standing
from dms.contracts.state.stretch import Ref
from dms.issues import Issue
from dms.members import Member
from dms.periods import Period

__all__ = ["Piece", "Repriced", "aged_on", "recharge", "with_charges"]


@frozen
class Repriced:
    """A person with another price from a day on, and what it does to the payments."""

    person: Person
    lines: tuple[Line, ...]
    slots: dict[Slot, int]


@frozen
class Piece:
    """Days that are priced anew, with the programme and the prices that they get."""

    cover: Period
    programme: str
    uplift: Fraction
    desk: Desk


def recharge(
    standing: Standing, member: Member, piece: Piece, entry: date | None, share: Fraction
) -> Charged | Issue:
    """Price some days anew for somebody who entered on a day, or say why they have no price."""
    return charge(
        piece.desk,
        evolve(member, programme=piece.programme),
        piece.cover,
        Ref(standing.next_number, 0),
        aged_on=aged_on(standing, entry, piece.cover.start),
        uplift=piece.uplift,
        share=share,
    )


def aged_on(standing: Standing, entry: date | None, start: date) -> date:
    """Return the day of entry that a price from `start` on takes the age on."""
    ages = standing.agreement.terms.recalculation.ages
    return start if ages == "recalculated" or entry is None else entry


def with_charges(
    standing: Standing,
    settled: Settled,
    charges: Sequence[Charged],
    on: date,
    *,
    first_line: int = 0,
) -> Repriced:
    """Return a settled person with new charges in their order in time, put into the payments.

    `first_line` is how many lines of the movement come before those of the person.
    """
    first = first_line + len(settled.lines)
    stretches = [
        evolve(one.stretch, charge=Ref(standing.next_number, first + n))
        for n, one in enumerate(charges)
    ]
    placed = add_up(
        *(place(standing.agreement, one.line.units, one.stretch.period, on) for one in charges)
    )
    after = settled.person
    in_order = sorted((*after.stretches, *stretches), key=lambda s: s.period.start)
    return Repriced(
        evolve(after, stretches=tuple(in_order), placed=add_up(after.placed, placed)),
        (*settled.lines, *(one.line for one in charges)),
        add_up(settled.slots, placed),
    )
