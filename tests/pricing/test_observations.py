"""What a priced group is told beyond its price: cliffs, territories, open questions."""

from datetime import date
from decimal import Decimal

import pytest

from dms.members import Member, Roster
from dms.pricing.offer import Offer
from dms.pricing.quoting import quote


def offer(**changes: object) -> Offer:
    data = {
        "dms": "offer/1",
        "id": "o",
        "insurer": {"id": "a", "name": "А"},
        "period": {"start": "2026-01-01", "last_day": "2026-12-31"},
        "headcount": {"counts": "all"},
        "programmes": [
            {"id": "standard", "modules": [{"kind": "outpatient", "premium": "100"}]},
        ],
    }
    return Offer.model_validate(data | changes)


def group(size: int, **columns: object) -> Roster:
    return Roster.of([Member(id=str(i), birth=date(1990, 1, 1), **columns) for i in range(size)])


def found(offer_: Offer, roster: Roster, code: str):
    return [i for i in quote(offer_, roster).issues if i.code == code]


BANDS = [{"id": "size", "multiply": {"headcount": {"1-100": "1", "101+": "0.9"}}}]


@pytest.mark.parametrize(("size", "cliff"), [(80, False), (90, False), (91, True), (100, True)])
def test_a_larger_group_that_is_cheaper_in_all_is_reported(size, cliff):
    """101 heads × 90 = 9 090 ₽ is less than 91 heads × 100 = 9 100 ₽, and more than 90 × 100."""
    issues = found(offer(factors=BANDS), group(size), "QUOTE-TIER-CLIFF")
    assert bool(issues) is cliff
    if issues:
        assert issues[0].severity == "info"
        assert "101" in issues[0].message("en")


def test_the_cliff_names_what_the_group_would_save():
    (issue,) = found(offer(factors=BANDS), group(100), "QUOTE-TIER-CLIFF")
    assert issue.text.params["saved"] == Decimal(910)


def test_a_band_far_above_the_group_is_no_cliff():
    bands = [{"id": "size", "multiply": {"headcount": {"1-100": "1", "101+": "0.1"}}}]
    assert found(offer(factors=bands), group(80), "QUOTE-TIER-CLIFF") == []
    assert found(offer(factors=bands), group(81), "QUOTE-TIER-CLIFF")


def test_a_band_that_the_offer_does_not_reach_is_no_cliff():
    limited = offer(factors=BANDS, headcount={"counts": "all", "max": 100})
    assert found(limited, group(100), "QUOTE-TIER-CLIFF") == []


def test_the_price_of_the_contract_itself_counts_once():
    """Ten people at 100 ₽ and a doctor at 500 ₽; from 11 on people cost 95 ₽: 1 545 ₽ > 1 500 ₽."""
    factors = [{"id": "size", "multiply": {"headcount": {"1-10": "1", "11+": "0.95"}}}]
    doctor = [{"kind": "office_doctor", "premium": "500"}]
    assert found(offer(factors=factors, modules=doctor), group(10), "QUOTE-TIER-CLIFF") == []
    assert quote(offer(factors=factors, modules=doctor), group(10)).total == Decimal("1500.00")


def test_a_contract_price_may_fall_off_the_cliff_too():
    price = {"headcount": {"1-10": "500", "11+": "100"}}
    doctor = [{"kind": "office_doctor", "premium": price}]
    (issue,) = found(offer(modules=doctor), group(10), "QUOTE-TIER-CLIFF")
    assert issue.text.params["saved"] == Decimal(300)


def home_care(**territory: str) -> list[dict[str, object]]:
    modules = [
        {"kind": "outpatient", "premium": "100"},
        {"kind": "home_care", "premium": "10", "territory": territory},
    ]
    return [{"id": "standard", "name": "Стандарт", "modules": modules}]


