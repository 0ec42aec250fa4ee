"""The list of people: columns that nobody needs for a price, and columns about health.

Articles 86 and 88 of the Labour Code, article 10 of law 152-ФЗ. Columns are judged by their
headings only, also those that the reader of the list did not keep; no value is looked at.
"""

import re
from collections.abc import Iterator
from datetime import date

from dms.column_titles import column_titles
from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.norms import law, reported
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Stake, Verdict, failed, not_stated, passed
from dms.i18n import text
from dms.issues import Location
from dms.members import Roster

__all__ = ["CHECKS"]

_HEALTH = re.compile(
    r"диагноз|болезн|заболеван|здоров|инвалид|беремен|анамнез|группа крови|мкб"
    r"|diagnos|disease|illness|health|disab|pregnan|medical"
)
_IDENTITY = re.compile(
    r"телефон|\bтел\b|паспорт|полис|снилс|\bинн\b|почт|адрес|фио|фамили|\bимя\b|отчеств"
    r"|phone|passport|policy|snils|mail|address|\bname\b|surname"
)

_LIST = Location(pointer="/members")


@check(
    "PD-01",
    Gravity.MAJOR,
    title=text("The list holds more personal data than a price needs"),
    why=text("Who is handed more than needed answers for a leak, and the fines are large."),
    wording=text(
        "For a price the list given to the insurer has a number, the sex, the birth date, the "
        "relationship, the programme, the region and the dates of cover. Names and contacts are "
        "handed over when policies are issued."
    ),
    norms=[
        law("ТК РФ ст. 86, 88"),
        reported("КоАП РФ ст. 13.11, закон 30.11.2024 № 420-ФЗ", since=date(2025, 5, 30)),
    ],
)
def columns(subject: Subject) -> Iterator[Verdict]:
    """Look at the columns of the list beyond those that a price needs."""
    if subject.roster is None:
        return
    extra = _beyond(subject, subject.roster)
    identity = [name for name in extra if _is_identity(name)]
    identity += ["name"] if any(subject.roster.columns.get("name", ())) else []
    unknown = [name for name in extra if name not in identity and not _is_health(name)]
    if identity:
        yield _excess(subject.roster, identity)
    if unknown:
        yield _unexplained(unknown)
    if not identity and not unknown:
        yield passed(text("The list has no identifying columns"), _LIST)


def _unexplained(names: list[str]) -> Verdict:
    found = text("Nobody says what these columns are for: {names}", names=column_titles(names))
    return not_stated(found, _under(names), of_client=True)


def _excess(roster: Roster, names: list[str]) -> Verdict:
    found = text("Columns that a price does not need: {names}", names=column_titles(names))
    return failed(found, _under(names), stake=_whose(roster, names))


def _beyond(subject: Subject, roster: Roster) -> list[str]:
    """Return further columns of the list that the tariff does not look at."""
    kept = (name for name in roster.extra_names if name not in subject.offer.columns)
    return list(dict.fromkeys([*kept, *subject.headings_left_out]))


def _is_identity(name: str) -> bool:
    return _IDENTITY.search(_plain(name)) is not None


def _is_health(name: str) -> bool:
    return _HEALTH.search(_plain(name)) is not None


def _plain(heading: str) -> str:
    return heading.casefold().replace("ё", "е").replace("_", " ")


def _under(names: list[str]) -> Location:
    return Location(header=", ".join(names))


def _whose(roster: Roster, names: list[str]) -> Stake | None:
    """Count the people of whom one of the columns says something; None where one was not kept."""
    if any(name not in roster.columns for name in names):
        return None
    rows = zip(*(roster.column(name) for name in names), strict=True)
    people = sum(any(value is not None for value in row) for row in rows)
    return Stake(people=people, basis=text("on the list of people"))


@check(
    "PD-04",
    Gravity.CRITICAL,
    title=text("The list holds data about health"),
    why=text(
        "Health is a special category of personal data; an employer may not collect it, and an "
        "insurer needs written consent."
    ),
    wording=text("The list given to the insurer holds no data about health."),
    norms=[reported("152-ФЗ ст. 10"), law("ТК РФ ст. 86 п. 4, ст. 88")],
)
def health_columns(subject: Subject) -> Iterator[Verdict]:
    """Look for columns about health, also among those that the tariff looks at."""
    if subject.roster is None:
        return
    extra = dict.fromkeys([*subject.roster.extra_names, *subject.headings_left_out])
    health = [name for name in extra if _is_health(name)]
    beyond = _beyond(subject, subject.roster)
    unknown = [n for n in beyond if n not in health and not _is_identity(n)]
    if health:
        found = text("Columns about health: {names}", names=column_titles(health))
        yield failed(found, _under(health), stake=_whose(subject.roster, health))
    elif unknown:
        yield _unexplained(unknown)
    else:
        yield passed(text("The list has no columns about health"), _LIST)


CHECKS = (columns, health_columns)
"""The checks of this file."""
