"""Offer letters (коммерческое предложение): one view, written as HTML and as DOCX.

The broker may replace either template; what a template can use is in `docs/offer-letter.md`.
"""

from dms.report.offer_letter.context import letter_context
from dms.report.offer_letter.details import LetterDetails
from dms.report.offer_letter.docx_letter import offer_letter_docx
from dms.report.offer_letter.html_letter import offer_letter_html
from dms.report.offer_letter.view import OfferLetter, offer_letter

__all__ = [
    "LetterDetails",
    "OfferLetter",
    "letter_context",
    "offer_letter",
    "offer_letter_docx",
    "offer_letter_html",
]
