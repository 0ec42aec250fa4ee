"""A new list of people against a contract: what to file, and what nobody can file."""

from datetime import date, timedelta

from attrs import evolve
from contract_helpers import (
    END,
    START,
    applied,
    contract,
    employee,
    offer,
    relative,
    terms,
)
from hypothesis import given
from hypothesis import strategies as st

from dms.contracts.contract import Contract
from dms.contracts.rosters.proposing import Proposal, propose, roster_on
from dms.members import Member, Roster, Sex

ON = date(2026, 6, 1)
FILED = date(2026, 5, 20)


def proposal(of: Contract, *members: Member, on: date = ON) -> Proposal:
    return propose(of, Roster.of(members), on=on, requested_on=FILED)


def kinds(found: Proposal) -> list[tuple[str, str]]:
    """What is to be filed, and about whom."""
    return [
        (
            request.kind,  # type: ignore[attr-defined]
            getattr(request, "member_id", None) or request.member.id,  # type: ignore[attr-defined]
        )
        for request in found.requests
    ]


def granted_all(to: Contract, found: Proposal) -> Contract:
    return to.replay(found.requests)


class TestRequests:
    def test_the_same_list_asks_for_nothing(self) -> None:
        of = contract()
        found = proposal(of, *roster_on(of, ON))
        assert (found.changes, found.requests, found.issues) == ((), (), ())

    def test_a_joiner_wishes_for_the_day_of_the_list(self) -> None:
        of = contract(employee("A"))
        (request,) = proposal(of, employee("A"), employee("N")).requests
        assert (request.kind, request.start, request.requested_on) == ("add", ON, FILED)

    def test_a_joiner_may_have_a_day_of_his_own(self) -> None:
        of = contract(employee("A"))
        later = date(2026, 7, 1)
        (request,) = proposal(of, employee("A"), employee("N", start=later)).requests
        assert request.start == later

    def test_relatives_follow_their_employee(self) -> None:
        of = contract(employee("A"))
        found = proposal(of, relative("N/1", of="N"), employee("A"), employee("N"))
        assert kinds(found) == [("add", "N"), ("add_relative", "N/1")]

    def test_a_leaver_is_insured_to_the_day_before(self) -> None:
        of = contract(employee("A"), employee("B"))
        (request,) = proposal(of, employee("A")).requests
        assert (request.kind, request.member_id) == ("remove", "B")
        assert request.last_day == ON - timedelta(1)

    def test_relatives_leave_by_the_request_of_their_employee(self) -> None:
        people = (employee("A"), employee("B"), relative("B/1", of="B"))
        found = proposal(contract(*people), employee("A"))
        assert kinds(found) == [("remove", "B")]

    def test_relatives_have_a_request_of_their_own_where_they_do_not(self) -> None:
        people = (employee("A"), employee("B"), relative("B/1", of="B"))
        for together in (False, None):
            of = contract(*people, on=terms(leaving={"with_employee": together}))
            found = proposal(of, employee("A"))
            assert kinds(found) == [("remove", "B/1"), ("remove", "B")]
            assert len(granted_all(of, found).entries) == 2

    def test_another_programme(self) -> None:
        of = contract(employee("A"))
        (request,) = proposal(of, employee("A", programme="vip")).requests
        assert (request.kind, request.programme, request.start) == ("change_programme", "vip", ON)

    def test_a_last_day_that_the_contract_does_not_have(self) -> None:
        of = contract(employee("A"))
        (request,) = proposal(of, employee("A", last_day=date(2026, 8, 31))).requests
        assert (request.kind, request.last_day) == ("remove", date(2026, 8, 31))

    def test_the_last_day_of_the_contract_is_no_news(self) -> None:
        of = contract(employee("A"), employee("B"))
        found = proposal(
            of, employee("A", last_day=END), employee("B"), employee("N", last_day=END)
        )
        assert kinds(found) == [("add", "N")]

    def test_true_data_correct_the_charge_that_they_are_wrong_in(self) -> None:
        of = contract(employee("A"))
        joined = applied(of, of.add(employee("N"), requested_on=date(2026, 2, 1)))
        found = proposal(joined, employee("A"), employee("N", birth=date(1991, 1, 1)))
        (request,) = found.requests
        assert (request.corrects, request.member_id) == (1, "N")
        assert request.facts == {"birth": date(1991, 1, 1)}
        assert granted_all(joined, found).person("N").member.birth == date(1991, 1, 1)


