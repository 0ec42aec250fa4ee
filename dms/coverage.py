"""Three answers to "is it covered?": yes, no, and nobody knows.

Unknown is never turned into either of the others.

>>> any_of([Coverage.NO, Coverage.UNKNOWN]), any_of([Coverage.UNKNOWN, Coverage.YES])
(<Coverage.UNKNOWN: 'unknown'>, <Coverage.YES: 'yes'>)
"""

from collections.abc import Iterable
from enum import StrEnum

__all__ = ["Coverage", "any_of"]


class Coverage(StrEnum):
    """Whether something lies in an area."""

    YES = "yes"
    """All of it does."""
    NO = "no"
    """None of it does."""
    UNKNOWN = "unknown"
    """The facts do not say, or only a part of it does."""


def any_of(answers: Iterable[Coverage]) -> Coverage:
    """Return YES if any answer is yes, NO if all are no (or there are none), else UNKNOWN."""
    seen = set(answers)
    if Coverage.YES in seen:
        return Coverage.YES
    return Coverage.UNKNOWN if Coverage.UNKNOWN in seen else Coverage.NO
