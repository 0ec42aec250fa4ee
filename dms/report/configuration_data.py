"""A configuration as plain data, the shape of :mod:`dms.report.configuration_document`."""

from collections.abc import Iterable, Sequence

from dms import __version__
from dms.configurator.configuration import Configuration
from dms.configurator.origin import Origin
from dms.configurator.parts import Parts
from dms.configurator.states import Clash, Decision, Difference, OptionState, Why
from dms.issues import Issue
from dms.pricing.quote import Quote
from dms.report.configuration_questions import configuration_questions
from dms.report.fingerprints import offer_fingerprint, roster_fingerprint
from dms.report.plain import Data, amount, term
from dms.report.quote_group import group_data

__all__ = ["configuration_data", "decisions_data", "quote_summary", "reason_data"]

_OF_THE_QUOTE = (
    "id",
    "status",
    "total",
    "full",
    "per_head",
    "contributions",
    "programmes",
    "relationships",
    "modules",
    "contract",
    "issues",
)


def configuration_data(
    configuration: Configuration, lang: str = "ru", more: Iterable[Issue] = ()
) -> Data:
    """Return everything about a configuration, in one language."""
    bench, is_possible = configuration.bench, configuration.is_possible
    quote = quote_summary(configuration.quote, lang) if is_possible else None
    return {
        "dms": "configuration/1",
        "made_with": {"dms": __version__},
        **_around(configuration),
        "currency": bench.model.offer.currency,
        "possible": is_possible,
        **_choices(configuration, lang),
        "total": amount(configuration.total),
        "heads": bench.board.heads,
        "per_head": quote["per_head"] if quote is not None else None,
        "apart": [
            {"heads": heads, "issue": issue.to_dict(lang)} for heads, issue in bench.board.apart
        ],
        "questions": [one.to_dict(lang) for one in configuration_questions(configuration)],
        "quote": quote,
        "issues": [issue.to_dict(lang) for issue in more],
    }


def _around(configuration: Configuration) -> Data:
    """Return what the configuration is of and whom it is for."""
    bench = configuration.bench
    offer, programme, setting = bench.model.offer, bench.model.programme, bench.board.setting
    return {
        "inputs": {
            "offer": offer_fingerprint(offer),
            "roster": roster_fingerprint(bench.roster),
        },
        "offer": offer.id,
        "insurer": {"id": offer.insurer.id, "name": offer.insurer.name},
        "client": offer.client,
        "programme": {
            "id": programme.id,
            "name": programme.name,
            "people": len(bench.people),
        },
        "period": term(setting.period),
        "payment": setting.payment,
    }


def _choices(configuration: Configuration, lang: str) -> Data:
    """Return what was decided, what contradicts what, and where every choice stands."""
    parts = configuration.bench.model.parts
    return {
        "decisions": decisions_data(configuration.decisions, parts, lang),
        "clashes": [reason_data(one, parts, lang) for one in configuration.clashes],
        "ways_out": [decisions_data(way, parts, lang) for way in configuration.ways_out],
        "options": [_option(state, parts, lang) for state in configuration.options],
    }


def decisions_data(decisions: Sequence[Decision], parts: Parts, lang: str) -> list[Data]:
    """Return decisions with what they are called."""
    return [
        {
            "choice": str(one.choice),
            "title": parts.title_of(one.choice).to(lang),
            "taken": one.taken,
        }
        for one in decisions
    ]


def _option(state: OptionState, parts: Parts, lang: str) -> Data:
    return {
        "choice": str(state.choice),
        "title": state.title.to(lang),
        "taken": state.taken,
        "status": state.status,
        "by": state.by,
        "why": reason_data(state.why, parts, lang) if state.why is not None else None,
        "difference": _difference(state.difference) if state.difference is not None else None,
    }


def reason_data(why: Why | Clash, parts: Parts, lang: str) -> Data:
    """Return the decisions and the rules of a reason, or of a contradiction."""
    return {
        "decisions": decisions_data(why.decisions, parts, lang),
        "rules": [_rule(rule, lang) for rule in why.rules],
    }


def _rule(rule: Origin, lang: str) -> Data:
    return {
        "id": rule.id,
        "words": rule.words.to(lang),
        "location": rule.where.to_dict() if rule.where is not None else None,
        "clause": rule.clause,
    }


def _difference(difference: Difference) -> Data:
    return {
        "total": amount(difference.total),
        "per_head": amount(difference.per_head),
        "along": list(map(str, difference.along)),
        "without": list(map(str, difference.without)),
    }


def quote_summary(quote: Quote, lang: str) -> Data:
    """Return the figures of the quote, without what stands around the configuration already."""
    data = group_data(quote, lang, ())
    return {name: data[name] for name in _OF_THE_QUOTE}
