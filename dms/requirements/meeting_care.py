"""What a brief asks of care: whether it is given at all, then each point that is asked of it.

An offer may speak of one kind of care on several lines: a doctor for each of two offices, a module
of the programme and one of the contract. It is given where any of them gives it, and a point is met
where all of those that give it meet it.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from dms.i18n import Text, text
from dms.modules.field_words import in_words
from dms.modules.questions import Stated
from dms.modules.registry import title_of
from dms.pricing.dimensions import same
from dms.requirements.care import Care, is_left_out, lines_of, priced_lines, stated_on
from dms.requirements.case import Case
from dms.requirements.meeting_clinics import CLINIC_POINTS
from dms.requirements.meeting_limits import LIMIT_POINTS
from dms.requirements.meeting_modules import MODULE_POINTS
from dms.requirements.met import Met, all_of
from dms.requirements.point import SILENT, Judged, Point
from dms.requirements.wishes import ModuleWish, ProgrammeWish

__all__ = ["POINTS", "care_met"]

POINTS: Mapping[str, Point] = MappingProxyType({**CLINIC_POINTS, **MODULE_POINTS, **LIMIT_POINTS})
"""Everything that may be asked of a kind of care, by the names of the fields."""

_STATED_IN = MappingProxyType(
    {
        "deductible_at_most": "deductible",
        "waiting_days_at_most": "waiting_period",
        "clinics_near": "clinics",
        "own_line": "premium",
    }
)
"""The field of a module that answers a point, where the names differ."""

_LEFT_OUT = Judged(
    Stated.NOT_STATED, reason=text("it is offered, but left out of this price"), ours=True
)
"""The client did not take it: the insurer has nothing to add, and the price is without it."""

_Answer = tuple[Care, Judged]
"""A judgement with the line that it rests on."""


def care_met(case: Case, wish: ProgrammeWish, asked: ModuleWish) -> Iterator[Met]:
    """Hold a kind of care, then each point that is asked of it."""
    lines, title = lines_of(case, wish, asked.kind), title_of(asked.kind)
    yield _result(_offered(lines), asked, None, title, text("yes"))
    for name, wanted in asked.points.items():
        point = POINTS[name]
        words = Text("{care}: {point}", {"care": title, "point": point.title})
        yield _result(_judged(lines, name, wanted), asked, name, words, point.words(wanted))


def _result(answer: _Answer, asked: ModuleWish, name: str | None, title: Text, wanted: Text) -> Met:
    care, judged = answer
    field = _STATED_IN.get(name, name) if name is not None else None
    path = (care.wish.id, care.kind, name)
    return Met(
        wish=".".join(part for part in path if part is not None),
        title=title,
        need=asked.need if name is None else asked.need_of(name),
        answer=judged.answer,
        wanted=wanted,
        found=judged.found,
        reason=judged.reason,
        ours=judged.ours,
        quotation=care.quotation_of(field) if name is None or judged.found else None,
        where=care.where(field),
        clause=care.clause_of(field),
        programme=care.wish.id,
        kind=care.kind,
    )


def _offered(lines: Sequence[Care]) -> _Answer:
    """Say whether the care is given at all; it may come along with another kind of care."""
    stated = stated_on(lines)
    if is_left_out(lines):
        return _first(lines, stated), _LEFT_OUT
    care = _first(priced_lines(lines) or lines, stated)
    if stated is Stated.NOT_STATED:
        return care, _silent(care)
    if stated is Stated.YES and care.brought_by is not None:
        return care, Judged(stated, text("comes with “{module}”", module=care.brought_by.title))
    return care, Judged(stated, in_words(stated is Stated.YES))


def _first(lines: Sequence[Care], stated: Stated) -> Care:
    return next(care for care in lines if care.stated is stated)


def _silent(care: Care) -> Judged:
    if care.programme is not None:
        return SILENT
    reason = text("it is not said which programme of the offer stands for this one")
    return Judged(Stated.NOT_STATED, reason=reason, ours=True)


def _judged(lines: Sequence[Care], name: str, wanted: Any) -> _Answer:
    """Judge a point of care that is given; of other care there is nothing better to say."""
    stated = stated_on(lines)
    care = _first(lines, stated)
    if stated is Stated.NO:
        return care, Judged(Stated.NO, text("the care is not offered"))
    if stated is Stated.NOT_STATED:
        return care, _silent(care)
    if is_left_out(lines):
        return care, _LEFT_OUT
    each = [(one, POINTS[name].judge(one, wanted)) for one in _where_asked(priced_lines(lines))]
    answer = all_of(judged.answer for _, judged in each)
    return next(pair for pair in each if pair[1].answer is answer)


def _where_asked(lines: Sequence[Care]) -> Sequence[Care]:
    """Return the lines for offices that the brief names; all of them where none is."""
    offices = {same(office.name) for care in lines for office in care.case.requirement.offices}
    there = [care for care in lines if same(care.get("office") or "") in offices]
    return there or lines
