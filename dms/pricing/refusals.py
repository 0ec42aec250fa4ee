"""Refusals: why somebody has no price, in words, with what to do about it.

A missing price is never a zero. Each refusal is an issue that a member's quote carries.
"""

from collections.abc import Sequence

from attrs import evolve

from dms.i18n import Text, text
from dms.issues import NOWHERE, Issue, Location, Severity
from dms.modules.eligibility import Eligibility
from dms.modules.registry import title_of
from dms.periods import Period
from dms.pricing.dimensions import UNBORN
from dms.pricing.naming import line_title, listed, relationship_name, values_in_words
from dms.pricing.plan import LinePlan, Plan, ProgrammePlan
from dms.pricing.proration import Event
from dms.pricing.steps import Hole
from dms.pricing.table_checks import Value
from dms.pricing.tables import Missing

__all__ = [
    "admission",
    "age_on_two_days",
    "negative",
    "no_programme",
    "no_proration",
    "no_rate",
    "nobody_pays",
    "not_priced",
    "nothing_priced",
    "outside",
]


def _refusal(code: str, said: Text, hint: Text, where: Location = NOWHERE) -> Issue:
    return Issue(code, Severity.ERROR, said, hint, where)


def no_programme(written: str | None, plan: Plan) -> Issue:
    """Refuse somebody whose programme is not named, or not in the offer."""
    known = ", ".join(plan.programmes)
    if written is None:
        return _refusal(
            "MEMBER-PROGRAMME-MISSING",
            text("No programme is named for this member"),
            text("Fill the programme column with one of: {known}", known=known),
        )
    return _refusal(
        "MEMBER-PROGRAMME-UNKNOWN",
        text("The offer has no programme “{name}”", name=written),
        text("Use one of: {known}", known=known),
    )


def not_priced(programme: ProgrammePlan) -> Issue:
    """Refuse a programme with a module whose price is not stated, or with nothing to pay for."""
    if not programme.unpriced:
        return nothing_priced(_id(programme))
    kinds = [title_of(kind) for kind in programme.unpriced]
    return _refusal(
        "QUOTE-PRICE-MISSING",
        text("The offer states no price for: {modules}", modules=listed(kinds)),
        text("Ask the insurer for the price, or leave the module out of the calculation"),
    )


def nothing_priced(programme: str) -> Issue:
    """Refuse a programme in which nothing is paid for by a person."""
    return _refusal(
        "QUOTE-PRICE-MISSING",
        text("Nothing in programme “{name}” has a price for a person", name=programme),
        text("Ask the insurer for the price, or choose another programme"),
    )


def not_priced_in_contract(kinds: Sequence[str], plan: Plan) -> Issue:
    """Tell that a module of the contract has no price, so that the total lacks it."""
    names = [title_of(kind) for kind in kinds]
    return _refusal(
        "QUOTE-PRICE-MISSING",
        text("The offer states no price for: {modules}", modules=listed(names)),
        text("Ask the insurer for the price, or take the module out of the offer"),
        plan.tariff.offer.locate("/modules"),
    )


def outside(period: Period) -> Issue:
    """Refuse cover outside the contract, or that ends before it starts."""
    return _refusal(
        "MEMBER-DATES-OUTSIDE",
        text(
            "The dates of cover do not lie in the contract, {start} to {last_day}",
            start=period.start,
            last_day=period.last_day,
        ),
        text("Correct the first or the last day of cover; both days count"),
    )


def admission(known: Sequence[Value], programme: ProgrammePlan, plan: Plan) -> Issue | None:
    """Refuse somebody whom the offer, the programme or one of its modules does not admit."""
    if UNBORN in known:
        return _refusal(
            "MEMBER-UNBORN",
            text("The birth date lies after the day on which the age is taken"),
            text("Correct the birth date, or ask the insurer how newborns are rated"),
        )
    values = dict(zip(plan.dimensions, known, strict=True)) if programme.admitting else {}
    for rule, pointer in programme.admitting:
        refused = _not_admitted(rule, values)
        if refused is not None:
            return evolve(refused, where=plan.tariff.offer.locate(pointer))
    return None


