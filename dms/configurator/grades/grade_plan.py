"""A plan: several programmes at once, one for each grade, made into one offer and quoted."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from attrs import evolve, field, frozen

from dms.configurator.bench import Taken, selections_of
from dms.configurator.composing import composed
from dms.configurator.grades.agreeing import contract_agreed, usual_taken
from dms.configurator.grades.assignment import Assignment
from dms.configurator.grades.budget_issues import budget_issues
from dms.configurator.grades.budgets import GradeBudget, grade_budgets
from dms.configurator.grades.grade_bench import GradeBench, decided_literals, grade_benches
from dms.configurator.grades.grades import Grades
from dms.configurator.grades.paying import with_grades
from dms.configurator.grades.upgrade_prices import UpgradePrice, upgrade_prices
from dms.configurator.logic.clause import Literal
from dms.configurator.logic.conflicts import conflicts
from dms.configurator.selection import Selection
from dms.errors import LoadError
from dms.i18n import text
from dms.issues import Issue, Severity
from dms.pricing.naming import listed
from dms.pricing.offer import Offer
from dms.pricing.quote import Quote
from dms.pricing.quoting import quote

__all__ = ["GradePlan", "plan_grades"]


@frozen(eq=False)
class GradePlan:
    """What each grade gets, and what it costs."""

    source: Offer = field(repr=False)
    grades: Grades = field(repr=False)
    assignment: Assignment = field(repr=False)
    benches: tuple[GradeBench, ...] = field(repr=False)
    taken: Mapping[str, Taken] = field(repr=False)
    """What is taken in the programme of each grade, by the grade's id."""
    asked: Mapping[str, Any] = field(repr=False)

    @cached_property
    def offer(self) -> Offer:
        """One plain offer with a programme for each grade, and with who pays."""
        selections: list[Selection] = []
        once: set[str] = set()
        values: dict[str, str] = {}
        for one in self.benches:
            own, contract = selections_of(one.model, self.taken[one.grade.id])
            selections.append(evolve(own, id=one.grade.id, name=self._name(one)))
            once |= contract.taken
            values |= {n: v for n, v in contract.values.items() if n.split(".")[0] in once}
        contract = Selection(of="", taken=once, values=values)
        made = composed(self.source, selections, contract, others=False)
        return with_grades(made, self.grades)

    def _name(self, one: GradeBench) -> str | None:
        """Return what the programme of a grade is called; None is what the insurer calls it.

        Where several are made of one programme, the grade without a name says which of them it is.
        """
        source = one.model.programme
        shared = sum(other.model.programme.id == source.id for other in self.benches) > 1
        if one.grade.name is not None or source.name is None or not shared:
            return one.grade.name
        return f"{source.name} · {one.grade.id}"

    @cached_property
    def quote(self) -> Quote:
        """The quote of that offer for the assigned list."""
        return quote(self.offer, self.assignment.roster, **self.asked)

    @property
    def budgets(self) -> tuple[GradeBudget, ...]:
        """What each grade costs, who pays it, and what is left of its budgets."""
        return grade_budgets(self.quote, self.grades)

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Budgets that do not hold; what concerns the price is said by the quote."""
        if self.quote.status == "refused":
            return ()
        return tuple(budget_issues(self.budgets, self.grades))

    @cached_property
    def upgrades(self) -> tuple[UpgradePrice, ...]:
        """What everybody who may take a better programme would pay for it."""
        return upgrade_prices(self.offer, self.assignment, self.grades, **self.asked)


def plan_grades(offer: Offer, assignment: Assignment, grades: Grades, **asked: Any) -> GradePlan:
    """Make the programmes that a document of grades describes, with defaults for the rest.

    `asked` is how prices are asked for, as :func:`dms.quote` is told. Raises
    :class:`~dms.errors.LoadError` where the choices for a grade contradict each other or the
    grades differ in what is the same for all, and what :func:`grade_benches` raises.
    """
    benches = grade_benches(offer, assignment, grades, **asked)
    taken: dict[str, Taken] = {}
    issues: list[Issue] = []
    shared = contract_agreed(benches)
    for number, one in enumerate(benches):
        literals = tuple(dict.fromkeys((*decided_literals(one.grade), *shared)))
        found = usual_taken(one, literals)
        if found is None:
            issues.append(_contradiction(one, literals, grades, number))
        else:
            taken[one.grade.id] = found
    issues += _differing(benches, taken, grades)
    if issues:
        raise LoadError(issues)
    return GradePlan(offer, grades, assignment, benches, taken, asked)


def _contradiction(
    one: GradeBench, literals: Sequence[Literal], grades: Grades, number: int
) -> Issue:
    clash = conflicts(one.theory, literals)[0]
    rulings = (*one.model.rulings, *(one.bench.rulings if one.bench is not None else ()))
    words = [r.origin.words for r in rulings if r.origin.id in clash.origins]
    return Issue(
        "GRADES-CHOICES-CLASH",
        Severity.ERROR,
        text(
            "Grade “{grade}”: these choices do not go together: {choices} ({rules})",
            grade=one.grade.id,
            choices=", ".join(map(str, clash.choices)) or "–",
            rules=listed(words),
        ),
        text("Take one of them out of `choose`, `drop` or `set`."),
        grades.locate(f"/grades/{number}"),
    )


def _differing(
    benches: Sequence[GradeBench], taken: Mapping[str, Taken], grades: Grades
) -> list[Issue]:
    """Report options that are the same for all in the offer and differ between grades."""
    issues: list[Issue] = []
    for name in benches[0].model.offer.same_for_all or ():
        values = {
            one.grade.id: atom.partition("=")[2]
            for one in benches
            for atom, on in taken.get(one.grade.id, {}).items()
            if on and atom.partition("=")[0] == name
        }
        if len(set(values.values())) > 1:
            issues.append(_not_the_same(name, values, grades))
    return issues


def _not_the_same(name: str, values: Mapping[str, str], grades: Grades) -> Issue:
    said = ", ".join(f"{grade}: {value}" for grade, value in values.items())
    return Issue(
        "GRADES-NOT-THE-SAME",
        Severity.ERROR,
        text(
            "`{option}` is the same for all insured, and the grades differ: {values}",
            option=name,
            values=said,
        ),
        text("Set one value for all grades."),
        grades.locate("/grades"),
    )
