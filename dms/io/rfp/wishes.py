"""What the client asks for, in the words that stand beside the rows of a form."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from dms.contracts.terms.filing import DayCount
from dms.contracts.terms_words.payment import RHYTHMS
from dms.contracts.terms_words.refund import refund_words
from dms.contracts.terms_words.relatives import uplift_words
from dms.i18n import Text, plural, text
from dms.io.rfp.words import together
from dms.pricing.naming import listed, relationship_name
from dms.requirements.day_counts import notice_words
from dms.requirements.meeting_clinics import CLINIC_POINTS
from dms.requirements.meeting_limits import LIMIT_POINTS
from dms.requirements.meeting_modules import MODULE_POINTS
from dms.requirements.point import up_to
from dms.requirements.requirement import LeavingWish, RelativesWish, Requirement
from dms.requirements.wishes import ModuleWish, Need

__all__ = ["Wished", "care_wishes", "nothing_wished", "term_wishes", "with_need"]

Wished = Callable[[str], Text | None]
"""Says what is asked for about a field, or None."""

_POINTS = {**MODULE_POINTS, **CLINIC_POINTS, **LIMIT_POINTS}
_FIELD_OF = {
    "clinics_near": "clinics",
    "deductible_at_most": "deductible",
    "waiting_days_at_most": "waiting_period",
    "own_line": "premium",
}
"""The field of an offer that answers a point of a brief, where it has another name."""


def nothing_wished(_field: str) -> Text | None:
    """Say that nothing is asked for."""
    return None


def with_need(need: Need, words: Text) -> Text:
    """Put before a wish whether it is a must."""
    if need is Need.MUST:
        return text("must: {wish}", wish=words)
    return text("should: {wish}", wish=words)


def care_wishes(wish: ModuleWish) -> Wished:
    """Return what is asked of one kind of care, by the fields of the offer."""
    found: dict[str, list[Text]] = {"offered": [with_need(wish.need, text("offer it"))]}
    for point, value in wish.points.items():
        words = with_need(wish.need_of(point), _words(point, value))
        found.setdefault(_FIELD_OF.get(point, point), []).append(words)
    joined = {field: together(parts) for field, parts in found.items()}
    return joined.get


def _words(point: str, value: Any) -> Text:
    known = _POINTS[point]
    if point in ("own_line", "clinics_near"):
        return Text("{title}: {words}", {"title": known.title, "words": known.words(value)})
    return known.words(value)


def term_wishes(requirement: Requirement) -> Mapping[str, Text]:
    """Return what is asked of the terms, by the pointers of the terms."""
    found = [*_joining(requirement), *_of_relatives(requirement.relatives)]
    if requirement.leaving is not None:
        found += _leaving(requirement.leaving)
    if requirement.payment is not None:
        ways = listed([RHYTHMS[way] for way in requirement.payment])
        found.append(("/payment/schedule", with_need(requirement.payment_need, ways)))
    return MappingProxyType(dict(found))


_Found = Iterator[tuple[str, Text]]


def _joining(requirement: Requirement) -> _Found:
    wish = requirement.joining
    if wish is None:
        return
    yield from _filing("/enrolment", wish.need, wish.any_day, wish.notice_at_most)
    if wish.pro_rata:
        yield "/proration/join", with_need(wish.need, text("in proportion to days"))


def _filing(at: str, need: Need, any_day: bool | None, notice: DayCount | None) -> _Found:  # noqa: FBT001 - a wish as it stands in the brief
    if any_day:
        yield f"{at}/days", with_need(need, text("on any day"))
    if notice is not None:
        name = "working_days" if notice.working_days is not None else "calendar_days"
        yield f"{at}/notice/{name}", with_need(need, notice_words(notice))


def _of_relatives(wish: RelativesWish | None) -> _Found:
    if wish is None:
        return
    if wish.relationships:
        names = listed([relationship_name(one) for one in wish.relationships])
        yield "/relatives/relationships", with_need(wish.need, names)
    window = "/relatives/windows/0"
    if wish.window_months_at_least is not None:
        months = plural("{count} month", "{count} months", wish.window_months_at_least)
        yield f"{window}/months", with_need(wish.need, text("at least {least}", least=months))
    if wish.uplift_at_most is not None:
        most = wish.uplift_at_most
        words = up_to(uplift_words(most)) if most else uplift_words(most)
        yield f"{window}/uplift", with_need(wish.need, words)


def _leaving(wish: LeavingWish) -> _Found:
    yield from _filing("/leaving", wish.need, wish.any_day, wish.notice_at_most)
    refunds = ("/leaving/refund", "/termination/by_client/refund")
    least = {
        "set_off_share": wish.set_off_share_at_least,
        "cash_share": wish.cash_share_at_least,
    }
    for at in refunds:
        for name, share in least.items():
            if share is not None:
                words = text("at least {least}", least=refund_words(share))
                yield f"{at}/{name}", with_need(wish.need, words)
        if wish.no_expense_load:
            yield f"{at}/expense_load/share", with_need(wish.need, text("nothing"))
