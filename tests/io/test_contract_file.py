"""A contract survives its file: saved and loaded it is the same contract, in the same bytes."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from contract_example import child, concluded, employee, eventful, offer, terms
from contract_forging import forged
from hypothesis import given, settings
from hypothesis import strategies as st
from large_example import EXTRA, generate
from large_example import OFFER as LARGE
from pydantic import ValidationError

from dms.contracts.contract import Contract
from dms.contracts.contract_document import ContractDocument
from dms.errors import LoadError
from dms.io.contract_file import contract_json, load_contract, save_contract
from dms.io.offers import load_offer
from dms.io.roster import read_roster
from dms.io.terms import load_terms
from dms.members import Member, Roster
from dms.periods import Period
from dms.workdays import WorkCalendar

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def contract() -> Contract:
    return eventful()


def loaded(contract: Contract, path: Path) -> Contract:
    save_contract(contract, path)
    return load_contract(path)


def codes(error: LoadError) -> list[str]:
    return [issue.code for issue in error.issues]


def test_every_kind_of_movement_comes_back(contract: Contract, tmp_path: Path) -> None:
    again = loaded(contract, tmp_path / "c.json")
    assert again.head == contract.head
    assert again.payments == contract.payments
    assert (again.premium, again.paid, again.returned) == (
        contract.premium,
        contract.paid,
        contract.returned,
    )
    assert [e.movement.request for e in again.entries] == [
        e.movement.request for e in contract.entries
    ]
    assert [e.booked_on for e in again.entries] == [e.booked_on for e in contract.entries]
    assert again.agreement.policyholder == "ООО «Ромашка»"


def test_saved_again_it_has_the_same_bytes(contract: Contract, tmp_path: Path) -> None:
    again = loaded(contract, tmp_path / "c.json")
    assert contract_json(again).encode() == (tmp_path / "c.json").read_bytes()


def test_the_life_of_the_contract_goes_on_from_the_file(tmp_path: Path) -> None:
    contract = concluded()
    again = loaded(contract, tmp_path / "c.json")
    asked = {"last_day": date(2026, 6, 30), "requested_on": date(2026, 6, 1)}
    one, other = contract.remove("E-001", **asked), again.remove("E-001", **asked)
    assert (one.amount, one.lines, one.basis) == (other.amount, other.lines, other.basis)
    assert again.apply(one).head == contract.apply(other).head


def test_one_movement_is_one_line(contract: Contract) -> None:
    lines = contract_json(contract).splitlines()
    rows = [line for line in lines if line.startswith('{"number": ')]
    assert len(rows) == len(contract.entries)
    assert [json.loads(row.rstrip(","))["number"] for row in rows] == list(range(1, len(rows) + 1))


def test_a_movement_more_only_adds_lines() -> None:
    before = concluded()
    after = before.apply(before.pay(Decimal(100), on=date(2026, 1, 5)))
    after = after.apply(after.pay(Decimal(100), on=date(2026, 1, 6)))
    known = set(contract_json(after).splitlines())
    grown = after.apply(after.pay(Decimal(100), on=date(2026, 1, 7)))
    lost = known - set(contract_json(grown).splitlines())
    assert {line.split(":")[0] for line in lost} == {'{"number"', '"head"'}  # a comma, and the end


def test_the_file_is_a_contract_document(contract: Contract) -> None:
    document = ContractDocument.model_validate(json.loads(contract_json(contract)))
    assert document.contract == "26/001"
    assert len(document.movements) == len(contract.entries)
    assert document.conclusion.amount == "442560.00"
    assert document.head == contract.head == document.movements[-1].hash


def test_a_contract_without_movements(tmp_path: Path) -> None:
    contract = concluded()
    assert loaded(contract, tmp_path / "c.json").head == contract.first_hash


def test_ids_and_names_in_any_script(tmp_path: Path) -> None:
    odd = 'Ё/"\\\n\u2028~0😀'
    contract = concluded(employee(odd, name="Иванов\tИ. И."), employee("\x7f\ufeff"))
    again = loaded(contract, tmp_path / "c.json")
    assert [m.id for m in again.agreement.members] == [odd, "\x7f\ufeff"]
    assert again.agreement.members[0].name == "Иванов\tИ. И."


def test_cover_of_a_part_of_the_term_and_years_of_birth(tmp_path: Path) -> None:
    contract = concluded(
        employee("1", start=date(2026, 3, 1), last_day=date(2026, 5, 31)),
        Member(id="2", birth=1990, programme="standard", extra={"hazard": 1}),
    )
    again = loaded(contract, tmp_path / "c.json")
    assert list(again.agreement.members) == list(contract.agreement.members)
    assert again.premium == contract.premium == Decimal("9678.90") + 38400 + 312000


FACTS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dates(),
)


@settings(max_examples=30)
@given(st.dictionaries(st.text("абв", min_size=1), FACTS, max_size=4))
def test_further_columns_come_back_as_they_were(facts: dict[str, object]) -> None:
    contract = concluded(employee("1", extra={"hazard": 0} | facts))
    document = ContractDocument.model_validate(json.loads(contract_json(contract)))
    found = document.members[0].member.extra
    assert found == {"hazard": 0} | facts
    assert [str(v) for v in found.values()] == [str(v) for v in ({"hazard": 0} | facts).values()]


@pytest.mark.parametrize("value", [1.5, float("nan"), Decimal("inf"), b"x", ["1"], {"decimal": 1}])
def test_further_columns_that_no_file_can_hold_are_refused(value: object) -> None:
    with pytest.raises(ValidationError, match="cannot hold this value"):
        concluded(employee("1", extra={"hazard": 0, "x": value}))


@pytest.mark.parametrize("written", [{"decimal": "abc"}, {"date": "2026-02-31"}, {"other": "1"}])
def test_further_columns_that_cannot_be_read_are_refused(
    written: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "c.json"
    data = json.loads(contract_json(concluded()))
    data["members"][1]["extra"] = {"hazard": written}
    path.write_text(json.dumps(data), "utf-8")
    with pytest.raises(LoadError) as error:
        load_contract(path, name="c.json")
    assert codes(error.value) == ["MEMBER-FACT-INVALID"]
    assert error.value.issues[0].where.pointer == "/members/1/extra/hazard"


def test_chosen_kinds_of_care_come_back(tmp_path: Path) -> None:
    chosen = {"standard": {"dental", "outpatient", "ambulance"}}
    contract = Contract.from_offer(
        offer(),
        Roster.of([employee("1")]),
        terms=load_terms("client-improved"),
        number="2",
        modules=chosen,
        concluded_on=date(2025, 12, 20),
        policyholder="ИП",
    )
    again = loaded(contract, tmp_path / "c.json")
    assert again.premium == contract.premium == Decimal("29900.00") + 312000
    assert again.agreement.concluded_on == date(2025, 12, 20)
    assert again.period == contract.period
    assert again.agreement.policyholder == "ИП"


def test_the_published_price_list_with_answers(tmp_path: Path) -> None:
    answers = {"age.upper_end": "included", "factors.age.multiply.age.0-59": "1"}
    found = load_offer(EXAMPLES / "medsi" / "offer.yaml", assume=answers)
    roster = read_roster(EXAMPLES / "medsi" / "roster.xlsx").roster
    contract = Contract.from_offer(
        found,
        roster,
        terms=load_terms("insurers-standard"),
        number="3",
        period=Period(date(2026, 2, 1), date(2027, 1, 31)),
    )
    again = loaded(contract, tmp_path / "c.json")
    assert again.premium == contract.premium > 0
    assert again.agreement.offer.assumptions == found.assumptions
    assert contract_json(again) == contract_json(contract)
    locate = again.agreement.offer.locate
    assert locate("/programmes/0").to_dict() == {
        "file": str(tmp_path / "c.json"),
        "pointer": "/offer/programmes/0",
    }


def test_the_large_example_with_its_columns(tmp_path: Path) -> None:
    roster = read_roster(generate.to_csv(generate.members(200)), name="r.csv", extra=EXTRA).roster
    contract = Contract.from_offer(
        load_offer(LARGE),
        roster,
        terms=load_terms(EXAMPLES / "contract" / "terms.yaml"),
        number="4",
        payment="quarterly",
    )
    again = loaded(contract, tmp_path / "c.json")
    assert again.premium == contract.premium > 0
    assert contract_json(again) == contract_json(contract)
    assert [p.premium for p in again.standing.people.values()] == [
        p.premium for p in contract.standing.people.values()
    ]


class _OtherHolidays:
    """A calendar with one more working day off."""

    def __init__(self, calendar: WorkCalendar) -> None:
        self._calendar = calendar

    def is_working_day(self, day: date) -> bool:
        return day != date(2026, 1, 21) and self._calendar.is_working_day(day)


def test_another_calendar_gives_other_dates(contract: Contract, tmp_path: Path) -> None:
    calendar = contract.agreement.calendar
    own = Contract.from_offer(
        offer(),
        Roster.of([employee("1")]),
        terms=contract.terms,
        number="5",
        calendar=_OtherHolidays(calendar),
    )
    late = own.apply(own.add(employee("2"), requested_on=date(2026, 1, 19)))
    assert late.entries[0].movement.effective == date(2026, 2, 15)
    path = tmp_path / "c.json"
    save_contract(late, path)
    assert load_contract(path, calendar=_OtherHolidays(calendar)).head == late.head
    with pytest.raises(LoadError) as error:
        load_contract(path, name="c.json")
    assert codes(error.value) == ["CONTRACT-REPLAY-DIFFERS"]
    (issue,) = error.value.issues
    assert "movement 1 comes to something else" in issue.line("en")
    assert "version 0.1.0" in issue.line("en")
    assert issue.where.pointer == "/movements/0"
    assert issue.where.line is not None


class _Weekdays:
    """A calendar of any year without holidays."""

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < 5


def test_a_year_that_the_calendar_does_not_know(tmp_path: Path) -> None:
    span = {"start": "2046-01-01", "last_day": "2046-12-31"}
    contract = Contract.from_offer(
        offer(period=span),
        Roster.of([employee("1", start=None)]),
        terms=terms(
            payment={"additional": {"working_days": 5}},
            enrolment={"notice": {"calendar_days": 5}},
        ),
        number="6",
        calendar=_Weekdays(),
    )
    contract = contract.apply(contract.add(employee("2"), requested_on=date(2046, 4, 20)))
    path = tmp_path / "c.json"
    save_contract(contract, path)
    assert load_contract(path, calendar=_Weekdays()).head == contract.head
    with pytest.raises(LoadError) as error:
        load_contract(path, name="c.json")
    issue = error.value.issues[-1]
    assert issue.where.file == "c.json"
    assert "2046" in issue.line("en")


def test_a_refused_movement_names_its_reason_too(tmp_path: Path) -> None:
    contract = concluded()
    contract = contract.apply(contract.add(employee("9"), requested_on=date(2026, 1, 20)))
    data = json.loads(contract_json(contract))
    data["movements"][0]["request"]["member"]["id"] = "E-001"
    path = tmp_path / "c.json"
    path.write_text(json.dumps(forged(data)), "utf-8")
    with pytest.raises(LoadError) as error:
        load_contract(path)
    assert codes(error.value) == ["CONTRACT-REPLAY-DIFFERS", "MOVEMENT-INSURED-ALREADY"]


def test_the_first_list_cannot_be_priced_any_more(tmp_path: Path) -> None:
    data = json.loads(contract_json(concluded()))
    data["members"][0]["extra"]["hazard"] = 99
    path = tmp_path / "c.json"
    path.write_text(json.dumps(forged(data)), "utf-8")
    with pytest.raises(LoadError) as error:
        load_contract(path, name="c.json")
    assert [str(i.where).split(" ")[0] for i in error.value.issues] == ["c.json"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "DOC-SYNTAX"),
        (b"{", "DOC-SYNTAX"),
        (b"null", "DOC-VALUE-INVALID"),
        (b'{"dms": "contract/1", "dms": "contract/1"}', "DOC-KEY-DUPLICATE"),
        (b'{"headcount": NaN}', "DOC-NUMBER-INVALID"),
        (b'{"contract": "\\ud800"}', "DOC-SYNTAX"),
        (b"[" * 100_000, "DOC-TOO-DEEP"),
        (b"\xff\xfe{}", "DOC-ENCODING"),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    path.write_bytes(content)
    with pytest.raises(LoadError) as error:
        load_contract(path)
    assert code in codes(error.value)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(LoadError) as error:
        load_contract(tmp_path / "none.json")
    assert codes(error.value) == ["DOC-FILE-MISSING"]


def test_all_that_does_not_fit_is_reported_at_once_with_lines(tmp_path: Path) -> None:
    data = json.loads(contract_json(eventful()))
    data["offer"]["programmes"][0]["modules"][0]["premium"] = "cheap"
    data["terms"]["enrolment"]["days"] = [32]
    data["movements"][2]["request"]["kind"] = "adopt"
    path = tmp_path / "c.json"
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False), "utf-8")
    with pytest.raises(LoadError) as error:
        load_contract(path, name="c.json")
    assert [issue.where.pointer for issue in error.value.issues] == [
        "/offer/programmes/0/modules/0/premium",
        "/terms/enrolment/days",
        "/movements/2/request/kind",
    ]
    assert all(issue.where.line for issue in error.value.issues)


def test_relatives_come_back_with_their_employees(tmp_path: Path) -> None:
    contract = concluded(employee("1"), child("1/1", "1"), child("1/2", "1"))
    assert loaded(contract, tmp_path / "c.json").person("1").relatives == ("1/1", "1/2")
