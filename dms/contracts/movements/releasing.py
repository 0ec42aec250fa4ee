"""Releasing: taking cover away from a day on, and the premium of those days with it.

What is kept is rounded, what is released is the rest, so the two are always what was charged.
"""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from attrs import evolve, frozen

from dms.contracts.state.desk import Desk
from dms.contracts.state.movement import Line, LineKind
from dms.contracts.state.person import Person
from dms.contracts.state.stretch import Stretch
from dms.issues import Issue
from dms.periods import ONE_DAY, Period

__all__ = ["Released", "release", "taken_back_whole"]


@frozen
class Released:
    """What is left of a person's cover, and the lines that take the rest back."""

    stretches: tuple[Stretch, ...]
    lines: tuple[Line, ...]

    @property
    def freed(self) -> int:
        """The premium that is taken back, in units."""
        return -sum(line.units for line in self.lines)


def release(
    person: Person, detached_from: date, desk: Desk, kept_share: Fraction | None = None
) -> Released | Issue:
    """Take away all cover from a day on; that day is the first one without cover.

    What stays of the stretch that is cut costs what it costs a leaver, or `kept_share` of the term
    where other cover follows it.
    """
    left: list[Stretch] = []
    lines: list[Line] = []
    for stretch in person.stretches:
        if stretch.period.last_day < detached_from:
            left.append(stretch)
            continue
        kept = _shortened(stretch, detached_from, desk, kept_share)
        if isinstance(kept, Issue):
            return kept
        left += [] if kept is None else [kept]
        lines.append(_taken_back(stretch, kept, person.id, detached_from))
    return Released(tuple(left), tuple(lines))


def taken_back_whole(stretch: Stretch, member_id: str) -> Line:
    """Return the line that takes a whole stretch back."""
    return _taken_back(stretch, None, member_id, stretch.period.start)


def _shortened(
    stretch: Stretch, detached_from: date, desk: Desk, kept_share: Fraction | None
) -> Stretch | Issue | None:
    """Return what is left of a stretch; None when nothing is.

    A shorter cover never costs more than the longer one that was charged.
    """
    if stretch.period.start >= detached_from:
        return None
    cover = Period(stretch.period.start, detached_from - ONE_DAY)
    share = desk.share(cover) if kept_share is None else kept_share
    if isinstance(share, Issue):
        return share
    premium = min(stretch.term.premium(share), stretch.premium)
    return evolve(stretch, period=cover, share=share, premium=premium)


def _taken_back(
    before: Stretch, after: Stretch | None, member_id: str, detached_from: date
) -> Line:
    kept_parts: Iterable[int] = after.parts if after is not None else [0] * len(before.term.kinds)
    parts = [kept - was for kept, was in zip(kept_parts, before.parts, strict=True)]
    employer = before.employer
    if employer is not None and after is not None:
        employer -= after.employer or 0
    return Line(
        LineKind.RELEASE,
        (after.premium if after is not None else 0) - before.premium,
        member_id,
        Period(max(detached_from, before.period.start), before.period.last_day),
        tuple(zip(before.term.kinds, parts, strict=True)),
        None if employer is None else -employer,
        reverses=before.charge,
        programme=before.programme,
        term=before.term,
    )
