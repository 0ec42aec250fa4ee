"""The comparable scope: what each offer costs for the care that all of them have in common."""

from collections.abc import Mapping
from decimal import Decimal

from dms.comparison.comparison import Comparison
from dms.comparison.leftovers import InProgramme, Lacking
from dms.comparison.scope import ScopedPrice
from dms.i18n import text
from dms.modules.questions import Stated
from dms.pricing.exact import added
from dms.report.comparison_workbook.book import Book, Sheet
from dms.report.comparison_workbook.care_words import stated_words
from dms.report.comparison_workbook.cells import Cell, Formula, cell_name, place
from dms.report.comparison_workbook.looks import Look
from dms.report.titles import line_title

__all__ = ["write_scope"]

_NOTHING = Cell("—")


def write_scope(
    book: Book, comparison: Comparison, titles: Mapping[str | None, str]
) -> dict[str, str]:
    """Write the prices for the same care; return where the sum of each offer stands, by its id."""
    sheet = book.sheet(text("Same care"), [30, *[22] * len(comparison.candidates)])
    sheet.title(text("Prices for the same care"))
    sheet.note(
        text("Each offer is priced again with only the care that all of them have in common")
    )
    for id_, kinds in comparison.scope.kinds.items():
        said = ", ".join(book.said(line_title(kind)) for kind in kinds) or "—"
        sheet.note(f"{titles[id_]}: {said}")
    sheet.row += 1
    sheet.heads([text("Kind of care"), *comparison.names.values()], filtered=True)
    modules = {one.id: _modules(comparison, one.id) for one in comparison.candidates}
    first = sheet.row
    for kind in dict.fromkeys(kind for found in modules.values() for kind in found):
        cells = [_money(found.get(kind)) for found in modules.values()]
        sheet.line([Cell(line_title(kind)), *cells])
    found = _write_total(sheet, comparison, modules, first)
    _write_rest(sheet, comparison, titles)
    return found


def _modules(comparison: Comparison, id_: str) -> dict[str, Decimal]:
    """Return the premium of each kind of care in the scope; empty where nothing compares."""
    price = comparison.scope.prices[id_]
    if price.quote is None or price.total is None:
        return {}
    found = {k: one.premium for k, one in price.quote.by_module_of_members.items()}
    for line in price.quote.contract:
        if line.kind in comparison.scope.contract_kinds:
            found[line.kind] = added(found.get(line.kind, Decimal()), line.premium)
    return found


def _money(amount: Decimal | None) -> Cell:
    return _NOTHING if amount is None else Cell(amount, Look.MONEY)


def _write_total(
    sheet: Sheet, comparison: Comparison, modules: Mapping[str, Mapping[str, Decimal]], first: int
) -> dict[str, str]:
    last = sheet.row - 1
    found, cells = {}, []
    for at, one in enumerate(comparison.candidates, start=1):
        price = comparison.scope.prices[one.id]
        if price.total is None:
            cells.append(Cell(text("cannot be compared"), Look.ASK))
            continue
        summed = Formula(f"ROUND(SUM({cell_name(first, at)}:{cell_name(last, at)}),2)", price.total)
        adds_up = bool(modules[one.id]) and added(*modules[one.id].values()) == price.total
        cells.append(Cell(summed if adds_up else price.total, Look.MONEY_STRONG))
        found[one.id] = place(sheet.name, sheet.row, at)
    sheet.line([Cell(text("Total"), Look.STRONG), *cells])
    return found


def _write_rest(sheet: Sheet, comparison: Comparison, titles: Mapping[str | None, str]) -> None:
    """Write why an offer does not compare, and what it has or lacks beside the scope."""
    prices = comparison.scope.prices.values()
    said = sheet.book.said
    why = ["\n".join(map(said, price.reasons)) or "—" for price in prices]
    beyond = ["\n".join(_place(sheet, one, titles) for one in p.beyond) or "—" for p in prices]
    lacks = [_lacks(sheet, price, titles) for price in prices]
    for title, row in (
        (text("Why it cannot be compared"), why),
        (text("Offered beyond the same care"), beyond),
        (text("Others offer it, this one does not or does not say"), lacks),
    ):
        sheet.line([Cell(title, Look.STRONG), *map(Cell, row)])


def _place(sheet: Sheet, one: InProgramme | Lacking, titles: Mapping[str | None, str]) -> str:
    where = text("Whole contract") if one.programme is None else titles[one.programme]
    return f"{sheet.book.said(where)}: {sheet.book.said(line_title(one.kind))}"


def _lacks(sheet: Sheet, price: ScopedPrice, titles: Mapping[str | None, str]) -> str:
    words = {state: sheet.book.said(stated_words(state)) for state in Stated}
    return (
        "\n".join(f"{_place(sheet, one, titles)} ({words[one.state]})" for one in price.lacks)
        or "—"
    )
