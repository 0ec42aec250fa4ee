"""A wish about the contract as such, its price, payment or period: how it becomes a result."""

from dms.i18n import Text
from dms.requirements.met import Met
from dms.requirements.point import Judged
from dms.requirements.wishes import Need

__all__ = ["result"]


def result(
    wish: str,
    title: Text,
    need: Need,
    wanted: Text,
    judged: Judged,
    *,
    programme: str | None = None,
    clause: str | None = None,
) -> Met:
    """Return the result; `programme` is that of the brief where the wish is about one."""
    return Met(
        wish=wish,
        title=title,
        need=need,
        answer=judged.answer,
        wanted=wanted,
        found=judged.found,
        reason=judged.reason,
        ours=judged.ours,
        clause=clause,
        programme=programme,
    )
