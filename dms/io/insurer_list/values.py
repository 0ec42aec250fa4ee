"""What goes into the cells of a person."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from dms.io.insurer_list.change import ListedChange
from dms.io.insurer_list.layout import Above, Fill
from dms.io.insurer_list.names import split_name
from dms.io.roster.said import RELATIONSHIPS_SAID, SEXES_SAID
from dms.io.roster.words import one_line
from dms.io.table_writing import Value
from dms.periods import ONE_DAY

__all__ = ["line_above", "value_of"]


def value_of(fill: Fill, change: ListedChange) -> Value:
    """Return what a person has in a column; an empty text where nothing is known."""
    value = _VALUES[fill](change) if fill in _VALUES else change.member.extra.get(fill)
    if value is None:
        return ""
    return value if isinstance(value, date | int) else one_line(str(value))


def line_above(line: Above, change: ListedChange) -> str:
    """Return a line above the table, in the words of the insurer's list."""
    match line:
        case Above.POLICYHOLDER:
            return f"Организация: {one_line(change.policyholder or '')}".rstrip()
        case Above.CONTRACT:
            return f"Договор № {one_line(change.contract_number or '')}".rstrip()
        case Above.PERIOD:
            return f"Срок действия: с {_written(change.start)} по {_written(change.last_day)}"


def _written(day: date) -> str:
    return f"{day:%d.%m}.{day.year:04}"


def _part(number: int) -> Callable[[ListedChange], str]:
    return lambda change: split_name(change.member.name or "")[number]


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _address(change: ListedChange) -> str | None:
    return change.member.extra.get("address") or change.member.place


_VALUES: Mapping[Fill, Callable[[ListedChange], str | int | date | None]] = MappingProxyType(
    {
        Fill.ID: lambda c: c.member.id,
        Fill.POLICY_NUMBER: lambda c: c.policy_number,
        Fill.NAME: lambda c: c.member.name,
        Fill.LAST_NAME: _part(0),
        Fill.FIRST_NAME: _part(1),
        Fill.MIDDLE_NAME: _part(2),
        Fill.BIRTH: lambda c: c.member.birth,
        Fill.SEX: lambda c: SEXES_SAID.get(c.member.sex),
        Fill.RELATIONSHIP: lambda c: RELATIONSHIPS_SAID[c.member.relationship],
        Fill.GRADE: lambda c: c.member.grade,
        Fill.PLACE: lambda c: c.member.place,
        Fill.ADDRESS: _address,
        Fill.ADDRESS_AND_PHONE: lambda c: _joined(_address(c), c.member.extra.get("phone")),
        Fill.START: lambda c: c.start,
        Fill.LAST_DAY: lambda c: c.last_day,
        Fill.DETACHED_FROM: lambda c: c.last_day + ONE_DAY,
        Fill.PROGRAMME: lambda c: c.programme or c.member.programme,
        Fill.POLICYHOLDER: lambda c: c.policyholder,
        Fill.CONTRACT_AND_POLICYHOLDER: lambda c: _joined(
            f"№ {c.contract_number}" if c.contract_number else None, c.policyholder
        ),
    }
)
