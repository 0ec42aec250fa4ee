"""A slow calculator to check the engine against, one person after the other from the offer.

It shares nothing with `dms.pricing` but the offer as it was written: tables are matched row by row
as texts, ages are taken by the calendar, months are counted day by day, amounts are fractions.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any

from attrs import field, frozen
from naive_proration import share_of_term

from dms.members import Member
from dms.periods import Period, age_on
from dms.pricing.offer import Offer

NUMERIC = ("age", "headcount")


class Refused(Exception):
    """There is no price, for one of these reasons."""

    def __init__(self, *codes: str) -> None:
        self.codes = set(codes)


@frozen
class Person:
    """What a member pays, in units of the offer's rounding, or why nothing can be said."""

    full: int = 0
    due: int = 0
    full_lines: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()
    employer: int | None = None
    refused: set[str] = field(factory=set)


def price_group(offer: Offer, members: Sequence[Member], period: Period) -> dict[str, Person]:
    """Price every member by himself, then round as the offer says."""
    exact: dict[str, Any] = {}
    for member in members:
        try:
            exact[member.id] = _exact(offer, member, _headcount(offer, members), period)
        except Refused as refused:
            exact[member.id] = refused.codes
    priced = {id_: found for id_, found in exact.items() if not isinstance(found, set)}
    due = _due(offer, priced)
    return {
        id_: Person(refused=found) if id_ not in priced else _person(offer, *found, due[id_])
        for id_, found in exact.items()
    }


def _headcount(offer: Offer, members: Sequence[Member]) -> int:
    if offer.headcount.counts == "employees":
        return sum(member.relationship == "employee" for member in members)
    return len(members)


def _exact(offer: Offer, member: Member, headcount: int, period: Period) -> tuple[Any, ...]:
    """Return the lines for the whole term, the share of it, and who pays, all exact."""
    if member.birth is not None and member.birth > (member.start or period.start):
        raise Refused("MEMBER-UNBORN")
    start, last = member.start or period.start, member.last_day or period.last_day
    if member.birth is not None and member.birth > start:
        raise Refused("MEMBER-UNBORN")
    programme = _programme(offer, member)
    refused = set()
    readings = []
    for age in _ages(offer, member, period):
        facts = {**_facts(member, headcount, programme), "age": age}
        try:
            _admit(offer, programme, facts)
            lines = list(_lines(offer, programme, facts))
            readings.append((lines, _employer_rule(offer, programme, facts)))
        except Refused as found:
            readings.append(None)
            refused |= found.codes
    if any(reading != readings[0] for reading in readings):
        raise Refused("QUOTE-AGE-DATE-UNSTATED")
    if refused:
        raise Refused(*refused)
    if not period.start <= start <= last <= period.last_day:
        raise Refused("MEMBER-DATES-OUTSIDE")
    return readings[0][0], _share(offer, start, last, period), readings[0][1]


def _share(offer: Offer, start: date, last: date, period: Period) -> Fraction:
    share = share_of_term(offer.proration, start, last, period)
    if share is None:
        raise Refused("QUOTE-PRORATION-UNSTATED")
    return share


def _programme(offer: Offer, member: Member) -> Any:
    if member.programme is None and len(offer.programmes) == 1:
        return offer.programmes[0]
    for programme in offer.programmes:
        if member.programme == programme.id:
            return programme
    raise Refused("MEMBER-PROGRAMME-MISSING", "MEMBER-PROGRAMME-UNKNOWN")


def _ages(offer: Offer, member: Member, period: Period) -> list[int | None]:
    """Return the age on each day on which the offer may mean it to be taken."""
    if member.birth is None:
        return [None]
    entry = member.start or period.start
    days = {"contract_start": [period.start], "cover_start": [entry]}
    return [age_on(member.birth, d) for d in days.get(offer.age.on, [period.start, entry])]


def _facts(member: Member, headcount: int, programme: Any) -> dict[str, Any]:
    facts = {name: getattr(member, name) for name in ("sex", "relationship", "place", "grade")}
    settled = {"programme": programme.id, "clinic_tier": programme.clinic_tier}
    return {**facts, **settled, **member.extra, "headcount": headcount}


def _admit(offer: Offer, programme: Any, facts: Mapping[str, Any]) -> None:
    age = facts["age"]
    if age is not None and age < 0 and _looks_at_age(offer):
        raise Refused("MEMBER-UNBORN")
    for rule in (offer.eligibility, programme.eligibility):
        if rule is None:
            continue
        if rule.ages is not None and age is None:
            raise Refused("MEMBER-AGE-UNKNOWN")
        if rule.ages is not None and not _in_band(str(rule.ages), age):
            raise Refused("MEMBER-AGE-NOT-INSURED")
        if rule.relationships is not None and facts["relationship"] not in rule.relationships:
            raise Refused("MEMBER-RELATIONSHIP-NOT-INSURED")


