"""Rating: the price of each cell, exact for the whole term and rounded once for its dates."""

from datetime import date
from fractions import Fraction
from functools import cached_property

from attrs import evolve, field, frozen

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

__all__ = ["UPLIFT", "PricedCell", "Rater", "TermPrice"]

WHOLE = Fraction(1)
NOTHING = Fraction(0)
UPLIFT = "relative_uplift"
"""Stands among the kinds of care for what relatives pay more."""


@frozen(eq=False)
class TermPrice:
    """What members with one programme and the same values cost for the whole term.

    `full` is rounded and counts units of the rounding (kopecks, unless the offer says otherwise);
    `price` is exact.
    """

    plan: ProgrammePlan
    values: tuple[Value, ...]
    price: CellPrice
    rounding: RoundingRule
    full: int
    contribution: Contribution | None

    uplift: Fraction = NOTHING
    """What relatives pay more: a share of the price, in a line of its own."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """What its lines are for: the kinds of care, and the uplift."""
        kinds = tuple([line.line.kind for line in self.plan.lines])
        return (*kinds, UPLIFT) if self.uplift else kinds

    @cached_property
    def full_lines(self) -> list[int]:
        """The price of the whole term handed out to the lines; they add up to it."""
        return _lines(self.price, WHOLE, self.rounding, self.full)

    def premium(self, share: Fraction) -> int:
        """Return the rounded price of a share of the term, in units of the rounding."""
        return self.full if share == WHOLE else _total(self.price, share, self.rounding)

    def exact(self, share: Fraction) -> Fraction:
        """Return the price of a share of the term before rounding, in roubles."""
        return Fraction(self.price.total, 10**self.price.places) * share

    def lines(self, units: int, share: Fraction) -> list[int]:
        """Hand out the premium of a share of the term to the lines; they add up to it."""
        if share == WHOLE and units == self.full:
            return self.full_lines
        return _lines(self.price, share, self.rounding, units)

    def employer(self, units: int, share: Fraction) -> int | None:
        """Return the employer's part of such a premium; None when nobody says who pays."""
        if self.contribution is None:
            return None
        return employer_part(self.contribution, units, share, self.rounding)

    def with_uplift(self, uplift: Fraction) -> "TermPrice":
        """Return the price made higher by a share of itself, which becomes the last line."""
        price = self.price.with_part(uplift)
        full = _total(price, WHOLE, self.rounding)
        return evolve(self, price=price, full=full, uplift=uplift)


@frozen
class PricedCell:
    """A cell with its price for the whole term and, in `due`, for its dates of cover.

    `due` is rounded and counts units of the rounding.
    """

    cell: Cell
    term: TermPrice
    period: Period
    share: Fraction
    due: int

    @property
    def plan(self) -> ProgrammePlan:
        """The programme of the members, ready to price."""
        return self.term.plan

    @property
    def values(self) -> tuple[Value, ...]:
        """What its members have on each dimension of the plan."""
        return self.term.values

    @property
    def has_whole_term(self) -> bool:
        """Whether nothing is prorated."""
        return self.share is WHOLE

    @property
    def full(self) -> int:
        """The price of the whole term, in units of the rounding."""
        return self.term.full

    @property
    def contribution(self) -> Contribution | None:
        """Who pays for the members; None when the offer does not say."""
        return self.term.contribution

    @property
    def exact_due(self) -> Fraction:
        """The price of the dates of cover before rounding, in roubles."""
        return self.term.exact(self.share)

    def full_of(self, units: int) -> int:
        """Return the price of the whole term for a member who pays a premium of `units`.

        Whoever has the whole term pays just that, also where the group is rounded as one.
        """
        return units if self.has_whole_term else self.term.full

    def lines(self, units: int) -> list[int]:
        """Hand out a premium of the cell to the lines of its programme; they add up to it."""
        return self.term.lines(units, self.share)

    def full_lines(self, units: int) -> list[int]:
        """Hand out the price of the whole term to the lines; they add up to it."""
        return self.lines(units) if self.has_whole_term else self.term.full_lines

    def employer(self, units: int) -> int | None:
        """Return the employer's part of a premium of the cell; None when nobody says who pays."""
        return self.term.employer(units, self.share)


def _lines(price: CellPrice, share: Fraction, rule: RoundingRule, units: int) -> list[int]:
    if rule.level == "line":
        rounded = [rule.units(weight, price.places, share) for weight in price.weights]
        if sum(rounded) == units:  # the rest of a premium that was taken over is not
            return rounded
    return fit(units, price.proportions) if price.total else [0] * len(price.weights)


def _total(price: CellPrice, share: Fraction, rule: RoundingRule) -> int:
    if rule.level == "line":
        return sum(rule.units(weight, price.places, share) for weight in price.weights)
    return rule.units(price.total, price.places, share)


def _alike(one: TermPrice | Issue, other: TermPrice | Issue) -> bool:
    """Say whether two readings come to the same, be it a price or none."""
    if isinstance(one, Issue) or isinstance(other, Issue):
        return isinstance(one, Issue) and isinstance(other, Issue)
    return (one.price, one.contribution) == (other.price, other.contribution)


