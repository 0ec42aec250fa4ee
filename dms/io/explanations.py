"""What pydantic complains about, in plain words with a way out."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from attrs import frozen

from dms.documents import ID_PATTERN
from dms.i18n import Text, text
from dms.io.known_keys import nearest

__all__ = ["EXPECTED", "Explanation", "explain", "one_of", "unexpected", "words_in"]

Context = Mapping[str, Any]


@frozen
class Explanation:
    """Code, message and hint of an issue that has no place yet."""

    code: str
    message: Text
    hint: Text | None


_VALUE = "DOC-VALUE-INVALID"
_AMOUNT = "DOC-NUMBER-INVALID"

_CORRECT = text("Correct the value.")
_BAD_ID = text("This short name has a character that it may not have.")
_GOOD_ID = text("Use letters, digits, `.`, `_` and `-`; begin with a letter or a digit.")

_LIST = text("a list")
_GROUP = text("a group of keys")
_TEXT = text("a text")
_WHOLE = text("a whole number")
_NUMBER = text("a number")
_DATE = text("a date")
_YES_NO = text("true or false")

EXPECTED: Mapping[str, Text] = MappingProxyType(
    {
        "bool_parsing": _YES_NO,
        "bool_type": _YES_NO,
        "date_from_datetime_inexact": _DATE,
        "date_from_datetime_parsing": _DATE,
        "date_parsing": _DATE,
        "date_type": _DATE,
        "decimal_parsing": _NUMBER,
        "decimal_type": _NUMBER,
        "dict_type": _GROUP,
        "float_parsing": _NUMBER,
        "float_type": _NUMBER,
        "frozen_set_type": _LIST,
        "int_from_float": _WHOLE,
        "int_parsing": _WHOLE,
        "int_parsing_size": _WHOLE,
        "int_type": _WHOLE,
        "list_type": _LIST,
        "mapping_type": _GROUP,
        "model_attributes_type": _GROUP,
        "model_type": _GROUP,
        "none_required": text("empty"),
        "set_type": _LIST,
        "string_type": _TEXT,
        "tuple_type": _LIST,
    }
)
"""What should stand where pydantic says that the type is wrong."""

_TYPE_HINTS: Mapping[Text, Text] = MappingProxyType(
    {
        _DATE: text("Write it like 2026-02-01 or 01.02.2026."),
        _GROUP: text("Write its parts as keys with values."),
        _LIST: text("Write it as a list, even if it has one part."),
        _NUMBER: text('Write it like 2100.50 or "2 100,50".'),
        _TEXT: text("Put it in quotes."),
    }
)


def unexpected(types: Sequence[str]) -> Explanation:
    """Explain that a value is of none of the types that fit here."""
    wanted = list(dict.fromkeys(EXPECTED[name] for name in types))
    expected = wanted[0]
    for other in wanted[1:]:
        expected = text("{one} or {other}", one=expected, other=other)
    hint = _TYPE_HINTS.get(expected, _CORRECT)
    return Explanation(_VALUE, text("This must be {expected}.", expected=expected), hint)


def one_of(message: Text, choices: Sequence[str], written: object) -> Explanation:
    """Explain that a value is not one of the known ones and which may be meant."""
    listed = ", ".join(choices)
    hint = text("Write one of: {choices}.", choices=listed)
    meant = nearest(written, choices) if isinstance(written, str) else None
    if meant is not None:
        hint = text("Did you mean {meant}? Known are: {choices}.", meant=meant, choices=listed)
    return Explanation("DOC-CHOICE-INVALID", message, hint)


def explain(kind: str, context: Context, written: object, complaint: str) -> Explanation:
    """Explain an error of pydantic that concerns a value of the right type.

    `written` is the value at fault; it is compared with known words but never quoted.
    """
    if "template" in context:
        return _own(kind, context)
    if context.get("pattern") == ID_PATTERN:
        return Explanation(_VALUE, _BAD_ID, _GOOD_ID)
    if kind in _LIMITS:
        code, message, hint = _LIMITS[kind]
        return Explanation(code, text(message.msgid, **context), text(hint.msgid, **context))
    if kind in ("literal_error", "enum"):
        unknown = text("This is not one of the known values.")
        return one_of(unknown, words_in(context["expected"]), written)
    if kind in ("value_error", "assertion_error"):
        return Explanation(_VALUE, text(str(context["error"])), _CORRECT)
    return Explanation(
        _VALUE,
        text("This value does not fit here: {complaint}.", complaint=complaint),
        text("See what fits in the schema: `dms schema`."),
    )


def _own(code: str, context: Context) -> Explanation:
    """Return what a validator of ours says, see :func:`dms.documents.problem`."""
    params = {k: v for k, v in context.items() if k not in ("template", "hint", "pointer")}
    hint = text(context["hint"], **params) if "hint" in context else None
    return Explanation(code, text(context["template"], **params), hint)


def words_in(listed: str) -> list[str]:
    """Return the words of a list as pydantic writes it: `'a', 'b' or 'c'`."""
    return re.findall(r"'([^']*)'", listed) or re.split(r", | or ", listed)


_LIMITS: Mapping[str, tuple[str, Text, Text]] = MappingProxyType(
    {
        "greater_than": (_AMOUNT, text("The number must be greater than {gt}."), _CORRECT),
        "greater_than_equal": (_AMOUNT, text("The number must be {ge} or more."), _CORRECT),
        "less_than": (_AMOUNT, text("The number must be less than {lt}."), _CORRECT),
        "less_than_equal": (_AMOUNT, text("The number must be {le} or less."), _CORRECT),
        "multiple_of": (
            _AMOUNT,
            text("The number must be a multiple of {multiple_of}."),
            _CORRECT,
        ),
        "decimal_max_digits": (
            _AMOUNT,
            text("The number must have at most {max_digits} digits."),
            _CORRECT,
        ),
        "decimal_whole_digits": (
            _AMOUNT,
            text("The number must have at most {whole_digits} digits before the point."),
            _CORRECT,
        ),
        "decimal_max_places": (
            _AMOUNT,
            text("The number must have at most {decimal_places} digits after the point."),
            _CORRECT,
        ),
        "finite_number": (_AMOUNT, text("The number must not be infinite."), _CORRECT),
        "string_too_short": (
            _VALUE,
            text("The text must have {min_length} or more characters."),
            text("Write more, or leave the key out."),
        ),
        "string_too_long": (
            _VALUE,
            text("The text must have at most {max_length} characters."),
            text("Shorten it."),
        ),
        "string_pattern_mismatch": (
            _VALUE,
            text("The text does not have the right form."),
            text("It must match the pattern {pattern}."),
        ),
        "too_short": (
            _VALUE,
            text("The list must have {min_length} or more parts."),
            text("Add what is missing, or leave the key out."),
        ),
        "too_long": (
            _VALUE,
            text("The list must have at most {max_length} parts."),
            text("Remove what is too much."),
        ),
    }
)
