"""The form as data: sheets of fixed rows and of free tables, before anybody writes or reads them.

Every row knows the place of its answer in the data of an offer or of terms; that place is also its
id in the workbook, so a row keeps its meaning wherever it stands.
"""

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from dms.i18n import Text
from dms.io.parsed import pointer_to
from dms.io.rfp.answers import Answer

__all__ = ["Column", "Heading", "Part", "Path", "Role", "Row", "RowSheet", "TableSheet", "Target"]

Path = tuple[str | int, ...]
"""The way to a value in a document: keys and list indexes."""


class Target(StrEnum):
    """The document that an answer belongs to."""

    OFFER = "offer"
    TERMS = "terms"


class Role(StrEnum):
    """What a sheet is for; it stands in the hidden first cell, so a sheet may be renamed."""

    GUIDE = "rfp:guide"
    OFFER = "rfp:offer"
    LIMITS = "rfp:limits"
    FACTORS = "rfp:factors"
    CLINICS = "rfp:clinics"
    TERMS = "rfp:terms"


@frozen
class Heading:
    """A line over several rows; `level` 1 is a programme or part, 2 a kind of care in it."""

    title: Text
    level: int = 1


@frozen(kw_only=True)
class Row:
    """One question of the form, and where its answer goes.

    `wish` is what the client asks for; `needed` says that the answer must not be missing where
    another one of the same group is given, `always` that it must never be.
    """

    label: Text
    answer: Answer
    target: Target
    path: Path
    wish: Text | None = None
    needed: bool = False
    always: bool = False

    @property
    def pointer(self) -> str:
        """The place of the answer as a JSON pointer."""
        return pointer_to(self.path)

    @property
    def id(self) -> str:
        """The id of the row in the workbook."""
        return f"{self.target}:{self.pointer}"

    @property
    def group(self) -> tuple[Target, Path]:
        """What the answer is a part of."""
        return self.target, self.path[:-1]


Part = Heading | Row


@frozen(kw_only=True)
class RowSheet:
    """A sheet of fixed rows."""

    role: Role
    name: Text
    parts: tuple[Part, ...]

    @property
    def rows(self) -> Iterator[Row]:
        """The questions, without the headings."""
        return (part for part in self.parts if isinstance(part, Row))


@frozen(kw_only=True)
class Column:
    """A column of a free table; `needed` says that no filled row may leave it empty."""

    id: str
    label: Text
    answer: Answer
    width: int = 18
    needed: bool = False


@frozen(kw_only=True)
class TableSheet:
    """A sheet with a table of as many rows as are needed."""

    role: Role
    name: Text
    about: Text
    columns: tuple[Column, ...]
    ready: int
    """So many empty rows are drawn."""
