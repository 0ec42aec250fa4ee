"""Making a price board: sort people into cells, and price every line for each of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Self

from attrs import frozen

from dms.configurator.board_rows import Row, Rows, prices_of, sorted_rows
from dms.configurator.laid_tariff import laid_tariff
from dms.configurator.price_board import PriceBoard, PriceLine, Unpriced
from dms.configurator.priced_alternatives import WHOLE, Laid
from dms.configurator.search.crowd import Crowd
from dms.configurator.structure import how_taken
from dms.issues import Issue
from dms.members import Roster
from dms.modules.options import Taken
from dms.modules.programme import Programme
from dms.periods import Period
from dms.pricing.offer import Offer
from dms.pricing.plan import CellPrice
from dms.pricing.rating import Rater
from dms.pricing.refusals import nothing_priced
from dms.pricing.setting import settle

__all__ = ["price_board"]

_Prices = Sequence[CellPrice | Issue]


def price_board(
    offer: Offer,
    programme: Programme,
    roster: Roster,
    *,
    period: Period | None = None,
    payment: str | None = None,
    headcount: int | None = None,
    today: date | None = None,
) -> PriceBoard | tuple[Issue, ...]:
    """Price every alternative of a programme for a group, or say why there can be no prices.

    The arguments are those of :func:`dms.quote`. What some alternative depends on (the way of
    paying, whether relatives count) has to be known. Raises :class:`~dms.errors.LoadError` when the
    prices themselves are faulty.
    """
    known = laid_tariff(offer, programme)
    laid = known.lines
    setting, issues = settle(known.tariff, roster, period, payment, today, None, headcount)
    if setting is None:
        return tuple(issues)
    rater = Rater(known.plan(setting), setting.period)
    rows = sorted_rows(offer, programme, rater, roster)
    prices = prices_of(rows.concerned, laid, rater, programme)
    rows.set_apart(*_never_priced(programme, laid, prices, len(rows.concerned)))
    board = _Lines.of(rows, prices.values())
    return PriceBoard(
        programme=programme,
        setting=setting,
        crowd=board.crowd(offer),
        others=tuple(board.elsewhere()),
        lines={(one.kind, *one.key): board.line(prices[one.id]) for one in laid},
        heads=sum(row.heads for row in (*rows.concerned, *rows.others)),
        own_heads=sum(row.heads for row in rows.concerned if row.is_own),
        apart=tuple(rows.apart),
    )


def _never_priced(
    programme: Programme,
    laid: Sequence[Laid],
    prices: Mapping[str, list[CellPrice | Issue]],
    cells: int,
) -> tuple[frozenset[int], Mapping[int, Issue]]:
    """Return the cells that have no price whatever is chosen, and why; take them from `prices`.

    Those are the cells without a price in any alternative of a kind of care that must be taken;
    where nothing must be, those without a price in any alternative at all. Where nothing has a
    price of its own, those are all of them.
    """
    refused: dict[str, list[set[int]]] = {}
    reasons: dict[int, Issue] = {}
    for one in laid:
        holes = {n: price for n, price in enumerate(prices[one.id]) if isinstance(price, Issue)}
        refused.setdefault(one.kind, []).append(set(holes))
        reasons = {**holes, **reasons}
    never = {kind: set.intersection(*found) for kind, found in refused.items()}
    fixed = {m.kind for m in programme.modules if how_taken(m) is Taken.ALWAYS} | {WHOLE}
    by_fixed = [holes for kind, holes in never.items() if kind in fixed]
    priced = {one.kind for one in laid if not one.admits_only}
    everywhere = set(range(cells)).intersection(*(never[kind] for kind in priced))
    if not priced:
        reasons = dict.fromkeys(everywhere, nothing_priced(programme.id)) | reasons
    gone = frozenset(everywhere.union(*by_fixed))
    for found in prices.values():
        found[:] = [price for n, price in enumerate(found) if n not in gone]
    return gone, reasons


@frozen
class _Lines:
    """Makes lines of prices: whole numbers of the same places for everybody who is charged."""

    concerned: Sequence[Row]
    charged: Sequence[Row]
    places: int

    @classmethod
    def of(cls, rows: Rows, found: Iterable[_Prices]) -> Self:
        charged = rows.charged
        own = [p for prices in found for p in prices if not isinstance(p, Issue)]
        other = [row.elsewhere.term.price for row in charged if row.elsewhere is not None]
        return cls(rows.concerned, charged, max((p.places for p in (*own, *other)), default=0))

    def crowd(self, offer: Offer) -> Crowd:
        counts = tuple(row.heads for row in self.charged)
        shares = tuple(row.share for row in self.charged)
        return Crowd(counts, shares, self.places, offer.rounding)

    def line(self, prices: _Prices) -> PriceLine | Unpriced:
        """Return one line for all; people in other programmes pay nothing of it."""
        missing = [(n, price) for n, price in enumerate(prices) if isinstance(price, Issue)]
        if missing:
            return Unpriced(sum(self.concerned[n].heads for n, _ in missing), missing[0][1])
        pairs = zip(self.concerned, prices, strict=True)
        own = [
            price.total * 10 ** (self.places - price.places)
            for row, price in pairs
            if isinstance(price, CellPrice) and row.is_own and row.share
        ]
        return (*own, *[0] * (len(self.charged) - len(own)))

    def elsewhere(self) -> Iterator[PriceLine]:
        """Yield the lines of people in other programmes."""
        found = [row.elsewhere.term.price if row.elsewhere else None for row in self.charged]
        most = max((len(price.weights) for price in found if price is not None), default=0)
        for number in range(most):
            yield tuple(
                0
                if price is None or number >= len(price.weights)
                else price.weights[number] * 10 ** (self.places - price.places)
                for price in found
            )
