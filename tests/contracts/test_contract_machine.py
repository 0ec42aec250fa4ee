"""Random years of movements on random terms: what holds at every moment, whatever happens."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from contract_helpers import EMPLOYEE, END, SPOUSE, START, contract, employee, holds
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from random_contracts import (
    any_member,
    any_offer,
    any_relative,
    any_terms,
    births,
    days,
    first_lists,
    programmes,
    requested,
)

from dms.contracts.contract import Contract
from dms.contracts.state.movement import LineKind, Movement
from dms.contracts.state.requests import Correct, Swap
from dms.contracts.state.requests import Recalculate as RecalculateRequest
from dms.contracts.state.slots import SlotKind
from dms.contracts.state.stretch import Stretch
from dms.contracts.terms.filing import FilingRule
from dms.contracts.terms.relative_terms import Since
from dms.errors import MovementRefused, MovementStale
from dms.issues import Severity
from dms.members import Member, Roster
from dms.periods import ONE_DAY, Period, add_months
from dms.pricing.offer import Offer
from dms.pricing.proration import ByDays
from dms.pricing.quoting import quote
from dms.workdays import working_days_between

methods = st.sampled_from(["set_off", "cash"])
amounts = st.none() | st.integers(1, 60_000).map(lambda n: Decimal(n) / 2)
claims = st.sampled_from([None, Decimal(0), Decimal("123.5"), Decimal(1_000_000)])


class AYear(RuleBasedStateMachine):
    """A contract, and everything that people may ask for during its year."""

    contract: Contract

    @initialize(of=any_offer(), on=any_terms(), people=first_lists())
    def conclude(self, of: Any, on: Any, people: list[Member]) -> None:
        self.fresh = contract(*people, of=of, on=on)
        self.contract = self.fresh
        self.waiting: list[Movement] = []
        self.joined = 0
        self.seen: list[Stretch] = []
        self.alone = self.contract.agreement.agreed.agreeing({"modules": ()})

    # -- what is asked for --------------------------------------------------------------------

    @rule(data=st.data(), on=requested, start=st.none() | days)
    def add(self, data: st.DataObject, on: date, start: date | None) -> None:
        known = data.draw(st.booleans())
        id_ = self._somebody(data) if known else self._new()
        member = data.draw(any_member(id_))
        self._ask(self.contract.add(member, requested_on=on, start=start), FilingOf.enrolment)

    @rule(data=st.data(), on=requested, start=st.none() | days, married=days)
    def add_relative(
        self, data: st.DataObject, on: date, start: date | None, married: date
    ) -> None:
        member = data.draw(any_relative(self._new(), self._somebody(data)))
        events = {Since.MARRIAGE: married} if member.relationship == SPOUSE else {}
        made = self.contract.add_relative(member, requested_on=on, start=start, events=events)
        self._ask(made, FilingOf.relatives)

    @rule(data=st.data(), on=requested, last_day=days, refund=methods, cost=claims)
    def remove(
        self, data: st.DataObject, on: date, last_day: date, refund: str, cost: Decimal | None
    ) -> None:
        id_ = self._somebody(data)
        if data.draw(st.integers(0, 3)) == 0:
            last_day = (self.contract.person(id_).entry or START) - ONE_DAY
        made = self.contract.remove(
            id_, last_day=last_day, requested_on=on, refund=refund, claims=cost
        )
        self._ask(made, FilingOf.leaving)

    @rule(data=st.data(), on=requested, start=st.none() | days, programme=programmes)
    def change_programme(
        self, data: st.DataObject, on: date, start: date | None, programme: str
    ) -> None:
        made = self.contract.change_programme(
            self._somebody(data), programme, requested_on=on, start=start
        )
        self._ask(made, FilingOf.programme_change)

    @rule(data=st.data(), on=requested, start=st.none() | days)
    def swap(self, data: st.DataObject, on: date, start: date | None) -> None:
        id_ = self._somebody(data)
        leaver = self.contract.person(id_).member
        joiner = data.draw(any_member(self._new()))
        if leaver.relationship != EMPLOYEE:
            joiner = data.draw(any_relative(joiner.id, leaver.employee_id or ""))
        self._ask(self.contract.swap(id_, joiner, requested_on=on, start=start), FilingOf.swap)

    @rule(amount=amounts, on=requested)
    def pay(self, amount: Decimal | None, on: date) -> None:
        before = self.contract
        made = before.pay(amount, on=on)
        self._ask(made)
        if made.accepted and amount is None and self.contract is not before:
            assert self.contract.pay(on=on).issues[0].code == "MOVEMENT-NOTHING-DUE"

    @rule(data=st.data(), on=requested)
    @precondition(lambda self: self.contract.entries)
    def correct(self, data: st.DataObject, on: date) -> None:
        number = data.draw(st.integers(0, len(self.contract.entries)))
        truths = st.one_of(
            st.fixed_dictionaries({"start": days}),
            st.fixed_dictionaries({"last_day": days}),
            st.fixed_dictionaries({"amount": amounts}),
            st.fixed_dictionaries({"facts": st.fixed_dictionaries({"birth": births})}),
            st.fixed_dictionaries({"facts": st.fixed_dictionaries({"programme": programmes})}),
            st.fixed_dictionaries({"facts": st.just({"grade": "7"})}),
        )
        whom = data.draw(st.sampled_from([None, self._somebody(data)]))
        made = self.contract.correct(number, requested_on=on, member_id=whom, **data.draw(truths))
        self._ask(made)

    @rule(start=days, on=requested)
    def recalculate(self, start: date, on: date) -> None:
        self._ask(self.contract.recalculate(start, requested_on=on))

    @rule(last_day=days, on=requested, refund=methods, cost=claims, sure=st.integers(0, 3))
    def terminate(
        self, last_day: date, on: date, refund: str, cost: Decimal | None, sure: int
    ) -> None:
        made = self.contract.terminate(
            "client", last_day=last_day, requested_on=on, refund=refund, claims=cost
        )
        if sure == 0:
            self._ask(made)

    @rule(data=st.data())
    @precondition(lambda self: self.waiting)
    def apply_an_old_preview(self, data: st.DataObject) -> None:
        """It comes to the same, or it is not applied."""
        seen = self.waiting.pop(data.draw(st.integers(0, len(self.waiting) - 1)))
        before = self.contract
        try:
            self.contract = before.apply(seen)
        except (MovementStale, MovementRefused):
            return
        made = self.contract.entries[-1].movement
        assert (made.effective, made.amount, made.returned) == (
            seen.effective,
            seen.amount,
            seen.returned,
        )
        assert made.change.slots == seen.change.slots
        assert self.contract.premium - before.premium == seen.amount

    # -- what is looked at --------------------------------------------------------------------

    @rule(on=requested, birth=births)
    def joining_and_leaving_again_leaves_nothing(self, on: date, birth: date) -> None:
        made = self.contract.add(employee("new", birth=birth), requested_on=on)
        if not made.accepted:
            return
        assert made.effective is not None
        joined = self.contract.apply(made)
        holds(joined)
        left = joined.remove("new", last_day=made.effective - ONE_DAY, requested_on=on)
        if left.accepted and left.effective == made.effective:
            after = joined.apply(left)
            holds(after)
            assert after.premium == self.contract.premium
            assert after.payments == self.contract.payments
            assert after.person("new").placed == {}
            assert after.person("new").stretches == ()

    @rule(data=st.data(), on=requested)
    def independent_movements_in_any_order(self, data: st.DataObject, on: date) -> None:
        add = self.contract.add(data.draw(any_member("new")), requested_on=on)
        leave = self.contract.remove(
            self._somebody(data), last_day=data.draw(days), requested_on=on, claims=Decimal(0)
        )
        if not (add.accepted and leave.accepted):
            return
        one = self.contract.replay([add.request, leave.request])
        other = self.contract.replay([leave.request, add.request])
        shares = set(self.contract.standing.paid_shares.values()) - {0, 1}
        if not shares:
            paid_ahead = self.contract.standing.paid > 0
            assert paid_ahead or one.premium == other.premium
            assert paid_ahead or one.payments == other.payments

    @invariant()
    def every_price_is_that_of_a_quote(self) -> None:
        if not hasattr(self, "contract"):
            return
        agreed = self.contract.agreement.agreed
        if agreed.rounding.level == "group" or self._prices_moved():
            return
        ages_move = agreed.age.on == "cover_start"
        for person in self.contract.standing.people.values():
            for stretch in person.stretches:
                changed = stretch.period.start != person.stretches[0].period.start
                if stretch in self.seen or stretch.uplift or (changed and ages_move):
                    continue
                if not by_days(agreed) and times_charged(person.id, self.contract) > 1:
                    costs_no_more_than_unchanged(run_of(stretch, person.stretches), self.contract)
                    continue
                self.seen.append(stretch)
                charged = self.contract.journal[stretch.charge.movement].change.people
                member = next((p.member for p in charged if p.id == person.id), person.member)
                assert quoted(self.alone, member, stretch) == stretch.premium

    def teardown(self) -> None:
        if not hasattr(self, "contract"):
            return
        requests = [entry.movement.request for entry in self.contract.entries]
        again = self.fresh.replay(requests)
        assert again.head == self.contract.head
        assert again.payments == self.contract.payments

    # -- how --------------------------------------------------------------------------------

    def _ask(self, made: Movement, filed: Any = None) -> None:
        before = self.contract
        head = before.head
        assert before.preview(made.request).accepted == made.accepted
        if not made.accepted:
            self._refused(made)
            return
        if filed is not None:
            obeys(made, filed(before), before)
        if made.number % 4 == 3:
            self.waiting.append(made)
            return
        after = before.apply(made)
        holds(after)
        assert before.head == head != after.head
        assert after.premium - before.premium == made.amount
        assert after.paid - before.paid == made.paid
        assert after.entries[-1].movement is made
        assert after.standing.returned <= max(after.standing.paid, before.standing.returned)
        if not isinstance(made.request, Correct):
            what_was_due_stays(before, after, made)
        self.contract = after

    def _refused(self, made: Movement) -> None:
        assert made.issues
        assert all(issue.hint for issue in made.issues)
        assert any(i.severity in (Severity.ERROR, Severity.QUESTION) for i in made.issues)
        assert made.lines == ()
        assert made.change.people == ()
        with pytest.raises(MovementRefused):
            self.contract.apply(made)

    def _somebody(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(list(self.contract.standing.people)))

    def _new(self) -> str:
        self.joined += 1
        return f"N{self.joined}"

    def _prices_moved(self) -> bool:
        return any(
            isinstance(m.request, RecalculateRequest | Correct | Swap)
            for m in self.contract.journal
        )


class FilingOf:
    """Which rule decides on the date of a request."""

    @staticmethod
    def enrolment(of: Contract) -> FilingRule:
        return of.terms.enrolment

    @staticmethod
    def relatives(of: Contract) -> FilingRule:
        return of.terms.relatives.entry or of.terms.enrolment

    @staticmethod
    def leaving(of: Contract) -> FilingRule:
        return of.terms.leaving

    @staticmethod
    def programme_change(of: Contract) -> FilingRule:
        return of.terms.programme_change

    @staticmethod
    def swap(of: Contract) -> FilingRule:
        return of.terms.swap


def obeys(made: Movement, rule: FilingRule, of: Contract) -> None:
    """Look day by day for the first one that the rule allows; the movement has that one."""
    assert made.effective is not None
    assert made.wished is not None
    wished = getattr(made.request, "start", None) or getattr(made.request, "last_day", None)
    first = made.request.requested_on if wished is None else made.wished
    day = max(first, of.period.start)
    while not (possible(rule, day) and in_time(rule, day, made.request.requested_on, of)):
        day += ONE_DAY
    assert made.effective == day, (made.effective, day, made.request.requested_on, rule)


def possible(rule: FilingRule, day: date) -> bool:
    if rule.days == "any" or rule.days is None:
        return True
    last = add_months(day.replace(day=1), 1) - ONE_DAY
    return day.day in rule.days or (day == last and max(rule.days) > last.day)


def in_time(rule: FilingRule, day: date, on: date, of: Contract) -> bool:
    notice, calendar = rule.notice, of.agreement.calendar
    if notice is None or not (notice.working_days or notice.calendar_days):
        return on <= day + timedelta(rule.backdating or 0)
    while not calendar.is_working_day(on):  # an office takes it on its next working day
        on += ONE_DAY
    strict = rule.counting != "lenient"
    if notice.working_days:
        between = working_days_between(on, day, calendar) + (not strict and on < day)
        return between >= notice.working_days
    return (day - on).days >= (notice.calendar_days or 0) + strict


def what_was_due_stays(before: Contract, after: Contract, made: Movement) -> None:
    """A payment that fell due earlier is what it was; what is unpaid of it may become less."""
    on = made.request.requested_on
    for slot in {*before.standing.slots, *after.standing.slots}:
        if slot.due is None or slot.due >= on or slot.kind is SlotKind.CASH:
            continue
        was = before.standing.slots.get(slot, 0)
        now = after.standing.slots.get(slot, 0)
        assert now <= max(was, 0)
        assert was - now <= before.standing.unpaid.get(slot, 0)


def by_days(of: Offer) -> bool:
    """Whether parts of the term add up to it, so that each costs what a quote of it costs."""
    rules = of.proration.join, of.proration.leave
    return all(rule is None or rule == ByDays() for rule in rules)


def run_of(stretch: Stretch, others: Sequence[Stretch]) -> list[Stretch]:
    """The unbroken cover that a stretch belongs to."""
    runs: list[list[Stretch]] = []
    for other in others:
        adjoins = runs and runs[-1][-1].period.last_day + ONE_DAY == other.period.start
        runs[-1].append(other) if adjoins else runs.append([other])
    return next(run for run in runs if stretch in run)


def times_charged(member_id: str, of: Contract) -> int:
    """How often a person was charged: more than once after a change or a correction."""
    lines = (line for movement in of.journal for line in movement.lines)
    return sum(line.kind is LineKind.CHARGE and line.member_id == member_id for line in lines)


def costs_no_more_than_unchanged(run: Sequence[Stretch], of: Contract) -> None:
    """The stretches of unbroken cover together cost no more of the term than joining once did."""
    rules, term = of.agreement.agreed.proration, of.agreement.period
    whole = rules.share(Period(run[0].period.start, term.last_day), term)
    assert all(one.share >= 0 for one in run)
    assert whole is None or sum(one.share for one in run) <= whole


def quoted(alone: Offer, member: Member, stretch: Stretch) -> int:
    """What a quote of one person with these dates comes to, in units."""
    dates = {"start": stretch.period.start, "last_day": stretch.period.last_day}
    insured = evolve(member, programme=stretch.programme, **dates)
    priced = quote(alone, Roster.of([insured]))
    assert priced.status == "complete", [i.line("en") for i in priced.issues]
    return priced.units[0]


TestAYear = AYear.TestCase
TestAYear.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)


@given(
    of=any_offer(proration="days"),
    on=any_terms(),
    dates=st.tuples(days, days).map(sorted),
    filed=requested,
    joiner=any_member("new"),
)
@settings(max_examples=60)
def test_a_later_start_is_never_dearer(
    of: Any, on: Any, dates: list[date], filed: date, joiner: Member
) -> None:
    if of.age.on == "cover_start":
        return
    running = contract(of=of, on=on)
    made = [running.add(joiner, requested_on=filed, start=start) for start in dates]
    if all(one.accepted for one in made):
        assert made[0].effective <= made[1].effective <= END  # type: ignore[operator]
        assert made[0].amount >= made[1].amount >= 0
