"""Budget, ways to pay and contract period against what a brief asks for."""

from decimal import Decimal
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from requirement_helpers import (
    NO,
    NOT_STATED,
    SPAN,
    YES,
    brief,
    found,
    offer,
    said,
    terms,
    why,
    wish,
)

from dms.members import Member, Roster
from dms.pricing.quoting import quote

PRICED = {"kind": "outpatient", "premium": 10_000}
TEN_EACH = offer(PRICED, period=SPAN)


BY_AGE = offer(
    {"kind": "outpatient", "premium": {"age": {"0-30": 1}}}, period=SPAN, age={"on": "cover_start"}
)
YOUNG_ONLY = quote(BY_AGE, Roster.of([Member(id="a", birth=2010), Member(id="b", birth=1950)]))
AGELESS = quote(BY_AGE, Roster.of([Member(id="a", birth=2010), Member(id="b")]))


def staff(count=3, **more):
    return Roster.of(Member(id=str(n), birth=1990, **more) for n in range(count))


class TestBudget:
    @pytest.mark.parametrize(
        ("name", "most", "answer", "words"),
        [
            ("total", 30_000, YES, "30,000.00 ₽"),
            ("total", "29 999,99", NO, "30,000.00 ₽"),
            ("per_head", 10_000, YES, "10,000.00 ₽"),
            ("per_head", "9 999,99", NO, "10,000.00 ₽"),
        ],
    )
    def test_of_the_whole(self, name, most, answer, words):
        requirement = brief(budget={name: most})
        met = found(requirement, TEN_EACH, f"budget.{name}", quote=quote(TEN_EACH, staff()))
        assert (met.answer, said(met)) == (answer, words)

    def test_the_average_is_compared_before_it_is_rounded(self):
        """Three people for 100.01 ₽ are 33.336… each: above 33.33, although 33.34 is shown."""
        ages = {"age": {"0-30": "33.33", "31-40": "33.34"}}
        given = offer(
            {"kind": "outpatient", "premium": ages}, period=SPAN, age={"on": "cover_start"}
        )
        members = [Member(id=str(n), birth=year) for n, year in enumerate((2000, 1990, 1990))]
        priced = quote(given, Roster.of(members))
        assert priced.total == Decimal("100.01")
        for most, answer in (("33.34", YES), ("33.33", NO)):
            met = found(brief(budget={"per_head": most}), given, "budget.per_head", quote=priced)
            assert (met.answer, said(met)) == (answer, "33.34 ₽")

    @pytest.mark.parametrize(
        ("priced", "words", "ours"),
        [
            (None, "there is no price yet", True),
            (quote(offer(PRICED), staff()), "there is no price yet", True),
            # the price list has nothing for the older one, and nobody but the insurer can add it
            (YOUNG_ONLY, "not everybody has a price yet", False),
            (AGELESS, "not everybody has a price yet", True),
        ],
    )
    def test_without_a_whole_price_nothing_is_decided(self, priced, words, ours):
        for name in ("total", "per_head"):
            met = found(brief(budget={name: 1}), TEN_EACH, f"budget.{name}", quote=priced)
            assert (met.answer, why(met), met.ours) == (NOT_STATED, words, ours)

    @pytest.mark.parametrize(
        ("name", "most", "answer"),
        [
            ("total", "0.99", NO),
            ("total", "1", NOT_STATED),
            ("per_head", "0.49", NO),  # one rouble over two people, whatever the other costs
            ("per_head", "0.5", NOT_STATED),
        ],
    )
    def test_a_part_that_is_too_dear_alone_is_a_no(self, name, most, answer):
        met = found(brief(budget={name: most}), TEN_EACH, f"budget.{name}", quote=YOUNG_ONLY)
        assert met.answer is answer
        if answer is NO:
            assert said(met) == "1.00 ₽ for a part of the people alone"

    @given(st.integers(1, 50_000), st.integers(1, 4))
    def test_the_budget_of_a_quote_is_what_it_costs(self, price, count):
        given = offer({"kind": "outpatient", "premium": price}, period=SPAN)
        priced = quote(given, staff(count))
        exact = brief(budget={"total": priced.total, "per_head": price, "need": "should"})
        for name in ("total", "per_head"):
            assert found(exact, given, f"budget.{name}", quote=priced).answer is YES
        less = brief(budget={"total": priced.total - Decimal("0.01")})
        assert found(less, given, "budget.total", quote=priced).answer is NO


