"""What quotes and contracts start from: an offer, a list of people, and what the caller wants."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from attrs import frozen

from dms.cli import clock
from dms.cli.lists import extra_columns, read
from dms.cli.output import day, refuse, refuse_twice
from dms.cli.wishes import Reading, Wishes
from dms.errors import LoadError
from dms.i18n import text
from dms.io.documents import is_document
from dms.io.offers import load_offer
from dms.io.roster import RosterImport
from dms.issues import Issue
from dms.modules import plugin_issues
from dms.periods import Period
from dms.pricing.offer import Offer
from dms.pricing.quote import Quote
from dms.pricing.quoting import quote

__all__ = [
    "Inputs",
    "Priced",
    "inputs_of",
    "offer_of",
    "pairs",
    "period_of",
    "price",
]

_LISTS = {".csv", ".xls", ".xlsx"}


@frozen
class Inputs:
    """An offer and a list of people as read, and how the offer is to be taken."""

    offer: Offer
    imported: RosterImport
    period: Period | None
    taken: dict[str, list[str]]
    today: date | None


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


def price(offer: Path, roster: Path, reading: Reading, wishes: Wishes, lang: str) -> Priced:
    """Read both files and calculate. Raises LoadError and MissingExtra as the readers do."""
    inputs = inputs_of(offer, roster, reading, wishes, lang)
    result = quote(
        inputs.offer,
        inputs.imported.roster,
        period=inputs.period,
        modules=inputs.taken,
        payment=wishes.payment,
        headcount=wishes.headcount,
        today=inputs.today,
    )
    return Priced(result, inputs.imported)


def inputs_of(
    offer: Path,
    roster: Path,
    reading: Reading,
    wishes: Wishes,
    lang: str,
    *,
    more_columns: Iterable[str] = (),
) -> Inputs:
    """Read both files. Raises LoadError and MissingExtra as the readers do.

    `more_columns` are headings of the list to read besides those that the tariff looks at.
    """
    _check_order(offer, roster, lang)
    period, today = period_of(wishes, lang), day(wishes.today, "--today", lang)
    loaded = offer_of(offer, wishes, lang)
    taken = _taken(wishes, loaded, lang)
    term = loaded.period.period if loaded.period is not None else period
    born_by = today or clock.today()
    as_of = min(born_by, term.last_day) if term is not None else born_by
    extra = extra_columns(loaded)
    known = {*extra, *extra.values()}
    extra |= {name: name for name in more_columns if name not in known}
    imported = read(roster, reading, lang, as_of=as_of, extra=extra)
    return Inputs(loaded, imported, period, taken, today)


def _check_order(offer: Path, roster: Path, lang: str) -> None:
    """Notice that the list of people was named first."""
    if is_document(roster) and offer.suffix.lower() in _LISTS:
        refuse(text("The offer comes first, then the list of people; swap the two names."), lang)


def offer_of(path: Path, wishes: Wishes, lang: str) -> Offer:
    """Read the offer; a kind of care may be unknown because the package that adds it is broken."""
    assumed = pairs(wishes.assume or (), "--assume", "age.upper_end=included", lang)
    try:
        return load_offer(path, assume=assumed)
    except LoadError as error:
        raise LoadError([*error.issues, *plugin_issues()]) from None


def period_of(wishes: Wishes, lang: str) -> Period | None:
    """Return the period that the options name, or None."""
    start = day(wishes.start, "--start", lang)
    last_day = day(wishes.last_day, "--last-day", lang)
    if start is None and last_day is None:
        return None
    if start is None or last_day is None:
        refuse(text("Give both --start and --last-day, or neither."), lang)
    if last_day < start:
        refuse(text("--last-day comes before --start; both days count."), lang)
    return Period(start, last_day)


def pairs(written: Sequence[str], option: str, example: str, lang: str) -> dict[str, str]:
    """Read what an option says as `name=value`; something else ends the command.

    So does a name of which two things are said: nobody knows which of them is meant.
    """
    found: dict[str, str] = {}
    for one in written:
        name, _, value = (part.strip() for part in one.partition("="))
        if not name or not value:
            refuse(text("Write {option} like {example}.", option=option, example=example), lang)
        if name in found:
            refuse_twice(name, option, lang)
        found[name] = value
    return found


def _taken(wishes: Wishes, offer: Offer, lang: str) -> dict[str, list[str]]:
    """Return the kinds of care taken in each programme; the offer must list them."""
    wanted = pairs(wishes.take or (), "--take", "standard=outpatient,dental", lang)
    listed = {p.id: [module.kind for module in p.modules] for p in offer.programmes}
    taken = {name: [k.strip() for k in kinds.split(",")] for name, kinds in wanted.items()}
    for name, kinds in taken.items():
        _check_known([name], list(listed), lang)
        _check_known(kinds, listed[name], lang)
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
