"""The published quote without its members: inputs, sums on each level, assumptions and issues."""

from collections.abc import Iterable

from dms import __version__
from dms.issues import Issue
from dms.pricing.quote import Amounts, Quote
from dms.report.fingerprints import fingerprint, offer_fingerprint, roster_fingerprint
from dms.report.plain import Data, amount, payers, term
from dms.report.titles import line_title

__all__ = ["group_data"]


def group_data(quote: Quote, lang: str, more: Iterable[Issue]) -> Data:
    """Return everything but the members, with an empty place for them."""
    offer, setting = quote.offer, quote.setting
    figures = _totals(quote, lang)
    data = {
        "dms": "quote/1",
        "id": "",
        "made_with": {"dms": __version__},
        "inputs": {
            "offer": offer_fingerprint(offer),
            "roster": roster_fingerprint(quote.roster),
        },
        "offer": offer.id,
        "insurer": {"id": offer.insurer.id, "name": offer.insurer.name},
        "client": offer.client,
        "period": term(setting.period if setting is not None else None),
        "payment": setting.payment if setting is not None else None,
        "currency": offer.currency,
        "headcount": {
            "employees": quote.roster.employees,
            "relatives": quote.roster.relatives,
            "priced": sum(count for _cell, _units, count in quote.counted()),
        },
        "status": quote.status,
        **figures,
        "members": [],
        "assumptions": [
            {"at": one.at, "reading": one.reading, "note": one.note} for one in offer.assumptions
        ],
        "issues": [issue.to_dict(lang) for issue in (*more, *quote.group_issues)],
    }
    return data | {"id": _id(data)}


_TELLING = ("made_with", "inputs", "period", "payment", "status", "total", "full", "programmes")


def _id(data: Data) -> str:
    """Name the calculation by what went in and what came out; the language does not matter."""
    heads = [[line["module"], line["heads"], line["premium"]] for line in data["modules"]]
    told = fingerprint([*(data[name] for name in _TELLING), heads])
    return f"q-{told.removeprefix('sha256:')[:12]}"


def _totals(quote: Quote, lang: str) -> Data:
    """Return the sums on each level; nulls and nothing where there is no price."""
    if quote.status == "refused":
        sums: Data = dict.fromkeys(("total", "full", "per_head", "contributions"))
        return sums | {n: [] for n in ("programmes", "relationships", "modules", "contract")}
    amounts, offer = quote.amounts, quote.offer
    names = {p.id: p.name for p in offer.programmes}
    return {
        "total": amount(amounts.premium),
        "full": amount(amounts.full),
        "per_head": amount(quote.per_head),
        "contributions": payers(amounts),
        "programmes": [
            {"id": i, "name": names[i], **_sums(a), "contributions": payers(a)}
            for i, a in quote.by_programme.items()
        ],
        "relationships": [
            {"relationship": r.value, **_sums(a), "contributions": payers(a)}
            for r, a in quote.by_relationship.items()
        ],
        "modules": [
            {"module": kind, "title": line_title(kind).to(lang), **_sums(a)}
            for kind, a in quote.by_module_of_members.items()
        ],
        "contract": [
            {
                "module": line.kind,
                "title": line_title(line.kind).to(lang),
                "premium": amount(line.premium),
            }
            for line in quote.contract
        ],
    }


def _sums(amounts: Amounts) -> Data:
    return {
        "heads": amounts.heads,
        "full": amount(amounts.full),
        "premium": amount(amounts.premium),
    }
