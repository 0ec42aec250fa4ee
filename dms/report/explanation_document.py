"""The published explanation: the tree behind a figure as a document."""

from typing import Annotated, Literal

from pydantic import Field

from dms.documents import Result
from dms.issue_document import LocationDocument
from dms.pricing.explanation import Explanation
from dms.report.figures import Exact
from dms.report.plain import parts_of

__all__ = ["ExplanationDocument", "ExplanationPart", "explanation_document"]


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
