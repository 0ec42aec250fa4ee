"""Clinics: how many people have one near, and which clinics are kept, lost and gained."""

from collections.abc import Iterator, Mapping, Sequence

from dms.clinics import Clinic, Overlap
from dms.comparison.clinics_near import NearClinics
from dms.comparison.comparison import Comparison
from dms.i18n import Text, text
from dms.modules.questions import Stated
from dms.reach import Tally
from dms.report.comparison_workbook.book import Book, Sheet
from dms.report.comparison_workbook.care_words import stated_cell
from dms.report.comparison_workbook.cells import Cell
from dms.report.comparison_workbook.looks import Look
from dms.report.titles import line_title

__all__ = ["write_clinics"]

_UNKNOWN = stated_cell(Stated.NOT_STATED)


def write_clinics(book: Book, comparison: Comparison, titles: Mapping[str | None, str]) -> None:
    """Write clinics near the people, then the changes from the base to each other offer."""
    sheet = book.sheet(text("Clinics"), [26, 18, 22, 12, 22, 22, 22, 22])
    sheet.title(text("Clinics"))
    sheet.section(text("People with a clinic near: yes / no / unknown"))
    sheet.heads(
        [
            text("Insurer"),
            text("Programme"),
            text("Kind of care"),
            text("Clinics"),
            text("In the city of the home"),
            text("In the district of the home"),
            text("In the city of the office"),
            text("In the city of either"),
        ]
    )
    for near in comparison.clinics.near:
        sheet.line(_near(near, comparison.names[near.candidate], titles))
    for change in comparison.clinics.changes:
        base, other = comparison.base.name, comparison.names[change.candidate]
        sheet.section(text("From {base} to {other}", base=base, other=other))
        _write_change(sheet, change.overall, [comparison.names[id_] for id_ in change.silent])


def _near(near: NearClinics, insurer: str, titles: Mapping[str | None, str]) -> Iterator[Cell]:
    yield Cell(insurer)
    yield Cell(titles[near.programme.id])
    yield Cell(line_title(near.kind))
    yield _UNKNOWN if near.network is None else Cell(len(near.network), Look.COUNT)
    found = near.reach
    for tally in (
        (found.home.city, found.home.district, found.office.city, found.either.city)
        if found is not None
        else (None,) * 4
    ):
        yield _UNKNOWN if tally is None else Cell(_counts(tally))


def _counts(tally: Tally) -> str:
    return f"{tally.yes} / {tally.no} / {tally.unknown}"


def _write_change(sheet: Sheet, found: Overlap | None, silent: Sequence[str]) -> None:
    if found is None:
        names = ", ".join(silent)
        sheet.note(
            text("Nothing is known: {names} lists no clinics. Ask for the list", names=names)
        )
        return
    sheet.heads([text("Clinic"), text("City"), text("What happens")])
    kept = tuple(clinic for clinic, _ in found.kept)
    for words, look, clinics in (
        (text("lost"), Look.BAD, found.lost),
        (text("gained"), Look.GOOD, found.gained),
        (text("kept"), Look.TEXT, kept),
    ):
        _write_clinics(sheet, words, look, clinics)


def _write_clinics(sheet: Sheet, words: Text, look: Look, clinics: Sequence[Clinic]) -> None:
    for clinic in clinics:
        sheet.line([Cell(clinic.name), Cell(clinic.city or text("not stated")), Cell(words, look)])
