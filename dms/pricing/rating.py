"""Rating: the price of each cell, exact for the whole term and rounded once for its dates."""

from fractions import Fraction

from attrs import field, frozen

from dms.issues import Issue
from dms.money import fit
from dms.periods import Period
from dms.pricing import refusals
from dms.pricing.cells import Cell
from dms.pricing.contribution import Contribution, ContributionRule, employer_part
from dms.pricing.plan import CellPrice, Plan, ProgrammePlan
from dms.pricing.rounding import RoundingRule
from dms.pricing.steps import Hole
from dms.pricing.table_checks import Value
from dms.pricing.tables import Missing

__all__ = ["PricedCell", "Rater"]

WHOLE = Fraction(1)


@frozen
class PricedCell:
    """A cell with its price for the whole term and for its dates of cover.

    `full` and `due` are rounded and count units of the rounding (kopecks, unless the offer says
    otherwise); `price` is exact.
    """

    cell: Cell
    plan: ProgrammePlan
    period: Period
    share: Fraction
    price: CellPrice
    rounding: RoundingRule
    full: int
    due: int
    contribution: Contribution | None

    @property
    def exact_due(self) -> Fraction:
        """The price of the dates of cover before rounding, in roubles."""
        return Fraction(self.price.total, 10**self.price.places) * self.share

    def lines(self, units: int) -> list[int]:
        """Hand out a premium of the cell to the lines of its programme; they add up to it."""
        return _lines(self.price, self.share, self.rounding, units)

    def full_lines(self) -> list[int]:
        """Hand out the price of the whole term to the lines; they add up to it."""
        return _lines(self.price, WHOLE, self.rounding, self.full)

    def employer(self, units: int) -> int | None:
        """Return the employer's part of a premium of the cell; None when nobody says who pays."""
        if self.contribution is None:
            return None
        return employer_part(self.contribution, units, self.share, self.rounding)


def _lines(price: CellPrice, share: Fraction, rule: RoundingRule, units: int) -> list[int]:
    if rule.level == "line":
        return [rule.units(weight, price.places, share) for weight in price.weights]
    return fit(units, price.weights) if price.total else [0] * len(price.weights)


def _total(price: CellPrice, share: Fraction, rule: RoundingRule) -> int:
    if rule.level == "line":
        return sum(rule.units(weight, price.places, share) for weight in price.weights)
    return rule.units(price.total, price.places, share)


@frozen
class Rater:
    """Prices cells under one plan and one contract period; every annual price is found once."""

    plan: Plan
    period: Period
    _prices: dict[tuple[str, tuple[Value, ...]], CellPrice | Issue] = field(
        factory=dict, repr=False
    )
    _shares: dict[Period, Fraction | Issue] = field(factory=dict, repr=False)

    def rate(self, cell: Cell) -> PricedCell | Issue:
        """Return the cell with its price, or the reason why its members have none."""
        programme = self._programme(cell)
        period = self._cover(cell)
        if isinstance(programme, Issue):
            return programme
        if isinstance(period, Issue):
            return period
        refused = refusals.admission(cell, programme.programme, self.plan)
        if refused is not None:
            return refused
        price = self._price(programme, cell.values)
        if isinstance(price, Issue):
            return price
        share = self._share(period)
        if isinstance(share, Issue):
            return share
        contribution = self._contribution(cell, programme)
        if isinstance(contribution, Issue):
            return contribution
        rule = self.plan.tariff.offer.rounding
        full, due = _total(price, WHOLE, rule), _total(price, share, rule)
        return PricedCell(cell, programme, period, share, price, rule, full, due, contribution)

    def _programme(self, cell: Cell) -> ProgrammePlan | Issue:
        id_ = self.plan.programme_id(cell.programme)
        if id_ is None:
            return refusals.no_programme(cell.programme, self.plan)
        programme = self.plan.programmes[id_]
        return programme if programme.is_priced else refusals.not_priced(programme)

    def _cover(self, cell: Cell) -> Period | Issue:
        start = cell.start or self.period.start
        last_day = cell.last_day or self.period.last_day
        if last_day < start or start < self.period.start or self.period.last_day < last_day:
            return refusals.outside(self.period)
        return Period(start, last_day)

    def _price(self, programme: ProgrammePlan, values: tuple[Value, ...]) -> CellPrice | Issue:
        key = (programme.programme.id, values)
        if key not in self._prices:
            self._prices[key] = self._checked(programme, programme.price(values))
        return self._prices[key]

    def _checked(self, programme: ProgrammePlan, price: CellPrice | Hole) -> CellPrice | Issue:
        if isinstance(price, Hole):
            return refusals.no_rate(price, self.plan)
        for line, weight in zip(programme.lines, price.weights, strict=True):
            if weight < 0:
                return refusals.negative(line, self.plan)
        return price

    def _share(self, period: Period) -> Fraction | Issue:
        if period not in self._shares:
            rules = self.plan.tariff.offer.proration
            event = rules.unstated(period, self.period)
            self._shares[period] = (
                rules.share(period, self.period)
                if event is None
                else refusals.no_proration(event, self.plan)
            )
        return self._shares[period]

    def _contribution(self, cell: Cell, programme: ProgrammePlan) -> Contribution | Issue | None:
        """Settle who pays for the members of a cell; None when the offer does not say."""
        rules = self.plan.tariff.offer.contribution
        if rules is None:
            return None
        for number, condition in programme.contribution:
            concerned = None if condition is None else condition.find(cell.values)
            if not isinstance(concerned, Hole):
                return self._settled(rules[number], cell)
            if concerned.reason is not Missing.NO_ROW:
                return refusals.no_rate(concerned, self.plan)
        return refusals.nobody_pays(self.plan)

    def _settled(self, rule: ContributionRule, cell: Cell) -> Contribution | Issue:
        if rule.of is None:
            return Contribution(rule)
        reference = self.plan.programmes[rule.of]
        if not reference.is_priced:
            return refusals.not_priced(reference)
        price = self._price(reference, cell.values)
        if isinstance(price, Issue):
            return price
        return Contribution(rule, Fraction(price.total, 10**price.places))
