"""The price list of one insurer as this group needs it: every price from its first row on.

Each distinct price is a block: a row for every kind of care with the row of the price list and each
factor in a cell of its own, and a last row with the price of the whole term, to which the people
refer. What is priced once for the contract stands below.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Context, Decimal
from fractions import Fraction

from attrs import frozen

from dms.comparison.compared import Compared
from dms.i18n import Text, text
from dms.pricing.contract_lines import ContractLine
from dms.pricing.contribution import Contribution
from dms.pricing.exact import Exact
from dms.pricing.factors import Factor
from dms.pricing.naming import line_title, listed, values_in_words
from dms.pricing.plan import LinePlan
from dms.pricing.quote import Quote
from dms.pricing.rating import PricedCell, TermPrice
from dms.report.comparison_workbook.book import Book, Sheet
from dms.report.comparison_workbook.cells import Cell, Formula, Value, cell_name, place
from dms.report.comparison_workbook.formulas import cleaned, is_sure, rounded
from dms.report.comparison_workbook.looks import Look
from dms.report.comparison_workbook.price_steps import line_cells

__all__ = ["PricePlace", "TariffSheet", "distinct_prices", "write_tariff"]

_EMPTY = None
_BASE = 4
"""The column of the price list; the factors stand right of it."""


@frozen
class PricePlace:
    """Where one price stands, and who pays it."""

    number: int
    price: str
    exact: Decimal
    """The price of the whole term, exact."""
    lines: str
    """The prices of its kinds of care, one below the other."""
    employer: str
    """The employer's share of the premium."""
    cap: str
    reference: str
    """The price of the programme that the share is counted on."""


@frozen
class TariffSheet:
    """The places of all prices of one insurer, and of what is priced for the contract."""

    name: str
    prices: Mapping[TermPrice, PricePlace]
    contract: Mapping[str, str]
    """By kind of care."""


def distinct_prices(quote: Quote) -> list[TermPrice]:
    """Return the prices that members have, in the order in which they are met."""
    met = dict.fromkeys(quote.numbers)
    cells = (quote.cells[number] for number in met)
    return list(dict.fromkeys(cell.term for cell in cells if isinstance(cell, PricedCell)))


def write_tariff(book: Book, one: Compared) -> TariffSheet:
    """Write the prices of one insurer."""
    quote = one.quote
    prices = distinct_prices(quote)
    lines = [line for term in prices for line in term.plan.lines]
    factors = _factors(quote, [*lines, *(line.plan for line in quote.contract)])
    paid = quote.offer.contribution is not None
    sheet = book.sheet(
        text("Tariff · {insurer}", insurer=one.name),
        [7, 16, 26, 28, 13, *[11] * len(factors), 15, *[13] * (3 * paid)],
    )
    sheet.title(text("Price list of {insurer}: how each price comes about", insurer=one.name))
    sheet.note(
        text(
            "The price is the row of the price list, then each factor from left to right. The last"
            " row of a block is the price of the whole term for one person"
        )
    )
    sheet.row += 1
    payers = [text("Employer's share"), text("At most"), text("Price it is counted on")]
    sheet.heads(
        [
            text("Price No."),
            text("Programme"),
            text("For whom"),
            text("Kind of care"),
            text("Price list, ₽"),
            *map(_head, factors),
            text("Price of the whole term"),
            *payers[: 3 * paid],
        ],
        filtered=True,
    )
    layout = _Layout(sheet, quote, factors)
    found = {term: layout.block(number, term) for number, term in enumerate(prices, start=1)}
    sheet.end_filter()
    return TariffSheet(sheet.name, found, layout.contract())


def _factors(quote: Quote, lines: Sequence[LinePlan]) -> list[Factor]:
    """Return the factors that stand in some price, in the order of the offer."""
    used = {step.factor.id for line in lines for step in line.steps}
    return [factor for factor in quote.offer.factors if factor.id in used]


_HEADS = {
    "multiply": "× {name}",
    "add": "+ {name}, ₽",
    "percent": "{name}, %",
    "replace": "= {name}, ₽",
}


def _head(factor: Factor) -> str:
    return _HEADS[factor.kind].format(name=factor.name or factor.id)


