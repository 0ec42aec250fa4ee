"""Texts: parameters, plural forms, and languages chosen only when printing."""

import copy
import pickle
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st

from dms.i18n import LANGUAGES, plural, text, texts
from dms.issues import Issue, Severity

RUSSIAN: dict[str | tuple[str, str], str | tuple[str, ...]] = {
    "Price from {day}: {amount}": "Цена с {day}: {amount}",
    ("{count} person", "{count} persons"): ("{count} человек", "{count} человека", "{count} людей"),
    "There is an error in {where}": "Ошибка: {where}",
    "the roster": "список",
}


@pytest.fixture
def russian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A small Russian catalogue of our own, so that the tests do not depend on the real one."""
    catalogue = Catalog(locale="ru")
    for msgid, words in RUSSIAN.items():
        catalogue.add(msgid, words)
    folder = tmp_path / "ru" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "dms.mo").open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setattr(texts, "_LOCALE", tmp_path)
    texts._catalogue.cache_clear()
    yield
    texts._catalogue.cache_clear()


class TestEnglish:
    @pytest.mark.parametrize(
        ("value", "shown"),
        [
            ("Москва", "Москва"),
            (12, "12"),
            (date(2026, 2, 1), "2026-02-01"),
            (Decimal("1234.50"), "1,234.5"),
            (text("the roster"), "the roster"),
            ("{0} {x} }{", "{0} {x} }{"),  # what a user typed is never a template
        ],
    )
    def test_parameters(self, value: object, shown: str) -> None:
        assert text("Value: {value}!", value=value).to("en") == f"Value: {shown}!"

    def test_without_parameters_braces_are_braces(self) -> None:
        assert text('Write it like {age: "18-59"}').to("en") == 'Write it like {age: "18-59"}'

    def test_a_parameter_may_have_any_name(self) -> None:
        assert text("{msgid} {self} {lang}", msgid=1, self=2, lang=3).to("en") == "1 2 3"

    @pytest.mark.parametrize(("count", "shown"), [(1, "1 row"), (0, "0 rows"), (21, "21 rows")])
    def test_plural(self, count: int, shown: str) -> None:
        assert plural("{count} row", "{count} rows", count).to("en") == shown

    def test_plural_with_more_parameters(self) -> None:
        message = plural("{count} row of {file}", "{count} rows of {file}", count=2, file="a.csv")
        assert message.to("en") == "2 rows of a.csv"

    @given(st.text(), st.text())
    def test_values_come_out_as_they_went_in(self, a: str, b: str) -> None:
        assert text("{a}|{b}", a=a, b=b).to("en") == f"{a}|{b}"


@pytest.mark.usefixtures("russian")
class TestRussian:
    def test_is_the_language_unless_said(self) -> None:
        assert str(text("the roster")) == text("the roster").to() == "список"

    def test_parameters_are_written_the_russian_way(self) -> None:
        message = text("Price from {day}: {amount}", day=date(2026, 2, 1), amount=Decimal("1234.5"))
        assert message.to("ru") == "Цена с 01.02.2026: 1\xa0234,5"

    def test_a_text_in_a_text_is_translated_too(self) -> None:
        assert text("There is an error in {where}", where=text("the roster")).to("ru") == (
            "Ошибка: список"
        )

    @pytest.mark.parametrize(
        ("count", "shown"),
        [
            (1, "1 человек"),
            (3, "3 человека"),
            (5, "5 людей"),
            (11, "11 людей"),
            (21, "21 человек"),
            (112, "112 людей"),
        ],
    )
    def test_plural_forms(self, count: int, shown: str) -> None:
        assert plural("{count} person", "{count} persons", count).to("ru") == shown

    def test_what_is_not_translated_stays_english(self) -> None:
        assert text("Not in the catalogue").to("ru") == "Not in the catalogue"

    def test_an_issue_speaks_it_too(self) -> None:
        found = Issue("ROSTER-X", Severity.ERROR, text("There is an error in {where}", where="A1"))
        assert str(found) == "Ошибка: A1. [ROSTER-X]"

    def test_the_same_text_in_both_languages(self) -> None:
        message = text("the roster")
        assert [message.to(lang) for lang in LANGUAGES] == ["список", "the roster"]


class TestText:
    def test_an_unknown_language_is_refused(self) -> None:
        with pytest.raises(ValueError, match="choose one of ru, en"):
            text("the roster").to("de")

    def test_a_forgotten_parameter_is_a_mistake_of_the_programmer(self) -> None:
        with pytest.raises(KeyError, match="day"):
            text("From {day}", days=1).to("en")

    def test_is_a_value(self) -> None:
        assert text("a {x}", x=1) == text("a {x}", x=1) != text("a {x}", x=2)
        assert len({text("a {x}", x=[1]), text("a {x}", x=[1])}) == 1
        assert plural("a", "b", 1) != plural("a", "b", 2)

    def test_keeps_its_parameters_for_itself(self) -> None:
        params: dict[str, object] = {"x": 1}
        message = texts.Text("{x}", params)
        params["x"] = 2
        assert message.to("en") == "1"

    def test_travels_to_another_process(self) -> None:
        message = plural("{count} {x}", "{count} {x}", 2, x=text("the roster"))
        assert pickle.loads(pickle.dumps(message)) == message  # noqa: S301
        assert copy.deepcopy(message) == message
