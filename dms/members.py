"""Members: the insured people of a roster, employees and their relatives.

Pricing needs an id, a birth date (or year), relationship, sex, place, programme and dates. A name
is optional and never appears in a representation, a message or a log.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, overload

from attrs import field, frozen

__all__ = ["COLUMNS", "Birth", "Member", "Relationship", "Roster", "Sex"]

Birth = date | int
"""A birth date, or only the year of birth in an anonymous census."""


class Relationship(StrEnum):
    """How a member is tied to the policyholder: as an employee, or as an employee's relative."""

    __hash__ = str.__hash__  # Enum's own is a Python function, slow on large rosters

    EMPLOYEE = "employee"
    SPOUSE = "spouse"
    CHILD = "child"
    PARENT = "parent"
    OTHER = "other"


class Sex(StrEnum):
    """Sex as tariffs use it."""

    __hash__ = str.__hash__

    MALE = "male"
    FEMALE = "female"


@frozen(kw_only=True)
class Member:
    """One insured person.

    `employee_id` ties a relative to the employee; `place` is where the person is served, `office`
    where the person works; `start` and `last_day` both count and default to the whole contract;
    `extra` holds further columns that a tariff may look at.
    """

    id: str
    birth: Birth | None = field(default=None, repr=False)
    relationship: Relationship = Relationship.EMPLOYEE
    employee_id: str | None = None
    sex: Sex | None = field(default=None, repr=False)
    programme: str | None = None
    place: str | None = field(default=None, repr=False)  # lists put home addresses here
    office: str | None = field(default=None, repr=False)
    grade: str | None = None
    start: date | None = None
    last_day: date | None = None
    name: str | None = field(default=None, repr=False)
    extra: Mapping[str, Any] = field(factory=dict, repr=False, hash=False)


COLUMNS = tuple(a.name for a in Member.__attrs_attrs__ if a.name != "extra")
"""The columns every roster may have; all others are extra columns."""

_DEFAULTS: Mapping[str, object] = MappingProxyType({"relationship": Relationship.EMPLOYEE})


def _copied(columns: Mapping[str, Sequence[Any]]) -> Mapping[str, Sequence[Any]]:
    return dict(columns)


@frozen(eq=False, repr=False)
class Roster(Sequence[Member]):
    """The list of members, kept in columns so that ten or a hundred thousand people cost little.

    It is a sequence of :class:`Member`; each is made when asked for. A column nobody filled takes
    no room. Ids are unique.
    """

    columns: Mapping[str, Sequence[Any]] = field(converter=_copied)
    size: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        sizes = {len(values) for values in self.columns.values()}
        if len(sizes) > 1:
            raise ValueError("All columns of a roster have the same number of rows")
        object.__setattr__(self, "size", sizes.pop() if sizes else 0)
        ids = self.columns.get("id", ())
        if len(ids) != self.size or not all(ids):
            raise ValueError("A roster needs an id for every member")
        if len(set(ids)) != self.size:
            twice = next(i for i, n in Counter(ids).items() if n > 1)
            raise ValueError(f"Two members have the same id {twice!r}; ids are unique in a roster")

    @classmethod
    def of(cls, members: Iterable[Member]) -> "Roster":
        """Make a roster from members, in their order."""
        rows = list(members)
        columns: dict[str, Sequence[Any]] = {"id": [m.id for m in rows]}
        for name in COLUMNS[1:]:
            values = [getattr(m, name) for m in rows]
            if any(v is not None for v in values):
                columns[name] = values
        for name in dict.fromkeys(key for m in rows for key in m.extra):
            columns[name] = [m.extra.get(name) for m in rows]
        return cls(columns)

    def column(self, name: str) -> Sequence[Any]:
        """Return the values of a column, one for each member; None where nothing is known."""
        found = self.columns.get(name)
        return found if found is not None else [_DEFAULTS.get(name)] * self.size

    @property
    def extra_names(self) -> list[str]:
        """The names of the columns beyond those every roster may have."""
        return [name for name in self.columns if name not in COLUMNS]

    @property
    def employees(self) -> int:
        """How many members are employees."""
        if "relationship" not in self.columns:
            return self.size
        return self.columns["relationship"].count(Relationship.EMPLOYEE)

    @property
    def relatives(self) -> int:
        """How many members are relatives."""
        return self.size - self.employees

    def __len__(self) -> int:
        return self.size

    @overload
    def __getitem__(self, index: int) -> Member: ...
    @overload
    def __getitem__(self, index: slice) -> "Roster": ...
    def __getitem__(self, index: int | slice) -> "Member | Roster":
        if isinstance(index, slice):
            return Roster({name: values[index] for name, values in self.columns.items()})
        known = {name: self.columns[name][index] for name in COLUMNS if name in self.columns}
        extra = {name: self.columns[name][index] for name in self.extra_names}
        return Member(**known, extra=extra)

    def __iter__(self) -> Iterator[Member]:
        return (self[i] for i in range(self.size))

    def __repr__(self) -> str:
        return f"<Roster of {self.employees} employees and {self.relatives} relatives>"

    def anonymised(self, *, keep: Collection[str] = ()) -> "Roster":
        """Return the census an insurer needs for a quote: no names, birth years instead of dates.

        Ids are replaced by running numbers, relatives stay tied to their employee. Extra columns
        may hold telephones or health data, so only those named in `keep` stay. By law the result
        is still personal data (152-ФЗ): small groups can be recognised.
        """
        number = {old: str(n) for n, old in enumerate(self.column("id"), start=1)}
        dropped = {"name", "office"} | (set(self.extra_names) - set(keep))
        kept = {n: v for n, v in self.columns.items() if n not in dropped}
        kept["id"] = list(number.values())
        kept["birth"] = [b.year if isinstance(b, date) else b for b in self.column("birth")]
        kept["employee_id"] = [number.get(e) for e in self.column("employee_id")]
        return Roster(kept)
