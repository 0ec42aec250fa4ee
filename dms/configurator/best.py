"""The best programmes under a budget: exactly what trying everything would find.

A configuration is better the more it meets of what is wanted, then the cheaper it is; of equals the
one that stays closest to the offer's defaults, in the order of the offer. Every must is met.
"""

from collections.abc import Collection, Sequence
from decimal import Decimal
from functools import cached_property

from attrs import field, frozen

from dms.configurator.bench import Bench
from dms.configurator.choice import PROGRAMME, Choice
from dms.configurator.configuration import Configuration
from dms.configurator.logic.clause import Literal
from dms.configurator.logic.conflicts import conflicts
from dms.configurator.search.frontier import frontier
from dms.configurator.search.joining import one_of
from dms.configurator.states import Clash, Decision
from dms.configurator.tasks import Laying, tasks_of
from dms.configurator.wanted import ChoiceWish, Wanted
from dms.modules.questions import Stated
from dms.requirements.wishes import Need

__all__ = ["Answered", "Budget", "Found", "Search", "search"]


@frozen
class Budget:
    """The most that may be spent, in roubles for the whole term; None is no limit."""

    total: Decimal | None = None
    """For the whole contract."""
    per_head: Decimal | None = None
    """For one person of the programme on average."""

    def allowed(self, heads: int) -> Decimal | None:
        """Return the most that the contract may cost."""
        limits = [self.total, None if self.per_head is None else self.per_head * heads]
        return min((limit for limit in limits if limit is not None), default=None)


@frozen
class Answered:
    """A wish, and whether a configuration meets it."""

    wish: Wanted
    answer: Stated

    @property
    def is_met(self) -> bool:
        """Whether it is surely met."""
        return self.answer is Stated.YES


@frozen(eq=False)
class Found:
    """A configuration that no other one beats: more of what is wanted costs more."""

    configuration: Configuration
    gains: int
    """The weight of the wishes that are met and are no musts."""
    total: Decimal
    """The premium of the whole contract in roubles."""
    wishes: tuple[Answered, ...] = field(repr=False)


@frozen(eq=False)
class Search:
    """What was found: the best under the budget, the whole frontier, and why there is nothing."""

    bench: Bench = field(repr=False)
    wanted: tuple[Wanted, ...] = field(repr=False)
    budget: Budget
    vary: frozenset[str]
    """Options that may leave their defaults although no wish depends on them."""
    frontier: tuple[Found, ...]
    """From cheap to dear; what is wanted and met rises strictly. The budget does not cut it."""

    @property
    def allowed(self) -> Decimal | None:
        """The most that the contract may cost; None without a budget."""
        return self.budget.allowed(self.bench.board.own_heads)

    @property
    def best(self) -> Found | None:
        """What meets most within the budget, and of that the cheapest; None where nothing does."""
        limit = self.allowed
        fitting = [one for one in self.frontier if limit is None or one.total <= limit]
        return fitting[-1] if fitting else None

    @property
    def next_better(self) -> Found | None:
        """What meets more, for more than the budget: what it would take."""
        best = self.best
        more = [one for one in self.frontier if best is None or one.gains > best.gains]
        return more[0] if more else None

    @property
    def missing(self) -> Decimal | None:
        """How much the budget is short of meeting all musts; None where it is not, or cannot be."""
        limit = self.allowed
        if limit is None or self.best is not None or not self.frontier:
            return None
        return self.frontier[0].total - limit

    @cached_property
    def unmeetable(self) -> tuple[Wanted, ...]:
        """Musts that nothing in the programme meets, each by itself, whatever is chosen."""
        musts = [wish for wish in self.wanted if wish.need is Need.MUST]
        return tuple(one for one in musts if not _search(self.bench, (one,), self.vary))

    @cached_property
    def clashes(self) -> tuple[Clash, ...]:
        """Musts that contradict each other under the rules, as minimal sets; see Configuration."""
        if self.frontier:
            return ()
        named = [w for w in self.wanted if isinstance(w, ChoiceWish) and w.need is Need.MUST]
        literals = [Literal(wish.name) for wish in named]
        return tuple(
            Clash(
                tuple(Decision(Choice.of(literal.atom)) for literal in one.choices),
                tuple(self.bench.origins[id_] for id_ in one.origins),
            )
            for one in conflicts(self.bench.theory, literals)
        )


def search(
    bench: Bench,
    wanted: Sequence[Wanted] = (),
    budget: Budget | None = None,
    vary: Collection[str] = (),
) -> Search:
    """Find the best configurations of a programme for a group.

    Options that no wish depends on keep their defaults, unless a rule needs another value or they
    are named in `vary`: nobody gets a deductible that nobody spoke of. Kinds of care that are not
    wanted are left out.

    Where nothing is wanted that is no must, every kind of care that may be chosen counts one.
    """
    wishes = tuple(wanted)
    if all(wish.need is Need.MUST for wish in wishes):
        wishes = (*wishes, *_every_kind(bench, {wish.name for wish in wishes}))
    free = frozenset(vary)
    return Search(bench, wishes, budget or Budget(), free, _search(bench, wishes, free))


def _every_kind(bench: Bench, musts: set[str]) -> tuple[ChoiceWish, ...]:
    parts = bench.model.parts
    kinds = [part.care for part in parts.listed if part.module is not None]
    return tuple(
        ChoiceWish(one, parts.title_of(one), Need.SHOULD) for one in kinds if str(one) not in musts
    )


def _search(bench: Bench, wanted: Sequence[Wanted], vary: Collection[str]) -> tuple[Found, ...]:
    layings = list(tasks_of(bench, wanted, vary=vary))
    points = one_of([frontier(laying.task) for laying in layings])
    return tuple(
        _found(bench, wanted, layings[number], point.chosen, point.units)
        for number, point in points
    )


def _found(
    bench: Bench, wanted: Sequence[Wanted], laying: Laying, chosen: tuple[int, ...], units: int
) -> Found:
    taken, named = laying.taken(chosen), laying.named(chosen)
    answers = tuple(
        Answered(wish, wish.answer([named[kind] for kind in wish.kinds], named[PROGRAMME]))
        for wish in wanted
    )
    gains = sum(a.wish.weight for a in answers if a.is_met and a.wish.need is Need.SHOULD)
    total = bench.model.offer.rounding.roubles(units)
    return Found(settled(bench, taken), gains, total, answers)


def settled(bench: Bench, taken: frozenset[str]) -> Configuration:
    """Return the configuration that takes just this, with a decision about everything."""
    decided: dict[str, bool | str] = {}
    for choice in bench.model.parts.choices:
        if choice.is_care:
            decided[choice.name] = str(choice) in taken
        elif str(choice) in taken and choice.value is not None:
            decided[choice.name] = choice.value
    return Configuration(bench, decided)
