"""Programmes by grade as plain text: who gets which, what it costs, what upgrades cost."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from dms.configurator.grades.assignment import Assignment
from dms.configurator.grades.grade_bench import GradeBench
from dms.configurator.grades.grade_found import GradeFound
from dms.configurator.grades.grade_plan import GradePlan
from dms.configurator.grades.grade_search import GradeSearch
from dms.configurator.grades.grade_wishes import decided_wishes
from dms.configurator.wanted import Wanted
from dms.i18n import Text, format_money, plural, text
from dms.issues import Issue
from dms.pricing.exact import added
from dms.pricing.offer import Offer
from dms.report.configured_quote_lines import remark_lines, total_lines
from dms.report.grade_frontier import grade_frontier_lines, hindrance_lines, next_lines
from dms.report.grade_lines import assignment_lines, grade_programme_lines
from dms.report.grade_money import budget_lines, cost_lines, people_lines, upgrade_lines
from dms.report.issue_lines import issue_line, lines_by_reason
from dms.report.paragraphs import titled, wrapped

__all__ = ["render_grade_plan", "render_grade_search"]

Sections = Iterator[list[str]]


def render_grade_plan(
    plan: GradePlan,
    lang: str = "ru",
    *,
    people: bool = False,
    questions: bool = False,
    more: Iterable[Issue] = (),
) -> str:
    """Write the programmes that a document of grades describes; nobody is named in it.

    `people` lists what an upgrade costs each person, by number; `questions` what the offer leaves
    open. `more` are issues to show with it.
    """
    wanted = {one.grade.id: decided_wishes(one) for one in plan.benches}
    sections = [
        [
            *_heading(plan.source, plan.assignment, plan.benches, lang),
            *(issue_line(i, lang) for i in more),
        ],
        total_lines(plan.quote, lang),
        assignment_lines(plan.assignment, plan.grades, lang),
        *_plan(plan, wanted, lang, people=people),
        *_open(plan, lang, questions=questions),
    ]
    return _joined(sections)


def render_grade_search(
    search: GradeSearch,
    lang: str = "ru",
    *,
    people: bool = False,
    questions: bool = False,
    more: Iterable[Issue] = (),
) -> str:
    """Write the best programmes for all grades, then what more would cost; see above."""
    joint, best = search.joint, search.best
    heading = _heading(joint.offer, joint.assignment, joint.benches, lang)
    body = _nothing(search, lang) if best is None else _best(search, best, lang, people=people)
    sections = [
        [*heading, *(issue_line(one, lang) for one in more)],
        *body,
        grade_frontier_lines(search, lang),
        next_lines(search, lang),
        *(
            [_issues(joint.assignment.issues, lang)]
            if best is None
            else _open(best.plan, lang, questions=questions)
        ),
    ]
    return _joined(sections)


def _joined(sections: Iterable[Sequence[str]]) -> str:
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _heading(
    offer: Offer, assignment: Assignment, benches: Sequence[GradeBench], lang: str
) -> Iterator[str]:
    id_ = text("offer {id}", id=offer.id)
    yield f"{offer.insurer.name} · {id_.to(lang)}"
    people = plural(
        "{count} person in the list", "{count} people in the list", len(assignment.roster)
    )
    terms = (one.bench.board.setting.period for one in benches if one.bench is not None)
    dates = (text("{start} to {last_day}", start=t.start, last_day=t.last_day) for t in terms)
    yield " · ".join(one.to(lang) for one in (*islice(dates, 1), people))


def _plan(
    plan: GradePlan,
    wanted: Mapping[str, Sequence[Wanted]],
    lang: str,
    *,
    people: bool,
) -> Sections:
    """Yield the programmes of all grades, and where there are prices what they come to."""
    for one in plan.benches:
        yield grade_programme_lines(plan, one, wanted[one.grade.id], lang)
    if plan.quote.status != "refused":
        yield cost_lines(plan, lang)
        yield budget_lines(plan, lang)
        yield upgrade_lines(plan, lang)
        if people:
            yield people_lines(plan.upgrades, plan.grades, lang)


def _best(search: GradeSearch, best: GradeFound, lang: str, *, people: bool) -> Sections:
    plan = best.plan
    yield [*total_lines(plan.quote, lang), *_left(search, best, lang)]
    yield assignment_lines(plan.assignment, plan.grades, lang)
    yield from _plan(plan, search.wanted, lang, people=people)


def _left(search: GradeSearch, best: GradeFound, lang: str) -> list[str]:
    if search.budget is None:
        return []
    said = text(
        "Budget: {allowed} for the contract; left: {left}",
        allowed=format_money(search.budget, lang),
        left=format_money(added(search.budget, -best.total), lang),
    )
    return wrapped(said.to(lang))


def _nothing(search: GradeSearch, lang: str) -> Sections:
    said: Text = text("No programmes meet the musts of all grades within their budgets.")
    if search.frontier and search.missing is not None and search.budget is not None:
        said = text(
            "The budget is short by {missing}: the cheapest programmes that meet all musts cost "
            "{total}, the budget allows {allowed}.",
            missing=format_money(search.missing, lang),
            total=format_money(search.frontier[0].total, lang),
            allowed=format_money(search.budget, lang),
        )
    yield wrapped(said.to(lang))
    yield from hindrance_lines(search, lang)
    yield assignment_lines(search.joint.assignment, search.joint.grades, lang)


def _open(plan: GradePlan, lang: str, *, questions: bool) -> Sections:
    """Yield what is wrong with grades and people, what warns of the price, what is to be asked."""
    yield _issues(plan.assignment.issues, lang)
    unplaced = set(plan.assignment.unplaced)
    refused = [i for i in plan.quote.issues if i.where.member and i.where.member not in unplaced]
    yield titled(text("Without a price"), lines_by_reason(refused, lang), lang)
    yield remark_lines(plan.quote, lang)
    if questions:
        asked = (one.line(lang) for one in plan.offer.questions())
        yield titled(text("Questions to the insurer"), asked, lang)


def _issues(issues: Sequence[Issue], lang: str) -> list[str]:
    """Write what is wrong with the grades and the list together; numbers stand for people."""
    of_members = [one for one in issues if one.where.member and not one.where.file]
    others = [issue_line(one, lang) for one in issues if one not in of_members]
    title = text("Grades and people who do not fit together")
    return titled(title, [*others, *lines_by_reason(of_members, lang)], lang)
