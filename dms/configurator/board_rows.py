"""Rows of a price board: who needs a price of the programme, who has another, who has none."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from attrs import Factory, define, evolve, frozen

from dms.configurator.priced_alternatives import Laid
from dms.configurator.renaming import renamed_text
from dms.issues import Issue
from dms.members import Roster
from dms.modules.programme import Programme
from dms.pricing import refusals
from dms.pricing.cells import Cell, sort_into_cells
from dms.pricing.contribution import ContributionRule
from dms.pricing.offer import Offer
from dms.pricing.plan import CellPrice, ProgrammePlan
from dms.pricing.programme_names import meant_programme, programme_names
from dms.pricing.rating import PricedCell, Rater, TermPrice
from dms.pricing.steps import Hole
from dms.pricing.table_checks import Value
from dms.pricing.unborn import unborn

__all__ = ["Row", "Rows", "prices_of", "sorted_rows"]

NOTHING = CellPrice.of((), 0)


@frozen
class Row:
    """Members of the same cell."""

    cell: Cell
    heads: int
    share: Fraction
    """What they have of the term; 0 where nothing is charged for their dates."""
    elsewhere: PricedCell | None = None
    """Their price in another programme; None for those of the programme itself."""

    @property
    def is_own(self) -> bool:
        """Whether they are in the programme."""
        return self.elsewhere is None


@define
class Rows:
    """All members who have a price or may have one, and those who have none."""

    concerned: list[Row] = Factory(list)
    """Those in the programme, and those whose employer pays what it would cost for them."""
    others: list[Row] = Factory(list)
    """Those in other programmes."""
    apart: list[tuple[int, Issue]] = Factory(list)
    """How many have no price whatever is chosen, and why."""

    def set_apart(self, numbers: Collection[int], reasons: Mapping[int, Issue]) -> None:
        """Take out concerned members who have no price whatever is chosen."""
        for number in sorted(numbers, reverse=True):
            self.apart.append((self.concerned.pop(number).heads, reasons[number]))

    @property
    def charged(self) -> Sequence[Row]:
        """Those who pay something: first those in the programme, then those in others."""
        own = [row for row in self.concerned if row.share and row.is_own]
        elsewhere = [row for row in self.concerned if not row.is_own]
        return [*own, *(row for row in (*elsewhere, *self.others) if row.share)]


def sorted_rows(offer: Offer, programme: Programme, rater: Rater, roster: Roster) -> Rows:
    """Sort members by what they have to do with a programme; `rater` has it laid out."""
    found = Rows()
    cells, numbers = sort_into_cells(roster, rater.plan, rater.period)
    late = frozenset(unborn(roster, rater.period))
    if late:
        found.apart.append((len(late), refusals.unborn()))
    counts = Counter(number for at, number in enumerate(numbers) if at not in late)
    ids, names = [one.id for one in offer.programmes], programme_names(offer.programmes)
    counting = _counting_on(programme, offer, rater)
    for number, heads in sorted(counts.items()):
        cell = cells[number]
        meant = meant_programme(cell.programme, ids, names)
        if meant == programme.id:
            _place_own(cell, heads, rater, found)
        elif meant is None:
            found.apart.append((heads, _unknown(cell, ids, rater)))
        else:
            _place_other(cell, heads, rater, counting, found)
    return found


def _unknown(cell: Cell, ids: Sequence[str], rater: Rater) -> Issue:
    """Say that there is no such programme; known are the insurer's, and not the lines laid out."""
    some = next(iter(rater.plan.programmes.values()))
    return refusals.no_programme(
        cell.programme, evolve(rater.plan, programmes=dict.fromkeys(ids, some))
    )


def _place_own(cell: Cell, heads: int, rater: Rater, found: Rows) -> None:
    cover = rater.cover(cell.start, cell.last_day)
    if isinstance(cover, Issue):
        found.apart.append((heads, cover))
    else:
        found.concerned.append(Row(cell, heads, cover[1]))


def _place_other(
    cell: Cell, heads: int, rater: Rater, counting: Sequence[ContributionRule], found: Rows
) -> None:
    priced = rater.rate(cell)
    if isinstance(priced, Issue):
        found.apart.append((heads, priced))
        return
    row = Row(cell, heads, priced.share, priced)
    paid = priced.contribution
    counts = paid is not None and any(paid.rule is rule for rule in counting)
    (found.concerned if counts else found.others).append(row)


def _counting_on(programme: Programme, offer: Offer, rater: Rater) -> Sequence[ContributionRule]:
    """Return the rules of who pays that count on the price of the programme, as laid out."""
    laid = rater.plan.tariff.offer.contribution or ()
    written = offer.contribution or ()
    pairs = zip(written, laid, strict=True)
    return [made for rule, made in pairs if rule.of == programme.id]


def prices_of(
    rows: Sequence[Row], laid: Sequence[Laid], rater: Rater, programme: Programme
) -> dict[str, list[CellPrice | Issue]]:
    """Return what each line costs the members of each row for the whole term, by the line's id.

    Instead of a price there may be the reason why there is none. Rows that differ in nothing but
    dates of cover are priced once.
    """
    places: dict[object, int] = {}
    numbers = [places.setdefault((row.is_own, row.cell.values), len(places)) for row in rows]
    firsts = [rows[numbers.index(number)] for number in range(len(places))]
    found: dict[str, list[CellPrice | Issue]] = {}
    for one in laid:
        prices = [_price_of(row, one, rater, programme) for row in firsts]
        found[one.id] = [prices[number] for number in numbers]
    return found


def _price_of(row: Row, one: Laid, rater: Rater, programme: Programme) -> CellPrice | Issue:
    found = _price(row, one, rater)
    if isinstance(found, Issue):
        return evolve(found, text=renamed_text(found.text, one.id, programme.id))
    return found


def _price(row: Row, one: Laid, rater: Rater) -> CellPrice | Issue:
    plan = rater.plan.programmes[one.id]
    if one.admits_only:
        return _admitted(row, plan, rater) if row.is_own else NOTHING
    if not row.is_own:
        return _counted_on(row, plan, rater)
    found = rater.term(evolve(row.cell, programme=one.id))
    return found.price if isinstance(found, TermPrice) else found


def _admitted(row: Row, plan: ProgrammePlan, rater: Rater) -> CellPrice | Issue:
    answers = (refusals.admission(v, plan, rater.plan) for v in row.cell.readings())
    return next((issue for issue in answers if issue is not None), NOTHING)


def _counted_on(row: Row, plan: ProgrammePlan, rater: Rater) -> CellPrice | Issue:
    """Say whether there is a price to count on; the members themselves do not pay it."""
    prices = [_reference(values, plan, rater) for values in row.cell.readings()]
    missing = next((price for price in prices if isinstance(price, Issue)), None)
    if missing is not None:
        return missing
    return NOTHING if len(set(prices)) == 1 else refusals.age_on_two_days(rater.plan)


def _reference(values: tuple[Value, ...], plan: ProgrammePlan, rater: Rater) -> CellPrice | Issue:
    if not plan.is_priced:
        return refusals.not_priced(plan)
    price = plan.price(values)
    if isinstance(price, Hole):
        return refusals.no_rate(price, rater.plan)
    return price if min(price.weights) >= 0 else refusals.negative(plan.lines[0], rater.plan)
