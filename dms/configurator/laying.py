"""Laying out: the variants of a programme become alternatives with prices and gains."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from attrs import frozen

from dms.configurator.bench import Bench
from dms.configurator.choice import PROGRAMME
from dms.configurator.logic.clause import Clause
from dms.configurator.price_board import PriceLine, Unpriced
from dms.configurator.priced_alternatives import WHOLE
from dms.configurator.search.alternative import Alternative, JointWish, Slot
from dms.configurator.search.task import Task
from dms.configurator.variants import Variant
from dms.configurator.wanted import Wanted
from dms.modules.questions import Stated
from dms.requirements.wishes import Need

__all__ = ["Ground", "Laying"]

_Kinds = Mapping[str, tuple[Variant, ...]]


@frozen
class Laying:
    """A task, and what its numbers stand for."""

    task: Task
    over: Variant
    variants: tuple[tuple[Variant, ...], ...]
    """The variants of each slot; the last slot is the programme itself."""

    def taken(self, chosen: Sequence[int]) -> frozenset[str]:
        """Return everything that a point of the frontier takes."""
        found = (own[number] for own, number in zip(self.variants, chosen, strict=True))
        return frozenset(atom for variant in found for atom in variant.atoms)


@frozen
class Ground:
    """What the tasks of a programme have in common: wishes, variants, rules."""

    bench: Bench
    wanted: Sequence[Wanted]
    kinds: _Kinds
    """The variants of each kind of care."""
    rules: Sequence[Clause]
    paid_elsewhere: frozenset[str]
    """Kinds of care that cost nothing here."""

    def laying(self, over: Variant) -> Laying | None:
        """Lay out a task under values of the programme; None where its musts cannot be met."""
        whole = self.bench.board.line(WHOLE, {}, over.values)
        own = {kind: tuple(self._able(kind, over)) for kind in self.kinds}
        if isinstance(whole, Unpriced) or not all(own.values()) or not self._is_able(over):
            return None
        slots = [
            Slot(kind, tuple(self._alternative(variant, over) for variant in several))
            for kind, several in own.items()
        ]
        programme = Alternative(over.atoms, whole, gains=self._gains((), over))
        task = Task(
            slots=(*slots, Slot(PROGRAMME, (programme,))),
            clauses=tuple(self.rules),
            crowd=self.bench.board.crowd,
            joint=tuple(self._together(own, over)),
            base=self.bench.board.others,
        )
        return Laying(task, over, (*own.values(), (over,)))

    def _able(self, kind: str, over: Variant) -> Iterator[Variant]:
        """Yield the variants that have a price and meet the musts that concern them alone."""
        musts = self._wishes(Need.MUST, (kind,))
        for variant in self.kinds[kind]:
            if isinstance(self._price(variant, over), Unpriced):
                continue
            if all(wish.answer((variant,), over) is Stated.YES for wish in musts):
                yield variant

    def _is_able(self, over: Variant) -> bool:
        """Say whether the programme as such meets the musts that concern nothing else."""
        return all(w.answer((), over) is Stated.YES for w in self._wishes(Need.MUST, ()))

    def _alternative(self, variant: Variant, over: Variant) -> Alternative:
        price = self._price(variant, over)
        assert not isinstance(price, Unpriced)  # noqa: S101 - only what has a price is left
        gains = self._gains((variant,), over)
        if isinstance(price, int):
            return Alternative(variant.atoms, None, flat=price, gains=gains)
        return Alternative(variant.atoms, price, gains=gains)

    def _price(self, variant: Variant, over: Variant) -> PriceLine | int | Unpriced | None:
        """Return the price line of a variant, or what it costs once for the contract."""
        part = variant.part
        assert part.module is not None  # noqa: S101 - the programme has a slot of its own
        if not variant.taken or part.kind in self.paid_elsewhere:
            return None
        if not part.in_contract:
            return self.bench.board.line(part.kind, variant.values, over.values)
        once = self.bench.contract_prices.of(part.module, variant.values)
        return once if isinstance(once, int) else Unpriced(0, once)

    def _gains(self, found: tuple[Variant, ...], over: Variant) -> int:
        """Return the weight of the wishes that concern just these, and that they meet."""
        wishes = self._wishes(Need.SHOULD, tuple(variant.part.kind for variant in found))
        return sum(wish.weight for wish in wishes if wish.answer(found, over) is Stated.YES)

    def _wishes(self, need: Need, kinds: tuple[str, ...]) -> list[Wanted]:
        return [wish for wish in self.wanted if wish.need is need and wish.kinds == kinds]

    def _together(self, own: _Kinds, over: Variant) -> Iterator[JointWish]:
        """Yield the wishes that several kinds of care meet together."""
        for wish in self.wanted:
            if len(wish.kinds) > 1:
                numbered = [list(enumerate(own[kind])) for kind in wish.kinds]
                met = frozenset(
                    tuple(number for number, _ in chosen)
                    for chosen in product(*numbered)
                    if wish.answer([variant for _, variant in chosen], over) is Stated.YES
                )
                is_must = wish.need is Need.MUST
                yield JointWish(wish.weight, wish.kinds, met, must=is_must)
