"""Programmes by grade as plain data, the shape of :mod:`dms.report.grade_plan_document`."""

from collections.abc import Iterable, Mapping, Sequence

from dms import __version__
from dms.configurator.additions import usual_left_out
from dms.configurator.departures import departures
from dms.configurator.grades.assignment import Assignment
from dms.configurator.grades.budgets import GradeBudget
from dms.configurator.grades.facts import ENTITLED
from dms.configurator.grades.grade_bench import GradeBench
from dms.configurator.grades.grade_plan import GradePlan
from dms.configurator.grades.grade_search import GradeSearch
from dms.configurator.grades.grade_wishes import decided_wishes
from dms.configurator.grades.grades import Grades
from dms.configurator.grades.upgrade_prices import UpgradePrice
from dms.configurator.grades.upgrade_summary import Spread, UpgradeSummary, upgrade_summaries
from dms.configurator.settling import settled
from dms.configurator.wanted import Wanted
from dms.issues import Issue
from dms.pricing.offer import Offer
from dms.report.configuration_data import quote_summary
from dms.report.fingerprints import offer_fingerprint, roster_fingerprint
from dms.report.grade_lines import grade_wishes_met
from dms.report.grade_search_data import grade_search_data
from dms.report.plain import Data, amount, stated, term
from dms.report.search_data import departures_data, wishes_data

__all__ = ["grade_plan_data", "searched_plan_data"]


def grade_plan_data(
    plan: GradePlan, lang: str, *, people: bool = False, more: Iterable[Issue] = ()
) -> Data:
    """Return the programmes that a document of grades describes."""
    wanted = {one.grade.id: decided_wishes(one) for one in plan.benches}
    return {
        **_around(plan.source, plan.assignment, plan.grades),
        **_plan(plan, wanted, lang, people=people),
        "search": None,
        "issues": _issues(lang, more, plan.assignment, plan),
    }


def searched_plan_data(
    search: GradeSearch, lang: str, *, people: bool = False, more: Iterable[Issue] = ()
) -> Data:
    """Return the best programmes for all grades, and what was searched."""
    joint, best = search.joint, search.best
    plan = _no_plan() if best is None else _plan(best.plan, search.wanted, lang, people=people)
    return {
        **_around(joint.offer, joint.assignment, joint.grades),
        **plan,
        "search": grade_search_data(search, lang),
        "issues": _issues(lang, more, joint.assignment, None if best is None else best.plan),
    }


def _around(offer: Offer, assignment: Assignment, grades: Grades) -> Data:
    """Return who has the right to what under which offer."""
    roster = assignment.roster
    columns = (roster.columns.get("id", ()), roster.column(ENTITLED), roster.column("programme"))
    return {
        "dms": "grade-plan/1",
        "made_with": {"dms": __version__},
        "inputs": {"offer": offer_fingerprint(offer), "roster": roster_fingerprint(roster)},
        "offer": offer.id,
        "insurer": {"id": offer.insurer.id, "name": offer.insurer.name},
        "client": grades.client or offer.client,
        "currency": offer.currency,
        "document": grades.id,
        "grades": [
            {
                "grade": count.grade,
                "name": grade.name,
                "employees": count.employees,
                "relatives": count.relatives,
                "upgraded": count.upgraded,
            }
            for grade, count in zip(grades.grades, assignment.grades, strict=True)
        ],
        "unplaced": list(assignment.unplaced),
        "members": [
            {"id": id_, "grade": grade, "programme": None if grade is None else programme}
            for id_, grade, programme in zip(*columns, strict=True)
        ],
    }


def _no_plan() -> Data:
    lists: tuple[str, ...] = ("programmes", "budgets", "upgrades")
    nothing = dict.fromkeys(("period", "payment", "people", "quote"))
    return {**nothing, **{name: [] for name in lists}}


def _plan(
    plan: GradePlan, wanted: Mapping[str, Sequence[Wanted]], lang: str, *, people: bool
) -> Data:
    """Return the programmes, and where there are prices what they come to."""
    quote = plan.quote
    setting, is_priced = quote.setting, quote.status != "refused"
    upgrades = plan.upgrades if is_priced else ()
    return {
        "period": term(setting.period if setting is not None else None),
        "payment": setting.payment if setting is not None else None,
        "programmes": [_programme(plan, one, wanted[one.grade.id], lang) for one in plan.benches],
        "budgets": [_budget(row) for row in plan.budgets] if is_priced else [],
        "upgrades": [_summary(one) for one in upgrade_summaries(upgrades)],
        "people": [_person(one) for one in upgrades] if people else None,
        "quote": quote_summary(quote, lang),
    }


def _programme(plan: GradePlan, one: GradeBench, wanted: Sequence[Wanted], lang: str) -> Data:
    taken, parts = plan.taken[one.grade.id], one.model.parts
    atoms = [name for name, is_taken in taken.items() if is_taken]
    found = departures(settled(one.bench, atoms), wanted) if one.bench is not None else ()
    return {
        "grade": one.grade.id,
        "of": one.model.programme.id,
        "people": 0 if one.bench is None else len(one.bench.people),
        "taken": atoms,
        "usual_left_out": list(map(str, usual_left_out(parts, taken))),
        "departures": departures_data(found, parts, lang),
        "wishes": wishes_data(grade_wishes_met(one, taken, wanted)),
    }


def _budget(row: GradeBudget) -> Data:
    return {
        "part": row.part.value,
        "grade": row.grade,
        "heads": row.heads,
        "unpriced": row.unpriced,
        "paid_heads": row.paid_heads,
        "premium": amount(row.premium),
        "per_head": amount(row.per_head),
        "employer": amount(row.employer),
        "employee": amount(row.employee),
        "limits": [
            {
                "name": limit.name,
                "stated": stated(limit.stated),
                "allowed": amount(limit.allowed),
                "left": amount(limit.left),
            }
            for limit in row.limits
        ],
    }


def _summary(one: UpgradeSummary) -> Data:
    return {
        "grade": one.grade,
        "upgrade": one.upgrade,
        "employees": _spread(one.employees),
        "relatives": _spread(one.relatives),
        "taken": one.taken,
        "unpriced": one.unpriced,
    }


def _spread(spread: Spread | None) -> Data | None:
    if spread is None:
        return None
    return {
        "count": spread.count,
        "least": amount(spread.least),
        "usual": amount(spread.usual),
        "most": amount(spread.most),
        "cheaper": spread.cheaper,
    }


def _person(one: UpgradePrice) -> Data:
    return {
        "grade": one.grade,
        "upgrade": one.upgrade,
        "member": one.member,
        "relationship": one.relationship.value,
        "employee": one.employee,
        "taken": one.taken,
        "now": amount(one.now),
        "after": amount(one.after),
        "difference": amount(one.difference),
    }


def _issues(
    lang: str, more: Iterable[Issue], assignment: Assignment, plan: GradePlan | None
) -> list[Data]:
    of_plan = () if plan is None else plan.issues
    return [issue.to_dict(lang) for issue in (*more, *assignment.issues, *of_plan)]
