"""Lists of people, read as the options of a command say."""

from datetime import date
from pathlib import Path

import typer

from dms.cli import clock
from dms.cli.output import refuse
from dms.cli.progress import showing_progress
from dms.cli.wishes import Reading
from dms.errors import LoadError
from dms.i18n import text
from dms.io.roster import PROFILES, Profile, RosterImport, profile_named, read_roster
from dms.members import COLUMNS
from dms.pricing.offer import Offer

__all__ = ["extra_columns", "layout_named", "read"]


def read(
    roster: Path,
    reading: Reading,
    lang: str,
    *,
    as_of: date | None,
    extra: dict[str, str] | None = None,
) -> RosterImport:
    """Read the list of people, with progress on the terminal when it is long.

    Without `as_of` everybody must be born today.
    """
    layout = layout_named(reading.profile, lang)
    with showing_progress(roster, lang) as progress:
        try:
            return read_roster(
                roster,
                profile=layout,
                sheet=reading.sheet,
                as_of=as_of or clock.today(),
                end_date=reading.end_date,
                extra=extra or {},
                progress=progress,
            )
        except LoadError:
            raise
        except ValueError as error:
            raise typer.BadParameter(str(error)) from None


def extra_columns(offer: Offer) -> dict[str, str]:
    """Return the headings of the columns that the tariff looks at, with their names."""
    columns = offer.columns.items()
    return {column.title or name: name for name, column in columns if name not in COLUMNS}


def layout_named(name: str | None, lang: str) -> Profile | None:
    """Return a layout of lists by its name; an unknown one ends the command."""
    if name is None:
        return None
    try:
        return profile_named(name)
    except ValueError:
        said = text(
            "There is no layout “{name}” that can be used; there are: {known}.",
            name=name,
            known=", ".join(PROFILES),
        )
        refuse(said, lang)
