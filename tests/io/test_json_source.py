"""JSON is read exactly, and what is wrong has its line and a way out."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.errors import LoadError
from dms.io.exact_numbers import MAX_DIGITS
from dms.io.json_source import parse_json
from dms.io.parsed import Parsed
from dms.io.tree import MAX_DEPTH
from dms.issues import Issue


def outcome(source: str) -> tuple[Parsed | None, tuple[Issue, ...]]:
    try:
        return parse_json(source), ()
    except LoadError as refused:
        return None, refused.issues


def issues_of(source: str) -> tuple[Issue, ...]:
    with pytest.raises(LoadError) as refused:
        parse_json(source, "offer.json")
    return refused.value.issues


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("0", 0),
        ("-5", -5),
        ("2100.50", Decimal("2100.50")),
        ("0.1", Decimal("0.1")),
        ('"2100.50"', "2100.50"),
        ('"\\u0416\\n\\"\\\\"', 'Ж\n"\\'),
        ('"\\ud83d\\ude00"', "😀"),
        ("[]", []),
        ("{}", {}),
        ("[1, [2], {}]", [1, [2], {}]),
        ('{"a": {"b": null}}', {"a": {"b": None}}),
    ],
)
def test_values(written: str, read: object) -> None:
    value = parse_json(f"  {written}\r\n\t").data
    assert value == read
    assert type(value) is type(read)


def test_places_of_keys_and_values() -> None:
    parsed = parse_json('{\n  "tariff": [\n    {"km/h": 1,\n     "a~": "x"}]}', "offer.json")
    assert parsed.positions == {
        "": (1, 1),
        "/tariff": (2, 13),
        "/tariff/0": (3, 5),
        "/tariff/0/km~1h": (3, 14),
        "/tariff/0/a~0": (4, 12),
    }
    assert parsed.keys["/tariff/0/a~0"] == (4, 6)


def test_all_that_can_be_told_is_told_at_once() -> None:
    found = issues_of('{"a": 1,\n "a": NaN,\n "b": {"c": 1e3, "c": -Infinity},\n "a": 2}')
    assert [(i.code, i.where.line, i.where.column) for i in found] == [
        ("DOC-KEY-DUPLICATE", 2, 2),
        ("DOC-NUMBER-INVALID", 2, 7),
        ("DOC-NUMBER-INVALID", 3, 13),
        ("DOC-KEY-DUPLICATE", 3, 18),
        ("DOC-NUMBER-INVALID", 3, 23),
        ("DOC-KEY-DUPLICATE", 4, 2),
    ]
    assert "on line 1 and on line 4" in found[-1].message("en")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("NaN", "Infinity"),
        ("Infinity", "Infinity"),
        ("1e3", "exponent"),
        ("1.5E-7", "exponent"),
        ("9" * (MAX_DIGITS + 1), "digits"),
        ("9" * 5000, "digits"),
        ("1e999999999", "exponent"),
    ],
)
def test_numbers_that_are_not_exact(number: str, words: str) -> None:
    [issue] = issues_of(f"[{number}]")
    assert issue.code == "DOC-NUMBER-INVALID"
    assert words in issue.message("en")


@pytest.mark.parametrize(
    ("source", "column", "words"),
    [
        ("", 1, "value is missing"),
        ("[1, ]", 5, "value is missing"),
        ("[1,, 2]", 4, "value is missing"),
        ("// comment", 1, "value is missing"),
        ("['a']", 2, "value is missing"),
        ("[tru]", 2, "value is missing"),
        ("[01]", 2, "value is missing"),
        ("[+1]", 2, "value is missing"),
        ("[.5]", 2, "value is missing"),
        ("[True]", 2, "value is missing"),
        ("[1 2]", 4, "comma"),
        ("[1", 3, "comma"),
        ('{"a": 1', 8, "comma"),
        ("{a: 1}", 2, "key in double quotes"),
        ('{"a": 1,}', 9, "key in double quotes"),
        ("{", 2, "key in double quotes"),
        ('{"a" 1}', 6, "no colon"),
        ('{"a": "x}', 7, "quotes cannot be read"),
        ('["\\q"]', 3, "quotes cannot be read"),
        ('["\n"]', 3, "quotes cannot be read"),
        ('["\\ud800"]', 2, "half of a character"),
        ('{"\\udfff": 1}', 2, "half of a character"),
        ("1 2", 3, "after the end"),
        ("[]]", 3, "after the end"),
    ],
)
def test_syntax_errors_in_plain_words(source: str, column: int, words: str) -> None:
    [issue] = issues_of(source)
    assert issue.code == "DOC-SYNTAX"
    assert words in issue.message("en")
    assert issue.advice("en")
    assert (issue.where.line, issue.where.column) == (1, column)


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_deep_nesting_stops_at_the_limit(opening: str) -> None:
    [issue] = issues_of(opening * 100_000)
    assert issue.code == "DOC-TOO-DEEP"


def test_the_deepest_nesting_allowed_is_read() -> None:
    assert parse_json("[" * MAX_DEPTH + "]" * MAX_DEPTH).data


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.text(alphabet=st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("aя/~ "), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(JSON_VALUES, st.sampled_from([None, 1]), st.booleans())
def test_reads_what_the_standard_library_writes(
    value: object, indent: int | None, ascii_only: bool
) -> None:
    written = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert parse_json(written).data == value


def agrees_with_the_standard_library(source: str) -> None:
    try:
        expected = json.loads(source, parse_float=Decimal)
    except ValueError:
        expected = ...
    parsed, issues = outcome(source)
    if parsed is not None:
        assert parsed.data == expected
    else:
        stricter = {"DOC-KEY-DUPLICATE", "DOC-NUMBER-INVALID"}
        assert expected is ... or {issue.code for issue in issues} <= stricter


@given(st.text(alphabet='ab01 \n\t:-+.eE[]{}"\\,utrflsn/'))
def test_any_text_is_read_as_the_standard_library_reads_it(source: str) -> None:
    agrees_with_the_standard_library(source)


@given(st.lists(st.sampled_from([*"[]{},:", '"a"', '"b"', "1", "2.5", "true"]), max_size=12))
def test_any_row_of_tokens_is_read_as_the_standard_library_reads_it(tokens: list[str]) -> None:
    agrees_with_the_standard_library(" ".join(tokens))
