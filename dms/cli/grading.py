"""What `dms grades` starts from: an offer, a list of people and the grades of the client."""

from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

from dms.cli.gathering import Gathering
from dms.cli.inputs import Inputs, inputs_of
from dms.cli.wishes import Circumstances, Reading, Talk, Wishes
from dms.configurator.grades.assigning import assign
from dms.configurator.grades.assignment import Assignment
from dms.configurator.grades.grade_plan import GradePlan, plan_grades
from dms.configurator.grades.grade_search import GradeSearch, search_grades
from dms.errors import QuoteRefused
from dms.io.grades import load_grades
from dms.io.roster import RosterImport
from dms.issues import Issue
from dms.modules import plugin_issues
from dms.pricing.contract_period import contract_period

__all__ = ["Graded", "Wanted", "read_and_grade"]


@frozen
class Wanted:
    """What is asked of the programmes, as it was understood."""

    best: bool
    """Whether they are to be searched."""
    budget: Decimal | None
    """The most for the whole contract, in roubles."""
    vary: tuple[str, ...]


@frozen
class Graded:
    """The programmes of all grades, and the list of people they are for."""

    plan: GradePlan | None
    """None where a search found nothing."""
    search: GradeSearch | None
    """None where nothing was searched."""
    assignment: Assignment
    imported: RosterImport

    @property
    def notes(self) -> list[Issue]:
        """Say plainly whom the figures lack, and which packages do not work."""
        return [*filter(None, [self.imported.left_out]), *plugin_issues()]

    @property
    def issues(self) -> list[Issue]:
        """Everything wrong or open, of the list, of the grades and of the quote."""
        found = [*self.notes, *self.imported.issues, *self.assignment.issues]
        return found if self.plan is None else [*found, *self.plan.issues, *self.plan.quote.issues]


def read_and_grade(
    offer: Path,
    roster: Path,
    grades: Path,
    wanted: Wanted,
    circumstances: Circumstances,
    reading: Reading,
    talk: Talk,
) -> Graded:
    """Read all files, put people into grades, and make or find the programmes.

    Raises LoadError with everything that is wrong with any file, and QuoteRefused where there are
    no prices.
    """
    wishes = Wishes(**asdict(circumstances, recurse=False))
    gathering = Gathering()
    document = gathering.read_file(load_grades, grades)
    columns = document.columns if document is not None else ()
    inputs = gathering.read(
        partial(inputs_of, offer, roster, reading, wishes, talk.lang, more_columns=columns)
    )
    gathering.finish()
    assert document is not None  # noqa: S101 - the gathering would not have been finished
    assert inputs is not None  # noqa: S101 - the same
    found = assign(inputs.imported.roster, document, start=_start(inputs))
    asked: dict[str, Any] = {
        "period": inputs.period,
        "payment": wishes.payment,
        "headcount": wishes.headcount,
        "today": inputs.today,
    }
    if not wanted.best:
        plan = plan_grades(inputs.offer, found, document, **asked)
        return Graded(plan, None, found, inputs.imported)
    budget, vary = wanted.budget, wanted.vary
    search = search_grades(inputs.offer, found, document, budget=budget, vary=vary, **asked)
    best = search.best
    return Graded(None if best is None else best.plan, search, found, inputs.imported)


def _start(inputs: Inputs) -> date:
    """Return the first day of the contract, on which tenure and age are counted."""
    period, issues = contract_period(inputs.offer, inputs.period, None)
    if period is None:
        raise QuoteRefused(tuple(issues))
    return period.start