def test_members_outside_a_territory_are_counted_not_named():
    roster = Roster.of(
        [
            Member(id="1", place="Москва"),
            Member(id="2", place="Казань"),
            Member(id="3", place="Казань"),
            Member(id="4"),
        ]
    )
    in_town = offer(programmes=home_care(base="city_boundary", city="Москва"))
    (issue,) = found(in_town, roster, "MEMBER-PLACE-OUTSIDE-TERRITORY")
    assert issue.severity == "warning"
    assert "2 members" in issue.message("en")
    assert "Казань" in issue.message("en")
    assert issue.where.pointer == "/programmes/0/modules/1/territory"


def test_of_several_programmes_the_one_that_is_meant_is_named():
    one, *_ = home_care(base="city_boundary", city="Москва")
    programmes = [one, {**one, "id": "vip", "name": "Особая"}, {**one, "id": "third", "name": None}]
    places = {"standard": "Казань", "vip": "Тверь", "third": "Тула"}
    roster = Roster.of([Member(id=p, place=town, programme=p) for p, town in places.items()])
    issues = found(offer(programmes=programmes), roster, "MEMBER-PLACE-OUTSIDE-TERRITORY")
    assert [issue.message("en").partition(":")[0] for issue in issues] == [
        "Home care in programme “Стандарт”",
        "Home care in programme “Особая”",
        "Home care in programme “third”",
    ]
    (alone,) = found(offer(programmes=[one]), roster[:1], "MEMBER-PLACE-OUTSIDE-TERRITORY")
    assert alone.message("en").startswith("Home care: 1 member")


def test_a_place_that_may_be_inside_is_not_reported():
    roster = Roster.of([Member(id="1", place="Москва")])
    assert (
        found(offer(programmes=home_care(base="mkad")), roster, "MEMBER-PLACE-OUTSIDE-TERRITORY")
        == []
    )


def test_members_of_other_programmes_do_not_count():
    other = {"id": "vip", "modules": [{"kind": "outpatient", "premium": "1"}]}
    programmes = [*home_care(base="city_boundary", city="Москва"), other]
    roster = Roster.of([Member(id="1", place="Казань", programme="vip")])
    assert found(offer(programmes=programmes), roster, "MEMBER-PLACE-OUTSIDE-TERRITORY") == []
    roster = Roster.of([Member(id="1", place="Казань", programme="стандарт")])
    assert found(offer(programmes=programmes), roster, "MEMBER-PLACE-OUTSIDE-TERRITORY")


def test_a_module_that_is_not_offered_has_no_territory_to_leave():
    programmes = home_care(base="city_boundary", city="Москва")
    programmes[0]["modules"][1] |= {"offered": False, "premium": None}
    roster = Roster.of([Member(id="1", place="Казань")])
    assert found(offer(programmes=programmes), roster, "MEMBER-PLACE-OUTSIDE-TERRITORY") == []


def test_the_offer_asks_everything_it_leaves_open():
    asked = {issue.code for issue in offer().questions()}
    assert {
        "AGE-ON-UNSTATED",
        "HEADCOUNT-MIN-UNSTATED",
        "PRORATION-JOIN-UNSTATED",
        "PRORATION-LEAVE-UNSTATED",
        "OFFER-VALID-UNTIL-UNSTATED",
        "MODULE-ACCESS-UNSTATED",
    } <= asked
    assert "HEADCOUNT-COUNTS-UNSTATED" not in asked
    assert all(issue.severity == "question" for issue in offer().questions())


def test_an_assumption_is_a_question():
    assumed = offer(assumptions=[{"at": "age.on", "reading": "cover_start"}])
    (issue,) = found(assumed, group(1), "OFFER-ASSUMPTION")
    assert issue.where.pointer == "/assumptions/0"


def test_care_abroad_is_not_expected_where_people_live():
    abroad = {"kind": "abroad", "premium": "5", "territory": {"base": "abroad"}}
    programmes = [{"id": "standard", "modules": [{"kind": "outpatient", "premium": "1"}, abroad]}]
    roster = Roster.of([Member(id="1", place="Казань")])
    assert found(offer(programmes=programmes), roster, "MEMBER-PLACE-OUTSIDE-TERRITORY") == []
