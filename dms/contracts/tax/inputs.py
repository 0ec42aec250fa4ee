"""What the tax view is made from: who is insured, what was paid for which days, how it ended.

Plain values, so that any contract can be looked at: one of this library or one kept elsewhere.
People are named by their ids only.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from attrs import Attribute, field, frozen

from dms.money import in_units
from dms.periods import Period

__all__ = ["Accrual", "Cover", "Ending", "Insured"]


class Insured(StrEnum):
    """Who somebody is to the company that pays."""

    EMPLOYEE = "employee"
    """Works under an employment contract (трудовой договор)."""
    RELATIVE = "relative"
    """Belongs to the family of an employee."""
    CONTRACTOR = "contractor"
    """Works under a civil-law contract (договор ГПХ)."""


def _whole_kopecks(_of: object, attribute: "Attribute[Decimal]", roubles: Decimal) -> None:
    if not isinstance(roubles, Decimal):
        raise TypeError(f"{attribute.name} is an amount of roubles: write Decimal('100.00')")
    in_units(roubles)


@frozen(kw_only=True)
class Accrual:
    """What is paid for a stretch of days of one person's cover.

    One instalment of a person, a premium paid at once, or a refund. The expense is spread over
    exactly these days.
    """

    member: str
    """Id of the insured person."""
    insured: Insured
    period: Period
    """The days paid for, within the person's cover; both ends count."""
    employer: Decimal = field(validator=_whole_kopecks)
    """Roubles that the employer pays for these days; negative for a refund."""
    employee: Decimal = field(default=Decimal(0), validator=_whole_kopecks)
    """Roubles that the employee pays for these days; negative for a refund."""


@frozen(kw_only=True)
class Cover:
    """The days on which one person is covered under the contract, and what the employer pays.

    Stretches of one person that follow each other without a gap (a change of programme) count as
    one.
    """

    member: str
    """Id of the insured person."""
    insured: Insured
    period: Period
    """Days of cover; both ends count."""
    premium: Decimal = field(validator=_whole_kopecks)
    """Roubles that the employer pays for this cover, refunds taken off."""
    left_on: date | None = None
    """Last day of employment when it comes before the end of the cover; None: still employed."""


@frozen(kw_only=True)
class Ending:
    """How a contract ended before its term."""

    last_day: date
    """Last day of cover under the contract."""
    returned: Decimal = field(validator=_whole_kopecks)
    """Roubles that the insurer returns to the employer, in cash or by set-off. Shown, and not taken
    off anything: each refund of a person is an accrual of its own."""
