"""Lists of a contract: who is insured on a day, and what the insurer is told of a month."""

from datetime import date
from typing import Any

from contract_helpers import END, START, applied, contract, employee, offer, relative
from hypothesis import given, settings
from random_contracts import days
from random_years import months_of, years

from dms.contracts.accounts.insured_list import cover_on, insured_list
from dms.contracts.contract import Contract
from dms.io.insurer_list import ListedChange, insurer_lists
from dms.io.insurer_list.from_contract import listed_changes
from dms.periods import ONE_DAY, Period, month_of

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


def told(of: Contract, month: date = MARCH) -> list[tuple[Any, ...]]:
    changes = listed_changes(of, month_of(month))
    return [(c.member.id, c.kind.value, c.start, c.last_day, c.programme) for c in changes]


class TestInsured:
    def test_who_is_insured_and_under_what(self) -> None:
        of = contract(employee("A"), relative("A1", programme="vip"))
        first, second = insured_list(of, START)
        assert (first.member.id, first.programme, first.period) == ("A", "std", Period(START, END))
        assert (second.member.id, second.programme) == ("A1", "vip")

    def test_a_programme_has_the_name_of_the_offer(self) -> None:
        programmes = [
            {
                "id": "std",
                "name": "Стандарт",
                "modules": [{"kind": "outpatient", "premium": "100"}],
            }
        ]
        of = contract(employee("A"), of=offer(programmes=programmes))
        assert insured_list(of, START)[0].programme_title == "Стандарт"
        assert insured_list(contract(), START)[0].programme_title == "std"

    def test_a_change_of_programme_does_not_break_the_cover(self) -> None:
        of = contract(employee("A"))
        of = applied(of, of.change_programme("A", "vip", requested_on=START, start=APRIL))
        (one,) = insured_list(of, date(2026, 5, 1))
        assert (one.programme, one.period) == ("vip", Period(START, END))

    def test_a_gap_breaks_the_cover(self) -> None:
        of = contract(employee("A"))
        of = applied(of, of.remove("A", last_day=date(2026, 2, 28), requested_on=date(2026, 2, 1)))
        of = applied(of, of.add(employee("A"), requested_on=APRIL, start=date(2026, 5, 4)))
        person = of.person("A")
        assert cover_on(person, START) == Period(START, date(2026, 2, 28))
        assert cover_on(person, MARCH) is None
        assert cover_on(person, END) == Period(date(2026, 5, 4), END)

    @given(years(), days)
    @settings(max_examples=40)
    def test_the_list_is_who_is_insured(self, of: Contract, day: date) -> None:
        listed = insured_list(of, day)
        assert [one.member.id for one in listed] == [p.id for p, _ in of.insured_on(day)]
        assert all(day in one.period for one in listed)


