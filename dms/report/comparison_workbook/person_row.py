"""One person of one insurer: the cells of a row."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import field, frozen

from dms.comparison.compared import Compared
from dms.i18n import Text, text
from dms.issues import Issue
from dms.pricing.naming import relationship_name
from dms.pricing.rating import PricedCell
from dms.report.comparison_workbook.cells import Cell, Formula, cell_name
from dms.report.comparison_workbook.looks import Look
from dms.report.comparison_workbook.premiums import PremiumFormulas, remark
from dms.report.comparison_workbook.shares import part_and_whole, share_in_words
from dms.report.comparison_workbook.tariff_sheet import TariffSheet

__all__ = ["PREMIUM", "PersonRows"]

_PRICE, _PART, _WHOLE, PREMIUM, _EMPLOYER = 6, 7, 8, 10, 11


@frozen
class PersonRows:
    """Makes the rows of one insurer; what members have in common is worked out once."""

    one: Compared
    tariff: TariffSheet
    _columns: Mapping[str, Sequence[Any]] = field(init=False)
    _parts: dict[int, tuple[int, int, Text]] = field(factory=dict, init=False)

    @_columns.default
    def _shown(self) -> Mapping[str, Sequence[Any]]:
        names = ("id", "relationship", "programme", "start", "last_day")
        return {name: self.one.quote.roster.column(name) for name in names}

    def cells(self, index: int, programme: str, row: int) -> Iterator[Cell]:
        """Return the row of a member, who has a place in the roster and one on the sheet."""
        quote = self.one.quote
        yield Cell(self._columns["id"][index])
        yield Cell(programme)
        cell = quote.cells[quote.numbers[index]]
        if isinstance(cell, Issue):
            yield from self._unpriced(index, cell)
        else:
            yield Cell(cell.plan.programme.name or cell.plan.programme.id)
            yield Cell(self._who(index))
            yield from self._priced(index, cell, row)

    def _who(self, index: int) -> Text:
        return relationship_name(self._columns["relationship"][index])

    def _unpriced(self, index: int, issue: Issue) -> Iterator[Cell]:
        """Return the row of somebody without a price: that is neither zero nor "no"."""
        yield Cell(self._columns["programme"][index])
        yield Cell(self._who(index))
        for name in ("start", "last_day"):
            yield Cell(self._columns[name][index], Look.DATE)
        for _ in range(_PRICE, PREMIUM):
            yield Cell(None)
        yield Cell(text("no price"), Look.BAD)
        if self._is_paid:
            yield from (Cell(None), Cell(None))
        yield Cell(issue.text)

    @property
    def _is_paid(self) -> bool:
        return self.one.offer.contribution is not None

    def _priced(self, index: int, cell: PricedCell, row: int) -> Iterator[Cell]:
        quote = self.one.quote
        part, whole, words = self._part(quote.numbers[index], cell)
        at = self.tariff.prices[cell.term]
        yield Cell(cell.period.start, Look.DATE)
        yield Cell(cell.period.last_day, Look.DATE)
        yield Cell(Formula(at.price, at.exact), Look.EXACT)
        yield Cell(part, Look.COUNT)
        yield Cell(whole, Look.COUNT)
        yield Cell(words)
        share = f"{cell_name(row, _PART)}/{cell_name(row, _WHOLE)}"
        price = cell_name(row, _PRICE)
        rule, units = quote.offer.rounding, quote.units[index]
        made = PremiumFormulas(cell, units, at, rule, price, share)
        premium = made.premium()
        yield Cell(premium or rule.roubles(units), Look.MONEY)
        sure = premium is not None
        if self._is_paid:
            employer = made.employer(cell_name(row, PREMIUM))
            sure = sure and employer is not None
            yield from self._payers(cell, units, employer, row)
        yield Cell(None if sure else remark(rule))

    def _payers(
        self, cell: PricedCell, units: int, employer: Formula | None, row: int
    ) -> Iterator[Cell]:
        paid = cell.employer(units) or 0
        roubles = self.one.offer.rounding.roubles
        yield Cell(employer or roubles(paid), Look.MONEY)
        rest = f"{cell_name(row, PREMIUM)}-{cell_name(row, _EMPLOYER)}"
        yield Cell(Formula(f"ROUND({rest},2)", roubles(units - paid)), Look.MONEY)

    def _part(self, number: int, cell: PricedCell) -> tuple[int, int, Text]:
        """Return the part of the term of a cell: part, whole, and how it is counted."""
        found = self._parts.get(number)
        if found is None:
            setting = self.one.quote.setting
            assert setting is not None  # noqa: S101 - there are prices
            rules, term = self.one.offer.proration, setting.period
            counted = part_and_whole(cell.share, rules, term)
            found = (*counted, share_in_words(rules, cell.period, term))
            self._parts[number] = found
        return found
