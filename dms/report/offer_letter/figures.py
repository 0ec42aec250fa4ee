"""The figures of a letter, taken from a quote, or from a contract where terms are agreed.

Nothing is priced here. A letter is for everybody of the list: where somebody has no price there is
no letter.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from dms.contracts.contract import Contract
from dms.contracts.terms.terms import Terms
from dms.errors import QuoteRefused
from dms.members import Relationship
from dms.modules.programme import Programme
from dms.periods import Period
from dms.pricing.offer import Offer
from dms.pricing.plan import Plan
from dms.pricing.quote import Quote
from dms.pricing.rating import PricedCell

__all__ = ["Due", "Figures", "Heads", "figures_of"]


@frozen
class Heads:
    """People of one programme, all employees or all relatives, with the same premium."""

    programme: str
    employees: bool
    units: int
    """The premium of each, in units of the offer's rounding."""
    count: int


@frozen
class Due:
    """One payment, in roubles; what nobody has stated is None."""

    number: int | None
    period: Period | None
    day: date | None
    amount: Decimal


@frozen(kw_only=True)
class Figures:
    """What a letter is made from."""

    offer: Offer
    """With what the terms say otherwise."""
    terms: Terms | None
    period: Period
    plan: Plan
    heads: tuple[Heads, ...]
    for_contract: tuple[tuple[str, int], ...]
    """Kinds of care priced for the contract as a whole, in units."""
    payers: Mapping[str, Decimal]
    part_of_term: bool
    """Whether somebody has cover for a part of the term only."""
    payments: tuple[Due, ...] = ()

    def roubles(self, units: int) -> Decimal:
        """Return units of the offer's rounding as roubles."""
        return self.offer.rounding.roubles(units)

    @property
    def programmes(self) -> list[Programme]:
        """The programmes that people of the list are in, in the offer's order."""
        used = {heads.programme for heads in self.heads}
        return [programme for programme in self.offer.programmes if programme.id in used]

    @property
    def total(self) -> Decimal:
        """The premium of the contract: that of all people and of the contract as a whole."""
        people = sum(heads.units * heads.count for heads in self.heads)
        return self.roubles(people + sum(units for _, units in self.for_contract))


def figures_of(priced: Quote | Contract) -> Figures:
    """Take the figures; QuoteRefused where somebody has no price."""
    return _of_quote(priced) if isinstance(priced, Quote) else _of_contract(priced)


def _of_quote(quote: Quote) -> Figures:
    if quote.status != "complete" or quote.setting is None or quote.plan is None:
        raise QuoteRefused(quote.issues)
    rounding = quote.offer.rounding
    return Figures(
        offer=quote.offer,
        terms=None,
        period=quote.setting.period,
        plan=quote.plan,
        heads=tuple(_heads(_quoted(quote))),
        for_contract=tuple(
            (line.kind, rounding.units_of(Fraction(line.premium))) for line in quote.contract
        ),
        payers=quote.payers,
        part_of_term=any(not cell.has_whole_term for cell, _, _ in quote.counted()),
    )


def _quoted(quote: Quote) -> Counter[tuple[str, bool, int]]:
    people = zip(quote.roster.column("relationship"), quote.numbers, quote.units, strict=True)
    found: Counter[tuple[str, bool, int]] = Counter()
    for (relationship, number, units), count in Counter(people).items():
        cell = quote.cells[number]
        assert isinstance(cell, PricedCell)  # noqa: S101 - the quote is complete
        key = (cell.plan.programme.id, relationship == Relationship.EMPLOYEE, units)
        found[key] += count
    return found


def _of_contract(contract: Contract) -> Figures:
    agreement = contract.agreement
    covered = [
        (stretch, person.is_employee)
        for person in contract.conclusion.change.people
        for stretch in person.stretches
    ]
    return Figures(
        offer=agreement.agreed,
        terms=agreement.terms,
        period=agreement.period,
        plan=agreement.desk.plan,
        heads=tuple(_heads(Counter((s.programme, employee, s.premium) for s, employee in covered))),
        for_contract=agreement.contract_prices,
        payers=contract.conclusion.payers,
        part_of_term=any(stretch.period != agreement.period for stretch, _ in covered),
        payments=tuple(_payments(contract)),
    )


def _payments(contract: Contract) -> Iterator[Due]:
    agreement = contract.agreement
    if agreement.schedule is None:
        return
    dues = {due.number: due for due in agreement.schedule.dues}
    slots = sorted(contract.conclusion.change.slots, key=lambda placed: placed[0].order)
    for slot, units in slots:
        due = dues.get(slot.number or 0)
        period = due.period if due is not None else None
        yield Due(slot.number, period, slot.due, agreement.rounding.roubles(units))


def _heads(counted: Counter[tuple[str, bool, int]]) -> Iterator[Heads]:
    """Yield employees first, and of each the cheaper first."""
    for (programme, employees, units), count in sorted(
        counted.items(), key=lambda found: (found[0][0], not found[0][1], found[0][2])
    ):
        yield Heads(programme, employees, units, count)
