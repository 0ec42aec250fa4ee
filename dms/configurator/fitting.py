"""Fitting: whether a condition of the insurer holds for a group and for everybody in it."""

from collections import Counter
from collections.abc import Mapping

from attrs import frozen

from dms.conditions import Condition, condition_rate
from dms.configurator.grades.member_facts import member_facts
from dms.issues import Location
from dms.members import Roster
from dms.pricing.dimensions import Dimension, Level
from dms.pricing.offer import Offer
from dms.pricing.setting import Setting
from dms.pricing.tables import Missing, Table, build_table
from dms.pricing.tariff_building import build_tariff

__all__ = ["Misfit", "condition_of", "misfit"]


@frozen
class Misfit:
    """Why a condition does not hold."""

    heads: int = 0
    """People for whom it does not hold."""
    unknown: int = 0
    """People of whom it cannot be told."""
    headcount: int | None = None
    """The size of the group, where it is that which does not fit."""

    @property
    def of_the_group(self) -> bool:
        """Whether it is the group as such that does not fit."""
        return self.headcount is not None


def condition_of(when: Condition, offer: Offer) -> tuple[Table | None, list[str]]:
    """Return a condition ready to be asked, and the names of what it cannot look at."""
    dimensions: Mapping[str, Dimension] = build_tariff(offer).dimensions
    strange = [
        name for name in when if name not in dimensions or dimensions[name].level is Level.PROGRAMME
    ]
    table, issues = build_table(condition_rate(when), dimensions, Location(), offer.age.upper_end)
    return (None if strange or issues else table), strange


def misfit(when: Condition, people: Roster, setting: Setting, offer: Offer) -> Misfit | None:
    """Say why a condition does not hold for everybody; None where it does.

    Ages are full years on the first day of the contract.
    """
    table, _ = condition_of(when, offer)
    if table is None:
        raise ValueError("The condition has mistakes; load_offer() reports them")
    group = {n: v for n, v in setting.group.items() if n in when}
    if group:
        table = table.narrow(group)
        if not table.rows:
            return Misfit(headcount=setting.headcount)
    if not table.dimensions:
        return None
    start = setting.period.start
    columns = [member_facts(d, people, start=start) for d in table.dimensions]
    tally: Counter[object] = Counter()
    for values, count in Counter(zip(*columns, strict=True)).items():
        tally[table.find(values)] += count
    heads, unknown = tally[Missing.NO_ROW], tally[Missing.UNKNOWN] + tally[Missing.BORDER]
    return Misfit(heads, unknown) if heads or unknown else None