def _looks_at_age(offer: Offer) -> bool:
    """Say whether ages matter at all; otherwise nobody asks for birth dates."""
    premiums = [m.premium for p in offer.programmes for m in (p, *p.modules)]
    rates = [rate for rate in premiums if rate not in (None, "included")]
    rates += [factor.rate for factor in offer.factors]
    rules = [*offer.factors, *(offer.contribution or ())]
    admissions = [offer.eligibility, *(p.eligibility for p in offer.programmes)]
    return (
        any("age" in rate.by for rate in rates)
        or any("age" in (rule.when or {}) for rule in rules)
        or any(factor.per == "age" for factor in offer.factors)
        or any(rule is not None and rule.ages is not None for rule in admissions)
    )


def _lines(offer: Offer, programme: Any, facts: Mapping[str, Any]) -> Iterator[Fraction]:
    codes: set[str] = set()
    found = []
    premiums = [("programme", programme.premium)] if programme.premium is not None else []
    premiums += [(m.kind, m.premium) for m in programme.modules if m.premium != "included"]
    for kind, premium in premiums:
        try:
            found.append(_line(offer, programme, kind, premium, facts))
        except Refused as refused:
            codes |= refused.codes
    if codes:
        raise Refused(*codes)
    yield from found


def _line(offer: Offer, programme: Any, kind: str, premium: Any, facts: Mapping) -> Fraction:
    """Take the base price through all factors; every reason to refuse is collected."""
    codes: set[str] = set()
    amount = Fraction(0)
    try:
        amount = _rate(offer, premium, facts)
    except Refused as refused:
        codes |= refused.codes
    for factor in offer.factors:
        if factor.modules is not None and kind not in factor.modules:
            continue
        if factor.programmes is not None and programme.id not in factor.programmes:
            continue
        try:
            if factor.when is None or _concerns(factor.when, facts):
                amount = _after(offer, factor, amount, facts)
        except Refused as refused:
            codes |= refused.codes
    if codes:
        raise Refused(*codes)
    if amount < 0:
        raise Refused("QUOTE-PRICE-NEGATIVE")
    return amount


def _after(offer: Offer, factor: Any, amount: Fraction, facts: Mapping[str, Any]) -> Fraction:
    units = 1 if factor.per is None else facts.get(factor.per)
    try:
        rate = _rate(offer, factor.rate, facts)
    except Refused as refused:
        raise Refused(*refused.codes, *(["QUOTE-VALUE-UNKNOWN"] if units is None else [])) from None
    if units is None:
        raise Refused("QUOTE-VALUE-UNKNOWN")
    rate *= units
    match factor.kind:
        case "multiply":
            amount *= rate
        case "add":
            amount += rate
        case "percent":
            amount *= 1 + rate / 100
        case "replace":
            amount = rate
    if factor.round_to is not None:
        unit = Fraction(factor.round_to)
        amount = _round(amount / unit, "half_up") * unit
    return amount


def _concerns(when: Mapping[str, Any], facts: Mapping[str, Any]) -> bool:
    answers = []
    for name, wanted in when.items():
        listed = wanted if isinstance(wanted, list) else [wanted]
        answers.append(_key_fits(name, [str(w) for w in listed], facts.get(name)))
    if False in answers:
        return False
    if None in answers:
        raise Refused("QUOTE-VALUE-UNKNOWN")
    return True


def _rate(offer: Offer, rate: Any, facts: Mapping[str, Any]) -> Fraction:
    """Return the value of the one row that fits; nothing is ever guessed."""
    doubtful = False
    for row in rate.rows:
        answers = []
        for name, key in zip(rate.by, row.keys, strict=True):
            if name == "age" and isinstance(facts["age"], int):
                answers.append(_age_fits(offer, rate, row, key, facts["age"]))
            else:
                answers.append(_key_fits(name, key, facts.get(name)))
        if False in answers:
            continue
        if "border" in answers and None not in answers:
            raise Refused("QUOTE-BORDER-UNSTATED")
        if None not in answers:
            return Fraction(row.value)
        doubtful = True
    if doubtful:
        raise Refused("QUOTE-VALUE-UNKNOWN")
    if rate.otherwise is None:
        raise Refused("QUOTE-RATE-MISSING")
    return Fraction(rate.otherwise)


def _key_fits(name: str, key: Sequence[str], value: Any) -> bool | None:
    """Say whether a key fits; None when the value is not known."""
    if "*" in key:
        return True
    if value is None:
        return None
    if name in NUMERIC or isinstance(value, int):
        return _in_band(key[0], value)
    return str(value).lower() in [k.lower() for k in key]


def _in_band(written: str, number: int) -> bool:
    low, high = _ends(written)
    return low <= number and (high is None or number <= high)


