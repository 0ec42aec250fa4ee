"""Deciding: a recommendation follows from facts, and never from what an offer does not say."""

from typing import Any

import pytest
from compare_helpers import (
    YEAR,
    brief,
    bundle,
    care,
    compared,
    must,
    offer,
    person,
    several_offers,
)
from contract_helpers import terms
from hypothesis import given
from hypothesis import strategies as st

from dms.comparison.candidate import Candidate
from dms.comparison.deciding import Verdict
from dms.members import Roster
from dms.modules.questions import Stated
from dms.periods import Period

DIRECT = brief(must("outpatient", access="direct"))
A = offer("a", care("outpatient", access="direct"))
CHEAP = offer("b", care("outpatient", "800", access="direct"))
OPEN = offer("c", care("outpatient", "700"))
OUT = offer("d", care("outpatient", "600", access="by_referral"))
WIDE = bundle("e", "500", "outpatient", "dental")


def verdict(*given_: Any, **more: Any) -> Verdict:
    return compared(*given_, requirement=more.pop("requirement", DIRECT), **more).verdict


class TestRecommended:
    def test_the_cheapest_of_those_that_meet_all_musts(self) -> None:
        found = verdict(A, CHEAP, OUT)
        assert found.recommended == "b"
        assert found.headline.to("en") == (
            "СК «B»: all musts are met, and it is the cheapest for the same care, 3,200.00 ₽;"
            " 3,200.00 ₽ in all"
        )
        assert found.meets_all == ("a", "b")
        assert (found.cheapest, found.cheapest_in_scope) == (("d",), ("d",))
        assert found.standings["d"].is_out

    def test_the_only_one_that_does(self) -> None:
        found = verdict(A, OUT)
        assert found.recommended == "a"
        assert "the only offer that meets all musts" in found.headline.to("en")

    def test_one_alone_is_the_only_one_that_was_looked_at(self) -> None:
        found = verdict(A)
        assert found.recommended == "a"
        assert found.headline.to("en") == (
            "СК «A» meets all musts; there is nothing to compare it with; 4,000.00 ₽ in all"
        )
        assert not any("can be compared by price" in why.to("en") for why in found.reasons)


class TestNobody:
    @pytest.mark.parametrize(
        ("offers", "words"),
        [
            ((A, OPEN), "СК «A» meets all musts, and these may do so for less"),
            ((OPEN, OUT), "No offer is yet sure to meet all musts"),
            ((OUT,), "No offer meets all musts"),
            ((A, A.agreeing({"id": "x"})), "at the same price for the same care"),
            (
                (A, offer("e", care("telemedicine"))),
                "All musts are met by: СК «A». Who is cheapest is not known",
            ),
        ],
    )
    def test_nothing_follows_from_what_is_not_known(self, offers: Any, words: str) -> None:
        found = verdict(*offers)
        assert found.recommended is None
        assert words in found.headline.to("en")

    def test_a_dearer_open_offer_does_not_stand_in_the_way(self) -> None:
        assert (
            verdict(
                CHEAP,
                OPEN.agreeing({"programmes": offer("x", care("outpatient", "9000")).programmes}),
            ).recommended
            == "b"
        )

    @pytest.mark.parametrize("asked", [None, brief({"kind": "dental", "need": "should"})])
    def test_without_musts_nobody_can_say(self, asked: Any) -> None:
        found = verdict(A, CHEAP, requirement=asked)
        assert found.recommended is None
        assert "no brief with musts" in found.headline.to("en")
        assert found.cheapest == ("b",)
        assert found.standings["a"].musts is None

    def test_who_prices_a_part_of_the_people_is_not_ranked(self) -> None:
        some = offer("b", care("outpatient", {"age": {"0-40": "1"}}, access="direct"))
        roster = Roster.of([person("1"), person("2", birth=1950)])
        found = verdict(A, some, roster=roster)
        assert found.recommended is None
        assert found.cheapest == ("a",)
        assert found.standings["b"].total is None
        assert "1 of 2 people has no price" in obstacles(found, "b")

    def test_the_clients_own_data_may_leave_a_must_open(self) -> None:
        near = {"to": "home", "within": "city", "share": "0.5"}
        clinic = {"id": "1", "name": "К", "city": "Москва", "kinds": ["outpatient"]}
        listed = offer("a", care("outpatient"), clinics=[clinic], programme={"clinics": ["1"]})
        found = verdict(listed, requirement=brief(must("outpatient", clinics_near=near)))
        assert found.recommended is None
        assert "your own data leave open: Outpatient care: " in found.headline.to("en")
        assert found.ask_first == {}

    def test_nobody_has_a_price(self) -> None:
        found = verdict(offer("a", care("outpatient"), headcount={"min": 9, "counts": "all"}))
        assert (found.recommended, found.cheapest, found.cheapest_in_scope) == (None, (), ())


