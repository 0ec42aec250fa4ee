"""The page of a quote, looked at like every other page."""

from datetime import date

import pytest

from dms.members import Member, Relationship, Roster
from dms.pricing.offer import Offer
from dms.pricing.quoting import quote
from dms.report.quote_html import render_quote_html

OFFER = {
    "dms": "offer/1",
    "id": "o",
    "insurer": {"id": "a", "name": "АО «Страховщик с очень длинным наименованием и филиалами»"},
    "client": "ООО «Ромашка»",
    "period": {"start": "2026-01-01", "last_day": "2026-12-31"},
    "programmes": [
        {
            "id": "standard",
            "name": "Стандарт для сотрудников и членов их семей",
            "modules": [
                {"kind": "outpatient", "premium": "18500.50", "access": "direct"},
                {"kind": "dental", "premium": "9800.15"},
                {"kind": "home_care", "premium": "2100"},
            ],
        },
        {"id": "business", "modules": [{"kind": "outpatient", "premium": "40000.15"}]},
    ],
    "factors": [
        {"id": "relative", "percent": 15, "when": {"relationship": ["spouse", "child"]}},
        {"id": "age", "multiply": {"age": {"0-59": 1, "60-69": "2.5"}}},
    ],
    "age": {"on": "contract_start"},
    "proration": {"join": "days", "leave": "days"},
}


def group(size: int) -> Roster:
    """People of both programmes, a relative each, and one whom the tariff has no price for."""
    people = []
    for number in range(size):
        programme = "business" if number % 3 == 2 else "standard"
        employee = Member(id=f"E-{number}", birth=date(1970 + number, 4, 2), programme=programme)
        people.append(employee)
        people.append(
            Member(id=f"E-{number}/R1", birth=date(2015, 1, 1), relationship=Relationship.CHILD,
                   employee_id=employee.id, programme="standard", start=date(2026, 3, 15))
        )  # fmt: skip
    people.append(Member(id="E-99", birth=date(1940, 1, 1), programme="standard"))
    return Roster.of(people)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_page_of_a_quote_can_be_read_everywhere(check_page, lang):
    priced = quote(Offer.model_validate(OFFER), group(12))
    check_page(render_quote_html(priced, lang), name=f"quote-{lang}")


def test_the_page_of_a_refused_quote_too(check_page):
    refused = Offer.model_validate(OFFER | {"headcount": {"min": 100, "counts": "all"}})
    html = render_quote_html(quote(refused, group(2)))
    check_page(html, name="quote-refused")


def test_long_words_of_a_file_break_and_do_not_widen_the_page(check_page):
    long = OFFER | {"client": "Х" * 90, "insurer": {"id": "a", "name": "Ж" * 90}}
    html = render_quote_html(quote(Offer.model_validate(long), group(1)))
    check_page(html, name="quote-long")
