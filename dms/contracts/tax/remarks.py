"""Remarks: statements of law and practice, each with its source, its standing and its date.

None of them is advice. A reader sees how firmly a statement stands: the words of the law, somebody
else's report of them, a conclusion, or a position that others dispute.
"""

from datetime import date
from enum import StrEnum

from attrs import frozen

from dms.i18n import Text, text

__all__ = ["AS_OF", "Remark", "Status", "remark", "status_name"]

AS_OF = date(2026, 11, 21)
"""The day on which the statements of this package were known to hold."""


class Status(StrEnum):
    """How firmly a statement stands."""

    TEXT = "text"
    """The official text of the norm."""
    SECONDARY = "secondary"
    """Reported by news, an accounting journal or a law portal."""
    INFERENCE = "inference"
    """Concluded from other statements; a reading and not a norm."""
    DISPUTED = "disputed"
    """A position of the Ministry of Finance or the tax service that others dispute."""
    CONFLICTING = "conflicting"
    """Sources contradict each other; each is shown."""
    STATED = "stated"
    """The user states it."""
    UNVERIFIED = "unverified"
    """Nobody has confirmed it; such a value is never used."""


@frozen(kw_only=True)
class Remark:
    """One statement and where it comes from."""

    text: Text
    source: str
    """Norm, letter or page."""
    status: Status
    as_of: date
    """The day on which the statement was known to hold."""


def remark(words: Text, source: str, status: Status = Status.SECONDARY) -> Remark:
    """Make a remark of this package; most of them rest on reports of others."""
    return Remark(text=words, source=source, status=status, as_of=AS_OF)


def status_name(status: Status) -> Text:
    """Return how firmly a statement stands, for people."""
    names = {
        Status.TEXT: text("text of the law"),
        Status.SECONDARY: text("secondary source"),
        Status.INFERENCE: text("a conclusion, not a norm"),
        Status.DISPUTED: text("position of the Ministry of Finance and tax service, disputed"),
        Status.CONFLICTING: text("sources contradict each other"),
        Status.STATED: text("stated by you"),
        Status.UNVERIFIED: text("not verified"),
    }
    return names[status]
