"""YAML means what people mean by it, and whatever is dangerous or unreadable has its line."""

from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dms.errors import LoadError
from dms.io import yaml_source
from dms.io.exact_numbers import MAX_DIGITS
from dms.io.parsed import Parsed
from dms.io.tree import MAX_DEPTH
from dms.io.yaml_source import parse_yaml
from dms.issues import Issue


def issues_of(source: str) -> tuple[Issue, ...]:
    with pytest.raises(LoadError) as refused:
        parse_yaml(source, "offer.yaml")
    return refused.value.issues


def outcome(source: str) -> tuple[Parsed | None, tuple[Issue, ...]]:
    try:
        return parse_yaml(source), ()
    except LoadError as refused:
        return None, refused.issues


def places_of(source: str) -> list[tuple[str, int | None, int | None]]:
    return [(i.code, i.where.line, i.where.column) for i in issues_of(source)]


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def _both_parsers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML was built without the C parser")
    monkeypatch.setattr(yaml_source, "_LOADER", getattr(yaml, request.param))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-5", -5),
        ("+18500", 18500),
        ("2100.50", Decimal("2100.50")),
        ("-0.1", Decimal("-0.1")),
        # the traps of YAML 1.1: all of these stay what is written
        ("no", "no"),
        ("Yes", "Yes"),
        ("on", "on"),
        ("True", "True"),
        ("NULL", "NULL"),
        ("010", "010"),
        ("18:30", "18:30"),
        ("1e3", "1e3"),
        ("0x10", "0x10"),
        ("0b1", "0b1"),
        ("1_000", "1_000"),
        (".5", ".5"),
        ("5.", "5."),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("2026-02-01", "2026-02-01"),
        ("2026-02-01 10:00:00", "2026-02-01 10:00:00"),
        ("01.02.2026", "01.02.2026"),
        ("18-59", "18-59"),
        ("60+", "60+"),
        ("=", "="),
        # quotes make texts
        ('"true"', "true"),
        ("'60'", "60"),
        ('""', ""),
        ("'<<'", "<<"),
        ("|\n  two\n  lines", "two\nlines\n"),
        (">-\n  one\n  line", "one line"),
    ],
)
def test_scalars(written: str, read: object) -> None:
    value = parse_yaml(f"value: {written}\n").data["value"]
    assert value == read
    assert type(value) is type(read)


@pytest.mark.parametrize("key", ["no", "60", "18-59", "010", "true", "2026-02-01", "null", "~"])
def test_keys_are_the_texts_written(key: str) -> None:
    assert parse_yaml(f"{key}: 1").data == {key: 1}


def test_a_quoted_merge_key_is_a_text() -> None:
    assert parse_yaml("'<<': 1").data == {"<<": 1}


def test_places_of_keys_and_values() -> None:
    parsed = parse_yaml("tariff:\n  rates:\n    - {age: 18-59, km/h: 1}\n", "offer.yaml")
    assert parsed.positions["/tariff/rates/0/age"] == (3, 13)
    assert parsed.keys["/tariff/rates/0/age"] == (3, 8)
    assert parsed.positions["/tariff/rates/0/km~1h"] == (3, 26)
    assert parsed.keys["/tariff"] == (1, 1)
    assert parsed.file == "offer.yaml"


def test_columns_count_characters_not_bytes() -> None:
    assert parse_yaml("имя: Ёжик").positions["/имя"] == (1, 6)


def test_every_duplicate_key_is_reported_with_both_lines() -> None:
    found = issues_of("a: 1\nb: {x: 1, x: 2}\na: {x: 1}\na: 3\n")
    assert [(i.code, i.where.line, i.where.column) for i in found] == [
        ("DOC-KEY-DUPLICATE", 2, 11),
        ("DOC-KEY-DUPLICATE", 3, 1),
        ("DOC-KEY-DUPLICATE", 4, 1),
    ]
    assert found[2].message("en") == "The key a stands twice: on line 1 and on line 4."