class TestBudgetOfAProgramme:
    def asked(self, **programmes):
        listed = [
            {"id": id_, "modules": [wish("outpatient")], "budget_per_head": most}
            for id_, most in programmes.items()
        ]
        return brief(programmes=listed)

    def two(self):
        vip = {"id": "vip", "modules": [{"kind": "outpatient", "premium": 30_000}]}
        std = {"id": "std", "modules": [PRICED]}
        return offer(programmes=[std, vip], period=SPAN)

    def test_each_by_its_own_people(self):
        given = self.two()
        members = [Member(id=str(n), birth=1990, programme=p) for n, p in enumerate(("std", "vip"))]
        priced = quote(given, Roster.of(members))
        asked = self.asked(std=10_000, vip=29_999)
        assert found(asked, given, "std.budget_per_head", quote=priced).answer is YES
        met = found(asked, given, "vip.budget_per_head", quote=priced)
        assert (met.answer, said(met), met.programme) == (NO, "30,000.00 ₽", "vip")

    @pytest.mark.parametrize(
        ("programmes", "words"),
        [
            ({"vip": "vip"}, "nobody is in this programme"),
            ({"vip": "none"}, "nobody is in this programme"),
            ({"vip": "std"}, "several programmes of the brief are one programme of the offer"),
        ],
    )
    def test_what_has_no_figure_of_its_own(self, programmes, words):
        given = offer(
            programmes=[
                {"id": "std", "modules": [PRICED]},
                {"id": "other", "modules": [PRICED]},
            ],
            period=SPAN,
        )
        priced = quote(given, staff(programme="std"))
        met = found(
            self.asked(std=10_000, vip=10_000),
            given,
            "vip.budget_per_head",
            quote=priced,
            programmes=programmes,
        )
        assert (met.answer, why(met), met.ours) == (NOT_STATED, words, True)

    @pytest.mark.parametrize(("most", "answer"), [("0.49", NO), ("0.5", NOT_STATED)])
    def test_a_part_of_its_people(self, most, answer):
        met = found(self.asked(std=most), BY_AGE, "std.budget_per_head", quote=YOUNG_ONLY)
        assert (met.answer, met.ours) == (answer, False)

    def test_people_who_may_be_in_another_programme_count_too(self):
        """Who has no price may belong to any: the part is held against all of them."""
        given = self.two()
        unknown = [Member(id=id_, birth=1990, programme=id_) for id_ in ("std", "vip", "who?")]
        priced = quote(given, Roster.of(unknown))
        asked = self.asked(std="4 999,99", vip=15_000)
        assert found(asked, given, "std.budget_per_head", quote=priced).answer is NO
        assert found(asked, given, "vip.budget_per_head", quote=priced).answer is NOT_STATED

    def test_without_a_price(self):
        met = found(self.asked(std=1), TEN_EACH, "std.budget_per_head")
        assert (met.answer, met.ours) == (NOT_STATED, True)


class TestPayment:
    @pytest.mark.parametrize(
        ("schedule", "ways", "answer", "words"),
        [
            ("quarterly", None, YES, "every quarter"),
            ("single", None, NO, "at once"),
            (None, ["single", "monthly"], YES, "at once, every month"),
            (None, ["single"], NO, "at once"),
            (None, ["by card"], NO, "by card"),
            ("single", ["monthly"], NO, "at once"),  # the terms decide
            (None, None, NOT_STATED, None),
        ],
    )
    def test_ways(self, schedule, ways, answer, words):
        requirement = brief(payment=["quarterly", "monthly"])
        own = terms(payment={"schedule": schedule, "clause": "5.1"})
        met = found(requirement, offer(payment=ways), "payment", terms=own)
        assert (met.answer, said(met), met.clause) == (answer, words, "5.1")
        assert met.need.value == "should"

    @pytest.mark.parametrize(("count", "answer"), [(1, YES), (2, NOT_STATED)])
    def test_payments_one_by_one(self, count, answer):
        halves = [
            {"start": "2026-02-01", "last_day": "2026-07-31", "due": "2026-02-10"},
            {"start": "2026-08-01", "last_day": "2027-01-31", "due": "2026-08-10"},
        ]
        own = terms(payment={"schedule": halves[:count]})
        assert found(brief(payment=["single"]), offer(), "payment", terms=own).answer is answer


class TestPeriod:
    @pytest.mark.parametrize(
        ("written", "answer", "words"),
        [
            ({"period": SPAN}, YES, "2026-02-01 to 2027-01-31"),
            (
                {"period": {"start": "2026-02-01", "last_day": "2026-12-31"}},
                NO,
                "2026-02-01 to 2026-12-31",
            ),
            ({"term_months": 12}, YES, "12 months"),
            ({"term_months": 6}, NO, "6 months"),
            ({}, NOT_STATED, None),
        ],
    )
    def test_dates_or_length(self, written, answer, words):
        met = found(brief(period=SPAN), offer(**written), "period")
        assert (met.answer, said(met)) == (answer, words)

    @pytest.mark.parametrize(
        ("start", "last_day", "months", "answer"),
        [
            # a year from 29 February lasts until 28 February, and not a day longer
            ("2024-02-29", "2025-02-28", 12, YES),
            ("2024-02-29", "2025-02-27", 12, YES),
            ("2024-02-29", "2025-03-01", 12, NO),
            ("2024-02-29", "2026-02-28", 24, YES),
            ("2024-02-28", "2025-02-28", 12, NO),
        ],
    )
    def test_a_year_from_the_leap_day(self, start, last_day, months, answer):
        asked = brief(period={"start": start, "last_day": last_day})
        assert found(asked, offer(term_months=months), "period").answer is answer


class TestWithoutCareThatIsAMust:
    """The price of care that was left out is no price of what is asked for."""

    given = offer(PRICED, {"kind": "dental", "premium": 5_000}, period=SPAN)
    taken: ClassVar = {"std": ["outpatient"]}

    def met(self, path, need="must", **asked):
        requirement = brief(wish("outpatient"), wish("dental", need), **asked)
        priced = quote(self.given, staff(), modules=self.taken)
        return found(requirement, self.given, path, quote=priced, taken=self.taken)

    @pytest.mark.parametrize(("most", "answer"), [(30_000, NOT_STATED), (29_999, NO)])
    def test_it_is_never_within_the_budget(self, most, answer):
        met = self.met("budget.total", budget={"total": most})
        assert (met.answer, met.ours) == (answer, answer is NOT_STATED)
        if answer is NOT_STATED:
            assert why(met) == "the price leaves out care that is a must"

    def test_what_is_only_welcome_may_be_left_out(self):
        assert self.met("budget.total", "should", budget={"total": 30_000}).answer is YES

    def test_nor_within_that_of_a_programme(self):
        modules = [wish("outpatient"), wish("dental")]
        asked = [{"id": "std", "modules": modules, "budget_per_head": 10_000}]
        met = self.met("std.budget_per_head", programmes=asked)
        assert (met.answer, met.ours) == (NOT_STATED, True)
