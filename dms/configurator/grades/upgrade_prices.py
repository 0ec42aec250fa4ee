"""Prices of upgrades: what each employee would pay more, and each relative who comes along.

A price is the difference of two quotes of the whole list: one in which nobody took an upgrade, and
one in which everybody who may take this one did. So it is exact to the kopeck, and who else takes
an upgrade changes it only where the premium of the group is rounded as one.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack

from attrs import field, frozen

from dms.configurator.grades.assignment import Assignment
from dms.configurator.grades.facts import ENTITLED
from dms.configurator.grades.grade import Grade
from dms.configurator.grades.grades import Grades
from dms.i18n import Text, text
from dms.i18n.texts import Amount
from dms.issues import Issue
from dms.members import Relationship, Roster
from dms.periods import Period
from dms.pricing.choices import Chosen
from dms.pricing.exact import added
from dms.pricing.offer import Offer
from dms.pricing.quote import MemberQuote, Quote
from dms.pricing.quoting import quote

__all__ = ["QuoteArguments", "UpgradePrice", "upgrade_prices"]


class QuoteArguments(TypedDict, total=False):
    """What :func:`~dms.pricing.quoting.quote` is told besides an offer and a list."""

    period: Period | None
    modules: Chosen
    payment: str | None
    headcount: int | None
    today: date | None


@frozen(kw_only=True)
class UpgradePrice:
    """What one member would pay more in the programme of another grade, in roubles."""

    grade: str
    """The grade that the employer pays for."""
    upgrade: str
    """The grade whose programme is taken."""
    member: str
    relationship: Relationship
    employee: str
    """The number of the employee who decides: of the member, or whom a relative follows."""
    taken: bool
    """Whether the list says that it was taken."""
    now: Decimal | None
    """The premium for the dates of cover in the own programme; None where there is none."""
    after: Decimal | None
    """The premium in the other one; None where there is none."""
    issues: tuple[Issue, ...] = field(default=(), repr=False)
    """Why a premium is missing."""

    @property
    def difference(self) -> Decimal | None:
        """What the employee pays for it; negative where the other programme costs less."""
        if self.now is None or self.after is None:
            return None
        return added(self.after, -self.now)

    @property
    def words(self) -> Text:
        """The same in words."""
        found = self.difference
        if found is None:
            return text("there is no price")
        if found < 0:
            return text("{amount} ₽ less than now", amount=Amount(-found))
        return text("{amount} ₽ more", amount=Amount(found)) if found else text("costs the same")


def upgrade_prices(
    offer: Offer, assignment: Assignment, grades: Grades, **arguments: Unpack[QuoteArguments]
) -> tuple[UpgradePrice, ...]:
    """Price every upgrade for everybody who may take it, by grades and in the order of the list.

    `offer` has a programme for each grade, see
    :func:`~dms.configurator.grades.paying.with_grades`; the rest is what a quote is told. Raises
    :class:`~dms.errors.QuoteRefused` when the group has no quote.
    """
    roster = assignment.roster
    base: Quote | None = None
    prices: list[UpgradePrice] = []
    for grade in grades.grades:
        concerned = _concerned(roster, grade, grades) if grade.upgrades else []
        for name in grade.upgrades if concerned else ():
            base = base or quote(offer, _taking(roster, (), None), **arguments)
            other = quote(offer, _taking(roster, concerned, name), **arguments)
            prices += _prices(base, other, roster, concerned, (grade.id, name))
    return tuple(prices)


def _concerned(roster: Roster, grade: Grade, grades: Grades) -> list[int]:
    """Return where in the list those are who would change: employees, and who follows them."""
    relationships = roster.column("relationship")
    return [
        n
        for n, entitled in enumerate(roster.column(ENTITLED))
        if entitled == grade.id
        and (grades.relatives_follow or relationships[n] == Relationship.EMPLOYEE)
    ]


def _taking(roster: Roster, concerned: Collection[int], name: str | None) -> Roster:
    """Return the list with everybody in the own programme but those who take another."""
    own = zip(roster.column(ENTITLED), roster.column("programme"), strict=True)
    programmes = [entitled or written for entitled, written in own]
    for n in concerned:
        programmes[n] = name
    return Roster({**roster.columns, "programme": programmes})


def _prices(
    base: Quote, other: Quote, roster: Roster, concerned: Sequence[int], path: tuple[str, str]
) -> Iterator[UpgradePrice]:
    employees, programmes = roster.column("employee_id"), roster.column("programme")
    for n in concerned:
        now, after = base.member_at(n), other.member_at(n)
        is_employee = now.relationship == Relationship.EMPLOYEE
        yield UpgradePrice(
            grade=path[0],
            upgrade=path[1],
            member=now.id,
            relationship=now.relationship,
            employee=now.id if is_employee else employees[n],
            taken=programmes[n] == path[1],
            now=_premium(now),
            after=_premium(after),
            issues=tuple(one.issue for one in (now, after) if one.issue is not None),
        )


def _premium(found: MemberQuote) -> Decimal | None:
    return found.amounts.premium if found.amounts is not None else None
