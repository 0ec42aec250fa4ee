"""A list of joiners as requests, in an order in which they can be granted."""

from datetime import date

import pytest
from contract_helpers import contract, employee, relative

from dms.contracts.rosters.joining_list import requests_to_join
from dms.errors import LoadError
from dms.members import Roster

FILED, WISH = date(2026, 2, 1), date(2026, 3, 1)


def test_employees_come_first_and_all_are_granted() -> None:
    joiners = [relative("N/1", of="N"), employee("N"), relative("A/1", of="A"), employee("M")]
    requests = requests_to_join(Roster.of(joiners), requested_on=FILED)
    assert [r.member.id for r in requests] == ["N", "M", "N/1", "A/1"]
    assert [r.kind for r in requests] == ["add", "add", "add_relative", "add_relative"]
    assert len(contract().replay(requests).entries) == 4


def test_a_wish_of_the_list_goes_first() -> None:
    own = date(2026, 4, 1)
    joiners = Roster.of([employee("N", start=own), employee("M")])
    requests = requests_to_join(joiners, requested_on=FILED, start=WISH, note="n")
    assert [(r.start, r.note) for r in requests] == [(own, "n"), (WISH, "n")]


def test_all_last_days_are_refused_at_once() -> None:
    joiners = [employee(id_, last_day=WISH) for id_ in "NM"] + [employee("O")]
    with pytest.raises(LoadError) as refused:
        requests_to_join(Roster.of(joiners), requested_on=FILED)
    assert [(i.code, i.where.member) for i in refused.value.issues] == [
        ("JOINING-LAST-DAY", "N"),
        ("JOINING-LAST-DAY", "M"),
    ]
