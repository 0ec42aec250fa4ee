"""Descriptions of fields for published schemas, taken from the docstrings under the fields.

Pydantic can read them too, but does so whenever a model is imported; here it costs only those who
make schemas.
"""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

__all__ = ["SchemaWithDocs", "field_docs"]


class SchemaWithDocs(GenerateJsonSchema):
    """Makes schemas as pydantic does, with the docstrings of fields as their descriptions."""

    def model_schema(self, schema: core_schema.ModelSchema) -> dict[str, Any]:
        """Return the schema of a model with its fields described."""
        made = super().model_schema(schema)
        properties = made.get("properties", {})
        for name, description in field_docs(schema["cls"]).items():
            if name in properties:
                properties[name] = {**properties[name], "description": description}
        return made


def field_docs(model: type[BaseModel]) -> dict[str, str]:
    """Return the docstrings under the fields of a model, by name; bases describe theirs."""
    docs: dict[str, str] = {}
    for cls in reversed(model.__mro__):
        own = dict(_docs_in(cls)) if issubclass(cls, BaseModel) else {}
        for name in inspect.get_annotations(cls):
            docs.pop(name, None)
        docs |= own
    return {name: docs[name] for name in model.model_fields if name in docs}


def _docs_in(cls: type[BaseModel]) -> Iterator[tuple[str, str]]:
    try:
        source = textwrap.dedent(inspect.getsource(cls))
    except (OSError, TypeError):  # made by a program, not written in a file
        return
    body = ast.parse(source).body[0]
    for field, words in pairwise(ast.iter_child_nodes(body)):
        match field, words:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(doc))),
            ):
                yield name, inspect.cleandoc(doc)
