"""The offer letter as a DOCX file (optional part `docx`): the same input, the same bytes."""

import io
from importlib.resources import files
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from dms.contracts.contract import Contract
from dms.errors import MissingExtra
from dms.io.workbook_writing import timeless_package
from dms.pricing.quote import Quote
from dms.report.offer_letter.context import letter_context
from dms.report.offer_letter.details import LetterDetails
from dms.report.offer_letter.templates import (
    check_names,
    letter_environment,
    read_template,
    rendering,
)
from dms.report.offer_letter.view import offer_letter

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

__all__ = ["BUILT_IN_DOCX", "offer_letter_docx"]

BUILT_IN_DOCX = "offer_letter.docx"
"""The template that the library brings along, as a file of its package."""


def offer_letter_docx(
    priced: Quote | Contract,
    details: LetterDetails,
    *,
    lang: str = "ru",
    template: str | PathLike[str] | None = None,
) -> bytes:
    """Write an offer letter (коммерческое предложение) as the bytes of a DOCX file.

    `priced` is a quote, or a contract drafted on given terms, which adds the rules of the contract
    and the schedule of payments. `template` is a DOCX file of the broker, with its letterhead,
    instead of the built-in one. Raises :class:`~dms.errors.QuoteRefused` where somebody has no
    price, :class:`~dms.errors.LoadError` for a template that is not right, and
    :class:`~dms.errors.MissingExtra` without the optional part `docx`.
    """
    environment = letter_environment("docx")
    from_file = Path(template) if template is not None else None
    name = from_file.name if from_file is not None else BUILT_IN_DOCX
    opened = _template(_content(from_file))
    context = letter_context(offer_letter(priced, details, lang=lang))
    saved = io.BytesIO()
    with rendering(name):
        check_names(opened.get_undeclared_template_variables(environment), context, name)
        opened.render(context, environment, autoescape=True)
        opened.save(saved)
    return timeless_package(saved.getvalue())


def _content(template: Path | None) -> bytes:
    if template is None:
        return files("dms.report.offer_letter").joinpath(BUILT_IN_DOCX).read_bytes()
    return read_template(template)


def _template(content: bytes) -> "DocxTemplate":
    try:
        from docxtpl import DocxTemplate
    except ImportError:
        raise MissingExtra("docx") from None
    return DocxTemplate(io.BytesIO(content))
