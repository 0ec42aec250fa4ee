"""The sections of a comparison in a terminal: the decision first, then what it rests on."""

from collections.abc import Iterator

from dms.comparison.compared import Compared
from dms.comparison.comparison import Comparison
from dms.i18n import format_date, plural, text
from dms.report.comparison_page.care import care
from dms.report.comparison_page.scoring import score_tables
from dms.report.comparison_page.summary import Summary, summary
from dms.report.comparison_text.cards import card_lines
from dms.report.comparison_text.lines import listed_lines, plain, table_lines, titled
from dms.report.comparison_text.prices import bridge_lines, year_lines
from dms.report.comparison_text.wishes import wish_lines

__all__ = ["render_comparison"]


def render_comparison(comparison: Comparison, lang: str = "ru") -> str:
    """Write a comparison for people in `lang` (`ru` or `en`); nobody in the roster is named.

    It is a summary: clinics, terms, findings, months and the questions themselves are on the page
    and in the workbook.
    """
    sections = [found for found in _sections(comparison, lang) if found]
    return "\n\n".join("\n".join(lines) for lines in sections) + "\n"


def _sections(comparison: Comparison, lang: str) -> Iterator[list[str]]:
    view, ids = summary(comparison, lang), {one.name: one.id for one in comparison.candidates}
    yield _heading(comparison, lang)
    yield _result(view, lang)
    yield card_lines(comparison, view.cards, lang)
    yield titled(text("Before you compare"), (words for _, words in view.remarks), lang)
    points = ((one.name, one.lines) for one in view.open_points)
    yield titled(text("What is not comparable or open"), listed_lines(points, lang), lang)
    asked = ((one.name, one.lines) for one in view.ask_first)
    yield titled(text("What to ask first"), listed_lines(asked, lang), lang)
    yield from (table_lines(table, ids, lang) for table in care(comparison).tables)
    yield from wish_lines(comparison, ids, lang)
    yield from bridge_lines(comparison, lang)
    yield year_lines(comparison, lang)
    yield from (table_lines(table, ids, lang) for table in score_tables(comparison))
    yield _further(lang)


def _heading(comparison: Comparison, lang: str) -> list[str]:
    """Name the client, the period, the people and the offers with their ids."""
    requirement, people = comparison.requirement, len(comparison.roster)
    offers = len(comparison.candidates)
    about = [
        plural("{count} offer is compared", "{count} offers are compared", offers).to(lang),
        *([requirement.client] if requirement is not None and requirement.client else []),
        *_period(comparison, lang),
        plural("{count} person", "{count} people", people).to(lang),
    ]
    named = (f"  {one.id}: {_named(comparison, one, lang)}" for one in comparison.candidates)
    return [" · ".join(about), *named]


def _named(comparison: Comparison, one: Compared, lang: str) -> str:
    present = comparison.current == one.id
    return text("{name} (present insurer)", name=one.name).to(lang) if present else one.name


def _period(comparison: Comparison, lang: str) -> list[str]:
    period = comparison.period
    if period is None:
        return []
    return [f"{format_date(period.start, lang)}–{format_date(period.last_day, lang)}"]


def _result(view: Summary, lang: str) -> list[str]:
    return titled(
        text("Result"), (plain(words, lang) for words in (view.headline, *view.reasons)), lang
    )


def _further(lang: str) -> list[str]:
    said = text(
        "Clinics, territory, terms, findings in the contracts, months and all questions stand on"
        " the page (-o report.html) and in the workbook (-o report.xlsx)."
    )
    return titled(text("Where to look next"), [said.to(lang)], lang)
