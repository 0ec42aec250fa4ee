"""The desk: prices one person at a time, under what was agreed, without looking at the others."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from attrs import evolve, field, frozen

from dms.issues import Issue
from dms.members import Member, Roster
from dms.periods import Period
from dms.pricing import refusals
from dms.pricing.cells import sort_into_cells
from dms.pricing.choices import Chosen
from dms.pricing.offer import Offer
from dms.pricing.plan import Plan
from dms.pricing.planning import build_plan
from dms.pricing.rating import Rater, TermPrice
from dms.pricing.rounding import RoundingRule
from dms.pricing.setting import Setting
from dms.pricing.tariff import Tariff

__all__ = ["Desk"]


@frozen(eq=False)
class Desk:
    """A tariff narrowed to one headcount, ready to price people and parts of the term."""

    plan: Plan = field(repr=False)
    period: Period
    rater: Rater = field(repr=False)

    @classmethod
    def of(cls, tariff: Tariff, setting: Setting, modules: Chosen) -> "Desk":
        """Open a desk for a contract as it was settled."""
        plan = build_plan(tariff, setting.group, modules)
        return cls(plan, setting.period, Rater(plan, setting.period))

    @property
    def offer(self) -> Offer:
        """The offer that prices are taken from."""
        return self.plan.tariff.offer

    @property
    def rounding(self) -> RoundingRule:
        """How amounts are rounded."""
        return self.offer.rounding

    def price(
        self, member: Member, start: date, uplift: Fraction = Fraction(0)
    ) -> TermPrice | Issue:
        """Return what the whole term costs for a person whose age is taken as of an entry day.

        Where the offer takes ages at the contract's start it takes them there.
        """
        if isinstance(member.birth, date) and member.birth > start:
            return refusals.unborn()
        columns = {name: [value] for name, value in _columns(member, start).items()}
        (cell,), _ = sort_into_cells(Roster(columns), self.plan, self.period)
        term = self.rater.term(cell)
        if isinstance(term, Issue):
            return evolve(term, where=evolve(term.where, member=member.id))
        return term.with_uplift(uplift) if uplift else term

    def share(self, cover: Period) -> Fraction | Issue:
        """Return which share of the price for the whole term some days of it cost."""
        found = self.rater.cover(cover.start, cover.last_day)
        return found if isinstance(found, Issue) else found[1]

    def programme_id(self, written: str | None) -> str | None:
        """Return the programme that is meant by an id or a name, or the only one there is."""
        return self.plan.programme_id(written)


def _columns(member: Member, start: date) -> Mapping[str, object]:
    facts = {
        "id": member.id,
        "birth": member.birth,
        "relationship": member.relationship,
        "employee_id": member.employee_id,
        "sex": member.sex,
        "programme": member.programme,
        "place": member.place,
        "office": member.office,
        "grade": member.grade,
        "start": start,
        **member.extra,
    }
    return {name: value for name, value in facts.items() if value is not None}