class TestListedChanges:
    def test_joiners_and_leavers_as_they_were_booked(self) -> None:
        of = contract(policyholder="ООО Ромашка")
        of = applied(of, of.add(employee("D"), requested_on=MARCH, start=APRIL))
        of = applied(of, of.remove("A", last_day=date(2026, 5, 31), requested_on=MARCH))
        assert told(of) == [
            ("A", "detach", START, date(2026, 5, 31), "std"),
            ("D", "attach", APRIL, END, "std"),
        ]
        assert told(of, APRIL) == []
        change: ListedChange = listed_changes(of, month_of(MARCH))[0]
        assert (change.contract_number, change.policyholder) == ("1", "ООО Ромашка")

    def test_the_first_list_is_no_change(self) -> None:
        assert told(contract(), START) == []
        late = contract(concluded_on=date(2026, 1, 20))
        assert told(late, START) == []
        assert told(late, date(2025, 12, 1)) == []

    def test_movements_of_the_month_of_conclusion_are(self) -> None:
        of = contract()
        of = applied(of, of.add(employee("D"), requested_on=date(2026, 1, 8), start=MARCH))
        assert told(of, START) == [("D", "attach", MARCH, END, "std")]

    def test_who_joins_and_leaves_in_a_month_stands_in_it_once(self) -> None:
        of = contract()
        of = applied(of, of.add(employee("D"), requested_on=MARCH, start=APRIL))
        of = applied(of, of.remove("D", last_day=date(2026, 5, 5), requested_on=MARCH))
        assert told(of) == [("D", "attach", APRIL, date(2026, 5, 5), "std")]

    def test_who_never_began_ends_on_the_eve(self) -> None:
        of = contract()
        of = applied(of, of.add(employee("D"), requested_on=date(2026, 2, 2), start=APRIL))
        of = applied(of, of.remove("D", last_day=date(2026, 3, 31), requested_on=MARCH))
        assert told(of) == [("D", "detach", APRIL, date(2026, 3, 31), "std")]

    def test_who_came_and_went_again_unseen_is_not_listed(self) -> None:
        of = contract()
        of = applied(of, of.add(employee("D"), requested_on=MARCH, start=APRIL))
        of = applied(of, of.remove("D", last_day=date(2026, 3, 31), requested_on=MARCH))
        assert told(of) == []

    def test_a_change_of_programme_is_leaving_one_and_joining_the_other(self) -> None:
        of = contract()
        of = applied(of, of.change_programme("A", "vip", requested_on=MARCH, start=APRIL))
        assert told(of) == [
            ("A", "detach", START, date(2026, 3, 31), "std"),
            ("A", "attach", APRIL, END, "vip"),
        ]

    def test_leaving_and_coming_back(self) -> None:
        of = contract()
        of = applied(of, of.remove("A", last_day=date(2026, 3, 15), requested_on=MARCH))
        of = applied(of, of.add(employee("A"), requested_on=date(2026, 3, 20), start=APRIL))
        assert told(of) == [
            ("A", "detach", START, date(2026, 3, 15), "std"),
            ("A", "attach", APRIL, END, "std"),
        ]

    def test_a_corrected_first_day_is_told_anew(self) -> None:
        of = contract()
        of = applied(
            of, of.add(employee("D"), requested_on=date(2026, 2, 2), start=date(2026, 2, 2))
        )
        for start in (date(2026, 2, 10), date(2026, 1, 15)):
            fixed = applied(of, of.correct(1, requested_on=MARCH, start=start))
            assert told(fixed) == [("D", "attach", start, END, "std")]

    def test_corrected_facts_are_a_change_of_data(self) -> None:
        of = contract()
        of = applied(of, of.correct(0, requested_on=MARCH, member_id="A", facts={"sex": "female"}))
        assert told(of) == [("A", "data_change", START, END, "std")]

    def test_the_number_of_the_policy_comes_from_the_roster(self) -> None:
        of = contract(employee("A", extra={"policy_number": "П-7"}))
        of = applied(of, of.remove("A", last_day=APRIL, requested_on=MARCH))
        (change,) = listed_changes(of, month_of(MARCH))
        assert change.policy_number == "П-7"

    def test_the_insurers_lists_take_them(self) -> None:
        of = contract(policyholder="ООО Ромашка")
        joiner = employee("D", name="Орлов Пётр Ильич")
        of = applied(of, of.add(joiner, requested_on=MARCH, start=APRIL))
        (listed,) = insurer_lists(list(listed_changes(of, month_of(MARCH))), "kapital_life")
        assert END in listed.rows[0]

    @given(years())
    @settings(max_examples=60)
    def test_whoever_is_told_the_months_knows_who_is_insured(self, of: Contract) -> None:
        """Applying the lists month by month to the first list gives the latest cover of all."""
        known = {
            p.id: Period(START, END)
            if p.last_day == END
            else Period(p.entry or START, p.last_day or END)
            for p in of.conclusion.change.people
        }
        for month in months_of(of):
            for change in listed_changes(of, month):
                if change.last_day < change.start:
                    known.pop(change.member.id)
                    continue
                start = change.start
                before = known.get(change.member.id)
                if change.kind == "attach" and before and before.last_day + ONE_DAY == start:
                    start = before.start
                known[change.member.id] = Period(start, change.last_day)
        expected = {
            p.id: cover_on(p, p.last_day) for p in of.standing.people.values() if p.last_day
        }
        assert known == expected
