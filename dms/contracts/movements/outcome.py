"""Outcome: making the movement that a request comes to, accepted or refused."""

from collections.abc import Iterable
from typing import Any

from dms.contracts.rules.effective_date import Decision
from dms.contracts.state.movement import Change, Line, Movement
from dms.contracts.state.requests import Request
from dms.contracts.state.standing import Standing
from dms.i18n import Text
from dms.issues import Issue

__all__ = ["accepted", "refused"]


def accepted(
    standing: Standing,
    request: Request,
    change: Change,
    lines: Iterable[Line] = (),
    decision: Decision | None = None,
    **more: Any,
) -> Movement:
    """Make the movement of a request that is granted; `more` are fields of the movement."""
    return Movement(
        request=request,
        accepted=True,
        change=change,
        lines=tuple(lines),
        **_on(standing),
        **_told(decision, more),
    )


def refused(
    standing: Standing,
    request: Request,
    issues: Iterable[Issue],
    options: Iterable[Text] = (),
    decision: Decision | None = None,
) -> Movement:
    """Make the movement of a request that is not granted; the contract stays what it is."""
    told = _told(decision, {})
    told["issues"] = (*issues, *told["issues"])
    told["effective"] = None
    return Movement(
        request=request, accepted=False, options=tuple(options), **_on(standing), **told
    )


def _on(standing: Standing) -> dict[str, Any]:
    return {
        "number": standing.next_number,
        "basis": standing.head,
        "rounding": standing.agreement.rounding,
    }


def _told(decision: Decision | None, more: dict[str, Any]) -> dict[str, Any]:
    """Return what a decision on the date says, with the reasons and issues of `more` after it."""
    if decision is None:
        return {"issues": (), "effective": None, **more}
    return {
        "effective": decision.effective,
        "wished": decision.wished,
        "latest_filing": decision.latest_filing,
        "counting": decision.other_counting,
        "other_effective": decision.other_effective,
        "other_latest_filing": decision.other_latest_filing,
        **more,
        "reasons": (*decision.reasons, *more.get("reasons", ())),
        "issues": (*decision.issues, *more.get("issues", ())),
    }
