"""Setting: what is the same for everybody in one quote, settled before anybody is priced.

Contract period, headcount, way of paying. Where the offer and the caller leave one of them open and
the price depends on it, there is no quote but an issue that says what to ask.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from attrs import evolve, frozen

from dms.i18n import Text, plural, text
from dms.issues import Issue, Location, Severity, errors_in
from dms.members import Roster
from dms.modules.programme import Programme
from dms.modules.registry import title_of
from dms.periods import Period
from dms.pricing.dimensions import same
from dms.pricing.naming import listed
from dms.pricing.offer import Offer
from dms.pricing.table_checks import Value
from dms.pricing.tariff import Tariff

__all__ = ["Setting", "Taken", "settle"]

Taken = Mapping[str, Collection[str]] | None
"""The kinds of care taken in each programme; all that are offered where it is left out."""


@frozen
class Setting:
    """The group's side of a quote."""

    period: Period
    headcount: int
    payment: str | None = None

    @property
    def group(self) -> Mapping[str, Value]:
        """The values of the dimensions that are the same for everybody."""
        return {
            "headcount": self.headcount,
            "payment": same(self.payment) if self.payment else None,
            "date": self.period.start.toordinal(),
        }


def settle(
    tariff: Tariff,
    roster: Roster,
    period: Period | None,
    payment: str | None,
    today: date | None,
    modules: Taken = None,
    headcount: int | None = None,
) -> tuple[Setting | None, list[Issue]]:
    """Settle what is common to a quote; None when there can be no quote."""
    offer = tariff.offer
    issues = [*_nobody(roster), *_choice(offer, modules or {}), *_doubts(tariff, roster)]
    period = _period(offer, period, today, issues)
    headcount = _headcount(tariff, roster, headcount, issues)
    payment = _payment(tariff, payment, issues)
    issues = [_located(issue, offer) for issue in issues]
    if period is None or errors_in(issues):
        return None, issues
    return Setting(period, headcount, payment), issues


def _located(issue: Issue, offer: Offer) -> Issue:
    pointer = issue.where.pointer
    return issue if pointer is None else evolve(issue, where=offer.locate(pointer))


def _error(code: str, said: Text, hint: Text, pointer: str | None = None) -> Issue:
    return Issue(code, Severity.ERROR, said, hint, Location(pointer=pointer))


def _nobody(roster: Roster) -> Iterator[Issue]:
    if not len(roster):
        yield _error(
            "QUOTE-NOBODY",
            text("There is nobody in the roster"),
            text("Add at least one member; a price is always for people"),
        )


def _doubts(tariff: Tariff, roster: Roster) -> Iterator[Issue]:
    """Tell of members whose figures rest on something that is not quite known."""
    births = roster.columns.get("birth", ())
    years = sum(isinstance(b, int) for b in births) if int in set(map(type, births)) else 0
    if years and "age" in tariff.looked_at.personal:
        yield Issue(
            "QUOTE-AGE-ESTIMATED",
            Severity.INFO,
            plural(
                "Of {count} member only the year of birth is known",
                "Of {count} members only the year of birth is known",
                years,
            ),
            text("Ages are the year less the year of birth; birth dates may change the price"),
        )
    named = roster.columns.get("employee_id", ())
    unknown = set(named) - set(roster.columns.get("id", ())) - {None}
    if unknown:
        strangers = sum(employee in unknown for employee in named)
        yield Issue(
            "QUOTE-RELATIVE-ORPHAN",
            Severity.WARNING,
            plural(
                "{count} relative belongs to an employee who is not in the roster",
                "{count} relatives belong to employees who are not in the roster",
                strangers,
            ),
            text("Add the employee, or ask the insurer whether relatives are insured alone"),
        )


def _choice(offer: Offer, modules: Mapping[str, Collection[str]]) -> Iterator[Issue]:
    """Report programmes and kinds of care that were chosen and are not offered."""
    for id_, taken in modules.items():
        programme = offer.programme(id_)
        offered = [module.kind for module in programme.offered_modules] if programme else []
        if programme is None:
            yield _unknown_choice(id_, [p.id for p in offer.programmes])
        yield from (_unknown_choice(k, offered) for k in taken if programme and k not in offered)
        if programme is not None:
            yield from _incomplete_choice(programme, taken)


def _incomplete_choice(programme: Programme, taken: Collection[str]) -> Iterator[Issue]:
    """Report kinds of care that were chosen without what they are built on."""
    for module in programme.offered_modules:
        missing = [kind for kind in module.needed() if kind not in taken]
        if module.kind in taken and missing:
            yield _error(
                "QUOTE-MODULE-REQUIRES",
                text(
                    "{module} cannot be taken without: {needed}",
                    module=module.title,
                    needed=listed([title_of(kind) for kind in missing]),
                ),
                text("Take both, or leave both out"),
            )


def _unknown_choice(name: str, known: Sequence[str]) -> Issue:
    return _error(
        "QUOTE-MODULE-UNKNOWN",
        text("“{name}” was chosen and is not offered", name=name),
        text("Choose from: {known}", known=", ".join(known)),
    )


