"""Values of further columns keep their kind in JSON."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from dms.contracts.state.fact_values import FactValue
from dms.members import Sex

ADAPTER = TypeAdapter(FactValue)
SCHEMA = Draft202012Validator(ADAPTER.json_schema())

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dates(),
)


@given(VALUES)
def test_a_value_comes_back_as_it_was(value: object) -> None:
    written = ADAPTER.dump_python(ADAPTER.validate_python(value), mode="json")
    SCHEMA.validate(written)
    again = ADAPTER.validate_python(written)
    assert type(again) is type(value)
    assert str(again) == str(value)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("1.50"), {"decimal": "1.50"}),
        (date(2026, 2, 1), {"date": "2026-02-01"}),
        ("2026-02-01", "2026-02-01"),
        (True, True),
        (Sex.MALE, "male"),
    ],
)
def test_decimals_and_dates_are_written_with_their_kind(value: object, written: object) -> None:
    assert ADAPTER.dump_python(ADAPTER.validate_python(value), mode="json") == written


@pytest.mark.parametrize(
    "value",
    [
        0.5,
        Decimal("NaN"),
        Decimal("Infinity"),
        datetime(2026, 2, 1, 12, tzinfo=UTC),
        b"1",
        [1],
        {},
        {"decimal": "one"},
        {"decimal": 1},
        {"decimal": "Infinity"},
        {"date": "2026-02-30"},
        {"date": "2026-02-01", "decimal": "1"},
        {"number": "1"},
    ],
)
def test_what_is_not_exact_or_not_known_is_refused(value: object) -> None:
    with pytest.raises(ValidationError, match="cannot hold this value"):
        ADAPTER.validate_python(value)