@frozen
class Rater:
    """Prices cells under one plan and one contract period; every annual price is found once."""

    plan: Plan
    period: Period
    _programmes: dict[str | None, ProgrammePlan | Issue] = field(factory=dict, repr=False)
    _terms: dict[tuple[str | None, tuple[object, ...]], TermPrice | Issue] = field(
        factory=dict, repr=False
    )
    _prices: dict[tuple[str, tuple[Value, ...]], CellPrice | Issue] = field(
        factory=dict, repr=False
    )
    _covers: dict[tuple[date | None, date | None], tuple[Period, Fraction] | Issue] = field(
        factory=dict, repr=False
    )

    def rate(self, cell: Cell) -> PricedCell | Issue:
        """Return the cell with its price, or the reason why its members have none."""
        term = self.term(cell)
        if isinstance(term, Issue):
            return term
        cover = self.cover(cell.start, cell.last_day)
        if isinstance(cover, Issue):
            return cover
        period, share = cover
        return PricedCell(cell, term, period, share, term.premium(share))

    def term(self, cell: Cell) -> TermPrice | Issue:
        """Return the price of the whole term for the members of a cell, whatever their dates."""
        who = cell.programme, cell.values
        term = self._terms.get(who)
        if term is None:
            term = self._terms[who] = self._term(cell)
        return term

    def cover(self, start: date | None, last_day: date | None) -> tuple[Period, Fraction] | Issue:
        """Return the period of cover and its share of the price for the whole term.

        Both days count; None is the first or the last day of the contract.
        """
        dates = start, last_day
        cover = self._covers.get(dates)
        if cover is None:
            cover = self._covers[dates] = self._cover(start, last_day)
        return cover

    def _term(self, cell: Cell) -> TermPrice | Issue:
        """Price the whole term for whoever has the programme and the values of a cell.

        Where an age can be taken on two days, only one price for both is a price.
        """
        written = cell.programme
        if written not in self._programmes:
            self._programmes[written] = self._programme(written)
        programme = self._programmes[written]
        if isinstance(programme, Issue):
            return programme
        first, *others = cell.readings()
        term = self._term_at(programme, first)
        if any(not _alike(term, self._term_at(programme, values)) for values in others):
            return refusals.age_on_two_days(self.plan)
        return term

    def _term_at(self, programme: ProgrammePlan, values: tuple[Value, ...]) -> TermPrice | Issue:
        refused = refusals.admission(values, programme, self.plan)
        if refused is not None:
            return refused
        price = self._checked(programme, programme.price(values))
        if isinstance(price, Issue):
            return price
        contribution = self._contribution(values, programme)
        if isinstance(contribution, Issue):
            return contribution
        rule = self.plan.tariff.offer.rounding
        full = _total(price, WHOLE, rule)
        return TermPrice(programme, values, price, rule, full, contribution)

    def _programme(self, written: str | None) -> ProgrammePlan | Issue:
        id_ = self.plan.programme_id(written)
        if id_ is None:
            return refusals.no_programme(written, self.plan)
        programme = self.plan.programmes[id_]
        return programme if programme.is_priced else refusals.not_priced(programme)

    def _cover(self, start: date | None, last_day: date | None) -> tuple[Period, Fraction] | Issue:
        start = start or self.period.start
        last_day = last_day or self.period.last_day
        if last_day < start or start < self.period.start or self.period.last_day < last_day:
            return refusals.outside(self.period)
        cover, rules = Period(start, last_day), self.plan.tariff.offer.proration
        share = rules.share(cover, self.period)
        if share is None:
            event = rules.unstated(cover, self.period) or "join"
            return refusals.no_proration(event, self.plan)
        return cover, WHOLE if share == WHOLE else share

    def _price(self, programme: ProgrammePlan, values: tuple[Value, ...]) -> CellPrice | Issue:
        key = (programme.programme.id, values)
        if key not in self._prices:
            self._prices[key] = self._checked(programme, programme.price(values))
        return self._prices[key]

    def _checked(self, programme: ProgrammePlan, price: CellPrice | Hole) -> CellPrice | Issue:
        if isinstance(price, Hole):
            return refusals.no_rate(price, self.plan)
        if min(price.weights) >= 0:
            return price
        below = next(i for i, weight in enumerate(price.weights) if weight < 0)
        return refusals.negative(programme.lines[below], self.plan)

    def _contribution(
        self, values: tuple[Value, ...], programme: ProgrammePlan
    ) -> Contribution | Issue | None:
        """Settle who pays for the members of a cell; None when the offer does not say."""
        rules = self.plan.tariff.offer.contribution
        if rules is None:
            return None
        for number, condition in programme.contribution:
            concerned = None if condition is None else condition.find(values)
            if not isinstance(concerned, Hole):
                return self._settled(rules[number], values)
            if concerned.reason is not Missing.NO_ROW:
                return refusals.no_rate(concerned, self.plan)
        return refusals.nobody_pays(self.plan)

    def _settled(self, rule: ContributionRule, values: tuple[Value, ...]) -> Contribution | Issue:
        if rule.of is None:
            return Contribution(rule)
        reference = self.plan.programmes[rule.of]
        if not reference.is_priced:
            return refusals.not_priced(reference)
        price = self._price(reference, values)
        if isinstance(price, Issue):
            return price
        return Contribution(rule, Fraction(price.total, 10**price.places))
