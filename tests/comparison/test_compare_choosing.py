"""Choosing: by the care of those still in question, never by a part of the musts, never blindly."""

from datetime import date
from typing import Any

import pytest
from compare_helpers import (
    YEAR,
    brief,
    care,
    compared,
    must,
    offer,
    offers,
    people,
    several_offers,
)
from hypothesis import given
from hypothesis import strategies as st

from dms.comparison.candidate import Candidate
from dms.comparison.deciding import Verdict
from dms.comparison.weights import Criterion, Weights
from dms.modules.questions import Stated
from dms.periods import Period
from dms.pricing.offer import Offer

BOTH = brief(must("outpatient"), must("dental"))
ONE = brief(must("outpatient"))
A = offer("a", care("outpatient", "100"), care("dental", "900"))
B = offer("b", care("outpatient", "110"), care("dental", "100"))
REFUSES = offer("c", care("outpatient", "120"), care("dental", offered=False))
SILENT = offer("c", care("outpatient", "120"))
TODAY = date(2025, 12, 1)


def verdict(*given_: Any, **more: Any) -> Verdict:
    return compared(*given_, requirement=more.pop("requirement", BOTH), **more).verdict


def said(found: Verdict) -> str:
    return found.headline.to("en")


def reasons(found: Verdict) -> list[str]:
    return [why.to("en") for why in found.reasons]


def plain(id_: str, price: str, **more: Any) -> Offer:
    return offer(id_, care("outpatient", price), **more)


class TestCareOfTheChoice:
    def test_an_offer_that_is_out_does_not_narrow_the_care(self) -> None:
        assert verdict(A, B).recommended == "b"
        found = verdict(A, B, REFUSES)
        assert found.recommended == "b"
        assert said(found) == (
            "СК «B»: all musts are met, and of the offers that miss none it is the cheapest for the"
            " care they have in common, 840.00 ₽; 840.00 ₽ in all"
        )
        assert found.choice_scope.kinds == {"std": ("outpatient", "dental")}
        assert (
            "Offers that surely miss a must do not count for the choice. Those left were compared"
            " for: Outpatient care, Dental care"
        ) in reasons(found)

    def test_what_is_shown_stays_the_care_of_all(self) -> None:
        found = verdict(A, B, REFUSES)
        assert found.cheapest_in_scope == ("a",)
        assert found.standings["b"].scoped == 440

    def test_a_must_without_a_common_price_decides_nothing(self) -> None:
        found = verdict(A, B, SILENT)
        assert found.recommended is None
        assert said(found) == (
            "All musts are met by: СК «A», СК «B». Who is cheapest is not known, because not all"
            " offers in question have a price of its own for: Dental care. Ask for these prices"
            " first"
        )

    def test_a_should_without_a_common_price_stands_in_nobodys_way(self) -> None:
        asked = brief(must("outpatient"), {"kind": "dental", "need": "should"})
        found = verdict(A, B, SILENT, requirement=asked)
        assert found.recommended == "a"
        assert "it is the cheapest for the same care, 400.00 ₽; 4,000.00 ₽ in all" in said(found)


class TestLeftOut:
    PART = Candidate(
        offer("a", care("outpatient", "80"), care("dental", "50")), modules={"std": ["outpatient"]}
    )

    def test_care_left_out_of_a_price_is_no_must_that_is_met(self) -> None:
        found = verdict(self.PART, offer("b", care("outpatient", "90"), care("dental", "10")))
        assert found.recommended != "a"
        assert "a" not in found.meets_all
        assert "its price is without: Dental care" in [
            one.to("en") for one in found.standings["a"].obstacles
        ]

    def test_the_client_knows_what_was_left_out_and_the_insurer_is_not_asked(self) -> None:
        found = verdict(self.PART, offer("b", care("outpatient", "90"), care("dental", "10")))
        assert found.recommended is None
        assert "your own data leave open: what СК «A» costs with: Dental care" in said(found)
        assert "a" not in found.ask_first

    def test_an_offer_with_everything_taken_leaves_nothing_out(self) -> None:
        assert compared(A, requirement=BOTH).candidates[0].not_taken == frozenset()


class TestExpired:
    OLD = plain("a", "100", valid_until="2025-01-01")

    def test_an_expired_offer_is_not_chosen_outright(self) -> None:
        found = compared(self.OLD, plain("b", "120"), requirement=ONE, today=TODAY)
        assert [issue.code for issue in found.issues] == ["COMPARE-OFFER-EXPIRED"]
        assert found.issues[0].where is not None
        assert found.issues[0].where.pointer == "/valid_until"
        assert found.verdict.recommended is None
        assert said(found.verdict) == (
            "СК «A» meets all musts and would be the choice, but its offer has expired. Ask СК «A»"
            " to renew it first"
        )
        assert found.verdict.standings["a"].is_expired
        obstacles = [one.to("en") for one in found.verdict.standings["a"].obstacles]
        assert obstacles[0].startswith("it has expired: ")

    def test_the_only_one_in_question_may_have_expired_too(self) -> None:
        found = verdict(self.OLD, requirement=ONE, today=TODAY)
        assert found.recommended is None

    @pytest.mark.parametrize("today", [None, date(2025, 1, 1)])
    def test_it_stands_on_its_last_day_and_where_nobody_knows_the_day(self, today: Any) -> None:
        found = compared(self.OLD, plain("b", "120"), requirement=ONE, today=today)
        assert found.verdict.recommended == "a"
        assert not found.issues

    def test_a_dearer_one_that_has_expired_does_not_matter(self) -> None:
        cheaper = plain("b", "90")
        assert verdict(self.OLD, cheaper, requirement=ONE, today=TODAY).recommended == "b"


