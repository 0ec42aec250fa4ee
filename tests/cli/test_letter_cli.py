"""`dms letter`: the letter of a list of people, on terms or without, and what it refuses."""

import io
from pathlib import Path

import docx
import pytest
from cli_contract_helpers import NAMES
from cli_helpers import Dms

LETTER = (
    "letter", "offer.yaml", "people.csv", "--number", "12/26", "--date", "01.02.2026",
    "--from", "ООО «Брокер»", "--lang", "en",
)  # fmt: skip
PLAIN = (*LETTER, "--fail-on", "never")
ON_TERMS = (*PLAIN, "--terms", "terms.yaml")


def words_of(path: Path) -> str:
    document = docx.Document(io.BytesIO(path.read_bytes()))
    cells = [cell.text for t in document.tables for row in t.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_a_page(dms: Dms, inputs: Path) -> None:
    ran = dms(*PLAIN, "-o", "letter.html")
    assert (ran.code, ran.out) == (0, "")
    assert "Written: letter.html" in ran.err
    page = (inputs / "letter.html").read_text("utf-8")
    assert "ООО «Брокер»" in page
    assert "12/26" in page
    assert not any(name in page + ran.err for name in NAMES)


def test_a_file_on_terms(dms: Dms, inputs: Path) -> None:
    assert dms(*ON_TERMS, "-o", "letter.docx").code == 0
    words = words_of(inputs / "letter.docx")
    assert "Schedule of payments" in words
    assert "15 % more" in words


def test_the_premium_is_that_of_the_contract(dms: Dms, inputs: Path) -> None:
    new = ("contract", "new", "offer.yaml", "people.csv", "--terms", "terms.yaml")
    assert dms(*new, "--number", "1", "-o", "c.json", "--fail-on", "never").code == 0
    premium = dms("contract", "show", "c.json", "--json").document["premium"]
    dms(*ON_TERMS, "-o", "letter.html")
    assert f"{float(premium):,.2f}" in (inputs / "letter.html").read_text("utf-8")


def test_who_signs_and_to_whom(dms: Dms, inputs: Path) -> None:
    said = ("--client", "АО «Клиент»", "--signatory", "И. Иванов", "--position", "Директор")
    dms(*PLAIN, *said, "--contact", "Москва", "--contact", "+7 495", "-o", "letter.html")
    page = (inputs / "letter.html").read_text("utf-8")
    for words in ("АО «Клиент»", "И. Иванов", "Директор", "Москва", "+7 495"):
        assert words in page


def test_a_template_of_ones_own(dms: Dms, inputs: Path) -> None:
    (inputs / "own.j2").write_text("{{ number }} / {{ total }}", "utf-8")
    assert dms(*PLAIN, "--template", "own.j2", "-o", "letter.html").code == 0
    assert (inputs / "letter.html").read_text("utf-8").startswith("12/26 / ")


def test_a_template_with_a_wrong_name(dms: Dms, inputs: Path) -> None:
    (inputs / "own.html").write_text("{{ totl }}", "utf-8")
    ran = dms(*PLAIN, "--template", "own.html", "-o", "letter.html")
    assert ran.code == 3
    assert "“totl”" in ran.err
    assert not (inputs / "letter.html").exists()


def test_an_offer_that_has_expired_by_the_day_of_the_letter(dms: Dms, inputs: Path) -> None:
    offer = inputs / "offer.yaml"
    offer.write_text(offer.read_text("utf-8") + "valid_until: 2026-01-31\n", "utf-8")
    for more in ((), ("--terms", "terms.yaml")):
        ran = dms(*LETTER, *more, "-o", "letter.html", "--fail-on", "warning")
        assert ran.code == 1
        assert ran.err.count("[QUOTE-OFFER-EXPIRED]") == 1
        assert dms(*LETTER, *more, "-o", "letter.html", "--today", "30.01.2026").code == 0


def test_a_list_with_faults_gives_no_letter(dms: Dms, inputs: Path) -> None:
    people = inputs / "people.csv"
    people.write_text(people.read_text("utf-8") + "9;Н Н;31.02.1990;сотрудник;VIP;1\n", "utf-8")
    ran = dms(*PLAIN, "-o", "letter.html")
    assert ran.code == 3
    assert "[ROSTER-DATE-INVALID]" in ran.err


@pytest.mark.parametrize("terms", [(), ("--terms", "terms.yaml")])
def test_people_without_a_price_give_no_letter(
    dms: Dms, inputs: Path, terms: tuple[str, ...]
) -> None:
    people = inputs / "people.csv"
    people.write_text(people.read_text("utf-8") + "9;Н Н;01.02.1990;сотрудник;Нет;1\n", "utf-8")
    ran = dms(*PLAIN, *terms, "-o", "letter.html")
    assert ran.code == 1
    assert not (inputs / "letter.html").exists()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("-o", "letter.pdf"), ".docx / .html"),
        (("-o", "letter.docx", "--template", "own.html"), ".docx"),
        (("-o", "letter.html", "--template", "own.docx"), ".html / .j2"),
        (("-o", "letter.html", "--date", "31.02.2026"), "--date is not a date"),
        (("-o", "letter.html", "--number", " "), "--number is empty"),
        (("-o", "letter.html", "--from", ""), "--from is empty"),
        (("-o", "letter.html", "--assume-term", "a=b"), "--assume-term"),
        (("-o", "none/letter.html"), "cannot be written"),
        ((), "--output"),
    ],
)
def test_how_it_is_not_called(dms: Dms, inputs: Path, more: tuple[str, ...], said: str) -> None:
    ran = dms(*PLAIN, *more)
    assert ran.code == 2
    assert said in ran.err


def test_a_template_is_not_overwritten(dms: Dms, inputs: Path) -> None:
    (inputs / "letter.html").write_text("{{ number }}", "utf-8")
    ran = dms(*PLAIN, "--template", "letter.html", "-o", "letter.html")
    assert ran.code == 2
    assert (inputs / "letter.html").read_text("utf-8") == "{{ number }}"
