"""The published comparison put together.

Amounts are text with two decimals; what nobody states is null or `unknown` and never a no or a
zero. Nobody in the roster is named. The same input gives the same bytes.
"""

from typing import Literal

from dms.comparison.comparison import Comparison
from dms.documents import Result
from dms.issue_document import IssueDocument
from dms.report.comparison_document import care, choice, contracts, money, places
from dms.report.comparison_document.offers import Count, Fingerprint, OfferPart, offer_part
from dms.report.figures import Term
from dms.report.fingerprints import roster_fingerprint
from dms.report.plain import term

__all__ = ["ComparisonDocument", "comparison_document"]


class ComparisonDocument(Result):
    """Offers side by side; a mapping has the ids of the offers as its keys."""

    dms: Literal["comparison/1"]
    """Format of this document."""
    client: str | None
    requirement: str | None
    """Id of the brief."""
    period: Term | None
    people: Count
    roster: Fingerprint
    """What the list says, without names, in any order."""
    base: str
    """The offer from which differences are counted."""
    current: str | None
    """The offer of the present insurer, where it is known."""
    verdict: choice.VerdictPart
    offers: tuple[OfferPart, ...]
    """In the order in which they were given."""
    issues: tuple[IssueDocument, ...]
    """What keeps offers from being compared."""
    programmes: tuple[care.ProgrammePart, ...]
    modules: tuple[care.ModuleRowPart, ...]
    scope: care.ScopePart
    bridges: tuple[money.BridgePart, ...]
    clinics: places.ClinicsPart
    territories: tuple[places.TerritoryPart, ...]
    terms: tuple[contracts.TermsRowPart, ...]
    """Statements that somebody makes."""
    years: contracts.YearsPart | None
    """The hiring plan; null without a plan or any contract."""
    costs: dict[str, contracts.CostsPart]
    """Those with a contract."""
    scenarios: dict[str, tuple[money.ScenarioPart, ...]]
    """Those with a price."""
    renewals: tuple[money.RenewalPart, ...] | None
    """Null where there is no present insurer."""
    questions: dict[str, tuple[choice.AskedPart, ...]]
    scores: choice.ScoresPart | None
    """Null without weights."""


def comparison_document(comparison: Comparison, lang: str = "ru") -> ComparisonDocument:
    """Return a comparison as a document; its words are in `lang` (`ru` or `en`)."""
    requirement = comparison.requirement
    return ComparisonDocument.model_validate(
        {
            "dms": "comparison/1",
            "client": requirement.client if requirement is not None else None,
            "requirement": requirement.id if requirement is not None else None,
            "period": term(comparison.period),
            "people": len(comparison.roster),
            "roster": roster_fingerprint(comparison.roster),
            "base": comparison.base.id,
            "current": comparison.current,
            "verdict": choice.verdict(comparison, lang),
            "offers": [offer_part(one, lang) for one in comparison.candidates],
            "issues": [issue.to_dict(lang) for issue in comparison.issues],
            "programmes": care.programmes(comparison, lang),
            "modules": care.module_rows(comparison, lang),
            "scope": care.scope(comparison, lang),
            "bridges": money.bridges(comparison, lang),
            "clinics": places.clinics(comparison),
            "territories": places.territories(comparison, lang),
            "terms": contracts.terms_rows(comparison, lang),
            "years": contracts.years(comparison, lang),
            "costs": contracts.costs(comparison),
            "scenarios": money.scenarios(comparison, lang),
            "renewals": money.renewals(comparison, lang),
            "questions": choice.questions(comparison, lang),
            "scores": choice.scores(comparison, lang),
        }
    )
