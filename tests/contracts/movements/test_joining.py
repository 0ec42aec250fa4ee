"""Joining: from when, at which price, in which payments; and relatives through their window."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

import pytest
from contract_helpers import (
    CHILD,
    FREE,
    PARENT,
    SPOUSE,
    applied,
    codes,
    contract,
    employee,
    granted,
    offer,
    plan,
    refusal,
    relative,
    terms,
)

from dms.contracts.state.slots import Slot, SlotKind
from dms.contracts.terms.relative_terms import Since

ON = date(2026, 5, 4)
BANDS = {"headcount": {"1-3": "36500", "4+": "18250"}}


def window(since: str, months: int = 3, uplift: str = "0") -> dict[str, object]:
    return {"id": since, "since": since, "months": months, "uplift": uplift}


class TestEmployees:
    def test_the_example_of_the_source(self):
        """Late for the 1st is the 15th; by the improved clause it is the wished day."""
        rule = {"days": [1, 15], "notice": {"working_days": 10}, "late": "next_day"}
        late = contract(on=terms(enrolment=rule | {"counting": "strict", "backdating": None}))
        wish = {"requested_on": date(2026, 8, 20), "start": date(2026, 9, 1)}
        made = late.add(employee("N"), **wish)
        assert (made.effective, made.days_without_cover) == (date(2026, 9, 15), 14)
        improved = {"days": "any", "notice": {"working_days": 5}, "counting": "strict"}
        better = contract(on=terms(enrolment=improved | {"backdating": None}))
        assert granted(better.add(employee("N"), **wish)).amount == 122 * 100

    def test_joining_again_after_leaving(self):
        running = contract()
        running = applied(running, running.remove("A", last_day=date(2026, 5, 31), requested_on=ON))
        again = running.add(employee("A"), requested_on=ON, start=date(2026, 9, 1))
        running = applied(running, again)
        assert running.person("A").entry == date(2026, 9, 1)
        assert len(running.person("A").stretches) == 2

    def test_nobody_is_covered_twice(self):
        running = contract()
        made = running.add(employee("A"), requested_on=ON)
        assert refusal(made) == "MOVEMENT-INSURED-ALREADY"
        assert len(made.options) == 2

    def test_a_relative_is_no_employee(self):
        assert refusal(contract().add(relative("a"), requested_on=ON)) == "MOVEMENT-RELATIVE"

    @pytest.mark.parametrize("start", [date(2025, 12, 31), date(2027, 1, 1)])
    def test_not_outside_the_contract(self, start):
        made = contract().add(employee("N"), requested_on=ON, start=start)
        assert refusal(made) == "FILING-OUTSIDE-TERM"

    def test_who_has_no_price(self):
        made = contract().add(employee("N", programme="x"), requested_on=ON)
        assert refusal(made) == "MEMBER-PROGRAMME-UNKNOWN"
        unborn = contract().add(employee("N", birth=date(2026, 12, 1)), requested_on=ON)
        assert not unborn.accepted

    @pytest.mark.parametrize(
        ("headcount", "premium"), [("fixed", "24200"), ("joiners", "12100"), (None, "24200")]
    )
    def test_the_band_of_joiners(self, headcount, premium):
        of = offer(BANDS, headcount={"counts": "all"})
        running = contract(of=of, on=terms(recalculation={"headcount": headcount}))
        assert granted(running.add(employee("N"), requested_on=ON)).amount == Decimal(premium)

    def test_no_bands_no_other_price(self):
        assert contract().add(employee("N"), requested_on=ON).amount == 24_200


class TestPayments:
    @pytest.mark.parametrize(
        ("additional", "slot"),
        [
            ("next_instalment", Slot(SlotKind.INSTALMENT, date(2026, 7, 13), 3)),
            ("at_once", Slot(SlotKind.ADDITIONAL, ON)),
            ({"working_days": 3}, Slot(SlotKind.ADDITIONAL, date(2026, 5, 7))),
            (None, Slot(SlotKind.SETTLEMENT)),
        ],
    )
    def test_what_is_invoiced_already_is_paid_as_the_contract_says(self, additional, slot):
        running = contract(on=terms(payment={"additional": additional}))
        made = running.add(employee("N"), requested_on=ON)
        placed = dict(made.change.slots)
        days_of_its_own = 9_200 if slot.number == 3 else 0
        assert placed[slot] == (58 + days_of_its_own // 100) * 100_00
        assert plan(applied(running, made))["04-13"] == plan(running)["04-13"]

    def test_after_the_last_instalment_it_is_settled(self):
        running = contract()
        made = running.add(employee("N"), requested_on=date(2026, 11, 2))
        assert dict(made.change.slots) == {Slot(SlotKind.SETTLEMENT): 60 * 100_00}

    def test_a_day_that_no_calendar_knows_yet_stays_open(self):
        period = {"start": "2027-01-01", "last_day": "2027-12-31"}
        on = terms(payment={"additional": {"calendar_days": 20}, "schedule": "single"})
        running = contract(of=offer(period=period), on=on)
        made = running.add(employee("N"), requested_on=date(2027, 12, 20))
        assert dict(made.change.slots) == {Slot(SlotKind.ADDITIONAL): 12 * 100_00}

    def test_without_a_schedule_everything_is_settled(self):
        running = contract(on=terms(payment={"schedule": None}))
        assert plan(running) == {"settlement": running.premium}
        assert codes(running.issues)[-1] == "PAYMENT-SCHEDULE-UNSTATED"


class TestRelatives:
    def test_who_pays_and_how_much_more(self):
        on = terms(
            relatives={"windows": [window("contract_start", 6, "0.15")], "payer": "employee"}
        )
        made = contract(on=on).add_relative(relative("a"), requested_on=ON)
        assert granted(made).amount == Decimal("27830.00")
        assert made.payers == {"employer": 0, "employee": made.amount}
        assert made.by_module["relative_uplift"] == 3_630

    def test_a_newborn_since_the_birth(self):
        on = terms(relatives={"windows": [window("birth", 1)]})
        newborn = relative("a", birth=date(2026, 4, 20))
        assert contract(on=on).add_relative(newborn, requested_on=ON).effective == ON
        late = contract(on=on).add_relative(newborn, requested_on=date(2026, 6, 1))
        assert refusal(late) == "RELATIVES-WINDOW-CLOSED"
        assert late.options

    def test_after_a_marriage(self):
        on = terms(relatives={"windows": [window("marriage", 1)]})
        spouse = relative("s", relationship=SPOUSE, birth=date(1990, 1, 1))
        events = {Since.MARRIAGE: date(2026, 4, 25)}
        running = contract(on=on)
        assert granted(running.add_relative(spouse, requested_on=ON, events=events))
        assert not running.add_relative(spouse, requested_on=ON).accepted

    def test_what_the_contract_knows_nobody_can_say_otherwise(self):
        on = terms(relatives={"windows": [window("contract_start", 1)]})
        events = {Since.CONTRACT_START: ON}
        made = contract(on=on).add_relative(relative("a"), requested_on=ON, events=events)
        assert refusal(made) == "RELATIVES-WINDOW-CLOSED"

    def test_since_the_employee_joined(self):
        on = terms(relatives={"windows": [window("employee_entry", 1)]})
        running = contract(on=on)
        running = applied(running, running.add(employee("N"), requested_on=ON))
        assert granted(running.add_relative(relative("n", "N"), requested_on=ON))
        assert not running.add_relative(relative("a", "A"), requested_on=ON).accepted

    def test_dates_of_their_own(self):
        entry = {"days": [1], **FREE, "late": "next_day"} | {"days": [1]}
        made = contract(on=terms(relatives={"entry": entry})).add_relative(
            relative("a"), requested_on=ON
        )
        assert made.effective == date(2026, 6, 1)

    def test_they_leave_with_an_employee_who_is_leaving(self):
        for together, last_day in ((True, date(2026, 8, 31)), (False, date(2026, 12, 31))):
            running = contract(on=terms(leaving={"with_employee": together}))
            running = applied(
                running, running.remove("A", last_day=date(2026, 8, 31), requested_on=ON)
            )
            running = applied(running, running.add_relative(relative("a"), requested_on=ON))
            assert running.person("a").last_day == last_day

    @pytest.mark.parametrize(
        ("member", "code"),
        [
            (employee("e"), "MOVEMENT-NO-RELATIVE"),
            (relative("a", "Z"), "MOVEMENT-STRANGER"),
            (relative("a", "B1"), "MOVEMENT-STRANGER"),
            (relative("a", relationship=PARENT), "RELATIVES-NOT-ADMITTED"),
            (relative("B1", "B"), "MOVEMENT-INSURED-ALREADY"),
        ],
    )
    def test_who_is_refused(self, member, code):
        people = [employee("A"), employee("B"), relative("B1", "B")]
        assert refusal(contract(*people).add_relative(member, requested_on=ON)) == code

    def test_not_when_the_employee_is_not_insured(self):
        running = contract()
        running = applied(running, running.remove("A", last_day=ON, requested_on=ON))
        made = running.add_relative(relative("a"), requested_on=ON, start=date(2026, 6, 1))
        assert refusal(made) == "MOVEMENT-EMPLOYEE-NOT-INSURED"
        outside = running.add_relative(relative("a"), requested_on=ON, start=date(2027, 6, 1))
        assert refusal(outside) == "FILING-OUTSIDE-TERM"

    def test_relatives_count_only_where_the_offer_counts_them(self):
        of = offer(BANDS, headcount={"counts": "employees"})
        running = contract(of=of, on=terms(recalculation={"headcount": "joiners"}))
        made = running.add_relative(relative("a", relationship=CHILD), requested_on=ON)
        assert granted(made).amount == 24_200

    def test_the_day_of_an_employee_who_is_leaving_is_asked_about(self):
        running = contract(on=terms(leaving={"with_employee": None}))
        gone = applied(running, running.remove("A", last_day=date(2026, 8, 31), requested_on=ON))
        made = gone.add_relative(relative("a"), requested_on=ON)
        assert [issue.where.pointer for issue in made.issues] == ["/leaving/with_employee"]
        assert granted(running.add_relative(relative("a"), requested_on=ON))

    @pytest.mark.parametrize(
        ("event", "who", "other"), [("marriage", SPOUSE, CHILD), ("birth", CHILD, SPOUSE)]
    )
    def test_whose_event_a_window_is_measured_from(self, event, who, other):
        running = contract(on=terms(relatives={"windows": [window(event, 1)]}))
        born, day = date(2026, 4, 20), {Since(event): date(2026, 4, 20)}
        theirs = relative("a", relationship=who, birth=born)
        assert granted(running.add_relative(theirs, requested_on=ON, events=day))
        made = running.add_relative(
            relative("a", relationship=other, birth=born), requested_on=ON, events=day
        )
        assert refusal(made) == "RELATIVES-WINDOW-NONE"


class TestReasonsOfTheDate:
    """What is said of a date helps only where the refusal is about that date."""

    LATE: ClassVar = {
        "days": [1, 15],
        "notice": {"working_days": 5},
        "counting": "strict",
        "late": "next_day",
        "backdating": None,
    }

    def test_of_a_moot_date_nothing_is_said(self):
        running = contract(on=terms(enrolment=self.LATE))
        for made in (
            running.add(employee("A"), requested_on=ON, start=date(2026, 5, 5)),
            running.add(employee("N", programme="x"), requested_on=ON, start=date(2026, 5, 5)),
        ):
            assert not made.accepted
            assert (made.reasons, made.wished, made.latest_filing) == ((), None, None)

    def test_of_a_date_on_which_the_employee_is_not_insured_it_is(self):
        running = contract(on=terms(enrolment=self.LATE))
        gone = applied(running, running.remove("A", last_day=ON, requested_on=ON))
        made = gone.add_relative(relative("a"), requested_on=ON, start=date(2026, 5, 5))
        assert refusal(made) == "MOVEMENT-EMPLOYEE-NOT-INSURED"
        assert made.reasons
