"""The published programmes by grade, `grade-plan/1`: what other programs read.

Who has the right to which programme, what each takes in, what it costs and who pays, what upgrades
cost, and with a search which programmes are best. Amounts are text with two decimals; what has no
price is null and never a zero. :mod:`dms.report.grade_plan_data` fills it.
"""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from dms.configurator.grades.budgets import BudgetPart as WhatFor
from dms.configurator.grades.grade_plan import GradePlan
from dms.configurator.grades.grade_search import GradeSearch
from dms.documents import Result
from dms.issue_document import IssueDocument
from dms.issues import Issue
from dms.members import Relationship
from dms.report.configuration_document import ClashPart, QuotePart
from dms.report.figures import Amount, Term
from dms.report.grade_plan_data import grade_plan_data, searched_plan_data
from dms.report.quote_document import Inputs, InsurerPart, MadeWith
from dms.report.search_document import (
    AdditionsPart,
    DeparturePart,
    UnmeetablePart,
    WantedPart,
    WishPart,
)

__all__ = ["GradePlanDocument", "grade_plan_document", "grade_search_document"]

_Count = Annotated[int, Field(ge=0)]
_ChoiceName = Annotated[str, Field(examples=["dental", "dental.place=specialised"])]
_Place = Annotated[int, Field(ge=0)]
"""A place in the frontier, counted from 0."""


class GradePart(Result):
    """How many people a grade has by right."""

    grade: str
    name: str | None
    employees: _Count
    relatives: _Count
    upgraded: _Count
    """How many of the employees took an upgrade."""


class GradeMember(Result):
    """What a member of the list gets; null where no grade fits."""

    id: str
    grade: str | None
    """The grade that the employer pays for."""
    programme: str | None
    """The grade whose programme the member has."""


class GradeProgramme(Result):
    """The programme of a grade."""

    grade: str
    of: str
    """Id of the programme of the offer that it is made from."""
    people: _Count
    """How many have it, with a price or without."""
    taken: tuple[_ChoiceName, ...]
    """Everything that is taken, in the order of the offer."""
    usual_left_out: tuple[_ChoiceName, ...]
    """Kinds of care that are taken where nobody chooses, and are not taken here."""
    departures: tuple[DeparturePart, ...]
    """Values that are not the default, and why; nothing where nobody has the programme."""
    wishes: tuple[WishPart, ...]


class LimitPart(Result):
    """A budget of a grade, held against the employer's part, or the premium if nobody shares it."""

    name: Literal["budget", "budget_per_head"]
    stated: Amount
    allowed: Amount
    """The most for all people of the grade together."""
    left: Amount
    """Negative is over it."""


class GradeBudgetPart(Result):
    """What the people of a grade cost; the rows add up to the quote."""

    part: WhatFor
    grade: str | None
    heads: _Count
    unpriced: _Count
    """People without a price, who are missing in the amounts."""
    paid_heads: _Count
    """People for whom the company's money is spent."""
    premium: Amount
    per_head: Amount | None
    employer: Amount | None
    employee: Amount | None
    limits: tuple[LimitPart, ...]


class SpreadPart(Result):
    """What an upgrade costs some people; negative is what they would save."""

    count: _Count
    least: Amount
    usual: Amount
    """The price in the middle, which somebody really pays."""
    most: Amount
    cheaper: _Count


class UpgradePart(Result):
    """One upgrade in short."""

    grade: str
    upgrade: str
    employees: SpreadPart | None
    relatives: SpreadPart | None
    taken: _Count
    unpriced: _Count


class UpgradePersonPart(Result):
    """What one member would pay more."""

    grade: str
    upgrade: str
    member: str
    relationship: Relationship
    employee: str
    """The number of the employee who decides."""
    taken: bool
    now: Amount | None
    after: Amount | None
    difference: Amount | None


class GradeWantedPart(Result):
    """What is wanted for a grade; what its document settles is a must."""

    grade: str
    wishes: tuple[WantedPart, ...]


class GradeChoicePart(Result):
    """What a grade has in one set of programmes."""

    grade: str
    gains: _Count
    premium: Amount
    """Without what is priced once for the contract."""
    taken: tuple[_ChoiceName, ...]
    additions: AdditionsPart
    """Compared with the set before; the first one with nothing."""
    wishes: tuple[WishPart, ...]


class GradeFoundPart(Result):
    """Programmes for all grades that nothing beats."""

    total: Amount
    left: Amount | None
    """What is left of the budget; negative is over it."""
    gains: _Count
    grades: tuple[GradeChoicePart, ...]
    """Grades that have people."""


class NothingPart(Result):
    """Why the musts of a grade cannot be met."""

    unmeetable: tuple[UnmeetablePart, ...]
    clashes: tuple[ClashPart, ...]
    barred: tuple[str, ...]
    """Musts of which each can be met and all of which together cannot."""


class HindrancePart(Result):
    """What keeps a grade from a programme: its musts, or its own budget."""

    grade: str
    short: Amount | None
    """How much its budget is short of meeting its musts."""
    why: NothingPart | None


class GradeSearchPart(Result):
    """A search for all grades. Budgets of grades hold the premiums of their programmes."""

    budget: Amount | None
    """The most for the whole contract."""
    vary: tuple[str, ...]
    wanted: tuple[GradeWantedPart, ...]
    frontier: tuple[GradeFoundPart, ...]
    """From cheap to dear; budgets of grades are kept, that of all does not cut it."""
    best: _Place | None
    next_better: _Place | None
    missing: Amount | None
    hindrances: tuple[HindrancePart, ...]


class GradePlanDocument(Result):
    """Programmes by grade: who gets which, what they cost, what upgrades cost."""

    dms: Literal["grade-plan/1"]
    """Format of this document."""
    made_with: MadeWith
    inputs: Inputs
    offer: str
    """Id of the offer."""
    insurer: InsurerPart
    client: str | None
    document: str
    """Id of the document of grades."""
    period: Term | None
    payment: str | None
    currency: Literal["RUB"]
    grades: tuple[GradePart, ...]
    unplaced: tuple[str, ...]
    """Numbers of those who have no grade; `issues` say why."""
    members: tuple[GradeMember, ...]
    """In the order of the list."""
    programmes: tuple[GradeProgramme, ...]
    """Nothing where a search found nothing."""
    budgets: tuple[GradeBudgetPart, ...]
    """The rows add up to the quote; nothing without one."""
    upgrades: tuple[UpgradePart, ...]
    people: tuple[UpgradePersonPart, ...] | None
    """What upgrades cost each person; null where it was not asked for."""
    quote: QuotePart | None
    search: GradeSearchPart | None
    """Null where the programmes were not searched."""
    issues: tuple[IssueDocument, ...]
    """What is wrong with the list, with the grades, and with people who have none."""


def grade_plan_document(
    plan: GradePlan, lang: str = "ru", *, people: bool = False, more: Iterable[Issue] = ()
) -> GradePlanDocument:
    """Return the programmes of grades as a document; its words are in `lang` (`ru` or `en`).

    `people` lists what upgrades cost each person. `more` are issues to list with it.
    """
    return GradePlanDocument.model_validate(grade_plan_data(plan, lang, people=people, more=more))


def grade_search_document(
    search: GradeSearch, lang: str = "ru", *, people: bool = False, more: Iterable[Issue] = ()
) -> GradePlanDocument:
    """Return the best programmes for all grades as a document; see above."""
    return GradePlanDocument.model_validate(
        searched_plan_data(search, lang, people=people, more=more)
    )
