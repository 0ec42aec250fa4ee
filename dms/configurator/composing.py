"""Composing: from what was chosen to a plain offer, which is quoted like any other.

Kinds of care that are not taken are left out, options become what they set, and what a value costs
becomes the price of its module or a step of the tariff before all others: it belongs to the base
price, so coefficients for age and the like count on it too.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dms.configurator.choice import PROGRAMME
from dms.configurator.pointers import Pointers
from dms.configurator.renaming import (
    Names,
    renamed_factor,
    renamed_module,
    renamed_rate,
    renamed_rule,
)
from dms.configurator.selection import Selection
from dms.documents import Document
from dms.modules.base import Module
from dms.modules.options import Option
from dms.modules.patching import patched
from dms.modules.programme import Programme
from dms.pricing.dimensions import same
from dms.pricing.factors import Factor
from dms.pricing.offer import Offer
from dms.rates import Rate

__all__ = ["composed"]

_Made = tuple[int, Selection]
"""The place of the insurer's programme, and what is made of it."""


def composed(
    offer: Offer,
    selections: Sequence[Selection],
    contract: Selection | None = None,
    *,
    others: bool = True,
) -> Offer:
    """Return a plain offer of the programmes selected, with nothing left to choose.

    Programmes of the offer of which nothing is made stay as they are written, unless `others` is
    False. `contract` says what
    is taken of the modules priced once for the contract; None takes them as they are written.
    Places in the new offer lead to the insurer's document. Nothing is checked here: a selection
    that breaks a rule is composed all the same.

    ValueError where a selection names a programme that the offer does not have, or where the offer
    counts who pays on the price of a programme of which several are made.
    """
    return _Composer(offer, selections, contract, others=others).offer()


