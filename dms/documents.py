"""What people write in files: the common base of all document models and the types of their fields.

A field that a document leaves out is *not stated*: it is None, never a default that looks like an
answer. The word `unknown` says the same aloud.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from dms.i18n import parse_number

__all__ = ["Document", "Id", "Number", "Roubles", "Share", "Source"]

NOT_STATED = "unknown"


class Document(BaseModel):
    """Base of everything that stands in a file: frozen, no unknown keys, None means "not stated"."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_default=False,
        use_attribute_docstrings=True,
        str_strip_whitespace=True,
        ser_json_inf_nan="strings",
    )

    @model_validator(mode="before")
    @classmethod
    def _unknown_is_not_stated(cls, data: Any) -> Any:
        if isinstance(data, Mapping):
            return {k: v for k, v in data.items() if not isinstance(v, str) or v != NOT_STATED}
        return data


def _exact(value: object) -> object:
    """Accept whole numbers, decimals and numbers as text; refuse what is not exact."""
    if isinstance(value, bool | float):
        raise ValueError(  # noqa: TRY004 - pydantic reports ValueErrors with their place
            'write an exact number: a whole number or a text such as "2100.50"'
        )
    if isinstance(value, str):
        number = parse_number(value.replace("₽", ""))
        if number is None:
            raise ValueError('this is not a number; write it like "2100.50" or "2 100,50 ₽"')
        return number
    return value


def _schema(pattern: str, description: str) -> WithJsonSchema:
    return WithJsonSchema(
        {
            "anyOf": [{"type": "string", "pattern": pattern}, {"type": "number"}],
            "description": description,
        }
    )


Number = Annotated[
    Decimal,
    BeforeValidator(_exact),
    Field(allow_inf_nan=False, max_digits=30),
    _schema(r"^[+-]?[0-9  ]+([.,][0-9]+)?$", "An exact decimal number"),
]
"""An exact decimal number; floats are refused."""

Roubles = Annotated[
    Decimal,
    BeforeValidator(_exact),
    Field(allow_inf_nan=False, max_digits=30, ge=0),
    _schema(r"^[0-9  ]+([.,][0-9]+)? ?₽?$", "An amount of roubles, not negative"),
]
"""An amount of roubles, not negative, exact; floats are refused."""

Share = Annotated[
    Decimal,
    BeforeValidator(_exact),
    Field(allow_inf_nan=False, max_digits=30, ge=0, le=1),
    _schema(r"^(0([.,][0-9]+)?|1([.,]0+)?)$", "A share between 0 and 1"),
]
"""A share as a fraction between 0 and 1."""

Id = Annotated[str, Field(pattern=r"^[\w][\w.-]*$", max_length=80)]
"""A short name for machines: letters, digits, `.`, `_` and `-`."""


class Source(Document):
    """Where a statement comes from."""

    file: str | None = None
    """Name of the document the offer was typed from."""
    url: str | None = None
    """Where the document can be found."""
    page: str | None = None
    """Page, sheet or table in it."""
    quote: str | None = None
    """The words of the document."""
    note: str | None = None
    """Anything else the reader should know, e.g. the letter it came with."""
