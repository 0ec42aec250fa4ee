"""The page of a comparison: head, sections in their order, and what it was made from."""

from collections.abc import Iterator
from datetime import date

from dms import __version__
from dms.comparison.comparison import Comparison
from dms.contracts.checks.tax_year import TaxFacts
from dms.i18n import DEFAULT_LANGUAGE, Text, plural, text
from dms.pricing.naming import listed
from dms.report.comparison_page.asking import asking
from dms.report.comparison_page.budget import budget
from dms.report.comparison_page.calculation import calculation
from dms.report.comparison_page.care import care
from dms.report.comparison_page.clinics import clinics
from dms.report.comparison_page.findings import findings
from dms.report.comparison_page.inputs import inputs_fingerprint
from dms.report.comparison_page.joining import joining
from dms.report.comparison_page.premium import premium
from dms.report.comparison_page.relatives import relatives
from dms.report.comparison_page.sections import Part
from dms.report.comparison_page.summary import summary
from dms.report.comparison_page.taxes import taxes
from dms.report.comparison_page.wishes import wishes
from dms.report.comparison_page.wording import dotted
from dms.report.page import render

__all__ = ["render_comparison_html"]


def render_comparison_html(
    comparison: Comparison,
    lang: str = DEFAULT_LANGUAGE,
    *,
    made_on: date | None = None,
    tax: TaxFacts | None = None,
) -> str:
    """Write a comparison as one HTML file: no scripts, nothing loaded, ready for A4 and a phone.

    `made_on` is the date that stands on the page, if any; `tax` has the labour costs that the 6 %
    limit of premiums for employees is taken from (НК РФ ст. 255 п. 16), without it there is no
    section on taxes. The same comparison gives the same bytes. Raises
    :class:`~dms.errors.MissingExtra` without Jinja2.
    """
    parts = list(_parts(comparison, tax, lang))
    return render(
        "comparison.html.j2",
        lang,
        "dms.report.comparison_page",
        title=text("Voluntary health insurance: offers compared"),
        lead=list(_lead(comparison, made_on)),
        footer=list(_footer(comparison)),
        parts=parts,
        contents=[(number, part.title) for number, part in enumerate(parts, start=1)],
    )


def _parts(comparison: Comparison, tax: TaxFacts | None, lang: str) -> Iterator[Part]:
    yield summary(comparison, lang)
    yield premium(comparison, lang)
    yield care(comparison)
    yield wishes(comparison)
    yield clinics(comparison, lang)
    yield budget(comparison, lang)
    yield joining(comparison, lang)
    yield relatives(comparison, lang)
    yield findings(comparison, lang)
    if tax is not None:
        yield taxes(comparison, tax, lang)
    yield asking(comparison)
    yield calculation(comparison)


def _lead(comparison: Comparison, made_on: date | None) -> Iterator[str | Text]:
    """Say for whom, for when, for how many people, and that this is no offer."""
    brief, period = comparison.requirement, comparison.period
    if brief is not None and brief.client is not None:
        yield brief.client
    if period is not None:
        dates = text("{start} to {last_day}", start=period.start, last_day=period.last_day)
        yield dotted([dates, plural("{count} day", "{count} days", period.days)])
    yield _people(comparison)
    made = [plural("{count} offer", "{count} offers", len(comparison.candidates))]
    if made_on is not None:
        made.append(text("made on {day}", day=made_on))
    yield dotted([*made, text("a comparison for your choice and not an insurance offer")])


def _people(comparison: Comparison) -> Text:
    people = plural("{count} person", "{count} people", len(comparison.roster))
    programmes = [
        Text("{title} – {heads}", {"title": one.title, "heads": one.heads})
        for one in comparison.programmes
    ]
    return Text("{people}: {programmes}", {"people": people, "programmes": listed(programmes)})


def _footer(comparison: Comparison) -> Iterator[Text]:
    yield text("Calculated by dms {version} from the offers as they stand", version=__version__)
    yield text("Inputs: {fingerprint}", fingerprint=inputs_fingerprint(comparison))
