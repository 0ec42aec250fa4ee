"""Comparable scope: the common kinds of care, what each offer costs for them, and what is in the
way."""

from datetime import date
from decimal import Decimal
from typing import Any

from compare_helpers import (
    bundle,
    care,
    compared,
    offer,
    people,
    person,
    several_offers,
)
from hypothesis import given

import dms
from dms.comparison.candidate import Candidate
from dms.comparison.common_kinds import Dropped
from dms.comparison.comparison import Comparison
from dms.comparison.leftovers import InProgramme, Lacking
from dms.comparison.scope import Scope
from dms.members import Roster
from dms.modules.questions import Stated
from dms.periods import Period
from dms.pricing.offer import Offer

TERM = Period(date(2026, 1, 1), date(2026, 12, 31))
A = offer("a", care("outpatient"), care("home_care", "300"), care("dental", "500"))
B = offer("b", care("outpatient", "900"), care("home_care", "350"))


def totals(found: Comparison) -> dict[str, str | None]:
    prices = found.scope.prices
    return {id_: None if one.total is None else str(one.total) for id_, one in prices.items()}


def why(scope: Scope, id_: str) -> list[str]:
    return [reason.to("en") for reason in scope.prices[id_].reasons]


class TestSeparatePrices:
    def test_each_is_priced_for_what_all_have(self) -> None:
        found = compared(A, B)
        assert found.scope.kinds == {"std": ("outpatient", "home_care")}
        assert totals(found) == {"a": "5200.00", "b": "5000.00"}
        assert found.scope.prices["b"].difference == Decimal("-200.00")
        assert found.scope.prices["b"].per_head == Decimal("1250.00")
        assert found.scope.prices["a"].beyond == (InProgramme("std", "dental"),)
        assert found.scope.prices["b"].lacks == (Lacking("std", "dental", Stated.NOT_STATED),)
        assert found.scope.is_possible

    def test_who_is_priced_for_just_that_is_not_quoted_again(self) -> None:
        found = compared(A, B)
        assert found.scope.prices["b"].quote is found.by_id["b"].quote
        assert found.scope.prices["a"].quote is not found.by_id["a"].quote

    def test_it_is_a_quote_of_those_modules_and_no_sum_of_lines(self) -> None:
        per_roubles = {"rounding": {"unit": "1", "level": "person"}}
        thirds = offer("a", care("outpatient", "100.4"), care("dental", "100.4"), **per_roubles)
        found = compared(thirds, B)
        assert found.scope.prices["a"].total == Decimal("400.00")
        assert found.by_id["a"].total == Decimal("804.00")

    def test_care_that_somebody_refuses_or_does_not_mention_is_no_common_care(self) -> None:
        no = offer("b", care("outpatient"), care("home_care", offered=False))
        open_ = offer("c", care("outpatient"), care("home_care", offered="unknown"))
        found = compared(A, no, open_)
        assert found.scope.kinds == {"std": ("outpatient",)}
        assert found.scope.prices["b"].lacks == (
            Lacking("std", "home_care", Stated.NO),
            Lacking("std", "dental", Stated.NOT_STATED),
        )

    def test_care_without_a_stated_price_is_left_out_and_the_rest_compares(self) -> None:
        open_ = offer("b", care("outpatient", "900"), {"kind": "home_care"})
        found = compared(A, open_)
        assert found.by_id["b"].total is None
        assert totals(found) == {"a": "4000.00", "b": "3600.00"}

    def test_care_included_at_no_price_is_common_care(self) -> None:
        free = offer("b", care("outpatient", "900"), care("home_care", "included"))
        assert totals(compared(A, free)) == {"a": "5200.00", "b": "3600.00"}

    def test_what_was_not_taken_is_not_compared(self) -> None:
        found = compared(Candidate(A, modules={"std": ["outpatient"]}), B)
        assert totals(found) == {"a": "4000.00", "b": "3600.00"}
        assert found.scope.prices["a"].quote is found.by_id["a"].quote

    def test_nothing_in_common(self) -> None:
        found = compared(A, offer("b", care("telemedicine")))
        assert totals(found) == {"a": None, "b": None}
        assert not found.scope.is_possible
        assert "no care in “std” that all offer" in why(found.scope, "a")[0]

    def test_one_offer_alone_is_compared_with_nobody(self) -> None:
        found = compared(A)
        assert totals(found) == {"a": str(found.candidates[0].total)}
        assert not found.scope.is_possible


