"""TOML is read exactly, every value has its place, and bombs do not go off."""

import json
import tomllib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.errors import LoadError
from dms.io.parsed import Parsed
from dms.io.toml_positions import find_places, tokens_of
from dms.io.toml_source import parse_toml
from dms.io.tree import MAX_DEPTH
from dms.issues import Issue


def outcome(source: str) -> tuple[Parsed | None, tuple[Issue, ...]]:
    try:
        return parse_toml(source), ()
    except LoadError as refused:
        return None, refused.issues


def issues_of(source: str) -> tuple[Issue, ...]:
    with pytest.raises(LoadError) as refused:
        parse_toml(source, "offer.toml")
    return refused.value.issues


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("true", True),
        ("18_500", 18500),
        ("0x10", 16),
        ("2100.50", Decimal("2100.50")),
        ("1_000.5", Decimal("1000.5")),
        ("2026-02-01", "2026-02-01"),
        ("2026-02-01T10:30:00", "2026-02-01T10:30:00"),
        ("2026-02-01 10:30:00Z", "2026-02-01T10:30:00+00:00"),
        ("18:30:00", "18:30:00"),
        ('"01.02.2026"', "01.02.2026"),
        ("'C:\\x'", "C:\\x"),
        ("[1, [2.5], {a = 1}]", [1, [Decimal("2.5")], {"a": 1}]),
    ],
)
def test_values(written: str, read: object) -> None:
    value = parse_toml(f"value = {written}").data["value"]
    assert value == read
    assert type(value) is type(read)


SOURCE = '''\
# an offer
id = "x" # name
a.b . "c d" = 1
"ключ" = """
two [lines] = 1"""
dates = [ # several
  2026-02-01 10:00:00,
  { day = 5, "км/ч" = [1, 2] },
]
[tariff.base]
amount = 18500.00
[[rows]]
age = '18-59'
[[rows]]
age = "60+"
  [rows.price]
  amount = 1
  [[rows.notes]]
  text = """a"b\\"""c"""
[ "t" . u ]
x = "a ] = # b"
'''


@pytest.mark.parametrize(
    ("pointer", "key", "value"),
    [
        ("/id", (2, 1), (2, 6)),
        ("/a", (3, 1), (3, 1)),
        ("/a/b", (3, 1), (3, 1)),
        ("/a/b/c d", (3, 1), (3, 15)),
        ("/ключ", (4, 1), (4, 10)),
        ("/dates", (6, 1), (6, 9)),
        ("/dates/0", None, (7, 3)),
        ("/dates/1", None, (8, 3)),
        ("/dates/1/day", (8, 5), (8, 11)),
        ("/dates/1/км~1ч", (8, 14), (8, 23)),
        ("/dates/1/км~1ч/1", None, (8, 27)),
        ("/tariff", (10, 2), (10, 1)),
        ("/tariff/base", (10, 2), (10, 1)),
        ("/tariff/base/amount", (11, 1), (11, 10)),
        ("/rows", (12, 3), (12, 1)),
        ("/rows/0", None, (12, 1)),
        ("/rows/0/age", (13, 1), (13, 7)),
        ("/rows/1", None, (14, 1)),
        ("/rows/1/age", (15, 1), (15, 7)),
        ("/rows/1/price", (16, 4), (16, 3)),
        ("/rows/1/price/amount", (17, 3), (17, 12)),
        ("/rows/1/notes/0/text", (19, 3), (19, 10)),
        ("/t/u", (20, 3), (20, 1)),
        ("/t/u/x", (21, 1), (21, 5)),
    ],
)
def test_places(pointer: str, key: tuple[int, int] | None, value: tuple[int, int]) -> None:
    parsed = parse_toml(SOURCE, "offer.toml")
    assert parsed.positions[pointer] == value
    assert parsed.keys.get(pointer) == key


def test_data_is_what_the_standard_library_reads() -> None:
    data = tomllib.loads(SOURCE)
    parsed = parse_toml(SOURCE).data
    assert parsed["dates"].pop(0) == data["dates"].pop(0).isoformat()
    assert parsed["tariff"]["base"].pop("amount") == Decimal("18500.00")
    assert data["tariff"]["base"].pop("amount")
    assert parsed == data


