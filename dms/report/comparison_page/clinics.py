"""Clinics kept, lost and gained, how near they are to people, and where doctors come."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from attrs import frozen

from dms.clinics import Clinic
from dms.clinics import Overlap as Changed
from dms.comparison.clinic_changes import ClinicChange
from dms.comparison.comparison import Comparison
from dms.i18n import Text, text
from dms.report.charts import Overlap, overlap_bars
from dms.report.comparison_page.clinics_near import near_table
from dms.report.comparison_page.sections import Figure, Listing, Part, listing
from dms.report.comparison_page.tables import NOT_STATED, Cell, Row, Table, Words, said
from dms.report.comparison_page.territories import territory_table

__all__ = ["Clinics", "clinics"]


@frozen(kw_only=True)
class Clinics(Part):
    """Clinics and territories."""

    title: ClassVar[Text] = text("Clinics and territory")
    template: ClassVar[str] = "clinics.html.j2"
    changes: Figure | None
    """None where there is only one offer."""
    lists: tuple[tuple[str, tuple[Listing, ...]], ...]
    """The clinics themselves, by the name of the offer."""
    tables: tuple[Table, ...]
    notices: tuple[Words, ...]


def clinics(comparison: Comparison, lang: str) -> Clinics:
    """Return what happens to clinics and territories with each offer."""
    changes = comparison.clinics.changes
    names = comparison.names
    tables = [near_table(comparison), territory_table(comparison)]
    return Clinics(
        changes=_figure(comparison, lang) if changes else None,
        lists=tuple((names[one.candidate], tuple(_lists(one))) for one in changes),
        tables=tuple(table for table in tables if not table.is_empty),
        notices=tuple(_notices(comparison)),
    )


def _notices(comparison: Comparison) -> Iterator[Text]:
    silent = dict.fromkeys(id_ for one in comparison.clinics.changes for id_ in one.silent)
    for id_ in silent:
        yield text(
            "{name} lists no clinics: ask for the list before you decide",
            name=comparison.names[id_],
        )


def _figure(comparison: Comparison, lang: str) -> Figure:
    base = comparison.base.name
    caption = text("Clinics compared with {name}", name=base)
    changes = comparison.clinics.changes
    chart = overlap_bars(
        [_bar(comparison.names[one.candidate], one) for one in changes],
        prefix="clinics",
        title=caption.to(lang),
        lang=lang,
    )
    table = Table(
        caption=text("Clinics of all programmes and of each one, compared with {name}", name=base),
        heads=["", text("Kept"), text("Lost"), text("New")],
        groups=[(comparison.names[one.candidate], list(_rows(comparison, one))) for one in changes],
        numbers=True,
    )
    return Figure(caption=caption, chart=chart, table=table)


def _bar(name: str, change: ClinicChange) -> Overlap:
    if change.overall is None:
        return Overlap(name)
    return Overlap(name, *change.overall.counts())


def _rows(comparison: Comparison, change: ClinicChange) -> Iterator[Row]:
    yield [said(text("All clinics")), *_counts(change.overall)]
    for programme in comparison.programmes:
        yield [said(programme.title), *_counts(change.by_programme.get(programme.id))]


def _counts(found: Changed | None) -> Sequence[Cell]:
    if found is None:
        return (NOT_STATED,) * 3
    return [said(str(count)) for count in found.counts()]


def _lists(change: ClinicChange) -> Iterator[Listing]:
    found = change.overall
    if found is None:
        return
    for title, clinics_ in (
        (text("Lost"), found.lost),
        (text("New"), found.gained),
        (text("Kept"), tuple(new for _, new in found.kept)),
    ):
        if clinics_:
            yield listing(title, map(_clinic, clinics_))


def _clinic(clinic: Clinic) -> str:
    return ", ".join(filter(None, (clinic.name, clinic.city, clinic.district)))
