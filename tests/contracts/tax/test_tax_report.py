"""The tax view in words and as `tax/1`: the same figures, ids only, no advice."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError
from tax_helpers import RELATIVE, accrual, accruals_within, cover, labour, period, roubles, view

from dms.contracts.tax import Accrual, CapBase, Ending, ExpenseKind, ExposureKind, TaxView
from dms.periods import Period
from dms.report.tax_document import TaxDocument, tax_document
from dms.report.tax_text import NAMED, render_tax
from dms.report.tax_words import kind_title, reason_title

SCHEMA = Draft202012Validator(TaxDocument.model_json_schema())
TERM = period("2025-07-01", "2026-06-30")
LATER = period("2025-10-01", "2026-06-30")


def rich(**more: Any) -> TaxView:
    """A view with something in every part."""
    facts: dict[str, Any] = {
        "contract": TERM,
        "labour_costs": labour(2025, 20_000) | labour(2026, 20_000, [1, 2, 3]),
        "ending": Ending(last_day=date(2026, 4, 30), returned=roubles(6100)),
        "accident_rate": None,
        **more,
    }
    accruals = [
        accrual("36500", TERM, employee=roubles(365)),
        accrual("27300", LATER, "e2"),
        accrual("3650", TERM, "r1", insured=RELATIVE),
    ]
    covers = [cover("36500", TERM), cover("27300", LATER, "e2")]
    return view(accruals, covers, **facts)


def lines(found: TaxView, lang: str = "en") -> list[str]:
    return render_tax(found, lang).splitlines()


def cells(found: TaxView, start: str) -> list[str]:
    (line,) = [line for line in lines(found) if line.startswith(start)]
    return [cell.strip() for cell in line.split("  ") if cell.strip()]


class TestText:
    def test_it_says_that_it_is_no_advice(self) -> None:
        assert lines(view())[1].startswith("This is not advice.")

    def test_the_months_of_the_cap(self) -> None:
        assert cells(view(), "02.2026") == [
            "02.2026",
            "2,800.00",
            "2,000,000.00",
            "120,000.00",
            "5,900.00",
            "5,900.00",
            "0.00",
        ]

    def test_one_table_where_the_bases_agree_and_two_where_they_differ(self) -> None:
        def titles(found: TaxView) -> list[str]:
            return [line for line in lines(found) if "· Labour costs" in line]

        assert titles(view()) == ["2026 · Labour costs from 1 January"]
        assert titles(rich())[:2] == [
            "2025 · Labour costs from the start of the contract",
            "2025 · Labour costs from 1 January",
        ]

    def test_a_table_starts_with_the_first_expense(self) -> None:
        found = rich()
        first = lines(found).index("2025 · Labour costs from 1 January") + 2
        assert lines(found)[first].startswith("07.2025")

    def test_what_stands_apart_has_its_reason(self) -> None:
        assert cells(rich(), "  After the end of the contract") == [
            "After the end of the contract, not returned",
            "RUB12,200.00",
        ]
        found = rich()
        assert "2025 · Not deductible" in lines(found)
        assert "relatives do not reduce profit" in render_tax(found, "en")

    def test_unknown_is_a_word_and_no_zero(self) -> None:
        unknown = cells(view(labour_costs={}), "01.2026")
        assert unknown == ["01.2026", "3,100.00", *["unknown"] * 2, "3,100.00", *["unknown"] * 2]

    def test_contributions_are_called_disputed(self) -> None:
        found = rich()
        assert any(
            line.startswith("Contributions at stake (position of the Ministry")
            for line in lines(found)
        )
        assert cells(found, "  № e2") == [
            "№ e2",
            "2025-10-01 – 2026-04-30",
            "joined later, contract ended early",
            "27,300.00",
            "8,190.00",
            "unknown",
        ]
        assert "  Total: unknown" in lines(found)
        assert "  Total: 19,267.60" in lines(rich(accident_rate=Decimal("0.002")))

    def test_many_people_are_counted(self) -> None:
        days = period("2026-07-01", "2026-12-31")
        found = view([], [cover("100", days, f"m{n:03}") for n in range(NAMED + 5)])
        text = render_tax(found, "en")
        assert text.count("№ m") == NAMED
        assert "  and 5 more" in text
        assert f"  Total: {(NAMED + 5) * Decimal('30.20')}" in text

    def test_the_early_end_with_both_bases(self) -> None:
        found = render_tax(rich(), "en")
        assert (
            "The contract ended early on 2026-04-30\n  The insurer returns RUB6,100.00\n" in found
        )
        assert "  Labour costs from 1 January                   2025   14,400.00" in found

    def test_an_early_end_after_a_year_restores_nothing(self) -> None:
        term = period("2026-01-01", "2027-06-30")
        end = Ending(last_day=date(2026, 12, 31), returned=roubles(0))
        assert "to be restored" not in render_tax(view(contract=term, ending=end), "en")

    def test_a_short_contract_has_no_table_of_the_cap(self) -> None:
        short = period("2026-01-01", "2026-11-30")
        found = view([accrual(days=short)], contract=short)
        assert "Labour costs" not in render_tax(found, "en")
        assert any(
            line.startswith("warning: The contract is 31 days short") for line in lines(found)
        )

    def test_sources_stand_behind_every_remark(self) -> None:
        found = rich()
        rests = lines(found)[lines(found).index("What this rests on") + 1 :]
        assert len(rests) == len(found.remarks)
        assert all(line.endswith("; as of 2026-11-21]") for line in rests)

    def test_own_payments_are_a_sum(self) -> None:
        assert "Employees pay RUB365.00 themselves: no expense of the employer" in lines(rich())
        assert "themselves: no expense" not in render_tax(view(), "en")

    @pytest.mark.parametrize("kind", [*ExpenseKind, *ExposureKind])
    def test_everything_has_a_title(self, kind: ExpenseKind | ExposureKind) -> None:
        title = kind_title(kind) if isinstance(kind, ExpenseKind) else reason_title(kind)
        assert title.to("en")

    def test_the_same_view_gives_the_same_text(self) -> None:
        assert render_tax(rich(), "en") == render_tax(rich(), "en")
        assert render_tax(rich(), "en").endswith("]\n")


class TestDocument:
    def test_it_fits_its_schema_and_reads_back(self) -> None:
        document = tax_document(rich(), "en")
        data = json.loads(document.model_dump_json(exclude_unset=True))
        SCHEMA.validate(data)
        assert TaxDocument.model_validate(data) == document

    def test_figures_are_text_and_unknown_is_null(self) -> None:
        data = tax_document(view(labour_costs={}), "en").model_dump(mode="json")
        cap = data["years"][0]["months"][0]["caps"]["year_start"]
        assert set(cap.values()) == {None}
        assert data["paid"] == "36500.00"
        assert data["years"][0]["tax_on_excess"] == {"contract_start": None, "year_start": None}

    def test_exposures_carry_their_standing(self) -> None:
        document = tax_document(rich(accident_rate=Decimal("0.002")), "en")
        assert [(e.member, e.total, e.status) for e in document.exposures] == [
            ("e1", Decimal("11023.00"), "disputed"),
            ("e2", Decimal("8244.60"), "disputed"),
        ]

    def test_the_early_end_by_year(self) -> None:
        end = tax_document(rich(), "en").early_end
        assert end is not None
        assert (end.returned, end.last_day, end.one_year.passes) == (6100, "2026-04-30", False)
        assert end.restored[2025][CapBase.YEAR_START] == 14400
        assert tax_document(view(), "en").early_end is None

    def test_remarks_and_notice(self) -> None:
        document = tax_document(rich(), "en")
        assert document.notice.startswith("This is not advice.")
        assert {r.status.value for r in document.remarks} == {
            "conflicting",
            "disputed",
            "inference",
            "secondary",
        }

    def test_what_people_pay_is_by_id(self) -> None:
        assert tax_document(rich(), "en").paid_by_insured == {"e1": 365}

    def test_an_unknown_key_is_refused(self) -> None:
        data = tax_document(view(), "en").model_dump()
        with pytest.raises(ValidationError):
            TaxDocument.model_validate({**data, "advice": "pay less"})


@given(st.lists(accruals_within(TERM), max_size=5), st.booleans())
def test_text_and_document_have_the_figures_of_the_view(
    accruals: list[Accrual], known: bool
) -> None:
    costs = labour(2025, 1_000) | labour(2026, 1_000) if known else {}
    found = view(accruals, [], contract=TERM, labour_costs=costs)
    document = tax_document(found, "en")
    assert document.paid == found.paid
    for part, year in zip(document.years, found.years, strict=True):
        assert part.expense == year.expense
        assert [m.employees for m in part.months] == [m.employees for m in year.months]
    text = render_tax(found, "en")
    assert all(f"{year.year} · " in text for year in found.years if year.expense)


def test_only_ids_name_people() -> None:
    days = Period(date(2026, 7, 1), date(2026, 12, 31))
    found = view([accrual(days=days)], [cover(days=days)])
    assert "e1" in render_tax(found, "en")
    assert [exposure.member for exposure in tax_document(found, "en").exposures] == ["e1"]