class TestClosedSets:
    def test_care_is_left_out_with_what_it_is_built_on(self) -> None:
        emergency, planned = care("emergency_inpatient"), care("planned_inpatient", "700")
        both = offer("a", care("outpatient"), emergency, planned)
        whole = offer("b", care("outpatient"), {"kind": "emergency_inpatient"}, planned)
        found = compared(both, whole)
        assert found.scope.kinds == {"std": ("outpatient",)}
        assert found.scope.dropped == (Dropped("std", "planned_inpatient", "emergency_inpatient"),)

    def test_care_that_one_insurer_sells_only_with_other_care(self) -> None:
        tied = offer(
            "a", care("outpatient"), care("home_care", only_with=["dental"]), care("dental")
        )
        found = compared(tied, B)
        assert found.scope.kinds == {"std": ("outpatient",)}
        assert found.scope.dropped == (Dropped("std", "home_care", "dental"),)

    def test_a_hidden_ambulance_is_compared_where_its_host_is(self) -> None:
        hidden = offer(
            "a", care("outpatient"), care("emergency_inpatient", includes_ambulance=True)
        )
        apart = offer("b", care("outpatient"), care("emergency_inpatient"), care("ambulance", "70"))
        found = compared(hidden, apart)
        assert found.scope.kinds == {"std": ("outpatient", "ambulance", "emergency_inpatient")}
        assert totals(found) == {"a": "8000.00", "b": "8280.00"}

    def test_a_hidden_ambulance_outside_the_scope_is_named(self) -> None:
        hidden = offer(
            "a", care("outpatient"), care("emergency_inpatient", includes_ambulance=True)
        )
        found = compared(hidden, offer("b", care("outpatient"), care("emergency_inpatient")))
        assert found.scope.prices["a"].inside == (InProgramme("std", "ambulance"),)
        assert found.scope.prices["b"].inside == ()

    def test_a_hidden_ambulance_goes_with_its_host(self) -> None:
        hidden = offer(
            "a", care("outpatient"), care("emergency_inpatient", includes_ambulance=True)
        )
        found = compared(hidden, offer("b", care("outpatient"), care("ambulance")))
        assert found.scope.kinds == {"std": ("outpatient",)}
        assert found.scope.dropped == (Dropped("std", "ambulance", "emergency_inpatient"),)


class TestOnePrice:
    def test_it_compares_if_it_covers_just_the_common_care(self) -> None:
        found = compared(A, bundle("b", "1250", "outpatient", "home_care"))
        assert totals(found) == {"a": "5200.00", "b": "5000.00"}

    def test_it_does_not_compare_if_it_covers_more(self) -> None:
        found = compared(A, bundle("b", "1250", "outpatient", "ambulance"))
        assert totals(found) == {"a": "7200.00", "b": None}
        assert found.scope.prices["b"].in_the_way == (InProgramme("std", "ambulance"),)
        assert why(found.scope, "b") == ["one price covers all of “std”, and with it: Ambulance"]
        assert found.scope.prices["b"].difference is None

    def test_modules_beside_the_one_price_can_be_left_out(self) -> None:
        beside = offer(
            "b",
            care("outpatient", "included"),
            care("home_care", "included"),
            care("telemedicine", "50"),
            programme={"premium": "1250"},
        )
        assert totals(compared(A, beside)) == {"a": "5200.00", "b": "5000.00"}

    def test_the_widest_of_several_sets_is_taken(self) -> None:
        narrow = bundle("b", "1000", "outpatient", "home_care")
        wide = bundle("c", "1700", "outpatient", "home_care", "dental")
        for given_ in ((A, narrow, wide), (wide, narrow, A)):
            found = compared(*given_)
            assert found.scope.kinds == {"std": ("outpatient", "home_care", "dental")}
            assert totals(found) == {"a": "7200.00", "b": None, "c": "6800.00"}
            assert why(found.scope, "b") == [
                "one price covers all of “std”, and it lacks: Dental care"
            ]

    def test_what_is_sold_together_may_break_the_set(self) -> None:
        wide = bundle("c", "1700", "outpatient", "home_care", "dental")
        tied = offer(
            "b",
            care("outpatient", "included"),
            care("home_care", "included"),
            care("dental", only_with=["telemedicine"]),
            care("telemedicine"),
            programme={"premium": "9"},
        )
        found = compared(A, wide, tied)
        assert found.scope.comparable == ("a", "c")
        assert why(found.scope, "b") == [
            "what it sells together is not what the others sell together"
        ]

    def test_two_alike(self) -> None:
        found = compared(bundle("a", "900", "outpatient"), bundle("b", "800", "outpatient"))
        assert totals(found) == {"a": "3600.00", "b": "3200.00"}

    def test_care_that_comes_with_care_under_one_price_is_under_it_too(self) -> None:
        inpatient = care("emergency_inpatient", "included", includes_ambulance=True)
        whole = offer("b", care("outpatient", "included"), inpatient, programme={"premium": "9"})
        found = compared(A, whole)
        assert found.scope.prices["b"].in_the_way == (
            InProgramme("std", "ambulance"),
            InProgramme("std", "emergency_inpatient"),
        )


