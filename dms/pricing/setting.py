"""Setting: what is the same for everybody in one quote, settled before anybody is priced.

Contract period, headcount, way of paying. Where the offer and the caller leave one of them open and
the price depends on it, there is no quote but an issue that says what to ask.
"""

from collections.abc import Collection, Mapping
from datetime import date

from attrs import evolve, frozen

from dms.i18n import text
from dms.issues import Issue, Location, Severity, errors_in
from dms.members import Roster
from dms.periods import Period
from dms.pricing.choices import Chosen, choice_issues
from dms.pricing.contract_period import contract_period
from dms.pricing.dimensions import same
from dms.pricing.offer import Offer
from dms.pricing.refused import refused
from dms.pricing.table_checks import Value
from dms.pricing.tariff import Tariff

__all__ = ["Setting", "headcount_issue", "nobody", "settle"]


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
    modules: Chosen = None,
    headcount: int | None = None,
) -> tuple[Setting | None, list[Issue]]:
    """Settle what is common to a quote; None when there can be no quote."""
    offer = tariff.offer
    issues = [*([] if len(roster) else [nobody()]), *choice_issues(offer, modules or {})]
    period, found = contract_period(offer, period, today)
    issues += found
    headcount = _headcount(tariff, roster, headcount, issues)
    payment = _payment(tariff, payment, issues)
    issues = [_located(issue, offer) for issue in issues]
    if period is None or errors_in(issues):
        return None, issues
    return Setting(period, headcount, payment), issues


def _located(issue: Issue, offer: Offer) -> Issue:
    pointer = issue.where.pointer
    return issue if pointer is None else evolve(issue, where=offer.locate(pointer))


def nobody() -> Issue:
    """Say that there are no people to price."""
    return refused(
        "QUOTE-NOBODY",
        text("There is nobody in the roster"),
        text("Add at least one member; a price is always for people"),
    )


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
    issue = headcount_issue(tariff, counted, readings)
    issues += [issue] if issue is not None else []
    return counted


def headcount_issue(tariff: Tariff, counted: int, readings: Collection[int]) -> Issue | None:
    """Say why there are no prices for a group of this size; None when there are.

    `readings` are the sizes that the group has if relatives count and if they do not.
    """
    rule = tariff.offer.headcount
    low, high = rule.min or 0, rule.max
    cuts = {low} | ({high + 1} if high is not None else set())
    cuts |= set(tariff.looked_at.cuts.get("headcount", ()))
    if len({sum(cut <= n for cut in cuts) for n in readings}) > 1:
        return refused(
            "QUOTE-HEADCOUNT-COUNTS-UNSTATED",
            text("The price depends on whether relatives count towards the headcount"),
            text("Ask the insurer and state `headcount.counts`: all or employees"),
            "/headcount",
        )
    if low <= counted and (high is None or counted <= high):
        return None
    return refused(
        "QUOTE-HEADCOUNT-OUTSIDE",
        text(
            "The prices are for groups of {range} people, and this group has {count}",
            range=f"{low}+" if high is None else f"{low}–{high}",
            count=counted,
        ),
        text("Ask the insurer for prices for a group of this size"),
        "/headcount",
    )


def _payment(tariff: Tariff, asked: str | None, issues: list[Issue]) -> str | None:
    offered = tariff.offer.payment
    if asked is not None and offered is not None and same(asked) not in map(same, offered):
        issues.append(
            refused(
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
            refused(
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
