"""Part: what one component contributes to one kind of care."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from fractions import Fraction
from typing import TypeVar

from attrs import frozen

from dms.comparison.components import component_order
from dms.modules.registry import kinds
from dms.pricing.tariff import WHOLE_PROGRAMME

__all__ = ["Part", "added_up", "module_order"]

K = TypeVar("K", bound=Hashable)


@frozen
class Part:
    """What one component contributes to one kind of care."""

    module: str | None
    """The kind of care, or `programme` for one price of the whole programme."""
    component: str
    """See :mod:`dms.comparison.components`."""

    def __lt__(self, other: "Part") -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[tuple[int, str], tuple[int, str]]:
        return module_order(self.module), component_order(self.component)


def module_order(module: str | None) -> tuple[int, str]:
    """Return where a kind of care stands: the programme, then as the registry shows them."""
    known = [WHOLE_PROGRAMME, *kinds()]
    if module is None:
        return len(known) + 1, ""
    return (known.index(module), "") if module in known else (len(known), module)


def added_up(amounts: Iterable[tuple[K, Fraction]]) -> dict[K, Fraction]:
    """Add up amounts by name, in order of appearance."""
    sums: defaultdict[K, Fraction] = defaultdict(Fraction)
    for name, amount in amounts:
        sums[name] += amount
    return dict(sums)
