"""Bridge: from the premium of one quote to that of another, in steps that add up to the kopeck.

For people in both quotes each kind of care is taken apart (:mod:`dms.comparison.composition`), and
the parts are set against each other. Kinds of care with a price in one quote only, and people whom
only one quote prices, are steps of their own: they are what is not comparable.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from dms.comparison.absences import Absence
from dms.comparison.bridge_parts import (
    PEOPLE_JOINED,
    PEOPLE_LEFT,
    UNPRICED_A,
    UNPRICED_B,
    UNPRICED_BETWEEN,
    BridgePart,
    Words,
)
from dms.comparison.differences import (
    PartAmount,
    cohort_differences,
    contract_differences,
    people_differences,
)
from dms.comparison.fitting import fitted
from dms.comparison.group_change import group_differences
from dms.comparison.pairing import Pairing, pair_up
from dms.comparison.parts import added_up
from dms.comparison.taking_apart import TakenApart
from dms.i18n import Text
from dms.pricing.exact import added
from dms.pricing.quote import Quote

__all__ = ["Bridge", "BridgeStep", "bridge", "bridge_over", "bridges"]


@frozen
class BridgeStep:
    """One reason why the second premium is higher (or, below zero, lower), in roubles.

    `kind` is a component (`base`, `age`, `headcount`, `factor:…`), `module` for a whole kind of
    care, `module_only_a` and `module_only_b` for one with a price in one quote only (`absence` says
    why), or a name that begins with `people_`.
    """

    kind: str
    module: str | None
    label: Text
    amount: Decimal
    absence: Absence | None = None


@frozen
class Bridge:
    """The way from one premium to another; the steps of each view add up to the difference."""

    start: Decimal
    end: Decimal
    exact: Mapping[BridgePart, Fraction] = field(repr=False)
    """The same before the parts are fitted to whole kopecks."""
    words: Words = field(repr=False)

    @property
    def difference(self) -> Decimal:
        """How much dearer the second quote is; below zero where it is cheaper."""
        return added(self.end, -self.start)

    @cached_property
    def _fitted(self) -> dict[BridgePart, Decimal]:
        return fitted(self.exact)

    @cached_property
    def steps(self) -> tuple[BridgeStep, ...]:
        """Each component of each kind of care."""
        return self._view(lambda part: part)

    @cached_property
    def by_module(self) -> tuple[BridgeStep, ...]:
        """Each kind of care one step, after those for people."""
        return self._view(lambda part: part.whole_module)

    @cached_property
    def by_factor(self) -> tuple[BridgeStep, ...]:
        """Each component one step over all kinds of care that both quotes price."""
        return self._view(lambda part: part.all_modules)

    def _view(self, belongs_to: Callable[[BridgePart], BridgePart]) -> tuple[BridgeStep, ...]:
        sums: dict[BridgePart, Decimal] = {}
        for part, amount in self._fitted.items():
            name = belongs_to(part)
            sums[name] = added(sums.get(name, Decimal()), amount)
        return tuple(
            BridgeStep(part.kind, part.module, self.words.of(part), sums[part], part.absence)
            for part in sorted(sums)
            if sums[part]
        )


def bridge(a: Quote, b: Quote) -> Bridge:
    """Explain in steps why the premium of quote `b` is not that of quote `a`.

    The rosters may differ: who is in one of them only is a step; everybody else is found by id.

    Raises :class:`~dms.errors.QuoteRefused` when one of them has no price at all.
    """
    return bridges(a, [b])[0]


def bridges(a: Quote, others: Sequence[Quote]) -> tuple[Bridge, ...]:
    """Explain why each of several premiums is not that of quote `a`; see :func:`bridge`."""
    first = TakenApart(a)
    return tuple(_bridge(first, TakenApart(b)) for b in others)


def _bridge(a: TakenApart, b: TakenApart) -> Bridge:
    """Make the bridge between quotes that may be taken apart already."""
    start, end = a.quote.total, b.quote.total
    pairing = pair_up(a.quote, b.quote)
    words = Words((a.quote.offer, b.quote.offer), _heads(pairing))
    return Bridge(start, end, _summed(_all_differences(a, b, pairing)), words)


def _all_differences(a: TakenApart, b: TakenApart, pairing: Pairing) -> Iterator[PartAmount]:
    yield from people_differences(pairing)
    for cohort in pairing.cohorts:
        yield from cohort_differences(a, b, cohort)
    yield from contract_differences(a, b)


def bridge_over(a: Quote, between: Quote, b: Quote) -> Bridge:
    """Explain a year-on-year difference: first what the people change, then what the offer does.

    `between` is the offer of quote `a` for the roster and the period of quote `b`. From `a` to it
    the steps are people who left and joined, the size of the group, higher ages, other data of
    people and dates of cover; from it to `b` they are those of :func:`bridge`.

    Raises :class:`~dms.errors.QuoteRefused` when a quote has no price at all, and ValueError when
    `between` is not made with the price list of `a`.
    """
    start, end, then = a.total, b.total, pair_up(between, b)
    if then.left.heads or then.joined.heads:
        raise ValueError("The quote in between is made for the roster of the last one")
    first, middle, last = TakenApart(a), TakenApart(between), TakenApart(b)
    heads = _heads(pair_up(a, between)) | {UNPRICED_B: then.unpriced_b.heads}
    found = [*group_differences(first, middle), *_offer_differences(middle, last, then)]
    return Bridge(start, end, _summed(found), Words((a.offer, b.offer), heads))


def _offer_differences(a: TakenApart, b: TakenApart, pairing: Pairing) -> Iterator[PartAmount]:
    for part, amount in _all_differences(a, b, pairing):
        yield (BridgePart(UNPRICED_BETWEEN) if part.kind == UNPRICED_A else part), amount


def _summed(found: Iterable[PartAmount]) -> dict[BridgePart, Fraction]:
    """Add up differences by reason, in the order in which they are shown; zeros are left out."""
    sums = added_up(found)
    return {part: sums[part] for part in sorted(sums) if sums[part]}


def _heads(pairing: Pairing) -> dict[str, int]:
    """Return how many people each step for people is about."""
    return {
        PEOPLE_LEFT: pairing.left.heads,
        PEOPLE_JOINED: pairing.joined.heads,
        UNPRICED_A: pairing.unpriced_a.heads,
        UNPRICED_B: pairing.unpriced_b.heads,
    }
