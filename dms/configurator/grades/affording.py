"""Affording: whether a programme keeps the budgets of a grade, the same budgets as in the table.

What counts is what :func:`grade_budgets` holds against a budget: the employer's part for those who
are entitled to the grade, or their premium where nobody says who pays. An upgrade that somebody
took is no part of it.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from attrs import Factory, field, frozen

from dms.configurator.bench import selections_of
from dms.configurator.composing import composed
from dms.configurator.grades.assignment import Assignment
from dms.configurator.grades.budgets import grade_budgets
from dms.configurator.grades.facts import ENTITLED
from dms.configurator.grades.grade import Grade
from dms.configurator.grades.grade_bench import GradeBench
from dms.configurator.grades.grades import Grades
from dms.configurator.grades.paying import with_grades
from dms.configurator.selection import Selection
from dms.members import Roster
from dms.pricing.offer import Offer
from dms.pricing.quoting import quote

__all__ = ["Affording"]


@frozen(eq=False)
class Affording:
    """The people who are entitled to each grade, and who pays for them."""

    offer: Offer
    assignment: Assignment
    grades: Grades
    asked: Mapping[str, Any]
    """How prices are asked for; the headcount is that of the whole list."""
    _left: dict[object, Decimal | None] = field(default=Factory(dict), repr=False)

    def left(self, one: GradeBench, taken: frozenset[str]) -> Decimal | None:
        """Return what is left of the budgets of a grade with a programme, in roubles.

        Negative is what is spent over them; None where there is no budget, or nobody to pay for.
        """
        if one.grade.budget is None and one.grade.budget_per_head is None:
            return None
        key = one.grade.id, taken
        if key not in self._left:
            self._left[key] = self._held(one, taken)
        return self._left[key]

    def fits(self, one: GradeBench, taken: frozenset[str]) -> bool:
        """Say whether a programme breaks no budget of a grade."""
        left = self.left(one, taken)
        return left is None or left >= 0

    def _held(self, one: GradeBench, taken: frozenset[str]) -> Decimal | None:
        people = self._entitled(one.grade)
        if not len(people):
            return None
        alone = _alone(self.grades, one.grade)
        own, _ = selections_of(one.model, {atom: atom in taken for atom in one.model.atoms})
        made = Selection(of=own.of, taken=own.taken, values=own.values, id=one.grade.id)
        nothing = Selection(of="", taken=())
        offer = with_grades(composed(self.offer, [made], nothing, others=False), alone)
        priced = quote(offer, people, **self.asked)
        if priced.status == "refused":
            return None
        return grade_budgets(priced, alone)[0].left

    def _entitled(self, grade: Grade) -> Roster:
        """Return who is entitled to a grade, as if nobody had taken an upgrade."""
        roster = self.assignment.roster
        places = [n for n, id_ in enumerate(roster.column(ENTITLED)) if id_ == grade.id]
        columns: dict[str, Sequence[Any]] = {
            name: [column[n] for n in places] for name, column in roster.columns.items()
        }
        return Roster({**columns, "programme": [grade.id] * len(places)})


def _alone(grades: Grades, grade: Grade) -> Grades:
    """Return a document of one grade, which nobody may leave for a better one."""
    only = grade.model_copy(update={"upgrades": ()})
    return grades.model_copy(update={"grades": (only,), "upgraded": {}})