class TestOtherTerm:
    HALF = plain("b", "90", period=None, term_months=6)
    WHOLE = plain("a", "100", period=None, term_months=12)

    @pytest.mark.parametrize("asked", [ONE, brief(must("outpatient"), period=YEAR)])
    def test_a_price_for_half_a_year_is_no_lower_price(self, asked: Any) -> None:
        found = compared(self.WHOLE, self.HALF, requirement=asked, period=Period(**YEAR))
        assert [issue.code for issue in found.issues] == ["COMPARE-PERIOD-DIFFERS"]
        assert "for a term of 6 months" in found.issues[0].message("en")
        assert found.verdict.recommended != "b"
        assert found.verdict.cheapest == ("a",)
        assert found.verdict.cheapest_in_scope == ()
        assert found.scope.prices["b"].total is None
        assert found.verdict.standings["b"].total is None
        assert found.bridges == {}

    def test_nothing_leads_from_it_either(self) -> None:
        found = compared(self.HALF, self.WHOLE, requirement=ONE, period=Period(**YEAR))
        assert found.base.id == "b"
        assert found.bridges == {}

    def test_it_is_not_scored(self) -> None:
        for price_of in ("total", "comparable"):
            found = compared(
                self.WHOLE,
                self.HALF,
                period=Period(**YEAR),
                weights=Weights.model_validate({"price": "1", "price_of": price_of}),
            ).scores
            assert found is not None
            half = next(row for row in found.rows if row.candidate == "b")
            assert [one.raw for one in half.parts if one.criterion is Criterion.PRICE] == [None]


class TestTwice:
    def test_nobody_is_the_only_one_where_offers_were_left_out(self) -> None:
        found = verdict(plain("a", "100"), plain("a", "90"), requirement=ONE)
        assert found.recommended is None
        assert said(found).startswith("No offer can be recommended, because two offers share an id")


class TestPartial:
    PART = plain("b", "90", modules=[{"kind": "office_doctor", "offered": True}])

    def test_a_part_of_a_price_is_not_the_same_price(self) -> None:
        found = verdict(plain("a", "100"), self.PART, requirement=ONE)
        assert found.recommended is None
        assert said(found) == (
            "СК «A» meets all musts, and these may do so for less or the same, but not everything"
            " in them has a price: СК «B». Ask them first"
        )

    def test_only_equal_prices_are_the_same(self) -> None:
        found = verdict(plain("a", "100"), plain("b", "100"), plain("c", "101"), requirement=ONE)
        assert said(found) == (
            "These offers meet all musts at the same price for the same care: СК «A», СК «B»."
            " Choose by what else differs"
        )


class TestOwnData:
    def test_nobody_to_insure(self) -> None:
        found = verdict(plain("a", "1"), plain("b", "2"), requirement=ONE, roster=people(0))
        assert "your own data leave open: the list of people." in said(found)

    def test_no_period(self) -> None:
        offers_ = [plain(id_, "1", period=None) for id_ in "ab"]
        found = verdict(*offers_, requirement=ONE)
        assert "your own data leave open: the period of the contract." in said(found)

    def test_no_programme_is_named(self) -> None:
        found = verdict(
            plain("a", "1"), Candidate(plain("b", "2"), programmes={"std": "?"}), requirement=ONE
        )
        assert found.recommended is None
        assert said(found) == (
            "All musts are met by: СК «A». Who is cheapest is not known, because your own data"
            " leave open: which programme of СК «B» is for “Стандарт”. Complete them, and compare"
            " again"
        )

    def test_a_name_that_the_offer_does_not_have_meets_nothing(self) -> None:
        found = compared(Candidate(plain("a", "1"), programmes={"std": "?"}), requirement=ONE)
        assert found.by_id["a"].total is None
        assert [one.answer for one in found.by_id["a"].met] == [Stated.NOT_STATED]
        assert found.verdict.meets_all == ()


def test_what_is_in_the_way_of_the_chosen_is_told_where_another_is_cheapest() -> None:
    found = verdict(A, B, REFUSES)
    assert "Before you choose СК «B»: the terms of its contract are not known" in reasons(found)


def with_vaccination(given_: Offer, stated: bool) -> Offer:
    """Give or refuse one kind of care more, which nobody else speaks of."""
    programme = given_.programmes[0]
    price = "included" if programme.premium is not None else "7"
    (more,) = offer("x", care("vaccination", price, offered=stated)).programmes[0].modules
    others = programme.model_copy(update={"modules": (*programme.modules, more)})
    return given_.agreeing({"programmes": (others,)})


@given(several_offers, offers("out"), st.sampled_from(["dental", "home_care", "ambulance"]))
def test_an_offer_that_is_out_never_changes_the_choice(
    given_offers: Any, other: Offer, kind: str
) -> None:
    giving = [with_vaccination(one, stated=True) for one in given_offers]
    asked = brief(must("outpatient"), must("vaccination"), {"kind": kind, "need": "should"})
    more: dict[str, Any] = {"requirement": asked, "period": Period(**YEAR)}
    alone = compared(*giving, **more).verdict
    found = compared(*giving, with_vaccination(other, stated=False), **more).verdict
    assert found.standings["out"].is_out
    assert found.recommended == alone.recommended
    if alone.recommended is not None and len(giving) > 1:
        assert {"outpatient", "vaccination"} <= set(found.choice_scope.kinds["std"])
