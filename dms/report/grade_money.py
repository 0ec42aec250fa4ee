"""What grades cost as lines: premiums and who pays them, budgets, and prices of upgrades."""

from collections.abc import Iterator, Sequence

from dms.configurator.grades.budgets import BudgetPart, GradeBudget
from dms.configurator.grades.grade_plan import GradePlan
from dms.configurator.grades.grades import Grades
from dms.configurator.grades.upgrade_prices import UpgradePrice
from dms.configurator.grades.upgrade_summary import Spread, UpgradeSummary, upgrade_summaries
from dms.i18n import Text, plural, text
from dms.pricing.naming import relationship_name
from dms.report.grade_words import grade_name, grade_title, money
from dms.report.issue_lines import issue_line
from dms.report.paragraphs import wrapped
from dms.report.search_table import mark_of
from dms.report.tables import aligned

__all__ = ["budget_lines", "cost_lines", "people_lines", "upgrade_lines"]

Row = tuple[str, ...]

_COSTS = (text("people"), text("premium, ₽"), text("per head, ₽"))
_PAYERS = (text("employer, ₽"), text("employee, ₽"))
_BUDGETS = (text("allowed, ₽"), text("spent, ₽"), text("left, ₽"))
_SPREADS = (text("people"), text("least, ₽"), text("usual, ₽"), text("most, ₽"), text("taken"))
_PEOPLE = (text("relationship"), text("now, ₽"), text("then, ₽"), text("more, ₽"))
_PARTS = {
    BudgetPart.WITHOUT: text("without a grade"),
    BudgetPart.CONTRACT: text("for the contract as a whole"),
}
_LIMITS = {"budget": text("in all"), "budget_per_head": text("per head")}


def cost_lines(plan: GradePlan, lang: str) -> list[str]:
    """Return what the people of each grade cost and who pays; the rows add up to the quote."""
    amounts, rows = plan.quote.amounts, plan.budgets
    shared = amounts.employer is not None
    heads = (*_COSTS, *(_PAYERS if shared else ()))
    lines: list[Row] = [("", *(head.to(lang) for head in heads))]
    for row in rows:
        payers = (row.employer, row.employee) if shared else ()
        figures = (row.premium, row.per_head, *payers)
        count = str(row.heads) if row.part is not BudgetPart.CONTRACT else ""
        title = _title(row, plan.grades).to(lang)
        lines.append((f"  {title}", count, *(money(one, lang) for one in figures)))
    payers = (amounts.employer, amounts.employee) if shared else ()
    whole = (amounts.premium, plan.quote.per_head, *payers)
    total = f"  {text('in all').to(lang)}", str(amounts.heads)
    lines.append((*total, *(money(one, lang) for one in whole)))
    title = text("What the people of each grade cost").to(lang)
    return [title, *aligned(lines, right=range(1, 6)), *_unpriced(rows, plan.grades, lang)]


def _title(row: GradeBudget, grades: Grades) -> Text:
    grade = None if row.grade is None else grades.grade(row.grade)
    return _PARTS[row.part] if grade is None else grade_title(grade)


def _unpriced(rows: Sequence[GradeBudget], grades: Grades, lang: str) -> Iterator[str]:
    for row in rows:
        if row.unpriced:
            said = plural(
                "{grade}: {count} person has no price yet and is missing in the sums",
                "{grade}: {count} people have no price yet and are missing in the sums",
                row.unpriced,
                grade=_title(row, grades),
            )
            yield from wrapped(said.to(lang), "  ")


def budget_lines(plan: GradePlan, lang: str) -> list[str]:
    """Return what is left of the budget of each grade that has one; negative is over it."""
    lines: list[Row] = [("", *(head.to(lang) for head in _BUDGETS))]
    for row in plan.budgets:
        for limit in row.limits:
            what = _LIMITS[limit.name].to(lang)
            title = f"  {_title(row, plan.grades).to(lang)}, {what}"
            figures = (limit.allowed, row.spent, limit.left)
            mark = mark_of(is_best=False, is_over=limit.is_broken)
            words = () if mark is None else (mark.to(lang),)
            lines.append((title, *(money(one, lang) for one in figures), *words))
    if len(lines) == 1:
        return []
    held = text("Budgets of grades, held against what the employer pays")
    if plan.quote.amounts.employer is None:
        held = text("Budgets of grades, held against the premium: nobody says who pays")
    broken = (issue_line(issue, lang) for issue in plan.issues)
    told = (line for one in broken for line in wrapped(one, "  "))
    return [held.to(lang), *aligned(lines, right=(1, 2, 3)), *told]


def upgrade_lines(plan: GradePlan, lang: str) -> list[str]:
    """Return what people pay for the programme of another grade: least, usual and most."""
    summaries = upgrade_summaries(plan.upgrades)
    if not summaries:
        return []
    rows: list[Row] = [("", *(head.to(lang) for head in _SPREADS))]
    for one in summaries:
        rows += _upgrade(one, plan.grades, lang)
    title = text("Upgrades: what they cost for the term").to(lang)
    unpriced = sum(one.unpriced for one in summaries)
    return [title, *aligned(rows, right=range(1, 6)), *_without_price(unpriced, lang)]


def _upgrade(one: UpgradeSummary, grades: Grades, lang: str) -> Iterator[Row]:
    path = text(
        "“{upgrade}” instead of “{grade}”",
        upgrade=grade_name(one.upgrade, grades),
        grade=grade_name(one.grade, grades),
    )
    if one.employees is not None:
        yield f"  {path.to(lang)}", *_spread(one.employees, lang), str(one.taken)
    if one.relatives is not None:
        said = text("a relative who comes along").to(lang)
        yield f"    {said}", *_spread(one.relatives, lang)


def _spread(spread: Spread, lang: str) -> Row:
    figures = (spread.least, spread.usual, spread.most)
    return str(spread.count), *(money(one, lang) for one in figures)


def _without_price(count: int, lang: str) -> list[str]:
    if not count:
        return []
    said = plural(
        "Of {count} person the upgrade has no price.",
        "Of {count} people the upgrade has no price.",
        count,
    )
    return wrapped(said.to(lang), "  ")


def people_lines(prices: Sequence[UpgradePrice], grades: Grades, lang: str) -> list[str]:
    """Return what each person would pay more, by number; nobody is named."""
    paths: dict[tuple[str, str], list[UpgradePrice]] = {}
    for price in prices:
        paths.setdefault((price.upgrade, price.grade), []).append(price)
    lines: list[str] = []
    for (upgrade, grade), found in paths.items():
        said = text(
            "“{upgrade}” instead of “{grade}”, person by person",
            upgrade=grade_name(upgrade, grades),
            grade=grade_name(grade, grades),
        )
        rows = [("", *(head.to(lang) for head in _PEOPLE))]
        rows += [_person(one, lang) for one in found]
        lines += [said.to(lang), *aligned(rows, right=(2, 3, 4))]
    return lines


def _person(one: UpgradePrice, lang: str) -> Row:
    figures = (one.now, one.after, one.difference)
    who = relationship_name(one.relationship).to(lang)
    return f"  {one.member}", who, *(money(amount, lang) or "–" for amount in figures)
