"""Proration: which share of the whole price a part of the term costs, and what is given back."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pricing_helpers import offer, premium
from pydantic import ValidationError
from random_offers import days, months, policies

from dms.periods import Period
from dms.pricing.proration import ByDays, ByMonths, NoProration, ProrationRules, ShortPeriod

TERM = Period(date(2025, 3, 10), date(2026, 3, 9))
ONE = timedelta(days=1)

terms = st.builds(
    lambda start, length: Period(start, start + timedelta(days=length)),
    st.dates(date(2023, 12, 1), date(2025, 3, 1)),
    st.integers(27, 400),
)


def rules(join: Any = None, leave: Any = None) -> ProrationRules:
    return ProrationRules.model_validate({"join": join, "leave": leave})


def joined(policy: Any, first: date, term: Period = TERM) -> Fraction | None:
    return rules(join=policy).share(Period(first, term.last_day), term)


def left(policy: Any, last: date, term: Period = TERM) -> Fraction | None:
    return rules(leave=policy).share(Period(term.start, last), term)


def by_months(count: str, anchor: str, **more: Any) -> dict[str, Any]:
    return {"method": "months", "count": count, "anchor": anchor, **more}


class TestByDays:
    def test_both_ends_count(self) -> None:
        assert joined("days", date(2025, 7, 1)) == Fraction(252, 365)

    def test_a_fixed_year(self) -> None:
        assert joined({"method": "days", "of": 366}, date(2025, 7, 1)) == Fraction(252, 366)

    def test_the_term_itself_is_never_prorated(self) -> None:
        assert ByDays(of=366).share(TERM, TERM) == 1

    def test_a_day_less_of_a_leap_year_costs_no_more_than_the_year(self) -> None:
        leap = Period(date(2024, 1, 1), date(2024, 12, 31))
        assert joined({"method": "days", "of": 365}, date(2024, 1, 2), leap) == 1
        assert joined({"method": "days", "of": 360}, date(2024, 1, 5), leap) == 1

    @pytest.mark.parametrize(
        ("first", "counted"),
        [
            (date(2025, 3, 11), 359),
            (date(2025, 4, 10), 330),
            (date(2025, 7, 31), 219),
            (date(2025, 8, 1), 219),
            (date(2026, 3, 9), 1),
        ],
    )
    def test_months_of_thirty_days(self, first: date, counted: int) -> None:
        policy = {"method": "days", "months_of_30": True}
        assert joined(policy, first) == Fraction(counted, 360)

    @pytest.mark.parametrize("of", [359, 367, "year"])
    def test_other_years_are_refused(self, of: Any) -> None:
        with pytest.raises(ValidationError):
            ByDays.model_validate({"of": of})


class TestByMonths:
    @pytest.mark.parametrize(
        ("count", "anchor", "months"),
        [
            ("started", "contract_day", Fraction(8)),
            ("started", "calendar_month", Fraction(9)),
            ("started", "entry_day", Fraction(8)),
            ("full", "contract_day", Fraction(7)),
            ("full", "calendar_month", Fraction(7)),
            ("full", "entry_day", Fraction(7)),
            ("exact", "contract_day", 7 + Fraction(26, 31)),
            ("exact", "calendar_month", Fraction(17, 31) + 7 + Fraction(9, 31)),
            ("exact", "entry_day", 7 + Fraction(23, 28)),
        ],
    )
    def test_the_entry_of_15_july(self, count: str, anchor: str, months: Fraction) -> None:
        assert joined(by_months(count, anchor), date(2025, 7, 15)) == months / 12

    def test_thirteen_calendar_months_are_no_more_than_the_whole(self) -> None:
        assert joined(by_months("started", "calendar_month"), date(2025, 3, 11)) == 1

    def test_the_month_ends_with_the_month(self) -> None:
        term = Period(date(2024, 1, 31), date(2025, 1, 30))
        policy = by_months("full", "contract_day")
        assert joined(policy, date(2024, 2, 29), term) == Fraction(11, 12)
        assert joined(policy, date(2024, 3, 1), term) == Fraction(10, 12)

    def test_a_stated_number_of_months(self) -> None:
        policy = by_months("full", "contract_day", of=10)
        assert joined(policy, date(2025, 9, 10)) == Fraction(6, 10)

    def test_a_month_that_is_not_full_costs_nothing_where_the_offer_says_so(self) -> None:
        assert joined(by_months("full", "contract_day"), date(2026, 3, 1)) == 0

    def test_which_months_are_counted_has_no_default(self) -> None:
        for missing in ("count", "anchor"):
            written = by_months("full", "entry_day")
            del written[missing]
            with pytest.raises(ValidationError, match=missing):
                rules(join=written)


SHORT = {"method": "short_period", "shares": {1: "0.2", 2: "0.3", 3: "0.45", 4: "1"}}


class TestShortPeriod:
    @pytest.mark.parametrize(
        ("first", "share"),
        [
            (date(2026, 3, 1), "0.2"),
            (date(2026, 2, 10), "0.2"),
            (date(2026, 2, 9), "0.3"),
            (date(2026, 1, 1), "0.45"),
            (date(2025, 6, 1), "1"),
        ],
    )
    def test_each_begun_month_has_its_share(self, first: date, share: str) -> None:
        assert joined(SHORT, first) == Fraction(share)

    def test_who_leaves_pays_for_the_time_of_cover(self) -> None:
        """Used months at the short-period price, the rest is given back (peers.md D8)."""
        assert left(SHORT, date(2025, 5, 1)) == Fraction("0.3")
        assert left(SHORT, date(2026, 3, 8)) == 1

    def test_the_whole_term_costs_the_whole_price(self) -> None:
        assert ShortPeriod.model_validate({"shares": {1: "0.5"}}).share(TERM, TERM) == 1

    @pytest.mark.parametrize(
        ("shares", "code"),
        [
            ({}, "PRORATION-TABLE-GAP"),
            ({2: "0.5"}, "PRORATION-TABLE-GAP"),
            ({1: "0.2", 3: "0.5"}, "PRORATION-TABLE-GAP"),
            ({1: "0.5", 2: "0.4"}, "PRORATION-TABLE-ORDER"),
        ],
    )
    def test_a_table_without_holes_that_never_falls(self, shares: Any, code: str) -> None:
        with pytest.raises(ValidationError) as caught:
            ShortPeriod.model_validate({"shares": shares})
        assert [error["type"] for error in caught.value.errors()] == [code]


class TestNone:
    def test_a_late_joiner_pays_everything(self) -> None:
        assert joined("none", TERM.last_day) == 1

    def test_a_leaver_gets_nothing_back(self) -> None:
        assert left("none", TERM.start) == 1
        assert premium(offer(proration={"leave": "none"}), last_day=date(2026, 1, 1)) == 1000

    def test_it_has_no_options(self) -> None:
        with pytest.raises(ValidationError):
            NoProration.model_validate({"method": "none", "of": 365})


class TestRules:
    def test_what_is_not_stated_stays_open(self) -> None:
        part = Period(TERM.start + ONE, TERM.last_day - ONE)
        assert rules().share(TERM, TERM) == 1
        assert rules().unstated(TERM, TERM) is None
        for stated, event in ((rules(), "join"), (rules(join="days"), "leave")):
            assert stated.share(part, TERM) is None
            assert stated.unstated(part, TERM) == event
        both = rules("days", "days")
        assert both.share(part, TERM) == Fraction(363, 365)
        assert both.unstated(part, TERM) is None

    def test_only_the_event_that_happens_needs_a_rule(self) -> None:
        assert joined("days", TERM.start + ONE) == Fraction(364, 365)
        assert left("days", TERM.last_day - ONE) == Fraction(364, 365)

    def test_joining_late_and_leaving_early(self) -> None:
        part = Period(date(2025, 7, 15), date(2025, 12, 31))
        started = by_months("started", "contract_day")
        full = by_months("full", "contract_day")
        assert rules(started, started).share(part, TERM) == Fraction(8 - (8 - 6), 12)
        assert rules(started, full).share(part, TERM) == Fraction(8 - (7 - 4), 12)
        assert rules("none", started).share(part, TERM) == Fraction(12 - (8 - 6), 12)
        assert rules(started, "none").share(part, TERM) == Fraction(8, 12)

    def test_a_started_month_of_cover_is_paid_by_a_leaver_too(self) -> None:
        """«неполный месяц принимается за полный»: thirty days of cover are never free."""
        started = by_months("started", "contract_day")
        assert left(started, date(2025, 4, 8)) == Fraction(1, 12)
        assert left(started, date(2025, 4, 9)) == Fraction(1, 12)
        assert left(started, date(2025, 4, 10)) == Fraction(2, 12)

    def test_months_of_a_leaver_run_from_the_own_entry(self) -> None:
        """From 15.07 to 20.09 are three begun months; to the end of the term there are eight."""
        entry = by_months("started", "entry_day")
        part = Period(date(2025, 7, 15), date(2025, 9, 20))
        assert rules(entry, entry).share(part, TERM) == Fraction(3, 12)

    @pytest.mark.parametrize("of", [360, 365])
    def test_a_fixed_year_leaves_no_day_free(self, of: int) -> None:
        leap = Period(date(2024, 1, 1), date(2024, 12, 31))
        day = Period(leap.start, leap.start)
        assert rules(leave={"method": "days", "of": of}).share(day, leap) == Fraction(1, of)

    def test_a_part_is_never_cheaper_than_nothing(self) -> None:
        part = Period(date(2026, 3, 1), date(2026, 3, 1))
        assert rules(by_months("full", "contract_day"), "days").share(part, TERM) == 0

    def test_the_bare_word_names_a_policy(self) -> None:
        assert isinstance(rules("days").join, ByDays)
        assert isinstance(rules(leave="none").leave, NoProration)
        with pytest.raises(ValidationError):
            rules("weeks")


class TestWords:
    def steps(self, stated: ProrationRules, part: Period) -> list[tuple[str, str]]:
        return [(event, words.to("en")) for event, words in stated.steps(part, TERM)]

    part = Period(date(2025, 7, 15), date(2025, 12, 31))

    @pytest.mark.parametrize(
        ("join", "leave", "said"),
        [
            ("days", "days", ("238 of 365 days", "68 of 365 days")),
            (
                by_months("started", "contract_day"),
                by_months("exact", "contract_day"),
                ("8 of 12 months", "7 + 26/31 months of 12 less 5 + 17/31 months of 12"),
            ),
            (
                {"method": "short_period", "shares": dict.fromkeys(range(1, 13), "1")},
                {"method": "short_period", "shares": dict.fromkeys(range(1, 13), "1")},
                (
                    "short-period table, 8 months",
                    "short-period table, 8 months less short-period table, 6 months",
                ),
            ),
            ("none", "none", ("not prorated", "not prorated")),
        ],
    )
    def test_each_event_is_put_into_words(
        self, join: Any, leave: Any, said: tuple[str, str]
    ) -> None:
        found = self.steps(rules(join, leave), self.part)
        assert found == [("join", said[0]), ("leave", said[1])]

    def test_what_is_not_stated_is_not_put_into_words(self) -> None:
        assert self.steps(rules(leave="days"), self.part) == [("leave", "68 of 365 days")]
        assert self.steps(rules("days", "days"), TERM) == []


def reaches(term: Period, share: float) -> date:
    return term.start + timedelta(days=int(share * (term.days - 1)))


places = st.floats(0, 1)


class TestProperties:
    @given(policies, policies, terms, places, places)
    def test_a_share_lies_between_nothing_and_everything(
        self, join: Any, leave: Any, term: Period, one: float, other: float
    ) -> None:
        start, last = sorted((reaches(term, one), reaches(term, other)))
        share = rules(join, leave).share(Period(start, last), term)
        assert share is not None
        assert 0 <= share <= 1

    @given(policies, terms, places, places)
    def test_a_later_start_is_never_dearer(
        self, policy: Any, term: Period, one: float, other: float
    ) -> None:
        early, late = sorted((reaches(term, one), reaches(term, other)))
        before, after = joined(policy, early, term), joined(policy, late, term)
        assert before is not None
        assert after is not None
        assert after <= before

    @given(policies, terms, places, places)
    def test_an_earlier_end_is_never_dearer(
        self, policy: Any, term: Period, one: float, other: float
    ) -> None:
        early, late = sorted((reaches(term, one), reaches(term, other)))
        sooner, later = left(policy, early, term), left(policy, late, term)
        assert sooner is not None
        assert later is not None
        assert sooner <= later

    @given(terms, places)
    def test_a_period_cut_in_two_costs_the_same_by_days(self, term: Period, at: float) -> None:
        day = reaches(term, at)
        if day == term.start:
            return
        before, after = term.split_before(day)
        both = rules("days", "days")
        shares = both.share(before, term), both.share(after, term)
        assert None not in shares
        assert sum(shares) == 1  # type: ignore[arg-type]

    @given(st.one_of(days, months), terms, places)
    def test_kept_and_returned_are_the_whole(self, policy: Any, term: Period, at: float) -> None:
        """What a leaver keeps is the price of the cover; the rest of the whole is given back."""
        last = reaches(term, at)
        if last == term.last_day:
            return
        leave = rules(leave=policy).leave
        assert isinstance(leave, ByDays | ByMonths)
        kept = left(policy, last, term)
        assert kept is not None
        assert kept == leave.share(Period(term.start, last), term)
