"""What `quote` and `explain` start from: an offer, a list of people, and what the caller wants."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import typer
from attrs import frozen

from dms.cli import clock
from dms.cli.output import day, refuse
from dms.cli.progress import showing_progress
from dms.cli.wishes import Wishes
from dms.errors import LoadError
from dms.i18n import text
from dms.io.documents import is_document
from dms.io.offers import load_offer
from dms.io.roster import PROFILES, Profile, RosterImport, profile_named, read_roster
from dms.issues import Issue
from dms.members import COLUMNS
from dms.modules import plugin_issues
from dms.periods import Period
from dms.pricing.offer import Offer
from dms.pricing.quote import Quote
from dms.pricing.quoting import quote

__all__ = ["Priced", "price", "read"]

_LISTS = {".csv", ".xls", ".xlsx"}


@frozen
class Priced:
    """A quote, and the list it was made from."""

    quote: Quote
    imported: RosterImport

    @property
    def notes(self) -> list[Issue]:
        """Say plainly whom the quote lacks, and which packages do not work."""
        return [*filter(None, [self.imported.left_out]), *plugin_issues()]

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Everything wrong or open, of the list, of the quote and around them."""
        return (*self.notes, *self.imported.issues, *self.quote.issues)


def price(offer: Path, roster: Path, wishes: Wishes) -> Priced:
    """Read both files and calculate. Raises LoadError and MissingExtra as the readers do."""
    _check_order(offer, roster, wishes.lang)
    period, today = _period(wishes), day(wishes.today, "--today", wishes.lang)
    assumed = _pairs(wishes.assume, "--assume", "age.upper_end=included", wishes.lang)
    loaded = _offer(offer, assumed)
    taken = _taken(wishes, loaded)
    term = loaded.period.period if loaded.period is not None else period
    born_by = today or clock.today()
    as_of = min(born_by, term.last_day) if term is not None else born_by
    imported = read(roster, wishes, as_of=as_of, extra=_extra(loaded))
    result = quote(
        loaded,
        imported.roster,
        period=period,
        modules=taken,
        payment=wishes.payment,
        headcount=wishes.headcount,
        today=today,
    )
    return Priced(result, imported)


def read(
    roster: Path, wishes: Wishes, *, as_of: date | None, extra: dict[str, str] | None = None
) -> RosterImport:
    """Read the list of people, with progress on the terminal when it is long.

    Without `as_of` everybody must be born today.
    """
    layout = _layout(wishes)
    with showing_progress(roster, wishes.lang) as progress:
        try:
            return read_roster(
                roster,
                profile=layout,
                sheet=wishes.sheet,
                as_of=as_of or clock.today(),
                end_date=wishes.end_date,
                extra=extra or {},
                progress=progress,
            )
        except LoadError:
            raise
        except ValueError as error:
            raise typer.BadParameter(str(error)) from None


def _check_order(offer: Path, roster: Path, lang: str) -> None:
    """Notice that the list of people was named first."""
    if is_document(roster) and offer.suffix.lower() in _LISTS:
        refuse(text("The offer comes first, then the list of people; swap the two names."), lang)


def _offer(path: Path, assumed: dict[str, str]) -> Offer:
    """Read the offer; a kind of care may be unknown because the package that adds it is broken."""
    try:
        return load_offer(path, assume=assumed)
    except LoadError as error:
        raise LoadError([*error.issues, *plugin_issues()]) from None


def _layout(wishes: Wishes) -> Profile | None:
    if wishes.profile is None:
        return None
    try:
        return profile_named(wishes.profile)
    except ValueError:
        said = text(
            "There is no layout “{name}” that can be used; there are: {known}.",
            name=wishes.profile,
            known=", ".join(PROFILES),
        )
        refuse(said, wishes.lang)


def _extra(offer: Offer) -> dict[str, str]:
    """Return the headings of the columns that the tariff looks at, with their names."""
    columns = offer.columns.items()
    return {column.title or name: name for name, column in columns if name not in COLUMNS}


def _period(wishes: Wishes) -> Period | None:
    start = day(wishes.start, "--start", wishes.lang)
    last_day = day(wishes.last_day, "--last-day", wishes.lang)
    if start is None and last_day is None:
        return None
    if start is None or last_day is None:
        refuse(text("Give both --start and --last-day, or neither."), wishes.lang)
    if last_day < start:
        refuse(text("--last-day comes before --start; both days count."), wishes.lang)
    return Period(start, last_day)


def _pairs(written: Sequence[str], option: str, example: str, lang: str) -> dict[str, str]:
    pairs = {}
    for one in written:
        name, _, value = (part.strip() for part in one.partition("="))
        if not name or not value:
            refuse(text("Write {option} like {example}.", option=option, example=example), lang)
        pairs[name] = value
    return pairs


def _taken(wishes: Wishes, offer: Offer) -> dict[str, list[str]]:
    """Return the kinds of care taken in each programme; the offer must list them."""
    pairs = _pairs(wishes.take, "--take", "standard=outpatient,dental", wishes.lang)
    listed = {p.id: [module.kind for module in p.modules] for p in offer.programmes}
    taken = {name: [k.strip() for k in kinds.split(",")] for name, kinds in pairs.items()}
    for name, kinds in taken.items():
        _check_known([name], list(listed), wishes.lang)
        _check_known(kinds, listed[name], wishes.lang)
    return taken


def _check_known(names: Sequence[str], known: Sequence[str], lang: str) -> None:
    for name in names:
        if name not in known:
            said = text(
                "--take: the offer has no “{name}” here; use some of: {known}.",
                name=name,
                known=", ".join(known),
            )
            refuse(said, lang)
