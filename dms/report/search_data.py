"""A search as plain data, the shape of :mod:`dms.report.search_document`."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from dms import __version__
from dms.configurator.additions import Additions, additions, usual_left_out
from dms.configurator.answers import Answered
from dms.configurator.bench import Bench
from dms.configurator.best import Found, Search
from dms.configurator.configuration import Configuration
from dms.configurator.departures import Departure, departures
from dms.configurator.parts import Parts
from dms.configurator.settling import fewest_decisions
from dms.configurator.unmeetable import best_answer
from dms.configurator.wanted import Wanted
from dms.issues import Issue
from dms.report.configuration_data import decisions_data, reason_data
from dms.report.configuration_questions import configuration_questions
from dms.report.fingerprints import offer_fingerprint, roster_fingerprint
from dms.report.plain import Data, amount, stated, term
from dms.report.quote_group import group_data
from dms.report.search_words import wish_title

__all__ = [
    "additions_data",
    "departures_data",
    "nothing_data",
    "search_data",
    "wanted_data",
    "wishes_data",
]


def search_data(search: Search, lang: str = "ru", more: Iterable[Issue] = ()) -> Data:
    """Return everything about a search, in one language."""
    best, bench = search.best, search.bench
    places = {id(found): place for place, found in enumerate(search.frontier)}
    return {
        "dms": "search/1",
        "made_with": {"dms": __version__},
        **_around(bench),
        "budget": {
            "total": stated(search.budget.total),
            "per_head": stated(search.budget.per_head),
            "allowed": stated(search.allowed),
        },
        "vary": sorted(search.vary),
        "wanted": [wanted_data(wish, lang) for wish in search.wanted],
        "others": amount(search.others),
        "frontier": _frontier(search, lang),
        "best": None if best is None else places[id(best)],
        "next_better": None if search.next_better is None else places[id(search.next_better)],
        "missing": amount(search.missing),
        **nothing_data(search, lang),
        "apart": [
            {"heads": heads, "issue": issue.to_dict(lang)} for heads, issue in bench.board.apart
        ],
        **_open(best, lang),
        "issues": [issue.to_dict(lang) for issue in more],
    }


def _around(bench: Bench) -> Data:
    """Return what was searched and for whom."""
    offer, programme, setting = bench.model.offer, bench.model.programme, bench.board.setting
    return {
        "inputs": {
            "offer": offer_fingerprint(offer),
            "roster": roster_fingerprint(bench.roster),
        },
        "offer": offer.id,
        "insurer": {"id": offer.insurer.id, "name": offer.insurer.name},
        "client": offer.client,
        "programme": {"id": programme.id, "name": programme.name, "people": len(bench.people)},
        "period": term(setting.period),
        "payment": setting.payment,
        "currency": offer.currency,
    }


def _open(best: Found | None, lang: str) -> Data:
    """Return the quote of the best programme, and what to ask about it."""
    if best is None:
        return {"quote": None, "questions": []}
    questions = configuration_questions(best.configuration)
    return {
        "quote": group_data(best.configuration.quote, lang, ())["id"],
        "questions": [one.to_dict(lang) for one in questions],
    }


def wanted_data(wish: Wanted, lang: str) -> Data:
    """Return a wish with its weight."""
    return {
        "wish": wish.name,
        "title": wish_title(wish).to(lang),
        "need": wish.need.value,
        "weight": wish.weight,
    }


def wishes_data(wishes: Iterable[Answered]) -> list[Data]:
    """Return whether wishes are met."""
    return [{"wish": one.wish.name, "answer": one.answer.value} for one in wishes]


def _frontier(search: Search, lang: str) -> list[Data]:
    before = [None, *(found.configuration for found in search.frontier)]
    return [
        _found(search, found, previous, lang)
        for (previous, _), found in zip(pairwise(before), search.frontier, strict=True)
    ]


def _found(search: Search, found: Found, before: Configuration | None, lang: str) -> Data:
    configuration, parts = found.configuration, search.bench.model.parts
    taken = configuration.taken
    was = None if before is None else before.taken
    return {
        "total": amount(found.total),
        "per_head": amount(search.per_head(found)),
        "left": amount(search.left(found)),
        "gains": found.gains,
        "taken": [name for name, is_taken in taken.items() if is_taken],
        "decisions": decisions_data(fewest_decisions(configuration), parts, lang),
        "usual_left_out": list(map(str, usual_left_out(parts, taken))),
        "departures": departures_data(departures(configuration, search.wanted), parts, lang),
        "additions": additions_data(additions(parts, was, taken)),
        "wishes": wishes_data(found.wishes),
    }


def additions_data(found: Additions) -> Data:
    """Return what comes in addition and what falls away."""
    return {
        "care": list(map(str, found.care)),
        "values": list(map(str, found.values)),
        "without": list(map(str, found.without)),
    }


def departures_data(found: Iterable[Departure], parts: Parts, lang: str) -> list[Data]:
    """Return the values that are not the default, with their reasons."""
    return [
        {
            "choice": str(one.choice),
            "default": str(one.default),
            "wishes": [wish.name for wish in one.wishes],
            "why": None if one.why is None else reason_data(one.why, parts, lang),
        }
        for one in found
    ]


def nothing_data(search: Search, lang: str) -> Data:
    """Return why nothing meets all musts; nothing where something does."""
    parts = search.bench.model.parts
    return {
        "unmeetable": [
            {"wish": wish.name, "answer": best_answer(wish, parts).value}
            for wish in search.unmeetable
        ],
        "clashes": [reason_data(clash, parts, lang) for clash in search.clashes],
        "barred": _names(search.barred),
    }


def _names(wishes: Sequence[Wanted]) -> list[str]:
    return [wish.name for wish in wishes]
