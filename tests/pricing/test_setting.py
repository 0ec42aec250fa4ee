"""Setting: what is the same for everybody in a quote, settled before anybody is priced."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pricing_helpers import CHILD, codes, from_yaml, offer, priced

from dms.errors import QuoteRefused
from dms.issues import Severity
from dms.members import Member, Roster
from dms.periods import Period
from dms.pricing.offer import Offer
from dms.pricing.quote import Quote
from dms.pricing.quoting import quote

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def group(employees: int, relatives: int = 0) -> list[Member]:
    people = [Member(id=f"e{n}") for n in range(employees)]
    return people + [Member(id=f"r{n}", relationship=CHILD) for n in range(relatives)]


def refused(found: Quote) -> list[str]:
    """Return the codes of a quote that has no price at all, for anybody."""
    assert found.status == "refused"
    with pytest.raises(QuoteRefused) as caught:
        _ = found.total
    assert caught.value.issues == found.issues
    return codes(found.issues)


def undated(**more: Any) -> Offer:
    return offer(**{"period": None, **more})


class TestPeriod:
    def test_the_offer_names_it(self) -> None:
        assert priced(offer()).setting.period == YEAR

    def test_or_the_caller(self) -> None:
        assert priced(undated(), period=YEAR).setting.period == YEAR

    def test_or_there_is_no_quote(self) -> None:
        assert refused(priced(undated())) == ["QUOTE-PERIOD-UNSTATED"]

    def test_the_same_period_twice_is_fine(self) -> None:
        assert priced(offer(), period=YEAR).status == "complete"

    def test_another_period_is_another_offer(self) -> None:
        other = Period(date(2026, 2, 1), date(2027, 1, 31))
        assert refused(priced(offer(), period=other)) == ["QUOTE-PERIOD-DIFFERS"]


class TestDates:
    tariff = {"start": date(2026, 1, 1), "last_day": date(2026, 6, 30)}  # noqa: RUF012

    @pytest.mark.parametrize(
        ("start", "found"),
        [
            (date(2025, 12, 31), ["QUOTE-DATE-OUTSIDE-TARIFF"]),
            (date(2026, 1, 1), []),
            (date(2026, 6, 30), []),
            (date(2026, 7, 1), ["QUOTE-DATE-OUTSIDE-TARIFF"]),
        ],
    )
    def test_prices_hold_for_contracts_that_start_in_their_days(
        self, start: date, found: list[str]
    ) -> None:
        of = undated(tariff_dates=self.tariff)
        assert codes(priced(of, period=Period.of_months(start, 12)).issues) == found

    def test_another_length_of_the_term_is_worth_a_warning(self) -> None:
        of = undated(term_months=12)
        (issue,) = priced(of, period=Period(date(2026, 1, 1), date(2026, 12, 30))).issues
        assert (issue.code, issue.severity) == ("QUOTE-TERM-DIFFERS", Severity.WARNING)
        assert "2026-12-31" in issue.advice("en")
        assert priced(of, period=YEAR).issues == ()

    @pytest.mark.parametrize(
        ("today", "found"),
        [
            (None, []),
            (date(2026, 1, 31), []),
            (date(2026, 2, 1), ["QUOTE-OFFER-EXPIRED"]),
        ],
    )
    def test_an_offer_that_can_no_longer_be_accepted(
        self, today: date | None, found: list[str]
    ) -> None:
        quoted = priced(offer(valid_until=date(2026, 1, 31)), today=today)
        assert codes(quoted.issues) == found
        assert quoted.status == "complete"


class TestNobody:
    @pytest.mark.parametrize("columns", [{}, {"id": []}])
    def test_a_price_is_for_people(self, columns: Mapping[str, Any]) -> None:
        assert refused(quote(offer(), Roster(columns))) == ["QUOTE-NOBODY"]

    def test_nobody_is_not_too_few_as_well(self) -> None:
        found = quote(offer(headcount={"min": 2, "counts": "all"}), Roster({}))
        assert refused(found) == ["QUOTE-NOBODY"]

    def test_everything_else_that_is_wrong_is_told_at_once(self) -> None:
        assert refused(quote(undated(), Roster({}))) == ["QUOTE-NOBODY", "QUOTE-PERIOD-UNSTATED"]


class TestHeadcount:
    @pytest.mark.parametrize(("heads", "fits"), [(1, False), (2, True), (9, True), (10, False)])
    def test_prices_are_for_groups_of_a_size(self, heads: int, fits: bool) -> None:
        """РЕСО «Малый бизнес»: number of insured 2-9 (medsi-offer.md 2)."""
        found = priced(offer(headcount={"min": 2, "max": 9, "counts": "all"}), *group(heads))
        if fits:
            assert found.status == "complete"
        else:
            assert refused(found) == ["QUOTE-HEADCOUNT-OUTSIDE"]

    def test_without_an_upper_end(self) -> None:
        found = priced(offer(headcount={"min": 3, "counts": "all"}), *group(2))
        assert refused(found) == ["QUOTE-HEADCOUNT-OUTSIDE"]
        assert "3+" in found.issues[0].message("en")

    @pytest.mark.parametrize(("counts", "price"), [("all", 90), ("employees", 100)])
    def test_whether_relatives_count(self, counts: str, price: int) -> None:
        of = offer({"headcount": {"1-9": "100", "10+": "90"}}, headcount={"counts": counts})
        found = priced(of, *group(9, 1))
        assert found.per_head == price
        assert found.setting.headcount == (10 if counts == "all" else 9)

    def test_not_stated_and_it_matters(self) -> None:
        of = offer({"headcount": {"1-9": "100", "10+": "90"}})
        assert refused(priced(of, *group(9, 1))) == ["QUOTE-HEADCOUNT-COUNTS-UNSTATED"]

    def test_not_stated_and_it_does_not_matter(self) -> None:
        of = offer({"headcount": {"1-9": "100", "10+": "90"}})
        assert priced(of, *group(7, 2)).status == "complete"
        assert priced(of, *group(10, 5)).per_head == 90
        assert priced(offer(), *group(1, 5)).status == "complete"

    def test_the_limits_of_the_offer_may_depend_on_it(self) -> None:
        found = priced(offer(headcount={"max": 9}), *group(9, 1))
        assert refused(found) == ["QUOTE-HEADCOUNT-COUNTS-UNSTATED"]

    def test_a_condition_may_depend_on_it(self) -> None:
        of = offer("100", {"percent": "-10", "when": {"headcount": "10+"}})
        assert refused(priced(of, *group(9, 1))) == ["QUOTE-HEADCOUNT-COUNTS-UNSTATED"]

    @given(st.integers(1, 12), st.integers(0, 12))
    def test_silence_never_changes_a_price(self, employees: int, relatives: int) -> None:
        """Without a statement there is the price of both readings, or none."""
        table = {"headcount": {"1-4": "100", "5-9": "90", "10+": "80"}}
        members = group(employees, relatives)
        silent = priced(offer(table), *members)
        said = [
            priced(offer(table, headcount={"counts": c}), *members).total
            for c in ("all", "employees")
        ]
        if said[0] == said[1]:
            assert silent.total == said[0]
        else:
            assert silent.status == "refused"


class TestPayment:
    ways = {"payment": ["single", "quarterly"]}  # noqa: RUF012
    table = {"multiply": {"payment": {"single": "0.95", "quarterly": "1"}}}  # noqa: RUF012

    def test_the_price_depends_on_it(self) -> None:
        of = offer("100", self.table, **self.ways)
        assert [priced(of, payment=p).total for p in ("single", "Quarterly")] == [95, 100]

    def test_it_has_to_be_chosen(self) -> None:
        assert refused(priced(offer("100", self.table, **self.ways))) == ["QUOTE-PAYMENT-UNSTATED"]

    def test_unless_there_is_one_way_only(self) -> None:
        of = offer({"payment": {"single": "95"}}, payment=["single"])
        assert priced(of).total == 95

    def test_or_no_price_depends_on_it(self) -> None:
        assert priced(offer("100", **self.ways)).total == 100

    def test_a_way_that_is_not_offered(self) -> None:
        found = priced(offer("100", **self.ways), payment="monthly")
        assert refused(found) == ["QUOTE-PAYMENT-NOT-OFFERED"]
        assert "single, quarterly" in found.issues[0].advice("en")

    def test_an_offer_that_lists_no_ways(self) -> None:
        of = offer("100", self.table)
        assert refused(priced(of)) == ["QUOTE-PAYMENT-UNSTATED"]
        assert priced(of, payment="single").total == 95
        (missing,) = priced(of, payment="weekly").issues
        assert missing.code == "QUOTE-RATE-MISSING"
        assert "weekly" in missing.message("en")


class TestChosenModules:
    of = offer({"outpatient": "100", "dental": "30", "home_care": "7"})

    @pytest.mark.parametrize(
        ("taken", "total"),
        [
            (None, 137),
            ({}, 137),
            ({"std": ["outpatient"]}, 100),
            ({"std": {"outpatient", "dental"}}, 130),
        ],
    )
    def test_what_is_taken_is_paid_for(self, taken: Any, total: int) -> None:
        assert priced(self.of, modules=taken).total == total

    @pytest.mark.parametrize(
        "taken", [{"std": ["ambulance"]}, {"vip": ["outpatient"]}, {"std": "dental"}]
    )
    def test_what_is_not_offered_cannot_be_taken(self, taken: Any) -> None:
        found = priced(self.of, modules=taken)
        assert set(refused(found)) == {"QUOTE-MODULE-UNKNOWN"}

    def test_nor_what_the_insurer_refuses(self) -> None:
        modules = [
            {"kind": "outpatient", "premium": "9"},
            {"kind": "dental", "offered": False},
            {"kind": "ambulance", "offered": "unknown"},
        ]
        of = offer(programmes=[{"id": "std", "modules": modules}])
        for kind in ("dental", "ambulance"):
            assert refused(priced(of, modules={"std": [kind]})) == ["QUOTE-MODULE-UNKNOWN"]

    def test_to_take_nothing_costs_no_zero(self) -> None:
        assert refused(priced(self.of, modules={"std": []})) == ["QUOTE-PRICE-MISSING"]

    def test_leaving_out_what_has_no_price(self) -> None:
        modules = [{"kind": "outpatient", "premium": "9"}, {"kind": "dental"}]
        of = offer(programmes=[{"id": "std", "modules": modules}])
        assert refused(priced(of)) == ["OFFER-PRICE-MISSING", "QUOTE-PRICE-MISSING"]
        assert priced(of, modules={"std": ["outpatient"]}).total == 9

    def test_nothing_is_taken_without_what_it_is_built_on(self) -> None:
        of = offer({"outpatient": "9", "emergency_inpatient": "5", "planned_inpatient": "7"})
        found = priced(of, modules={"std": ["outpatient", "planned_inpatient"]})
        assert refused(found) == ["QUOTE-MODULE-REQUIRES"]
        assert priced(of, modules={"std": ["emergency_inpatient", "planned_inpatient"]}).total == 12

    def test_one_price_for_everything_is_always_taken(self) -> None:
        modules = [{"kind": kind, "premium": "included"} for kind in ("outpatient", "dental")]
        of = offer(programmes=[{"id": "std", "premium": "500", "modules": modules}])
        assert priced(of, modules={"std": ["dental"]}).total == 500


PLACES = """\
dms: offer/1
id: o
insurer: {id: i, name: И}
valid_until: 2026-01-31
period: {start: 2026-01-01, last_day: 2026-12-30}
term_months: 12
tariff_dates: {start: 2026-02-01, last_day: 2026-12-31}
headcount: {min: 2, max: 3, counts: all}
payment: [single, quarterly]
programmes: [{id: std, modules: [{kind: outpatient, premium: 5}]}]
"""


def test_issues_say_where_in_the_offer_they_come_from(tmp_path: Path) -> None:
    of = from_yaml(tmp_path, PLACES)
    found = priced(of, period=YEAR, payment="daily", today=date(2026, 2, 1))
    assert {issue.code: issue.where.line for issue in found.issues} == {
        "QUOTE-PERIOD-DIFFERS": 5,
        "QUOTE-DATE-OUTSIDE-TARIFF": 7,
        "QUOTE-TERM-DIFFERS": 6,
        "QUOTE-OFFER-EXPIRED": 4,
        "QUOTE-HEADCOUNT-OUTSIDE": 8,
        "QUOTE-PAYMENT-NOT-OFFERED": 9,
    }


class TestHeadcountAsked:
    BANDS = ({"multiply": {"headcount": {"1-2": "1", "3+": "0.5"}}},)

    def test_the_group_may_be_larger_than_its_list(self) -> None:
        """Two good rows of a list of three: the third row is still faulty."""
        of = offer("1000", *self.BANDS, headcount={"counts": "all"})
        two = (Member(id="1"), Member(id="2"))
        assert priced(of, *two).total == 2000
        assert priced(of, *two, headcount=3).total == 1000

    def test_it_settles_whether_relatives_count(self) -> None:
        of = offer("1000", *self.BANDS)
        family = (Member(id="1"), Member(id="2"), Member(id="3", relationship=CHILD))
        assert codes(priced(of, *family).issues) == ["QUOTE-HEADCOUNT-COUNTS-UNSTATED"]
        assert priced(of, *family, headcount=2).total == 3000

    def test_it_is_held_to_the_range_of_the_offer(self) -> None:
        of = offer(headcount={"min": 2, "counts": "all"})
        assert codes(priced(of, Member(id="1")).issues) == ["QUOTE-HEADCOUNT-OUTSIDE"]
        assert priced(of, Member(id="1"), headcount=2).status == "complete"


def test_a_way_of_paying_that_the_offer_does_not_speak_of_is_told() -> None:
    found = priced(offer(), Member(id="1"), payment="monthly")
    assert codes(found.issues) == ["QUOTE-PAYMENT-UNKNOWN"]
    assert found.status == "complete"


def test_a_quote_is_of_a_roster() -> None:
    with pytest.raises(TypeError, match=r"\.roster"):
        quote(offer(), ["m1"])  # type: ignore[arg-type]
