"""The best programmes for several grades at once, under one budget: who gets which."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from dms.configurator.grades.assignment import Assignment
from dms.configurator.grades.grade_bench import grade_benches
from dms.configurator.grades.grade_found import GradeFound
from dms.configurator.grades.grade_joint import Joint
from dms.configurator.grades.grade_wishes import grade_wishes
from dms.configurator.grades.grades import Grades
from dms.configurator.wanted import Wanted
from dms.errors import QuoteRefused
from dms.issues import Issue
from dms.pricing.exact import added
from dms.pricing.offer import Offer
from dms.pricing.setting import nobody
from dms.requirements.wishes import Need

__all__ = ["GradeFound", "GradeSearch", "search_grades"]


@frozen(eq=False)
class GradeSearch:
    """What was found for all grades together."""

    joint: Joint = field(repr=False)
    """What was searched."""
    budget: Decimal | None
    """The most that the whole contract may cost, in roubles."""
    frontier: tuple[GradeFound, ...]
    """From cheap to dear; budgets of single grades are kept, that of all does not cut it."""

    @property
    def wanted(self) -> Mapping[str, tuple[Wanted, ...]]:
        """What is wanted for each grade."""
        return self.joint.wishes

    @property
    def most_gains(self) -> int:
        """The weight of all wishes that are no musts, met or not, of grades that have people."""
        wished = (wish for one, _ in self.joint.peopled for wish in self.wanted[one.grade.id])
        return sum(wish.weight for wish in wished if wish.need is Need.SHOULD)

    @property
    def best(self) -> GradeFound | None:
        """What meets most within the budget, and of that the cheapest; None where nothing does."""
        limit = self.budget
        fitting = [one for one in self.frontier if limit is None or one.total <= limit]
        return fitting[-1] if fitting else None

    @property
    def missing(self) -> Decimal | None:
        """How much the budget is short of meeting all musts; None where it is not, or cannot be."""
        if self.budget is None or self.best is not None or not self.frontier:
            return None
        return added(self.frontier[0].total, -self.budget)

    @property
    def next_better(self) -> GradeFound | None:
        """What meets more, for more than the budget: what it would take."""
        best = self.best
        more = [one for one in self.frontier if best is None or one.gains > best.gains]
        return more[0] if more else None


def search_grades(
    offer: Offer,
    assignment: Assignment,
    grades: Grades,
    *,
    wanted: Mapping[str, Sequence[Wanted]] | None = None,
    budget: Decimal | None = None,
    vary: Collection[str] = (),
    **asked: Any,
) -> GradeSearch:
    """Find the best programmes for the grades of an assigned list.

    What the document chooses, sets and leaves out for a grade is settled; its `must` and `should`
    are wanted, and so is what `wanted` has for the grade's id. A grade of which nothing is a should
    counts one for each kind of care. Budgets of grades are those of :func:`grade_budgets`: where
    the cheapest programme for some weight breaks one, that weight is left out. `budget` is for the
    premium of the whole contract, in roubles. A grade without people gets its defaults. `asked` is
    how prices are asked for, as :func:`dms.quote` is told.

    Raises what :func:`~dms.configurator.grades.grade_bench.grade_benches` raises, and QuoteRefused
    where nobody says who pays for some of the people.
    """
    benches = grade_benches(offer, assignment, grades, **asked)
    wishes = {
        one.grade.id: grade_wishes(one, (wanted or {}).get(one.grade.id, ())) for one in benches
    }
    joint = Joint(offer, assignment, grades, benches, wishes, frozenset(vary), asked)
    if not joint.peopled:
        why = tuple(issue for one in benches for issue in one.unpriced)
        raise QuoteRefused(why or assignment.issues or (nobody(),))
    found = tuple(joint.frontier())
    _require_payers(found)
    return GradeSearch(joint, budget, found)


def _require_payers(found: Sequence[GradeFound]) -> None:
    """Raise QuoteRefused where nobody says who pays for some: whatever is found has no quote."""
    cells = found[0].plan.quote.cells if found else ()
    issues = dict.fromkeys(one for one in cells if isinstance(one, Issue))
    missing = tuple(issue for issue in issues if issue.code == "QUOTE-CONTRIBUTION-MISSING")
    if missing:
        raise QuoteRefused(missing)
