"""Corrections: of dates, facts and payments, of corrections, and of what cannot be corrected."""

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

import pytest
from contract_helpers import (
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

from dms.contracts.contract import Contract
from dms.contracts.state.movement import LineKind
from dms.periods import Period

ON = date(2026, 3, 2)
AGES = {"multiply": {"age": {"18-39": "1", "40+": "2"}}}
BIRTH = {"facts": {"birth": date(1960, 1, 1)}}


def joined(start: date = date(2026, 7, 1), **more: Any) -> Contract:
    running = contract(**more)
    return applied(running, running.add(employee("N"), requested_on=ON, start=start))


def left(last_day: date = date(2026, 6, 30), refund: str = "set_off", **more: Any) -> Contract:
    running = contract(**more)
    return applied(running, running.remove("A", last_day=last_day, requested_on=ON, refund=refund))


class TestTheFirstDay:
    @pytest.mark.parametrize("start", [date(2026, 1, 1), date(2026, 6, 30), date(2026, 12, 31)])
    def test_it_costs_what_joining_on_the_true_day_costs(self, start):
        wrong = joined()
        right = applied(wrong, wrong.correct(1, requested_on=ON, start=start))
        assert right.premium == joined(start).premium
        assert right.person("N").entry == start
        (back, anew) = right.entries[-1].movement.lines
        assert (str(back.reverses), back.kind, anew.kind) == ("1.0", "release", "charge")

    def test_of_the_first_list(self):
        running = contract()
        right = applied(
            running,
            running.correct(0, requested_on=ON, member_id="A", start=date(2026, 1, 11)),
        )
        assert right.premium == 109_500 - 1_000

    def test_it_cannot_lie_after_the_end_or_before_the_contract(self):
        running = applied(
            joined(),
            joined().remove("N", last_day=date(2026, 8, 1), requested_on=ON),
        )
        late = running.correct(1, requested_on=ON, start=date(2026, 8, 2))
        assert refusal(late) == "MOVEMENT-START-IMPOSSIBLE"
        early = running.correct(1, requested_on=ON, start=date(2025, 12, 31))
        assert refusal(early) == "MOVEMENT-OUTSIDE-CONTRACT"

    def test_of_a_change_of_programme_moves_the_end_of_the_old_one(self):
        running = contract()
        changed = applied(
            running,
            running.change_programme("A", "vip", requested_on=ON, start=date(2026, 7, 1)),
        )
        later = applied(changed, changed.correct(1, requested_on=ON, start=date(2026, 7, 11)))
        assert [s.period for s in later.person("A").stretches] == [
            Period(date(2026, 1, 1), date(2026, 7, 10)),
            Period(date(2026, 7, 11), date(2026, 12, 31)),
        ]
        assert changed.premium - later.premium == 1_000
        earlier = applied(changed, changed.correct(1, requested_on=ON, start=date(2026, 6, 21)))
        assert earlier.premium - changed.premium == 1_000
        assert refusal(changed.correct(1, requested_on=ON, start=date(2026, 1, 1))) == (
            "MOVEMENT-START-IMPOSSIBLE"
        )

    def test_of_who_joined_again_leaves_the_earlier_cover_as_it_was(self):
        gone = left()
        again = applied(gone, gone.add(employee("A"), requested_on=ON, start=date(2026, 7, 1)))
        later = applied(again, again.correct(2, requested_on=ON, start=date(2026, 7, 11)))
        assert later.person("A").stretches[0].period.last_day == date(2026, 6, 30)
        assert again.premium - later.premium == 1_000
        assert refusal(again.correct(2, requested_on=ON, start=date(2026, 6, 30))) == (
            "MOVEMENT-START-IMPOSSIBLE"
        )

    def test_two_who_changed_places_are_not_moved_one_by_one(self):
        running = contract()
        swapped = applied(
            running, running.swap("A", employee("N"), requested_on=ON, start=date(2026, 7, 1))
        )
        made = swapped.correct(1, requested_on=ON, member_id="N", start=date(2026, 8, 1))
        assert refusal(made) == "MOVEMENT-SWAP-START"
        back = applied(
            swapped, swapped.swap("N", employee("A"), requested_on=ON, start=date(2026, 7, 1))
        )
        assert back.person("N").stretches == ()
        assert back.person("A").premium == 36_500_00


class TestFacts:
    def test_a_birth_date_reprices_the_whole_cover(self):
        of = offer("36500", AGES)
        running = contract(of=of)
        right = applied(running, running.correct(0, member_id="A", requested_on=ON, **BIRTH))
        assert right.premium - running.premium == 36_500
        assert right.person("A").member.birth == date(1960, 1, 1)

    def test_after_a_leaving_it_reprices_the_days_that_were_covered(self):
        of = offer("36500", AGES)
        right = left(of=of)
        right = applied(right, right.correct(0, member_id="A", requested_on=ON, **BIRTH))
        assert right.person("A").premium == 2 * 18_100_00

    def test_without_money_the_facts_are_kept_and_can_be_corrected_again(self):
        running = contract(of=offer("36500", AGES))
        grade = running.correct(0, member_id="A", requested_on=ON, facts={"grade": "7"})
        assert (granted(grade).lines, grade.amount) == ((), 0)
        running = applied(running, grade)
        assert running.person("A").member.grade == "7"
        for number in (0, 1):
            made = running.correct(number, member_id="A", requested_on=ON, **BIRTH)
            assert granted(made).amount == 36_500
            assert applied(running, made).person("A").member.grade == "7"

    def test_further_columns_are_facts_too(self):
        running = contract()
        made = running.correct(0, member_id="A", requested_on=ON, facts={"shift": "night"})
        assert applied(running, made).person("A").member.extra == {"shift": "night"}

    def test_of_a_programme_leaves_a_later_one_alone(self):
        running = contract()
        running = applied(
            running,
            running.change_programme("A", "vip", requested_on=ON, start=date(2026, 7, 1)),
            running.apply(
                running.change_programme("A", "vip", requested_on=ON, start=date(2026, 7, 1))
            ).change_programme("A", "std", requested_on=ON, start=date(2026, 10, 1)),
        )
        made = running.correct(0, member_id="A", requested_on=ON, facts={"programme": "vip"})
        right = applied(running, made)
        assert [s.programme for s in right.person("A").stretches] == ["vip", "vip", "std"]
        assert right.person("A").member.programme == "std"
        same = right.recalculate(date(2026, 11, 1), requested_on=ON)
        assert granted(same).amount == 0

    def test_the_age_stays_that_of_the_entry_after_a_change_of_programme(self):
        on = terms(recalculation={"ages": "entry"})
        running = contract(of=offer("36500", AGES), on=on)
        moved = running.change_programme("A", "vip", requested_on=ON, start=date(2026, 7, 1))
        running = applied(running, moved)
        forty_in_may = {"birth": date(1986, 5, 1)}
        made = running.correct(0, member_id="A", requested_on=ON, facts=forty_in_may)
        assert granted(made).amount == 0

    def test_who_took_a_place_for_nothing_keeps_its_price(self):
        running = contract(of=offer("36500", AGES))
        running = applied(
            running,
            running.swap("A", employee("N", birth=date(1960, 1, 1)), requested_on=ON),
        )
        made = running.correct(1, member_id="N", requested_on=ON, facts={"grade": "7"})
        assert granted(made).amount == 0

    def test_who_joined_at_another_headcount_keeps_its_band(self):
        of = offer(
            {"headcount": {"1-3": "36500", "4+": "18250"}}, AGES, headcount={"counts": "all"}
        )
        running = joined(of=of, on=terms(recalculation={"headcount": "joiners"}))
        assert running.person("N").premium == 9_200_00
        made = running.correct(1, requested_on=ON, **BIRTH)
        assert granted(made).amount == 9_200

    @pytest.mark.parametrize(
        "facts",
        [
            {"birth": "the first of May"},
            {"id": "Z"},
            {"relationship": "spouse"},
            {"employee_id": "B"},
            {"sex": "?"},
        ],
    )
    def test_what_cannot_be_read_is_refused(self, facts):
        made = contract().correct(0, member_id="A", requested_on=ON, facts=facts)
        assert refusal(made) == "MOVEMENT-FACTS"

    def test_a_programme_that_does_not_exist(self):
        made = contract().correct(0, member_id="A", requested_on=ON, facts={"programme": "x"})
        assert refusal(made) == "MEMBER-PROGRAMME-UNKNOWN"


class TestTheLastDay:
    @pytest.mark.parametrize("refund", ["set_off", "cash"])
    @pytest.mark.parametrize("day", [date(2026, 5, 31), date(2026, 7, 31), date(2026, 12, 31)])
    def test_it_comes_to_what_the_true_leaving_comes_to(self, day, refund):
        paid = contract()
        paid = applied(paid, paid.pay(Decimal(60_000), on=ON))
        leave = {"requested_on": ON, "refund": refund}
        wrong = applied(paid, paid.remove("A", last_day=date(2026, 6, 30), **leave))
        right = applied(wrong, wrong.correct(2, requested_on=ON, last_day=day))
        if day == date(2026, 12, 31):
            assert (right.premium, right.returned) == (paid.premium, 0)
            assert right.payments == paid.payments
        else:
            true = applied(paid, paid.remove("A", last_day=day, **leave))
            assert (right.premium, right.returned) == (true.premium, true.returned)
            assert right.payments == true.payments

    @pytest.mark.parametrize("refund", ["set_off", "cash"])
    def test_after_a_later_payment_it_still_comes_to_what_the_true_leaving_comes_to(self, refund):
        def year(last_day: date) -> Contract:
            running = contract()
            running = applied(running, running.pay(on=date(2026, 1, 12)))
            leave = running.remove("A", last_day=last_day, requested_on=ON, refund=refund)
            running = applied(running, leave)
            return applied(running, running.pay(on=date(2026, 4, 13)))

        truly, wrongly = year(date(2026, 3, 25)), year(date(2026, 3, 15))
        made = wrongly.correct(2, requested_on=date(2026, 5, 4), last_day=date(2026, 3, 25))
        right = applied(wrongly, made)
        assert (right.premium, right.returned) == (truly.premium, truly.returned)
        assert made.refunds["A"].paid == truly.journal[2].refunds["A"].paid
        assert plan(right)["04-13"] == plan(wrongly)["04-13"], "what was asked for stays"

    def test_can_be_corrected_again_and_again(self):
        running = left(refund="cash")
        for number, day in enumerate([30, 20, 10, 25], start=1):
            made = running.correct(number, requested_on=ON, last_day=date(2026, 8, day))
            running = applied(running, made)
            assert running.premium == left(date(2026, 8, day)).premium
            assert {line.reverses.movement for line in made.lines if line.units > 0} == {number}
        early = running.correct(1, requested_on=ON, last_day=date(2026, 8, 1))
        assert refusal(early) == "MOVEMENT-CORRECTED-ALREADY"

    def test_facts_and_relatives_of_between_stay(self):
        running = contract(on=terms(leaving={"with_employee": True}))
        running = applied(running, running.remove("A", last_day=date(2026, 6, 30), requested_on=ON))
        child = running.add_relative(relative("a"), requested_on=ON, start=date(2026, 4, 1))
        assert child.lines[0].period.last_day == date(2026, 6, 30)
        running = applied(running, child)
        running = applied(
            running,
            running.correct(0, member_id="A", requested_on=ON, facts={"grade": "7"}),
            running.apply(
                running.correct(0, member_id="A", requested_on=ON, facts={"grade": "7"})
            ).correct(1, requested_on=ON, last_day=date(2026, 5, 31)),
        )
        assert running.person("A").relatives == ("a",)
        assert running.person("A").member.grade == "7"
        assert running.person("a").last_day == date(2026, 5, 31)

    def test_after_a_lineless_correction_through_the_leaving(self):
        running = left()
        made = running.correct(1, requested_on=ON, facts={"grade": "7"})
        running = applied(running, made)
        for number in (1, 2):
            again = running.correct(number, requested_on=ON, last_day=date(2026, 7, 31))
            assert applied(running, again).premium == left(date(2026, 7, 31)).premium

    def test_not_after_the_facts_were_priced_anew(self):
        running = left(of=offer("36500", AGES))
        running = applied(running, running.correct(1, requested_on=ON, **BIRTH))
        made = running.correct(2, requested_on=ON, last_day=date(2026, 7, 31))
        assert refusal(made) == "MOVEMENT-TOUCHED-SINCE"

    def test_not_when_a_later_movement_rests_on_it(self):
        gone = left()
        again = applied(gone, gone.add(employee("A"), requested_on=ON, start=date(2026, 9, 1)))
        made = again.correct(1, requested_on=ON, last_day=date(2026, 7, 31))
        assert refusal(made) == "MOVEMENT-TOUCHED-SINCE"

    @pytest.mark.parametrize(
        ("day", "code"),
        [
            (date(2026, 6, 30), "MOVEMENT-NOTHING-TO-CORRECT"),
            (date(2025, 12, 30), "MOVEMENT-OUTSIDE-CONTRACT"),
            (date(2027, 1, 1), "MOVEMENT-OUTSIDE-CONTRACT"),
        ],
    )
    def test_impossible_days(self, day, code):
        assert refusal(left().correct(1, requested_on=ON, last_day=day)) == code

    def test_questions_of_the_refund_stay_questions(self):
        running = contract(on=terms(leaving={"refund": {"cash_share": None}}))
        running = applied(
            running, running.remove("A", last_day=date(2026, 6, 30), requested_on=ON, refund="cash")
        )
        running = applied(running, running.pay(Decimal(109_500), on=ON))
        made = running.correct(1, requested_on=ON, last_day=date(2026, 5, 31))
        assert codes(made.issues) == ["REFUND-SHARE-UNSTATED"]

    def test_a_family_that_would_stay_longer_is_asked_about(self):
        people = (employee("A"), relative("a", last_day=date(2026, 6, 15)))
        running = contract(*people, on=terms(leaving={"with_employee": None}))
        running = applied(running, running.remove("A", last_day=date(2026, 6, 30), requested_on=ON))
        made = running.correct(1, requested_on=ON, last_day=date(2026, 5, 31))
        assert [issue.where.pointer for issue in made.issues] == ["/leaving/with_employee"]


class TestPayments:
    def test_of_a_payment_and_of_its_correction(self):
        running = contract()
        running = applied(running, running.pay(Decimal(100), on=ON))
        for number, amount in ((1, 90), (2, 70), (3, 120)):
            made = running.correct(number, requested_on=ON, amount=Decimal(amount))
            running = applied(running, made)
            assert running.paid == amount
        same = running.correct(4, requested_on=ON, amount=Decimal(120))
        assert refusal(same) == "MOVEMENT-NOTHING-TO-CORRECT"
        assert refusal(running.correct(4, requested_on=ON)) == "MOVEMENT-NOTHING-TO-CORRECT"
        finer = running.correct(4, requested_on=ON, amount=Decimal("1.005"))
        assert refusal(finer) == "MOVEMENT-AMOUNT-UNIT"


class TestWhatIsNotToBeCorrected:
    def test_an_unknown_movement_or_person(self):
        running = left()
        assert refusal(running.correct(2, requested_on=ON)) == "MOVEMENT-UNKNOWN"
        assert refusal(running.correct(0, requested_on=ON, **BIRTH)) == "MOVEMENT-WHOM"
        assert refusal(running.correct(1, requested_on=ON, member_id="B", **BIRTH)) == (
            "MOVEMENT-WHOM"
        )

    def test_what_changes_nothing(self):
        running = joined()
        for more in ({}, {"start": date(2026, 7, 1)}, {"facts": {"programme": "std"}}):
            made = running.correct(1, requested_on=ON, **more)
            assert refusal(made) == "MOVEMENT-NOTHING-TO-CORRECT"

    def test_the_start_of_another_movement(self):
        running = left(of=offer("36500", AGES))
        priced = applied(running, running.correct(1, requested_on=ON, **BIRTH))
        made = priced.correct(0, member_id="A", requested_on=ON, start=date(2026, 2, 1))
        assert refusal(made) == "MOVEMENT-NOTHING-TO-CORRECT"

    @pytest.mark.parametrize(
        ("number", "more"),
        [
            (1, {"last_day": date(2026, 8, 1)}),
            (1, {"start": date(2026, 8, 1), "last_day": date(2026, 9, 1)}),
            (1, {"amount": Decimal(5)}),
            (2, {"start": date(2026, 8, 1)}),
            (2, {"facts": {"grade": "7"}, "last_day": date(2026, 8, 1)}),
            (3, {"facts": {"grade": "7"}}),
        ],
    )
    def test_what_the_movement_has_not_set_is_not_passed_over(self, number, more):
        running = joined()
        leave = running.remove("A", last_day=date(2026, 6, 30), requested_on=ON)
        running = applied(running, leave, running.apply(leave).pay(Decimal(10), on=ON))
        assert refusal(running.correct(number, requested_on=ON, **more)) == "MOVEMENT-NOT-SET"

    def test_a_movement_that_was_corrected(self):
        running = joined()
        running = applied(running, running.correct(1, requested_on=ON, start=date(2026, 8, 1)))
        again = {"requested_on": ON, "start": date(2026, 9, 1)}
        assert refusal(running.correct(1, **again)) == "MOVEMENT-CORRECTED-ALREADY"
        assert applied(running, running.correct(2, **again)).premium == (
            joined(date(2026, 9, 1)).premium
        )

    def test_people_of_one_movement_are_corrected_each_for_themselves(self):
        running = contract(of=offer("36500", AGES))
        running = applied(running, running.correct(0, member_id="A", requested_on=ON, **BIRTH))
        running = applied(running, running.correct(0, member_id="B", requested_on=ON, **BIRTH))
        assert running.premium == 5 * 36_500


def test_what_was_paid_counts_on_and_what_was_due_stays():
    running = joined(date(2026, 1, 1), on=terms(payment={"additional": "at_once"}))
    running = applied(running, running.pay(on=date(2026, 4, 13)))
    before = plan(running)
    later = date(2026, 5, 4)
    right = applied(running, running.correct(1, requested_on=later, start=date(2026, 1, 11)))
    assert {n: a for n, a in plan(right).items() if n < "05"} == {
        n: a for n, a in before.items() if n < "05"
    }
    assert right.balance - running.balance == -1_000
    assert all(line.kind is not LineKind.RETAINED for line in right.entries[-1].movement.lines)


class TestRelatives:
    """A correction cannot bring about what joining would have refused."""

    FAMILY: ClassVar = {
        "relationships": ["spouse", "child"],
        "ages": {"child": "0-17"},
        "windows": [
            {"id": "first", "since": "contract_start", "months": 1, "uplift": "0"},
            {"id": "later", "since": "contract_start", "months": 3, "uplift": "0.2"},
        ],
        "measured_by": "entry",
    }

    def family(self, start: date = date(2026, 1, 20)) -> Contract:
        running = contract(on=terms(relatives=self.FAMILY))
        return applied(running, running.add_relative(relative("a"), requested_on=ON, start=start))

    def test_the_window_of_the_true_entry_and_its_uplift_count(self):
        running = self.family()
        made = running.correct(1, requested_on=ON, start=date(2026, 3, 1))
        right = applied(running, made)
        assert right.person("a").premium == self.family(date(2026, 3, 1)).person("a").premium
        late = running.correct(1, requested_on=ON, start=date(2026, 6, 1))
        assert refusal(late) == "RELATIVES-WINDOW-CLOSED"

    def test_the_true_age_must_be_admitted(self):
        made = self.family().correct(1, requested_on=ON, facts={"birth": date(1990, 1, 1)})
        assert refusal(made) == "RELATIVES-AGE"
        assert granted(self.family().correct(1, requested_on=ON, facts={"grade": "7"}))

    def test_the_employee_is_insured_first(self):
        running = contract(on=terms(relatives={"measured_by": "request"}))
        late = {"requested_on": ON, "start": date(2026, 3, 1)}
        running = applied(running, running.add(employee("N"), **late))
        running = applied(running, running.add_relative(relative("n", "N"), **late))
        early = running.correct(2, requested_on=ON, start=date(2026, 1, 10))
        assert refusal(early) == "MOVEMENT-EMPLOYEE-NOT-INSURED"
        alone = running.correct(1, requested_on=ON, start=date(2026, 6, 1))
        assert refusal(alone) == "MOVEMENT-RELATIVES-BEFORE"
        day = {"requested_on": ON, "start": date(2026, 6, 1)}
        running = applied(running, running.correct(2, **day))
        assert applied(running, running.correct(1, **day)).person("N").entry == day["start"]

    def test_of_the_first_list(self):
        window = {"id": "e", "since": "employee_entry", "months": 2, "uplift": "0.2"}
        on = terms(relatives={"windows": [window], "uplift_from_start": True})
        running = contract(employee("A"), relative("a"), on=on)
        moved = {"requested_on": ON, "member_id": "a", "start": date(2026, 2, 1)}
        right = applied(running, running.correct(0, **moved))
        assert right.person("a").stretches[0].uplift == Decimal("0.2")
        alone = running.correct(0, **{**moved, "member_id": "A"})
        assert refusal(alone) == "MOVEMENT-RELATIVES-BEFORE"

    def test_of_who_took_a_place(self):
        running = self.family()
        running = applied(running, running.swap("a", relative("n"), requested_on=ON))
        wrong = running.correct(
            2, member_id="n", requested_on=ON, facts={"birth": date(1990, 1, 1)}
        )
        assert refusal(wrong) == "RELATIVES-AGE"
        true = {"facts": {"birth": date(2014, 1, 1)}}
        assert granted(running.correct(2, member_id="n", requested_on=ON, **true)).amount == 0


class TestPaymentsThatWereSettled:
    def test_not_after_a_leaving_that_rests_on_them(self):
        paid = contract()
        paid = applied(paid, paid.pay(Decimal(30_000), on=ON))
        leave = {"last_day": date(2026, 2, 28), "requested_on": ON, "refund": "cash"}
        gone = applied(paid, paid.remove("A", **leave))
        made = gone.correct(1, requested_on=ON, amount=Decimal(0))
        assert refusal(made) == "MOVEMENT-TOUCHED-SINCE"
        back = applied(gone, gone.correct(2, requested_on=ON, last_day=date(2026, 12, 31)))
        right = applied(back, back.correct(1, requested_on=ON, amount=Decimal(0)))
        assert (right.paid, right.returned) == (0, 0)

    def test_where_nothing_that_was_paid_was_settled(self):
        running = left()
        running = applied(running, running.pay(Decimal(100), on=ON))
        gone = running.remove("B", last_day=date(2026, 12, 30), requested_on=ON)
        running = applied(running, gone)
        assert running.entries[-1].movement.returned == 0
        assert granted(running.correct(2, requested_on=ON, amount=Decimal(90)))

    def test_a_place_taken_at_a_price_rests_on_them_too(self):
        running = contract(of=offer("36500", AGES), on=terms(swap={"free": False}))
        running = applied(running, running.pay(on=date(2026, 4, 13)))
        old = employee("N", birth=date(1960, 1, 1))
        running = applied(running, running.swap("A", old, requested_on=ON))
        made = running.correct(1, requested_on=ON, amount=Decimal(90))
        assert refusal(made) == "MOVEMENT-TOUCHED-SINCE"
