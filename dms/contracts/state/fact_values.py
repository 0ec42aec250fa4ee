"""Values of further columns: what a member may carry besides the usual facts, kept exactly.

Lists give texts and decimals, programs also whole numbers, dates and yes or no. JSON has no
decimals and no dates, so a document writes those two with their kind: `{"decimal": "1.50"}`.
"""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from dms.documents import problem
from dms.i18n import text

__all__ = ["FactValue"]


def _read(value: Any) -> Any:
    """Read a value, or what a document has in its place."""
    if isinstance(value, Enum):
        value = value.value
    found = _tagged(value) if isinstance(value, dict) else value
    exact = found is None or isinstance(found, str | int | date)
    exact = exact or (isinstance(found, Decimal) and found.is_finite())
    if not exact or isinstance(found, datetime):
        raise problem(
            "MEMBER-FACT-INVALID",
            "A further column cannot hold this value.",
            hint=text("Use a text, a whole number, a Decimal, a date, True or False."),
        )
    return found


def _tagged(value: dict[Any, Any]) -> Any:
    """Return the decimal or the date that is written with its kind; else what it was."""
    try:
        match value:
            case {"decimal": str(written), **rest} if not rest:
                return Decimal(written)
            case {"date": str(written), **rest} if not rest:
                return date.fromisoformat(written)
    except (InvalidOperation, ValueError):
        pass
    return value


def _written(value: Any) -> Any:
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    return {"date": value.isoformat()} if isinstance(value, date) else value


def _schema(kind: str) -> dict[str, Any]:
    written = {kind: {"type": "string"}}
    return {
        "type": "object",
        "properties": written,
        "required": [kind],
        "additionalProperties": False,
    }


FactValue = Annotated[
    Any,
    BeforeValidator(_read),
    PlainSerializer(_written, when_used="json"),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": ["string", "integer", "boolean", "null"]},
                _schema("decimal"),
                _schema("date"),
            ],
            "description": "A text, a whole number, yes or no, or a decimal or date with its kind",
        }
    ),
]
"""A value of a further column; floats are refused."""
