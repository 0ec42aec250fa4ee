"""The page of an offer letter, looked at like every other page."""

from datetime import date

import pytest

from dms.members import Member, Relationship, Roster
from dms.pricing.offer import Offer
from dms.pricing.quoting import quote
from dms.report.offer_letter import LetterDetails, offer_letter_html

OFFER = {
    "dms": "offer/1",
    "id": "o",
    "insurer": {"id": "a", "name": "АО «Страховщик с очень длинным наименованием и филиалами»"},
    "period": {"start": "2026-01-01", "last_day": "2026-12-31"},
    "programmes": [
        {
            "id": "standard",
            "name": "Стандарт для сотрудников и членов их семей",
            "modules": [
                {"kind": "outpatient", "premium": "18500.50", "access": "direct"},
                {"kind": "home_care", "premium": "2100", "territory": {"base": "mkad"}},
            ],
        },
        {"id": "business", "modules": [{"kind": "outpatient", "premium": "40000.15"}]},
    ],
    "proration": {"join": "days", "leave": "days"},
}


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_letter_can_be_read_everywhere(check_page, lang):
    people = [
        Member(id=str(n), programme=("standard", "business")[n % 2], start=date(2026, 1 + n, 15))
        for n in range(10)
    ]
    people.append(Member(id="k", relationship=Relationship.CHILD, programme="standard"))
    details = LetterDetails(
        number="12/26",
        day=date(2026, 2, 1),
        sender="ООО «Страховой брокер с длинным названием»",
        client="Х" * 60,
        contacts=("109012, Москва, ул. Примерная, д. 1, офис 12", "+7 495 000-00-00"),
    )
    priced = quote(Offer.model_validate(OFFER), Roster.of(people))
    check_page(offer_letter_html(priced, details, lang=lang), name=f"offer-letter-{lang}")
