"""Limits, deductible and waiting period against what a brief asks for."""

from datetime import date

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
    point,
    said,
    why,
    wish,
)

from dms.members import Member, Roster
from dms.modules.limits import Per
from dms.periods import Period
from dms.pricing.quoting import quote

YEARLY = [{"visits": 24, "per": "year"}]


def limits(given, wanted=YEARLY, **written):
    return point("outpatient", "limits", wanted, {"limits": given}, **written)


class TestLimits:
    @pytest.mark.parametrize(
        ("given", "answer"),
        [
            (None, NOT_STATED),
            ([], YES),
            ([{"visits": 24, "per": "year"}], YES),
            ([{"visits": 30, "per": "year"}], YES),
            ([{"visits": 23, "per": "year"}], NO),
            ([{"visits": 30, "per": "year"}, {"visits": 10, "per": "year"}], NO),
            ([{"per": "year"}], NOT_STATED),
            ([{"visits": 30}], NOT_STATED),
            ([{"visits": 3}], NOT_STATED),
            # another measure is another matter: 100 000 roubles may be 24 visits or not
            ([{"amount": 100_000, "per": "year"}], NOT_STATED),
            ([{"visits": 30, "per": "year"}, {"amount": 100, "per": "year"}], NOT_STATED),
            # certificates are no visits, and a limit on massage is none on the rest
            ([{"documents": 1, "per": "year"}], YES),
            ([{"services": 5, "per": "year", "service": "массаж"}], YES),
            ([{"visits": 5, "per": "year", "service": "массаж"}], NOT_STATED),
            ([{"visits": 50, "per": "year", "service": "массаж"}], YES),
            ([{"per": "year", "service": "массаж"}], NOT_STATED),
        ],
    )
    def test_each_limit_must_leave_what_is_wanted(self, given, answer):
        assert limits(given).answer is answer

    @pytest.mark.parametrize("wanted", ["visits", "services", "days", "amount"])
    def test_each_measure(self, wanted):
        asked = [{wanted: 5, "per": "case"}]
        for size, answer in ((5, YES), (4, NO)):
            assert limits([{wanted: size, "per": "case"}], asked).answer is answer
        other = {"visits": "days"}.get(wanted, "visits")
        assert limits([{other: 500, "per": "case"}], asked).answer is NOT_STATED

    def test_several_wishes_must_all_be_left(self):
        asked = [{"visits": 10}, {"visits": 2, "per": "month"}]
        assert limits([{"visits": 2, "per": "month"}], asked).answer is NOT_STATED
        assert limits([{"visits": 10, "per": "month"}], asked).answer is YES
        assert limits([{"visits": 1, "per": "month"}], asked).answer is NO

    @pytest.mark.parametrize(
        ("size", "given", "wanted", "answer"),
        [
            (24, "visit", "year", YES),  # what one visit leaves a year leaves too
            (10, "month", "year", NOT_STATED),  # there are twelve months
            (10, "term", "month", NO),
            (30, "year", "month", NOT_STATED),
            (10, "year", "case", NO),
            (30, "month", "case", NOT_STATED),  # a case may go on for longer than a month
            (10, "month", "case", NOT_STATED),
        ],
    )
    def test_over_other_spans_only_what_is_certain(self, size, given, wanted, answer):
        asked = [{"visits": 24, "per": wanted}]
        assert limits([{"visits": size, "per": given}], asked).answer is answer

    @pytest.mark.parametrize(
        ("written", "answer"),
        [
            ({"period": SPAN}, YES),
            ({"term_months": 12}, YES),
            ({"term_months": 18}, NOT_STATED),
            ({"period": {"start": "2026-02-01", "last_day": "2027-02-01"}}, NOT_STATED),
            ({}, NOT_STATED),
            ({"period": {"start": "2024-02-29", "last_day": "2025-02-28"}}, YES),
            ({"period": {"start": "2024-02-29", "last_day": "2025-03-01"}}, NOT_STATED),
        ],
    )
    def test_a_term_of_a_year_is_a_year(self, written, answer):
        assert limits([{"visits": 24, "per": "term"}], **written).answer is answer

    def test_the_period_of_the_brief_counts_where_the_offer_names_none(self):
        given = offer({"kind": "outpatient", "limits": [{"visits": 24, "per": "term"}]})
        asked = brief(wish("outpatient", limits=YEARLY), period=SPAN)
        assert found(asked, given, "std.outpatient.limits").answer is YES

    @pytest.mark.parametrize(("months", "answer"), [(12, YES), (13, NOT_STATED)])
    def test_the_period_of_the_price_goes_first(self, months, answer):
        given = offer(
            {"kind": "outpatient", "premium": 1, "limits": [{"visits": 24, "per": "term"}]}
        )
        period = Period.of_months(date(2026, 2, 1), months)
        priced = quote(given, Roster.of([Member(id="a", birth=1990)]), period=period)
        met = found(
            brief(wish("outpatient", limits=YEARLY), period=SPAN),
            given,
            "std.outpatient.limits",
            quote=priced,
        )
        assert met.answer is answer

    @pytest.mark.parametrize(
        ("limits_", "cap", "least", "answer"),
        [
            ([], 300_000, 1_000_000, NO),
            ([], 1_000_000, 1_000_000, YES),
            ([], None, 1_000_000, YES),
            (None, 300_000, 1_000_000, NO),
            (None, 2_000_000, 1_000_000, NOT_STATED),
            ([{"amount": 100_000, "per": "year"}], 2_000_000, 1_000_000, NO),
            ([{"amount": 1_500_000, "per": "year"}], 2_000_000, 1_000_000, YES),
        ],
    )
    def test_the_sum_insured_is_the_most_that_is_paid(self, limits_, cap, least, answer):
        programme = {"sum_insured": cap}
        asked = [{"amount": least, "per": "year"}]
        met = limits(limits_, asked, term_months=12, programme=programme)
        assert met.answer is answer
        assert ("in all care of the programme" in (said(met) or "")) == (
            cap is not None and answer is not NOT_STATED
        )

    def test_the_sum_insured_says_nothing_of_visits(self):
        met = limits([], YEARLY, programme={"sum_insured": 1000})
        assert (met.answer, said(met)) == (YES, "no limits")

    def test_a_limit_of_nothing(self):
        met = limits([{"visits": 0, "per": "year"}])
        assert (met.answer, said(met)) == (NO, "not paid for")

    @given(st.integers(1, 60), st.integers(1, 60), st.sampled_from(Per), st.sampled_from(Per))
    def test_a_larger_limit_is_never_worse(self, size, least, per, wanted):
        asked = [{"visits": least, "per": wanted.value}]
        order = [NO, NOT_STATED, YES]
        smaller = limits([{"visits": size, "per": per.value}], asked).answer
        larger = limits([{"visits": size + 1, "per": per.value}], asked).answer
        assert order.index(smaller) <= order.index(larger)
        assert larger is YES or smaller is not YES

    def test_in_words(self):
        asked = [{"visits": 1}, {"services": 2, "per": "term"}, {"days": 3, "per": "case"}]
        met = limits([], [*asked, {"amount": 5000, "per": "month"}])
        assert met.wanted.to("en") == (
            "at least 1 visit a year, at least 2 services for the whole term, "
            "at least 3 days for each insured event, at least 5,000.00 ₽ a month"
        )
        assert said(met) == "no limits"
        assert said(limits(YEARLY)) == "up to 24 visits a year"


