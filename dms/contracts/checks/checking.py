"""Checking: all checks, or some of them, run over one offer or contract."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from attrs import evolve

from dms.contracts.checks.check import Check
from dms.contracts.checks.findings import CheckReport, Finding, in_order
from dms.contracts.checks.registry import all_checks, broken, installed
from dms.contracts.checks.stakes import Better, counterfactual, joined
from dms.contracts.checks.subject import Subject, TaxFacts
from dms.contracts.checks.verdict import Stake, Status
from dms.contracts.contract import Contract
from dms.contracts.state.requests import Request
from dms.contracts.terms.terms import Terms
from dms.contracts.what_if.hiring_plan import HiringPlan
from dms.contracts.what_if.planning import planned_requests
from dms.errors import QuoteRefused
from dms.i18n import text
from dms.issues import Issue, Location, Severity
from dms.members import Roster
from dms.periods import Period
from dms.pricing.choices import Chosen
from dms.pricing.offer import Offer
from dms.workdays import RussianCalendar, WorkCalendar

__all__ = [
    "CheckReport",
    "Finding",
    "check_contract",
    "check_offer",
    "run_checks",
    "selected",
]

PlaceOf = Callable[[str], Location]
"""Says where a part of a document stands, by its JSON pointer."""


def check_contract(
    contract: Contract,
    requests: Iterable[Request] = (),
    *,
    roster: Roster | None = None,
    tax: TaxFacts | None = None,
    only: Collection[str] | None = None,
    place_of_terms: PlaceOf | None = None,
) -> CheckReport:
    """Check a contract and its offer, and say what each bad clause costs this group.

    `requests` is the year that clauses are weighed on, after what has happened already, such as
    those of :func:`~dms.contracts.what_if.planning.planned_requests`; `roster` is the list that
    territories and clinics are looked at with, the first list by default. `only` names checks or
    families: `["ENR", "REL-01"]`; an unknown name is a ValueError. `place_of_terms` says where
    a part of the terms stands.
    """
    subject = Subject.of(
        contract, tuple(requests), roster=roster, tax=tax, place_of_terms=place_of_terms
    )
    return run_checks(subject, selected(only))


def check_offer(
    offer: Offer,
    *,
    terms: Terms | None = None,
    roster: Roster | None = None,
    headings_left_out: Iterable[str] = (),
    period: Period | None = None,
    plan: HiringPlan | None = None,
    calendar: WorkCalendar | None = None,
    modules: Chosen = None,
    payment: str | None = None,
    headcount: int | None = None,
    tax: TaxFacts | None = None,
    only: Collection[str] | None = None,
    place_of_terms: PlaceOf | None = None,
) -> CheckReport:
    """Check an offer, with as much around it as is known.

    Where there are terms and a roster, a contract is concluded on the side to weigh clauses on,
    and `plan` says who joins and leaves in its year; `modules`, `payment` and `headcount` are those
    of :func:`dms.quote`. Where it cannot be concluded, the findings have no money and the report's
    `issues` say why. Without terms, checks of terms are skipped. `headings_left_out` are those of
    the file with the list that its reader did not keep (:class:`~dms.io.roster.RosterImport`): what
    is handed over with the list is judged by them too. An unknown name in `only` is a
    ValueError.
    """
    checks = selected(only)
    days = calendar if calendar is not None else RussianCalendar()
    span = period if period is not None else _own_period(offer)
    subject = Subject(
        offer=offer,
        is_offer=True,
        terms=terms,
        roster=roster,
        headings_left_out=tuple(headings_left_out),
        period=span,
        tax=tax,
        calendar=days,
        place_of_terms=place_of_terms,
    )
    agreed = {"period": period, "modules": modules, "payment": payment, "headcount": headcount}
    subject, issues = _concluded(subject, plan, agreed)
    report = run_checks(subject, checks)
    return evolve(report, issues=(*report.issues, *issues))


def _concluded(
    subject: Subject, plan: HiringPlan | None, agreed: Mapping[str, Any]
) -> tuple[Subject, tuple[Issue, ...]]:
    """Conclude a contract to weigh clauses on, or say why there is none."""
    offer, terms, roster = subject.offer, subject.terms, subject.roster
    if terms is None or roster is None:
        return subject, ()
    try:
        contract = Contract.from_offer(
            offer, roster, terms=terms, number=offer.id, calendar=subject.calendar, **agreed
        )
    except QuoteRefused as error:
        return subject, (_no_stakes(), *error.issues)
    requests = planned_requests(plan, contract) if plan is not None else ()
    period = contract.agreement.period
    return evolve(subject, contract=contract, period=period, requests=requests), ()


def _own_period(offer: Offer) -> Period | None:
    return offer.period.period if offer.period is not None else None


def _no_stakes() -> Issue:
    return Issue(
        "CHECK-STAKES-UNKNOWN",
        Severity.INFO,
        text("What the findings cost cannot be told: no contract can be concluded as things are"),
        text("The messages below say what is missing; the findings stand all the same"),
    )


def selected(only: Collection[str] | None) -> tuple[Check, ...]:
    """Return the checks that are named by id or by family; all of them for None.

    Raises ValueError for a name that no check has.
    """
    known = all_checks()
    if only is None:
        return known
    names = {name for one in known for name in (one.id, one.family)}
    for name in only:
        if name not in names:
            raise ValueError(f"No check and no family is called {name!r}")
    return tuple(one for one in known if not {one.id, one.family}.isdisjoint(only))


def run_checks(subject: Subject, checks: Iterable[Check] | None = None) -> CheckReport:
    """Run checks over a subject, all that are installed by default.

    A check of another package that raises becomes a warning that names it; one of this package is
    a bug and raises.
    """
    registry = installed()
    findings: list[Finding] = []
    skipped: list[Check] = []
    issues = list(registry.issues)
    for one in all_checks() if checks is None else checks:
        try:
            found = tuple(_findings(one, subject))
        except Exception as error:
            package = registry.package_of(one)
            if package is None:
                raise
            reason = text("it fails ({error})", error=type(error).__name__)
            issues.append(broken(package, one.id, reason))
            continue
        findings += found
        skipped += [] if found else [one]
    return CheckReport(subject, in_order(findings), tuple(skipped), tuple(issues))


def _findings(check: Check, subject: Subject) -> Iterator[Finding]:
    """Return what a check says; what a clause costs stands at the first place that failed."""
    weighed: set[Better | None] = {None}
    for verdict in check.look(subject):
        finding = Finding(check, verdict, verdict.stake)
        if verdict.status is Status.FAILED and finding.better not in weighed:
            weighed.add(finding.better)
            finding = evolve(finding, stake=_stake(finding, subject))
        yield finding


def _stake(finding: Finding, subject: Subject) -> Stake | None:
    own, better = finding.verdict.stake, finding.better
    return joined(counterfactual(subject, better), own) if better is not None else own
