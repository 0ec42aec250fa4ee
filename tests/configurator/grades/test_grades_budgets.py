"""Budgets by grade: they add up to the quote, and a broken limit is seen exactly."""

from decimal import Decimal

import pytest
from grades_helpers import VIP, assigned, child, grades, offer, person, programme

from dms.configurator.grades.budgets import BudgetPart, grade_budgets
from dms.configurator.grades.paying import with_grades
from dms.errors import QuoteRefused
from dms.members import Roster
from dms.pricing.quoting import quote

STD = {"id": "std"}
PEOPLE = (person("1", "director"), person("2", "clerk"), person("3", "clerk"))
DOCTOR = {"kind": "office_doctor", "premium": "100000", "visits_per_week": 1}


def budgets(written, given, *members):
    """Return the rows, having made sure that they add up to the quote."""
    found = quote(with_grades(given, written), assigned(written, *members).roster)
    rows = grade_budgets(found, written)
    amounts = found.amounts
    assert sum(row.premium for row in rows) == amounts.premium
    assert sum(row.heads for row in rows) == amounts.heads
    if amounts.employer is not None:
        assert sum(row.employer for row in rows) == amounts.employer
        assert sum(row.employee for row in rows) == amounts.employee
    return rows


class TestRows:
    def test_one_for_each_grade_in_their_order(self):
        vip, std = budgets(
            grades({**VIP, "employer": 1}, {**STD, "employer": "0.8"}), offer(), *PEOPLE
        )
        assert (vip.grade, vip.heads, vip.premium) == ("vip", 1, 50_000)
        assert (std.grade, std.heads, std.premium, std.per_head) == ("std", 2, 40_000, 20_000)
        assert (std.employer, std.employee) == (32_000, 8_000)
        assert {row.part for row in (vip, std)} == {BudgetPart.GRADE}

    def test_a_grade_without_people_costs_nothing(self):
        vip, _ = budgets(grades({**VIP, "budget_per_head": 1}, STD), offer(), *PEOPLE[1:])
        assert (vip.heads, vip.premium, vip.per_head) == (0, 0, None)
        assert (vip.left, vip.broken) == (0, ())

    def test_the_contract_has_a_row_of_its_own(self):
        given = offer(modules=[DOCTOR | {"hours_per_visit": 4}])
        *_, contract = budgets(
            grades({**VIP, "employer": 1}, {**STD, "employer": 1}), given, *PEOPLE
        )
        assert (contract.part, contract.grade, contract.heads) == (BudgetPart.CONTRACT, None, 0)
        assert contract.premium == contract.employer > 0
        assert contract.employee == 0
        *_, unpaid = budgets(grades(VIP, STD), given, *PEOPLE)
        assert (unpaid.employer, unpaid.employee) == (None, None)

    def test_people_without_a_price_are_counted_apart(self):
        young = offer(
            programme("vip", "50000", eligibility={"relationships": ["spouse"]}),
            programme("std", "20000"),
        )
        vip, std = budgets(grades(VIP, STD), young, *PEOPLE)
        assert (vip.heads, vip.unpriced, vip.per_head) == (0, 1, None)
        assert (std.heads, std.unpriced) == (2, 0)

    def test_people_without_a_grade(self):
        rows = budgets(grades(VIP, STD), offer(), *PEOPLE, person("4"))
        assert (rows[-1].part, rows[-1].unpriced, rows[-1].premium) == (BudgetPart.WITHOUT, 1, 0)
        assert rows[-1].limits == ()

    def test_an_upgrade_stays_with_the_own_grade(self):
        written = grades(
            {**VIP, "employer": 1},
            {**STD, "employer": 1, "budget": 40_000, "upgrades": ["vip"]},
            upgraded={"vip": ["2"]},
        )
        vip, std = budgets(written, offer(), *PEOPLE)
        assert (vip.heads, vip.premium) == (1, 50_000)
        assert (std.heads, std.premium, std.employer, std.employee) == (2, 70_000, 40_000, 30_000)
        assert (std.left, std.broken) == (0, ())


class TestLimits:
    @pytest.mark.parametrize(
        ("stated", "left", "broken"),
        [
            ({}, None, []),
            ({"budget": "40000"}, "0", []),
            ({"budget": "39999.99"}, "-0.01", ["budget"]),
            ({"budget_per_head": "20000"}, "0", []),
            ({"budget_per_head": "19999.99"}, "-0.02", ["budget_per_head"]),
            ({"budget": "50000", "budget_per_head": "21000"}, "2000", []),
            ({"budget": "30000", "budget_per_head": "21000"}, "-10000", ["budget"]),
        ],
    )
    def test_against_the_premium_where_nobody_says_who_pays(self, stated, left, broken):
        _, std = budgets(grades(VIP, {**STD, **stated}), offer(), *PEOPLE)
        assert std.left == (None if left is None else Decimal(left))
        assert [limit.name for limit in std.broken] == broken
        assert std.spent == std.premium

    def test_against_the_part_of_the_employer(self):
        written = grades(
            VIP | {"employer": 1}, {**STD, "employer": "0.5", "budget_per_head": 10_000}
        )
        _, std = budgets(written, offer(), *PEOPLE)
        assert (std.spent, std.left) == (20_000, 0)

    def test_whom_the_employer_does_not_pay_for_makes_nobody_cheaper(self):
        """Two heads on average cost 10 000, but the company pays 20 000 for one."""
        written = grades(
            {**STD, "employer": 1, "employer_for_relatives": 0, "budget_per_head": 15_000},
            relatives="as_employee",
        )
        (std,) = budgets(written, offer(programme("std", "20000")), person("1"), child("2", "1"))
        assert (std.heads, std.paid_heads, std.left) == (2, 1, -5_000)

    def test_a_mean_that_is_rounded_hides_no_breach(self):
        """Three people for 100.01 cost 33.3366… each; a limit of 33.33 is broken."""
        given = offer(programme("std", {"grade": {"a": "33.33", "b": "33.34"}}))
        written = grades({**STD, "budget_per_head": "33.33"})
        (std,) = budgets(written, given, person("1", "a"), person("2", "a"), person("3", "b"))
        assert (std.per_head, std.left) == (Decimal("33.33"), Decimal("-0.01"))


class TestMisuse:
    def test_a_list_that_was_not_assigned(self):
        found = quote(offer(programme("std", "1")), Roster.of([person("1")]))
        with pytest.raises(ValueError, match="Assign the list to grades first"):
            grade_budgets(found, grades(STD))

    def test_no_price_at_all(self):
        written = grades(VIP, STD)
        found = quote(offer(), assigned(written, person("1")).roster)
        with pytest.raises(QuoteRefused):
            grade_budgets(found, written)
