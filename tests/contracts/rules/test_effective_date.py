"""From when a change takes effect: the text's own example, the other reading, every refusal."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.contracts.rules.effective_date import Decision, decide
from dms.contracts.rules.notice import first_day_in_time, last_filing, next_possible_day
from dms.contracts.terms.filing import DayCount, FilingRule
from dms.contracts.terms.terms import EnrolmentTerms, LeavingTerms
from dms.io.terms import load_terms
from dms.issues import Severity
from dms.periods import Period
from dms.workdays import Counting, RussianCalendar

RUSSIA = RussianCalendar()
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
STANDARD = load_terms("insurers-standard").enrolment
IMPROVED = load_terms("client-improved").enrolment


def rule(**stated: object) -> EnrolmentTerms:
    """The standard rule with other statements."""
    return EnrolmentTerms.model_validate(STANDARD.model_dump() | stated)


def decided(terms: FilingRule, wished: date | None, requested_on: date, **more: Period) -> Decision:
    return decide(terms, wished, requested_on, within=more.get("within", YEAR), calendar=RUSSIA)


def codes(decision: Decision) -> list[str]:
    return [issue.code for issue in decision.issues]


def told(decision: Decision) -> list[str]:
    return [reason.to("en") for reason in decision.reasons]


class TestTheExampleOfTheSource:
    """«1 и 15 числа, не менее чем за 10 рабочих дней … — на следующую дату»."""

    def test_late_for_the_first_is_the_fifteenth(self):
        decision = decided(rule(counting="strict"), date(2025, 9, 1), date(2025, 8, 20))
        assert decision.effective == date(2025, 9, 15)
        assert decision.latest_filing == date(2025, 8, 15)
        assert decision.days_lost == 14
        assert decision.issues == ()
        late_for_the_first = (
            "The request of 2025-08-20 is late for 2025-09-01: the last day to file it was "
            "2025-08-15"
        )
        assert told(decision) == [
            late_for_the_first,
            "The next possible day is 2025-09-15",
        ]

    def test_the_improved_clause_gives_the_wished_day(self):
        decision = decided(IMPROVED, date(2025, 9, 1), date(2025, 8, 20))
        assert decision.effective == date(2025, 9, 1)
        assert decision.days_lost == 0
        assert (decision.reasons, decision.issues) == ((), ())

    def test_in_time_the_standard_clause_gives_it_too(self):
        decision = decided(STANDARD, date(2025, 9, 1), date(2025, 8, 15))
        assert decision.effective == date(2025, 9, 1)
        assert (decision.reasons, decision.issues) == ((), ())


class TestTheCaseOfNotice:
    """RU-NOTICE: entry wished on 15.09.2025, and the contract does not say how to count."""

    WISHED = date(2025, 9, 15)

    def test_in_time_by_either_counting(self):
        decision = decided(STANDARD, self.WISHED, date(2025, 8, 29))
        assert decision.effective == decision.other_effective == self.WISHED
        assert codes(decision) == [], "nobody is asked what makes no difference"

    def test_the_readings_part_for_one_day(self):
        decision = decided(STANDARD, self.WISHED, date(2025, 9, 1))
        assert decision.effective == date(2025, 10, 1)
        assert decision.other_counting is Counting.LENIENT
        assert decision.other_effective == self.WISHED
        assert (decision.latest_filing, decision.other_latest_filing) == (
            date(2025, 8, 29),
            date(2025, 9, 1),
        )
        assert codes(decision) == ["ENROLMENT-COUNTING-UNSTATED"]
        assert decision.issues[0].where.pointer == "/counting"
        assert "takes effect on 2025-09-15" in told(decision)[-1]

    def test_late_by_either_counting(self):
        decision = decided(STANDARD, self.WISHED, date(2025, 9, 2))
        assert decision.effective == decision.other_effective == date(2025, 10, 1)
        assert codes(decision) == []

    @pytest.mark.parametrize(
        ("counting", "effective"),
        [("strict", date(2025, 10, 1)), ("lenient", date(2025, 9, 15))],
    )
    def test_a_contract_that_says_how_leaves_no_other_reading(self, counting, effective):
        decision = decided(rule(counting=counting), self.WISHED, date(2025, 9, 1))
        assert decision.effective == effective
        assert decision.other_counting is None
        assert decision.other_latest_filing is None
        assert decision.issues == ()


class TestPossibleDays:
    def test_a_day_off_the_list_is_the_next_one_on_it(self):
        decision = decided(STANDARD, date(2025, 9, 10), date(2025, 8, 1))
        assert decision.effective == date(2025, 9, 15)
        assert decision.latest_filing == date(2025, 8, 29), "for the next possible day"
        assert decision.days_lost == 5
        assert told(decision) == [
            "2025-09-10 is no day on which it can take effect; the next one is 2025-09-15"
        ]

    def test_the_earliest_day_is_found_without_a_wish(self):
        decision = decided(rule(counting="strict"), None, date(2025, 9, 2))
        assert decision.effective == decision.wished == date(2025, 10, 1)
        assert decision.latest_filing == date(2025, 9, 16)
        assert (decision.days_lost, decision.issues) == (0, ())
        late, following = (reason.to("en") for reason in decision.reasons)
        assert late.startswith("The request of 2025-09-02 is late for 2025-09-15")
        assert late.endswith("the last day to file it was 2025-08-29")
        assert following == "The next possible day is 2025-10-01"

    def test_the_earliest_of_all_days_waits_for_the_notice_only(self):
        decision = decided(rule(days="any", counting="strict"), None, date(2025, 9, 2))
        assert [reason.to("en") for reason in decision.reasons] == [
            "No earlier day is possible: the contract asks for notice"
        ]

    def test_a_request_in_time_for_the_next_day_needs_no_words(self):
        assert decided(rule(counting="strict"), None, date(2025, 9, 16)).reasons == ()

    def test_the_earliest_day_is_not_before_the_contract(self):
        decision = decided(STANDARD, None, date(2024, 6, 3))
        assert decision.effective == YEAR.start

    def test_the_earliest_day_needs_no_word_on_lateness(self):
        decision = decided(IMPROVED, None, date(2025, 9, 3))
        assert decision.effective == date(2025, 9, 11)
        assert decision.other_effective == date(2025, 9, 10)
        assert codes(decision) == ["ENROLMENT-COUNTING-UNSTATED"]


class TestRefusals:
    def test_a_late_request_is_refused_where_the_contract_says_so(self):
        decision = decided(
            rule(late="refuse", counting="strict"), date(2025, 9, 15), date(2025, 9, 2)
        )
        assert decision.effective is None
        assert decision.days_lost == 0
        (issue,) = decision.issues
        assert (issue.code, issue.severity) == ("FILING-LATE", Severity.ERROR)
        assert "2025-08-29" in issue.message("en")
        assert issue.advice("en") == "Ask for 2025-10-01 or a later possible day."

    def test_refused_by_one_reading_only_is_a_question_too(self):
        decision = decided(rule(late="refuse"), date(2025, 9, 15), date(2025, 9, 1))
        assert decision.effective is None
        assert decision.other_effective == date(2025, 9, 15)
        assert codes(decision) == ["FILING-LATE", "ENROLMENT-COUNTING-UNSTATED"]

    def test_refused_by_both_readings_is_no_question(self):
        decision = decided(rule(late="refuse"), date(2025, 9, 15), date(2025, 9, 2))
        assert codes(decision) == ["FILING-LATE"]

    def test_the_next_possible_day_is_after_the_contract(self):
        decision = decided(STANDARD, date(2025, 12, 15), date(2025, 12, 5))
        assert decision.effective is None
        (issue,) = decision.issues
        assert issue.code == "FILING-AFTER-TERM"
        assert "2026-01-01" in issue.message("en")

    def test_the_lenient_reading_may_be_the_refused_one(self):
        terms = rule(notice={"calendar_days": 2}, days=[31])
        short = Period(date(2025, 1, 1), date(2025, 12, 30))
        decision = decided(terms, date(2025, 12, 1), date(2025, 12, 2), within=short)
        assert codes(decision) == ["FILING-AFTER-TERM"]

    @pytest.mark.parametrize("wished", [date(2024, 12, 31), date(2026, 1, 1)])
    def test_a_day_outside_the_contract(self, wished):
        decision = decided(STANDARD, wished, date(2024, 11, 1))
        (issue,) = decision.issues
        assert issue.code == "FILING-OUTSIDE-TERM"
        assert issue.advice("en") == "Choose a day from 2025-01-01 to 2025-12-31."

    def test_a_request_after_the_contract_finds_no_day(self):
        assert codes(decided(STANDARD, None, date(2026, 1, 1))) == ["FILING-OUTSIDE-TERM"]

    def test_an_unknown_year_stops_the_decision_and_says_so(self):
        later = Period(date(2027, 6, 1), date(2028, 5, 31))
        decision = decided(STANDARD, date(2028, 2, 1), date(2027, 12, 1), within=later)
        assert decision.effective is None
        assert codes(decision) == ["CALENDAR-YEAR-UNKNOWN"]


class TestQuestions:
    def test_days_and_notice_have_to_be_stated(self):
        decision = decided(EnrolmentTerms(), date(2025, 9, 15), date(2025, 8, 1))
        assert decision.effective is None
        assert codes(decision) == ["ENROLMENT-DAYS-UNSTATED", "ENROLMENT-NOTICE-UNSTATED"]
        assert [i.where.pointer for i in decision.issues] == ["/days", "/notice"]
        assert {i.severity for i in decision.issues} == {Severity.QUESTION}

    def test_questions_belong_to_their_rule(self):
        leaving = decided(LeavingTerms(days="any"), date(2025, 9, 15), date(2025, 8, 1))
        assert codes(leaving) == ["LEAVING-NOTICE-UNSTATED"]

    def test_what_becomes_of_a_late_request_is_asked_when_it_is_late(self):
        late = decided(IMPROVED, date(2025, 9, 1), date(2025, 8, 29))
        assert late.effective is None
        assert late.other_effective is None
        assert codes(late) == ["ENROLMENT-LATE-UNSTATED", "ENROLMENT-COUNTING-UNSTATED"]

    def test_lateness_by_one_reading_only(self):
        decision = decided(IMPROVED, date(2025, 9, 1), date(2025, 8, 25))
        assert decision.effective is None
        assert decision.other_effective == date(2025, 9, 1)
        assert codes(decision) == ["ENROLMENT-LATE-UNSTATED", "ENROLMENT-COUNTING-UNSTATED"]

    def test_lateness_does_not_matter_when_no_day_is_left(self):
        terms = rule(late=None)
        assert codes(decided(terms, date(2025, 12, 15), date(2025, 12, 5))) == ["FILING-AFTER-TERM"]

    def test_one_reading_leaves_no_day(self):
        decision = decided(STANDARD, date(2025, 12, 15), date(2025, 12, 1))
        assert decision.effective is None
        assert decision.other_effective == date(2025, 12, 15)
        assert codes(decision) == ["FILING-AFTER-TERM", "ENROLMENT-COUNTING-UNSTATED"]


class TestBackdating:
    RULE = EnrolmentTerms(days="any", backdating=10, late="next_day")

    def test_before_the_request_as_far_as_the_contract_allows(self):
        decision = decided(self.RULE, date(2025, 9, 1), date(2025, 9, 11))
        assert decision.effective == date(2025, 9, 1)
        assert decision.latest_filing == date(2025, 9, 11)
        assert told(decision) == [
            "It takes effect before the request: the contract allows up to 10 days"
        ]

    def test_no_further(self):
        decision = decided(self.RULE, date(2025, 9, 1), date(2025, 9, 12))
        assert decision.effective == date(2025, 9, 2)

    def test_nobody_is_backdated_without_a_wish(self):
        assert decided(self.RULE, None, date(2025, 9, 12)).effective == date(2025, 9, 12)

    def test_without_backdating_the_day_of_the_request_is_the_first(self):
        terms = rule(days="any", notice={"working_days": 0})
        decision = decided(terms, date(2025, 9, 1), date(2025, 9, 7))
        assert decision.effective == date(2025, 9, 7), "a Sunday, for cover has no days off"
        assert decision.other_counting is None


rules = st.builds(
    FilingRule,
    days=st.one_of(st.just("any"), st.sets(st.integers(1, 31), min_size=1, max_size=4).map(sorted)),
    notice=st.one_of(
        st.builds(DayCount, working_days=st.integers(0, 20)),
        st.builds(DayCount, calendar_days=st.integers(0, 30)),
    ),
    counting=st.one_of(st.none(), st.sampled_from(Counting)),
    late=st.sampled_from([None, "next_day", "refuse"]),
)
wishes = st.dates(YEAR.start, YEAR.last_day)
requests = st.dates(date(2024, 9, 1), date(2025, 12, 31))


class TestProperties:
    @given(rules, st.one_of(st.none(), wishes), requests)
    def test_a_day_or_an_issue(self, terms, wished, requested_on):
        decision = decided(terms, wished, requested_on)
        assert decision.effective is not None or decision.issues

    @given(rules, wishes, requests)
    def test_the_day_is_possible_in_the_contract_and_asked_for_in_time(
        self, terms, wished, requested_on
    ):
        day = decided(terms, wished, requested_on).effective
        if day is not None:
            assert day in YEAR
            assert wished <= day == next_possible_day(terms, day)
            counting = terms.counting or Counting.STRICT
            assert requested_on <= last_filing(terms, day, RUSSIA, counting)

    @given(rules, wishes, requests)
    def test_no_earlier_day_would_do(self, terms, wished, requested_on):
        day = decided(terms, wished, requested_on).effective
        if day is not None and day > wished:
            first = first_day_in_time(
                terms, requested_on, RUSSIA, terms.counting or Counting.STRICT
            )
            earlier = next_possible_day(terms, wished)
            assert earlier == day or earlier < first

    @given(rules, wishes, requests, st.integers(0, 40))
    def test_asking_later_never_helps(self, terms, wished, requested_on, wait):
        soon = decided(terms, wished, requested_on)
        late = decided(terms, wished, requested_on + timedelta(wait))
        if late.effective is not None:
            assert soon.effective is not None
            assert soon.effective <= late.effective

    @given(rules, wishes, requests)
    def test_asked_for_on_the_latest_day_it_is_in_time(self, terms, wished, requested_on):
        latest = decided(terms, wished, requested_on).latest_filing
        assert latest is not None
        possible = next_possible_day(terms, wished)
        again = decided(terms, wished, latest)
        expected = possible if possible in YEAR else None
        assert again.effective == expected

    @given(rules, wishes, requests)
    def test_counting_is_asked_about_exactly_when_it_matters(self, terms, wished, requested_on):
        terms = terms.model_copy(update={"counting": None, "late": "next_day"})
        asked = "FILING-COUNTING-UNSTATED" in codes(decided(terms, wished, requested_on))
        by = [
            decided(terms.model_copy(update={"counting": c}), wished, requested_on).effective
            for c in Counting
        ]
        assert asked == (by[0] != by[1])
