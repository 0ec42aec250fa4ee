"""Published schemas equal the models, are valid schemas and ship with the package."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dms.i18n import text
from dms.io.schemas import (
    SCHEMA_NAMES,
    generate_schema,
    json_schema,
    model_of,
    write_schemas,
)
from dms.issue_document import IssueDocument
from dms.issues import Issue, Location, Severity

SHIPPED = Path(str(files("dms"))) / "schemas"


def objects_in(schema: dict[str, Any]) -> list[dict[str, Any]]:
    return [schema, *schema.get("$defs", {}).values()]


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_the_shipped_schema_is_made_from_the_model(name: str) -> None:
    assert json_schema(name) == generate_schema(name), "run `make schemas`"


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_it_is_a_valid_schema_with_a_name_of_its_own(name: str) -> None:
    schema = json_schema(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"].startswith(f"urn:dms:schema:{name}-")
    assert schema["title"]
    assert schema["description"]


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_unknown_keys_are_refused_everywhere(name: str) -> None:
    groups = [group for group in objects_in(json_schema(name)) if "properties" in group]
    assert groups
    assert all(group["additionalProperties"] is False for group in groups)


def test_the_folder_of_schemas_has_no_strangers() -> None:
    names = {json_schema(name)["$id"].rpartition(":")[2] + ".json" for name in SCHEMA_NAMES}
    assert {path.name for path in SHIPPED.glob("*.json")} == names


def test_written_schemas_are_the_same_bytes_each_time(tmp_path: Path) -> None:
    first = write_schemas(tmp_path / "a" / "b")
    again = write_schemas(tmp_path)
    assert [p.name for p in first] == [p.name for p in again]
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in again]
    assert all(p.read_bytes() == (SHIPPED / p.name).read_bytes() for p in again)
    assert all(p.read_text("utf-8").endswith("}\n") for p in again)


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    for function in (json_schema, generate_schema, model_of):
        with pytest.raises(ValueError, match=r"choose one of .*offer"):
            function("ofer")


def test_where_nothing_may_stand_unknown_may_stand_in_what_people_write() -> None:
    offer = json_schema("offer")
    validator = Draft202012Validator({**offer, "required": []})
    assert validator.is_valid({"client": "unknown", "valid_until": "unknown"})
    assert not validator.is_valid({"valid_until": "some day"})
    issue = Draft202012Validator(json_schema("issue")["$defs"]["LocationDocument"])
    assert not issue.is_valid({"line": "unknown"})


COUNTS = st.none() | st.integers(1, 10**6)
NAMES = st.none() | st.text(min_size=1).filter(lambda name: name.strip() not in ("", "unknown"))
LOCATIONS = st.builds(
    Location,
    file=NAMES,
    line=COUNTS,
    column=COUNTS,
    pointer=NAMES,
    sheet=NAMES,
    cell=NAMES,
    row=COUNTS,
    header=NAMES,
    member=NAMES,
)


@given(LOCATIONS, st.sampled_from(Severity), st.booleans())
def test_every_issue_has_the_published_shape(
    where: Location, severity: Severity, has_hint: bool
) -> None:
    hint = text("Keep one of them.") if has_hint else None
    issue = Issue("DOC-KEY-DUPLICATE", severity, text("A key stands twice."), hint, where)
    written = issue.to_dict("en")
    Draft202012Validator(json_schema("issue")).validate(json.loads(json.dumps(written)))
    assert IssueDocument.model_validate(written).severity is severity


@pytest.mark.parametrize(
    "broken",
    [
        {"code": "lower-case"},
        {"code": "ONEWORD"},
        {"severity": "fatal"},
        {"location": {"line": 0}},
        {"location": {"place": "x"}},
        {"message": None},
    ],
)
def test_what_is_no_issue_does_not_fit_the_schema(broken: dict[str, object]) -> None:
    good = Issue("DOC-EMPTY", Severity.ERROR, text("The document is empty.")).to_dict("en")
    validator = Draft202012Validator(json_schema("issue"))
    assert validator.is_valid(good)
    assert not validator.is_valid({**good, **broken})
