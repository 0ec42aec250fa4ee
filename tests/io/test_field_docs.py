"""Docstrings under fields become descriptions in published schemas, and cost nothing elsewhere."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from dms.documents import Document, Roubles, Source
from dms.io.field_docs import SchemaWithDocs, field_docs


class Base(Document):
    """A base."""

    id: str
    """Told by the base."""
    price: Roubles | None = None
    """In roubles,
    for the whole term."""
    note: str | None = None


class Child(Base):
    """A child."""

    id: Annotated[str, Field(max_length=3)]
    note: str | None = None
    """Told by the child."""
    source: Source | None = None
    """Where it stands."""

    def method(self) -> str:
        """Say nothing about fields."""
        return self.id


def test_docstrings_are_found_by_field() -> None:
    assert field_docs(Base) == {
        "id": "Told by the base.",
        "price": "In roubles,\nfor the whole term.",
    }


def test_a_field_written_anew_has_its_own_docstring_or_none() -> None:
    assert field_docs(Child) == {
        "price": "In roubles,\nfor the whole term.",
        "note": "Told by the child.",
        "source": "Where it stands.",
    }


def test_a_model_without_source_has_no_docs() -> None:
    made = type("Made", (BaseModel,), {"__annotations__": {"a": int}, "__module__": "nowhere"})
    assert field_docs(made) == {}


def test_they_stand_in_the_schema_also_beside_references() -> None:
    schema = Child.model_json_schema(schema_generator=SchemaWithDocs)
    fields = schema["properties"]
    assert "description" not in fields["id"]
    assert fields["note"]["description"] == "Told by the child."
    assert fields["source"]["description"] == "Where it stands."
    assert schema["$defs"]["Source"]["properties"]["quote"]["description"] == (
        "The words of the document."
    )


def test_a_description_said_aloud_is_kept_where_there_is_no_docstring() -> None:
    class Told(Document):
        a: Annotated[int, Field(description="said aloud")]

    schema = Told.model_json_schema(schema_generator=SchemaWithDocs)
    assert schema["properties"]["a"]["description"] == "said aloud"


def test_fields_that_are_not_shown_do_no_harm() -> None:
    class Renamed(Document):
        model_config = ConfigDict(populate_by_name=True)

        a: Annotated[int, Field(alias="b")]
        """Known by another name."""

    schema = Renamed.model_json_schema(schema_generator=SchemaWithDocs)
    assert list(schema["properties"]) == ["b"]
