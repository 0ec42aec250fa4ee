"""The fixed words of the built-in letters, so that one template serves both languages."""

from collections.abc import Mapping
from types import MappingProxyType

from dms.i18n import Text, text

__all__ = ["labels"]

_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        "title": text("Commercial offer"),
        "subject": text("voluntary health insurance of employees"),
        "number": text("Ref. No."),
        "dated": text("dated"),
        "to": text("Addressee"),
        "insurer": text("Insurer"),
        "licence": text("licence"),
        "period": text("Period of insurance"),
        "insured": text("Insured people"),
        "valid_until": text("The offer is valid until"),
        "premiums": text("Premium"),
        "category": text("Category"),
        "people": text("Number of people"),
        "each": text("Premium for one, ₽"),
        "sum": text("In all, ₽"),
        "programme": text("Programme"),
        "for_contract": text("For the contract as a whole"),
        "grand_total": text("Premium of the contract, ₽"),
        "in_words": text("In words"),
        "payers": text("Who pays"),
        "what_is_covered": text("What the programmes cover"),
        "clause": text("cl."),
        "exclusions": text("What is not paid for in any programme"),
        "rules": text("Rules of the contract"),
        "payments": text("Schedule of payments"),
        "payment_number": text("No."),
        "pays_for": text("Pays for"),
        "due": text("To be paid by"),
        "amount": text("Sum, ₽"),
        "total": text("Total"),
        "open_points": text("What the offer does not state"),
        "open_points_why": text("We ask the insurer to answer this before the contract is signed."),
        "assumed": text("Taken for the calculation, to be confirmed by the insurer"),
        "not_an_offer": text(
            "This letter informs and is not an offer in law (ГК РФ ст. 435, 437). What is insured, "
            "and the premium, is settled by the contract with the insurer."
        ),
    }
)


def labels(lang: str) -> dict[str, str]:
    """Return the words by their names."""
    return {name: words.to(lang) for name, words in _LABELS.items()}
