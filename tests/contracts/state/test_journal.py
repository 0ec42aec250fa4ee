"""The journal: numbers, days of booking, hashes; and applying what was previewed."""

from datetime import date
from decimal import Decimal
from hashlib import sha256

import pytest
from contract_helpers import applied, contract, employee, offer, relative, terms

from dms.contracts.state.journal import canonical, chained, header_of, outcome_of, record_of
from dms.contracts.state.requests import Request, request_of
from dms.errors import MovementRefused, MovementStale

ON = date(2026, 5, 4)
JUNE = date(2026, 6, 30)


def a_few():
    running = contract(employee("A"), employee("B"), relative("a", extra={"shift": "night"}))
    running = applied(running, running.add(employee("N"), requested_on=ON))
    running = applied(running, running.pay(Decimal(90_000), on=date(2026, 4, 1)))
    leave = {"requested_on": date(2026, 6, 1), "refund": "cash"}
    return applied(running, running.remove("A", last_day=JUNE, **leave))


def test_the_same_text_for_the_same_data():
    assert canonical({"б": 1, "a": [Decimal(1) == 1]}) == '{"a":[true],"б":1}'.encode()


def test_entries_are_numbered_and_booked_in_order():
    entries = a_few().entries
    assert [entry.number for entry in entries] == [1, 2, 3]
    assert [entry.booked_on for entry in entries] == [ON, ON, date(2026, 6, 1)]


def test_each_hash_stands_on_the_one_before():
    running = a_few()
    head = sha256(canonical(header_of(running.agreement))).hexdigest()
    assert head == running.first_hash
    for entry in running.entries:
        head = chained(head, record_of(entry.movement, entry.booked_on))
        assert head == entry.hash
    assert head == running.head


def test_the_header_has_everything_that_was_agreed():
    header = header_of(a_few().agreement)
    assert {"contract", "concluded_on", "period", "headcount", "offer", "terms", "members"} <= set(
        header
    )
    assert header["members"][2]["extra"] == {"shift": "night"}
    early = contract(employee("A", start=date(2026, 2, 1), last_day=JUNE))
    assert header_of(early.agreement)["members"][0]["last_day"] == "2026-06-30"


def test_a_request_is_read_back_from_what_is_kept():
    running = a_few()
    kept = [record_of(e.movement, e.booked_on)["request"] for e in running.entries]
    again = contract(employee("A"), employee("B"), relative("a", extra={"shift": "night"}))
    assert again.replay(map(request_of, kept)).head == running.head


def test_outcomes_leave_out_what_is_nothing():
    pay = outcome_of(a_few().entries[1].movement)
    assert pay == {"effective": "2026-04-01", "paid": "90000.00"}
    left = outcome_of(a_few().entries[2].movement)
    assert {line["kind"] for line in left["lines"]} == {"release", "retained"}
    assert left["lines"][0]["reverses"] == "0.0"


class TestApplying:
    def test_several_at_once_or_none(self):
        running = contract()
        two = [running.add(employee(id_), requested_on=ON) for id_ in ("N", "M")]
        assert len(running.apply(*two).entries) == 2
        with pytest.raises(MovementRefused):
            running.apply(two[0], running.add(employee("A"), requested_on=ON))
        assert (running.entries, len(running.standing.people)) == ((), 3)

    def test_what_is_refused_by_now(self):
        running = contract()
        made = running.remove("A", last_day=JUNE, requested_on=ON)
        with pytest.raises(MovementRefused, match="LEAVES-ALREADY"):
            running.apply(made, made)

    def test_what_would_come_to_other_sums_by_now(self):
        running = contract()
        due = running.pay(on=ON)
        leave = running.remove("A", last_day=JUNE, requested_on=ON)
        later = running.apply(running.pay(running.premium, on=ON))
        with pytest.raises(MovementStale, match="Preview it again"):
            later.apply(leave)  # by now the freed premium is paid and comes back
        with pytest.raises(MovementRefused):
            later.apply(due)

    def test_who_joined_meanwhile_does_not_make_it_stale(self):
        running = contract()
        leave = running.remove("A", last_day=JUNE, requested_on=ON)
        joined = running.apply(running.add(employee("N"), requested_on=ON))
        after = joined.apply(leave)
        assert after.premium - joined.premium == leave.amount
        assert after.entries[-1].number == 2

    def test_the_order_of_independent_movements_does_not_matter(self):
        running = contract(of=offer("1000.35"))
        requests = [
            running.add(employee("N"), requested_on=ON).request,
            running.remove("A", last_day=JUNE, requested_on=ON).request,
            running.change_programme("B", "vip", requested_on=ON).request,
        ]
        one, other = running.replay(requests), running.replay(reversed(requests))
        assert one.payments == other.payments

    def test_a_request_of_no_kind(self):
        with pytest.raises(TypeError, match="does not know requests of Request"):
            contract().preview(Request(requested_on=ON))


def test_what_a_contract_says_of_itself():
    running = a_few()
    assert (running.number, repr(running)) == ("1", "<Contract 1 with 3 movements>")
    assert running.terms == terms()
    assert [p.id for p, _ in running.insured_on(date(2026, 7, 1))] == ["B", "N"]
    assert running.person("N").premium == 24_200_00
    with pytest.raises(KeyError, match="nobody with the number"):
        running.person("Z")
    made = running.entries[0].movement
    assert (made.status, made.kind, made.people) == ("accepted", "add", ("N",))
