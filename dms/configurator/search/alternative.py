"""What can be chosen: slots with their alternatives, and wishes that concern several slots."""

from attrs import field, frozen
from attrs.validators import ge, min_len

__all__ = ["Alternative", "JointWish", "Slot"]


@frozen
class Alternative:
    """One way to take a kind of care, or to leave it out."""

    atoms: frozenset[str]
    """What is true with it, such as `dental` and `dental.place=specialised`; empty when the care is
    left out."""
    line: tuple[int, ...] | None
    """Its exact price for a person of each cell, see :class:`Crowd`; None where it has no price
    line: it is left out or included in another price."""
    flat: int = 0
    """What it costs once for the contract, in units of the rounding."""
    gains: int = field(default=0, validator=ge(0))
    """The weight of the wishes that it meets by itself."""


@frozen
class Slot:
    """A kind of care and its alternatives, in an order that settles ties: the earlier one wins."""

    name: str
    alternatives: tuple[Alternative, ...] = field(validator=min_len(1))


@frozen
class JointWish:
    """A wish that several slots meet together.

    `met` holds the combinations that meet it: for each of `slots` the number of its alternative. A
    wish that is a `must` gains nothing: whatever does not meet it is not a choice at all.
    """

    weight: int = field(validator=ge(0))
    slots: tuple[str, ...] = field(validator=min_len(1))
    met: frozenset[tuple[int, ...]] = field()
    must: bool = False

    @met.validator
    def _of_its_slots(self, _: object, met: frozenset[tuple[int, ...]]) -> None:
        if len(set(self.slots)) != len(self.slots):
            raise ValueError("Name every slot of a joint wish once")
        if any(len(one) != len(self.slots) for one in met):
            raise ValueError("Give a number for every slot of a joint wish")
