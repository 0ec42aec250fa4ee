"""What a brief asks for relatives: whom, for how long they can join, and at which uplift."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from dms.contracts.terms.relative_terms import RelativeTerms, Since, Window
from dms.contracts.terms_words.relatives import uplift_words, window_words
from dms.i18n import Text, plural, text
from dms.members import Relationship
from dms.modules.questions import Stated
from dms.pricing.naming import listed, relationship_name
from dms.requirements.case import Case
from dms.requirements.judging_terms import TermWish, terms_of
from dms.requirements.met import Met, all_of, any_of
from dms.requirements.point import SILENT, Judged, up_to
from dms.requirements.requirement import RelativesWish
from dms.requirements.tariff_uplift import RELATIVES, TariffUplift, tariff_uplift
from dms.requirements.wishes import ProgrammeWish

__all__ = ["relatives_met"]

_NOBODY = Judged(Stated.NO, text("no relatives are insured"))
_SPECIAL = (Since.BIRTH, Since.MARRIAGE)
"""Events of one family; the brief asks about the windows that are open to all."""
_DAYS_OF_A_MONTH = (28, 31)


def relatives_met(case: Case) -> Iterator[Met]:
    """Hold the terms against what is asked for relatives."""
    wish = case.requirement.relatives
    if wish is not None:
        yield from (one.met(case) for one in _wishes(case, wish))


def _wishes(case: Case, wish: RelativesWish) -> Iterator[TermWish]:
    terms = terms_of(case).relatives
    if wish.relationships:
        wanted = listed([relationship_name(one) for one in wish.relationships])
        judged = _whom(case, set(wish.relationships))
        yield _wish("relationships", text("Who may be insured"), wanted, judged, wish, terms)
    if wish.window_months_at_least is not None:
        months = wish.window_months_at_least
        wanted = text("at least {least}", least=plural("{count} month", "{count} months", months))
        judged = _window(terms, months)
        when = text("When they may join")
        yield _wish("window_months_at_least", when, wanted, judged, wish, terms)
    if wish.uplift_at_most is not None:
        most = wish.uplift_at_most
        wanted = up_to(uplift_words(most)) if most else uplift_words(most)
        judged = _uplift(case, wish)
        yield _wish("uplift_at_most", text("How much more they pay"), wanted, judged, wish, terms)


def _wish(
    name: str, point: Text, wanted: Text, judged: Judged, wish: RelativesWish, terms: RelativeTerms
) -> TermWish:
    clauses = [window.clause for window in terms.windows or () if window.clause]
    about_windows = name != "relationships"
    return TermWish(
        wish=f"relatives.{name}",
        subject=terms.title,
        point=point,
        need=wish.need,
        wanted=wanted,
        judged=judged,
        at="/relatives/windows" if about_windows else "/relatives/relationships",
        clause=clauses[0] if about_windows and clauses else terms.clause,
    )


def _whom(case: Case, wanted: set[Relationship]) -> Judged:
    """Say whether all of them may be insured: by the terms, the offer and each programme.

    The shown list is one that refuses somebody, where there is one.
    """
    by_programme = [_admitted(case, wish) for wish in case.requirement.programmes]
    stated = [allowed for lists in by_programme for allowed in lists]
    if not stated:
        return SILENT
    answer = all_of(_admits(lists, wanted) for lists in by_programme)
    shown = next((one for one in stated if not wanted <= set(one)), stated[0])
    relatives = [one for one in shown if one is not Relationship.EMPLOYEE]
    found = listed([relationship_name(one) for one in relatives]) if relatives else _NOBODY.found
    return Judged(answer, found)


def _admits(lists: Sequence[tuple[Relationship, ...]], wanted: set[Relationship]) -> Stated:
    """Say whether all lists that hold for a programme admit everybody; without any, who knows."""
    return Stated.of(all(wanted <= set(allowed) for allowed in lists) if lists else None)


def _admitted(case: Case, wish: ProgrammeWish) -> list[tuple[Relationship, ...]]:
    """Return every list of who is admitted to a programme, those of terms and offer too."""
    rules = [case.offer.eligibility, getattr(case.programme_for(wish), "eligibility", None)]
    lists = [rule.relationships for rule in rules if rule is not None]
    return [one for one in (terms_of(case).relatives.relationships, *lists) if one is not None]


def _general(terms: RelativeTerms) -> list[Window]:
    return [window for window in terms.windows or () if window.since not in _SPECIAL]


def _window(terms: RelativeTerms, months: int) -> Judged:
    """Say whether one of the windows is open long enough."""
    if terms.relationships == ():
        return _NOBODY
    windows = _general(terms)
    if not windows:
        return SILENT
    words = [word for window in windows if (word := window_words(window)) is not None]
    answer = any_of(_is_open_for(window, months) for window in windows)
    return Judged(answer, listed(words) if words else None)


def _is_open_for(window: Window, months: int) -> Stated:
    """Compare lengths; a number of days is held against the shortest and the longest months."""
    if window.whole_term:
        return Stated.YES
    if window.months is not None:
        return Stated.of(window.months >= months)
    if window.days is None:
        return Stated.NOT_STATED
    shortest, longest = (months * days for days in _DAYS_OF_A_MONTH)
    if window.days >= longest:
        return Stated.YES
    return Stated.NO if window.days < shortest else Stated.NOT_STATED


def _uplift(case: Case, wish: RelativesWish) -> Judged:
    """Say whether relatives pay no more than that: by the price list, and in any window.

    Both may make them dearer, one on top of the other.
    """
    terms, most = terms_of(case).relatives, wish.uplift_at_most
    if terms.relationships == ():
        return _NOBODY
    price_list = tariff_uplift(case.offer, wish.relationships or RELATIVES)
    uplifts = [window.uplift for window in _general(terms)]
    if most is None or not (uplifts or price_list.looks):
        return SILENT
    answer = all_of(_costs_at_most(most, one, price_list) for one in uplifts or [None])
    return _said(answer, uplifts, price_list)


def _costs_at_most(most: Decimal, uplift: Decimal | None, price_list: TariffUplift) -> Stated:
    """Compare what a window and the price list add together; either may be unknown."""
    own = price_list.share
    if uplift is None:
        return Stated.NO if own is not None and own > most else Stated.NOT_STATED
    if own is None:
        return Stated.NO if uplift > most else Stated.NOT_STATED
    return Stated.of((1 + Fraction(uplift)) * (1 + own) - 1 <= most)


def _said(answer: Stated, uplifts: Sequence[Decimal | None], price_list: TariffUplift) -> Judged:
    words = [uplift_words(uplift) for uplift in dict.fromkeys(uplifts) if uplift is not None]
    if price_list.name is not None:
        own = uplift_words(price_list.rounded)
        words.append(text("by the price list {uplift} ({name})", uplift=own, name=price_list.name))
    unclear = answer is Stated.NOT_STATED and price_list.share is None
    reason = text("the price list has its own prices for relatives") if unclear else None
    return Judged(answer, listed(words) if words else None, reason=reason)
