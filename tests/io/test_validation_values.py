"""Values of any type fit a document model or are refused in plain words."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, ValidationError, create_model
from validation_models import Sample, Table, Tariff, issues_in

from dms.documents import (
    Day,
    Document,
    Id,
    Number,
    Roubles,
    Share,
    Source,
)
from dms.errors import LoadError
from dms.io.parsed import Parsed
from dms.io.validation import validate


@pytest.mark.parametrize(
    ("annotation", "value", "message"),
    [
        (Annotated[Decimal, Field(multiple_of=5)], 7, "The number must be a multiple of 5."),
        (Annotated[Decimal, Field(gt=5)], 5, "The number must be greater than 5."),
        (Annotated[Decimal, Field(le=5)], 6, "The number must be 5 or less."),
        (
            Annotated[Decimal, Field(decimal_places=2)],
            "1.234",
            "The number must have at most 2 dig",
        ),
        (
            Annotated[Decimal, Field(max_digits=4, decimal_places=2)],
            123,
            "The number must have at most 2 digits before the point.",
        ),
        (Decimal, "NaN", "The number must not be infinite."),
        (Decimal, "x", "This must be a number."),
        (date, "x", "This must be a date."),
        (date, "2026-02-01T10:00", "This must be a date."),
        (date, [], "This must be a date."),
        (float, "x", "This must be a number."),
        (None, 1, "This must be empty."),
        (int | str, [], "This must be a whole number or a text."),
        (int | date | bool, [], "This must be a whole number or a date or true or false."),
        (set[int], 1, "This must be a list."),
        (frozenset[int], 1, "This must be a list."),
        (tuple[int, int], 1, "This must be a list."),
        (tuple[int, int], [1], "The key 1 is missing here."),
        (Annotated[list[int], Field(min_length=1)], [], "The list must have 1 or more parts."),
        (Annotated[str, Field(pattern="^[0-9]+$")], "x", "The text does not have the right form."),
        (Literal[1, 2], 3, "This is not one of the known values."),
        (datetime, "x", "This value does not fit here: "),
        (Document | None, 1, "This must be a group of keys."),
    ],
)
def test_other_types(annotation: Any, value: object, message: str) -> None:
    model = create_model("One", __base__=Document, value=(annotation, ...))
    with pytest.raises(LoadError) as refused:
        validate(model, Parsed({"value": value}))
    [issue] = refused.value.issues
    assert issue.message("en").startswith(message)
    assert issue.advice("en")


def test_a_part_with_a_mistake_still_counts() -> None:
    class Parts(Document):
        parts: Annotated[list[Table], Field(min_length=2)]

    found = issues_in("parts: [{by: 1, rows: []}, {by: [], rows: []}]", Parts)
    assert [i.where.pointer for i in found] == ["/parts/0/by"]
    found = issues_in("parts: [{by: 1, rows: []}, 5]", Parts)
    assert [i.where.pointer for i in found] == ["/parts/0/by", "/parts/1"]
    found = issues_in("parts: [{by: [], rows: []}]", Parts)
    assert [i.where.pointer for i in found] == ["/parts"]


def test_recursive_models_know_their_keys() -> None:
    class Node(Document):
        name: str | None = None
        parts: list["Node"] = Field(default_factory=list)

    Node.model_rebuild(_types_namespace={"Node": Node})
    [issue] = issues_in("parts: [{parts: [{nam: x}]}]", Node)
    assert issue.advice("en") == "Did you mean name?"


def test_pairs_and_groups_by_name_know_their_keys() -> None:
    class Pair(Document):
        pair: tuple[Table, Tariff] | None = None
        named: dict[str, Table] = Field(default_factory=dict)

    found = issues_in(
        "pair: [{by: [], rows: [], bye: 1}, {base: 1, bass: 1}]\n"
        "named: {x: {by: [], rows: [], row: 1}}",
        Pair,
    )
    assert [i.advice("en") for i in found] == [
        "Did you mean by?",
        "Did you mean base?",
        "Did you mean rows?",
    ]


def test_the_helpers_work_without_a_file_too() -> None:
    with pytest.raises(ValidationError, match="Two rows fit the age 18") as error:
        Tariff(base=Decimal(1), rate=Table(by=[], rows=[Decimal(1)] * 3))
    assert error.value.error_count() == 1
    assert error.value.json()
    with pytest.raises(ValidationError, match=r"A factor is above zero\.; A factor"):
        Sample(
            id="a",
            name="bb",
            tariff=Tariff(base=Decimal(1)),
            factors={"a": Decimal(0), "b": Decimal(0)},
        )


SMALL = {"id": "a", "name": "bb", "tariff": {"base": 1}}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-02-01", date(2026, 2, 1)),
        ("1.2.2026", date(2026, 2, 1)),
        (date(2026, 2, 1), date(2026, 2, 1)),
        (datetime(2026, 2, 1, 12), date(2026, 2, 1)),  # noqa: DTZ001
    ],
)
def test_days(written: object, read: date) -> None:
    assert validate(Sample, Parsed({**SMALL, "start": written})).start == read


class Money(Document):
    number: Number | None = None
    roubles: Roubles | None = None
    share: Share | None = None
    day: Day | None = None
    id: Id | None = None


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.text(max_size=20)
    | st.from_regex(r"[+-]?[0-9 ]{1,40}([.,][0-9]+)?₽?", fullmatch=True)
    | st.sampled_from(["dental", "inpatient", "unknown", "2026-02-01", 10**40, "9" * 5000]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["kind", "limit", "by", "rows", "base", "dental", "ward", "x", ""]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("model", [Money, Sample, Source])
@given(data=st.data())
def test_any_data_fits_or_is_refused_in_words(model: type[Document], data: st.DataObject) -> None:
    names = st.sampled_from([*model.model_fields, "x"])
    written = data.draw(st.dictionaries(names, ANYTHING) | ANYTHING)
    try:
        validate(model, Parsed(written))
    except LoadError as refused:
        issues = refused.issues
    else:
        return
    assert issues
    assert all(issue.message("en") for issue in issues)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=0, max_value=10**9))
def test_amounts_are_read_exactly(amount: Decimal) -> None:
    russian = f"{amount:,}".replace(",", " ").replace(".", ",") + " ₽"
    for written in (amount, str(amount), russian):
        assert validate(Money, Parsed({"roubles": written})).roubles == amount