def test_the_same_key_in_two_groups_is_no_duplicate() -> None:
    assert parse_yaml("- {x: 1}\n- {x: 2}").data == [{"x": 1}, {"x": 2}]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a: &x 1\nb: *x\n", [("DOC-YAML-ALIAS", 1, 4), ("DOC-YAML-ALIAS", 2, 4)]),
        ("a: &x {b: 1}\n", [("DOC-YAML-ALIAS", 1, 4)]),
        ("a: &x k\n*x : 1\n", [("DOC-YAML-ALIAS", 1, 4), ("DOC-YAML-ALIAS", 2, 1)]),
        ("base:\n  <<: {a: 1}\n", [("DOC-YAML-MERGE", 2, 3)]),
        ("a: !!str 5\nb: !x [1]\n", [("DOC-YAML-TAG", 1, 4), ("DOC-YAML-TAG", 2, 4)]),
        ("a: !!python/object/apply:os.system [ls]\n", [("DOC-YAML-TAG", 1, 4)]),
        ("? [a, b]\n: 1\n", [("DOC-YAML-KEY", 1, 3)]),
        ("? {a: b}\n: 1\n", [("DOC-YAML-KEY", 1, 3)]),
        ("a: 1\n---\nb: 2\n", [("DOC-YAML-SEVERAL", 2, 1)]),
        ("# only a comment\n", [("DOC-EMPTY", 1, 1)]),
    ],
)
def test_refused_with_its_place(source: str, expected: list[tuple[str, int, int]]) -> None:
    assert places_of(source) == expected


def test_what_was_found_before_a_syntax_error_is_told_too() -> None:
    assert [i.code for i in issues_of("a: 1\na: 2\nb: [1")] == ["DOC-KEY-DUPLICATE", "DOC-SYNTAX"]


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("a:\n\tb: 1", 2, "tab"),
        ("a: 1\nb: call: before noon", 2, "colon"),
        ("a: 1\nfoo\nbar: 2", None, "colon"),
        ("a: 1\nb: [1, 2\n", 2, "brackets"),
        ("a: {b: 1\n", 1, "brackets"),
        ("a: [1}]", 1, "brackets"),
        ("a: [\n\n", 1, "value is missing"),
        ("a: }", 1, "value is missing"),
        ('a: "never closed\n', 1, "quotation mark"),
        ("a: @x", 1, "begin with this character"),
        ("a: `x`", 1, "begin with this character"),
        ("a: %x", 1, "begin with this character"),
        ('a: "\\q"', 1, "backslash"),
        ("a: 'x' y", 1, "does not fit"),
        ("- a\nb: 1", 2, "does not fit"),
        ("a: 1\n...\nb: 2", 3, "cannot be read as YAML"),
        ("%YAML 3.0\n---\na", 1, "cannot be read as YAML"),
    ],
)
def test_syntax_errors_in_plain_words(source: str, line: int | None, words: str) -> None:
    [issue] = issues_of(source)
    assert issue.code == "DOC-SYNTAX"
    assert words in issue.message("en")
    assert issue.advice("en")
    assert line is None or issue.where.line == line


def test_a_character_that_yaml_refuses_is_an_issue() -> None:
    assert [i.code for i in issues_of("a: \x07")] == ["DOC-SYNTAX"]


def test_billion_laughs_do_not_laugh() -> None:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 20)]
    found = issues_of("l0: &l0 [lol]\n" + "\n".join(levels))
    assert {i.code for i in found} == {"DOC-YAML-ALIAS"}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_stops_at_the_limit(opening: str) -> None:
    [issue] = issues_of(opening * 10_000)
    assert issue.code == "DOC-TOO-DEEP"
    assert issue.where.line == 1


def test_the_deepest_nesting_allowed_is_read() -> None:
    assert parse_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH).positions["/0" * (MAX_DEPTH - 1)]


def test_too_many_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dms.io.tree.MAX_NODES", 100)
    [issue] = issues_of("\n".join(["- 1"] * 200))
    assert (issue.code, issue.where.line) == ("DOC-TOO-LARGE", 100)


def test_endless_numbers_are_refused() -> None:
    assert places_of(f"a: 1\nb: {'9' * (MAX_DIGITS + 1)}") == [("DOC-NUMBER-INVALID", 2, 4)]
    assert parse_yaml("a: " + "9" * MAX_DIGITS).data == {"a": int("9" * MAX_DIGITS)}


@given(st.text(alphabet="abя01 \n\t:-[]{}&*!'\"#?|><%@`,.~\\"))
def test_any_text_is_read_or_refused(source: str) -> None:
    parsed, issues = outcome(source)
    assert (parsed is None) == bool(issues)
    assert all(issue.code.startswith("DOC-") and issue.where.line for issue in issues)


@given(st.text(min_size=1))
def test_quoted_texts_come_back(written: str) -> None:
    assert parse_yaml(yaml.safe_dump([written], allow_unicode=False)).data == [written]
