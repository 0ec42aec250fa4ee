"""Movements in words: the dates, the money, the reasons and what remains."""

from datetime import date
from decimal import Decimal

import pytest
from contract_example import child, concluded, employee, eventful, offer

from dms.contracts.contract import Contract
from dms.contracts.state.movement import Movement
from dms.contracts.terms.relative_terms import Since
from dms.members import Member, Relationship
from dms.report.movement_money import movement_money
from dms.report.movement_text import ids_of, render_movement


def rows(movement: Movement, contract: Contract | None = None) -> dict[str, str]:
    """Return what stands beside each title, and every line that has nothing beside it."""
    found: dict[str, str] = {}
    for line in render_movement(movement, "en", contract=contract).splitlines():
        title, _, value = line.strip().partition("   ")
        found[title] = value.strip()
    return found


@pytest.fixture(scope="module")
def contract() -> Contract:
    return concluded()


@pytest.fixture(scope="module")
def paid(contract: Contract) -> Contract:
    return contract.apply(contract.pay(contract.premium, on=date(2026, 1, 12)))


def test_a_late_joiner_without_a_wish(contract: Contract) -> None:
    movement = contract.add(employee("E-043"), requested_on=date(2026, 1, 20))
    written = render_movement(movement, "en", contract=contract)
    assert [" ".join(line.split()) for line in written.splitlines()] == [
        "Joining · No. E-043 · granted",
        "Request of 2026-01-20 · Contract 26/001",
        "",
        "First day of cover 2026-02-15",
        "Insured 2026-02-15 to 2026-12-31, 320 days",
        "Last day to file for it 2026-02-02",
        "Days without cover 26",
        "",
        "Additional premium RUB33,665.75",
        "Outpatient care RUB16,219.18",
        "Home care RUB1,841.09",
        "Dental care RUB8,591.78",
        "Ambulance RUB1,402.74",
        "Emergency inpatient care RUB5,610.96",
        "Employer RUB33,665.75",
        "Premium of the contract before RUB442,560.00",
        "Premium of the contract after RUB476,225.75",
        "",
        "In payments",
        "instalment 2 2026-04-13 +RUB14,307.95",
        "instalment 3 2026-07-13 +RUB9,678.90",
        "instalment 4 2026-10-12 +RUB9,678.90",
        "",
        "Why",
        "The request of 2026-01-20 is late for 2026-02-01: the last day to file it was 2026-01-19",
        "The next possible day is 2026-02-15",
    ]


def test_a_late_joiner_with_a_wish_sees_both_days(contract: Contract) -> None:
    asked = {"requested_on": date(2026, 1, 20), "start": date(2026, 2, 1)}
    found = rows(contract.add(employee("E-043"), **asked))
    assert found["First day of cover"] == "2026-02-15"
    assert found["Wished for"] == "2026-02-01"
    assert found["Last day to file for the wish"] == "2026-01-19"
    assert found["Days without cover"] == "14"
    assert "Premium of the contract before" not in found


def test_a_joiner_in_time_has_no_lost_days(contract: Contract) -> None:
    asked = {"requested_on": date(2026, 1, 16), "start": date(2026, 2, 1)}
    found = rows(contract.add(employee("E-043"), **asked))
    assert found["First day of cover"] == "2026-02-01"
    assert found["Last day to file for the wish"] == "2026-01-19"
    assert not {"Wished for", "Days without cover", "Why"} & found.keys()


def test_both_countings_stand_side_by_side() -> None:
    contract = concluded(enrolment={"counting": None})
    asked = {"requested_on": date(2026, 1, 19), "start": date(2026, 2, 1)}
    found = rows(contract.add(employee("E-043"), **asked))
    assert found["First day of cover"] == "2026-02-15"
    assert found["The same, if the day of filing counts"] == "2026-02-01"
    assert found["Last day to file for the wish"] == "2026-01-16"
    assert found["Last day to file, if that day counts"] == "2026-01-19"
    assert any("does not say whether the day of filing counts" in line for line in found)
    assert any("[ENROLMENT-COUNTING-UNSTATED]" in line for line in found)
    assert "Questions to the insurer" in found


