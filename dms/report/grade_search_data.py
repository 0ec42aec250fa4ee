"""A search for several grades as plain data: what was wanted, the frontier, what hinders."""

from itertools import pairwise

from dms.configurator.additions import additions
from dms.configurator.grades.grade_found import GradeFound
from dms.configurator.grades.grade_search import GradeSearch
from dms.configurator.grades.hindrances import Hindrance, hindrances
from dms.pricing.exact import added
from dms.report.grade_lines import grade_wishes_met
from dms.report.plain import Data, amount, stated
from dms.report.search_data import additions_data, nothing_data, wanted_data, wishes_data

__all__ = ["grade_search_data"]


def grade_search_data(search: GradeSearch, lang: str) -> Data:
    """Return a search for several grades, without the plan of the best programmes."""
    best, better = search.best, search.next_better
    places = {id(found): place for place, found in enumerate(search.frontier)}
    return {
        "budget": stated(search.budget),
        "vary": sorted(search.joint.vary),
        "wanted": [
            {"grade": grade, "wishes": [wanted_data(wish, lang) for wish in wishes]}
            for grade, wishes in search.wanted.items()
        ],
        "frontier": _frontier(search),
        "best": None if best is None else places[id(best)],
        "next_better": None if better is None else places[id(better)],
        "missing": amount(search.missing),
        "hindrances": [_hindrance(one, lang) for one in hindrances(search)],
    }


def _frontier(search: GradeSearch) -> list[Data]:
    before = [None, *search.frontier]
    return [
        _found(search, found, was)
        for (was, _), found in zip(pairwise(before), search.frontier, strict=True)
    ]


def _found(search: GradeSearch, found: GradeFound, before: GradeFound | None) -> Data:
    budget = search.budget
    return {
        "total": amount(found.total),
        "left": None if budget is None else amount(added(budget, -found.total)),
        "gains": found.gains,
        "grades": [_grade(search, found, before, id_) for id_ in found.grades],
    }


def _grade(search: GradeSearch, found: GradeFound, before: GradeFound | None, id_: str) -> Data:
    one = next(one for one, _ in search.joint.peopled if one.grade.id == id_)
    gains, premium = found.grades[id_]
    taken = found.plan.taken[id_]
    was = None if before is None else before.plan.taken[id_]
    return {
        "grade": id_,
        "gains": gains,
        "premium": amount(premium),
        "taken": [name for name, is_taken in taken.items() if is_taken],
        "additions": additions_data(additions(one.model.parts, was, taken)),
        "wishes": wishes_data(grade_wishes_met(one, taken, search.wanted[id_])),
    }


def _hindrance(one: Hindrance, lang: str) -> Data:
    return {
        "grade": one.grade,
        "short": amount(one.short),
        "why": None if one.alone is None else nothing_data(one.alone, lang),
    }
