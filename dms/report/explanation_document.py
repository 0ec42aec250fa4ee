"""The published explanation: the tree behind a figure as a document."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from dms.documents import Result
from dms.issue_document import LocationDocument
from dms.issues import Location
from dms.pricing.explanation import Explanation
from dms.report.figures import Exact, amount

__all__ = ["ExplanationDocument", "ExplanationPart", "explanation_document", "parts_of"]


class ExplanationPart(Result):
    """One figure, how it came about, and the figures it is made of."""

    kind: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    """What the figure is: total, programme, group, module, rate, step, proration, payer …"""
    label: str
    """What it is called, in the language of the document."""
    amount: Exact | None
    """In roubles: exact in rates and steps, rounded above them."""
    formula: str | None
    """The operation in words and numbers."""
    source: LocationDocument | None
    """The place in the offer."""
    parts: tuple["ExplanationPart", ...]
    """The figures it is made of."""


class ExplanationDocument(Result):
    """A figure of a quote, explained down to the lines of the price list."""

    dms: Literal["explanation/1"]
    """Format of this document."""
    explanation: ExplanationPart


def explanation_document(explanation: Explanation, lang: str = "ru") -> ExplanationDocument:
    """Return an explanation as a document in one language."""
    (tree,) = parts_of([explanation], lang)
    return ExplanationDocument.model_validate({"dms": "explanation/1", "explanation": tree})


def parts_of(explanations: Iterable[Explanation], lang: str) -> list[dict[str, object]]:
    """Return explanations as plain data, the shape of :class:`ExplanationPart`."""
    return [
        {
            "kind": one.kind,
            "label": one.label.to(lang),
            "amount": amount(one.amount),
            "formula": one.formula.to(lang) if one.formula is not None else None,
            "source": _place(one.source),
            "parts": parts_of(one.parts, lang),
        }
        for one in explanations
    ]


def _place(source: Location | None) -> dict[str, str | int] | None:
    return source.to_dict() if source is not None else None
