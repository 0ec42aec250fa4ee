"""Finding the best programme: from an offer, people and wishes to a search."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal

from dms.configurator.best import Budget, Search, search
from dms.configurator.brief_wishes import brief_programme, wishes_of_brief
from dms.configurator.configuring import bench_for
from dms.configurator.names import known_choices, several
from dms.configurator.parts import Parts
from dms.configurator.wanted import Wanted, wishes_of_choices
from dms.errors import LoadError
from dms.i18n import text
from dms.issues import Issue, Location, Severity
from dms.members import Roster
from dms.periods import Period
from dms.pricing.exact import Exact
from dms.pricing.offer import Offer
from dms.requirements.requirement import Requirement
from dms.requirements.wishes import Need, ProgrammeWish

__all__ = ["best"]

Weighed = Mapping[str, int] | Iterable[str]
"""Choices, with their weights or of one each."""


def best(
    offer: Offer,
    roster: Roster,
    *,
    programme: str | None = None,
    must: Iterable[str] = (),
    should: Weighed = (),
    requirement: Requirement | None = None,
    wish: str | None = None,
    budget: Decimal | None = None,
    budget_per_head: Decimal | None = None,
    vary: Collection[str] = (),
    period: Period | None = None,
    payment: str | None = None,
    headcount: int | None = None,
    today: date | None = None,
) -> Search:
    """Find the best programmes that can be put together for a group, and what they cost.

    `must` and `should` are choices (`dental`, `dental.place=specialised`), a should with its weight
    or of one; `requirement` is a brief, of which `wish` names the programme (the only one by
    default), and whose budgets count where none is given. `budget` is the most for the whole
    contract and `budget_per_head` for one person of the programme on average, in roubles for the
    term. `vary` names options that may leave their defaults although nothing is wanted of them.
    The rest is that of :func:`dms.configure`, and so are the errors raised.

    >>> found = best(offer, roster, must=["dental"], budget=Decimal(900_000))  # doctest: +SKIP
    >>> found.best.total                                                       # doctest: +SKIP
    Decimal('842300.00')
    """
    asked = {"period": period, "payment": payment, "headcount": headcount, "today": today}
    bench = bench_for(offer, roster, programme, **asked)  # type: ignore[arg-type]
    parts = bench.model.parts
    wanted = _named(several(must), should, several(vary), parts)
    limits = Budget(budget, budget_per_head)
    if requirement is not None:
        asked_for = _programme_of(requirement, wish)
        wanted += wishes_of_brief(requirement, asked_for, parts, bench.people)
        if limits == Budget():
            limits = _budget_of(requirement, asked_for, bench.board.heads)
    return search(bench, wanted, limits, several(vary))


def _named(must: Iterable[str], should: Weighed, vary: Iterable[str], parts: Parts) -> list[Wanted]:
    """Make wishes of choices that the client names; all have to be known, options to vary too."""
    weighed = should if isinstance(should, Mapping) else dict.fromkeys(several(should), 1)
    musts = dict.fromkeys(must, 1)
    _require_known([*musts, *weighed], vary, parts)
    return [
        *wishes_of_choices(musts, parts, Need.MUST),
        *wishes_of_choices(weighed, parts, Need.SHOULD),
    ]


def _require_known(choices: Iterable[str], options: Iterable[str], parts: Parts) -> None:
    """Raise LoadError for everything that the offer does not have."""
    _, issues = known_choices(choices, parts)
    names = {choice.name for choice in parts.choices if not choice.is_care}
    for name in options:
        if name not in names:
            said = text("“{name}” is no option of this programme", name=name)
            hint = text("Choose from: {known}", known=", ".join(sorted(names)) or "–")
            issue = Issue("CONFIGURE-OPTION-UNKNOWN", Severity.ERROR, said, hint, Location())
            issues.append(issue)
    if issues:
        raise LoadError(issues)


def _programme_of(requirement: Requirement, written: str | None) -> ProgrammeWish:
    found = brief_programme(requirement, written)
    if found is None:
        said = text("It is not said which programme of the brief is meant")
        if written is not None:
            said = text("The brief has no programme “{name}”", name=written)
        hint = text("Name one of: {known}", known=", ".join(p.id for p in requirement.programmes))
        raise LoadError([Issue("CONFIGURE-WISH", Severity.ERROR, said, hint, Location())])
    return found


def _budget_of(requirement: Requirement, wish: ProgrammeWish, heads: int) -> Budget:
    """Return the budgets of a brief that must be kept; what one person may cost is for `heads`."""
    whole, limits = requirement.budget, []
    if whole is not None and whole.need is Need.MUST:
        each = whole.per_head
        limits = [whole.total, None if each is None else _times(each, heads)]
    return Budget(
        min((limit for limit in limits if limit is not None), default=None),
        wish.budget_per_head if wish.budget_need is Need.MUST else None,
    )


def _times(amount: Decimal, count: int) -> Decimal:
    return Exact.of(amount).times(Exact(count, 0)).decimal()
