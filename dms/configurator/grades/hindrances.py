"""Hindrances: what keeps each grade from a programme, where nothing fits all of them."""

from collections.abc import Iterator
from decimal import Decimal

from attrs import field, frozen

from dms.configurator.best import Search, search
from dms.configurator.grades.grade_search import GradeSearch

__all__ = ["Hindrance", "hindrances"]


@frozen(eq=False)
class Hindrance:
    """Why a grade has no programme: musts and rules, or its own budget."""

    grade: str
    alone: Search | None = field(default=None, repr=False)
    """The search for this grade by itself, which says what cannot be met."""
    short: Decimal | None = None
    """How many roubles its budget is short of meeting its musts."""


def hindrances(found: GradeSearch) -> Iterator[Hindrance]:
    """Yield what hinders each grade by itself, in the order of the document.

    Nothing is yielded where something was found. Where nothing was and no grade is hindered by
    itself, grades bar each other: by options that are the same for all, or by what the contract
    has for everybody.
    """
    joint = found.joint
    for one, bench in joint.peopled if not found.frontier else ():
        short = joint.short(one, bench)
        if short is None:
            alone = search(bench, joint.wishes[one.grade.id], vary=joint.vary)
            yield Hindrance(one.grade.id, alone)
        elif short:
            yield Hindrance(one.grade.id, short=short)