def unborn() -> Issue:
    """Refuse somebody who is not born yet."""
    return _refusal(
        "MEMBER-UNBORN",
        text("The birth date lies after the start of cover"),
        text("Correct the birth date or the start of cover"),
    )


def age_on_two_days(plan: Plan) -> Issue:
    """Refuse somebody whose age on entry has another price than the one at the start."""
    return _refusal(
        "QUOTE-AGE-DATE-UNSTATED",
        text("The price depends on whether the age is taken at the contract's start or on entry"),
        text("Ask the insurer and state `age.on`: contract_start or cover_start"),
        plan.tariff.offer.locate("/age"),
    )


def _not_admitted(rule: Eligibility, values: dict[str, Value]) -> Issue | None:
    age, relationship = values.get("age"), values.get("relationship")
    if rule.ages is not None:
        if age is None:
            return _unknown_age()
        if not isinstance(age, int) or age not in rule.ages:
            return _refusal(
                "MEMBER-AGE-NOT-INSURED",
                text("Only ages {ages} are insured (full years)", ages=str(rule.ages)),
                text("Leave this person out, or ask the insurer for an exception"),
            )
    allowed = rule.relationships
    if allowed is not None and relationship not in allowed:
        return _refusal(
            "MEMBER-RELATIONSHIP-NOT-INSURED",
            text("The offer does not insure this relationship to the employee"),
            text("Insured are: {known}", known=listed([relationship_name(r) for r in allowed])),
        )
    return None


def _unknown_age() -> Issue:
    return _refusal(
        "MEMBER-AGE-UNKNOWN",
        text("The price depends on age, and there is no birth date"),
        text("Fill in the birth date, or the year of birth for an estimate"),
    )


def _id(programme: ProgrammePlan) -> str:
    return programme.programme.id


def negative(line: LinePlan, plan: Plan) -> Issue:
    """Refuse a price that discounts have made negative."""
    return _refusal(
        "QUOTE-PRICE-NEGATIVE",
        text("Discounts make a price negative: {what}", what=line_title(line)),
        text("Check the factors that add or take off roubles"),
        plan.tariff.offer.locate(line.base.pointer),
    )


def no_rate(hole: Hole, plan: Plan) -> Issue:
    """Refuse somebody for whom a table of the tariff has no row."""
    combination = values_in_words(hole.dimensions, hole.values, plan)
    where = plan.tariff.offer.locate(hole.pointer)
    if hole.reason is Missing.BORDER:
        return _refusal(
            "QUOTE-BORDER-UNSTATED",
            text(
                "The price list can be read in two ways for {combination}", combination=combination
            ),
            text("Ask the insurer and state `age.upper_end`: included or excluded"),
            where,
        )
    if hole.reason is Missing.UNKNOWN:
        return _refusal(
            "QUOTE-VALUE-UNKNOWN",
            text(
                "The price depends on something that is not stated: {combination}",
                combination=combination,
            ),
            text("Fill the roster's column for this member, or state it in the programme"),
            where,
        )
    return _refusal(
        "QUOTE-RATE-MISSING",
        text("The price list has no rate for {combination}", combination=combination),
        text("Ask the insurer whether such people are insured and at what price"),
        where,
    )


def no_proration(event: Event, plan: Plan) -> Issue:
    """Refuse part of a term where the offer does not say what a part costs."""
    return _refusal(
        "QUOTE-PRORATION-UNSTATED",
        text("The offer does not say what a part of the term costs"),
        text("Ask the insurer and state `{field}`, e.g. days", field=f"proration.{event}"),
        plan.tariff.offer.locate(f"/proration/{event}"),
    )


def nobody_pays(plan: Plan) -> Issue:
    """Refuse somebody whom no contribution rule fits."""
    return _refusal(
        "QUOTE-CONTRIBUTION-MISSING",
        text("No contribution rule says who pays for this member"),
        text("Add a last rule without `when` for everybody else"),
        plan.tariff.offer.locate("/contribution"),
    )
