"""The letter as a page, and templates of brokers: checked, in a sandbox, text stays text."""

import sys
from pathlib import Path

import pytest
from offer_letter_helpers import DETAILS, FULL, code_of, drafted, full
from test_quote_html import Page

from dms.errors import LoadError, MissingExtra
from dms.report.offer_letter import LetterDetails, offer_letter_html

EVIL = "<script>alert(1)</script>{{ 7*7 }}{% for x in y %}&=1+1\x07"


@pytest.fixture
def template(tmp_path):
    def made(words: str | bytes) -> Path:
        path = tmp_path / "letter.html"
        path.write_bytes(words if isinstance(words, bytes) else words.encode())
        return path

    return made


def written(template: Path) -> str:
    return offer_letter_html(full(), DETAILS, lang="en", template=template)


def refused(template: Path) -> LoadError:
    with pytest.raises(LoadError) as caught:
        written(template)
    assert caught.value.issues[0].where.file == template.name
    return caught.value


class TestBuiltIn:
    @pytest.mark.parametrize("lang", ["ru", "en"])
    def test_a_whole_page_that_loads_nothing(self, lang):
        html = offer_letter_html(drafted(), DETAILS, lang=lang)
        page = Page(html)
        assert html.startswith("<!doctype html>")
        assert f'<html lang="{lang}">' in html
        assert not {"script", "img", "link", "iframe"} & set(page.tags)
        assert not {"src", "href", "onclick"} & set(page.attributes)
        assert "http" not in html

    def test_what_it_says(self):
        words = Page(offer_letter_html(drafted(), DETAILS, lang="en")).text
        for said in (
            "Ref. No. 12/26 dated February 1, 2026",
            "Addressee: ООО «Ромашка»",
            "АО «Страховщик А», licence СЛ № 0001",
            "Employees 2 30,400.00 60,800.00",
            "Premium of the contract, ₽ 5 561,360.00",
            "In words: Five hundred sixty-one thousand three hundred sixty roubles 00 kopecks.",
            "Joining (cl. 4.3)",
            "Total 561,360.00",
            "What the offer does not state",
            "some.path = слово (спросите)",
            "Генеральный директор И. И. Иванов",
            "is not an offer in law",
        ):
            assert said in words

    def test_without_terms_there_are_no_rules(self):
        words = Page(offer_letter_html(full(), DETAILS, lang="en")).text
        assert "Rules of the contract" not in words
        assert "Schedule of payments" not in words

    def test_a_short_letter(self):
        bare = LetterDetails(number="1", day=DETAILS.day, sender="А")
        page = Page(offer_letter_html(full(people=None), bare, lang="en"))
        assert "None" not in page.text

    def test_the_same_input_gives_the_same_page(self):
        assert offer_letter_html(full(), DETAILS) == offer_letter_html(full(), DETAILS)

    def test_text_of_the_offer_stays_text(self):
        name = EVIL.replace("\x07", "")
        text = FULL.replace("name: Стандарт", f"name: '{name}'")
        evil = LetterDetails(number=EVIL, day=DETAILS.day, sender=EVIL, contacts=(EVIL,))
        html = offer_letter_html(full(text=text), evil, lang="en")
        page = Page(html)
        assert "script" not in page.tags
        assert "\x07" not in html
        assert page.text.count("alert(1)") >= 5
        assert "{{ 7*7 }}" in page.text


class TestTemplateOfABroker:
    def test_it_sees_the_letter(self, template):
        words = "{% for p in programmes %}{{ p.name }}: {{ p.subtotal.total }}\n{% endfor %}"
        assert written(template(words)) == "Стандарт: 152,000.00\nbusiness: 40,000.00\n"

    def test_a_byte_order_mark_is_no_text(self, template):
        assert written(template("\ufeff{{ number }}")) == "12/26"

    def test_the_built_in_template_can_be_copied(self, template):
        built_in = Path(offer_letter_html.__code__.co_filename).parent / "offer_letter.html.j2"
        copied = template(built_in.read_bytes())
        assert written(copied) == offer_letter_html(full(), DETAILS, lang="en")

    def test_all_unknown_names_at_once(self, template):
        error = refused(template("{{ totl }} {{ range(2)|list }} {{ clent }}"))
        assert [issue.code for issue in error.issues] == ["LETTER-TEMPLATE-NAME"] * 2
        assert "“clent”" in str(error)
        assert "“totl”" in str(error)

    @pytest.mark.parametrize(
        "words",
        ["{% for p in programmes %}{{ p.totl }}{% endfor %}", "{{ labels.totl.x }}"],
    )
    def test_an_unknown_field_is_named(self, template, words):
        error = refused(template(words))
        assert code_of(error) == "LETTER-TEMPLATE-NAME"
        assert "“totl”" in str(error)

    def test_an_error_of_writing_has_its_line(self, template):
        error = refused(template("one\n{% for p in programmes %}\n{{ p.name }"))
        assert code_of(error) == "LETTER-TEMPLATE-SYNTAX"
        assert error.issues[0].where.line == 3

    @pytest.mark.parametrize(
        ("words", "code"),
        [
            ("{{ client.__class__ }}", "LETTER-TEMPLATE-BROKEN"),
            ("{{ ''.__class__.__mro__ }}", "LETTER-TEMPLATE-BROKEN"),
            ("{{ contacts.append('x') }}", "LETTER-TEMPLATE-BROKEN"),
            ("{{ people / 0 }}", "LETTER-TEMPLATE-BROKEN"),
            ("{% include 'other.html' %}", "LETTER-TEMPLATE-BROKEN"),
            ("{{ client|safe }}", "LETTER-TEMPLATE-SYNTAX"),
            ("{{ range(10**9)|list }}", "LETTER-TEMPLATE-BROKEN"),
            (b"\xff\xfe\x00", "LETTER-TEMPLATE-BROKEN"),
        ],
    )
    def test_what_templates_may_not_do(self, template, words, code):
        assert code_of(refused(template(words))) == code

    def test_nothing_switches_escaping_off(self, template):
        path = template("{% autoescape false %}{{ sender }}{% endautoescape %}")
        evil = LetterDetails(number="1", day=DETAILS.day, sender="<b>")
        assert offer_letter_html(full(), evil, template=path) == "&lt;b&gt;"

    def test_a_file_that_is_not_there(self, tmp_path):
        assert code_of(refused(tmp_path / "none.html")) == "LETTER-TEMPLATE-UNREADABLE"
        assert code_of(refused(tmp_path)) == "LETTER-TEMPLATE-UNREADABLE"

    def test_a_file_that_is_too_large(self, template, monkeypatch):
        monkeypatch.setattr("dms.report.offer_letter.templates.MAX_BYTES", 10)
        assert code_of(refused(template("x" * 11))) == "LETTER-TEMPLATE-BROKEN"


def test_without_jinja_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(MissingExtra) as caught:
        offer_letter_html(full(), DETAILS)
    assert caught.value.extra == "report"
