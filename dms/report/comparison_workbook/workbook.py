"""The workbook: all sheets of a comparison, in the order in which they are read."""

from collections.abc import Mapping

from dms.comparison.comparison import Comparison
from dms.i18n import DEFAULT_LANGUAGE, text
from dms.report.comparison_workbook.book import Book, opened_book
from dms.report.comparison_workbook.bridge_sheet import write_bridges
from dms.report.comparison_workbook.clinics_sheet import write_clinics
from dms.report.comparison_workbook.findings_sheet import write_findings
from dms.report.comparison_workbook.matrix_sheet import write_matrix
from dms.report.comparison_workbook.parameters_sheet import write_parameters
from dms.report.comparison_workbook.people_sheet import write_people
from dms.report.comparison_workbook.programme_names import names_of_people, programme_titles
from dms.report.comparison_workbook.questions_sheet import write_questions
from dms.report.comparison_workbook.scope_sheet import write_scope
from dms.report.comparison_workbook.scores_sheet import write_scores
from dms.report.comparison_workbook.summary_sheet import Sources, write_summary
from dms.report.comparison_workbook.tariff_sheet import write_tariff
from dms.report.comparison_workbook.terms_sheet import write_terms
from dms.report.comparison_workbook.wishes_sheet import write_wishes

__all__ = ["comparison_workbook"]


def comparison_workbook(comparison: Comparison, lang: str = DEFAULT_LANGUAGE) -> bytes:
    """Return a comparison as an XLSX workbook in `lang` (`ru` or `en`).

    Each premium is a formula over the price list on another sheet and has its result beside it, so
    that programs that do not calculate show it too. One comparison always gives the same bytes.

    Raises :class:`~dms.errors.MissingExtra` without the optional part `xlsx`.
    """
    book = opened_book(lang)
    titles = programme_titles(book, comparison)
    summary = book.sheet(text("Summary"), [34, *[26] * len(comparison.candidates)])
    write_matrix(book, comparison, titles)
    scoped = write_scope(book, comparison, titles)
    write_scores(book, comparison)
    write_wishes(book, comparison, titles)
    write_terms(book, comparison)
    write_findings(book, comparison)
    write_questions(book, comparison)
    write_clinics(book, comparison, titles)
    totals = write_summary(summary, comparison, _sources(book, comparison), scoped, titles)
    write_bridges(book, comparison, totals)
    write_parameters(book, comparison)
    return book.closed()


def _sources(book: Book, comparison: Comparison) -> Mapping[str, Sources]:
    """Write prices and people of each offer that has a price for somebody."""
    people = names_of_people(book, comparison)
    found = {}
    for one in comparison.candidates:
        if one.total is not None:
            tariff = write_tariff(book, one)
            found[one.id] = Sources(write_people(book, one, tariff, people), tariff)
    return found
