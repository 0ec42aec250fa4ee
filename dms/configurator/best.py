"""The best programmes under a budget: exactly what trying everything would find.

A configuration is better the more it meets of what is wanted, then the cheaper it is. Of equals the
first one in the order of the offer counts, defaults before other values: options of the programme
first, then one kind of care after the other. Every must is met.
"""

from collections.abc import Collection, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from dms.configurator.answers import Answered, answers
from dms.configurator.asked import unasked_options
from dms.configurator.bench import Bench
from dms.configurator.choice import Choice
from dms.configurator.configuration import Configuration
from dms.configurator.laying import Laying
from dms.configurator.logic.clause import Literal
from dms.configurator.logic.conflicts import conflicts
from dms.configurator.points import points_of
from dms.configurator.search.frontier import Point
from dms.configurator.settling import settled
from dms.configurator.states import Clash, Decision
from dms.configurator.tasks import Scope
from dms.configurator.unmeetable import barring_each_other
from dms.configurator.wanted import ChoiceWish, Wanted
from dms.errors import QuoteRefused
from dms.pricing.exact import Exact, added
from dms.requirements.wishes import Need

__all__ = ["Budget", "Found", "Search", "search"]


@frozen
class Budget:
    """The most that may be spent, in roubles for the whole term; None is no limit."""

    total: Decimal | None = None
    """For the whole contract."""
    per_head: Decimal | None = None
    """For one person of the programme on average."""

    def allowed(self, heads: int, others: Decimal = Decimal(0)) -> Decimal | None:
        """Return the most that the contract may cost.

        `heads` are the people of the programme, and `others` is what people in other programmes
        cost: the limit for one person is none of theirs.
        """
        limits = [self.total]
        if self.per_head is not None:
            own = Exact.of(self.per_head).times(Exact(heads, 0)).decimal()
            limits.append(added(own, others))
        return min((limit for limit in limits if limit is not None), default=None)


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
        return self.budget.allowed(self.bench.board.own_heads, self.others)

    @cached_property
    def others(self) -> Decimal:
        """What people in other programmes cost, in roubles, whatever is configured in this one."""
        board = self.bench.board
        return self.bench.model.offer.rounding.roubles(board.crowd.units(board.others))

    def per_head(self, found: Found) -> Decimal | None:
        """Return what one person of the programme costs on average, rounded like a premium.

        What is priced once for the contract counts, what people in other programmes cost does not.
        None where nobody in the programme has a price.
        """
        heads, rule = self.bench.board.own_heads, self.bench.model.offer.rounding
        if not heads:
            return None
        own = Fraction(added(found.total, -self.others))
        return rule.roubles(rule.units_of(own / heads))

    @property
    def most_gains(self) -> int:
        """The weight of all wishes that are no musts, met or not."""
        return sum(wish.weight for wish in self.wanted if wish.need is Need.SHOULD)

    def left(self, found: Found) -> Decimal | None:
        """Return what is left of the budget; negative is over it, None is no budget."""
        return None if self.allowed is None else added(self.allowed, -found.total)

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
        return added(self.frontier[0].total, -limit)

    @property
    def musts(self) -> tuple[Wanted, ...]:
        """What has to be met."""
        return tuple(wish for wish in self.wanted if wish.need is Need.MUST)

    @cached_property
    def unmeetable(self) -> tuple[Wanted, ...]:
        """Musts that nothing in the programme meets, each by itself, whatever is chosen."""
        if self.frontier:
            return ()
        return tuple(one for one in self.musts if not self._can_be_met([one]))

    @cached_property
    def barred(self) -> tuple[Wanted, ...]:
        """Musts of which each can be met, and all of which together cannot: a minimal set."""
        if self.frontier or self.unmeetable or not self.musts or not self._can_be_met([]):
            return ()
        return barring_each_other(self.musts, self._can_be_met)

    def _can_be_met(self, musts: Sequence[Wanted]) -> bool:
        """Say whether musts can be met by themselves, with the same options free to change."""
        return bool(_search(self.bench, musts, self._held))

    @cached_property
    def _held(self) -> frozenset[str]:
        return _held(self.bench, self.wanted, self.vary)

    @cached_property
    def clashes(self) -> tuple[Clash, ...]:
        """Musts that contradict each other under the rules, as minimal sets; see Configuration."""
        if self.frontier:
            return ()
        named = [w for w in self.wanted if isinstance(w, ChoiceWish) and w.need is Need.MUST]
        literals = [Literal(wish.name, wish.taken) for wish in named]
        return tuple(
            Clash(
                tuple(Decision(Choice.of(x.atom), x.positive) for x in one.choices),
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
    Raises :class:`~dms.errors.QuoteRefused` where nobody has a price whatever is chosen.
    """
    wishes = tuple(wanted)
    if all(wish.need is Need.MUST for wish in wishes):
        wishes = (*wishes, *_every_kind(bench, {wish.name for wish in wishes}))
    free = frozenset(vary)
    if not bench.board.heads:
        raise QuoteRefused(tuple(issue for _, issue in bench.board.apart))
    found = _search(bench, wishes, _held(bench, wishes, free))
    return Search(bench, wishes, budget or Budget(), free, found)


def _held(bench: Bench, wanted: Sequence[Wanted], vary: frozenset[str]) -> frozenset[str]:
    """Return the options that keep their defaults as far as rules let them."""
    return unasked_options(wanted, bench.model.parts) - vary


def _every_kind(bench: Bench, musts: set[str]) -> tuple[ChoiceWish, ...]:
    parts = bench.model.parts
    kinds = [part.care for part in parts.listed if part.module is not None]
    return tuple(
        ChoiceWish(one, parts.title_of(one), Need.SHOULD) for one in kinds if str(one) not in musts
    )


def _search(bench: Bench, wanted: Sequence[Wanted], held: frozenset[str]) -> tuple[Found, ...]:
    points = points_of(bench, wanted, Scope(held))
    return tuple(_found(bench, wanted, *found) for found in points)


def _found(bench: Bench, wanted: Sequence[Wanted], laying: Laying, point: Point) -> Found:
    taken = laying.taken(point.chosen)
    found = answers(wanted, bench.model.parts, taken)
    gains = sum(one.wish.weight for one in found if one.is_met and one.wish.need is Need.SHOULD)
    total = bench.model.offer.rounding.roubles(point.units)
    return Found(settled(bench, taken), gains, total, found)
