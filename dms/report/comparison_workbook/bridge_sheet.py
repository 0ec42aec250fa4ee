"""The bridges: why other premiums are not that of the base, in steps that add up to the kopeck."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from dms.comparison.bridge import Bridge, BridgeStep
from dms.comparison.comparison import Comparison
from dms.i18n import Text, text
from dms.report.comparison_workbook.book import Book, Sheet
from dms.report.comparison_workbook.cells import Cell, Formula, cell_name
from dms.report.comparison_workbook.looks import Look

__all__ = ["write_bridges"]


def write_bridges(book: Book, comparison: Comparison, totals: Mapping[str, str]) -> None:
    """Write a bridge from the base to each other offer; `totals` is where the premiums stand."""
    if not comparison.bridges:
        return
    sheet = book.sheet(text("Bridge"), [78, 20])
    sheet.title(text("Why the premiums differ"))
    for id_, found in comparison.bridges.items():
        names = comparison.base.name, comparison.by_id[id_].name
        sheet.section(text("From {base} to {other}", base=names[0], other=names[1]))
        ends = totals[comparison.base.id], totals[id_]
        for title, steps in (
            (text("By kind of care"), found.by_module),
            (text("By reason"), found.by_factor),
            (text("By kind of care and reason"), found.steps),
        ):
            sheet.row += 1
            _write_steps(sheet, title, found, steps, names, ends)


def _write_steps(
    sheet: Sheet,
    title: Text,
    found: Bridge,
    steps: Sequence[BridgeStep],
    names: tuple[str, str],
    ends: tuple[str, str],
) -> None:
    """Write one view: the first premium, the steps, the second premium, and that they add up."""
    sheet.heads([title, text("Premium, ₽")])
    start = sheet.line([_strong(names[0]), Cell(Formula(ends[0], found.start), Look.MONEY_STRONG)])
    for step in steps:
        sheet.line([Cell(step.label), Cell(step.amount, Look.SIGNED)])
    cells = f"{cell_name(start, 1)}:{cell_name(sheet.row - 1, 1)}"
    summed = Formula(f"ROUND(SUM({cells}),2)", found.end)
    end = sheet.line([_strong(names[1]), Cell(summed, Look.MONEY_STRONG)])
    check = Formula(f"ROUND({cell_name(end, 1)}-{ends[1]},2)", Decimal("0.00"))
    sheet.line([Cell(text("Check: less the premium of the contract")), Cell(check, Look.MONEY)])


def _strong(words: str) -> Cell:
    return Cell(words, Look.STRONG)
