"""Checks of people: mixed alphabets in names, the same person or the same number twice."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence

from dms.i18n import text
from dms.io.roster.flaws import Flaw, Remark
from dms.io.roster.table import Table
from dms.issues import Severity

__all__ = ["mixed_alphabets", "repeated", "same_ids", "same_people"]

_LATIN = re.compile("[A-Za-z]")
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_WORD = re.compile(r"[^\W\d_]+")


def mixed_alphabets(names: Sequence[str | None], column: int) -> Iterator[Remark]:
    """Find Latin letters inside Russian words and the other way round («Иванoв»)."""
    if not _LATIN.search("\n".join(filter(None, names))):
        return
    for position, name in enumerate(names):
        if name and (letter := _stray_letter(name)):
            yield Remark(position, column, _mixed(letter))


def _stray_letter(name: str) -> str | None:
    """Return the first letter of the alphabet that has fewer letters in its word."""
    for word in _WORD.findall(name):
        latin, cyrillic = _LATIN.findall(word), _CYRILLIC.findall(word)
        if latin and cyrillic:
            return str(min(latin, cyrillic, key=len)[0])
    return None


def _mixed(letter: str) -> Flaw:
    return Flaw(
        "ROSTER-MIXED-ALPHABET",
        text("Latin and Russian letters stand in one word; look at the letter «{x}».", x=letter),
        text("Type the word again in one alphabet, so that the clinic finds the person."),
        Severity.WARNING,
    )


def same_ids(table: Table, ids: Sequence[str], column: int) -> Iterator[Remark]:
    """Find people with one id; each is told the row of another."""
    for position, row in repeated(table, ids):
        flaw = Flaw(
            "ROSTER-ID-TWICE",
            text("Row {row} has the same number.", row=row),
            text(
                "Give each person an own number. If relatives carry the number of their employee, "
                "call the column «ID сотрудника»."
            ),
        )
        yield Remark(position, column, flaw)


def same_people(
    table: Table, names: Sequence[str | None], births: Sequence[object], column: int
) -> Iterator[Remark]:
    """Find people of the same name and birth; ё and е, small and capital letters are the same."""
    spelled = [name.upper().replace("Ё", "Е") if name else None for name in names]
    again = {name for name, times in Counter(spelled).items() if name and times > 1}
    keys: list[Hashable] = [
        (name, birth) if birth and name in again else position
        for position, (name, birth) in enumerate(zip(spelled, births, strict=True))
    ]
    for position, row in repeated(table, keys):
        flaw = Flaw(
            "ROSTER-PERSON-TWICE",
            text("Row {row} has a person of the same name and birth date.", row=row),
            text("If it is one person, delete one of the rows."),
            Severity.WARNING,
        )
        yield Remark(position, column, flaw)


def repeated(table: Table, keys: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    """Yield the position of each row whose key is met again, with the number of another row."""
    if len(set(keys)) == len(keys):
        return
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    often = {key for key, times in Counter(keys).items() if times > 1}
    for position, key in enumerate(keys):
        if key in often:
            places[key].append(position)
    for same in places.values():
        for position in same:
            other = same[0] if position != same[0] else same[1]
            yield position, table.numbers[other]
