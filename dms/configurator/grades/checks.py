"""Checks of a document of grades: what can never be meant, each with the way to it."""

from collections.abc import Iterator, Mapping, Sequence

from pydantic_core import PydanticCustomError

from dms.configurator.grades.grade import AS_EMPLOYEE, Grade
from dms.documents import problem
from dms.i18n import text

__all__ = ["grades_problems"]

Upgraded = Mapping[str, Sequence[str]]
Problems = Iterator[PydanticCustomError]


def grades_problems(grades: Sequence[Grade], relatives: str | None, upgraded: Upgraded) -> Problems:
    """Return everything in which the grades of one document contradict each other."""
    yield from _ids(grades)
    yield from _relatives(grades, relatives)
    yield from _upgrades(grades)
    yield from _members(grades)
    yield from _reached(grades, relatives)
    yield from _upgraded(grades, upgraded)


def _ids(grades: Sequence[Grade]) -> Problems:
    seen: set[str] = set()
    for n, grade in enumerate(grades):
        if grade.id in seen or grade.id == AS_EMPLOYEE:
            yield problem(
                "GRADES-ID-TWICE",
                "The id `{id}` is taken; give the grade another one",
                id=grade.id,
                pointer=("grades", n, "id"),
            )
        seen.add(grade.id)


def _relatives(grades: Sequence[Grade], relatives: str | None) -> Problems:
    known = [AS_EMPLOYEE, *(grade.id for grade in grades)]
    if relatives is not None and relatives not in known:
        yield problem(
            "GRADES-RELATIVES-UNKNOWN",
            "Relatives are to get “{name}”, which is no grade here",
            hint=text("Use one of: {known}."),
            name=relatives,
            known=", ".join(known),
            pointer=("relatives",),
        )


def _upgrades(grades: Sequence[Grade]) -> Problems:
    known = [grade.id for grade in grades]
    for n, grade in enumerate(grades):
        for i, name in enumerate(grade.upgrades):
            pointer = ("grades", n, "upgrades", i)
            if name not in known:
                yield _unknown_upgrade(name, known, pointer)
            elif name == grade.id or name in grade.upgrades[:i]:
                yield problem(
                    "GRADES-UPGRADE-IDLE",
                    "“{name}” is no further upgrade for this grade",
                    hint=text("Delete it: it is the grade itself, or it stands twice."),
                    name=name,
                    pointer=pointer,
                )


def _unknown_upgrade(
    name: str, known: list[str], pointer: Sequence[str | int]
) -> PydanticCustomError:
    return problem(
        "GRADES-UPGRADE-UNKNOWN",
        "There is no grade “{name}” to upgrade to",
        hint=text("Use one of: {known}."),
        name=name,
        known=", ".join(known),
        pointer=pointer,
    )


def _members(grades: Sequence[Grade]) -> Problems:
    seen: set[str] = set()
    for n, grade in enumerate(grades):
        for i, id_ in enumerate(grade.members or ()):
            if id_ in seen:
                yield problem(
                    "GRADES-MEMBER-TWICE",
                    "This number is listed before, and a person has one grade",
                    hint=text("Keep it in the grade that is meant."),
                    pointer=("grades", n, "members", i),
                )
            seen.add(id_)


def _reached(grades: Sequence[Grade], relatives: str | None) -> Problems:
    """Report grades behind the one for everybody, unless people come to them in another way."""
    otherwise = {relatives, *(name for grade in grades for name in grade.upgrades)}
    last = next((n for n, grade in enumerate(grades) if grade.is_for_everybody), len(grades))
    for n, grade in enumerate(grades[last + 1 :], last + 1):
        if grade.has_rule or grade.id not in otherwise:
            yield problem(
                "GRADES-NEVER-REACHED",
                "Nobody is left for “{id}”: “{everybody}” before it is for everybody",
                hint=text("Put it first, or say with `when` or `members` whom the other is for."),
                id=grade.id,
                everybody=grades[last].id,
                pointer=("grades", n),
            )


def _upgraded(grades: Sequence[Grade], upgraded: Upgraded) -> Problems:
    known = [grade.id for grade in grades]
    offered = {name for grade in grades for name in grade.upgrades}
    seen: set[str] = set()
    for name, ids in upgraded.items():
        if name not in known:
            yield _unknown_upgrade(name, known, ("upgraded", name))
        elif name not in offered:
            yield problem(
                "GRADES-UPGRADED-NOBODY",
                "No grade may upgrade to “{name}”",
                hint=text("Name it in `upgrades` of the grade whose people may take it."),
                name=name,
                pointer=("upgraded", name),
            )
        for i, id_ in enumerate(ids):
            if id_ in seen:
                yield problem(
                    "GRADES-UPGRADED-TWICE",
                    "This number is listed before, and a person takes one upgrade",
                    hint=text("Keep it with the upgrade that was taken."),
                    pointer=("upgraded", name, i),
                )
            seen.add(id_)
