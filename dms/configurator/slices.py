"""Slices: an offer with a few variants and nothing else, to hold the points of a brief against.

What a brief asks of a kind of care depends on that care, on care that brings it along, and on what
the programme states for all. So it is enough to make that much of the offer; what is made equals
the same part of the offer that :func:`dms.configurator.composing.composed` returns.
"""

from collections.abc import Collection, Iterator, Sequence

from attrs import field, frozen

from dms.configurator.parts import Parts
from dms.configurator.variants import Variant
from dms.modules.base import Module
from dms.modules.patching import patched
from dms.modules.programme import Programme
from dms.pricing.offer import Offer

__all__ = ["Slices"]


@frozen(eq=False)
class Slices:
    """Makes slices of an offer, and every part of them once."""

    parts: Parts
    _modules: dict[object, Module] = field(factory=dict, repr=False)
    _programmes: dict[object, Programme] = field(factory=dict, repr=False)

    def offer(self, found: Sequence[Variant], over: Variant) -> Offer:
        """Return the offer with these variants, and with what it does not give anyway."""
        offer, taken = self.parts.offer, [variant for variant in found if variant.taken]
        own = (*_not_given(self.parts.programme.modules), *self._listed(taken))
        once = [self._made(one, one.part.module) for one in taken if one.part.in_contract]
        programme = self._programme(over).model_copy(update={"modules": own})
        modules = (*_not_given(offer.modules), *once)
        changed = {"programmes": (programme,), "modules": modules, "factors": ()}
        return offer.agreeing({**changed, "contribution": None, "rules": None})

    def given_by(self, variant: Variant) -> Collection[str]:
        """Return the kinds of care that a variant gives: its own and those that come along."""
        if not variant.taken or variant.part.module is None:
            return ()
        made = self._made(variant, variant.part.module)
        return made.kind, *made.also_gives()

    def _listed(self, taken: Sequence[Variant]) -> Iterator[Module]:
        """Yield what the programme lists; it may list care that the contract has a price for."""
        for variant in taken:
            module = self.parts.programme.module(variant.part.kind)
            if module is not None and module.offered:
                yield self._made(variant, module)

    def _made(self, variant: Variant, module: Module | None) -> Module:
        assert module is not None  # noqa: S101 - only care is taken
        key = variant.atoms, id(module)
        if key not in self._modules:
            self._modules[key] = patched(module, variant.values)
        return self._modules[key]

    def _programme(self, over: Variant) -> Programme:
        if over.atoms not in self._programmes:
            programme = self.parts.programme
            shell = programme.model_copy(update={"modules": programme.modules[:1], "rules": None})
            self._programmes[over.atoms] = patched(shell, over.values)
        return self._programmes[over.atoms]


def _not_given(modules: Sequence[Module]) -> Iterator[Module]:
    return (module for module in modules if not module.offered)
