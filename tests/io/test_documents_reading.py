"""Documents come from files, bytes and texts in three formats with equal data."""

import json
import sys
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dms.errors import LoadError
from dms.io.documents import FORMATS, MAX_BYTES, read_document
from dms.io.parsed import Lines, Parsed, pointer_to
from dms.issues import Issue, Severity

YAML = """\
id: std
premium: 18500.50
start: 2026-02-01
visits: 3
direct: true
places: [Москва, "77"]
age:
  18-59: "1"
  60+: 1.5
"""
TOML = """\
id = "std"
premium = 18500.50
start = 2026-02-01
visits = 3
direct = true
places = ["Москва", "77"]
[age]
18-59 = "1"
"60+" = 1.5
"""
JSON = """\
{"id": "std", "premium": 18500.50, "start": "2026-02-01", "visits": 3, "direct": true,
 "places": ["Москва", "77"], "age": {"18-59": "1", "60+": 1.5}}
"""
DATA = {
    "id": "std",
    "premium": Decimal("18500.50"),
    "start": "2026-02-01",
    "visits": 3,
    "direct": True,
    "places": ["Москва", "77"],
    "age": {"18-59": "1", "60+": Decimal("1.5")},
}


def issue_of(source: Path | str | bytes, **options: str) -> Issue:
    with pytest.raises(LoadError) as refused:
        read_document(source, **options)
    [issue] = refused.value.issues
    assert issue.severity is Severity.ERROR
    assert issue.advice("en")
    return issue


def outcome(source: str | bytes, format_name: str) -> tuple[Parsed | None, tuple[Issue, ...]]:
    try:
        return read_document(source, name="x", format=format_name), ()
    except LoadError as refused:
        return None, refused.issues


@pytest.mark.parametrize(
    ("name", "written"),
    [("o.yaml", YAML), ("o.YML", YAML), ("o.toml", TOML), ("o.json", JSON)],
)
def test_the_three_formats_give_equal_data(tmp_path: Path, name: str, written: str) -> None:
    path = tmp_path / name
    path.write_text(written, "utf-8")
    parsed = read_document(path)
    assert parsed.data == DATA
    assert repr(parsed.data["premium"]) == "Decimal('18500.50')"
    assert parsed.file == str(path)
    assert set(parsed.positions) == set(read_document(YAML, format="yaml").positions)
    assert set(parsed.keys) == set(read_document(YAML, format="yaml").keys)


def test_text_and_bytes_with_a_name_or_a_format() -> None:
    assert read_document(TOML, format="toml").file is None
    assert read_document(JSON.encode(), name="offer.json").file == "offer.json"
    assert read_document("a: 1", name="-", format="yaml").data == {"a": 1}
    assert read_document("{a: 1}", name="offer.json", format="yaml").data == {"a": 1}


def test_a_name_stands_for_the_path_in_messages(tmp_path: Path) -> None:
    path = tmp_path / "secret.yaml"
    path.write_text("a: [", "utf-8")
    issue = issue_of(path, name="offer.yaml")
    assert str(issue.where).startswith("offer.yaml:1:")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize(
    ("name", "written"), [("o.yaml", YAML), ("o.toml", TOML), ("o.json", JSON)]
)
def test_utf_8_with_and_without_byte_order_mark(mark: bytes, name: str, written: str) -> None:
    parsed = read_document(mark + written.encode(), name=name)
    assert parsed.data == DATA
    assert parsed.positions == read_document("\ufeff" + written, name=name).positions


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("id: 1\nимя: Ёж".encode("cp1251"), "offer.yaml:2:1"),
        (b"\xef\xbb\xbfab\xff", "offer.yaml:1:3"),
        ("id: 1".encode("utf-16"), "offer.yaml"),
        (b"\xfe\xff\x00a", "offer.yaml"),
    ],
)
def test_other_encodings_are_refused_with_the_place(content: bytes, place: str) -> None:
    issue = issue_of(content, name="offer.yaml")
    assert issue.code == "DOC-ENCODING"
    assert str(issue.where) == place


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x0b", "\x1b", "\x7f", "\x9f", "\ufeff", "\uffff", "\ud800"]
)
@pytest.mark.parametrize("format_name", FORMATS)
def test_invisible_characters_are_shown(character: str, format_name: str) -> None:
    issue = issue_of(f'a\n "{character}"', name="o", format=format_name)
    assert issue.code == "DOC-CHARACTER"
    assert str(issue.where) == "o:2:3"