class TestDeductible:
    @pytest.mark.parametrize(
        ("given", "most", "answer"),
        [
            (None, "0.2", NOT_STATED),
            ({"share": "0.2"}, "0.2", YES),
            ({"share": "0.3"}, "0.2", NO),
            ({"share": 0}, 0, YES),
            ({"amount": 0}, 0, YES),
            ({"amount": 500}, 0, NO),
            ({"amount": 500}, "0.2", NOT_STATED),
            ({}, "0.2", NOT_STATED),
        ],
    )
    def test_of_the_module(self, given, most, answer):
        met = point("dental", "deductible_at_most", most, {"deductible": given})
        assert met.answer is answer

    @pytest.mark.parametrize(
        ("given", "most", "answer"),
        [
            ({"share": 0}, "0.1", NOT_STATED),
            ({"share": "0.05"}, "0.1", NOT_STATED),
            ({"amount": 0}, 0, NOT_STATED),
            ({"share": "0.2"}, "0.1", NO),
            ({"amount": 500}, 0, NO),
        ],
    )
    def test_of_one_service_it_says_nothing_of_the_others(self, given, most, answer):
        module = {"deductible": {**given, "service": "МРТ"}}
        met = point("outpatient", "deductible_at_most", most, module)
        assert met.answer is answer
        assert (said(met) or "").startswith("МРТ: ")
        assert why(met) == ("stated for one service only" if answer is NOT_STATED else None)

    def test_that_of_the_programme_holds_for_its_modules(self):
        general = {"deductible": {"share": "0.3"}}
        met = point("dental", "deductible_at_most", "0.2", {}, programme=general)
        assert met.answer is NO
        assert met.where is not None
        assert met.where.pointer == "/programmes/0/deductible"
        own = {"deductible": {"share": 0}}
        assert point("dental", "deductible_at_most", "0.2", own, programme=general).answer is YES

    @pytest.mark.parametrize(
        ("most", "words"),
        [(0, "none, the insurer pays the whole bill"), ("0.125", "at most 12.5 % of the bill")],
    )
    def test_in_words(self, most, words):
        assert point("dental", "deductible_at_most", most, {}).wanted.to("en") == words


class TestWaiting:
    @pytest.mark.parametrize(
        ("given", "most", "answer"),
        [
            (None, 30, NOT_STATED),
            ({}, 30, NOT_STATED),
            ({"days": 30}, 30, YES),
            ({"days": 31}, 30, NO),
            ({"days": 0}, 0, YES),
        ],
    )
    def test_days(self, given, most, answer):
        module = {"waiting_period": given}
        assert point("dental", "waiting_days_at_most", most, module).answer is answer

    @pytest.mark.parametrize(
        ("days", "most", "answer", "words"),
        [
            (0, 0, NOT_STATED, "роды: none"),
            (10, 30, NOT_STATED, "роды: the first 10 days of cover"),
            (31, 30, NO, "роды: the first 31 days of cover"),
        ],
    )
    def test_of_one_service(self, days, most, answer, words):
        module = {"waiting_period": {"days": days, "service": "роды"}}
        met = point("outpatient", "waiting_days_at_most", most, module)
        assert (met.answer, said(met)) == (answer, words)

    @pytest.mark.parametrize(("most", "words"), [(0, "none"), (30, "at most 30 days")])
    def test_in_words(self, most, words):
        assert point("dental", "waiting_days_at_most", most, {}).wanted.to("en") == words