def test_the_other_counting_of_a_leaver_is_a_last_day_too() -> None:
    contract = concluded(leaving={"counting": None})
    movement = contract.remove("E-001", last_day=date(2026, 5, 31), requested_on=date(2026, 5, 25))
    found = rows(movement)
    assert found["Last day of cover"] == "2026-06-01"
    assert found["The same, if the day of filing counts"] == "2026-05-31"


def test_a_relative_with_uplift_is_paid_by_the_employee(contract: Contract) -> None:
    found = rows(contract.add_relative(child("E-001/1", "E-001"), requested_on=date(2026, 2, 10)))
    assert found["Joining of a relative · No. E-001/1 · granted"] == ""
    assert found["Additional premium"] == "RUB38,631.45"
    assert found["Uplift for relatives"] == "RUB6,438.57"
    assert found["Employees"] == "RUB38,631.45"
    assert "Employer" not in found
    assert "The window “later” is open until 2026-04-01" in found


def test_a_relative_after_the_window_sees_what_remains(contract: Contract) -> None:
    movement = contract.add_relative(child("E-001/1", "E-001"), requested_on=date(2026, 5, 10))
    written = render_movement(movement, "en")
    found = rows(movement)
    assert "Joining of a relative · No. E-001/1 · refused" in found
    assert "The contract stays as it is." in found
    assert "[RELATIVES-WINDOW-CLOSED]" in written
    assert written.index("Why it is refused") < written.index("What can be done")
    assert "Let the relative join with the next contract, from 2027-01-01" in found
    assert not [title for title in found if title.startswith(("First day", "Additional", "Last"))]


def test_a_refused_wish_keeps_its_days() -> None:
    contract = concluded(enrolment={"late": "refuse"})
    asked = {"requested_on": date(2026, 1, 20), "start": date(2026, 2, 1)}
    found = rows(contract.add(employee("E-043"), **asked))
    assert found["Wished for"] == "2026-02-01"
    assert found["Last day to file for the wish"] == "2026-01-19"
    assert "First day of cover" not in found


def test_a_leaver_with_cash_sees_what_is_kept_and_both_ways(paid: Contract) -> None:
    movement = paid.remove(
        "E-002", last_day=date(2026, 5, 31), requested_on=date(2026, 5, 28), refund="cash"
    )
    found = rows(movement, paid)
    assert "Leaving · No. E-002, E-002/1 · granted" in found
    assert found["Last day of cover"] == "2026-06-03"
    assert found["Wished for"] == "2026-05-31"
    assert found["Last day to file for the wish"] == "2026-05-25"
    assert found["Days insured beyond the wish"] == "3"
    assert found["The premium becomes less by"] == "RUB42,620.85"
    assert found["Kept by the insurer"] == "−RUB10,655.21"
    assert "Refund, No. E-002" in found
    assert "Refund, No. E-002/1" in found
    assert "Kept because 80 % come back: 5,549.59 ₽" in found
    assert found["Set off against later premium"] == "RUB53,276.06"
    assert found["Returned in cash"] == "RUB42,620.85"
    assert found["Premium of the contract after"] == "RUB399,939.15"


def test_one_way_to_return_money_is_no_choice() -> None:
    contract = concluded(leaving={"refund": {"set_off_share": "1"}})
    movement = contract.remove("E-001", last_day=date(2026, 6, 30), requested_on=date(2026, 6, 10))
    assert "What would come back either way" not in rows(movement)


def test_one_kind_of_care_is_not_listed(contract: Contract) -> None:
    movement = contract.add(employee("9", programme="vip"), requested_on=date(2026, 1, 16))
    found = rows(movement)
    assert "Outpatient care" not in found
    assert found["Additional premium"].startswith("RUB")


def test_a_change_of_programme(contract: Contract) -> None:
    found = rows(contract.change_programme("E-001", "vip", requested_on=date(2026, 3, 1)))
    assert found["First day in the new programme"] == "2026-03-01"
    assert found["Additional premium"] == "RUB16,850.96"
    assert found["Dental care"] == "−RUB8,215.89"


