"""What people write in files: the common base of all document models and the types of their fields.

A field that a document leaves out is *not stated*: it is None, never a default that looks like an
answer. The word `unknown` says the same aloud.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from dms.i18n import Text, parse_date, parse_number, text
from dms.i18n.parsing import without_currency

__all__ = [
    "Day",
    "Document",
    "Id",
    "Number",
    "Result",
    "Roubles",
    "Share",
    "Source",
    "problem",
    "problems",
]

NOT_STATED = "unknown"


class Document(BaseModel):
    """Base of everything written in files: frozen, no unknown keys, None is "not stated"."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_default=False,
        str_strip_whitespace=True,
        ser_json_inf_nan="strings",
        hide_input_in_errors=True,  # what people write has names and birth dates
    )

    @model_validator(mode="before")
    @classmethod
    def _unknown_is_not_stated(cls, data: Any) -> Any:
        if isinstance(data, Mapping):
            # Only fields of this document: an unknown key stays and is reported as such.
            return {k: v for k, v in data.items() if v != NOT_STATED or k not in cls.model_fields}
        return data


class Result(Document):
    """Base of what programs make: its texts stay as they are, `unknown` is a word like others."""

    model_config = ConfigDict(str_strip_whitespace=False)

    @model_validator(mode="before")
    @classmethod
    def _unknown_is_not_stated(cls, data: Any) -> Any:
        return data


def problem(
    code: str,
    template: str,
    /,
    *,
    pointer: Sequence[str | int] = (),
    hint: Text | None = None,
    **params: object,
) -> PydanticCustomError:
    """Make an error for a validator of a document to raise.

    `code` becomes the code of the issue (`TARIFF-BAND-GAP`); `template` is an English text with
    `{params}`, translated when the document is read; `hint` says what to do and shares the
    parameters. `pointer` is the way from the validated value down to the part at fault: keys and
    list indexes.
    """
    context = {**params, "template": template}
    if pointer:
        context["pointer"] = list(pointer)
    if hint is not None:
        context |= {**hint.params, "hint": hint.msgid}
    return PydanticCustomError(code, template, context)


def problems(found: Sequence[PydanticCustomError]) -> PydanticCustomError:
    """Make one error out of several found by the same validator; each becomes its own issue."""
    parts = [{"type": one.type, "ctx": one.context} for one in found]
    return PydanticCustomError(
        "problems", "; ".join(one.message() for one in found), {"parts": parts}
    )


def _exact(value: object) -> object:
    """Accept whole numbers, decimals and numbers as text; refuse what is not exact."""
    number = parse_number(value) if isinstance(value, str) else value
    if number is None or isinstance(number, bool | float):
        raise problem(
            "DOC-NUMBER-INVALID",
            "This is not an exact number.",
            hint=text('Write it like 2100.50 or "2 100,50".'),
        )
    return number


def _roubles(value: object) -> object:
    """Accept what is exact, with or without the sign or name of the rouble."""
    return _exact(without_currency(value) if isinstance(value, str) else value)


def _day(value: object) -> object:
    """Read dates as people write them; a bare number is never a date."""
    day = parse_date(value) if isinstance(value, str) else value
    if isinstance(day, datetime):
        day = day.date()
    if not isinstance(day, date) or not 1900 <= day.year <= 2199:
        raise problem(
            "DOC-DATE-INVALID",
            "This is not a date.",
            hint=text("Write it like 2026-02-01 or 01.02.2026, in the years 1900 to 2199."),
        )
    return day


def _schema(pattern: str, description: str) -> WithJsonSchema:
    return WithJsonSchema(
        {
            "anyOf": [{"type": "string", "pattern": pattern}, {"type": "number"}],
            "description": description,
        }
    )


def _written(number: Decimal) -> str:
    return format(number, "f")


# `str` would write 100 as 1E+2 when it comes without its zeros, and readers refuse exponents.
_WITHOUT_EXPONENT = PlainSerializer(_written, when_used="json")

# Thousands may be set apart by spaces, also by the no-break spaces that Excel and Babel write.
_DIGITS = "([0-9]{1,3}([ \u00a0\u202f][0-9]{3})+|[0-9]+)"

Number = Annotated[
    Decimal,
    BeforeValidator(_exact),
    Field(allow_inf_nan=False, max_digits=30),
    _WITHOUT_EXPONENT,
    _schema(rf"^[+-]?{_DIGITS}([.,][0-9]+)?$", "An exact decimal number"),
]
"""An exact decimal number; floats are refused."""

Roubles = Annotated[
    Decimal,
    BeforeValidator(_roubles),
    Field(allow_inf_nan=False, max_digits=30, ge=0),
    _WITHOUT_EXPONENT,
    _schema(rf"^{_DIGITS}([.,][0-9]+)?([ \u00a0]?₽)?$", "An amount of roubles, not negative"),
]
"""An amount of roubles, not negative, exact; floats are refused."""

Share = Annotated[
    Decimal,
    BeforeValidator(_exact),
    Field(allow_inf_nan=False, max_digits=30, ge=0, le=1),
    _WITHOUT_EXPONENT,
    _schema(r"^(0([.,][0-9]+)?|1([.,]0+)?)$", "A share between 0 and 1"),
]
"""A share as a fraction between 0 and 1."""

Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4})$",
            "description": "A date: 2026-02-01 or 01.02.2026",
        }
    ),
]
"""A date, written `2026-02-01` or `01.02.2026`; numbers are refused."""

ID_PATTERN = r"^[\w][\w.-]*$"

Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=80)]
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
