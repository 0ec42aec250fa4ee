"""The words and signs that the templates of pages use themselves."""

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from dms.i18n import Text, text
from dms.issues import Severity, severity_name
from dms.modules.questions import Stated

__all__ = ["STATUSES", "WORDS", "Status"]

WORDS: Mapping[str, Text] = MappingProxyType(
    {
        "skip": text("Skip to the content"),
        "contents": text("Contents"),
        "not_stated": text("not stated"),
    }
)


@frozen
class Status:
    """How an answer is shown: a sign and a word, and a tone that only repeats them."""

    sign: str
    words: Text
    tone: str


def _severity(severity: Severity, sign: str, tone: str) -> Status:
    return Status(sign, severity_name(severity), tone)


_NOT_STATED = Status("?", text("not stated"), "ask")

STATUSES: Mapping[str, Status] = MappingProxyType(
    {
        "met": Status("✓", text("met"), "good"),
        "missed": Status("✗", text("not met"), "bad"),
        Stated.YES.value: Status("✓", text("yes"), "good"),
        Stated.NO.value: Status("✗", text("no"), "bad"),
        "not_stated": _NOT_STATED,
        Stated.NOT_STATED.value: _NOT_STATED,
        "passed": Status("✓", text("in order"), "good"),
        "failed": Status("✗", text("to be changed"), "bad"),
        Severity.ERROR.value: _severity(Severity.ERROR, "✗", "bad"),
        Severity.WARNING.value: _severity(Severity.WARNING, "!", "warn"),
        Severity.QUESTION.value: _severity(Severity.QUESTION, "?", "ask"),
        Severity.INFO.value: _severity(Severity.INFO, "i", "plain"),
    }
)
"""By the name given to the macro `status`; answers and severities are among them."""
