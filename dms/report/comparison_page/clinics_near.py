"""How many people have a clinic near home or near the office, offer by offer."""

from collections.abc import Iterator

from dms.comparison.clinics_near import NearClinics
from dms.comparison.comparison import Comparison
from dms.i18n import Text, plural, text
from dms.modules.registry import title_of
from dms.reach import Reach, Tally
from dms.report.comparison_page.tables import NOT_STATED, Cell, Table, said

__all__ = ["near_table"]


def near_table(comparison: Comparison) -> Table:
    """Return, for care that people walk to, the clinics and who has one in town."""
    found: dict[tuple[str | None, str], dict[str, NearClinics]] = {}
    for one in comparison.clinics.near:
        found.setdefault((one.programme.id, one.kind), {})[one.candidate] = one
    titles = {one.id: one.title for one in comparison.programmes}
    rows = [
        [
            said(title_of(kind), titles[id_]),
            *(_cell(by_candidate.get(candidate)) for candidate in comparison.names),
        ]
        for (id_, kind), by_candidate in found.items()
    ]
    return Table(
        caption=text("Clinics near the people"),
        heads=[text("Kind of care"), *comparison.names.values()],
        rows=rows,
        note=text(
            "“Near” is a clinic in the same town. People whose place is not known well enough are"
            " counted apart"
        ),
    )


def _cell(one: NearClinics | None) -> Cell:
    """Return the clinics of an offer; one that does not offer the care has none to count."""
    if one is None:
        return said(text("care not offered or not stated"))
    if one.network is None:
        return NOT_STATED
    clinics = plural("{count} clinic", "{count} clinics", len(one.network))
    return said(clinics, *_ways(one), *_near(one.reach))


def _ways(one: NearClinics) -> Iterator[Text]:
    """Say how one gets in, and of how many it is not known whether they give the care."""
    if one.ways is not None:
        for count, words in (
            (one.ways.direct, text("direct access: {count}", count=one.ways.direct)),
            (one.ways.by_referral, text("by referral: {count}", count=one.ways.by_referral)),
            (one.ways.not_stated, text("access not stated: {count}", count=one.ways.not_stated)),
        ):
            if count:
                yield words
    if one.unsure:
        yield text("not stated whether they give this care: {count}", count=one.unsure)


def _near(reach: Reach | None) -> Iterator[Text]:
    if reach is not None:
        yield _tally(text("near home"), reach.home.city)
        yield _tally(text("near the office"), reach.office.city)
        yield _tally(text("near home or office"), reach.either.city)


def _tally(where: Text, tally: Tally) -> Text:
    """Say how many people have one; who cannot be told is never counted as having none."""
    if not tally.unknown:
        return text("{where}: {count} of {all} people", where=where, count=tally.yes,
                    all=tally.total)  # fmt: skip
    if tally.unknown == tally.total:
        return text("{where}: cannot be told", where=where)
    return text(
        "{where}: {count} of {all} people, cannot be told: {unknown}",
        where=where,
        count=tally.yes,
        all=tally.total,
        unknown=tally.unknown,
    )
