"""Refused: the issue of a quote that there cannot be, with the place in the offer."""

from dms.i18n import Text
from dms.issues import Issue, Location, Severity

__all__ = ["refused"]


def refused(code: str, said: Text, hint: Text, pointer: str | None = None) -> Issue:
    """Make the issue that stops a quote; `pointer` is the statement of the offer it is about."""
    return Issue(code, Severity.ERROR, said, hint, Location(pointer=pointer))
