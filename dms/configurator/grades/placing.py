"""Placing: the first grade whose rule fits a person, or why it cannot be told.

A fact that is not known is no "no": where it decides, the person gets no grade before somebody has
said it. Persons with the same facts are placed once.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum

from attrs import field, frozen

from dms.configurator.grades.facts import condition_table
from dms.configurator.grades.grade import Grade
from dms.configurator.grades.grades import Grades
from dms.configurator.grades.member_facts import facts_of
from dms.members import Roster
from dms.pricing.dimensions import Dimension
from dms.pricing.table_checks import Value
from dms.pricing.tables import Missing, Table

__all__ = ["Place", "Unplaced", "Why", "place_by_rules"]


class Why(Enum):
    """Why somebody has no grade."""

    NONE_FITS = "none fits"
    UNKNOWN = "unknown"
    """A fact decides that is not known."""
    ALONE = "alone"
    """A relative whose employee is not in the list."""
    WAITS = "waits"
    """A relative whose employee has no grade."""


@frozen
class Unplaced:
    """Somebody without a grade; `facts` names what is not known and decides."""

    why: Why
    facts: tuple[str, ...] = ()


Place = int | Unplaced
"""The number of somebody's grade, or why there is none."""


@frozen
class _Rule:
    """Whom one grade is for."""

    for_everybody: bool = False
    table: Table | None = None

    @classmethod
    def of(cls, grade: Grade) -> "_Rule":
        table = None if grade.when is None else condition_table(grade.when)
        return cls(grade.is_for_everybody, table)

    @property
    def facts(self) -> tuple[Dimension, ...]:
        """What it looks at."""
        return self.table.dimensions if self.table is not None else ()

    def judge(self, known: Mapping[Dimension, Value]) -> bool | Unplaced:
        """Say whether the grade is for somebody of whom this is known."""
        if self.table is None:
            return self.for_everybody
        found = self.table.find([known[fact] for fact in self.facts])
        if found is Missing.UNKNOWN:
            unknown = tuple(fact.name for fact in self.facts if known[fact] is None)
            return Unplaced(Why.UNKNOWN, unknown)
        return found is not Missing.NO_ROW


@frozen
class _Rules:
    """The rules of all grades, and what has been found with them."""

    rules: tuple[_Rule, ...]
    facts: tuple[Dimension, ...]
    _seen: dict[tuple[int | None, tuple[Value, ...]], Place] = field(factory=dict)

    def place(self, listed: int | None, values: tuple[Value, ...]) -> Place:
        """Return the first grade for somebody who is listed in one, or in none, of them."""
        key = listed, values
        found = self._seen.get(key)
        if found is None:
            found = self._seen[key] = self._first(listed, values)
        return found

    def _first(self, listed: int | None, values: tuple[Value, ...]) -> Place:
        known = dict(zip(self.facts, values, strict=True))
        for number, rule in enumerate(self.rules):
            judged = number == listed or rule.judge(known)
            if isinstance(judged, Unplaced):
                return judged
            if judged:
                return number
        return Unplaced(Why.NONE_FITS)


def place_by_rules(roster: Roster, grades: Grades, start: date) -> list[Place]:
    """Place everybody by lists and conditions, in the order of the roster.

    `start` is the first day of the contract.
    """
    rules = tuple(_Rule.of(grade) for grade in grades.grades)
    facts = tuple(dict.fromkeys(fact for rule in rules for fact in rule.facts))
    shared = _Rules(rules, facts)
    listed = {id_: n for n, grade in enumerate(grades.grades) for id_ in grade.members or ()}
    known = _known(facts, roster, grades, start)
    ids: Sequence[str] = roster.columns.get("id", ())
    return [shared.place(listed.get(id_), values) for id_, values in zip(ids, known, strict=True)]


def _known(
    facts: Sequence[Dimension], roster: Roster, grades: Grades, start: date
) -> list[tuple[Value, ...]]:
    """Return the facts of each member."""
    if not facts:
        return [()] * len(roster)
    return list(zip(*(facts_of(fact, roster, grades, start) for fact in facts), strict=True))
