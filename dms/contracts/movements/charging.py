"""Charging: the premium of some days of cover, as a line of money and a stretch of the person."""

from datetime import date
from fractions import Fraction

from attrs import frozen

from dms.contracts.state.desk import Desk
from dms.contracts.state.movement import Line, LineKind
from dms.contracts.state.stretch import Ref, Stretch
from dms.issues import Issue
from dms.members import Member
from dms.periods import Period
from dms.pricing.rating import TermPrice

__all__ = ["Charged", "charge", "charge_at"]


@frozen
class Charged:
    """A line of money, and the stretch of cover that it pays for."""

    line: Line
    stretch: Stretch


def charge(
    desk: Desk,
    member: Member,
    cover: Period,
    ref: Ref,
    *,
    aged_on: date | None = None,
    uplift: Fraction = Fraction(0),
    share: Fraction | None = None,
) -> Charged | Issue:
    """Price some days of a person's cover; an issue says why they have no price.

    `aged_on` is the day of entry that the age may be taken on, the first of the days by default;
    `share` the part of the term that they cost where they are not the whole of unbroken cover.
    """
    term = desk.price(member, aged_on or cover.start, uplift)
    if isinstance(term, Issue):
        return term
    found = desk.share(cover) if share is None else share
    if isinstance(found, Issue):
        return found
    return charge_at(desk, term, member.id, cover, ref, found)


def charge_at(
    desk: Desk, term: TermPrice, member_id: str, cover: Period, ref: Ref, share: Fraction
) -> Charged:
    """Charge some days of cover at a price that is already known."""
    programme = term.plan.programme.id
    premium = term.premium(share)
    stretch = Stretch(cover, programme, term, share, premium, ref, term.uplift, desk=desk)
    return Charged(line_of(stretch, member_id), stretch)


def line_of(stretch: Stretch, member_id: str) -> Line:
    """Return the line that charges a stretch of cover."""
    return Line(
        LineKind.CHARGE,
        stretch.premium,
        member_id,
        stretch.period,
        tuple(zip(stretch.term.kinds, stretch.parts, strict=True)),
        stretch.employer,
        programme=stretch.programme,
        term=stretch.term,
        share=stretch.share,
    )
