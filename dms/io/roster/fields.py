"""What a cell says: sex, relationship, texts. Each reader returns a value or a flaw.

A reader never guesses: what can be read in two ways is a flaw with advice how to write it.
"""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from dms.i18n import parse_number, text
from dms.io.roster.cells import Cell, written
from dms.io.roster.flaws import Flaw
from dms.io.roster.words import plain
from dms.members import Relationship, Sex

__all__ = [
    "read_numbers",
    "read_position",
    "read_relationship",
    "read_sex",
    "read_text",
    "says_relative",
]

SEX_UNKNOWN = Flaw(
    "ROSTER-SEX-UNKNOWN",
    text("The sex cannot be read."),
    text("Write М or Ж."),
)
RELATIONSHIP_UNKNOWN = Flaw(
    "ROSTER-RELATIONSHIP-UNKNOWN",
    text("The relationship cannot be read."),
    text(
        "Write one of: сотрудник, супруг, супруга, сын, дочь, ребёнок, мать, отец, родитель, "
        "родственник."
    ),
)


def read_text(cell: Cell) -> str | None:
    """Read any text on one line; None for an empty cell."""
    return (" ".join(cell.split()) if isinstance(cell, str) else written(cell)) or None


def _words(meanings: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(
        {plain(word): meaning for meaning, words in meanings.items() for word in words.split(",")}
    )


_SEXES = _words(
    {
        Sex.MALE: "м, муж, мужской, мужчина, m, male",
        Sex.FEMALE: "ж, жен, женский, женщина, f, female",
    }
)
_RELATIONSHIPS = _words(
    {
        Relationship.EMPLOYEE: "сотрудник, сотрудница, работник, работница, застрахованный,"
        " застрахованная, основной, основной застрахованный, employee, self",
        Relationship.SPOUSE: "супруг, супруга, супруг(а), муж, жена, spouse, husband, wife",
        Relationship.CHILD: "сын, дочь, ребёнок, дети, child, son, daughter",
        Relationship.PARENT: "мать, отец, мама, папа, родитель, родители, mother, father, parent",
        Relationship.OTHER: "родственник, родственница, член семьи, брат, сестра, бабушка, дедушка,"
        " внук, внучка, тёща, тесть, свекровь, свёкор, другое, иное, relative, other",
    }
)
_VAGUE = frozenset(plain(w) for w in ("родственник", "родственница", "член семьи", "relative"))


def read_sex(cell: Cell) -> Sex | Flaw | None:
    """Read М, Ж, муж., женский, male …; digits are refused, since 1 and 2 mean different things."""
    word = plain(written(cell))
    if not word:
        return None
    return Sex(_SEXES[word]) if word in _SEXES else SEX_UNKNOWN


def read_relationship(cell: Cell) -> Relationship | Flaw | None:
    """Read сотрудник, супруга, дочь, мать, родственник …; None for an empty cell."""
    word = plain(written(cell))
    if not word:
        return None
    return Relationship(_RELATIONSHIPS[word]) if word in _RELATIONSHIPS else RELATIONSHIP_UNKNOWN


def read_position(cell: Cell) -> Relationship:
    """Tell relatives by their position: employers write «Родственник» in «Должность»."""
    return Relationship.OTHER if says_relative(cell) else Relationship.EMPLOYEE


def says_relative(cell: Cell) -> bool:
    """Say whether a cell calls somebody a relative without saying which."""
    return plain(written(cell)) in _VAGUE


def read_numbers(cells: list[str | None]) -> list[str | None] | list[Decimal | None]:
    """Turn a column of texts into decimals when all that is written in it are numbers.

    `007` is a code, not a number, and keeps its column a column of texts.
    """
    numbers = {c: parse_number(c) for c in dict.fromkeys(cells) if c is not None}
    codes = any(c[0] == "0" and c[1:2].isdigit() for c in numbers)
    if codes or not numbers or None in numbers.values():
        return cells
    return [numbers[c] if c is not None else None for c in cells]
