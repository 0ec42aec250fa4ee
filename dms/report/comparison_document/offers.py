"""Each offer of a published comparison: its price, what it meets, what the checks find."""

from typing import Annotated

from pydantic import Field

from dms.comparison.compared import Compared
from dms.documents import Result
from dms.i18n import Text
from dms.issue_document import IssueDocument, LocationDocument
from dms.modules.questions import Stated
from dms.report.check_document import CheckDocument, check_document
from dms.report.figures import Amount
from dms.report.fingerprints import offer_fingerprint
from dms.report.plain import Data, amount
from dms.requirements.met import Met
from dms.requirements.wishes import Need

__all__ = ["Count", "Fingerprint", "OfferPart", "WishPart", "offer_part", "words"]

Count = Annotated[int, Field(ge=0)]
Fingerprint = Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]


class ReasonPart(Result):
    """Why there is no price."""

    issue: IssueDocument
    people: Count | None
    """For how many people; null for the group as such."""


class WishPart(Result):
    """How the offer stands to one wish of the brief."""

    wish: str
    """Path of the wish in the brief."""
    title: str
    need: Need
    answer: Stated
    """`yes` is met, `no` is missed, `unknown` is not stated or cannot be told."""
    wanted: str
    found: str | None
    """What the offer says; null where it says nothing."""
    reason: str | None
    quotation: str | None
    clause: str | None
    location: LocationDocument | None
    programme: str | None
    kind: str | None


class OfferPart(Result):
    """One offer; what has no price is null and never a zero."""

    id: str
    name: str
    """What it is called in front of people, unlike all others."""
    insurer: str
    fingerprint: Fingerprint
    status: str
    """`complete`, `partial` (somebody or something has no price) or `refused`."""
    total: Amount | None
    """Premium of everybody who has a price."""
    per_head: Amount | None
    priced: Count
    unpriced: Count
    reasons: tuple[ReasonPart, ...]
    issues: tuple[IssueDocument, ...]
    """What is wrong or open in the offer as such, expired offers among them."""
    terms: str | None
    """Id of the terms."""
    contract_issues: tuple[IssueDocument, ...]
    """Why there is no contract to look at."""
    wishes: tuple[WishPart, ...]
    checks: CheckDocument


def words(said: Text | None, lang: str) -> str | None:
    """Write words in a language; None is "not stated" and stays None."""
    return said.to(lang) if said is not None else None


def offer_part(one: Compared, lang: str) -> Data:
    """Return an offer as plain data, the shape of :class:`OfferPart`."""
    return {
        "id": one.id,
        "name": one.name,
        "insurer": one.offer.insurer.name,
        "fingerprint": offer_fingerprint(one.offer),
        "status": one.quote.status,
        "total": amount(one.total),
        "per_head": amount(one.per_head),
        "priced": one.heads,
        "unpriced": one.unpriced,
        "reasons": [{"issue": r.issue.to_dict(lang), "people": r.people} for r in one.reasons],
        "issues": [issue.to_dict(lang) for issue in one.quote.group_issues],
        "terms": one.terms.id if one.terms is not None else None,
        "contract_issues": [issue.to_dict(lang) for issue in one.contract_issues],
        "wishes": [_wish(met, lang) for met in one.met],
        "checks": check_document(one.report, lang),
    }


def _wish(met: Met, lang: str) -> Data:
    return {
        "wish": met.wish,
        "title": met.title.to(lang),
        "need": met.need,
        "answer": met.answer,
        "wanted": met.wanted.to(lang),
        "found": words(met.found, lang),
        "reason": words(met.reason, lang),
        "quotation": met.quotation,
        "clause": met.clause,
        "location": met.where.to_dict() if met.where is not None else None,
        "programme": met.programme,
        "kind": met.kind,
    }
