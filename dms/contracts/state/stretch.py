"""A stretch of cover: some days of one person in one programme at one price.

A person's cover is a row of stretches that never overlap. Its premium is always that of a quote for
the same dates: whoever leaves early has cost what a quote to the last day would have cost, so
adding and taking away leave no kopeck behind.
"""

from fractions import Fraction

from attrs import field, frozen

from dms.contracts.state.desk import Desk
from dms.periods import Period
from dms.pricing.rating import TermPrice

__all__ = ["Ref", "Stretch"]


@frozen(order=True)
class Ref:
    """A line of the journal: the number of the movement, and of the line in it from 0."""

    movement: int
    line: int

    def __str__(self) -> str:
        return f"{self.movement}.{self.line}"


@frozen
class Stretch:
    """Days of cover with their price; `premium` counts units of the rounding."""

    period: Period
    programme: str
    term: TermPrice
    share: Fraction
    premium: int
    charge: Ref
    """The line that charged it."""
    uplift: Fraction = Fraction(0)
    taken_over: bool = False
    """Whether the premium is the rest of a leaver's and not the person's own."""
    desk: Desk | None = field(default=None, eq=False, repr=False)
    """The prices it was charged at; None for those that the contract began with."""

    @property
    def parts(self) -> list[int]:
        """The premium handed out to the lines of the price; they add up to it."""
        return self.term.lines(self.premium, self.share)

    @property
    def employer(self) -> int | None:
        """The employer's part of the premium; None when nobody says who pays."""
        return self.term.employer(self.premium, self.share)