def test_windows_line_ends_do_not_shift_lines() -> None:
    parsed = parse_toml("a = 1\r\n\r\nb = '''x\r\ny'''\r\nc = 2\r\n")
    assert parsed.data == {"a": 1, "b": "x\ny", "c": 2}
    assert parsed.positions["/c"] == (5, 5)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("a = 1\nb = 2\na = 3\nb = 4", [("a", 1, 3), ("b", 2, 4)]),
        ("[t]\nx = 1\n[u]\n[t]\n", [("t", 1, 4)]),
        ("a = {x = 1, x = 2}", [("x", 1, 1)]),
        ("[t]\na.b = 1\na.b = 2", [("b", 2, 3)]),
    ],
)
def test_every_duplicate_key_is_reported_with_both_lines(
    source: str, lines: list[tuple[str, int, int]]
) -> None:
    found = issues_of(source)
    assert [i.code for i in found] == ["DOC-KEY-DUPLICATE"] * len(lines)
    assert [i.message("en") for i in found] == [
        f"The key {key} stands twice: on line {first} and on line {again}."
        for key, first, again in lines
    ]


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("a = 1\nb\nc = 2", 2, "equals sign"),
        ("a = [1, 2\n", 2, "not closed"),
        ("a = {b = 1", 1, "not closed"),
        ("[table", 1, "not closed"),
        ('a = "x\n', 1, "quotation mark"),
        ("a = '''x\n", 2, "quotation mark"),
        ('a = "\\q"', 1, "backslash"),
        ("a = 2026-02-31", 1, "no such date"),
        ("a = no", 1, "value cannot be read"),
        ("a = 010", 1, "after the end of this value"),
        ("a = 1 b = 2", 1, "after the end of this value"),
        ("ключ = 1", 1, "cannot be read as TOML"),
        ("a = 1\na.b = 2", 2, "second time"),
        ("a = {b = 1}\n[a]\nc = 1", 2, "second"),
    ],
)
def test_syntax_errors_in_plain_words(source: str, line: int, words: str) -> None:
    [issue] = issues_of(source)
    assert issue.code == "DOC-SYNTAX"
    assert words in issue.message("en")
    assert issue.advice("en")
    assert issue.where.line == line


def test_numbers_that_are_not_exact_are_all_told() -> None:
    found = issues_of("a = inf\nb = [1, 1e3, -nan]\nc = 2.5e-1\n")
    assert [(i.code, i.where.line, i.where.column) for i in found] == [
        ("DOC-NUMBER-INVALID", 1, 5),
        ("DOC-NUMBER-INVALID", 2, 9),
        ("DOC-NUMBER-INVALID", 2, 14),
        ("DOC-NUMBER-INVALID", 3, 5),
    ]


@pytest.mark.parametrize(
    "digits", ["9" * 101, "-" + "9" * 5000, "0x" + "f" * 5000, "1." + "3" * 200]
)
def test_endless_numbers_are_refused(digits: str) -> None:
    [issue] = issues_of(f"a = 1\nb = {digits}")
    assert (issue.code, issue.where.line) == ("DOC-NUMBER-INVALID", 2)


@pytest.mark.parametrize(
    "source",
    [
        "a = " + "[" * 100_000,
        "a = " + "{a = " * 100_000,
        "a" + ".a" * 100_000 + " = 1",
        "[a" + " . a" * 100_000 + "]",
        "a = " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1),
        "[" + ".".join("a" * 40) + "]\n" + ".".join("b" * 40) + " = 1",
    ],
)
def test_deep_nesting_stops_at_the_limit(source: str) -> None:
    [issue] = issues_of(source)
    assert issue.code == "DOC-TOO-DEEP"


@pytest.mark.parametrize("attack", ['"""' + '\\"""x' * 200_000, "'''" * 200_001, '"' * 500_001])
def test_unclosed_quotes_cost_no_time(attack: str) -> None:
    assert tokens_of(attack)


SIMPLE = st.text(alphabet="ab01 \n\t=.,[]{}\"'#\\-_я", max_size=60)


@given(SIMPLE)
def test_any_text_is_read_or_refused(source: str) -> None:
    try:
        data = tomllib.loads(source, parse_float=Decimal)
    except ValueError:
        data = None
    parsed, issues = outcome(source)
    assert parsed.data == data if parsed is not None else data is None
    assert (parsed is None) == bool(issues)


@given(SIMPLE)
def test_the_walk_through_any_text_ends(source: str) -> None:
    places = find_places(source, tokens_of(source))
    assert all(0 <= offset <= len(source) for offset in places.values.values())


NAMES = st.text(alphabet="abя ./~\"'=]#", min_size=1, max_size=5)
TABLES = st.recursive(
    st.integers(-99, 99) | NAMES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=12,
)


def inline(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {inline(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",\n".join(inline(v) for v in value) + "]"
    return json.dumps(value, ensure_ascii=False)


@given(st.dictionaries(NAMES, TABLES, min_size=1, max_size=3))
def test_every_value_has_the_place_where_it_is_written(data: dict[str, object]) -> None:
    source = "\n".join(f"{json.dumps(k)} = {inline(v)}" for k, v in data.items())
    parsed = parse_toml(source)
    assert parsed.data == data
    lines = source.split("\n")
    for pointer, (line, column) in parsed.keys.items():
        name = pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        assert lines[line - 1][column - 1 :].startswith(json.dumps(name))
    for pointer, (line, column) in parsed.positions.items():
        value: object = data
        for step in pointer.split("/")[1:]:
            step = step.replace("~1", "/").replace("~0", "~")
            value = value[int(step)] if isinstance(value, list) else value[step]  # type: ignore[index]
        if pointer:
            assert lines[line - 1][column - 1 :].startswith(inline(value).split("\n")[0])
