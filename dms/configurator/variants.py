"""Variants: every way to take a kind of care, or to leave it out, the usual one first."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import product

from attrs import frozen

from dms.configurator.choice import Choice
from dms.configurator.parts import Part
from dms.configurator.structure import how_taken
from dms.modules.options import Taken

__all__ = ["Variant", "variants"]


@frozen
class Variant:
    """A kind of care that is taken with these values, or left out; or values of the programme."""

    part: Part
    taken: bool
    choices: tuple[Choice, ...] = ()
    """The value of each of its options."""

    @cached_property
    def atoms(self) -> frozenset[str]:
        """Everything that is chosen with it, as it is written."""
        own = [self.part.care] if self.taken and self.part.module is not None else []
        return frozenset(map(str, (*own, *self.choices)))

    @property
    def values(self) -> Mapping[str, str]:
        """The values by the names of the options, without the kind of care."""
        return {c.option: c.value for c in self.choices if c.option and c.value}


def variants(part: Part) -> tuple[Variant, ...]:
    """Return every variant of a part; the default comes first, then the order of the offer.

    The programme itself is always there; a kind of care that must be taken is never left out.
    """
    found = list(_taken(part))
    if part.module is None or how_taken(part.module) is Taken.ALWAYS:
        return tuple(found)
    left_out = Variant(part, taken=False)
    if how_taken(part.module) is Taken.ON_REQUEST:
        return (left_out, *found)
    return (found[0], left_out, *found[1:])


def _taken(part: Part) -> Iterator[Variant]:
    options = [part.choices_of(name) for name in part.options]
    return (Variant(part, taken=True, choices=choices) for choices in product(*options))