@frozen
class _Layout:
    """Writes blocks into the columns of one sheet."""

    sheet: Sheet
    quote: Quote
    factors: Sequence[Factor]

    @property
    def _columns(self) -> dict[str, int]:
        return {factor.id: _BASE + 1 + n for n, factor in enumerate(self.factors)}

    @property
    def _price_at(self) -> int:
        return _BASE + 1 + len(self.factors)

    def block(self, number: int, term: TermPrice) -> PricePlace:
        """Write one price; return where it stands."""
        first = self.sheet.row
        for line in term.plan.lines:
            self._line(number, term, line)
        last = self.sheet.row - 1
        row = self.sheet.line(self._total(number, term, first, last))
        at = self._price_at
        return PricePlace(
            number,
            place(self.sheet.name, row, at),
            _exact(term),
            place(self.sheet.name, first, at, last),
            *(place(self.sheet.name, row, at + n) for n in (1, 2, 3)),
        )

    def _line(self, number: int, term: TermPrice, line: LinePlan) -> None:
        found = line_cells(line, term.values, self.sheet.row, self._columns, _BASE)
        self.sheet.line(
            [
                Cell(number, Look.COUNT),
                Cell(_programme(term)),
                _EMPTY,
                Cell(line_title(line)),
                found.base,
                *(found.factors.get(factor.id, _EMPTY) for factor in self.factors),
                Cell(found.price, Look.EXACT),
            ]
        )

    def _total(self, number: int, term: TermPrice, first: int, last: int) -> Iterator[Cell]:
        """Return the row of the price of the whole term."""
        yield Cell(number, Look.COUNT_STRONG)
        for words in (_programme(term), self._who(term), text("Price of the whole term")):
            yield Cell(words, Look.STRONG)
        for _ in range(_BASE, self._price_at):
            yield Cell(None, Look.STRONG)
        exact = _exact(term)
        lines = f"{cell_name(first, self._price_at)}:{cell_name(last, self._price_at)}"
        yield Cell(Formula(cleaned(f"SUM({lines})", exact), exact), Look.EXACT_STRONG)
        if self.quote.offer.contribution is not None:
            yield from _payers(term.contribution)

    def contract(self) -> dict[str, str]:
        """Write what is priced once for the contract; return where its premiums stand."""
        if not self.quote.contract:
            return {}
        self.sheet.section(text("Priced for the contract as a whole"))
        return {line.kind: self._once(line) for line in self.quote.contract}

    def _once(self, line: ContractLine) -> str:
        numbers = [number for _, number in line.quantities]
        found = line_cells(line.plan, (), self.sheet.row, self._columns, _BASE, numbers)
        rule = self.quote.offer.rounding
        sure = is_sure(Fraction(found.price.result), rule)
        premium = Formula(rounded(found.price.written, rule), line.premium)
        counted = [text("{name}: {number}", name=n, number=v) for n, v in line.quantities]
        row = self.sheet.line(
            [
                _EMPTY,
                _EMPTY,
                Cell(listed(counted)) if counted else _EMPTY,
                Cell(line_title(line.plan)),
                found.base,
                *(found.factors.get(factor.id, _EMPTY) for factor in self.factors),
                Cell(premium if sure else line.premium, Look.MONEY_STRONG),
            ]
        )
        return place(self.sheet.name, row, self._price_at)

    def _who(self, term: TermPrice) -> Text:
        plan = self.quote.plan
        if plan is None or not plan.dimensions:
            return text("everybody")
        return values_in_words(plan.dimensions, term.values, plan)


def _payers(settled: Contribution | None) -> Iterator[Cell]:
    """Return who pays: the share, the most, and the price that the share is counted on."""
    cap: Value = settled.rule.cap if settled is not None else None
    reference: Value = None
    if settled is not None and settled.reference is not None:
        reference = Context(prec=50).divide(*map(Decimal, settled.reference.as_integer_ratio()))
    yield Cell(settled.rule.employer if settled is not None else None, Look.NUMBER)
    yield Cell(cap, Look.MONEY)
    yield Cell(reference, Look.EXACT)


def _exact(term: TermPrice) -> Decimal:
    return Exact(term.price.total, term.price.places).decimal()


def _programme(term: TermPrice) -> str:
    return term.plan.programme.name or term.plan.programme.id
