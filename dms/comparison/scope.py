"""Comparable scope (сопоставимый состав): what each offer costs for the care that all of them have.

Offers are compared by price only where the price is for the same: the common kinds of care, for
everybody in the roster. Each offer is quoted again with just these. Who cannot be priced so is not
comparable, and the scope says what is in the way.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from attrs import evolve, field, frozen

from dms.comparison.common_kinds import CommonKinds, Dropped, common_kinds
from dms.comparison.compared import Compared
from dms.comparison.holdings import Holding, Holdings
from dms.comparison.leftovers import InProgramme, Lacking, beyond, lacking
from dms.comparison.matrix import ModuleRow, in_shown_order
from dms.comparison.not_comparable import (
    in_the_way,
    reasons_before,
    reasons_in_common,
    reasons_of_total,
)
from dms.comparison.roster_programmes import RosterProgramme
from dms.comparison.scoped_total import scoped_total
from dms.i18n import Text
from dms.pricing.exact import added
from dms.pricing.quote import Quote

__all__ = ["Scope", "ScopedPrice", "comparable_scope"]


@frozen(kw_only=True)
class ScopedPrice:
    """What one offer costs in the comparable scope, in roubles; None where it does not compare."""

    total: Decimal | None = None
    per_head: Decimal | None = None
    difference: Decimal | None = None
    """How much more than the base of the comparison; negative is less."""
    quote: Quote | None = field(default=None, eq=False, repr=False)
    """The offer with the common kinds taken; it has all modules of the contract too."""
    reasons: tuple[Text, ...] = ()
    """Why it is not comparable."""
    in_the_way: tuple[InProgramme, ...] = ()
    """Care that its one price for the programme covers and the scope does not have."""
    inside: tuple[InProgramme, ...] = ()
    """Care outside the scope that comes along with care within it, at the same price."""
    beyond: tuple[InProgramme, ...] = ()
    """Care that it offers outside the scope."""
    lacks: tuple[Lacking, ...] = ()
    """Care that others offer and it does not, or does not speak of."""

    @property
    def is_comparable(self) -> bool:
        """Whether it has a price in the scope."""
        return self.total is not None


@frozen(kw_only=True)
class Scope:
    """The common kinds of care and what each candidate costs for them."""

    kinds: Mapping[str | None, tuple[str, ...]]
    """Of each programme of the client that somebody is in, in the order in which they are shown."""
    contract_kinds: tuple[str, ...]
    """Those of them that some candidate prices once for the contract."""
    dropped: tuple[Dropped, ...]
    prices: Mapping[str, ScopedPrice]

    @property
    def comparable(self) -> tuple[str, ...]:
        """The candidates that have a price in the scope."""
        return tuple(id_ for id_, price in self.prices.items() if price.is_comparable)

    @property
    def is_possible(self) -> bool:
        """Whether at least two candidates can be compared."""
        return len(self.comparable) > 1


def comparable_scope(
    programmes: Sequence[RosterProgramme],
    candidates: Sequence[Compared],
    rows: Sequence[ModuleRow],
    base: str,
) -> Scope:
    """Find the comparable scope of candidates and price each of them in it.

    `rows` are the matrix of these candidates, or of more; `base` is the id of the one from which
    differences are counted, where it is among them.
    """
    people = [programme for programme in programmes if programme.heads]
    held = {c.id: _holdings(c, people) for c in candidates}
    before = {c.id: reasons_before(c, people, held[c.id]) for c in candidates}
    common = common_kinds({c.id: held[c.id] for c in candidates if not before[c.id]})
    once = _for_contract(common, held)
    prices = {
        c.id: _price(c, people, common, held[c.id])
        if not before[c.id]
        else ScopedPrice(reasons=before[c.id])
        for c in candidates
    }
    found = _with_leftovers(prices, rows, _shared(common, once))
    return Scope(
        kinds={p: in_shown_order(kinds) for p, kinds in common.kinds.items()},
        contract_kinds=in_shown_order(once),
        dropped=common.dropped,
        prices=_with_differences(found, found[base].total if base in found else None),
    )


def _shared(common: CommonKinds, once: frozenset[str]) -> set[InProgramme]:
    shared = {InProgramme(p, kind) for p, found in common.kinds.items() for kind in found}
    return shared | {InProgramme(None, kind) for kind in once}


def _with_leftovers(
    prices: Mapping[str, ScopedPrice], rows: Sequence[ModuleRow], shared: set[InProgramme]
) -> dict[str, ScopedPrice]:
    """Add what each candidate has outside the scope, and what it lacks that others have."""
    seen = [row for row in rows if row.programme is None or row.programme.heads]
    return {
        id_: evolve(price, beyond=beyond(id_, seen, shared), lacks=lacking(id_, seen))
        for id_, price in prices.items()
    }


def _holdings(candidate: Compared, people: Sequence[RosterProgramme]) -> Holdings:
    found = ((one.id, candidate.programmes[one.id]) for one in people)
    return {id_: Holding.of(candidate, own) for id_, own in found if own is not None}


def _for_contract(common: CommonKinds, held: Mapping[str, Holdings]) -> frozenset[str]:
    return frozenset(
        kind
        for id_ in common.takers
        for programme, holding in held[id_].items()
        for kind in holding.for_contract & common.kinds[programme]
    )


def _price(
    candidate: Compared,
    people: Sequence[RosterProgramme],
    common: CommonKinds,
    held: Holdings,
) -> ScopedPrice:
    reasons = reasons_in_common(candidate.id, people, common, held)
    if reasons:
        return ScopedPrice(reasons=reasons, in_the_way=in_the_way(common, held))
    found = scoped_total(candidate, common.kinds, held)
    return ScopedPrice(
        total=found.total,
        per_head=found.per_head,
        quote=found.quote,
        reasons=tuple(reasons_of_total(found)),
        inside=tuple(
            InProgramme(programme, kind)
            for programme, holding in held.items()
            for kind in in_shown_order(holding.hidden_in(common.kinds[programme]))
        ),
    )


def _with_differences(
    prices: Mapping[str, ScopedPrice], base: Decimal | None
) -> dict[str, ScopedPrice]:
    if base is None:
        return dict(prices)
    less = base.copy_negate()
    return {
        id_: evolve(price, difference=added(price.total, less))
        if price.total is not None
        else price
        for id_, price in prices.items()
    }