class TestContractModules:
    DOCTOR = care("office_doctor", "60000")

    def test_what_only_one_has_is_left_out_of_its_price(self) -> None:
        found = compared(offer("a", care("outpatient"), modules=[self.DOCTOR]), B)
        assert totals(found) == {"a": "4000.00", "b": "3600.00"}
        assert found.scope.contract_kinds == ()
        assert found.scope.prices["a"].beyond == (InProgramme(None, "office_doctor"),)
        assert Lacking(None, "office_doctor", Stated.NOT_STATED) in found.scope.prices["b"].lacks

    def test_what_all_have_is_in(self) -> None:
        found = compared(
            offer("a", care("outpatient"), modules=[self.DOCTOR]),
            offer("b", care("outpatient"), modules=[care("office_doctor", "50000")]),
        )
        assert totals(found) == {"a": "64000.00", "b": "54000.00"}
        assert found.scope.contract_kinds == ("office_doctor",)
        assert found.scope.prices["a"].beyond == ()

    def test_one_prices_it_once_and_the_other_for_each_person(self) -> None:
        found = compared(
            offer("a", care("outpatient"), modules=[care("vaccination", "4000")]),
            offer("b", care("outpatient"), care("vaccination", "900")),
        )
        assert totals(found) == {"a": "8000.00", "b": "7600.00"}

    def test_a_price_that_is_not_stated_does_not_spoil_the_scope(self) -> None:
        found = compared(offer("a", care("outpatient"), modules=[{"kind": "office_doctor"}]), B)
        assert not found.by_id["a"].is_complete
        assert totals(found) == {"a": "4000.00", "b": "3600.00"}

    def test_a_price_that_cannot_be_told_is_named(self) -> None:
        hole = {"headcount": {"10+": "60000"}}
        sized = {"headcount": {"counts": "all"}}
        found = compared(
            offer("a", care("outpatient"), modules=[care("office_doctor", hole)], **sized),
            offer("b", care("outpatient"), modules=[self.DOCTOR]),
        )
        assert totals(found) == {"a": None, "b": "64000.00"}
        assert why(found.scope, "a") == ["the offer states no price for: Office doctor"]

    def test_it_is_there_for_all_programmes_or_for_none(self) -> None:
        roster = Roster.of([person("1"), person("2", "vip")])
        a = two_programmes("a", [], [], modules=[care("vaccination", "4000")])
        b = two_programmes("b", [care("vaccination", "10")], [])
        found = compared(a, b, roster=roster)
        assert found.scope.kinds == {"std": ("outpatient",), "vip": ("outpatient",)}


def two_programmes(id_: str, std: list[Any], vip: list[Any], **more: Any) -> Offer:
    one = offer(id_, care("outpatient"), *std, **more)
    other = offer(id_, care("outpatient", "3000"), *vip, programme={"id": "vip"})
    return one.agreeing({"programmes": (*one.programmes, *other.programmes)})


