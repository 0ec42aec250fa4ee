"""What a search for several grades finds: programmes for all of them."""

from collections.abc import Mapping
from decimal import Decimal

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
    """The premium of the whole contract in roubles."""
    grades: Mapping[str, tuple[int, Decimal]]
    """For each grade its gains and its premium, without the modules of the contract."""