def _period(
    offer: Offer, asked: Period | None, today: date | None, issues: list[Issue]
) -> Period | None:
    stated = offer.period.period if offer.period is not None else None
    period = stated or asked
    if period is None:
        issues.append(
            _error(
                "QUOTE-PERIOD-UNSTATED",
                text("The offer names no contract period"),
                text("Say when the contract is to run: `period`, or --start and --last-day"),
                "/period",
            )
        )
        return None
    if stated is not None and asked is not None and stated != asked:
        issues.append(
            _error(
                "QUOTE-PERIOD-DIFFERS",
                text("The offer is for another contract period than the one asked for"),
                text("Leave the period out, or ask the insurer for an offer for these dates"),
                "/period",
            )
        )
    issues += _date_issues(offer, period, today)
    return period


def _date_issues(offer: Offer, period: Period, today: date | None) -> list[Issue]:
    issues = []
    tariff = offer.tariff_dates
    if tariff is not None and period.start not in tariff.period:
        issues.append(
            _error(
                "QUOTE-DATE-OUTSIDE-TARIFF",
                text(
                    "The prices are for contracts that start from {start} to {last_day}",
                    start=tariff.start,
                    last_day=tariff.last_day,
                ),
                text("Ask the insurer for prices for this start"),
                "/tariff_dates",
            )
        )
    months = offer.term_months
    if months is not None and Period.of_months(period.start, months) != period:
        issues.append(
            Issue(
                "QUOTE-TERM-DIFFERS",
                Severity.WARNING,
                plural(
                    "The prices are for a term of {count} month",
                    "The prices are for a term of {count} months",
                    months,
                ),
                text(
                    "End the contract on {last_day}, or ask for prices for this term",
                    last_day=Period.of_months(period.start, months).last_day,
                ),
                Location(pointer="/term_months"),
            )
        )
    if today is not None and offer.valid_until is not None and today > offer.valid_until:
        issues.append(
            Issue(
                "QUOTE-OFFER-EXPIRED",
                Severity.WARNING,
                text("The offer could be accepted until {day}", day=offer.valid_until),
                text("Ask the insurer whether it still stands"),
                Location(pointer="/valid_until"),
            )
        )
    return issues


def _headcount(tariff: Tariff, roster: Roster, asked: int | None, issues: list[Issue]) -> int:
    """Return the number of people that bands are counted by."""
    rule = tariff.offer.headcount
    everybody, employees = len(roster), roster.employees
    if not everybody:
        return 0
    counted = employees if rule.counts == "employees" else everybody
    readings = {counted} if rule.counts is not None else {everybody, employees}
    if asked is not None:
        counted, readings = asked, {asked}
    low, high = rule.min or 0, rule.max
    cuts = {low} | ({high + 1} if high is not None else set())
    cuts |= set(tariff.looked_at.cuts.get("headcount", ()))
    if len({sum(cut <= n for cut in cuts) for n in readings}) > 1:
        issues.append(
            _error(
                "QUOTE-HEADCOUNT-COUNTS-UNSTATED",
                text("The price depends on whether relatives count towards the headcount"),
                text("Ask the insurer and state `headcount.counts`: all or employees"),
                "/headcount",
            )
        )
    elif counted < low or (high is not None and counted > high):
        issues.append(
            _error(
                "QUOTE-HEADCOUNT-OUTSIDE",
                text(
                    "The prices are for groups of {range} people, and this group has {count}",
                    range=f"{low}+" if high is None else f"{low}–{high}",
                    count=counted,
                ),
                text("Ask the insurer for prices for a group of this size"),
                "/headcount",
            )
        )
    return counted


def _payment(tariff: Tariff, asked: str | None, issues: list[Issue]) -> str | None:
    offered = tariff.offer.payment
    if asked is not None and offered is not None and same(asked) not in map(same, offered):
        issues.append(
            _error(
                "QUOTE-PAYMENT-NOT-OFFERED",
                text("The offer does not know the way of paying “{payment}”", payment=asked),
                text("Choose one of: {known}", known=", ".join(offered)),
                "/payment",
            )
        )
    matters = "payment" in tariff.looked_at.names
    if asked is not None and offered is None and not matters:
        issues.append(
            Issue(
                "QUOTE-PAYMENT-UNKNOWN",
                Severity.WARNING,
                text("The offer does not say how the premium is paid"),
                text("Ask the insurer; what was asked for has no effect on the price"),
                Location(pointer="/payment"),
            )
        )
    if asked is None and offered is not None and len(offered) == 1:
        return offered[0]
    if asked is None and matters:
        issues.append(
            _error(
                "QUOTE-PAYMENT-UNSTATED",
                text("The price depends on how the premium is paid"),
                text(
                    "Name one with `payment` or --payment: {known}",
                    known=", ".join(offered or ["…"]),
                ),
                "/payment",
            )
        )
    return asked
