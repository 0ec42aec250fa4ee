"""Making a plain programme of one in which something may be chosen."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar, cast

from attrs import evolve, field, frozen

from dms.configurator.pointers import Pointers
from dms.configurator.renaming import Names, renamed_module, renamed_rate
from dms.configurator.selection import Selection
from dms.documents import Document
from dms.modules.base import Module, PricedPer
from dms.modules.patching import chosen_values, patched
from dms.modules.programme import Programme
from dms.pricing.dimensions import same
from dms.rates import Rate

__all__ = ["Maker"]

P = TypeVar("P", Module, Programme)


@frozen
class Maker:
    """Makes programmes and modules under their new names, and notes where each part comes from."""

    names: Names
    pointers: Pointers
    _patched: dict[object, Document] = field(factory=dict, repr=False, eq=False)
    """Parts with values, by the part itself and the values: many programmes have the same."""

    def programme(
        self, programme: Programme, selection: Selection, here: str, origin: str
    ) -> Programme:
        """Return what is made of a programme; `here` and `origin` are its new and old pointer."""
        values = selection.values_of()
        self._note(programme, values, here, origin)
        whole = self._with(programme, values)
        maker = self._inside(programme.id, selection.made)
        modules = tuple(maker.modules(programme.modules, selection, here, origin))
        if any(value.price_unknown for value in chosen_values(programme, values).values()):
            modules = tuple(map(_without_a_price, modules))
        changed: dict[str, object] = {"id": selection.made, "modules": modules}
        if selection.name is not None:
            changed["name"] = selection.name
        if isinstance(whole.premium, Rate):
            changed["premium"] = renamed_rate(whole.premium, maker.names)
        return whole.model_copy(update=changed)

    def _inside(self, id_: str, made: str) -> "Maker":
        """Return a maker for the prices inside a programme: they never look at another one."""
        return evolve(self, names={**self.names, same(id_): (made,)}) if self.names else self

    def modules(
        self, modules: Sequence[Module], selection: Selection, here: str, origin: str
    ) -> Iterator[Module]:
        """Return what is made of modules: those taken, and those that are not offered anyway."""
        at = 0
        for index, module in enumerate(modules):
            if module.kind in selection.taken or not module.offered:
                place = f"{here}/modules/{at}", f"{origin}/modules/{index}"
                yield self._module(module, selection, *place)
                at += 1

    def _module(self, module: Module, selection: Selection, here: str, origin: str) -> Module:
        values = selection.values_of(module.kind)
        self.pointers.note(here, origin)
        self._note(module, values, here, origin)
        return renamed_module(self._with(module, values), self.names)

    def _with(self, part: P, values: Mapping[str, str]) -> P:
        key = type(part), id(part), tuple(sorted(values.items()))
        if key not in self._patched:
            self._patched[key] = patched(part, values)
        return cast("P", self._patched[key])

    def _note(self, part: Document, values: Mapping[str, str], here: str, origin: str) -> None:
        """Note the places of what options set in a part of the offer."""
        for name, value in chosen_values(part, values).items():
            place = f"{origin}/options/{name}/values/{values[name]}"
            for changed in value.set:
                self.pointers.note(f"{here}/{changed}", f"{place}/set/{changed}")
            if value.premium is not None:
                self.pointers.note(f"{here}/premium", f"{place}/premium")


def _without_a_price(module: Module) -> Module:
    """Take the price from a module of a programme in which nothing has a price."""
    is_priced = module.offered and module.priced_per is PricedPer.PERSON
    return module.model_copy(update={"premium": None}) if is_priced else module
