"""Numbers of a document: whole ones and exact decimals; what is not plainly written is refused."""

import re
from decimal import Decimal

from attrs import frozen

from dms.i18n import Text, text

__all__ = ["MAX_DIGITS", "Refusal", "exact_number"]

MAX_DIGITS = 100

_INT = re.compile(r"[-+]?[0-9]+\Z")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+\Z")
_EXPONENT = re.compile(r"[-+]?[0-9.]+[eE]")


@frozen
class Refusal:
    """Why a number is not taken, and what to do."""

    message: Text
    hint: Text


_TOO_LONG = Refusal(
    text("This number has more than {limit} digits.", limit=MAX_DIGITS),
    text("Write a shorter number, or put it in quotes if it is a text."),
)
_SHORTHAND = Refusal(
    text("Numbers with an exponent are not allowed."),
    text("Write the number in full, for example 1000 for 1e3."),
)
_NOT_A_NUMBER = Refusal(
    text("Infinity and “not a number” are not allowed."),
    text("Write a number, or leave the value out if it is not known."),
)


def exact_number(written: str) -> int | Decimal | Refusal:
    """Return the number that is written, exactly, or why it is refused."""
    if len(written) > MAX_DIGITS:
        return _TOO_LONG
    if _INT.match(written):
        return int(written)
    if _DECIMAL.match(written):
        return Decimal(written)
    return _SHORTHAND if _EXPONENT.match(written) else _NOT_A_NUMBER
