"""Windows for relatives: which is open, until when, at which uplift, and what is asked."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.contracts.rules.windows import WindowDecision, open_window, window_last_day
from dms.contracts.terms.relative_terms import RelativeTerms, Since, Window
from dms.io.terms import load_terms
from dms.issues import Severity
from dms.periods import Period
from dms.workdays import RussianCalendar

RUSSIA = RussianCalendar()
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
START = {Since.CONTRACT_START: YEAR.start}
JANUARY = {"id": "first", "since": "contract_start", "months": 1, "uplift": "0.15"}
TO_MARCH = {"id": "later", "since": "contract_start", "months": 3, "uplift": "0.20"}

MONTH = {"id": "married", "since": "marriage", "months": 1, "uplift": 0}
SATURDAY = {Since.MARRIAGE: date(2025, 2, 1)}


def terms(*windows: dict[str, Any], **stated: Any) -> RelativeTerms:
    by = {"measured_by": "entry", "after": "refuse"} | stated
    return RelativeTerms.model_validate({"windows": windows, **by})


def found(
    relatives: RelativeTerms,
    entry: date,
    *,
    requested_on: date | None = None,
    events: dict[Since, date] = START,
    contract: Period = YEAR,
) -> WindowDecision:
    asked = entry - timedelta(14) if requested_on is None else requested_on
    return open_window(
        relatives,
        events,
        requested_on=asked,
        entry=entry,
        contract=contract,
        calendar=RUSSIA,
    )


def codes(decision: WindowDecision) -> list[str]:
    return [issue.code for issue in decision.issues]


class TestLastDay:
    @pytest.mark.parametrize(
        ("event", "months", "last_day"),
        [  # RU-MONTHS: terms in months, ГК РФ ст. 192 п. 3
            (date(2025, 1, 31), 1, date(2025, 2, 28)),
            (date(2024, 1, 31), 1, date(2024, 2, 29)),
            (date(2025, 8, 31), 1, date(2025, 9, 30)),
            (date(2025, 1, 1), 2, date(2025, 3, 1)),
        ],
    )
    def test_months_end_on_the_day_with_the_same_number(self, event, months, last_day):
        window = Window(id="w", months=months)
        assert window_last_day(window, event, RUSSIA, roll=False) == last_day

    def test_days_are_counted_from_the_day_after_the_event(self):
        window = Window(id="w", days=30)
        assert window_last_day(window, date(2025, 5, 1), RUSSIA, roll=False) == date(2025, 5, 31)

    def test_an_action_may_wait_for_the_working_day_and_cover_may_not(self):
        window = Window(id="w", months=1)  # 1 March 2025 is a Saturday
        saturday = date(2025, 2, 1)
        assert window_last_day(window, saturday, RUSSIA, roll=False) == date(2025, 3, 1)
        assert window_last_day(window, saturday, RUSSIA, roll=True) == date(2025, 3, 3)

    @pytest.mark.parametrize("roll", [True, False])
    def test_a_window_for_the_whole_term_has_no_end_of_its_own(self, roll):
        window = Window(id="w", whole_term=True)
        assert window_last_day(window, YEAR.start, RUSSIA, roll=roll) == date.max

    def test_a_length_that_is_not_stated_is_no_length(self):
        with pytest.raises(ValueError, match="how long it is open"):
            window_last_day(Window(id="w"), YEAR.start, RUSSIA, roll=False)


class TestOpenWindows:
    def test_the_standard_month_with_its_uplift(self):
        decision = found(terms(JANUARY), date(2025, 2, 1))
        assert decision.window is not None
        assert decision.window.id == "first"
        assert (decision.since, decision.last_day) == (YEAR.start, date(2025, 2, 1))
        assert decision.uplift == Decimal("0.15")
        assert decision.issues == ()
        assert decision.reasons[0].to("en") == "The window “first” is open until 2025-02-01"

    def test_the_improved_two_months_cost_nothing_more(self):
        profile = load_terms(
            "client-improved",
            assume={
                "relatives.windows.two-months.since": "employee_entry",
                "relatives.measured_by": "entry",
            },
        )
        joined = {Since.EMPLOYEE_ENTRY: date(2025, 4, 15)}
        decision = found(profile.relatives, date(2025, 6, 15), events=joined)
        assert (decision.uplift, decision.issues) == (Decimal(0), ())

    @pytest.mark.parametrize("order", [[JANUARY, TO_MARCH], [TO_MARCH, JANUARY]])
    @pytest.mark.parametrize(
        ("entry", "uplift"),
        [
            (date(2025, 1, 15), "0.15"),
            (date(2025, 2, 1), "0.15"),
            (date(2025, 2, 2), "0.20"),
            (date(2025, 4, 1), "0.20"),
        ],
    )
    def test_the_cheapest_open_one_counts(self, order, entry, uplift):
        assert found(terms(*order), entry).uplift == Decimal(uplift)

    def test_a_window_for_the_whole_term_is_open_to_its_end(self):
        always = {"id": "always", "since": "contract_start", "whole_term": True, "uplift": "0.3"}
        decision = found(terms(JANUARY, always), date(2025, 12, 15))
        assert (decision.last_day, decision.uplift) == (YEAR.last_day, Decimal("0.3"))

    def test_asking_before_the_event_is_early_and_not_late(self):
        decision = found(
            terms(JANUARY, measured_by="request"), YEAR.start, requested_on=date(2024, 12, 2)
        )
        assert decision.uplift == Decimal("0.15")


class TestMeasuring:
    def test_a_request_may_wait_for_the_working_day(self):
        by_request = terms(MONTH, measured_by="request")
        monday, tuesday = date(2025, 3, 3), date(2025, 3, 4)
        entry = date(2025, 4, 1)
        open_one = found(by_request, entry, requested_on=monday, events=SATURDAY)
        assert open_one.last_day == monday
        closed = found(by_request, entry, requested_on=tuesday, events=SATURDAY)
        assert codes(closed) == ["RELATIVES-WINDOW-CLOSED"]

    def test_a_first_day_of_cover_never_rolls(self):
        late = found(terms(MONTH), date(2025, 3, 3), events=SATURDAY)
        assert codes(late) == ["RELATIVES-WINDOW-CLOSED"]

    def test_what_both_measures_give_is_not_asked_about(self):
        either = terms(JANUARY, measured_by=None)
        inside = found(either, date(2025, 2, 1), requested_on=date(2025, 1, 10))
        assert (inside.uplift, codes(inside)) == (Decimal("0.15"), [])
        outside = found(either, date(2025, 6, 1), requested_on=date(2025, 5, 10))
        assert codes(outside) == ["RELATIVES-WINDOW-CLOSED"]

    def test_a_request_inside_for_an_entry_outside_is_a_question(self):
        decision = found(
            terms(JANUARY, measured_by=None), date(2025, 2, 15), requested_on=date(2025, 1, 30)
        )
        assert decision.window is None
        assert codes(decision) == ["RELATIVES-MEASURED-BY-UNSTATED"]

    def test_the_window_ends_with_the_contract(self):
        short = Period(YEAR.start, date(2025, 1, 20))
        by_request = terms(JANUARY, measured_by="request")
        assert found(by_request, date(2025, 1, 15), contract=short).last_day == short.last_day

    def test_rolling_into_an_unknown_year_stops(self):
        contract = Period(date(2027, 7, 1), date(2028, 6, 30))
        half_year = JANUARY | {"months": 6}
        decision = found(
            terms(half_year, measured_by="request"),
            date(2027, 10, 1),
            events={Since.CONTRACT_START: contract.start},
            contract=contract,
        )
        assert codes(decision) == ["CALENDAR-YEAR-UNKNOWN"]


class TestRefusals:
    def test_the_window_closed(self):
        decision = found(terms(JANUARY, TO_MARCH), date(2025, 4, 2))
        (issue,) = decision.issues
        assert (issue.code, issue.severity) == ("RELATIVES-WINDOW-CLOSED", Severity.ERROR)
        assert issue.message("en") == "The window for relatives closed on 2025-04-01."
        assert (decision.window, decision.uplift) == (None, None)

    @pytest.mark.parametrize(
        ("after", "option"),
        [
            ("refuse", "Ask the insurer to admit the relative by an additional agreement"),
            ("next_anniversary", "Let the relative join with the next contract, from 2026-01-01"),
            (
                None,
                "Ask the insurer whether the relative may join the next contract, from 2026-01-01",
            ),
        ],
    )
    def test_what_remains(self, after, option):
        decision = found(terms(JANUARY, after=after), date(2025, 6, 1))
        assert decision.options[0].to("en") == option
        assert decision.issues[0].hint == decision.options[0]
        assert len(decision.options) > 1

    def test_no_window_is_measured_from_an_event_of_this_relative(self):
        born = {"id": "newborn", "since": "birth", "months": 1, "uplift": 0}
        decision = found(terms(born), date(2025, 6, 1))
        assert codes(decision) == ["RELATIVES-WINDOW-NONE"]
        assert decision.options

    def test_cover_does_not_come_before_the_event(self):
        born = {"id": "newborn", "since": "birth", "months": 1, "uplift": 0}
        birth = {Since.BIRTH: date(2025, 6, 10)}
        decision = found(terms(born), date(2025, 6, 1), events=birth)
        (issue,) = decision.issues
        assert issue.code == "RELATIVES-WINDOW-EARLY"
        assert issue.advice("en") == "Choose a first day of cover from 2025-06-10 on."


class TestQuestions:
    def test_windows_that_are_not_stated(self):
        decision = found(RelativeTerms(), date(2025, 6, 1))
        assert codes(decision) == ["RELATIVES-WINDOWS-UNSTATED"]

    def test_an_uplift_that_is_not_stated_leaves_the_window(self):
        decision = found(terms(JANUARY | {"uplift": None}), date(2025, 1, 15))
        assert decision.window is not None
        assert decision.uplift is None
        assert codes(decision) == ["WINDOW-UPLIFT-UNSTATED"]
        assert decision.issues[0].where.pointer == "/windows/0/uplift"

    @pytest.mark.parametrize("missing", ["since", "months"])
    def test_an_event_or_a_length_that_is_not_stated(self, missing):
        decision = found(terms(JANUARY | {missing: None}), date(2025, 1, 15))
        assert decision.window is None
        assert codes(decision) == [f"WINDOW-{missing.upper()}-UNSTATED"]

    def test_every_window_is_open_on_the_day_of_its_event(self):
        decision = found(terms(JANUARY | {"months": None}), YEAR.start)
        assert decision.uplift == Decimal("0.15")
        assert (decision.last_day, codes(decision)) == (None, [])
        assert decision.reasons[0].to("en") == "The window “first” is open"

    def test_what_cannot_be_cheaper_is_not_asked_about(self):
        free = JANUARY | {"uplift": 0}
        doubtful = {"id": "doubtful", "since": "contract_start"}
        assert codes(found(terms(free, doubtful), date(2025, 1, 15))) == []
        dearer = TO_MARCH | {"since": None}
        assert codes(found(terms(JANUARY, dearer), date(2025, 1, 15))) == []

    def test_what_may_be_cheaper_is_asked_about(self):
        doubtful = {"id": "doubtful", "since": "contract_start", "months": 2}
        decision = found(terms(JANUARY, doubtful), date(2025, 1, 15))
        assert decision.window is None, "nobody knows through which one"
        assert codes(decision) == ["WINDOW-UPLIFT-UNSTATED"]
        assert decision.issues[0].where.pointer == "/windows/1/uplift"

    def test_a_closed_window_is_not_asked_about(self):
        closed = {"id": "closed", "since": "contract_start", "months": 1}
        assert codes(found(terms(closed, TO_MARCH), date(2025, 3, 1))) == []

    def test_the_measure_and_the_uplift_are_asked_about_at_once(self):
        decision = found(
            terms(JANUARY | {"uplift": None}, measured_by=None),
            date(2025, 2, 15),
            requested_on=date(2025, 1, 30),
        )
        assert codes(decision) == ["RELATIVES-MEASURED-BY-UNSTATED", "WINDOW-UPLIFT-UNSTATED"]

    def test_the_standard_profile_asks_for_its_event_and_uplift(self):
        relatives = load_terms("insurers-standard").relatives
        decision = found(relatives, date(2025, 1, 15))
        assert codes(decision) == ["WINDOW-SINCE-UNSTATED", "WINDOW-UPLIFT-UNSTATED"]


uplifts = st.sampled_from([Decimal("0"), Decimal("0.1"), Decimal("0.15"), Decimal("0.2")])
windows = st.lists(
    st.builds(
        Window,
        id=st.uuids().map(str),
        since=st.sampled_from([Since.CONTRACT_START, Since.EMPLOYEE_ENTRY]),
        months=st.integers(1, 14),
        uplift=uplifts,
    ),
    min_size=1,
    max_size=4,
)


class TestProperties:
    EVENTS = START | {Since.EMPLOYEE_ENTRY: date(2025, 3, 17)}
    entries = st.dates(date(2025, 3, 17), YEAR.last_day)

    @given(windows, entries, st.integers(0, 200), st.sampled_from(["request", "entry", None]))
    def test_a_later_request_never_costs_less(self, listed, entry, wait, measure):
        relatives = RelativeTerms(windows=tuple(listed), measured_by=measure)
        later = min(entry + timedelta(wait), YEAR.last_day)
        soon = found(relatives, entry, events=self.EVENTS)
        late = found(relatives, later, events=self.EVENTS)
        if soon.uplift is not None and late.uplift is not None:
            assert soon.uplift <= late.uplift
        if "RELATIVES-WINDOW-CLOSED" in codes(soon):
            assert "RELATIVES-WINDOW-CLOSED" in codes(late)

    @given(windows, entries)
    def test_the_chosen_window_is_open_and_none_open_is_cheaper(self, listed, entry):
        relatives = RelativeTerms(windows=tuple(listed), measured_by="entry")
        decision = found(relatives, entry, events=self.EVENTS)
        open_ones = [
            w.uplift
            for w in listed
            if entry <= window_last_day(w, self.EVENTS[w.since], RUSSIA, roll=False)
        ]
        assert decision.uplift == min(open_ones, default=None)
        assert (decision.window is None) == bool(decision.issues)

    @given(windows, entries, st.integers(0, 60))
    def test_a_measure_is_asked_about_only_where_the_answers_differ(self, listed, entry, ahead):
        asked_on = entry - timedelta(ahead)
        answers = [
            found(
                RelativeTerms(windows=tuple(listed), measured_by=measure),
                entry,
                requested_on=asked_on,
                events=self.EVENTS,
            )
            for measure in ("request", "entry", None)
        ]
        by_request, by_entry, open_one = answers
        same = (by_request.window, codes(by_request)) == (by_entry.window, codes(by_entry))
        assert ("RELATIVES-MEASURED-BY-UNSTATED" in codes(open_one)) == (not same)


def test_the_refusal_names_the_day_on_which_the_last_window_closed() -> None:
    late = found(terms(JANUARY, TO_MARCH), date(2025, 6, 2))
    assert codes(late) == ["RELATIVES-WINDOW-CLOSED"]
    assert late.last_day == date(2025, 4, 1)
