"""What a cell for an answer looks like: its format, its drop-down list, its message."""

from collections.abc import Callable
from datetime import date
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from dms.i18n import Text, text
from dms.io.rfp.answers import AgeBand, Answer, Day, Lines, Number, TimeOfDay
from dms.io.rfp.choices import NOT_STATED, Choice, ClinicNames, Several
from dms.io.rfp.styles import Styles
from dms.io.rfp.words import together

if TYPE_CHECKING:
    from xlsxwriter.format import Format

__all__ = ["format_for", "validation_for"]

ListOf = Callable[[tuple[str, ...]], str]
"""Puts words into the hidden sheet and returns the range where they stand."""

_LONGEST_MESSAGE = 255


def format_for(answer: Answer, styles: Styles) -> "Format":
    """Return the format of the cell."""
    if isinstance(answer, Number):
        return styles.share if answer.share else styles.number
    if isinstance(answer, Choice) and isinstance(answer.otherwise, Number):
        return styles.number
    return styles.day if isinstance(answer, Day) else styles.text


def validation_for(answer: Answer, lang: str, list_of: ListOf) -> dict[str, Any]:
    """Return the data validation of the cell: what may stand there, and the message beside it."""
    options = {"ignore_blank": True, **_rule(answer, lang, list_of)}
    message = _message(answer)
    if message is not None:
        options["input_message"] = _cut(message.to(lang))
    return options


@singledispatch
def _rule(_answer: Answer, _lang: str, _list_of: ListOf) -> dict[str, Any]:
    return {"validate": "any"}


@_rule.register
def _(answer: Choice, lang: str, list_of: ListOf) -> dict[str, Any]:
    """Offer the list; where something else will do too, the list does not insist."""
    words = tuple(words.to(lang) for _, words in answer.options)
    source = list_of((*words, NOT_STATED.to(lang)))
    rule: dict[str, Any] = {"validate": "list", "source": source}
    if answer.otherwise is not None:
        return {**rule, "show_error": False}
    return {**rule, "error_message": _cut(text("Choose from the list.").to(lang))}


@_rule.register
def _(answer: Number, lang: str, _list_of: ListOf) -> dict[str, Any]:
    kind = "integer" if answer.whole else "decimal"
    least, most = float(answer.least), float(answer.most)  # bounds for the program, not money
    message = text("Write a number; what is not stated stays empty.").to(lang)
    return {
        "validate": kind,
        "criteria": "between",
        "minimum": int(least) if answer.whole else least,
        "maximum": int(most) if answer.whole else most,
        "error_message": _cut(message),
    }


@_rule.register
def _(_answer: Day, lang: str, _list_of: ListOf) -> dict[str, Any]:
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": date(2000, 1, 1),
        "maximum": date(2199, 12, 31),
        "error_message": _cut(text("Write a date like 01.02.2026.").to(lang)),
    }


@singledispatch
def _message(_answer: Answer) -> Text | None:
    return None


@_message.register
def _(answer: Choice) -> Text | None:
    if answer.otherwise is None:
        return text("Choose from the list. What is not stated stays empty.")
    return text("Choose from the list, or write your own answer.")


@_message.register
def _(answer: Several) -> Text | None:
    words = together([words for _, words in answer.options])
    return text("One or several, separated by semicolons: {choices}", choices=words)


@_message.register
def _(answer: Number) -> Text | None:
    if answer.share:
        return text("Per cent, like 20 %. Zero says that there is none.")
    return text("A whole number.") if answer.whole else text("A number, like 18500,50.")


@_message.register
def _(_answer: Lines) -> Text | None:
    return text("One or several, with semicolons between them.")


@_message.register
def _(_answer: ClinicNames) -> Text | None:
    return text("Names from the sheet of clinics, with semicolons between them, or “all”.")


@_message.register
def _(_answer: TimeOfDay) -> Text | None:
    return text("A time like 14:00; 24:00 means round the clock.")


@_message.register
def _(_answer: AgeBand) -> Text | None:
    return text("Full years, both ends included: 18-65, or 60+.")


@_message.register
def _(_answer: Day) -> Text | None:
    return text("A date like 01.02.2026.")


def _cut(words: str) -> str:
    """Shorten a message to what a workbook can hold."""
    return words if len(words) <= _LONGEST_MESSAGE else f"{words[: _LONGEST_MESSAGE - 1]}…"
