"""The letter as a DOCX file, and letterheads of brokers; looked at with LibreOffice where it is."""

import io
import runpy
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest
from offer_letter_helpers import (
    DETAILS,
    FULL,
    code_of,
    drafted,
    full,
    made_docx,
    words_of,
)

from dms.errors import LoadError, MissingExtra
from dms.i18n import format_amount
from dms.report.offer_letter import LetterDetails, offer_letter_docx

ROOT = Path(__file__).parent.parent.parent
BUILT_IN = ROOT / "dms/report/offer_letter/offer_letter.docx"


def refused(template: Path) -> LoadError:
    with pytest.raises(LoadError) as caught:
        offer_letter_docx(full(), DETAILS, template=template)
    assert caught.value.issues[0].where.file == template.name
    return caught.value


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


class TestBuiltIn:
    def test_what_it_says(self):
        words = words_of(offer_letter_docx(drafted(), DETAILS, lang="en"))
        for said in (
            "Ref. No. 12/26 dated February 1, 2026",
            "Addressee: ООО «Ромашка»",
            "АО «Страховщик А», licence СЛ № 0001",
            "Programme «Стандарт»",
            "561,360.00",
            "In words: Five hundred sixty-one thousand three hundred sixty roubles 00 kopecks.",
            "Who pays: Employer — ",
            "Outpatient care (АПП) (cl. 2.1)",
            "Access to clinics: direct",
            "Joining (cl. 4.3)",
            "2026-03-01 to 2026-05-31",
            "1. Offer: ",
            "some.path = слово (спросите)",
            "И. И. Иванов",
            "is not an offer in law",
        ):
            assert said in words
        assert "{" not in words
        assert "%" not in words.replace(" %", "")

    def test_rows_of_the_table_of_premiums(self):
        document = docx.Document(io.BytesIO(offer_letter_docx(full(), DETAILS, lang="en")))
        table = document.tables[2]
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        assert rows[1] == ["Programme «Стандарт»"] * 4
        assert rows[2] == ["Employees", "2", "30,400.00", "60,800.00"]
        assert rows[5] == ["Total of the programme", "4", "", "152,000.00"]
        assert rows[-2] == ["Office doctor", "", "", "364,800.00"]
        assert rows[-1] == ["Premium of the contract, ₽", "5", "", "556,800.00"]

    def test_without_terms_there_are_no_rules(self):
        words = words_of(offer_letter_docx(full(), DETAILS, lang="en"))
        assert "Rules of the contract" not in words
        assert "Schedule of payments" not in words

    def test_the_same_input_gives_the_same_bytes(self):
        content = offer_letter_docx(drafted(), DETAILS)
        assert content == offer_letter_docx(drafted(), DETAILS)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert {info.date_time[0] for info in archive.infolist()} == {1980}
        assert b"dcterms:created" not in parts(content)["docProps/core.xml"]

    def test_text_of_the_offer_stays_text(self):
        said = "<w:p>&amp; \"«=1+1»' {{ 7*7 }} {% endfor %}\x07\x0c"
        name = "<w:b/>{{ client }}&"
        text = FULL.replace("name: Стандарт", f"name: '{name}'")
        evil = LetterDetails(number="1", day=DETAILS.day, sender=said, client=said)
        content = offer_letter_docx(full(text=text), evil, lang="en")
        for part, xml in parts(content).items():
            if part.endswith((".xml", ".rels")):
                ET.fromstring(xml)  # noqa: S314 - our own file
        words = words_of(content)
        assert f"Programme «{name}»" in words
        assert said.rstrip("\x07\x0c") in words

    def test_the_template_is_what_the_tool_builds(self):
        """The binary file can be made again; versions of libraries may differ in other parts."""
        built = parts(runpy.run_path(str(ROOT / "tools/offer_letter_template.py"))["built"]())
        assert built["word/document.xml"] == parts(BUILT_IN.read_bytes())["word/document.xml"]


class TestTemplateOfABroker:
    def test_a_letterhead_with_a_table(self, tmp_path):
        row = (
            "{%tr for p in programmes %}",
            "{{ p.name }} — {{ p.subtotal.total }}",
            "{%tr endfor %}",
        )
        path = made_docx(tmp_path / "own.docx", "Бланк: {{ number }}", row=row)
        words = words_of(offer_letter_docx(full(), DETAILS, lang="en", template=path))
        assert words.splitlines() == [
            "Бланк: 12/26",
            "Стандарт — 152,000.00",
            "business — 40,000.00",
        ]

    def test_all_unknown_names_at_once(self, tmp_path):
        error = refused(made_docx(tmp_path / "own.docx", "{{ totl }}", "{{ clent }} {{ people }}"))
        assert [issue.code for issue in error.issues] == ["LETTER-TEMPLATE-NAME"] * 2
        assert "“clent”" in str(error)

    @pytest.mark.parametrize(
        ("words", "code"),
        [
            ("{{ labels.totl }}", "LETTER-TEMPLATE-NAME"),
            ("{% for p in programmes %}{{ p.name }}", "LETTER-TEMPLATE-SYNTAX"),
            ("{{ client.__class__ }}", "LETTER-TEMPLATE-BROKEN"),
            ("{{ people / 0 }}", "LETTER-TEMPLATE-BROKEN"),
        ],
    )
    def test_what_is_wrong_is_said(self, tmp_path, words, code):
        assert code_of(refused(made_docx(tmp_path / "own.docx", words))) == code

    @pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x05\x06" + b"\0" * 18])
    def test_a_file_that_is_no_docx(self, tmp_path, content):
        path = tmp_path / "own.docx"
        path.write_bytes(content)
        assert code_of(refused(path)) == "LETTER-TEMPLATE-BROKEN"

    def test_a_workbook_is_no_docx(self, tmp_path):
        openpyxl = pytest.importorskip("openpyxl")
        path = tmp_path / "own.docx"
        openpyxl.Workbook().save(path)
        assert code_of(refused(path)) == "LETTER-TEMPLATE-BROKEN"

    def test_a_file_that_is_not_there(self, tmp_path):
        assert code_of(refused(tmp_path / "none.docx")) == "LETTER-TEMPLATE-UNREADABLE"


@pytest.mark.parametrize("missing", ["docxtpl", "jinja2"])
def test_without_docxtpl_it_says_what_to_install(monkeypatch, missing):
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(MissingExtra) as caught:
        offer_letter_docx(full(), DETAILS)
    assert caught.value.extra == "docx"


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_libreoffice_shows_the_letter(tmp_path, lang):
    office, to_text = shutil.which("soffice"), shutil.which("pdftotext")
    if office is None or to_text is None:
        pytest.skip("no LibreOffice or pdftotext; apt-get install libreoffice-writer poppler-utils")
    path = tmp_path / "letter.docx"
    contract = drafted()
    path.write_bytes(offer_letter_docx(contract, DETAILS, lang=lang))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, path],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    if not (tmp_path / "letter.pdf").exists():
        pytest.skip("this LibreOffice has no Writer; apt-get install libreoffice-writer")
    subprocess.run([to_text, "-layout", tmp_path / "letter.pdf"], check=True, timeout=60)
    words = (tmp_path / "letter.txt").read_text("utf-8").replace("\xa0", " ")
    assert format_amount(contract.premium, lang).replace("\xa0", " ") in words
    assert "И. И. Иванов" in words
    assert "{" not in words
    assert 2 <= words.count("\f") <= 4