class TestOnlyOneListKnows:
    def test_facts_of_the_contract_stay(self) -> None:
        of = contract(employee("A", sex=Sex.MALE, name="Имя", grade="1", extra={"tenure": 3}))
        assert proposal(of, Member(id="A")).changes == ()

    def test_facts_of_the_new_list_are_no_difference(self) -> None:
        of = contract(employee("A"))
        new = employee("A", sex=Sex.MALE, name="Имя", grade="1", extra={"tenure": 3})
        assert proposal(of, new).changes == ()

    def test_programmes_are_known_by_their_names(self) -> None:
        of = contract(employee("A"), of=offer(headcount={"min": 1, "max": 9}))
        assert proposal(of, employee("A", programme=" STD ")).changes == ()

    def test_somebody_who_leaves_already_has_a_last_day(self) -> None:
        of = contract(employee("A"))
        left = applied(
            of, of.remove("A", last_day=date(2026, 8, 31), requested_on=date(2026, 2, 1))
        )
        assert proposal(left, employee("A")).changes == ()
        assert proposal(left, employee("A", last_day=date(2026, 8, 31))).changes == ()


class TestByHand:
    def codes(self, found: Proposal) -> list[tuple[str, str | None]]:
        return [(issue.code, issue.where.member) for issue in found.issues]

    def test_circumstances(self) -> None:
        of = contract(employee("A", grade="1"))
        found = proposal(of, employee("A", grade="2"))
        assert self.codes(found) == [("ROSTER-DIFF-CIRCUMSTANCES", "A")]
        assert "grade" in found.issues[0].message("en")
        assert found.requests == ()

    def test_another_number_of_the_same_person(self) -> None:
        of = contract(employee("A", name="Имя"), employee("B", name="Другой"))
        found = proposal(of, employee("A", name="Имя"), employee("N", name="ДРУГОЙ"))
        assert ("ROSTER-DIFF-QUESTION", "B") in self.codes(found)
        assert found.requests == ()

    def test_somebody_twice_does_not_join(self) -> None:
        of = contract(employee("A", name="Имя"))
        found = proposal(of, employee("A", name="Имя"), employee("N", name="имя"))
        assert self.codes(found) == [("ROSTER-DIFF-QUESTION", "N")]
        assert found.requests == ()

    def test_a_joiner_who_is_to_leave(self) -> None:
        of = contract(employee("A"))
        found = proposal(of, employee("A"), employee("N", last_day=date(2026, 8, 31)))
        assert kinds(found) == [("add", "N")]
        assert self.codes(found) == [("ROSTER-DIFF-LAST-DAY", "N")]

    def test_everything_says_what_to_do(self) -> None:
        of = contract(employee("A", grade="1"))
        (issue,) = proposal(of, employee("A", grade="2")).issues
        assert issue.advice("en")


def test_a_list_of_a_day_has_its_programmes() -> None:
    of = contract(employee("A"))
    moved = applied(of, of.change_programme("A", "vip", start=ON, requested_on=FILED))
    assert [m.programme for m in roster_on(moved, ON)] == ["vip"]
    assert [m.programme for m in roster_on(moved, ON - timedelta(1))] == ["std"]
    assert list(roster_on(moved, START - timedelta(1))) == []


@st.composite
def new_lists(draw: st.DrawFn) -> list[Member]:
    """Some of the staff, some of them otherwise, and some joiners with relatives."""
    staff = [employee(id_) for id_ in "ABCD"]
    kept = [m for m in staff if draw(st.booleans())]
    programmes = st.sampled_from(["std", "vip"])
    births = st.integers(1960, 2000).map(lambda year: date(year, 1, 1))
    changed = [
        evolve(m, programme=draw(programmes), birth=draw(st.sampled_from([m.birth, draw(births)])))
        for m in kept
    ]
    for n in range(draw(st.integers(0, 3))):
        changed.append(employee(f"N{n}", programme=draw(programmes)))
        if draw(st.booleans()):
            changed.append(relative(f"N{n}/1", of=f"N{n}"))
    return draw(st.permutations(changed))


@given(new_lists())
def test_what_is_proposed_makes_the_contract_like_the_list(new: list[Member]) -> None:
    of = contract(*(employee(id_) for id_ in "ABCD"))
    found = proposal(of, *new)
    after = granted_all(of, found)
    assert proposal(after, *new).changes == ()
    insured = {(m.id, m.programme, m.birth) for m in roster_on(after, ON)}
    assert insured == {(m.id, m.programme, m.birth) for m in new}
