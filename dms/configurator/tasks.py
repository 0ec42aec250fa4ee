"""Tasks: the choices of a programme in the numbers that the search works with.

Options of the programme change every price, so there is a task for each combination of them.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import product

from attrs import frozen

from dms.configurator.bench import Bench
from dms.configurator.choice import PROGRAMME, Choice
from dms.configurator.logic.clause import Clause
from dms.configurator.price_board import Unpriced
from dms.configurator.priced_alternatives import WHOLE
from dms.configurator.search.alternative import Alternative, JointWish, Slot
from dms.configurator.search.task import Task
from dms.configurator.unasked import asked_options, unasked_clauses
from dms.configurator.variants import Variant, variants
from dms.configurator.wanted import Wanted
from dms.modules.questions import Stated
from dms.requirements.wishes import Need

__all__ = ["Laying", "tasks_of"]

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

    def named(self, chosen: Sequence[int]) -> Mapping[str, Variant]:
        """Return the variant of each part."""
        pairs = zip(self.variants, chosen, strict=True)
        return {own[number].part.kind: own[number] for own, number in pairs}


def tasks_of(
    bench: Bench,
    wanted: Sequence[Wanted],
    *,
    vary: Collection[str] = (),
    fixed: frozenset[str] = frozenset(),
    given: Sequence[Variant] = (),
    alone: bool = True,
) -> Iterator[Laying]:
    """Return a task for each combination of values of the programme's options.

    Options that no wish depends on keep their defaults, but for those in `vary`
    (:mod:`dms.configurator.unasked`). `fixed` are choices to which variants that take the same
    option are held. Where the programme is not `alone` in its contract, modules of the contract are
    no choice here: `given` are those that are settled elsewhere and that rules speak of.
    """
    parts = bench.model.parts
    free: dict[str, tuple[Variant, ...]] = {
        part.kind: tuple(v for v in variants(part) if _agrees(v, fixed))
        for part in parts.listed
        if part.kind != PROGRAMME and (alone or not part.in_contract)
    }
    free.update((variant.part.kind, (variant,)) for variant in given)
    settled = {atom.partition("=")[0] for atom in fixed} | {
        c.name for v in given for c in v.choices
    }
    asked = asked_options(wanted, parts) | {*vary, *settled}
    rules = (*bench.theory.clauses, *unasked_clauses(bench.theory.clauses, parts, asked))
    for over in variants(parts.by_kind[PROGRAMME]):
        if _agrees(over, fixed):
            found = _laid(bench, wanted, over, free, rules, frozenset(v.part.kind for v in given))
            if found is not None:
                yield found


def _agrees(variant: Variant, fixed: frozenset[str]) -> bool:
    """Say whether a variant keeps to the values that are fixed for its options."""
    names = {atom.partition("=")[0] for atom in fixed}
    return all(str(c) in fixed for c in variant.choices if c.name in names)


def _laid(
    bench: Bench,
    wanted: Sequence[Wanted],
    over: Variant,
    free: _Kinds,
    rules: Sequence[Clause],
    paid_elsewhere: frozenset[str],
) -> Laying | None:
    """Return the task under these values of the programme; None where a must cannot be met."""
    gains = dict.fromkeys(((kind, n) for kind, own in free.items() for n in range(len(own))), 0)
    barred: set[tuple[str, int]] = set()
    joint: list[JointWish] = []
    always = 0
    for wish in wanted:
        kinds = tuple(kind for kind in wish.kinds if kind in free)
        met = _met(wish, kinds, over, free)
        is_must = wish.need is Need.MUST
        if not kinds:
            if is_must and not met:
                return None
            always += wish.weight if met and not is_must else 0
        elif len(kinds) > 1:
            joint.append(JointWish(wish.weight, kinds, met, must=is_must))
        else:
            numbers = {(kinds[0], n) for (n,) in met}
            if is_must:
                barred |= {key for key in gains if key[0] == kinds[0]} - numbers
            else:
                for key in numbers:
                    gains[key] += wish.weight
    made = _Laid(bench, over, free, rules, gains, barred, tuple(joint), always, paid_elsewhere)
    return made.laying()


def _met(
    wish: Wanted, kinds: tuple[str, ...], over: Variant, free: _Kinds
) -> frozenset[tuple[int, ...]]:
    """Return the combinations of numbers of variants that meet a wish."""
    numbered = [list(enumerate(free[kind])) for kind in kinds]
    return frozenset(
        tuple(n for n, _ in combination)
        for combination in product(*numbered)
        if wish.answer([variant for _, variant in combination], over) is Stated.YES
    )


@frozen
class _Laid:
    """What a task is made of."""

    bench: Bench
    over: Variant
    free: _Kinds
    rules: Sequence[Clause]
    gains: Mapping[tuple[str, int], int]
    barred: set[tuple[str, int]]
    joint: tuple[JointWish, ...]
    always: int
    paid_elsewhere: frozenset[str]

    def laying(self) -> Laying | None:
        own = {
            kind: [n for n, v in enumerate(all_) if self._may_be_taken(kind, n, v)]
            for kind, all_ in self.free.items()
        }
        whole = self.bench.board.line(WHOLE, {}, self.over.values)
        if not all(own.values()) or isinstance(whole, Unpriced):
            return None
        slots = [
            Slot(kind, tuple(self._alternative(kind, n) for n in numbers))
            for kind, numbers in own.items()
        ]
        programme = Alternative(self.over.atoms, whole, gains=self.always)
        task = Task(
            slots=(*slots, Slot(PROGRAMME, (programme,))),
            clauses=tuple(self._clauses()),
            crowd=self.bench.board.crowd,
            joint=tuple(self._renumbered(wish, own) for wish in self.joint),
            base=self.bench.board.others,
        )
        taken = tuple(tuple(self.free[kind][n] for n in numbers) for kind, numbers in own.items())
        return Laying(task, self.over, (*taken, (self.over,)))

    def _clauses(self) -> Iterator[Clause]:
        """Yield the rules among the parts that may be chosen here."""
        here = {*self.free, PROGRAMME}
        for clause in self.rules:
            if all(Choice.of(literal.atom).kind in here for literal in clause.literals):
                yield clause

    def _may_be_taken(self, kind: str, number: int, variant: Variant) -> bool:
        if (kind, number) in self.barred:
            return False
        return not variant.taken or not isinstance(self._price(variant), Unpriced)

    def _price(self, variant: Variant) -> "tuple[int, ...] | int | Unpriced | None":
        """Return the price line of a variant, or what it costs once for the contract."""
        assert variant.part.module is not None  # noqa: S101 - the programme has a slot of its own
        if not variant.part.in_contract:
            return self.bench.board.line(variant.part.kind, variant.values, self.over.values)
        once = self.bench.contract_prices.of(variant.part.module, variant.values)
        return once if isinstance(once, int) else Unpriced(0, once)

    def _alternative(self, kind: str, number: int) -> Alternative:
        variant, gains = self.free[kind][number], self.gains[kind, number]
        price = self._price(variant) if variant.taken else None
        return Alternative(
            variant.atoms,
            price if isinstance(price, tuple) else None,
            flat=price if isinstance(price, int) and kind not in self.paid_elsewhere else 0,
            gains=gains,
        )

    @staticmethod
    def _renumbered(wish: JointWish, own: Mapping[str, Sequence[int]]) -> JointWish:
        """Return a wish with the numbers of the variants that are left."""
        places = [{n: place for place, n in enumerate(own[kind])} for kind in wish.slots]
        met = (
            tuple(place[n] for place, n in zip(places, numbers, strict=True))
            for numbers in wish.met
            if all(n in place for place, n in zip(places, numbers, strict=True))
        )
        return JointWish(wish.weight, wish.slots, frozenset(met), wish.must)