class _Composer:
    """Puts the parts together and notes where each comes from."""

    def __init__(
        self,
        offer: Offer,
        selections: Sequence[Selection],
        contract: Selection | None,
        *,
        others: bool,
    ) -> None:
        self.source = offer
        self.selections = selections
        self.contract = contract
        self.others = others
        self.pointers = Pointers(offer.locate)
        self.names = _names(offer, selections)

    def offer(self) -> Offer:
        programmes = tuple(self._programmes())
        modules = tuple(self._contract_modules())
        kinds = {m.kind for p in programmes for m in p.modules} | {m.kind for m in modules}
        source = self.source
        rules = source.contribution
        changed = {
            "programmes": programmes,
            "modules": modules,
            "factors": tuple(self._factors(kinds | {PROGRAMME})),
            "contribution": rules and tuple(renamed_rule(rule, self.names) for rule in rules),
        }
        kept = {n: getattr(source, n) for n in source.model_fields_set - {"rules", "same_for_all"}}
        stated = {n: v for n, v in changed.items() if n in kept or v}
        made = Offer.model_construct(_fields_set=set(kept | stated), **{**kept, **stated})
        return made.read_from(self.pointers)

    def _made(self) -> Iterator[_Made | int]:
        """Yield what is made of each programme, or its place where it stays as it is."""
        by_source: defaultdict[str, list[Selection]] = defaultdict(list)
        for selection in self.selections:
            by_source[selection.of].append(selection)
        for index, programme in enumerate(self.source.programmes):
            found = by_source.get(programme.id, [])
            yield from ((index, one) for one in found)
            if not found and self.others:
                yield index

    def _programmes(self) -> Iterator[Programme]:
        for at, made in enumerate(self._made()):
            index, selection = made if isinstance(made, tuple) else (made, None)
            programme = self.source.programmes[index]
            here, origin = f"/programmes/{at}", f"/programmes/{index}"
            self.pointers.note(here, origin)
            if selection is None:
                yield programme
            else:
                yield self._programme(programme, selection, here, origin)

    def _programme(
        self, programme: Programme, selection: Selection, here: str, origin: str
    ) -> Programme:
        values = selection.values_of()
        self._note(programme.options, values, here, origin)
        whole = patched(programme, values)
        modules: list[Module] = []
        for index, module in enumerate(programme.modules):
            if module.kind in selection.taken:
                place = f"{here}/modules/{len(modules)}", f"{origin}/modules/{index}"
                modules.append(self._module(module, selection, *place))
        changed: dict[str, object] = {"id": selection.made, "modules": tuple(modules)}
        if selection.name is not None:
            changed["name"] = selection.name
        if isinstance(whole.premium, Rate):
            changed["premium"] = renamed_rate(whole.premium, self.names)
        return whole.model_copy(update=changed)

    def _module(self, module: Module, selection: Selection, here: str, origin: str) -> Module:
        values = selection.values_of(module.kind)
        self.pointers.note(here, origin)
        self._note(module.options, values, here, origin)
        return renamed_module(patched(module, values), self.names)

    def _note(
        self,
        options: Mapping[str, Option] | None,
        values: Mapping[str, str],
        here: str,
        origin: str,
    ) -> None:
        """Note the places of what options set in a part of the offer."""
        for name, option in (options or {}).items():
            id_ = values.get(name, option.written)
            value = option.values.get(id_)
            if value is not None:
                place = f"{origin}/options/{name}/values/{id_}"
                for field in value.set:
                    self.pointers.note(f"{here}/{field}", f"{place}/set/{field}")
                if value.premium is not None:
                    self.pointers.note(f"{here}/premium", f"{place}/premium")

    def _contract_modules(self) -> Iterator[Module]:
        at = 0
        for index, module in enumerate(self.source.modules):
            if self.contract is None:
                yield module
            elif module.kind in self.contract.taken:
                place = f"/modules/{at}", f"/modules/{index}"
                yield self._module(module, self.contract, *place)
                at += 1

    def _factors(self, kinds: set[str]) -> Iterator[Factor]:
        found = [*self._steps(), *self._own_factors(kinds)]
        for at, (factor, origin) in enumerate(found):
            self.pointers.note(f"/factors/{at}", origin)
            yield factor

    def _own_factors(self, kinds: set[str]) -> Iterator[tuple[Factor, str]]:
        """Yield the insurer's factors, without kinds of care that are not taken."""
        for index, factor in enumerate(self.source.factors):
            renamed = renamed_factor(factor, self.names) if self.names else factor
            named = renamed.modules
            if named is not None:
                renamed = renamed.model_copy(update={"modules": [k for k in named if k in kinds]})
            if named is None or renamed.modules:
                yield renamed, f"/factors/{index}"

    def _steps(self) -> Iterator[tuple[Factor, str]]:
        """Yield a factor for each value that was chosen and changes the price by a step."""
        for index, programme in enumerate(self.source.programmes):
            made = [one for one in self.selections if one.of == programme.id]
            for number, module in enumerate(programme.modules):
                taking = [one for one in made if module.kind in one.taken]
                origin = f"/programmes/{index}/modules/{number}"
                yield from self._steps_of(module, module.kind, taking, origin, programme.id)
            origin = f"/programmes/{index}"
            yield from self._steps_of(programme, PROGRAMME, made, origin, programme.id)
        if self.contract is not None:
            for number, module in enumerate(self.source.modules):
                if module.kind in self.contract.taken:
                    origin = f"/modules/{number}"
                    yield from self._steps_of(module, module.kind, [self.contract], origin, None)

    def _steps_of(
        self,
        part: Document,
        kind: str,
        made: Sequence[Selection],
        origin: str,
        programme: str | None,
    ) -> Iterator[tuple[Factor, str]]:
        options: Mapping[str, Option] = getattr(part, "options", None) or {}
        for name, option in options.items():
            for id_, value in option.values.items():
                mine = [one for one in made if one.values_of(kind).get(name) == id_]
                if mine and value.step is not None:
                    key, rate = value.step
                    label = value.name or f"{kind}.{name}={id_}"
                    said = {
                        "id": ".".join(filter(None, (programme, kind, name, id_)))[:80],
                        "name": f"{option.name}: {label}" if option.name else label,
                        key: renamed_rate(rate, self.names),
                        "modules": None if kind == PROGRAMME else [kind],
                        "programmes": [one.made for one in mine] if programme else [],
                        "clause": value.clause,
                        "source": value.source,
                    }
                    stated = {k: v for k, v in said.items() if v is not None}
                    yield Factor.model_validate(stated), f"{origin}/options/{name}/values/{id_}"


def _names(offer: Offer, selections: Sequence[Selection]) -> Names:
    """Return the new ids of programmes that are called otherwise than in the offer."""
    known = {programme.id for programme in offer.programmes}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in selections:
        if one.of not in known:
            raise ValueError(f"The offer has no programme {one.of!r}")
        found[one.of].append(one.made)
    return {same(of): made for of, made in found.items() if made != [of]}
