"""Why premiums differ, and how they move, in a published comparison."""

from collections.abc import Sequence

from dms.comparison.absences import Absence
from dms.comparison.bridge import Bridge, BridgeStep
from dms.comparison.comparison import Comparison
from dms.comparison.renewal import Change, Renewal
from dms.comparison.scenario import Scenario
from dms.documents import Result
from dms.issue_document import IssueDocument
from dms.report.comparison_document.offers import Count, words
from dms.report.figures import Amount
from dms.report.plain import Data, amount

__all__ = ["BridgePart", "RenewalPart", "ScenarioPart", "bridges", "renewals", "scenarios"]


class StepPart(Result):
    """One reason for a difference."""

    kind: str
    """`base`, `age`, `headcount`, `factor:…`, `module`, `module_only_a`, `people_left` …"""
    module: str | None
    label: str
    amount: Amount
    absence: Absence | None
    """Why one of the two has no price for the module."""


class BridgePart(Result):
    """The way from the premium of the base to that of an offer; each list adds up."""

    offer: str
    start: Amount
    end: Amount
    difference: Amount
    steps: tuple[StepPart, ...]
    """Each component of each kind of care."""
    by_module: tuple[StepPart, ...]
    by_factor: tuple[StepPart, ...]


class ScenarioPart(Result):
    """One thing about the group that might be different."""

    kind: str
    label: str
    headcount: Count
    people: Count | None
    total: Amount | None
    per_head: Amount | None
    difference: Amount | None
    note: str | None
    reason: IssueDocument | None
    """Why there is no price."""


class ChangePart(Result):
    """A figure before and after; null where there is none, which is no zero."""

    label: str
    before: Amount | None
    after: Amount | None
    difference: Amount | None


class RenewalPart(Result):
    """An offer against the present insurer."""

    offer: str
    total: ChangePart
    per_head: ChangePart
    by_programme: tuple[ChangePart, ...]
    by_module: tuple[ChangePart, ...]
    issues: tuple[IssueDocument, ...]


def bridges(comparison: Comparison, lang: str) -> list[Data]:
    """Return the bridges as plain data, the shape of :class:`BridgePart`."""
    return [_bridge(id_, one, lang) for id_, one in comparison.bridges.items()]


def _bridge(id_: str, one: Bridge, lang: str) -> Data:
    return {
        "offer": id_,
        "start": amount(one.start),
        "end": amount(one.end),
        "difference": amount(one.difference),
        "steps": _steps(one.steps, lang),
        "by_module": _steps(one.by_module, lang),
        "by_factor": _steps(one.by_factor, lang),
    }


def _steps(steps: Sequence[BridgeStep], lang: str) -> list[Data]:
    return [
        {
            "kind": one.kind,
            "module": one.module,
            "label": one.label.to(lang),
            "amount": amount(one.amount),
            "absence": one.absence,
        }
        for one in steps
    ]


def scenarios(comparison: Comparison, lang: str) -> dict[str, list[Data]]:
    """Return what each premium would become, the shape of :class:`ScenarioPart`."""
    found = comparison.sensitivities
    return {id_: [_scenario(one, lang) for one in some] for id_, some in found.items()}


def _scenario(one: Scenario, lang: str) -> Data:
    return {
        "kind": one.kind,
        "label": one.label.to(lang),
        "headcount": one.headcount,
        "people": one.heads,
        "total": amount(one.total),
        "per_head": amount(one.per_head),
        "difference": amount(one.difference),
        "note": words(one.note, lang),
        "reason": one.reason.to_dict(lang) if one.reason is not None else None,
    }


def renewals(comparison: Comparison, lang: str) -> list[Data] | None:
    """Return each offer against the present insurer; None where nobody knows who that is."""
    years = comparison.year_on_year
    return [_renewal(one, lang) for one in years.renewals] if years is not None else None


def _renewal(one: Renewal, lang: str) -> Data:
    return {
        "offer": one.quote.offer.id,
        "total": _change(one.total, lang),
        "per_head": _change(one.per_head, lang),
        "by_programme": [_change(change, lang) for change in one.by_programme],
        "by_module": [_change(change, lang) for change in one.by_module],
        "issues": [issue.to_dict(lang) for issue in one.issues],
    }


def _change(one: Change, lang: str) -> Data:
    sums = {name: amount(getattr(one, name)) for name in ("before", "after", "difference")}
    return {"label": one.label.to(lang), **sums}
