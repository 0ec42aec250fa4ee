"""Grades: the document of a client that says who gets which programme, `grades/1`.

The first grade that fits a person counts. The people stay in their list, the prices in the offer;
here stands only what the client decides.
"""

from collections.abc import Callable, Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, PrivateAttr, model_validator

from dms.configurator.grades.checks import grades_problems
from dms.configurator.grades.facts import TENURE
from dms.configurator.grades.grade import AS_EMPLOYEE, Grade, MemberId
from dms.documents import Document, Id, problems
from dms.issues import Location
from dms.members import COLUMNS

__all__ = ["Grades", "TenureRule"]


class TenureRule(Document):
    """How the time with the company is found; full years on the first day of the contract count."""

    hired: str = Field(
        alias="from",
        min_length=1,
        description="The column of the list with the day of hiring.",
    )


class Grades(Document):
    """Who gets which programme, what it may cost, who may take a better one."""

    dms: Literal["grades/1"]
    """Format of this document."""
    id: Id
    client: str | None = None
    tenure: TenureRule | None = None
    """Where `tenure` is taken from; a column of that name when left out."""
    relatives: Id | None = None
    """`as_employee`, or the id of the grade that all relatives get. Left out, they are put into
    grades by the same rules as everybody."""
    grades: Annotated[tuple[Grade, ...], Field(min_length=1)]
    """The first that fits a person counts."""
    upgraded: dict[Id, tuple[MemberId, ...]] = Field(default_factory=dict)
    """Who took an upgrade: numbers of employees, by the grade whose programme they took."""
    note: str | None = None

    _locate: Callable[[str], Location] | None = PrivateAttr(default=None)

    @model_validator(mode="after")
    def _fit_together(self) -> Self:
        if found := list(grades_problems(self.grades, self.relatives, self.upgraded)):
            raise problems(found)
        return self

    @property
    def relatives_follow(self) -> bool:
        """Whether relatives follow their employee into every programme."""
        return self.relatives == AS_EMPLOYEE

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the grades, in their order."""
        return tuple(grade.id for grade in self.grades)

    @property
    def facts(self) -> tuple[str, ...]:
        """What the grades look at, each once, in the order of the document."""
        named = (name for grade in self.grades for name in grade.when or ())
        return tuple(dict.fromkeys(named))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that the list of people needs beyond the usual ones."""
        return tuple(dict.fromkeys(n for n in self._columns() if n not in COLUMNS))

    def _columns(self) -> Iterator[str]:
        for name in self.facts:
            if name == TENURE and self.tenure is not None:
                yield self.tenure.hired
            elif name != "age":
                yield name

    def grade(self, id_: str) -> Grade | None:
        """Return the grade with this id, or None."""
        return next((grade for grade in self.grades if grade.id == id_), None)

    def locate(self, pointer: str) -> Location:
        """Return where a part of the document stands, by its JSON pointer."""
        return self._locate(pointer) if self._locate is not None else Location(pointer=pointer)

    def read_from(self, locate: Callable[[str], Location]) -> Self:
        """Return the document with a way to find the file, line and column of its parts."""
        copy = self.model_copy()
        copy._locate = locate
        return copy
