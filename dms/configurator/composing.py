"""Composing: from what was chosen to a plain offer, which is quoted like any other.

Kinds of care that are not taken are left out, options become what they set, and what a value costs
becomes the price of its module or a step of the tariff before all others: it belongs to the base
price, so coefficients for age and the like count on it too.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from dms.configurator.choice import PROGRAMME
from dms.configurator.making import Maker
from dms.configurator.option_steps import option_steps
from dms.configurator.pointers import Pointers
from dms.configurator.renaming import Names, renamed_factor, renamed_rule
from dms.configurator.selection import Selection
from dms.modules.base import Module
from dms.modules.options import Taken
from dms.modules.programme import Programme
from dms.pricing.contribution import ContributionRule
from dms.pricing.dimensions import same
from dms.pricing.factors import Factor
from dms.pricing.offer import Offer

__all__ = ["composed"]


def composed(
    offer: Offer,
    selections: Sequence[Selection],
    contract: Selection | None = None,
    *,
    others: bool = True,
) -> Offer:
    """Return a plain offer of the programmes selected, with nothing left to choose.

    Programmes of the offer of which nothing is made come to what they are quoted as, all but what
    is on request, unless `others` is False: then they are not in it. `contract` says what is taken
    of the modules priced once for the contract; None takes all but what is on request. What an
    offer does not give stays in it as it is written, so that a "no" remains one. Places in the new
    offer lead to the insurer's document. Nothing is checked here: a selection that breaks a rule is
    composed all the same.

    ValueError where a selection names a programme that the offer does not have, or where the offer
    counts who pays on the price of a programme of which several or none are made.
    """
    made = list(_made(offer, selections, others=others))
    if contract is None:
        contract = Selection("", _usual(offer.modules))
    return _Composer(offer, made, contract, _names(offer, made)).offer()


_Made = tuple[int, Selection | None]
"""The place of the insurer's programme, and what is made of it; None where all is on request."""


def _made(offer: Offer, selections: Sequence[Selection], *, others: bool) -> Iterator[_Made]:
    """Yield what is made of each programme, in the order of the offer."""
    by_source: defaultdict[str, list[Selection]] = defaultdict(list)
    for selection in selections:
        by_source[selection.of].append(selection)
    if strange := set(by_source).difference(programme.id for programme in offer.programmes):
        raise ValueError(f"The offer has no programme {min(strange)!r}")
    for index, programme in enumerate(offer.programmes):
        if programme.id in by_source:
            yield from ((index, one) for one in by_source[programme.id])
        elif others:
            usual = _usual(programme.modules)
            yield index, Selection(programme.id, usual) if usual else None


def _usual(modules: Sequence[Module]) -> list[str]:
    """Return the kinds of care that a quote takes in where nothing was chosen."""
    return [m.kind for m in modules if m.offered and m.taken is not Taken.ON_REQUEST]


def _on_request(programme: Programme) -> Programme:
    """Return a programme that lists its care and gives it on request only."""
    taken = {"taken": Taken.ON_REQUEST}
    modules = [m.model_copy(update=taken) if m.offered else m for m in programme.modules]
    return programme.model_copy(update={"modules": tuple(modules)})


def _names(offer: Offer, made: Sequence[_Made]) -> Names:
    """Return the new ids of programmes that are called otherwise than in the offer, or are gone."""
    found: dict[str, list[str]] = {programme.id: [] for programme in offer.programmes}
    for index, one in made:
        of = offer.programmes[index].id
        found[of].append(of if one is None else one.made)
    return {same(of): ids for of, ids in found.items() if ids != [of]}


class _Composer:
    """Puts the parts together and notes where each comes from."""

    def __init__(
        self, offer: Offer, made: Sequence[_Made], contract: Selection, names: Names
    ) -> None:
        self.source = offer
        self.made = made
        self.contract = contract
        self.names = names
        self.pointers = Pointers(offer.locate)
        self.maker = Maker(names, self.pointers)

    def offer(self) -> Offer:
        source = self.source
        programmes = tuple(self._programmes())
        modules = tuple(self.maker.modules(source.modules, self.contract, "", ""))
        kinds = {m.kind for p in programmes for m in p.modules} | {m.kind for m in modules}
        changed: Mapping[str, object] = {
            "programmes": programmes,
            "modules": modules,
            "factors": tuple(self._factors(kinds | {PROGRAMME})),
            "contribution": self._paying(),
        }
        kept = {n: getattr(source, n) for n in source.model_fields_set - {"rules", "same_for_all"}}
        stated = {n: v for n, v in changed.items() if n in kept or v}
        made = Offer.model_construct(_fields_set=set(kept | stated), **{**kept, **stated})
        return made.read_from(self.pointers)

    def _programmes(self) -> Iterator[Programme]:
        for at, (index, selection) in enumerate(self.made):
            here, origin = f"/programmes/{at}", f"/programmes/{index}"
            self.pointers.note(here, origin)
            programme = self.source.programmes[index]
            if selection is None:
                all_of_it = Selection(programme.id, (m.kind for m in programme.offered_modules))
                yield _on_request(self.maker.programme(programme, all_of_it, here, origin))
            else:
                made = self.maker.programme(programme, selection, here, origin)
                yield made if made.modules else self._empty(programme, selection, here, origin)

    def _empty(
        self, programme: Programme, selection: Selection, here: str, origin: str
    ) -> Programme:
        """Return a programme of which nothing is taken: it lists its care, and gives none of it."""
        listed = evolve(selection, taken=(m.kind for m in programme.offered_modules))
        return _on_request(self.maker.programme(programme, listed, here, origin))

    def _paying(self) -> tuple[ContributionRule, ...] | None:
        rules = self.source.contribution
        if rules is None:
            return None
        found: list[ContributionRule] = []
        for index, rule in enumerate(rules):
            renamed = renamed_rule(rule, self.names)
            if renamed is not None:
                self.pointers.note(f"/contribution/{len(found)}", f"/contribution/{index}")
                found.append(renamed)
        return tuple(found)

    def _factors(self, kinds: set[str]) -> Iterator[Factor]:
        selections = [one for _, one in self.made if one is not None]
        steps = option_steps(self.source, selections, self.contract, self.names)
        found = [*steps, *self._own_factors(kinds)]
        for at, (factor, origin) in enumerate(found):
            self.pointers.note(f"/factors/{at}", origin)
            yield factor

    def _own_factors(self, kinds: set[str]) -> Iterator[tuple[Factor, str]]:
        """Yield the insurer's factors, without kinds of care that are not taken."""
        for index, factor in enumerate(self.source.factors):
            renamed = renamed_factor(factor, self.names) if self.names else factor
            if renamed is None:
                continue
            named = renamed.modules
            if named is not None:
                renamed = renamed.model_copy(update={"modules": [k for k in named if k in kinds]})
            if named is None or renamed.modules:
                yield renamed, f"/factors/{index}"
