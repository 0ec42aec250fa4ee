"""`dms explain`: a premium, a kind of care, or the total, down to the lines of the offer."""

import pytest
from cli_helpers import OFFER, Dms
from jsonschema import Draft202012Validator

from dms.io.schemas import json_schema

BASE = ("explain", "offer.yaml", "staff.csv")
REST = ("--payment", "single", "--lang", "en")


def squeezed(written: str) -> str:
    return " ".join(written.split())


def test_a_member(dms: Dms, folder) -> None:
    ran = dms(*BASE, "102", *REST)
    assert ran.code == 0
    assert ran.out.startswith("Member 102, Стандарт, 2026-01-01 to 2026-12-31\n")
    assert "Outpatient care 18,500.00 × 2 × 0.9 × 1 = 33,300.00 RUB33,300.00" in squeezed(ran.out)
    assert "offer.yaml:12, :15, :16, :19" in ran.out


def test_the_total_without_a_member(dms: Dms, folder) -> None:
    ran = dms(*BASE, *REST)
    assert ran.out.startswith("Premium of the contract\n")
    assert squeezed(ran.out).count("RUB91,870.33") == 2  # the one programme, and all


def test_one_kind_of_care(dms: Dms, folder) -> None:
    ran = dms(*BASE, "--module", "dental", *REST)
    assert ran.out.startswith("Dental care: 3 people\n")


@pytest.mark.parametrize("what", [["102"], ["--module", "dental"], []])
def test_the_document(dms: Dms, folder, what: list[str]) -> None:
    ran = dms(*BASE, *what, *REST, "--json")
    assert (ran.code, ran.err) == (0, "")
    Draft202012Validator(json_schema("explanation")).validate(ran.document)
    assert list(ran.document) == ["dms", "explanation"]


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (["105"], "no “105” in this calculation; there are: 101, 102, 103."),
        (["--module", "ambulance"], "there are: outpatient, dental."),
        (["102", "--module", "dental"], "Name a member or --module, not both."),
    ],
)
def test_what_is_not_there(dms: Dms, folder, what: list[str], said: str) -> None:
    ran = dms(*BASE, *what, *REST)
    assert (ran.code, ran.out) == (2, "")
    assert said in squeezed(ran.err)


def test_of_many_names_only_some_are_listed(dms: Dms, folder) -> None:
    people = "".join(f"{100 + i};Иванов {i};07.05.1990;3;\n" for i in range(30))
    heads = "Табельный номер;ФИО;Дата рождения;Стаж;Открепление с\n"
    (folder / "staff.csv").write_text(heads + people, "utf-8")
    assert "108, 109 …." in squeezed(dms(*BASE, "7", *REST).err)


def test_rows_with_errors_are_told_on_standard_error(dms: Dms, folder) -> None:
    ran = dms("explain", "offer.yaml", "faulty.csv", *REST)
    assert ran.code == 0
    assert "[ROSTER-DATE-INVALID]" in ran.err
    assert "[ROSTER-PEOPLE-LEFT-OUT]" in ran.err
    assert dms("explain", "offer.yaml", "faulty.csv", *REST, "--fail-on", "error").code == 1


def test_one_premium_comes_without_the_rows_of_others(dms: Dms, folder) -> None:
    ran = dms("explain", "offer.yaml", "faulty.csv", "101", *REST)
    assert ran.code == 0
    assert "[ROSTER-DATE-INVALID]" not in ran.err
    assert "[ROSTER-PEOPLE-LEFT-OUT]" in ran.err


def test_a_person_whose_row_has_errors_is_said_to_be_in_the_list(dms: Dms, folder) -> None:
    ran = dms("explain", "offer.yaml", "faulty.csv", "104", *REST)
    assert (ran.code, ran.out) == (2, "")
    assert "“104” is not in this calculation: row 5 of the list has errors." in squeezed(ran.err)
    assert "ROSTER-" not in ran.err  # nothing stands between the call and its answer


def test_who_is_in_no_row_is_only_not_there(dms: Dms, folder) -> None:
    ran = dms("explain", "offer.yaml", "faulty.csv", "105", *REST)
    assert "no “105” in this calculation" in squeezed(ran.err)


def test_a_member_without_a_price_has_a_reason(dms: Dms, folder) -> None:
    (folder / "offer.yaml").write_text(OFFER.replace("0-59: 1, ", ""), "utf-8")
    ran = dms(*BASE, "101", *REST)
    assert ran.code == 0
    assert ran.out.startswith("Member 101: no price: The price list has no rate for age 0-59")


@pytest.mark.parametrize("what", [["102"], ["--module", "dental"], []])
def test_a_refused_quote_explains_why(dms: Dms, folder, what: list[str]) -> None:
    ran = dms(*BASE, *what, "--lang", "en")  # no way of paying
    assert (ran.code, ran.out) == (1, "")
    assert "[QUOTE-PAYMENT-UNSTATED]" in ran.err
    document = dms(*BASE, *what, "--lang", "en", "--json")
    assert document.code == 1
    assert document.codes == {"QUOTE-PAYMENT-UNSTATED"}


def test_nobody_with_a_price_is_no_total(dms: Dms, folder) -> None:
    (folder / "offer.yaml").write_text(OFFER.replace("0-59: 1, 60-64: 2", "65-70: 1"), "utf-8")
    ran = dms(*BASE, *REST)
    assert (ran.code, ran.out) == (1, "")
    assert "[QUOTE-RATE-MISSING]" in ran.err


def test_an_offer_that_is_not_there(dms: Dms, folder) -> None:
    ran = dms("explain", "no.yaml", "staff.csv", "--lang", "en")
    assert (ran.code, ran.out) == (3, "")
    assert "[DOC-FILE-MISSING]" in ran.err
