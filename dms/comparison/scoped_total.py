"""Scoped total: what an offer costs for some kinds of care only, by quoting it again."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from dms.comparison.common_kinds import Kinds
from dms.comparison.compared import Compared
from dms.comparison.holdings import Holdings
from dms.issues import Issue
from dms.pricing.choices import is_usual, taken_in
from dms.pricing.contract_lines import ContractLine
from dms.pricing.exact import added
from dms.pricing.quote import Quote

__all__ = ["ScopedTotal", "scoped_total"]


@frozen(eq=False)
class ScopedTotal:
    """The premium for some kinds of care, in roubles; None unless everything in it has a price."""

    quote: Quote
    """The offer with these kinds taken; its total has all modules of the contract too."""
    total: Decimal | None
    per_head: Decimal | None
    unpriced: int
    """How many members have no price."""
    unpriced_kinds: tuple[str, ...]
    """Kinds of care without a price for the contract."""


def scoped_total(candidate: Compared, kinds: Kinds, held: Holdings) -> ScopedTotal:
    """Price a candidate for the given kinds of care of each programme of the client."""
    quoted = _quote(candidate, kinds, held)
    unpriced = sum(isinstance(quoted.cells[number], Issue) for number in quoted.numbers)
    wanted = {kind for p, holding in held.items() for kind in holding.for_contract & kinds[p]}
    lines = [line for line in quoted.contract if line.kind in wanted]
    missing = _unpriced_kinds(candidate, wanted, lines)
    if quoted.setting is None or unpriced or missing:
        return ScopedTotal(quoted, None, None, unpriced, missing)
    rule = quoted.offer.rounding
    total = added(rule.roubles(sum(quoted.units)), *(line.premium for line in lines))
    per_head = rule.roubles(rule.units_of(Fraction(total) / len(quoted.numbers)))
    return ScopedTotal(quoted, total, per_head, 0, ())


def _unpriced_kinds(
    candidate: Compared, wanted: Collection[str], lines: Sequence[ContractLine]
) -> tuple[str, ...]:
    """Return the kinds of which a module of the contract has no price; one may stand twice."""
    asked = Counter(
        m.kind for m in candidate.offer.modules if m.offered and is_usual(m) and m.kind in wanted
    )
    priced = Counter(line.kind for line in lines)
    return tuple(sorted(kind for kind in asked if priced[kind] < asked[kind]))


def _quote(candidate: Compared, kinds: Kinds, held: Holdings) -> Quote:
    """Quote again, unless these kinds are all that was quoted already."""
    taken = {holding.programme.id: sorted(holding.listed & kinds[p]) for p, holding in held.items()}
    chosen = candidate.candidate.modules or {}
    before: Mapping[str, frozenset[str]] = {
        holding.programme.id: holding.listed & frozenset(holding.listed if usual is None else usual)
        for holding in held.values()
        for usual in [taken_in(holding.programme, chosen)]
    }
    if all(frozenset(found) == before[id_] for id_, found in taken.items()):
        return candidate.quote
    return candidate.requoted({**chosen, **taken})
