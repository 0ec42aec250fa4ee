"""The price board: what every alternative of every kind of care costs this group, exactly.

Whatever is configured, its premium is looked up and added up here; it equals the quote of the
composed offer to the kopeck, because rates, factors, proration and rounding are the same and are
applied in the same places.
"""

from collections.abc import Mapping

from attrs import field, frozen

from dms.configurator.priced_alternatives import WHOLE, PriceKey, price_key
from dms.configurator.search.crowd import Crowd
from dms.issues import Issue
from dms.modules.programme import Programme
from dms.pricing.setting import Setting

__all__ = ["LineKey", "PriceBoard", "PriceLine", "Unpriced"]

PriceLine = tuple[int, ...]
"""The exact price of one kind of care for a person of each cell, see :class:`Crowd`."""

LineKey = tuple[str, PriceKey, PriceKey]
"""A kind of care, and what its price and that of the programme depend on."""


@frozen
class Unpriced:
    """Why an alternative cannot be taken: so many people would be without a price."""

    heads: int
    issue: Issue


@frozen
class PriceBoard:
    """The exact price of every alternative for a person of every cell."""

    programme: Programme
    setting: Setting
    crowd: Crowd
    others: tuple[PriceLine, ...]
    """What people in other programmes cost, whatever is configured in this one."""
    lines: Mapping[LineKey, PriceLine | Unpriced] = field(repr=False)
    heads: int
    """How many people have a price, those in other programmes too."""
    own_heads: int
    """How many of them are in the programme."""
    apart: tuple[tuple[int, Issue], ...]
    """People who have no price whatever is chosen: how many, and why."""
    _keys: dict[object, PriceKey] = field(factory=dict, repr=False, eq=False)

    def line(
        self, kind: str, values: Mapping[str, str], programme_values: Mapping[str, str]
    ) -> PriceLine | Unpriced | None:
        """Return what a kind of care costs with these values; None where it has no price line.

        Options that `values` and `programme_values` leave out keep what is written.
        """
        own = () if kind == WHOLE else self._key(kind, values)
        return self.lines.get((kind, own, self._key(None, programme_values)))

    def _key(self, kind: str | None, values: Mapping[str, str]) -> PriceKey:
        part = self.programme if kind is None else self.programme.module(kind)
        assert part is not None  # noqa: S101 - only kinds of this programme are asked for
        full = tuple((n, values.get(n, o.written)) for n, o in (part.options or {}).items())
        known = self._keys.get((kind, full))
        if known is None:
            known = self._keys[kind, full] = price_key(part, full)
        return known
