"""Facts of members: what a list says of each person, in the form in which conditions compare."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from dms.configurator.grades.facts import TENURE
from dms.configurator.grades.grades import Grades
from dms.i18n import parse_date, parse_number
from dms.members import Birth, Roster
from dms.periods import age_on
from dms.pricing.dimensions import UNBORN, Dimension, Order, same
from dms.pricing.table_checks import Value

__all__ = ["column_of", "facts_of", "hired_on", "member_facts"]


def column_of(name: str, grades: Grades) -> str:
    """Return the column of the list that a fact is taken from."""
    if name == "age":
        return "birth"
    return grades.tenure.hired if name == TENURE and grades.tenure is not None else name


def facts_of(dimension: Dimension, roster: Roster, grades: Grades, start: date) -> Iterable[Value]:
    """Return one fact of all members, in the order of the list; None where it is not known.

    `start` is the first day of the contract: ages and tenure are counted in full years on it.
    """
    hired = grades.tenure.hired if grades.tenure is not None else None
    return member_facts(dimension, roster, start=start, hired=hired)


def member_facts(
    dimension: Dimension, roster: Roster, *, start: date, hired: str | None = None
) -> Iterable[Value]:
    """Return one fact of all members; `hired` is the column with the day of hiring."""
    if dimension.name == "age":
        return _memo(roster.column("birth"), partial(_age, start))
    if dimension.name == TENURE and hired is not None:
        return _memo(roster.column(hired), partial(_years_since, start))
    read = _whole if dimension.order is Order.NUMBERS else _name
    return _memo(roster.column(dimension.name), read)


def _memo(values: Sequence[Any], read: Callable[[Any], Value]) -> Iterator[Value]:
    seen = {value: read(value) for value in set(values)}
    return map(seen.__getitem__, values)


def _age(start: date, birth: Birth | None) -> Value:
    """Return full years, of a birth year those that prices go by too (:mod:`dms.pricing.cells`)."""
    if birth is None:
        return None
    years = start.year - birth if isinstance(birth, int) else age_on(birth, start)
    return max(years, UNBORN)


def _years_since(start: date, written: object) -> Value:
    """Return full years since the day of hiring; whoever comes later has none yet."""
    hired = hired_on(written)
    return None if hired is None else max(age_on(hired, start), 0)


def hired_on(written: object) -> date | None:
    """Read a day of hiring as lists have it: a date, or a text; None for anything else."""
    if isinstance(written, datetime):
        return written.date()
    if isinstance(written, date):
        return written
    return parse_date(written) if isinstance(written, str) else None


def _whole(value: object) -> Value:
    """Read a whole number; anything else is not known."""
    number = _number(value)
    return int(number) if number is not None and number >= 0 and number == int(number) else None


def _name(value: object) -> Value:
    """Return the form in which names are compared; `7.0` in a workbook is the name `7`."""
    if value is None:
        return None
    number = None if isinstance(value, str) else _number(value)
    whole = number is not None and number == int(number)
    return same(int(number) if whole and number is not None else value) or None


def _number(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return None
    number = parse_number(value) if isinstance(value, str) else Decimal(value)
    return number if number is not None and number.is_finite() else None
