"""Rates as a price list writes them, and prices, which are never negative."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from dms.documents import Document
from dms.rates import INCLUDED, Premium, Price, Rate, RateRow

RATE: TypeAdapter[Rate] = TypeAdapter(Rate)
PREMIUM: TypeAdapter[Any] = TypeAdapter(Premium)
PRICE: TypeAdapter[Rate] = TypeAdapter(Price)

numbers = st.decimals(-100_000, 100_000, places=3)
words = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=6)


def fault(adapter: TypeAdapter[Any], written: Any) -> tuple[str, list[Any]]:
    """Return the code of the single error, and where in the value it stands."""
    with pytest.raises(ValidationError) as caught:
        adapter.validate_python(written)
    (error,) = caught.value.errors()
    return error["type"], error["ctx"].get("pointer", [])


class TestNumber:
    @pytest.mark.parametrize(
        ("written", "value"),
        [
            ("18500.00", "18500.00"),
            ("18 500,50 ₽", "18500.50"),
            (2, "2"),
            (Decimal("1.25"), "1.25"),
            ("-5", "-5"),
        ],
    )
    def test_one_number_for_everybody(self, written: Any, value: str) -> None:
        rate = Rate.of(written)
        assert rate.is_number
        assert rate.rows == (RateRow((), Decimal(value)),)

    @pytest.mark.parametrize(
        "written", [1.5, True, None, "", "abc", "1,234.56", "NaN", Decimal("NaN"), [1]]
    )
    def test_what_is_not_exact_is_refused(self, written: Any) -> None:
        assert fault(RATE, written) == ("TARIFF-NUMBER-INVALID", [])


class TestOneDimension:
    def test_bands_and_their_rates(self) -> None:
        rate = Rate.of({"age": {"18-59": "1", "60-65": "2"}})
        assert rate.by == ("age",)
        assert not rate.is_number
        assert [(row.label, row.value) for row in rate.rows] == [
            ("18-59", Decimal(1)),
            ("60-65", Decimal(2)),
        ]

    def test_rows_know_their_way_in_the_document(self) -> None:
        rate = Rate.of({"age": {"18-59": "1", 60: "2"}})
        assert [row.path for row in rate.rows] == [("age", "18-59"), ("age", "60")]

    def test_otherwise_stands_beside(self) -> None:
        rate = Rate.of({"place": {"Москва": "1.2"}, "otherwise": "1"})
        assert rate.by == ("place",)
        assert rate.otherwise == 1

    @pytest.mark.parametrize(
        "written",
        [
            {},
            {"age": "2"},
            {"age": {"18": 1}, "sex": {"male": 1}},
            {"otherwise": "1"},
            {"age": [1]},
        ],
    )
    def test_other_shapes_are_refused(self, written: Any) -> None:
        assert fault(RATE, written) == ("TARIFF-RATE-SHAPE", [])

    def test_a_faulty_number_is_found_by_its_key(self) -> None:
        assert fault(RATE, {"age": {"18-59": "x"}}) == ("TARIFF-NUMBER-INVALID", ["age", "18-59"])

    def test_a_faulty_otherwise(self) -> None:
        written = {"age": {"18-59": "1"}, "otherwise": "x"}
        assert fault(RATE, written) == ("TARIFF-NUMBER-INVALID", ["otherwise"])


class TestTable:
    def test_values_lists_and_any(self) -> None:
        rate = Rate.of({"by": ["age", "place"], "rows": [["18-59", ["Москва", 77], "1.2"]]})
        (row,) = rate.rows
        assert row.keys == (("18-59",), ("Москва", "77"))
        assert row.label == "18-59 × Москва/77"
        assert row.path == ("rows", 0)

    @pytest.mark.parametrize(
        ("written", "code", "pointer"),
        [
            ({"by": ["age"], "rows": [["18-59"]]}, "TARIFF-ROW-SHAPE", ["rows", 0]),
            ({"by": ["age"], "rows": ["18-59"]}, "TARIFF-ROW-SHAPE", ["rows", 0]),
            ({"by": ["age"], "rows": [["1", "1"], [[], "1"]]}, "TARIFF-ROW-SHAPE", ["rows", 1]),
            ({"by": ["age"], "rows": [[1.5, "1"]]}, "TARIFF-ROW-SHAPE", ["rows", 0]),
            ({"by": ["age"], "rows": [["18", "x"]]}, "TARIFF-NUMBER-INVALID", ["rows", 0]),
            ({"by": ["age", "age"], "rows": []}, "TARIFF-RATE-SHAPE", ["by"]),
            ({"by": [], "rows": []}, "TARIFF-RATE-SHAPE", ["by"]),
            ({"by": "age", "rows": []}, "TARIFF-RATE-SHAPE", []),
            ({"by": ["age"]}, "TARIFF-RATE-SHAPE", []),
            ({"rows": [["18", "1"]]}, "TARIFF-RATE-SHAPE", []),
            ({"by": ["age"], "rows": [], "age": {}}, "TARIFF-RATE-SHAPE", []),
        ],
    )
    def test_other_shapes_are_refused(self, written: Any, code: str, pointer: list[Any]) -> None:
        assert fault(RATE, written) == (code, pointer)

    def test_a_table_has_an_end(self) -> None:
        rows = [["18", "1"]] * 100_001
        assert fault(RATE, {"by": ["age"], "rows": rows}) == ("TARIFF-RATE-SIZE", [])


class TestWritten:
    tables = st.integers(1, 3).flatmap(
        lambda width: st.fixed_dictionaries(
            {
                "by": st.lists(words, min_size=width, max_size=width, unique=True),
                "rows": st.lists(
                    st.tuples(
                        *[words | st.lists(words, min_size=1, max_size=3)] * width, numbers.map(str)
                    ).map(list),
                    max_size=4,
                ),
            },
            optional={"otherwise": numbers.map(str)},
        )
    )

    @given(tables | numbers | st.dictionaries(words, numbers, min_size=1).map(lambda d: {"age": d}))
    def test_what_is_written_is_read_back(self, written: Any) -> None:
        rate = Rate.of(written)
        assert Rate.of(rate.written()) == rate

    @pytest.mark.parametrize("number", ["1E+3", "0.0000001", "1E-9"])
    def test_numbers_are_written_out(self, number: str) -> None:
        rate = Rate.of(Decimal(number))
        assert "E" not in str(rate.written())
        assert Rate.of(rate.written()) == rate

    def test_a_document_gives_its_prices_back(self) -> None:
        class Line(Document):
            premium: Premium | None = None
            price: Price | None = None
            rate: Rate | None = None

        line = Line.model_validate({"premium": "5", "price": {"age": {"1": "2"}}, "rate": "-1"})
        for mode in ("json", "python"):
            assert Line.model_validate(line.model_dump(mode=mode)) == line
        free = Line.model_validate({"premium": INCLUDED})
        assert free.model_dump(exclude_none=True) == {"premium": "included"}


class TestPrices:
    @pytest.mark.parametrize(
        ("written", "pointer"),
        [
            ("-0.01", []),
            ({"age": {"18": "5", "19": "-5"}}, ["age", "19"]),
            ({"by": ["age"], "rows": [["18", "5"], ["19", "-5"]]}, ["rows", 1]),
            ({"age": {"18": "5"}, "otherwise": "-5"}, ["otherwise"]),
        ],
    )
    @pytest.mark.parametrize("adapter", [PREMIUM, PRICE], ids=["premium", "price"])
    def test_no_price_is_negative(
        self, adapter: TypeAdapter[Any], written: Any, pointer: list[Any]
    ) -> None:
        assert fault(adapter, written) == ("TARIFF-PRICE-NEGATIVE", pointer)

    def test_zero_is_a_price(self) -> None:
        assert PREMIUM.validate_python("0") == Rate.of("0")

    def test_only_a_module_is_included(self) -> None:
        assert PREMIUM.validate_python("included") == INCLUDED
        assert fault(PRICE, "included")[0] == "TARIFF-NUMBER-INVALID"

    def test_a_rate_that_was_read_stays(self) -> None:
        rate = Rate.of("5")
        assert PREMIUM.validate_python(rate) is rate


def test_the_schema_tells_the_three_ways_apart() -> None:
    schema = RATE.json_schema()
    assert [sorted(one) for one in schema["anyOf"]] == [
        ["anyOf"],
        ["additionalProperties", "properties", "required", "type"],
        ["additionalProperties", "maxProperties", "minProperties", "properties", "type"],
    ]
