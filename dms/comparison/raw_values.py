"""Raw values: what offers come to on each criterion before anything is weighed.

A value is a range where something is not known: a must that is not stated may be met or missed.
None is "not known at all".
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from attrs import frozen

from dms.comparison.clinics_near import NearClinics
from dms.comparison.compared import Compared
from dms.comparison.weights import Criterion
from dms.contracts.checks.check import Gravity
from dms.i18n import Text, plural, text
from dms.i18n.texts import Amount
from dms.requirements.wishes import Need

__all__ = ["Facts", "RawValue", "raw_value"]


@frozen
class RawValue:
    """A value of one offer on one criterion, from the least to the most that it can be."""

    low: Fraction
    high: Fraction
    words: Text


@frozen(kw_only=True)
class Facts:
    """What the criteria look at, beside the candidates themselves."""

    prices: Mapping[str, Decimal | None]
    """The price of each candidate that is to be scored, in roubles."""
    near: Sequence[NearClinics]
    days: Mapping[str, int | None]
    """Days without cover on the hiring plan."""


def raw_value(criterion: Criterion, candidate: Compared, facts: Facts) -> RawValue | None:
    """Return what a candidate comes to on a criterion; None where it is not known."""
    return _MEASURES[criterion](candidate, facts)


def _price(candidate: Compared, facts: Facts) -> RawValue | None:
    price = facts.prices.get(candidate.id)
    if price is None:
        return None
    return _exactly(Fraction(price), text("{sum} ₽", sum=Amount(price)))


def _musts(candidate: Compared, _facts: Facts) -> RawValue | None:
    return _met(candidate, Need.MUST)


def _shoulds(candidate: Compared, _facts: Facts) -> RawValue | None:
    return _met(candidate, Need.SHOULD)


def _met(candidate: Compared, need: Need) -> RawValue | None:
    """Return the share of wishes that are met, with those that are open as met at most."""
    found = candidate.tally
    if found is None:
        return None
    must = need is Need.MUST
    met, asked, open_ = (
        (found.must_met, found.musts, found.must_unknown)
        if must
        else (found.should_met, found.shoulds, found.should_unknown)
    )
    if not asked:
        return None
    words = text("{met} of {asked} met", met=met, asked=asked)
    if open_:
        words = text("{met} of {asked} met, {open} not stated", met=met, asked=asked, open=open_)
    return RawValue(Fraction(met, asked), Fraction(met + open_, asked), words)


def _clinics(candidate: Compared, facts: Facts) -> RawValue | None:
    """Return the share of people with an outpatient clinic in the city of home or office."""
    mine = [one for one in facts.near if one.candidate == candidate.id and one.kind == "outpatient"]
    if not mine or any(one.reach is None for one in mine):
        return None
    tallies = [one.reach.either.city for one in mine if one.reach is not None]
    yes, open_ = sum(one.yes for one in tallies), sum(one.unknown for one in tallies)
    people = len(candidate.roster)
    if sum(one.total for one in tallies) != people:
        return None
    words = text("{count} of {people} people", count=yes, people=people)
    if open_:
        words = text(
            "{count} of {people} people, {open} unknown", count=yes, people=people, open=open_
        )
    return RawValue(Fraction(yes, people), Fraction(yes + open_, people), words)


def _days(candidate: Compared, facts: Facts) -> RawValue | None:
    days = facts.days.get(candidate.id)
    return None if days is None else _exactly(days, plural("{count} day", "{count} days", days))


def _findings(candidate: Compared, _facts: Facts) -> RawValue | None:
    """Count grave findings; what the documents do not say may turn out to be one.

    Without terms hardly anything was checked, so that a low number would say nothing.
    """
    if candidate.terms is None:
        return None
    report = candidate.report
    failed = len(report.at_least(Gravity.MAJOR))
    open_ = sum(one.check.gravity.at_least(Gravity.MAJOR) for one in report.not_stated)
    words = plural("{count} finding", "{count} findings", failed)
    if open_:
        words = text("{found}, {open} not stated", found=words, open=open_)
    return RawValue(Fraction(failed), Fraction(failed + open_), words)


def _exactly(value: Fraction | int, words: Text) -> RawValue:
    return RawValue(Fraction(value), Fraction(value), words)


_MEASURES: Mapping[Criterion, Callable[[Compared, Facts], RawValue | None]] = MappingProxyType(
    {
        Criterion.PRICE: _price,
        Criterion.MUST: _musts,
        Criterion.SHOULD: _shoulds,
        Criterion.CLINICS_NEAR: _clinics,
        Criterion.DAYS_WITHOUT_COVER: _days,
        Criterion.FINDINGS: _findings,
    }
)
