"""Making a price board: sort people into cells, and price every line for each of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from attrs import evolve

from dms.configurator.price_board import LineKey, PriceBoard, PriceLine, Unpriced
from dms.configurator.priced_alternatives import WHOLE, Laid, laid_out, price_key
from dms.configurator.search.crowd import Crowd
from dms.configurator.structure import how_taken
from dms.errors import LoadError
from dms.issues import Issue, errors_in
from dms.members import Roster
from dms.modules.options import Taken
from dms.modules.programme import Programme
from dms.periods import Period
from dms.pricing import refusals
from dms.pricing.cells import Cell, sort_into_cells
from dms.pricing.offer import Offer
from dms.pricing.plan import CellPrice
from dms.pricing.planning import build_plan
from dms.pricing.programme_names import meant_programme, programme_names
from dms.pricing.rating import PricedCell, Rater, TermPrice
from dms.pricing.setting import Setting, settle
from dms.pricing.tariff_building import build_tariff
from dms.pricing.unborn import unborn

__all__ = ["price_board"]


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

    The arguments are those of :func:`dms.quote`. Raises :class:`~dms.errors.LoadError` when the
    prices themselves are faulty.
    """
    setting, issues = settle(build_tariff(offer), roster, period, payment, today, None, headcount)
    if setting is None:
        return tuple(issues)
    made, laid = laid_out(offer, programme)
    tariff = build_tariff(made)
    if faults := errors_in(tariff.issues):
        raise LoadError(faults)
    rater = Rater(build_plan(tariff, setting.group), setting.period)
    return _Making(offer, programme, rater, laid).board(roster, setting)


class _Making:
    """People of the programme, people of others, and people without a price, while sorting."""

    def __init__(
        self, offer: Offer, programme: Programme, rater: Rater, laid: Sequence[Laid]
    ) -> None:
        self.offer, self.programme, self.rater, self.laid = offer, programme, rater, laid
        self.names = programme_names(offer.programmes)
        self.own: list[tuple[Cell, int, Fraction]] = []
        self.others: list[tuple[PricedCell, int]] = []
        self.apart: list[tuple[int, Issue]] = []

    def board(self, roster: Roster, setting: Setting) -> PriceBoard:
        self._sort(roster)
        terms = {one.id: [self._term(cell, one) for cell, *_ in self.own] for one in self.laid}
        self._set_apart(terms)
        places = self._places(terms.values())
        own = [heads for _, heads, _ in self.own]
        others = [heads for _, heads in self.others]
        shares = [share for *_, share in self.own] + [cell.share for cell, _ in self.others]
        return PriceBoard(
            programme=self.programme,
            setting=setting,
            crowd=Crowd((*own, *others), tuple(shares), places, self.offer.rounding),
            others=tuple(self._lines_of_others(places)),
            lines={self._key(one): self._line(terms[one.id], places) for one in self.laid},
            heads=sum(own) + sum(others),
            own_heads=sum(own),
            apart=tuple(self.apart),
        )

    def _sort(self, roster: Roster) -> None:
        cells, numbers = sort_into_cells(roster, self.rater.plan, self.rater.period)
        late = frozenset(unborn(roster, self.rater.period))
        if late:
            self.apart.append((len(late), refusals.unborn()))
        counts = Counter(number for at, number in enumerate(numbers) if at not in late)
        for number, heads in sorted(counts.items()):
            self._place(cells[number], heads)

    def _place(self, cell: Cell, heads: int) -> None:
        """Put the members of a cell where they belong."""
        known = [programme.id for programme in self.offer.programmes]
        if meant_programme(cell.programme, known, self.names) != self.programme.id:
            found = self.rater.rate(cell)
            if isinstance(found, Issue):
                self.apart.append((heads, found))
            elif found.share:
                self.others.append((found, heads))
            return
        cover = self.rater.cover(cell.start, cell.last_day)
        if isinstance(cover, Issue):
            self.apart.append((heads, cover))
        elif cover[1]:
            self.own.append((cell, heads, cover[1]))

    def _set_apart(self, terms: dict[str, list[CellPrice | Issue]]) -> None:
        """Take out the cells that have no price whatever is chosen."""
        for number in sorted(_never_priced(self.programme, self.laid, terms), reverse=True):
            column = [found.pop(number) for found in terms.values()]
            reason = next(found for found in column if isinstance(found, Issue))
            self.apart.append((self.own.pop(number)[1], reason))

    def _term(self, cell: Cell, one: Laid) -> CellPrice | Issue:
        found = self.rater.term(evolve(cell, programme=one.id))
        return found.price if isinstance(found, TermPrice) else found

    def _places(self, found: Iterable[Sequence[CellPrice | Issue]]) -> int:
        prices = [price for line in found for price in line if not isinstance(price, Issue)]
        prices += [cell.term.price for cell, _ in self.others]
        return max((price.places for price in prices), default=0)

    def _line(self, prices: Sequence[CellPrice | Issue], places: int) -> PriceLine | Unpriced:
        """Return one line for all cells; people in other programmes have nothing of it."""
        missing = [(n, price) for n, price in enumerate(prices) if isinstance(price, Issue)]
        if missing:
            return Unpriced(sum(self.own[n][1] for n, _ in missing), missing[0][1])
        scaled = [p.total * 10 ** (places - p.places) for p in prices if isinstance(p, CellPrice)]
        return (*scaled, *[0] * len(self.others))

    def _lines_of_others(self, places: int) -> Iterator[PriceLine]:
        prices = [cell.term.price for cell, _ in self.others]
        own = (0,) * len(self.own)
        for number in range(max((len(price.weights) for price in prices), default=0)):
            found = [
                price.weights[number] * 10 ** (places - price.places)
                if number < len(price.weights)
                else 0
                for price in prices
            ]
            yield (*own, *found)

    def _key(self, one: Laid) -> LineKey:
        module = self.programme.module(one.kind)
        own = price_key(module, one.values) if module is not None and one.kind != WHOLE else ()
        return one.kind, own, price_key(self.programme, one.programme_values)


def _never_priced(
    programme: Programme, laid: Sequence[Laid], terms: Mapping[str, Sequence[CellPrice | Issue]]
) -> frozenset[int]:
    """Return the cells without a price in any alternative of a kind of care that must be taken.

    Where nothing must be, the cells without a price in any alternative at all.
    """
    refused: dict[str, list[set[int]]] = {}
    for one in laid:
        holes = {n for n, price in enumerate(terms[one.id]) if isinstance(price, Issue)}
        refused.setdefault(one.kind, []).append(holes)
    never = {kind: set.intersection(*found) for kind, found in refused.items()}
    fixed = {m.kind for m in programme.modules if how_taken(m) is Taken.ALWAYS} | {WHOLE}
    by_fixed = [holes for kind, holes in never.items() if kind in fixed]
    everywhere = set.intersection(*never.values()) if never else set()
    return frozenset(everywhere.union(*by_fixed))
