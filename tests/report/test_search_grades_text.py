"""Programmes by grade as text: who gets which, what it costs, what upgrades cost."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from configuration_helpers import AGES, DOCTOR
from hypothesis import given, settings
from hypothesis import strategies as st
from search_helpers import (
    PAID,
    REST,
    TEAM,
    UNPAID,
    VIP,
    assigned,
    graded,
    grades_searched,
    planned,
    small,
)

from dms.configurator.grades.grade_plan import GradePlan
from dms.configurator.grades.grade_search import GradeSearch
from dms.errors import QuoteRefused
from dms.i18n import format_amount, format_money, parse_number, text
from dms.issues import Issue, Severity
from dms.members import Member
from dms.report.grade_plan_text import render_grade_plan, render_grade_search


def plan_lines(plan: GradePlan, **more: Any) -> list[str]:
    return render_grade_plan(plan, "en", **more).splitlines()


def search_lines(search: GradeSearch, **more: Any) -> list[str]:
    return render_grade_search(search, "en", **more).splitlines()


def table(written: list[str], title: str) -> dict[str, list[str]]:
    """Return the rows of a table by their first cell."""
    at = next(n for n, line in enumerate(written) if line.startswith(title))
    end = written.index("", at) if "" in written[at:] else len(written)
    rows = [[c.strip() for c in line.split("   ") if c.strip()] for line in written[at + 1 : end]]
    return {row[0]: row[1:] for row in rows}


def amounts(cells: Iterable[str]) -> list[Decimal]:
    found = [parse_number(cell.replace(",", "")) for cell in cells]
    assert None not in found
    return [one for one in found if one is not None]


def test_the_heading_and_the_total() -> None:
    plan = planned()
    written = plan_lines(plan, more=[Issue("ROSTER-ROW", Severity.WARNING, text("One row is out"))])
    assert written[:2] == [
        "АО «Страховщик А» · offer small-1",
        "2026-01-01 to 2026-12-31 · 4 people in the list",
    ]
    assert written[2].startswith("warning: One row is out.")
    total = format_money(plan.quote.total, "en")
    assert any(line.startswith(f"Total for the contract: {total} ·") for line in written)


def test_who_has_the_right_to_what() -> None:
    rows = table(plan_lines(planned()), "Who has the right to what")
    assert rows["Руководители · vip"] == ["1", "0", "1", "0"]
    assert rows["rest"] == ["2", "1", "3", "0"]
    assert rows["in all"] == ["3", "1", "4", "0"]
    assert "without a grade" not in rows


def test_people_without_a_grade_are_counted_and_told_why() -> None:
    people = [TEAM[0], *(evolve(one, grade=None) for one in TEAM[1:])]
    plan = planned(VIP, {"id": "rest", "when": {"grade": "middle"}}, people=people)
    written = plan_lines(plan)
    rows = table(written, "Who has the right to what")
    assert rows["without a grade"] == ["2", "1", "3", "0"]
    assert rows["in all"] == ["3", "1", "4", "0"]
    said = "\n".join(written)
    assert "GRADES-VALUE-UNKNOWN" in said
    assert "Without a price" not in written


def test_the_programme_of_each_grade() -> None:
    written = plan_lines(planned({**VIP, "set": {"dental.place": "both"}}, REST))
    at = written.index("Grade “Руководители · vip”, made from “Стандарт”: 1 person has it")
    assert written[at + 1 : at + 4] == [
        "  Outpatient care",
        "  Dental care",
        "      Где лечат зубы: везде, instead of “clinic”: asked for",
    ]
    assert "Grade “rest”, made from “Стандарт”: 3 people have it" in written


def test_what_usually_is_in_it_and_is_dropped() -> None:
    written = plan_lines(planned({**VIP, "drop": ["planned_inpatient"]}, REST))
    at = written.index("  Usually taken in, and not here")
    assert written[at + 1] == "    Planned inpatient care"


def test_a_grade_that_nobody_has() -> None:
    nobody = {"id": "later", "members": [], "set": {"dental.place": "both"}}
    written = plan_lines(planned(VIP, nobody, REST))
    at = written.index("Grade “later”, made from “Стандарт”: 0 people have it")
    assert "      Где лечат зубы: везде, instead of “clinic”" in written[at:]


def test_costs_by_grade_add_up() -> None:
    plan = planned(of=small(DOCTOR, PAID), people=[*TEAM])
    rows = table(plan_lines(plan), "What the people of each grade cost")
    whole = amounts(rows["in all"])
    heads = [amounts(rows[name]) for name in ("Руководители · vip", "rest")]
    assert [sum(column) for column in zip(*heads, strict=True)][:2] == whole[:2]
    assert whole[1] == plan.quote.total
    assert whole[3] + whole[4] == whole[1]


def test_nobody_says_who_pays() -> None:
    plan = planned(UNPAID, {"id": "rest"})
    written = plan_lines(plan)
    assert len(table(written, "What the people of each grade cost")["rest"]) == 3
    title = "Budgets of grades, held against the premium: nobody says who pays"
    assert table(written, title)["Руководители · vip, per head"][0] == "50,000.00"


def test_a_broken_budget_says_so() -> None:
    written = plan_lines(planned({**UNPAID, "budget_per_head": 30_000}, {"id": "rest"}))
    rows = table(written, "Budgets of grades, held against the premium: nobody says who pays")
    assert rows["Руководители · vip, per head"][-2:] == ["−9,100.00", "over the budget"]


def test_without_budgets_there_is_no_such_table() -> None:
    written = plan_lines(planned({"id": "all"}))
    assert not any(line.startswith("Budgets of grades") for line in written)


def test_what_is_priced_for_the_contract_has_its_own_row() -> None:
    plan = planned({**UNPAID, "choose": ["office_doctor"]}, {"id": "rest"})
    rows = table(plan_lines(plan), "What the people of each grade cost")
    assert rows["for the contract as a whole"] == ["240,000.10"]


def test_upgrades_in_short_and_person_by_person() -> None:
    rest = {"id": "rest", "upgrades": ["vip"], "drop": ["dental"]}
    plan = planned(UNPAID, rest, upgraded={"vip": ["2"]})
    rows = table(plan_lines(plan), "Upgrades: what they cost for the term")
    assert rows["“Руководители” instead of “rest”"] == [
        "2",
        "9,800.00",
        "9,800.00",
        "9,800.00",
        "1",
    ]
    assert rows["a relative who comes along"][:2] == ["1", "9,800.00"]
    people = table(plan_lines(plan, people=True), "“Руководители” instead of “rest”, person by")
    assert people["2"] == ["employee", "29,300.00", "39,100.00", "9,800.00"]
    assert people["3/1"][0] == "child"
    assert list(people) == ["relationship", "2", "3", "3/1"]


def test_people_without_a_price_are_told_apart() -> None:
    old = Member(id="4", birth=date(1930, 1, 1), grade="staff")
    rest = {"id": "rest", "upgrades": ["vip"]}
    written = plan_lines(planned(UNPAID, rest, of=small(AGES), people=[*TEAM, old]))
    said = "\n".join(written)
    assert "  rest: 1 person has no price yet and is missing in the sums" in written
    assert "Of 1 person the upgrade has no price." in said
    assert "Without a price" in written


def test_nobody_has_a_price() -> None:
    old = [Member(id="4", birth=date(1930, 1, 1))]
    written = plan_lines(planned({"id": "all"}, of=small(AGES), people=old))
    assert "There is no price: nobody in the list can be insured like this." in written
    assert not any(line.startswith("What the people") for line in written)


def test_questions_are_listed_when_they_are_asked_for() -> None:
    assert "Questions to the insurer" not in plan_lines(planned())
    assert "Questions to the insurer" in plan_lines(planned(), questions=True)


def test_numbers_in_the_document_that_nobody_has_keep_their_place() -> None:
    grades = graded({"id": "all", "members": ["1", "77"]}, {"id": "rest"})
    issues = assigned(grades).issues
    assert [issue.code for issue in issues] == ["GRADES-MEMBER-UNKNOWN"]
    written = plan_lines(planned({"id": "all", "members": ["1", "77"]}, {"id": "rest"}))
    assert any("The list has nobody with this number" in line for line in written)


def test_the_best_programmes_for_a_budget() -> None:
    known = grades_searched(budget="160000")
    assert known.best is not None
    written = search_lines(known)
    left = format_money(160_000 - known.best.total, "en")
    assert f"Budget: RUB160,000.00 for the contract; left: {left}" in written
    assert "  Wishes" in written
    assert any(line.startswith("  best ") for line in written)


def test_the_frontier_says_who_gets_what() -> None:
    written = search_lines(grades_searched())
    at = written.index("More wishes for more money, from cheap to dear")
    steps = [line.strip() for line in written[at:] if ": " in line and line.startswith("    ")]
    assert steps[0].startswith("Руководители: ")
    assert any(line.startswith(("rest: + Dental care", "rest: +")) for line in steps)


def test_the_search_holds_budgets_against_what_the_employer_pays() -> None:
    """What fits in the table fits in the search: half of the premium is half of the budget."""
    known = grades_searched(VIP, {"id": "rest", "employer": 1})
    (rest,) = [row for row in known.frontier[0].plan.budgets if row.grade == "rest"]
    half = {"id": "rest", "employer": "0.5", "employer_for_relatives": "0.5"}
    fitting = {**half, "budget": str(rest.premium / 2 + 1)}
    assert grades_searched(VIP, fitting).frontier
    assert not grades_searched(VIP, {**half, "budget": str(rest.premium / 2 - 1)}).frontier


def test_what_the_next_better_programmes_take() -> None:
    known = grades_searched(budget="90000")
    assert known.best is not None
    assert known.next_better is not None
    said = " ".join(" ".join(search_lines(known)).split())
    over = format_money(known.next_better.total - 90_000, "en")
    assert f"more than the best one and {over} more than the budget" in said


def test_a_budget_that_is_short_for_all() -> None:
    written = search_lines(grades_searched(budget="50000"))
    assert written[3].startswith("The budget is short by ")
    assert "Who has the right to what" in written


def test_a_budget_of_one_grade_that_is_short() -> None:
    tight = {**VIP, "budget_per_head": 10_000}
    said = " ".join(search_lines(grades_searched(tight, REST)))
    assert "No programmes meet the musts of all grades within their budgets." in said
    assert "The budget of grade “Руководители” is short by RUB18,300.00" in said


def test_musts_of_one_grade_that_contradict_each_other() -> None:
    wrong = {**VIP, "must": ["telemedicine"]}
    written = search_lines(grades_searched(wrong, REST))
    assert "Grade “Руководители” can have no programme that meets its musts." in written
    assert "These musts contradict each other" in written


def test_what_is_left_out_on_purpose_is_said_so() -> None:
    wrong = {"id": "vip", "drop": ["outpatient"]}
    written = search_lines(grades_searched(wrong))
    assert any("without “Outpatient care”" in line for line in written)


def test_grades_that_bar_each_other() -> None:
    """What is the same for all insured cannot be two things."""
    same = small("same_for_all: [dental.place]\n")
    one = {"id": "one", "when": {"grade": "top"}, "must": ["dental.place=both"]}
    two = {"id": "two", "must": ["dental.place=clinic"]}
    said = " ".join(search_lines(grades_searched(one, two, of=same)))
    assert "Each grade can have a programme by itself, and all of them together cannot" in said


BUDGETS = st.none() | st.decimals(40_000, 300_000, places=2)


@settings(max_examples=20)
@given(BUDGETS, st.sampled_from(["ru", "en"]), st.booleans())
def test_every_total_is_that_of_a_quote(budget: Decimal | None, lang: str, people: bool) -> None:
    limit = None if budget is None else str(budget)
    known = grades_searched(budget=limit)
    written = render_grade_search(known, lang, people=people)
    for found in known.frontier:
        assert found.total == found.plan.quote.total
        assert format_amount(found.total, lang) in written
    assert "Иванов" not in written
    assert (known.best is None) is any(w in written for w in ("is short", "не хватает"))


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_lines_of_words_fit_the_page(lang: str) -> None:
    for written in (
        render_grade_plan(planned(), lang, people=True, questions=True),
        render_grade_search(grades_searched(), lang, people=True, questions=True),
    ):
        assert max(map(len, written.splitlines())) <= 110


def test_nobody_says_who_pays_for_some() -> None:
    """Shares of one grade only: the others would be without a price in every quote."""
    with pytest.raises(QuoteRefused) as refused:
        grades_searched(UNPAID, REST)
    assert [issue.code for issue in refused.value.issues] == ["QUOTE-CONTRIBUTION-MISSING"]
