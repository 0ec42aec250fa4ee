"""No representation and no exception shows names, births, sex or further columns."""

from datetime import date

import pytest
from contract_helpers import contract, employee, relative
from pydantic import BaseModel, ValidationError

from dms.contracts.contract_document import ContractMember
from dms.contracts.state.journal import Entry
from dms.contracts.state.records import MemberRecord
from dms.contracts.state.requests import Add, AddRelative, Correct, Request, Swap, request_of
from dms.contracts.terms.relative_terms import Since
from dms.members import Member, Relationship, Sex
from dms.report.movement_document import movement_document

ON = date(2026, 3, 2)
BORN = date(1991, 7, 23)
SECRETS = ("Zubova", "1991", "datetime.date(1991", "female", "diabetes", "2019", "Sadovaya")


def record(**more: object) -> MemberRecord:
    facts = {"id": "N", "birth": BORN, "name": "Zubova", "sex": Sex.FEMALE, "programme": "std"}
    return MemberRecord.model_validate(
        facts | {"place": "Sadovaya 5", "office": "Sadovaya 7", "extra": {"ill": "diabetes"}} | more
    )


def requests() -> list[Request]:
    kin = record(relationship=Relationship.SPOUSE, employee_id="A")
    married = {Since.MARRIAGE: date(2019, 2, 1)}
    facts = {"birth": BORN, "name": "Zubova", "sex": "female", "ill": "diabetes"}
    return [
        Add(requested_on=ON, member=record()),
        AddRelative(requested_on=ON, member=kin, events=married),
        Swap(requested_on=ON, member_id="A", joiner=record()),
        Correct(requested_on=ON, corrects=0, member_id="A", facts=facts),
    ]


def shown() -> list[object]:
    running = contract(employee("A", name="Zubova", birth=BORN), relative("a", name="Zubova"))
    movements = [running.preview(request) for request in requests()]
    added = running.apply(running.preview(requests()[0]))
    entry: Entry = added.entries[0]
    member = {**dict(record()), "start": None, "last_day": None}
    return [
        *requests(),
        *movements,
        *map(movement_document, movements),
        record(),
        record().member,
        ContractMember.model_validate(member),
        added,
        added.standing.people["N"],
        entry,
        entry.movement,
    ]


@pytest.mark.parametrize("one", shown(), ids=lambda one: type(one).__name__)
def test_representations_show_nobody(one: object):
    for words in (repr(one), str(one)):
        assert not [secret for secret in SECRETS if secret in words]


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (MemberRecord, {"id": "N", "birth": "31.02.1991x", "name": "Zubova"}),
        (MemberRecord, {"id": "N", "name": ["Zubova"], "sex": "femalex"}),
        (Add, {"requested_on": ON, "member": {"name": "Zubova"}}),
    ],
)
def test_exceptions_show_nobody(kind: type[BaseModel], data: dict[str, object]):
    with pytest.raises(ValidationError) as caught:
        kind.model_validate(data)
    assert not [secret for secret in ("Zubova", "1991") if secret in str(caught.value)]


@pytest.mark.parametrize(
    "data",
    [
        {"kind": "nonsense", "member": {"name": "Zubova"}},
        {"kind": "add", "requested_on": "2026-03-02", "member": {"name": "Zubova"}},
    ],
)
def test_reading_a_request_shows_nobody(data: dict[str, object]):
    with pytest.raises(ValidationError) as caught:
        request_of(data)
    assert "Zubova" not in str(caught.value)


def test_a_member_hides_sex_and_birth():
    member = Member(id="1", birth=BORN, sex=Sex.FEMALE, name="Zubova")
    assert not [secret for secret in SECRETS if secret in repr(member)]