def test_a_swap_for_nothing(contract: Contract) -> None:
    movement = contract.swap("E-001", employee("E-9"), requested_on=date(2026, 3, 1))
    found = rows(movement, contract)
    assert "Swap · No. E-001, E-9 · granted" in found
    assert found["The premium stays the same"] == "RUB0.00"
    assert found["Premium of the contract after"] == "RUB442,560.00"
    assert any("consent" in line for line in found)
    assert "Remarks" in found


def test_a_payment(contract: Contract) -> None:
    found = rows(contract.pay(Decimal("100.50"), on=date(2026, 4, 15)), contract)
    assert found["Day of payment"] == "2026-04-15"
    assert found["Payment"] == "RUB100.50"
    assert "Premium of the contract before" not in found


def test_an_early_end_names_the_contract_as_a_whole(paid: Contract) -> None:
    movement = paid.terminate("client", last_day=date(2026, 9, 30), requested_on=date(2026, 8, 1))
    found = rows(movement)
    assert found["Last day of the contract"] == "2026-09-30"
    assert "Refund for the contract" in found
    assert found["Office doctor"].startswith("RUB") or found["For the contract as a whole"]


def test_the_list_that_a_contract_began_with(contract: Contract) -> None:
    found = rows(contract.conclusion)
    assert "First list · No. E-001, E-002, E-002/1 · granted" in found
    assert found["First day of the contract"] == "2026-01-01"
    assert found["Additional premium"] == "RUB442,560.00"


def test_a_correction_has_no_wish() -> None:
    correction = eventful().entries[6].movement
    found = rows(correction)
    assert found["Changes from"] == "2026-06-16"
    assert "Wished for" not in found


def test_new_prices_of_everybody() -> None:
    contract = concluded(recalculation={"ages": "recalculated"})
    found = rows(contract.recalculate(date(2026, 7, 1), requested_on=date(2026, 6, 1)))
    assert found["First day with the new prices"] == "2026-07-01"


def test_the_premium_after_is_shown_for_the_state_it_was_made_on(contract: Contract) -> None:
    movement = contract.add(employee("9"), requested_on=date(2026, 1, 20))
    later = contract.apply(movement)
    assert "Premium of the contract after" in rows(movement, contract)
    assert "Premium of the contract after" not in rows(movement, later)


def test_a_marriage_is_an_event(contract: Contract) -> None:
    spouse = employee("E-001/2", relationship=Relationship.SPOUSE, employee_id="E-001")
    movement = contract.add_relative(
        spouse, requested_on=date(2026, 2, 10), events={Since.MARRIAGE: date(2026, 2, 1)}
    )
    assert ids_of(movement) == ("E-001/2",)
    assert rows(movement)["Joining of a relative · No. E-001/2 · granted"] == ""


@pytest.mark.parametrize("number", range(10))
def test_the_parts_add_up_to_the_premium(number: int) -> None:
    movement = eventful().journal[number]
    for (_, sum_), parts in movement_money(movement):
        assert not parts or sum(part for _, part in parts) == sum_


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_no_names_and_no_birth_dates_are_written(lang: str) -> None:
    named = {"name": "Сидоров Сидор", "place": "Москва, ул. Ленина, 1"}
    contract = concluded(employee("1", **named), offer_=offer())
    joiner = Member(id="2", birth=date(1977, 7, 7), extra={"hazard": 0}, programme="standard")
    movements = [
        contract.add(joiner, requested_on=date(2026, 1, 20)),
        contract.remove("1", last_day=date(2026, 6, 30), requested_on=date(2026, 6, 1)),
        contract.swap("1", joiner, requested_on=date(2026, 6, 1)),
        contract.add(employee("1", **named), requested_on=date(2026, 6, 1)),
    ]
    for movement in movements:
        written = render_movement(movement, lang, contract=contract)
        assert not [word for word in ("Сидор", "Ленина", "1977", "07.07") if word in written]
        assert written.endswith("\n")
