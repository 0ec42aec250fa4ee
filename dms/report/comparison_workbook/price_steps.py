"""Price steps: the price of one kind of care as a formula over the cells it is made from."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from attrs import field, frozen

from dms.pricing.exact import Exact
from dms.pricing.factors import Factor
from dms.pricing.plan import LinePlan
from dms.pricing.steps import Hole, Taken, Values, walk
from dms.report.comparison_workbook.cells import Cell, Formula, cell_name
from dms.report.comparison_workbook.formulas import cleaned
from dms.report.comparison_workbook.looks import Look

__all__ = ["LineCells", "line_cells"]


@frozen
class LineCells:
    """The cells of one price: the row of the price list, each factor by its id, and the result."""

    base: Cell
    factors: Mapping[str, Cell]
    price: Formula
    """Exact, before any rounding of the offer."""


@frozen
class _Expression:
    """A formula on the way; a bare sum is put into brackets before it is multiplied."""

    written: str
    is_sum: bool = False

    def times(self, other: str) -> "_Expression":
        inner = f"({self.written})" if self.is_sum else self.written
        return _Expression(f"{inner}*{other}")

    def plus(self, other: str) -> "_Expression":
        return _Expression(f"{self.written}+{other}", is_sum=True)

    def rounded_to(self, unit: Decimal) -> "_Expression":
        if unit == 1:
            return _Expression(f"ROUND({self.written},0)")
        inner = f"({self.written})" if self.is_sum else self.written
        return _Expression(f"ROUND({inner}/{unit:f},0)*{unit:f}")


@frozen
class _Walk:
    """The steps of one price, in a row of the sheet."""

    row: int
    base_at: int
    columns: Mapping[str, int]
    cells: dict[str, Cell] = field(factory=dict)

    def taken(self, steps: Sequence[Taken]) -> _Expression:
        """Take all steps; each leaves its number in the column of its factor."""
        found = _Expression(cell_name(self.row, self.base_at))
        for step in steps:
            self.cells[step.factor.id] = _value(step)
            found = self._after(found, step.factor)
        return found

    def _after(self, before: _Expression, factor: Factor) -> _Expression:
        cell = cell_name(self.row, self.columns[factor.id])
        match factor.kind:
            case "multiply":
                found = before.times(cell)
            case "percent":
                found = before.times(f"(1+{cell}/100)")
            case "add":
                found = before.plus(cell)
            case _:
                found = _Expression(cell)
        return found if factor.round_to is None else found.rounded_to(factor.round_to)


def line_cells(
    line: LinePlan,
    values: Values,
    row: int,
    columns: Mapping[str, int],
    base_at: int,
    quantities: Sequence[Decimal] = (),
) -> LineCells:
    """Return the cells of the price of one kind of care, to be written in `row`.

    `columns` says where each factor stands and `base_at` where the price list does; `quantities`
    are what a price for the contract is multiplied by.
    """
    base = line.base.find(values)
    assert not isinstance(base, Hole)  # noqa: S101 - it has been priced
    steps = list(_steps(line, values))
    walked = _Walk(row, base_at, columns)
    found, exact = walked.taken(steps), steps[-1].amount if steps else base.value
    for quantity in quantities:
        found, exact = found.times(f"{quantity:f}"), exact.times(Exact.of(quantity))
    amount = exact.decimal()
    price = Formula(cleaned(found.written, amount), amount)
    return LineCells(Cell(base.value.decimal(), Look.EXACT), walked.cells, price)


def _steps(line: LinePlan, values: Values) -> Iterator[Taken]:
    base = line.base.find(values)
    if not isinstance(base, Hole):
        for step in walk(base, line.steps, values):
            assert isinstance(step, Taken)  # noqa: S101 - it has been priced
            yield step


def _value(step: Taken) -> Cell:
    """Return the number of a step; where it counts by a column, times the units of the person."""
    value = step.row.value
    if not isinstance(step.units, int):
        return Cell(value, Look.NUMBER)
    counted = Exact.of(value).times(Exact(step.units, 0)).decimal()
    return Cell(Formula(f"{value:f}*{step.units}", counted), Look.NUMBER)
