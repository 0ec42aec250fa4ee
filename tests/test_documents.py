"""The common base of documents: exact numbers, nothing guessed, "not stated" stays so."""

import json
import re
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from dms.documents import Day, Document, Id, Number, Roubles, Share, Source, problem, problems
from dms.i18n import text


class Price(Document):
    """A document as others write them."""

    name: Id
    amount: Roubles | None = None
    share: Share | None = None
    note: str | None = None
    source: Source | None = None


class Shop(Document):
    prices: list[Price]


NUMBER, ROUBLES, SHARE, DAY, ID = (
    TypeAdapter[object](t) for t in (Number, Roubles, Share, Day, Id)
)


def codes(error: ValidationError) -> list[str]:
    return [found["type"] for found in error.errors()]


class TestDocument:
    def test_what_is_left_out_is_not_stated(self) -> None:
        assert Price(name="a").amount is None

    @pytest.mark.parametrize("said", ["unknown", None])
    def test_not_stated_can_be_said_aloud(self, said: str | None) -> None:
        price = Price.model_validate({"name": "a", "amount": said, "note": said})
        assert price.amount is None
        assert price.note is None
        assert price == Price(name="a")

    def test_what_must_be_stated_cannot_be_unknown(self) -> None:
        with pytest.raises(ValidationError) as refused:
            Price.model_validate({"name": "unknown"})
        assert codes(refused.value) == ["missing"]

    def test_an_unknown_key_is_an_error(self) -> None:
        with pytest.raises(ValidationError) as refused:
            Price.model_validate({"name": "a", "amuont": "1"})
        assert codes(refused.value) == ["extra_forbidden"]

    def test_an_unknown_key_is_an_error_also_when_its_value_is_unknown(self) -> None:
        with pytest.raises(ValidationError) as refused:
            Price.model_validate({"name": "a", "amuont": "unknown"})
        assert refused.value.errors()[0]["loc"] == ("amuont",)

    def test_an_unknown_word_in_a_text_is_only_a_word(self) -> None:
        assert Price(name="a", note="author unknown").note == "author unknown"

    def test_is_frozen(self) -> None:
        with pytest.raises(ValidationError, match="frozen"):
            Price(name="a").note = "b"

    def test_spaces_around_a_text_do_not_matter(self) -> None:
        assert Price(name="a", note="  b ").note == "b"

    def test_all_problems_are_found_at_once(self) -> None:
        shop = {"prices": [{"name": "a b"}, {"name": "b", "amount": 1.5}, {"amount": "x", "z": 1}]}
        with pytest.raises(ValidationError) as refused:
            Shop.model_validate(shop)
        assert [found["loc"] for found in refused.value.errors()] == [
            ("prices", 0, "name"),
            ("prices", 1, "amount"),
            ("prices", 2, "name"),
            ("prices", 2, "amount"),
            ("prices", 2, "z"),
        ]

    @pytest.mark.parametrize("data", [[], "a", 1, None])
    def test_what_is_no_mapping_is_no_document(self, data: object) -> None:
        with pytest.raises(ValidationError):
            Price.model_validate(data)

    def test_there_and_back_through_json(self) -> None:
        price = Price(
            name="a", amount=Decimal("2100.50"), source=Source(page="3", quote="2 100,50")
        )
        assert Price.model_validate_json(price.model_dump_json()) == price
        assert json.loads(price.model_dump_json())["amount"] == "2100.50"


class TestNumbers:
    @pytest.mark.parametrize(
        ("written", "number"),
        [
            ("2100.50", "2100.50"),
            ("2 100,50", "2100.50"),
            (2100, "2100"),
            (Decimal("0.1"), "0.1"),
            ("-3", "-3"),
        ],
    )
    def test_exact(self, written: object, number: str) -> None:
        assert NUMBER.validate_python(written) == Decimal(number)

    @pytest.mark.parametrize(
        "written", [1.5, True, "", "abc", "1 2", "1,234.56", "0x10", "1e3", "5 ₽", float("nan")]
    )
    def test_what_is_not_exact_is_refused_with_advice(self, written: object) -> None:
        with pytest.raises(ValidationError) as refused:
            NUMBER.validate_python(written)
        assert codes(refused.value) == ["DOC-NUMBER-INVALID"]
        assert "2100.50" in refused.value.errors()[0]["ctx"]["hint"]

    @pytest.mark.parametrize(
        "written",
        [Decimal("NaN"), Decimal("Infinity"), "9" * 31, 10**31, [], {}, Fraction(1, 3)],
    )
    def test_other_nonsense_is_refused(self, written: object) -> None:
        with pytest.raises(ValidationError):
            NUMBER.validate_python(written)

    def test_a_number_too_long_to_print_is_refused_too(self) -> None:
        with pytest.raises(ValidationError):
            NUMBER.validate_python(10**5000)

    @given(st.decimals(-(10**9), 10**9, places=4))
    def test_any_decimal_is_itself_however_written(self, number: Decimal) -> None:
        assert NUMBER.validate_python(number) == NUMBER.validate_python(f"{number:f}") == number