class TestWhy:
    def test_why_the_cheapest_is_not_comparable(self) -> None:
        found = verdict(A, CHEAP, WIDE)
        first, second = (one.to("en") for one in found.reasons)
        assert first.startswith(
            "The lowest price in all is that of СК «E»: 2,000.00 ₽; but its price"
        )
        assert "one price covers all of “Стандарт”, and with it: Dental care" in first
        assert "1 must is not stated: Outpatient care: Access to clinics" in first
        assert second == "The lowest price for the same care is that of СК «B»: 3,200.00 ₽"

    def test_what_is_missing_and_what_is_not_said_are_two_things(self) -> None:
        more = offer("a", care("outpatient"), care("dental"), care("telemedicine"))
        less = offer("b", care("outpatient"), care("dental", offered=False))
        said = obstacles(verdict(more, less), "b")
        assert "it does not offer what others do: Dental care" in said
        assert "it does not say whether it offers: Telemedicine" in said

    def test_missed_musts_are_named(self) -> None:
        found = verdict(A, OUT)
        assert "1 must is missed: Outpatient care: Access to clinics" in obstacles(found, "d")
        (missed,) = found.standings["d"].missed
        assert missed.answer is Stated.NO

    def test_many_musts_are_named_in_part_and_counted(self) -> None:
        kinds = ("dental", "home_care", "ambulance", "telemedicine", "vaccination", "check_up")
        found = verdict(A, requirement=brief(*(must(kind) for kind in kinds)))
        (said,) = [one for one in obstacles(found, "a") if "not stated" in one]
        assert said.startswith("6 musts are not stated: Dental care, ")
        assert said.endswith(" and 1 more")
        assert len(found.standings["a"].open) == 6

    def test_nothing_in_common_is_said(self) -> None:
        found = verdict(A, offer("e", care("telemedicine")))
        assert "no care for which two" in found.reasons[-1].to("en")

    def test_a_price_of_the_contract_that_is_not_stated(self) -> None:
        found = verdict(offer("a", care("outpatient"), modules=[{"kind": "office_doctor"}]))
        assert "something in the contract has no price" in obstacles(found, "a")

    def test_findings_count_where_there_are_terms(self) -> None:
        slow = terms(
            enrolment={
                "backdating": None,
                "days": [1, 15],
                "notice": {"working_days": 10},
                "late": "next_day",
            }
        )
        found = verdict(Candidate(A, slow), CHEAP)
        assert found.standings["a"].findings
        assert any("grave finding" in one for one in obstacles(found, "a"))
        assert found.standings["b"].findings is None
        assert "the terms of its contract are not known" in obstacles(found, "b")

    def test_what_to_ask_first(self) -> None:
        found = verdict(A, OPEN, OUT)
        assert {id_: [one.wish for one in asked] for id_, asked in found.ask_first.items()} == {
            "c": ["std.outpatient.access"]
        }


def obstacles(found: Verdict, id_: str) -> list[str]:
    return [one.to("en") for one in found.standings[id_].obstacles]


@given(several_offers, st.sampled_from(["dental", "home_care", "ambulance"]))
def test_a_recommendation_meets_all_musts_for_the_least(given_offers: Any, kind: str) -> None:
    asked = brief(must("outpatient"), must(kind))
    found = compared(*given_offers, requirement=asked, period=Period(**YEAR))
    verdict_ = found.verdict
    known = [c.total for c in found.candidates if c.is_complete]
    assert [found.by_id[id_].total for id_ in verdict_.cheapest] == (
        [min(known)] * len(verdict_.cheapest) if known else []
    )
    if verdict_.recommended is None:
        return
    chosen = verdict_.standings[verdict_.recommended]
    assert chosen.musts is Stated.YES
    assert chosen.total is not None
    rivals = [s for s in verdict_.standings.values() if s is not chosen and not s.is_out]
    scoped = {id_: price.total for id_, price in verdict_.choice_scope.prices.items()}
    least = scoped[chosen.candidate]
    for rival in rivals:
        other = scoped[rival.candidate]
        assert least is not None
        assert other is not None
        assert least < other