class TestProgrammes:
    ROSTER = Roster.of([person("1"), person("2", "vip")])

    def test_each_programme_has_a_scope_of_its_own(self) -> None:
        a = two_programmes("a", [care("dental", "500")], [care("home_care", "300")])
        b = two_programmes("b", [care("dental", "400")], [care("dental", "450")])
        found = compared(a, b, roster=self.ROSTER)
        assert found.scope.kinds == {"std": ("outpatient", "dental"), "vip": ("outpatient",)}
        assert totals(found) == {"a": "4500.00", "b": "4400.00"}

    def test_programmes_that_are_one_with_some_insurer_share_a_scope(self) -> None:
        a = two_programmes("a", [care("dental", "500")], [care("home_care", "300")])
        one = offer("b", care("outpatient"), care("dental"), care("home_care"))
        found = compared(
            a, Candidate(one, programmes={"std": "std", "vip": "std"}), roster=self.ROSTER
        )
        assert found.scope.kinds == {"std": ("outpatient",), "vip": ("outpatient",)}
        assert totals(found) == {"a": "4000.00", "b": "2000.00"}

    def test_an_offer_without_one_of_the_programmes(self) -> None:
        two = two_programmes("a", [], [])
        other = two_programmes("c", [], [])
        found = compared(two, A.agreeing({"id": "b"}), other, roster=self.ROSTER)
        assert why(found.scope, "b") == ["it has no programme for “vip”"]
        assert found.scope.comparable == ("a", "c")

    def test_a_programme_in_which_nothing_has_a_price(self) -> None:
        found = compared(A, B, offer("c", {"kind": "outpatient"}))
        assert why(found.scope, "c") == ["nothing in “std” has a price of its own"]
        assert found.scope.comparable == ("a", "b")

    def test_an_offer_without_any_price_for_the_group(self) -> None:
        found = compared(
            A, B, offer("c", care("outpatient"), headcount={"min": 99, "counts": "all"})
        )
        assert why(found.scope, "c") == [
            "The prices are for groups of 99+ people, and this group has 4"
        ]
        assert found.scope.comparable == ("a", "b")

    def test_people_without_a_price(self) -> None:
        only = offer("b", care("outpatient"), eligibility={"ages": "0-40"})
        roster = Roster.of([person("1"), person("2", birth=date(1950, 1, 1))])
        found = compared(A, only, roster=roster)
        assert why(found.scope, "b") == ["1 person has no price in the common care"]
        assert found.scope.prices["b"].quote is not None

    def test_a_module_for_some_ages_only_may_be_what_stops_people(self) -> None:
        only = offer("b", care("outpatient"), care("telemedicine", ages="0-40"))
        roster = Roster.of([person("1"), person("2", birth=date(1950, 1, 1))])
        found = compared(A, only, roster=roster)
        assert not found.by_id["b"].is_complete
        assert totals(found) == {"a": "2000.00", "b": "2000.00"}

    def test_without_people_nothing_is_compared(self) -> None:
        found = compared(A, roster=Roster.of([]))
        assert found.scope.comparable == ()
        assert found.scope.kinds == {}


@given(several_offers)
def test_common_care_is_surely_offered_by_all_who_share_it(given_offers: Any) -> None:
    found = compared(*given_offers, period=TERM)
    scope, roster = found.scope, people()
    for id_ in scope.comparable:
        own = found.by_id[id_].offer
        programme, general = own.programmes[0], {m.kind for m in own.modules if m.offered}
        for kind in (*scope.kinds["std"], *scope.contract_kinds):
            assert programme.offers(kind) is Stated.YES or kind in general
        full = found.by_id[id_].total
        total = scope.prices[id_].total
        assert total is not None
        assert full is None or total <= full, "no price is below zero"
        taken = [m.kind for m in programme.offered_modules if m.kind in scope.kinds["std"]]
        alone = dms.quote(own, roster, period=TERM, modules={"std": taken})
        lines = sum(line.premium for line in alone.contract if line.kind in scope.contract_kinds)
        assert total == sum(m.premium for m in alone.by_module_of_members.values()) + lines


@given(several_offers)
def test_who_does_not_compare_says_why(given_offers: Any) -> None:
    found = compared(*given_offers, period=TERM)
    for one in found.scope.prices.values():
        assert (one.total is None) == bool(one.reasons)
        assert one.is_comparable or one.difference is None
    base = found.scope.prices[found.base.id]
    if base.total is not None:
        assert base.difference == 0