class TestRoubles:
    @pytest.mark.parametrize(
        "written", ["2 100,50 ₽", "2100.50", "2100,50₽", "2 100,50 руб.", " 2100.5 ₽ "]
    )
    def test_with_and_without_the_sign(self, written: str) -> None:
        assert ROUBLES.validate_python(written) == Decimal("2100.50")

    @pytest.mark.parametrize("written", ["1₽2", "₽", "₽ 5", "5 $", "5 ₽ ₽"])
    def test_the_sign_stands_after_the_number_only(self, written: str) -> None:
        with pytest.raises(ValidationError) as refused:
            ROUBLES.validate_python(written)
        assert codes(refused.value) == ["DOC-NUMBER-INVALID"]

    def test_a_negative_price_is_refused(self) -> None:
        with pytest.raises(ValidationError) as refused:
            ROUBLES.validate_python("-1")
        assert codes(refused.value) == ["greater_than_equal"]

    def test_a_rate_may_have_parts_of_a_kopeck(self) -> None:
        assert ROUBLES.validate_python("10.125") == Decimal("10.125")


class TestShare:
    @pytest.mark.parametrize("written", ["0", "0,5", "0.8", "1", 1, "1.00"])
    def test_a_fraction(self, written: object) -> None:
        assert 0 <= Decimal(str(SHARE.validate_python(written))) <= 1

    @pytest.mark.parametrize("written", ["-0.1", "1.01", 80, "80 %", 0.5])
    def test_per_cents_and_floats_are_refused(self, written: object) -> None:
        with pytest.raises(ValidationError):
            SHARE.validate_python(written)


class TestDay:
    @pytest.mark.parametrize(
        "written",
        ["2026-02-01", "01.02.2026", date(2026, 2, 1), datetime(2026, 2, 1)],  # noqa: DTZ001
    )
    def test_usual_forms(self, written: object) -> None:
        day = DAY.validate_python(written)
        assert type(day) is date
        assert day == date(2026, 2, 1)

    @pytest.mark.parametrize("written", ["01.02.26", "31.02.2026", 46054, 1.5, "", None, True])
    def test_what_is_doubtful_is_refused(self, written: object) -> None:
        with pytest.raises(ValidationError) as refused:
            DAY.validate_python(written)
        assert codes(refused.value) == ["DOC-DATE-INVALID"]


class TestId:
    @pytest.mark.parametrize("name", ["a", "clinic-1", "Стандарт", "a.b_c", "1"])
    def test_names_for_machines(self, name: str) -> None:
        assert ID.validate_python(name) == name

    @pytest.mark.parametrize("name", ["", "a b", "-a", ".a", "a/b", "a" * 81, "a\n", 1, None])
    def test_anything_else(self, name: object) -> None:
        with pytest.raises(ValidationError):
            ID.validate_python(name)


class TestSchemas:
    """What an editor accepts by the schema, the library accepts too."""

    @pytest.mark.parametrize("kind", [NUMBER, ROUBLES, SHARE])
    @given(st.data())
    def test_the_pattern_promises_nothing_that_is_refused(
        self, kind: TypeAdapter[object], data: st.DataObject
    ) -> None:
        pattern = kind.json_schema()["anyOf"][0]["pattern"]
        written = data.draw(st.from_regex(pattern, fullmatch=True).filter(lambda s: len(s) < 25))
        assert kind.validate_python(written) is not None

    @given(st.decimals(0, 10**9, places=2))
    def test_the_pattern_knows_how_sums_are_printed(self, amount: Decimal) -> None:
        from dms.i18n import format_money

        pattern = ROUBLES.json_schema()["anyOf"][0]["pattern"]
        assert re.fullmatch(pattern, format_money(amount))


class TestProblem:
    """Validators of documents say what is wrong in a way the reader of files understands."""

    def test_carries_code_words_and_way(self) -> None:
        found = problem(
            "BAND-GAP",
            "No rate for {missing}.",
            pointer=("rows", 2),
            hint=text("Add a row for {missing}."),
            missing="60+",
        )
        assert found.type == "BAND-GAP"
        assert found.message() == "No rate for 60+."
        assert found.context == {
            "missing": "60+",
            "template": "No rate for {missing}.",
            "pointer": ["rows", 2],
            "hint": "Add a row for {missing}.",
        }

    def test_several_become_one(self) -> None:
        both = problems([problem("A", "One."), problem("B", "Two {x}.", x=2)])
        assert both.message() == "One.; Two 2."
        assert both.context is not None
        assert [part["type"] for part in both.context["parts"]] == ["A", "B"]
