"""What a search for several grades finds: programmes for all of them."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property

from attrs import field, frozen

from dms.configurator.grades.grade_plan import GradePlan

__all__ = ["GradeFound"]


@frozen(eq=False)
class GradeFound:
    """Programmes for all grades that nothing beats: more of what is wanted costs more."""

    plan: GradePlan = field(repr=False)
    gains: int
    """The weight of the wishes that are met and are no musts, over all grades."""
    total: Decimal
    """The premium of the whole contract in roubles; that of the plan's quote."""
    gained: Mapping[str, int]
    """The same weight for each grade whose people have a price."""

    @cached_property
    def grades(self) -> Mapping[str, tuple[int, Decimal]]:
        """For each of these grades its gains and its premium.

        Premiums are without the modules of the contract; with those they add up to the total.
        """
        premiums = self.plan.quote.by_programme
        return {id_: (gains, premiums[id_].premium) for id_, gains in self.gained.items()}