@pytest.mark.parametrize(
    ("format_name", "written", "places"),
    [
        ("json", '{"a": "x\\ufffey",\n "b": ["\\u001b[31m", "\\u0007"]}', [1, 2, 2]),
        ("json", '{"a": 1,\n "b\\u0000": 1}', [2]),
        ("json", '"\\uFEFF"', [1]),
        ("toml", 'a = "x\\uFFFE"\n"b\\u001b" = 1\n', [1, 2]),
        ("yaml", 'a: "x\\e[31m"\nb: ["\\uFFFF"]\n"\\0": 1\n', [1, 2, 3]),
    ],
)
def test_invisible_characters_written_as_codes(
    format_name: str, written: str, places: list[int]
) -> None:
    parsed, issues = outcome(written, format_name)
    assert parsed is None
    assert [issue.code for issue in issues] == ["DOC-CHARACTER"] * len(places)
    assert [issue.where.line for issue in issues] == places
    assert all(issue.line("en").isprintable() for issue in issues)


def test_codes_of_ordinary_signs_stay() -> None:
    parsed = read_document('{"a": "\\u0416\\t\\n\\"\\\\"}', format="json")
    assert parsed.data == {"a": 'Ж\t\n"\\'}


def test_a_key_that_stands_twice_is_named_without_odd_signs() -> None:
    issue = issue_of('{"a\\u001b": 1, "a\\u001b": 2}', format="json")
    assert issue.code == "DOC-KEY-DUPLICATE"
    assert issue.line("en").isprintable()


@pytest.mark.parametrize("empty", ["", " \n\t\n", "\ufeff"])
def test_an_empty_document(empty: str) -> None:
    issue = issue_of(empty, name="offer.toml")
    assert issue.code == "DOC-EMPTY"
    assert "`dms template offer`" in issue.advice("en"), "a command that runs as it stands"


def test_a_missing_file(tmp_path: Path) -> None:
    issue = issue_of(tmp_path / "offer.yaml")
    assert issue.code == "DOC-FILE-MISSING"
    assert issue.where.file == str(tmp_path / "offer.yaml")


def test_a_folder_and_an_impossible_name(tmp_path: Path) -> None:
    assert issue_of(tmp_path, format="yaml").code == "DOC-FILE-UNREADABLE"
    assert issue_of(Path("offer\0.yaml")).code == "DOC-FILE-UNREADABLE"


@pytest.mark.parametrize("name", ["offer.txt", "offer", "offer.yaml.bak"])
def test_a_format_that_is_not_known(name: str) -> None:
    issue = issue_of("a: 1", name=name)
    assert issue.code == "DOC-FORMAT-UNKNOWN"
    assert str(issue.where) == name
    assert issue_of("a: 1").code == "DOC-FORMAT-UNKNOWN"
    assert issue_of("a: 1", format="xml").code == "DOC-FORMAT-UNKNOWN"


def test_a_huge_file_is_not_even_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "offer.yaml"
    with path.open("wb") as file:
        file.truncate(100 * MAX_BYTES)
    issue = issue_of(path)
    assert issue.code == "DOC-TOO-LARGE"
    assert issue.message("en") == "The document is larger than 5 megabytes."


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless file")
def test_an_endless_file_ends() -> None:
    assert issue_of(Path("/dev/zero"), format="json").code == "DOC-TOO-LARGE"


def test_a_format_is_loaded_only_when_needed() -> None:
    for name in [n for n in sys.modules if n.startswith("dms.io.toml")]:
        del sys.modules[name]
    read_document(JSON, format="json")
    assert "dms.io.toml_source" not in sys.modules
    read_document(TOML, format="toml")
    assert "dms.io.toml_source" in sys.modules


