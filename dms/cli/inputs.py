"""What `quote` and `explain` start from: an offer, a list of people, and what the caller wants."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import typer
from attrs import frozen

from dms.cli.output import refuse
from dms.cli.progress import showing_progress
from dms.errors import LoadError
from dms.i18n import plural, text
from dms.io.offers import load_offer
from dms.io.roster import RosterImport, read_roster
from dms.issues import Issue, Location, Severity
from dms.members import COLUMNS
from dms.periods import Period
from dms.pricing.offer import Offer
from dms.pricing.quote import Quote
from dms.pricing.quoting import quote

__all__ = ["Priced", "Wishes", "price", "read"]


@frozen(kw_only=True)
class Wishes:
    """What the options say about the calculation."""

    lang: str
    profile: str | None = None
    sheet: str | None = None
    end_date: str | None = None
    start: date | None = None
    last_day: date | None = None
    today: date | None = None
    payment: str | None = None
    assume: Sequence[str] = ()
    take: Sequence[str] = ()


@frozen
class Priced:
    """A quote, and the list it was made from."""

    quote: Quote
    imported: RosterImport

    @property
    def notes(self) -> list[Issue]:
        """Say plainly that the quote lacks the people whose rows have errors."""
        faulty = len(self.imported.faulty_rows)
        if not faulty:
            return []
        said = plural(
            "{count} person of the list is not in this calculation, because the row has errors.",
            "{count} people of the list are not in this calculation, because their rows have "
            "errors.",
            faulty,
        )
        hint = text("Correct the rows and calculate again; `dms roster check` shows the cells.")
        where = Location(file=self.imported.file.name)
        return [Issue("ROSTER-ROWS-LEFT-OUT", Severity.WARNING, said, hint, where)]

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Everything wrong or open, of the list and of the quote."""
        return (*self.imported.issues, *self.quote.issues)


def price(offer: Path, roster: Path, wishes: Wishes) -> Priced:
    """Read both files and calculate. Raises LoadError and MissingExtra as the readers do."""
    period = _period(wishes)
    taken = _pairs(wishes.take, "--take", "standard=outpatient,dental", wishes.lang)
    assumed = _pairs(wishes.assume, "--assume", "age.upper_end=included", wishes.lang)
    loaded = load_offer(offer, assume=assumed)
    _check_taken(loaded, taken, wishes.lang)
    stated = loaded.period.period if loaded.period is not None else period
    imported = read(
        roster,
        wishes,
        as_of=stated.last_day if stated is not None else wishes.today,
        extra=_extra(loaded),
    )
    result = quote(
        loaded,
        imported.roster,
        period=period,
        modules={name: kinds.split(",") for name, kinds in taken.items()},
        payment=wishes.payment,
        today=wishes.today,
    )
    return Priced(result, imported)


def read(
    roster: Path, wishes: Wishes, *, as_of: date | None, extra: dict[str, str] | None = None
) -> RosterImport:
    """Read the list of people, with progress on the terminal when it is long."""
    with showing_progress(roster, wishes.lang) as progress:
        try:
            return read_roster(
                roster,
                profile=wishes.profile,
                sheet=wishes.sheet,
                as_of=as_of,
                end_date=wishes.end_date,
                extra=extra or {},
                progress=progress,
            )
        except LoadError:
            raise
        except ValueError as error:
            raise typer.BadParameter(str(error)) from None


def _extra(offer: Offer) -> dict[str, str]:
    """Return the headings of the columns that the tariff looks at, with their names."""
    columns = offer.columns.items()
    return {column.title or name: name for name, column in columns if name not in COLUMNS}


def _period(wishes: Wishes) -> Period | None:
    if wishes.start is None and wishes.last_day is None:
        return None
    if wishes.start is None or wishes.last_day is None:
        refuse(text("Give both --start and --last-day, or neither."), wishes.lang)
    elif wishes.last_day < wishes.start:
        refuse(text("--last-day comes before --start; both days count."), wishes.lang)
    else:
        return Period(wishes.start, wishes.last_day)
    return None


def _pairs(written: Sequence[str], option: str, example: str, lang: str) -> dict[str, str]:
    pairs = {}
    for one in written:
        name, sign, value = (part.strip() for part in one.partition("="))
        if not (name and sign and value):
            said = text("Write {option} like {example}.", option=option, example=example)
            refuse(said, lang)
        pairs[name] = value
    return pairs


def _check_taken(offer: Offer, taken: dict[str, str], lang: str) -> None:
    """Refuse programmes that the offer does not have, and kinds of care they do not list."""
    for name, kinds in taken.items():
        programme = offer.programme(name)
        if programme is None:
            known = ", ".join(p.id for p in offer.programmes)
            said = text("The offer has no programme “{name}”; use one of: {known}.",
                        name=name, known=known)
            refuse(said, lang)
            continue
        listed = [module.kind for module in programme.modules]
        for kind in kinds.split(","):
            if kind not in listed:
                said = text("The programme “{name}” has no “{kind}”; use some of: {known}.",
                            name=name, kind=kind, known=", ".join(listed))
                refuse(said, lang)
