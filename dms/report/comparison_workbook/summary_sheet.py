"""The summary: what each offer costs and what stands in its way, for those who decide.

The sums refer to the sheets with the people, so whoever changes a price there sees it here.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from dms.comparison.compared import Compared
from dms.comparison.comparison import Comparison
from dms.i18n import Text, text
from dms.pricing.exact import added
from dms.report.comparison_workbook.book import Sheet
from dms.report.comparison_workbook.cells import Cell, Formula, cell_name, place
from dms.report.comparison_workbook.formulas import is_sure, rounded
from dms.report.comparison_workbook.looks import Look
from dms.report.comparison_workbook.people_sheet import PeopleSheet
from dms.report.comparison_workbook.tariff_sheet import TariffSheet

__all__ = ["Sources", "Totals", "write_summary"]

NO_PRICE = Cell(text("no price"), Look.BAD)
NOT_STATED = Cell(text("not stated"), Look.ASK)
NOTHING = Cell("—")

Totals = Mapping[str, str]
"""Where the premium of each priced offer stands, by its id."""


@frozen
class Sources:
    """The sheets that the sums of one offer are taken from."""

    people: PeopleSheet
    tariff: TariffSheet

    @property
    def contract(self) -> str:
        """The premiums for the contract as a whole, as a part of a sum; empty without any."""
        return "".join(f"+{at}" for at in self.tariff.contract.values())


def write_summary(
    sheet: Sheet,
    comparison: Comparison,
    sources: Mapping[str, Sources],
    scoped: Totals,
    titles: Mapping[str | None, str],
) -> Totals:
    """Write the summary; return where the premium of each offer stands."""
    period = comparison.period
    sheet.title(text("Comparison of offers of voluntary health insurance"))
    if period is not None:
        sheet.note(
            text(
                "Period: {start} to {last_day}, both days count; people: {count}",
                start=period.start,
                last_day=period.last_day,
                count=len(comparison.roster),
            )
        )
    sheet.note(comparison.verdict.headline, Look.SECTION)
    for reason in comparison.verdict.reasons:
        sheet.note(reason)
    sheet.note(text("This is a comparison of offers and not an offer of insurance"))
    sheet.row += 1
    table = _Summary(sheet, comparison, sources, scoped, titles)
    return table.write()


@frozen
class _Summary:
    """Writes the tables, a column for each offer."""

    sheet: Sheet
    comparison: Comparison
    sources: Mapping[str, Sources]
    scoped: Totals
    titles: Mapping[str | None, str]

    def write(self) -> Totals:
        """Write the tables."""
        self.sheet.heads([text("Offer"), *self.comparison.names.values()])
        row = self._row(text("Premium of the contract"), self._total)
        found = {
            one.id: place(self.sheet.name, row, column)
            for column, one in enumerate(self.comparison.candidates, start=1)
            if one.id in self.sources
        }
        heads = self._row(text("People with a price"), self._heads)
        self._row(text("People without a price"), self._unpriced)
        self._row(text("Premium per head"), lambda one, at: self._per_head(one, at, row, heads))
        self._row(text("Employer pays"), self._employer)
        self._row(text("Employees pay"), self._employees)
        base = self.comparison.base
        self._row(
            text("More or less than {insurer}", insurer=base.name),
            lambda one, at: self._difference(one, at, row),
        )
        self._row(text("Price for the same care"), self._scoped)
        self._row(text("Musts of the brief"), self._musts)
        self._row(text("Grave findings in the contract"), self._findings)
        self._row(text("Questions to the insurer"), self._questions)
        self._row(text("What is in the way"), self._obstacles)
        self._programmes(row)
        return found

    def _row(self, title: Text | str, cell: Callable[[Compared, int], Cell]) -> int:
        cells = [cell(one, at) for at, one in enumerate(self.comparison.candidates, start=1)]
        return self.sheet.line([Cell(title, Look.STRONG), *cells])

    def _total(self, one: Compared, _: int) -> Cell:
        if one.id not in self.sources or one.total is None:
            return NO_PRICE
        source = self.sources[one.id]
        written = f"ROUND({source.people.premium}{source.contract},2)"
        return Cell(Formula(written, one.total), Look.MONEY_STRONG)

    def _heads(self, one: Compared, _: int) -> Cell:
        source = self.sources.get(one.id)
        if source is None:
            return Cell(one.heads, Look.COUNT)
        return Cell(Formula(f"COUNT({source.people.premiums})", one.heads), Look.COUNT)

    def _unpriced(self, one: Compared, _: int) -> Cell:
        source = self.sources.get(one.id)
        if source is None:
            return Cell(one.unpriced, Look.COUNT)
        column = source.people.premiums
        return Cell(Formula(f"ROWS({column})-COUNT({column})", one.unpriced), Look.COUNT)

    def _per_head(self, one: Compared, at: int, total: int, heads: int) -> Cell:
        if one.id not in self.sources or one.total is None or one.per_head is None:
            return NO_PRICE
        rule = one.offer.rounding
        if not is_sure(Fraction(one.total) / one.heads, rule):
            return Cell(one.per_head, Look.MONEY)
        average = f"{cell_name(total, at)}/{cell_name(heads, at)}"
        return Cell(Formula(rounded(average, rule), one.per_head), Look.MONEY)

    def _employer(self, one: Compared, _: int) -> Cell:
        source = self.sources.get(one.id)
        if source is None:
            return NO_PRICE
        paid = one.quote.amounts.employer
        if source.people.employer is None or paid is None:
            return NOT_STATED
        written = f"ROUND({source.people.employer}{source.contract},2)"
        return Cell(Formula(written, paid), Look.MONEY)

    def _employees(self, one: Compared, _: int) -> Cell:
        source = self.sources.get(one.id)
        if source is None:
            return NO_PRICE
        paid = one.quote.amounts.employee
        if source.people.employee is None or paid is None:
            return NOT_STATED
        return Cell(Formula(source.people.employee, paid), Look.MONEY)

    def _difference(self, one: Compared, at: int, total: int) -> Cell:
        base = self.comparison.base
        if one is base:
            return NOTHING
        if one.total is None or base.total is None:
            return NO_PRICE
        other = cell_name(total, 1 + self.comparison.candidates.index(base))
        less = added(one.total, base.total.copy_negate())
        written = f"ROUND({cell_name(total, at)}-{other},2)"
        return Cell(Formula(written, less), Look.SIGNED)

    def _scoped(self, one: Compared, _: int) -> Cell:
        price = self.comparison.scope.prices[one.id]
        if price.total is None:
            return Cell(text("cannot be compared"), Look.ASK)
        at = self.scoped.get(one.id)
        return Cell(Formula(at, price.total) if at is not None else price.total, Look.MONEY)

    def _musts(self, one: Compared, _: int) -> Cell:
        counted = one.tally
        if counted is None or not counted.musts:
            return NOTHING
        look = Look.BAD if counted.must_missed else Look.ASK if counted.must_unknown else Look.GOOD
        return Cell(
            text(
                "{met} of {all} met; not met: {missed}; not stated: {unknown}",
                met=counted.must_met,
                all=counted.musts,
                missed=counted.must_missed,
                unknown=counted.must_unknown,
            ),
            look,
        )

    def _findings(self, one: Compared, _: int) -> Cell:
        count = self.comparison.verdict.standings[one.id].findings
        if count is None:
            return Cell(text("the terms of its contract are not known"), Look.ASK)
        return Cell(count, Look.COUNT)

    def _questions(self, one: Compared, _: int) -> Cell:
        return Cell(len(self.comparison.questions[one.id]), Look.COUNT)

    def _obstacles(self, one: Compared, _: int) -> Cell:
        found = self.comparison.verdict.standings[one.id].obstacles
        return Cell("\n".join(map(self.sheet.book.said, found)) or "—")

    def _programmes(self, total: int) -> None:
        """Write the premium of each programme, and that they add up to the whole."""
        self.sheet.section(text("Premium by programme"))
        self.sheet.heads([text("Programme"), *self.comparison.names.values()])
        first = self.sheet.row
        for programme in self.comparison.programmes:
            if programme.heads:
                self._programme(programme.id)
        if any(source.tariff.contract for source in self.sources.values()):
            self._row(text("Priced for the contract as a whole"), self._contract)
        last = self.sheet.row - 1
        self._row(text("Total"), lambda one, at: self._sum(one, at, first, last))
        self._row(
            text("Check: less the premium of the contract"),
            lambda one, at: self._check(one, at, total, last + 1),
        )

    def _programme(self, id_: str | None) -> None:
        title, row = self.titles[id_], self.sheet.row

        def cell(one: Compared, _: int) -> Cell:
            found = one.prices.get(id_)
            if found is None or one.id not in self.sources:
                return NO_PRICE
            people = self.sources[one.id].people
            same = f"--({people.programmes}={cell_name(row, 0)})"
            written = f"ROUND(SUMPRODUCT({same},{people.premiums}),2)"
            return Cell(Formula(written, found.premium), Look.MONEY)

        self._row(title, cell)

    def _contract(self, one: Compared, _: int) -> Cell:
        source = self.sources.get(one.id)
        if source is None or not source.contract:
            return NOTHING
        paid = added(*(line.premium for line in one.quote.contract))
        return Cell(Formula(f"ROUND({source.contract[1:]},2)", paid), Look.MONEY)

    def _sum(self, one: Compared, at: int, first: int, last: int) -> Cell:
        if one.id not in self.sources or one.total is None:
            return NO_PRICE
        cells = f"{cell_name(first, at)}:{cell_name(last, at)}"
        return Cell(Formula(f"ROUND(SUM({cells}),2)", one.total), Look.MONEY_STRONG)

    def _check(self, one: Compared, at: int, total: int, own: int) -> Cell:
        if one.id not in self.sources:
            return NOTHING
        written = f"ROUND({cell_name(own, at)}-{cell_name(total, at)},2)"
        return Cell(Formula(written, Decimal("0.00")), Look.MONEY)
