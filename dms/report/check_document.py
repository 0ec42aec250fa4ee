"""The published report of checks, `check/1`: what other programs read.

Amounts are text with two decimals; what cannot be told is null and never a zero.
"""

from typing import Annotated, Literal

from pydantic import Field

from dms.contracts.checks.check import Check, Gravity, Norm, NormStatus
from dms.contracts.checks.findings import CheckReport, Finding, OpenPoint
from dms.contracts.checks.missing import Missing, missing_for
from dms.contracts.checks.verdict import Stake, Status, Waiting
from dms.documents import Result
from dms.issue_document import IssueDocument, LocationDocument
from dms.issues import Location
from dms.pricing.rounding import RoundingRule
from dms.report.figures import Amount, IsoDay, Term
from dms.report.plain import Data, amount, term

__all__ = ["CheckDocument", "check_document"]

CheckId = Annotated[str, Field(pattern=r"^[A-Z]{2,3}-\d{2}$")]
_Count = Annotated[int, Field(ge=0)]
_HUNDREDTHS = RoundingRule()


class NormPart(Result):
    """Where a rule comes from."""

    cite: str
    status: NormStatus
    since: IsoDay | None
    until: IsoDay | None
    note: str | None


class CheckPart(Result):
    """One rule."""

    id: CheckId
    gravity: Gravity
    title: str
    why: str
    wording: str
    """The clause to offer instead, always in Russian."""
    norms: tuple[NormPart, ...]
    recommendation: bool
    """It rests on practice alone: not a violation of anything."""


class WaitingPart(Result):
    """Days from a request to its effect by the rule, means to the hundredth."""

    mean: Amount
    worst: _Count
    better_mean: Amount
    better_worst: _Count
    counting_assumed: bool
    """Nobody has said whether the day of filing counts; it was taken not to."""


class StakePart(Result):
    """What the better clause would change."""

    money: Amount | None
    """Roubles; negative is saved. Premium where days are told too, else the basis names it."""
    days: int | None
    """Days without cover; negative is won."""
    days_too_long: int | None
    """Days on which leavers are insured beyond the wish; negative is saved."""
    people: _Count | None
    paid_by: Literal["employer", "employee"] | None
    """Who bears all of the money; null where it is not told apart."""
    example: bool
    """An illustration and no figure of this group's year."""
    left_out: _Count
    """Requests that are not counted, because something is not stated."""
    basis: str | None
    waiting: WaitingPart | None
    questions: tuple[IssueDocument, ...]


class FindingPart(Result):
    """What a check says of one place."""

    check: CheckId
    status: Status
    found: str
    clause: str | None
    location: LocationDocument | None
    stake: StakePart | None
    shared_with: CheckId | None
    """A check with the same better clause, under which it is told what the clause is worth."""


class QuestionPart(Result):
    """What the documents do not say."""

    number: Annotated[int, Field(ge=1)]
    question: str
    clause: str | None
    location: LocationDocument | None
    checks: tuple[CheckId, ...]
    of_client: bool
    """Only the client can answer it, not the insurer."""


class SkippedPart(Result):
    """A check that said nothing."""

    check: CheckId
    missing: tuple[Missing, ...]
    """What it would have looked at; empty where it does not concern the offer."""


class CheckDocument(Result):
    """What checks found about an offer or a contract."""

    dms: Literal["check/1"]
    """Format of this document."""
    offer: str
    terms: str | None
    contract: str | None
    """Number of the contract; null where an offer is checked."""
    period: Term | None
    checks: tuple[CheckPart, ...]
    """The rules that the findings are about."""
    findings: tuple[FindingPart, ...]
    """By gravity, then by id."""
    questions: tuple[QuestionPart, ...]
    together: StakePart | None
    """What all better clauses are worth at once, where there are several."""
    skipped: tuple[SkippedPart, ...]
    issues: tuple[IssueDocument, ...]


def check_document(report: CheckReport, lang: str = "ru") -> CheckDocument:
    """Return a report as a document; its words are in `lang` (`ru` or `en`)."""
    subject, contract = report.subject, report.subject.contract
    rules = {one.check.id: one.check for one in report.findings}
    return CheckDocument.model_validate(
        {
            "dms": "check/1",
            "offer": subject.offer.id,
            "terms": subject.terms.id if subject.terms is not None else None,
            "contract": None if contract is None or subject.is_offer else contract.number,
            "period": term(subject.period),
            "checks": [_check(rule, lang) for rule in rules.values()],
            "findings": [_finding(one, lang) for one in report.findings],
            "questions": [_question(one, lang) for one in report.questions],
            "together": _stake(report.together, lang),
            "skipped": [
                {"check": rule.id, "missing": missing_for(rule, subject)} for rule in report.skipped
            ],
            "issues": [issue.to_dict(lang) for issue in report.issues],
        }
    )


def _check(check: Check, lang: str) -> Data:
    return {
        "id": check.id,
        "gravity": check.gravity,
        "title": check.title.to(lang),
        "why": check.why.to(lang),
        "wording": check.wording.to("ru"),
        "norms": [_norm(norm, lang) for norm in check.norms],
        "recommendation": check.is_recommendation,
    }


def _norm(norm: Norm, lang: str) -> Data:
    return {
        "cite": norm.cite,
        "status": norm.status,
        "since": norm.since.isoformat() if norm.since is not None else None,
        "until": norm.until.isoformat() if norm.until is not None else None,
        "note": norm.note.to(lang) if norm.note is not None else None,
    }


def _finding(finding: Finding, lang: str) -> Data:
    verdict = finding.verdict
    return {
        "check": finding.check.id,
        "status": verdict.status,
        "found": verdict.found.to(lang),
        "clause": verdict.clause,
        "location": _place(verdict.where),
        "stake": _stake(finding.stake, lang),
        "shared_with": finding.shared_with.id if finding.shared_with is not None else None,
    }


def _place(where: Location | None) -> Data | None:
    return dict(where.to_dict()) if where is not None else None


def _stake(stake: Stake | None, lang: str) -> Data | None:
    if stake is None:
        return None
    return {
        "money": amount(stake.money),
        "days": stake.days,
        "days_too_long": stake.days_too_long,
        "people": stake.people,
        "paid_by": stake.paid_by,
        "example": stake.example,
        "left_out": stake.left_out,
        "basis": stake.basis.to(lang) if stake.basis is not None else None,
        "waiting": _waiting(stake.waiting),
        "questions": [issue.to_dict(lang) for issue in stake.issues],
    }


def _waiting(waiting: Waiting | None) -> Data | None:
    if waiting is None:
        return None
    mean, better = (
        _HUNDREDTHS.roubles(_HUNDREDTHS.units_of(days))
        for days in (waiting.mean, waiting.better_mean)
    )
    return {
        "mean": amount(mean),
        "worst": waiting.worst,
        "better_mean": amount(better),
        "better_worst": waiting.better_worst,
        "counting_assumed": waiting.counting_assumed,
    }


def _question(one: OpenPoint, lang: str) -> Data:
    return {
        "number": one.number,
        "question": one.asked.to(lang),
        "clause": one.clause,
        "location": _place(one.where),
        "checks": [check.id for check in one.checks],
        "of_client": one.of_client,
    }
