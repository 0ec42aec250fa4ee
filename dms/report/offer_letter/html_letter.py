"""The offer letter as one HTML page: no scripts, nothing loaded from elsewhere, A4 on paper."""

from importlib.resources import files
from os import PathLike
from pathlib import Path

from dms.contracts.contract import Contract
from dms.errors import LoadError
from dms.i18n import text
from dms.pricing.quote import Quote
from dms.report.offer_letter.context import letter_context
from dms.report.offer_letter.details import LetterDetails
from dms.report.offer_letter.templates import (
    broken,
    check_names,
    letter_environment,
    read_template,
    rendering,
)
from dms.report.offer_letter.view import offer_letter

__all__ = ["BUILT_IN_HTML", "offer_letter_html"]

BUILT_IN_HTML = "offer_letter.html.j2"
"""The template that the library brings along, as a file of its package."""


def offer_letter_html(
    priced: Quote | Contract,
    details: LetterDetails,
    *,
    lang: str = "ru",
    template: str | PathLike[str] | None = None,
) -> str:
    """Write an offer letter (коммерческое предложение) as a page.

    `priced` is a quote, or a contract drafted on given terms, which adds the rules of the contract
    and the schedule of payments. `template` is a Jinja2 file of the broker instead of the built-in
    one. Raises :class:`~dms.errors.QuoteRefused` where somebody has no price,
    :class:`~dms.errors.LoadError` for a template that is not right, and
    :class:`~dms.errors.MissingExtra` without the optional part `report`.
    """
    from_file = Path(template) if template is not None else None
    environment = letter_environment("report")
    written = _written(from_file)
    context = letter_context(offer_letter(priced, details, lang=lang))
    name = from_file.name if from_file is not None else BUILT_IN_HTML
    with rendering(name):
        from jinja2.meta import find_undeclared_variables

        used = find_undeclared_variables(environment.parse(written))
        check_names(used, context, name)
        return environment.from_string(written).render(context)


def _written(template: Path | None) -> str:
    if template is None:
        return files("dms.report.offer_letter").joinpath(BUILT_IN_HTML).read_text("utf-8")
    try:
        return read_template(template).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise LoadError([broken(template.name, text("it is not saved as UTF-8"))]) from None