def _ends(written: str) -> tuple[int, int | None]:
    if written.endswith("+"):
        return int(written[:-1]), None
    low, _, high = written.partition("-")
    return int(low), int(high or low)


def _age_fits(offer: Offer, rate: Any, row: Any, key: Sequence[str], age: int) -> Any:
    """Read «от 60 до 65», «от 65 до 70» as the offer says, where bands share an end."""
    if "*" in key:
        return True
    at = rate.by.index("age")
    others = (*row.keys[:at], *row.keys[at + 1 :])
    siblings = sorted(
        (_ends(r.keys[at][0]) for r in rate.rows if (*r.keys[:at], *r.keys[at + 1 :]) == others),
        key=lambda band: band[0],
    )
    shared = {a[1] for a in siblings for b in siblings if a != b and a[1] == b[0]}
    low, high = _ends(key[0])
    if shared and siblings[-1][1] is not None:
        shared.add(siblings[-1][1])
    if age in shared and low <= age <= (high or age) and low != high:
        if offer.age.upper_end is None:
            return "border" if age == high else False
        included = offer.age.upper_end == "included"
        return age == high if included else age == low
    return _in_band(key[0], age)


def _employer_rule(offer: Offer, programme: Any, facts: Mapping[str, Any]) -> Any:
    for rule in offer.contribution or ():
        if rule.when is None or _concerns(rule.when, facts):
            if rule.of is None:
                return rule, None
            other = next(p for p in offer.programmes if p.id == rule.of)
            there = {**facts, "programme": other.id, "clinic_tier": other.clinic_tier}
            return rule, sum(_lines(offer, other, there))
    if offer.contribution is not None:
        raise Refused("QUOTE-CONTRIBUTION-MISSING")
    return None


def _due(offer: Offer, priced: Mapping[str, Any]) -> dict[str, int]:
    """Round as the offer says: each person, each line, or the whole group."""
    unit, mode = Fraction(offer.rounding.unit), offer.rounding.mode
    exact = {id_: sum(lines) * share / unit for id_, (lines, share, _) in priced.items()}
    if offer.rounding.level == "group":
        ids = sorted(exact)
        total = _round(sum(exact.values()), mode)
        return dict(zip(ids, _fit(total, [exact[i] for i in ids]), strict=True))
    if offer.rounding.level == "line":
        return {
            id_: sum(_round(line * share / unit, mode) for line in lines)
            for id_, (lines, share, _) in priced.items()
        }
    return {id_: _round(amount, mode) for id_, amount in exact.items()}


def _person(
    offer: Offer, lines: Sequence[Fraction], share: Fraction, payer: Any, due: int
) -> Person:
    unit, mode = Fraction(offer.rounding.unit), offer.rounding.mode
    if offer.rounding.level == "line":
        full_lines = [_round(line / unit, mode) for line in lines]
        due_lines = [_round(line * share / unit, mode) for line in lines]
        full = sum(full_lines)
    else:
        full = _round(sum(lines) / unit, mode)
        if offer.rounding.level == "group" and share == 1:
            full = due  # whoever has the whole term pays what it costs
        if share == 1:
            full = due  # the whole term costs what is due for it, also in a rounded group
        full_lines, due_lines = _fit(full, lines), _fit(due, lines)
    return Person(
        full, due, tuple(full_lines), tuple(due_lines), _employer(offer, payer, share, due)
    )


def _employer(offer: Offer, payer: Any, share: Fraction, due: int) -> int | None:
    if payer is None:
        return None
    rule, reference = payer
    unit = Fraction(offer.rounding.unit)
    base = Fraction(due) if reference is None else reference * share / unit
    part = _round(base * Fraction(rule.employer), offer.rounding.mode)
    if rule.cap is not None:
        part = min(part, floor(Fraction(rule.cap) * share / unit))
    return min(part, due)


def _round(amount: Fraction, mode: str) -> int:
    """Round an amount that is not negative, or a half of a negative one away from zero."""
    if amount < 0:
        return -_round(-amount, mode)
    if mode == "half_even":
        return round(amount)
    return {"half_up": floor(amount + Fraction(1, 2)), "up": ceil(amount), "down": floor(amount)}[
        str(mode)
    ]


def _fit(total: int, weights: Sequence[Fraction]) -> list[int]:
    """Give each part its whole units, then one more to the largest remainders."""
    whole = sum(weights)
    if not whole:
        return [0] * len(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [floor(part) for part in exact]
    order = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for i in order[: total - sum(parts)]:
        parts[i] += 1
    return parts


def roubles(offer: Offer, units: int | None) -> Decimal | None:
    """Write units of the rounding as roubles."""
    return None if units is None else (units * offer.rounding.unit).quantize(Decimal("0.01"))
