"""Offers: what one insurer offers, as a document. What it does not say stays None."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from pricing_helpers import offer, programme, written
from pydantic import ValidationError
from random_offers import offers

from dms.issues import Location, Severity
from dms.periods import Period
from dms.pricing.offer import Offer, Span


def faults(**changes: Any) -> list[tuple[str, tuple[Any, ...]]]:
    with pytest.raises(ValidationError) as caught:
        Offer.model_validate({**written(), **changes})
    return [
        (error["type"], (*error["loc"], *error.get("ctx", {}).get("pointer", ())))
        for error in caught.value.errors()
    ]


class TestSilence:
    def test_stays_silence(self) -> None:
        bare = Offer.model_validate(
            {
                "dms": "offer/1",
                "id": "o",
                "insurer": {"id": "i", "name": "И"},
                "programmes": [{"id": "std", "modules": [{"kind": "outpatient"}]}],
            }
        )
        assert bare.period is bare.term_months is bare.valid_until is bare.eligibility is None
        assert bare.age.on is bare.age.upper_end is None
        assert bare.headcount.counts is bare.headcount.min is bare.headcount.max is None
        assert bare.proration.join is bare.proration.leave is None
        assert bare.contribution is bare.payment is None
        assert bare.programmes[0].premium is bare.programmes[0].modules[0].premium is None

    def test_may_be_written(self) -> None:
        of = offer(age={"on": "unknown"}, contribution="unknown", payment="unknown")
        assert of.age.on is of.contribution is of.payment is None

    def test_is_asked_about(self) -> None:
        questions = offer().questions()
        assert {question.severity for question in questions} == {Severity.QUESTION}
        assert len(offer(valid_until=date(2026, 2, 1)).questions()) < len(questions)


class TestRefused:
    @pytest.mark.parametrize(
        ("changes", "code", "where"),
        [
            (
                {"programmes": [programme(), programme()]},
                "OFFER-ID-TWICE",
                ("programmes", 1, "id"),
            ),
            (
                {"factors": [{"id": "f", "multiply": "1"}] * 3},
                "OFFER-ID-TWICE",
                ("factors", 1, "id"),
            ),
            (
                {"period": {"start": "2026-02-01", "last_day": "2026-01-31"}},
                "OFFER-PERIOD-BACKWARDS",
                ("period",),
            ),
            ({"programmes": []}, "too_short", ("programmes",)),
            ({"dms": "offer/2"}, "literal_error", ("dms",)),
            ({"currency": "USD"}, "literal_error", ("currency",)),
            ({"payment": []}, "too_short", ("payment",)),
            ({"premium": "5"}, "extra_forbidden", ("premium",)),
            ({"term_months": 0}, "greater_than_equal", ("term_months",)),
            ({"headcount": {"counts": "some"}}, "literal_error", ("headcount", "counts")),
            ({"age": {"upper_end": "both"}}, "enum", ("age", "upper_end")),
        ],
    )
    def test_what_no_offer_says(self, changes: Any, code: str, where: tuple[Any, ...]) -> None:
        assert faults(**changes) == [(code, where)]

    @pytest.mark.parametrize("price", ["-1", 1.5, "много", True])
    def test_prices_that_are_none(self, price: Any) -> None:
        found = faults(programmes=[programme(price)])
        expected = "TARIFF-PRICE-NEGATIVE" if price == "-1" else "TARIFF-NUMBER-INVALID"
        assert expected in [code for code, where in found if where[-1] == "premium"]

    def test_an_unknown_kind_of_care(self) -> None:
        modules = [{"kind": "astrology", "premium": "5"}]
        found = faults(programmes=[{"id": "std", "modules": modules}])
        assert ("programmes", 0, "modules") in [where[:3] for _, where in found]


class TestSpan:
    def test_both_days_count(self) -> None:
        one = Span(start=date(2026, 1, 1), last_day=date(2026, 1, 1))
        assert one.period == Period(date(2026, 1, 1), date(2026, 1, 1))
        assert one.period.days == 1


class TestPlaces:
    def test_an_offer_from_nowhere_has_pointers(self) -> None:
        assert offer().locate("/period") == Location(pointer="/period")

    def test_an_offer_from_a_file_has_lines(self) -> None:
        read = offer().read_from(lambda pointer: Location("o.yaml", 7, pointer=pointer))
        assert str(read.locate("/period")) == "o.yaml:7"
        assert {question.where.file for question in read.questions()} == {"o.yaml"}
        assert offer().locate("/period").file is None


class TestLookUp:
    def test_a_programme_by_its_id(self) -> None:
        of = offer(programmes=[programme(), programme(id_="vip", name="VIP")])
        assert of.programme("vip") is of.programmes[1]
        assert of.programme("VIP") is None


@settings(max_examples=60)
@given(offers())
def test_an_offer_is_written_and_read_back(of: Offer) -> None:
    again = Offer.model_validate(of.model_dump(mode="json", exclude_none=True))
    assert again.model_dump(mode="json") == of.model_dump(mode="json")
    assert Offer.model_validate_json(of.model_dump_json()).programmes == of.programmes
