"""The whole view: what stands apart, what is open, what it rests on."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tax_helpers import (
    CONTRACTOR,
    RELATIVE,
    YEAR,
    accrual,
    codes,
    cover,
    issue,
    labour,
    period,
    roubles,
    view,
)

from dms.contracts.tax import (
    ExpenseKind,
    Remark,
    Status,
    TaxParameters,
    TaxParameterTable,
    TaxView,
)
from dms.contracts.tax.remarks import status_name
from dms.issues import Severity

SHORT = period("2026-01-01", "2026-12-30")


def words(found: TaxView) -> str:
    return "\n".join(remark.text.to("en") for remark in found.remarks)


def remark(found: TaxView, start: str) -> Remark:
    (one,) = [r for r in found.remarks if r.text.to("en").startswith(start)]
    return one


class TestApart:
    def test_nothing_is_open_when_everything_is_stated(self) -> None:
        assert view().issues == ()

    @pytest.mark.parametrize(
        ("insured", "kind", "letter"),
        [
            (RELATIVE, ExpenseKind.RELATIVES, "п. 6 ст. 270 НК РФ"),
            (CONTRACTOR, ExpenseKind.CONTRACTORS, "instrukciy.ru"),
        ],
    )
    def test_relatives_and_contractors(self, insured: Any, kind: ExpenseKind, letter: str) -> None:
        found = view([accrual(), accrual("1000", member="r1", insured=insured)])
        year = found.years[0]
        assert year.expense == {ExpenseKind.EMPLOYEES: 36500, kind: 1000}
        assert year.months[-1].employees == 36500
        assert (
            letter in remark(found, "Payments for " + kind.value[:3].replace("con", "peo")).source
        )

    def test_days_after_dismissal(self) -> None:
        found = view(covers=[cover(left_on=date(2026, 6, 30))])
        assert found.years[0].expense[ExpenseKind.AFTER_DISMISSAL] == 18400
        assert (
            "Минфин 01.02.2019 № 03-03-06/1/5947" in remark(found, "The part of a payment").source
        )

    def test_a_contract_of_less_than_a_year_deducts_nothing(self) -> None:
        found = view([accrual("36400", SHORT)], contract=SHORT, labour_costs={})
        assert found.years[0].expense == {ExpenseKind.SHORT_CONTRACT: 36400}
        short = issue(found, "TAX-TERM-SHORT")
        assert short.severity is Severity.WARNING
        assert "1 day short of one year" in short.message("en")
        assert "2026-12-31" in short.advice("en")
        assert "TAX-LABOUR-MISSING" not in codes(found.issues)
        assert "labour costs" not in words(found)

    def test_what_people_pay_themselves_is_no_expense(self) -> None:
        found = view(
            [accrual(employee=roubles(500)), accrual("0", member="r1", employee=roubles(1200))]
        )
        assert found.paid_by_insured == {"e1": 500, "r1": 1200}
        assert found.paid == 36500

    def test_a_refunded_payment_of_ones_own_is_gone(self) -> None:
        own = [accrual(employee=roubles(500)), accrual("0", employee=roubles(-500))]
        assert view(own).paid_by_insured == {}

    def test_nothing_paid_has_no_years(self) -> None:
        found = view([], [])
        assert (found.years, found.paid, found.issues) == ((), 0, ())


class TestOpen:
    def test_missing_labour_costs_are_asked_for_by_month(self) -> None:
        costs = labour(2026, 10_000)
        del costs[date(2026, 5, 1)], costs[date(2026, 7, 1)]
        asked = issue(view(labour_costs=costs), "TAX-LABOUR-MISSING")
        assert asked.severity is Severity.QUESTION
        assert "05.2026, 07.2026" in asked.message("en")
        assert "not taken for zero" in asked.advice("en")

    def test_months_that_cannot_matter_are_not_asked_for(self) -> None:
        days = period("2026-01-01", "2026-01-31")
        found = view(
            [accrual("3100", days), accrual("0.00")], labour_costs=labour(2026, 10**6, [1])
        )
        assert codes(found.issues) == []

    def test_months_before_the_contract_are_asked_for_the_base_from_january(self) -> None:
        term = period("2025-07-01", "2026-06-30")
        costs = labour(2025, 10**6, range(7, 13)) | labour(2026, 10**6)
        found = view([accrual(days=term)], [cover(days=term)], contract=term, labour_costs=costs)
        asked = issue(found, "TAX-LABOUR-MISSING").message("en")
        assert "01.2025, 02.2025, 03.2025, 04.2025, 05.2025, 06.2025;" in asked

    def test_the_reading_of_the_first_month_is_asked_for(self) -> None:
        term = period("2025-03-10", "2026-03-09")
        costs = labour(2025, 10**6) | labour(2026, 10**6)
        found = view([accrual(days=term)], [cover(days=term)], contract=term, labour_costs=costs)
        (asked,) = found.issues
        assert (asked.code, asked.severity) == ("TAX-FIRST-MONTH-UNSTATED", Severity.QUESTION)
        assert "2025-03-10" in asked.message("en")
        assert {"whole", "by_days", "left_out"} <= set(re.findall(r"\w+", asked.advice("en")))

    def test_other_payments_are_asked_for_unless_there_are_none(self) -> None:
        assert codes(view(other_payments=None).issues) == ["TAX-OTHER-PAYMENTS-UNSTATED"]
        assert codes(view([], other_payments=None).issues) == []

    def test_other_payments_take_from_the_cap(self) -> None:
        found = view(labour_costs=labour(2026, 60_000), other_payments=labour(2026, 10_000, [6]))
        assert "taken from the cap before" in words(found)
        assert "3,300.00 roubles over" in issue(found, "TAX-CAP-EXCEEDED").message("en")

    def test_over_the_cap_with_what_it_costs(self) -> None:
        over = issue(view(labour_costs=labour(2026, 10_000)), "TAX-CAP-EXCEEDED")
        assert over.severity is Severity.WARNING
        assert "29,300.00 roubles over the cap of 7,200.00 roubles by 12.2026" in over.message("en")
        assert over.advice("en") == "Expect 7,325.00 roubles more tax on profit."

    def test_both_bases_are_named_where_they_differ(self) -> None:
        term = period("2026-07-01", "2027-06-30")
        found = view([accrual(days=term)], [], contract=term, labour_costs=labour(2026, 10_000))
        over = [i.message("en") for i in found.issues if i.code == "TAX-CAP-EXCEEDED"]
        assert len(over) == 2
        assert "(Labour costs from the start of the contract)" in over[0]
        assert "(Labour costs from 1 January)" in over[1]

    def test_a_year_that_goes_on_may_still_raise_the_cap(self) -> None:
        term = period("2025-07-01", "2026-06-30")
        costs = labour(2025, 10**6) | labour(2026, 10_000, range(1, 7))
        found = view([accrual(days=term)], [cover(days=term)], contract=term, labour_costs=costs)
        assert codes(found.issues) == ["TAX-CAP-EXCEEDED", "TAX-YEAR-OPEN"]

    def test_an_unknown_rate_of_tax_leaves_the_price_open(self) -> None:
        term = period("2023-01-01", "2023-12-31")
        found = view(
            [accrual(days=term)], [cover(days=term)], contract=term, labour_costs=labour(2023, 1)
        )
        assert "State the rate of the tax" in issue(found, "TAX-CAP-EXCEEDED").advice("en")
        assert "TAX-PARAMETER-UNKNOWN" in codes(found.issues)

    def test_an_unknown_cap_is_no_guess(self) -> None:
        term = period("2008-01-01", "2008-12-31")
        found = view(
            [accrual(days=term)],
            [cover(days=term)],
            contract=term,
            labour_costs=labour(2008, 10**6),
        )
        assert "profit.dms_cap_share" in issue(found, "TAX-PARAMETER-UNKNOWN").message("en")
        assert found.years[0].cap_share is None

    def test_the_3_per_cent_of_2008_can_be_stated(self) -> None:
        own = TaxParameterTable.model_validate(
            {
                "dms": "tax-parameters/1",
                "parameters": [
                    {
                        "key": "profit.dms_cap_share",
                        "valid_from": "2008-01-01",
                        "last_day": "2008-12-31",
                        "value": "0.03",
                        "unit": "share",
                        "status": "stated",
                        "source": "письмо 07.02.2008",
                        "as_of": "2026-11-21",
                    }
                ],
            }
        )
        term = period("2008-01-01", "2008-12-31")
        found = view(
            [accrual(days=term)],
            [cover(days=term)],
            contract=term,
            labour_costs=labour(2008, 10**6),
            parameters=TaxParameters.shipped().overridden_by(own),
        )
        cap = remark(found, "Payments for the cover of employees")
        assert (cap.status, cap.source) == (Status.STATED, "письмо 07.02.2008")
        assert "up to 3 %" in cap.text.to("en")

    def test_a_year_after_the_last_check_is_asked_about(self) -> None:
        term = period("2026-07-01", "2027-06-30")
        costs = labour(2026, 10**6) | labour(2027, 10**6)
        found = view([accrual(days=term)], [cover(days=term)], contract=term, labour_costs=costs)
        assert codes(found.issues) == ["TAX-PARAMETER-LATER"]

    def test_a_payment_for_an_employee_without_cover_is_asked_about(self) -> None:
        found = view([accrual(), accrual(member="x"), accrual(member="x")])
        asked = issue(found, "TAX-COVER-MISSING")
        assert asked.where.member == "x"
        assert asked.severity is Severity.QUESTION


class TestRemarks:
    def test_every_remark_has_source_date_and_standing(self) -> None:
        found = view(
            [accrual(employee=roubles(1)), accrual(insured=RELATIVE, member="r")],
            [cover(days=period("2026-02-01", "2026-05-31"))],
        )
        assert len(found.remarks) > 15
        for one in found.remarks:
            assert one.source
            assert one.as_of == date(2026, 11, 21)
            assert one.status is not Status.UNVERIFIED

    def test_the_two_bases_are_called_conflicting(self) -> None:
        one = remark(view(), "Sources differ on the day")
        assert one.status is Status.CONFLICTING
        assert "16.09.2016 № 03-03-06/1/54205" in one.source
        assert "klerk.ru/user/2624445/676194/" in one.source

    def test_the_spreading_by_days_names_its_letter(self) -> None:
        assert "23.08.2021 № 03-03-06/1/67715" in remark(view(), "A payment is an expense").source

    def test_a_changed_list_has_two_letters_on_profit(self) -> None:
        found = view(covers=[cover(days=period("2026-01-01", "2026-06-30"))])
        one = remark(found, "A letter is reported")
        assert one.status is Status.DISPUTED
        assert {"03-15-06/46643", "03-03-06/1/50307"} <= set(re.findall(r"[\d/-]{10,}", one.source))
        joiner = view(covers=[cover(days=period("2026-02-01", "2026-12-31"))])
        assert remark(joiner, "A change in the list of people").status is Status.SECONDARY
        assert remark(joiner, "The premium of people who join").status is Status.INFERENCE

    @pytest.mark.parametrize(
        ("year", "limit"), [(2023, "120,000"), (2024, "150,000"), (2026, "150,000")]
    )
    def test_the_social_deduction_has_a_dated_limit(self, year: int, limit: str) -> None:
        term = period(f"{year}-01-01", f"{year}-12-31")
        own = [accrual("0", term, "r1", insured=RELATIVE, employee=roubles(20000))]
        found = view(own, [], contract=term)
        assert f"up to {limit} roubles of expenses of {year}" in words(found)

    def test_nothing_paid_by_people_has_no_social_deduction(self) -> None:
        assert "social deduction" not in words(view())

    def test_an_unknown_limit_is_an_issue(self) -> None:
        term = period("2022-01-01", "2022-12-31")
        own = [accrual("0", term, "r1", insured=RELATIVE, employee=roubles(20000))]
        found = view(own, [], contract=term)
        assert "TAX-PARAMETER-UNKNOWN" in codes(found.issues)
        assert "social deduction" not in words(found)

    def test_income_tax_and_vat(self) -> None:
        assert "п. 3 ст. 213 НК РФ" in remark(view(), "Premiums that the employer pays").source
        assert "пп. 7 п. 3 ст. 149" in remark(view(), "Insurance is free of VAT").source

    @pytest.mark.parametrize("status", Status)
    def test_every_standing_has_a_name(self, status: Status) -> None:
        assert status_name(status).to("en")


class TestMisuse:
    @pytest.mark.parametrize(
        ("facts", "error", "words_of_error"),
        [
            ({"labour_costs": {date(2026, 1, 15): Decimal(1)}}, ValueError, "first day"),
            ({"labour_costs": {date(2026, 1, 1): 1.5}}, TypeError, "amounts of roubles"),
            ({"labour_costs": labour(2026, -1)}, ValueError, "cannot be negative"),
            ({"other_payments": labour(2026, -1)}, ValueError, "cannot be negative"),
            ({"other_payments": {date(2026, 1, 1): Decimal("0.001")}}, ValueError, "round it"),
            ({"accident_rate": Decimal("2")}, ValueError, "is a share"),
            ({"contribution_rates": {"e1": Decimal("30")}}, ValueError, "is a share"),
        ],
    )
    def test_what_cannot_be_meant_is_refused(
        self, facts: dict[str, Any], error: type[Exception], words_of_error: str
    ) -> None:
        with pytest.raises(error, match=words_of_error):
            view(**facts)

    def test_the_same_input_gives_the_same_view(self) -> None:
        assert view() == view()
        assert view([accrual(), accrual(member="b")]) == view([accrual(member="b"), accrual()])

    def test_the_sum_of_many_people_is_exact(self) -> None:
        found = view([accrual("36500.01", YEAR, f"m{n}") for n in range(500)], [])
        assert found.paid == 500 * Decimal("36500.01")
