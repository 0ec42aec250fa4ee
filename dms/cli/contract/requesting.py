"""Making requests out of what the options say; what cannot be one ends the command."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from dms.cli import clock
from dms.cli.contract.groups import Filing, Joiner
from dms.cli.inputs import pairs
from dms.cli.lists import extra_columns
from dms.cli.output import YEARS, day, refuse
from dms.contracts.state.records import MemberRecord
from dms.i18n import parse_money, text
from dms.io.roster.fields import read_numbers, read_relationship, read_sex
from dms.io.roster.flaws import Flaw
from dms.members import Birth, Relationship
from dms.pricing.offer import Offer

__all__ = [
    "facts_of",
    "filed",
    "joiner_record",
    "made",
    "needed_day",
    "relationship_of",
    "requested_on",
    "roubles",
]

Model = TypeVar("Model", bound=BaseModel)


def made(kind: type[Model], lang: str, **said: object) -> Model:
    """Make a request or a record; a value that does not fit is refused with its name."""
    try:
        return kind(**said)
    except ValidationError as error:
        names = dict.fromkeys(_written_as(str(part["loc"][0])) for part in error.errors())
        said_of = text(
            "This value does not fit {name}; the help says what does.", name=", ".join(names)
        )
        refuse(said_of, lang)


def _written_as(field: str) -> str:
    """Return the option or argument that a part of a request is given by."""
    return _OTHERWISE.get(field, "--" + field.replace("_", "-"))


_OTHERWISE = {
    "member_id": "MEMBER_ID",
    "corrects": "NUMBER",
    "extra": "--set",
    "facts": "--fact",
    "employee_id": "--of",
    "requested_on": "--requested",
}


def filed(kind: type[Model], filing: Filing, lang: str, **said: object) -> Model:
    """Make a request with the day on which the insurer has it and the remark to keep with it."""
    return made(kind, lang, requested_on=requested_on(filing, lang), note=filing.note, **said)


def requested_on(filing: Filing, lang: str) -> date:
    """Return the day on which the insurer has the request, today by default."""
    return day(filing.requested, "--requested", lang) or clock.today()


def needed_day(written: str, option: str, lang: str) -> date:
    """Read the date of an option that must be given."""
    found = day(written, option, lang)
    assert found is not None  # noqa: S101 - what is no date has ended the command
    return found


def roubles(written: str | None, option: str, lang: str) -> Decimal | None:
    """Read an amount of roubles that is not negative."""
    found = parse_money(written) if written is not None else None
    if written is not None and (found is None or found < 0):
        said = text("{option} is not an amount of roubles; write 18500.00.", option=option)
        refuse(said, lang)
    return found


def relationship_of(written: str, lang: str) -> Relationship:
    """Read how a relative is related: child, дочь, супруга …."""
    found = read_relationship(written)
    if isinstance(found, Flaw) or found is None:
        refuse(
            text("--relationship takes spouse, child, parent or other; Russian words do too."), lang
        )
    return found


def joiner_record(
    joiner: Joiner,
    offer: Offer,
    lang: str,
    *,
    relationship: Relationship = Relationship.EMPLOYEE,
    employee_id: str | None = None,
) -> MemberRecord:
    """Write down the person whom the options describe."""
    if joiner.id is None:
        refuse(text("{name} is missing.", name="--id"), lang)
    return made(
        MemberRecord,
        lang,
        id=joiner.id,
        birth=_birth(joiner.birth, lang),
        relationship=relationship,
        employee_id=employee_id,
        sex=_sex(joiner.sex, lang),
        programme=joiner.programme,
        place=joiner.place,
        office=joiner.office,
        grade=joiner.grade,
        name=joiner.name,
        extra=_columns(joiner, offer, lang),
    )


def _birth(written: str | None, lang: str) -> Birth | None:
    if written is None or len(written) != len("1990") or not written.isdecimal():
        return day(written, "--birth", lang)
    year = int(written)
    if year not in YEARS:
        refuse(text("--birth takes a date like 02.04.1991, or only the year."), lang)
    return year


def _sex(written: str | None, lang: str) -> str | None:
    found = read_sex(written or "")
    if isinstance(found, Flaw):
        refuse(text("--sex takes м or ж."), lang)
    return found


def facts_of(written: Sequence[str], offer: Offer, lang: str) -> dict[str, object]:
    """Read the true facts of a person: those that everybody has, and columns of the tariff."""
    names = {name: name for name in _TEXTS} | _column_names(offer)
    found: dict[str, object] = {}
    for title, value in pairs(written, "--fact", "birth=02.04.1991", lang).items():
        if title == "birth":
            found[title] = _birth(value, lang)
        elif title == "sex":
            found[title] = _sex(value, lang)
        else:
            name = _column(title, names, "--fact", lang)
            found[name] = value if name in _TEXTS else read_numbers([value])[0]
    return found


_TEXTS = ("programme", "place", "office", "grade", "name")


def _columns(joiner: Joiner, offer: Offer, lang: str) -> dict[str, object]:
    """Return further columns by the names that the tariff has for them."""
    names = _column_names(offer)
    said = pairs(joiner.columns or (), "--set", "tenure=3", lang)
    return {
        _column(title, names, "--set", lang): read_numbers([value])[0]
        for title, value in said.items()
    }


def _column_names(offer: Offer) -> dict[str, str]:
    """Return the columns that only this tariff has, by their names and by their headings."""
    return {name: name for name in offer.columns} | extra_columns(offer)


def _column(title: str, names: Mapping[str, str], option: str, lang: str) -> str:
    if title not in names:
        said = text(
            "{option}: there is no column “{name}” here; there are: {known}.",
            option=option,
            name=title,
            known=", ".join(dict.fromkeys(names.values())) or "—",
        )
        refuse(said, lang)
    return names[title]
