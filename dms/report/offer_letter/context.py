"""What templates of letters see: the letter as plain dicts, lists, texts and numbers."""

import re
from typing import Any

from attrs import asdict

from dms.report.offer_letter.view import OfferLetter

__all__ = ["letter_context"]

# XML has no place for these, and to the writer of DOCX some of them mean a new paragraph or page.
_NOT_PRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def letter_context(letter: OfferLetter) -> dict[str, Any]:
    """Return the letter as templates see it; `docs/offer-letter.md` names every field.

    A sign that cannot be printed becomes a space.
    """
    found = _printable(asdict(letter))
    assert isinstance(found, dict)  # noqa: S101 - for the type checker
    return found


def _printable(value: object) -> object:
    match value:
        case str():
            return _NOT_PRINTABLE.sub(" ", value)
        case dict():
            return {name: _printable(one) for name, one in value.items()}
        case list() | tuple():
            return [_printable(one) for one in value]
        case _:
            return value
