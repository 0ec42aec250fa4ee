"""Cells: sort the members of a roster by everything that their price depends on.

A cell is a programme, a value on each personal dimension of the plan, and the dates of cover. Ten
thousand people make some hundreds of cells without dates and a few thousand with them; everything
after this one pass is done per cell.

Ages become bands here: for each day on which ages are taken the latest birth dates of the bands are
computed once, and a person's band is found by comparing birth dates. No calendar arithmetic is done
per person.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import islice, repeat
from typing import Any, NamedTuple

from attrs import frozen

from dms.members import Birth, Roster
from dms.periods import Period, born_on_or_before
from dms.pricing.dimensions import UNBORN, Order, same
from dms.pricing.plan import Plan
from dms.pricing.table_checks import Value

__all__ = ["Cell", "EitherAge", "sort_into_cells"]


class EitherAge(NamedTuple):
    """Two ages of a person, where the offer does not say on which day the age is taken."""

    at_start: int | None
    on_entry: int | None


@frozen
class Cell:
    """Members whose price is the same to the kopeck.

    `programme` is as the roster writes it; `values` follow the plan's dimensions; an age is the
    lowest one at which the price is the same.
    """

    programme: str | None
    values: tuple[Value | EitherAge, ...]
    start: date | None
    last_day: date | None

    def readings(self) -> list[tuple[Value, ...]]:
        """Return the values with one age: a single time, unless two days give two ages."""
        if EitherAge not in map(type, self.values):
            return [self.values]  # type: ignore[list-item]
        return [
            tuple(v[day] if isinstance(v, EitherAge) else v for v in self.values) for day in (0, 1)
        ]


def sort_into_cells(roster: Roster, plan: Plan, period: Period) -> tuple[list[Cell], list[int]]:
    """Return the cells of a roster, in order of appearance, and the cell number of each member."""
    columns = [_column(name, roster, plan, period) for name in plan.dimensions]
    raw = zip(
        _written(roster, "programme"),
        _written(roster, "start"),
        _written(roster, "last_day"),
        *columns,
        strict=False,
    )
    numbers_of: dict[tuple[Any, ...], int] = {}
    number = numbers_of.setdefault
    numbers = [number(key, len(numbers_of)) for key in islice(raw, len(roster))]
    return _cells(list(numbers_of), plan), numbers


def _cells(keys: Sequence[tuple[Any, ...]], plan: Plan) -> list[Cell]:
    """Make cells of what distinct members have in the columns, names in the form of tables."""
    if not keys:
        return []
    programmes, starts, last_days, *columns = zip(*keys, strict=True)
    order = [plan.tariff.dimensions[name].order for name in plan.dimensions]
    values = [
        _memo(column, _name) if kind is Order.NAMES else column
        for column, kind in zip(columns, order, strict=True)
    ]
    combinations = zip(*values, strict=True) if values else repeat(())
    return list(map(Cell, programmes, combinations, starts, last_days))


def _written(roster: Roster, name: str) -> Iterable[Any]:
    """Return a column as it stands, or one None after another where the roster lacks it."""
    return roster.columns.get(name) or repeat(None)


def _column(name: str, roster: Roster, plan: Plan, period: Period) -> Iterable[Any]:
    """Return the values of one dimension, ages and other numbers as bands."""
    if name == "age":
        cuts = _EVERY_AGE if name in plan.units else plan.cuts.get(name, ())
        return _ages(roster, cuts, period, plan.tariff.offer.age.on)
    if name == "relationship":
        return roster.column(name)
    if plan.tariff.dimensions[name].order is Order.NUMBERS:
        limits = None if name in plan.units else plan.cuts.get(name, ())
        return _memo(_written(roster, name), lambda v: _banded(_whole(v), limits))
    return _written(roster, name)


_EVERY_AGE = range(1, 151)


def _memo(values: Iterable[Any], convert: Callable[[Any], Any]) -> Iterable[Any]:
    seen: dict[Any, Any] = {}
    for value in values:
        if value not in seen:
            seen[value] = convert(value)
        yield seen[value]


def _name(value: Any) -> str | None:
    """Turn a name in the roster into what tables compare with; an empty one says nothing."""
    return None if value is None else same(value) or None


def _whole(value: Any) -> int | None:
    """Read a whole number of a free column; anything else is unknown."""
    if value is None or isinstance(value, bool):
        return None
    try:
        number = Decimal(str(value).strip().replace(",", "."))
    except InvalidOperation:
        return None
    counts = number.is_finite() and 0 <= number < _MANY and number == int(number)
    return int(number) if counts else None


_MANY = 1_000_000_000
"""More than anything that prices count by; a larger number is a slip of the pen."""


def _banded(number: int | None, cuts: Sequence[int] | None) -> int | None:
    """Return the lowest number at which everything is priced the same."""
    if number is None or cuts is None:
        return number
    below = bisect_right(cuts, number)
    return cuts[below - 1] if below else 0


class _Ages:
    """Bands of age on one day, found by comparing birth dates."""

    def __init__(self, cuts: Sequence[int], on: date) -> None:
        self.on = on
        self.bands = (UNBORN, 0, *(cut for cut in cuts if cut > 0))
        self.oldest_first = self.bands[::-1]
        self.latest_births = [born_on_or_before(age, on) for age in self.oldest_first[:-1]]

    def of(self, births: Sequence[Birth | None]) -> list[int | None]:
        """Return the lowest age of each person's band."""
        if set(map(type, births)) != {date}:
            return [self.band(birth) for birth in births]
        bands, latest = self.oldest_first, self.latest_births
        return [bands[bisect_left(latest, birth)] for birth in births]  # type: ignore[type-var]

    def band(self, birth: Birth | None) -> int | None:
        """Return the lowest age of the person's band; the birth year alone makes the whole year."""
        if birth is None:
            return None
        if isinstance(birth, int):
            return self.bands[max(bisect_right(self.bands, self.on.year - birth) - 1, 0)]
        return self.oldest_first[bisect_left(self.latest_births, birth)]


def _ages(
    roster: Roster, cuts: Sequence[int], period: Period, on: str | None
) -> Iterable[int | EitherAge | None]:
    """Return the age band of each member on the day that the offer takes ages on.

    Where it names no day and the bands of contract start and entry differ, both are returned.
    """
    births: Sequence[Birth | None] = roster.column("birth")
    at_start = _Ages(cuts, period.start)
    starts = roster.columns.get("start")
    if on == "contract_start" or starts is None:
        return at_start.of(births)
    at_entry = {
        start: _Ages(cuts, start) if start is not None else at_start for start in set(starts)
    }

    def band(birth: Birth | None, start: date | None) -> int | EitherAge | None:
        first, entry = at_start.band(birth), at_entry[start].band(birth)
        return entry if on == "cover_start" or entry == first else EitherAge(first, entry)

    return map(band, births, starts)