def test_an_unknown_place_falls_back_to_what_is_around_it() -> None:
    parsed = read_document(YAML, name="offer.yaml")
    assert str(parsed.locate("/age/60+")) == "offer.yaml:9:8"
    assert str(parsed.locate("/age/60+", at_key=True)) == "offer.yaml:9:3"
    assert str(parsed.locate("/age/99/x")) == "offer.yaml:8:3"
    assert parsed.locate("/age/99/x").pointer == "/age/99/x"
    assert str(parsed.locate("/places/0", at_key=True)) == "offer.yaml:6:10"
    assert str(parsed.locate()) == "offer.yaml:1:1"


def test_data_without_a_file_has_pointers_only() -> None:
    place = Parsed({"a": 1}).locate("/a")
    assert (place.line, place.pointer, str(place)) == (None, "/a", "/a")


@given(st.lists(st.text(alphabet="a~/01я"), max_size=4))
def test_pointers_tell_all_ways_apart(steps: list[str]) -> None:
    unescaped = [s.replace("~1", "/").replace("~0", "~") for s in pointer_to(steps).split("/")[1:]]
    assert unescaped == steps


@given(st.text(alphabet="ab\nя"), st.data())
def test_lines_and_columns(source: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(source)))
    line, column = Lines(source).position(offset)
    assert line == source[:offset].count("\n") + 1
    assert column == offset - (source[:offset].rfind("\n") + 1) + 1
    assert Lines(source).end == Lines(source).position(len(source))


KEYS = st.text(alphabet="abя .-~/019", min_size=1, max_size=6)
SCALARS = (
    st.booleans()
    | st.integers(-(10**18), 10**18)
    | st.decimals(-(10**6), 10**6, places=2)
    | st.sampled_from(["no", "010", "18:30", "1e3", "2026-02-01", "~", "", "<<", "&a", "- x", "#"])
    | st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Co"]), max_size=8)
)
DOCUMENTS = st.dictionaries(
    KEYS,
    st.recursive(
        SCALARS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
        max_leaves=10,
    ),
    min_size=1,
    max_size=4,
)


def flow(value: object, colon: str) -> str:
    """Write a value in the form that is JSON with `: ` and a TOML inline value with ` = `."""
    if isinstance(value, dict):
        pairs = (f"{json.dumps(k)}{colon}{flow(v, colon)}" for k, v in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(v, colon) for v in value) + "]"
    return f"{value:f}" if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)


def block(value: object, indent: str = "") -> str:
    """Write a value as YAML in blocks, texts in quotes only where they would not stay texts."""
    inside = indent + "  "
    if isinstance(value, dict) and value:
        pairs = (f"\n{indent}{json.dumps(k)}: {block(v, inside)}" for k, v in value.items())
        return "".join(pairs)
    if isinstance(value, list) and value:
        return "".join(f"\n{indent}- {block(v, inside)}" for v in value)
    if isinstance(value, str) and value and not value.strip("abcdefghijklmnopqrstuvwxyz"):
        return json.dumps(value) if value in ("true", "false", "null") else value
    if isinstance(value, str):
        return yaml.safe_dump([value], width=10**6).strip().removeprefix("- ")
    return flow(value, ": ")


@given(DOCUMENTS)
def test_equal_documents_in_three_formats_give_equal_data(data: dict[str, object]) -> None:
    as_json = flow(data, ": ")
    as_toml = "\n".join(f"{json.dumps(k)} = {flow(v, ' = ')}" for k, v in data.items())
    for source, format_name in [(as_json, "json"), (as_toml, "toml"), (block(data), "yaml")]:
        parsed = read_document(source, format=format_name)
        assert parsed.data == data
        assert all(len(place) == 2 for place in parsed.positions.values())
        assert set(parsed.positions) == set(read_document(as_json, format="json").positions)


@given(st.text() | st.binary(), st.sampled_from(FORMATS))
def test_anything_is_read_or_refused(source: str | bytes, format_name: str) -> None:
    parsed, issues = outcome(source, format_name)
    assert (parsed is None) == bool(issues)
    assert all(issue.where.file == "x" for issue in issues)
    assert all(issue.message("en") and issue.advice("en") for issue in issues)
