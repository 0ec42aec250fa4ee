"""Marks and words for where a choice stands, so that neither colour nor a sign says it alone."""

from collections.abc import Mapping
from types import MappingProxyType

from dms.configurator.states import By, OptionState, Status
from dms.i18n import Text, text

__all__ = ["mark_of", "status_of"]

_SIGNS: Mapping[Status, str] = MappingProxyType(
    {Status.CHOSEN: "x", Status.IMPLIED: "+", Status.EXCLUDED: "–", Status.OPEN: " "}
)


def mark_of(state: OptionState) -> str:
    """Return the mark before a line: `[x]` for kinds of care, `(•)` for values."""
    sign = _SIGNS[state.status]
    if state.choice.is_care:
        return f"[{sign}]"
    return f"({'•' if state.status is Status.CHOSEN else sign})"


def status_of(state: OptionState) -> Text:
    """Return in a word or two where a choice stands."""
    by_choice = state.by is By.CHOICE
    match state.status:
        case Status.CHOSEN:
            return text("chosen") if by_choice else text("by default")
        case Status.IMPLIED:
            has_cause = state.why is not None and state.why.decisions
            return text("follows") if has_cause else text("always")
        case Status.EXCLUDED:
            return text("not possible")
        case Status.OPEN:
            is_left_out = by_choice and state.choice.is_care
            return text("left out") if is_left_out else text("can be taken")
