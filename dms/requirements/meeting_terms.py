"""What a brief asks of joining and leaving: days, notice, price of the rest, what comes back."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from dms.contracts.rules.deadlines import notice_in_words
from dms.contracts.terms.filing import DayCount, FilingRule
from dms.contracts.terms.refund_terms import ExpenseLoad, RefundTerms
from dms.contracts.terms.terms import EndTerms
from dms.contracts.terms_words.filing import possible_days_words
from dms.contracts.terms_words.proration import joining_words
from dms.contracts.terms_words.refund import expense_words, refund_words
from dms.i18n import Text, text
from dms.modules.questions import Stated
from dms.pricing.proration import ByDays, Proration
from dms.requirements.case import Case
from dms.requirements.day_counts import notice_words, surely_at_most
from dms.requirements.judging_terms import TermWish, terms_of
from dms.requirements.met import Met
from dms.requirements.point import SILENT, Judged
from dms.requirements.refund_shares import share_judged
from dms.requirements.requirement import JoiningWish, LeavingWish

__all__ = ["joining_met", "leaving_met"]

_ANY_DAY = text("on any day")
_EVERY_DAY = frozenset(range(1, 32))
"""The days of a month; who names all of them says the same as `any`."""


def joining_met(case: Case) -> Iterator[Met]:
    """Hold the terms against what is asked of joining during the year."""
    wish = case.requirement.joining
    if wish is None:
        return
    rule = terms_of(case).enrolment
    yield from (one.met(case) for one in _filing("joining", "/enrolment", wish, rule))
    if wish.pro_rata:
        yield _pro_rata(case, wish).met(case)


def leaving_met(case: Case) -> Iterator[Met]:
    """Hold the terms against what is asked of leaving, and of the contract's early end."""
    wish = case.requirement.leaving
    if wish is None:
        return
    terms = terms_of(case)
    found = (
        *_filing("leaving", "/leaving", wish, terms.leaving),
        *_refund(wish, terms.leaving.refund, terms.leaving.title),
        *_early_end(wish, terms.termination.by_client),
    )
    yield from (one.met(case) for one in found)


def _filing(
    path: str, at: str, wish: JoiningWish | LeavingWish, rule: FilingRule
) -> Iterator[TermWish]:
    common = {"subject": rule.title, "need": wish.need, "clause": rule.clause}
    if wish.any_day:
        judged = _any_day(rule)
        yield _wish(
            f"{path}.any_day", text("Possible days"), _ANY_DAY, judged, f"{at}/days", common
        )
    if wish.notice_at_most is not None:
        wanted = notice_words(wish.notice_at_most)
        judged = _notice(rule, wish.notice_at_most)
        name = f"{path}.notice_at_most"
        yield _wish(name, text("Notice"), wanted, judged, f"{at}/notice", common)


def _wish(
    name: str, point: Text, wanted: Text, judged: Judged, at: str, common: dict[str, Any]
) -> TermWish:
    return TermWish(wish=name, point=point, wanted=wanted, judged=judged, at=at, **common)


def _any_day(rule: FilingRule) -> Judged:
    words = possible_days_words(rule)
    if words is None:
        return SILENT
    return Judged(Stated.of(rule.days == "any" or set(rule.days or ()) >= _EVERY_DAY), words)


def _notice(rule: FilingRule, most: DayCount) -> Judged:
    """Say whether the notice is no longer; what may take effect before the request needs none."""
    if not rule.says_notice:
        return SILENT
    words = notice_in_words(rule)
    if rule.notice is None or not rule.needs_notice:
        return Judged(Stated.YES, words)
    answer = surely_at_most(rule.notice, most)
    reason = None
    if answer is Stated.NOT_STATED:
        reason = text("working and calendar days differ by the holidays between them")
    return Judged(answer, words, reason=reason)


def _pro_rata(case: Case, wish: JoiningWish) -> TermWish:
    """Look for the price of the rest of the term in the terms, then in the offer."""
    rule: Proration | None = terms_of(case).proration.join or case.offer.proration.join
    judged = SILENT
    if rule is not None:
        judged = Judged(Stated.of(isinstance(rule, ByDays)), joining_words(rule))
    return TermWish(
        wish="joining.pro_rata",
        subject=terms_of(case).enrolment.title,
        point=text("What the rest of the term costs a joiner"),
        need=wish.need,
        wanted=text("in proportion to days"),
        judged=judged,
        at="/proration/join",
    )


_Found = tuple[str, str, Text, Text, Judged]
"""The fields of the brief and of the terms, the point, what is wanted, what was found."""


def _refund(wish: LeavingWish, terms: RefundTerms, subject: Text) -> Iterator[TermWish]:
    """Hold what comes back for people against the wish."""
    set_off = text("Set off against later premium")
    found = (
        _share("set_off_share", set_off, wish.set_off_share_at_least, terms),
        _cash(wish, terms),
        _expenses(wish, terms),
    )
    common = {"subject": subject, "need": wish.need, "clause": terms.clause}
    yield from _wishes("leaving", "/leaving/refund", found, common)


def _early_end(wish: LeavingWish, end: EndTerms) -> Iterator[TermWish]:
    """Hold what comes back when the client ends the whole contract against the wish.

    There is no later premium then, so nothing can be set off.
    """
    found: tuple[_Found | None, ...] = (_cash(wish, end.refund), _expenses(wish, end.refund))
    if end.allowed is False:
        refused = Judged(Stated.NO, text("the client may not end it early"))
        found = tuple(one and (*one[:4], refused) for one in found)
    clause = end.refund.clause or end.clause
    common = {"subject": end.title, "need": wish.need, "clause": clause}
    yield from _wishes("early_end", "/termination/by_client/refund", found, common)


def _wishes(
    path: str, at: str, found: tuple[_Found | None, ...], common: dict[str, Any]
) -> Iterator[TermWish]:
    for one in found:
        if one is not None:
            asked, stated, point, wanted, judged = one
            yield _wish(f"{path}.{asked}", point, wanted, judged, f"{at}/{stated}", common)


def _cash(wish: LeavingWish, terms: RefundTerms) -> _Found | None:
    cash = text("Returned in cash")
    return _share("cash_share", cash, wish.cash_share_at_least, terms)


def _share(name: str, point: Text, least: Decimal | None, terms: RefundTerms) -> _Found | None:
    """Hold a share of the premium of the days left; a wish for nothing is none."""
    if not least:
        return None
    wanted = text("at least {least}", least=refund_words(least))
    return f"{name}_at_least", name, point, wanted, share_judged(terms, name, least)


def _expenses(wish: LeavingWish, terms: RefundTerms) -> _Found | None:
    if not wish.no_expense_load:
        return None
    load, judged = terms.expense_load, SILENT
    if load is not None:
        keeps = isinstance(load, ExpenseLoad) and load.share > 0
        judged = Judged(Stated.of(not keeps), expense_words(load))
    return "no_expense_load", "expense_load", text("Kept for expenses"), text("nothing"), judged
